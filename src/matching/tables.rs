//! A matching as CSV files (feature `csv`).

use std::io::{self, Write};
use std::path::Path;

use super::Matching;
use crate::assignment::{Entry, Matrix, Row};
use crate::error::{Error, Result};
use crate::safe_file::replace;
use crate::scoring::{Criterion, PAIR_COLUMNS};

impl Matching {
    /// Writes `matches.csv` and `unmatched.csv` into a folder, which is made where it is missing.
    ///
    /// Each file is written beside its place and then renamed: a failure leaves an earlier file as it
    /// was.
    ///
    /// # Errors
    /// [`is_io`](Error::is_io), naming the file.
    pub fn write_files(&self, folder: impl AsRef<Path>) -> Result<()> {
        let folder = folder.as_ref();
        std::fs::create_dir_all(folder).map_err(|error| Error::io(folder.display().to_string(), error))?;
        replace(&folder.join("matches.csv"), |file| self.write_matches(file))?;
        replace(&folder.join("unmatched.csv"), |file| self.write_unmatched(file))
    }

    /// Writes every allowed pair as `mentor_id,mentee_id,points`, so that anybody can check the optimum
    /// with another solver.
    ///
    /// That is a line for nearly every mentor and mentee. So a cohort of more than 25 million pairs (5,000
    /// of each, half a gigabyte) is not written: [`write_scores`](Self::write_scores) does it all the same.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) for more pairs; [`is_io`](Error::is_io), naming the file. An
    /// earlier file stays as it was.
    pub fn write_scores_file(&self, path: impl AsRef<Path>) -> Result<()> {
        const MOST: u128 = 25_000_000;
        let problem = self.scores.problem();
        let pairs = problem.rows() as u128 * problem.columns() as u128;
        if pairs > MOST {
            return Err(Error::problem(format!(
                "{} mentors and {} mentees make {pairs} pairs, and no more than {MOST} are written to a file",
                problem.rows(),
                problem.columns()
            )));
        }
        replace(path.as_ref(), |file| self.write_scores(file))
    }

    /// Writes the pairs: `mentor_id,mentee_id,points,duration,format`, then one column for each criterion.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_matches(&self, to: impl Write) -> io::Result<()> {
        let mut rows = csv::Writer::from_writer(to);
        rows.write_record(PAIR_COLUMNS.into_iter().chain(self.scores.criteria().map(Criterion::name)))?;
        for (pair, &(row, column)) in self.pairs.iter().zip(&self.places) {
            let mut record = vec![
                pair.mentor.to_string(),
                pair.mentee.to_string(),
                pair.points.to_string(),
                pair.duration.map_or_else(String::new, |duration| duration.to_string()),
                pair.format.map_or_else(String::new, |format| format.to_string()),
            ];
            record.extend(self.scores.entries(row, column).map(|entry| match entry {
                Entry::Points(points) => points.to_string(),
                Entry::Never => "never".into(),
            }));
            rows.write_record(record)?;
        }
        rows.flush()
    }

    /// Writes everybody left out: `id,role,reason`.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_unmatched(&self, to: impl Write) -> io::Result<()> {
        let mut rows = csv::Writer::from_writer(to);
        rows.write_record(["id", "role", "reason"])?;
        for person in self.left_out() {
            rows.write_record([
                person.id().as_str(),
                &person.role().to_string(),
                &person.reason().to_string(),
            ])?;
        }
        rows.flush()
    }

    /// Writes every allowed pair as `mentor_id,mentee_id,points`, however many there are: see
    /// [`write_scores_file`](Self::write_scores_file).
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_scores(&self, to: impl Write) -> io::Result<()> {
        let (problem, mentors, mentees) =
            (self.scores.problem(), self.scores.mentors(), self.scores.mentees());
        let mut rows = csv::Writer::from_writer(to);
        rows.write_record(["mentor_id", "mentee_id", "points"])?;
        let mut cells = vec![0; problem.columns()];
        for (i, mentor) in mentors.iter().enumerate() {
            problem.fill_row(Row::new(i), &mut cells).map_err(io::Error::other)?;
            for (mentee, points) in
                mentees.iter().zip(&cells).filter(|&(_, &points)| points != Matrix::ABSENT)
            {
                rows.write_record([mentor.as_str(), mentee.as_str(), &points.to_string()])?;
            }
        }
        rows.flush()
    }
}
