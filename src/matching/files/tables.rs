//! A matching as CSV files (feature `csv`).

use std::io::{self, Write};
use std::path::Path;

use crate::assignment::model::term::Entry;
use crate::error::{Error, Result};
use crate::matching::matching::Matching;
use crate::people::reading::formula::Rows;
use crate::people::reporting_lines::line_check::LineCheck;
use crate::safe_file::replace;
use crate::scoring::criterion::Criterion;
use crate::scoring::scores::PAIR_COLUMNS;

impl Matching {
    /// Writes `matches.csv` and `unmatched.csv` into a folder, which is made where it is missing.
    /// Where something was found that stops a matching or is doubtful, `findings.csv` stands beside
    /// them, or in place of an earlier one.
    ///
    /// Each file is written next to its place and then renamed: a failure leaves an earlier file as
    /// it was. A text that a spreadsheet would compute gets an apostrophe before it. The same
    /// matching gives the same bytes.
    ///
    /// # Errors
    /// [`is_io`](Error::is_io), naming the file.
    pub fn write_files(&self, folder: impl AsRef<Path>) -> Result<()> {
        let folder = folder.as_ref();
        std::fs::create_dir_all(folder).map_err(|error| Error::io(folder.display().to_string(), error))?;
        replace(&folder.join("matches.csv"), |file| self.write_matches(file))?;
        replace(&folder.join("unmatched.csv"), |file| self.write_unmatched(file))?;
        let findings = folder.join("findings.csv");
        if self.has_doubts() || findings.exists() {
            replace(&findings, |file| self.write_findings(file))?;
        }
        Ok(())
    }

    /// Writes every allowed pair as `mentor_id,mentee_id,points`, so that anybody can check the
    /// optimum with another solver.
    ///
    /// That is a line for nearly every mentor and mentee. So a cohort of more than 25 million pairs
    /// (5,000 of each, half a gigabyte) is not written: [`write_scores`](Self::write_scores) does
    /// it all the same.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) for more pairs; [`is_io`](Error::is_io), naming the file.
    /// An earlier file stays as it was.
    pub fn write_scores_file(&self, path: impl AsRef<Path>) -> Result<()> {
        const MOST: u128 = 25_000_000;
        let problem = self.parts.scores.problem();
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

    /// Writes the pairs: `mentor_id,mentee_id,points,duration,format,lines_checked`, then one
    /// column for each criterion.
    ///
    /// In `lines_checked` is `no` where it is not known whether one of the two stands above the
    /// other: see [`Matching::unchecked`].
    /// A criterion's column has its points, and all of them add up to `points`. A criterion of your
    /// own has the last columns.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max").with_choices(["ana"])];
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let mut file = Vec::new();
    /// matching.write_matches(&mut file).unwrap();
    /// let text = String::from_utf8(file).unwrap();
    /// assert!(text.starts_with("mentor_id,mentee_id,points,duration,format,lines_checked,"));
    /// assert!(text.contains("\nana,max,400,"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_matches(&self, to: impl Write) -> io::Result<()> {
        let mut rows = Rows::new(to);
        rows.texts(PAIR_COLUMNS.into_iter().chain(self.parts.scores.criteria().map(Criterion::name)))?;
        for (pair, &(row, column)) in self.pairs.iter().zip(&self.places) {
            rows.text(pair.mentor().as_str())?;
            rows.text(pair.mentee().as_str())?;
            rows.number(pair.points)?;
            rows.text(&pair.duration.map_or_else(String::new, |duration| duration.to_string()))?;
            rows.text(&pair.format.map_or_else(String::new, |format| format.to_string()))?;
            let check = self.cohort().reporting_lines().check(pair.mentor(), pair.mentee());
            rows.text(if check == LineCheck::Unknown { "no" } else { "yes" })?;
            for entry in self.parts.scores.entries(row, column) {
                match entry {
                    Entry::Points(points) => rows.number(points)?,
                    Entry::Never => rows.text("never")?,
                }
            }
            rows.end()?;
        }
        rows.finish()
    }

    /// Writes everybody left out: `id,role,reason`. The reason is the sentence of
    /// [`Reason`](crate::explain::Reason).
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_unmatched(&self, to: impl Write) -> io::Result<()> {
        let mut rows = Rows::new(to);
        rows.texts(["id", "role", "reason"])?;
        for person in self.left_out() {
            rows.texts([person.id().as_str(), &person.role().to_string(), &person.reason().to_string()])?;
        }
        rows.finish()
    }

    /// Writes every allowed pair as `mentor_id,mentee_id,points`, however many there are: see
    /// [`write_scores_file`](Self::write_scores_file).
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_scores(&self, to: impl Write) -> io::Result<()> {
        self.parts.scores.write_csv(to)
    }
}
