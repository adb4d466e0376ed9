//! The scores as a CSV file (feature `csv`).

use std::io::{self, Write};

use crate::assignment::model::index::Row;
use crate::assignment::model::matrix::Matrix;
use crate::people::reading::rows_out::Rows;
use crate::scoring::scores::Scores;

impl Scores {
    /// Writes every allowed pair as `mentor_id,mentee_id,points`, however many there are.
    ///
    /// No matching is needed for it, so a problem that a solver fails at can be reported. Time
    /// O(mentors x mentees x tables), space O(mentees).
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_csv(&self, to: impl Write) -> io::Result<()> {
        let problem = self.problem();
        let mut rows = Rows::new(to);
        rows.texts(["mentor_id", "mentee_id", "points"])?;
        let mut cells = vec![0; problem.columns()];
        for (i, mentor) in self.mentors().iter().enumerate() {
            problem.fill_row(Row::new(i), &mut cells).map_err(io::Error::other)?;
            for (mentee, points) in
                self.mentees().iter().zip(&cells).filter(|&(_, &points)| points != Matrix::ABSENT)
            {
                rows.text(mentor.as_str())?;
                rows.text(mentee.as_str())?;
                rows.number(points)?;
                rows.end()?;
            }
        }
        rows.finish()
    }
}
