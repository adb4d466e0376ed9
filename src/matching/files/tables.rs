//! A matching as tables, CSV or workbooks (feature `csv`).

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use crate::assignment::model::term::Entry;
use crate::error::{Error, Result};
use crate::matching::files::findings;
use crate::matching::matching::Matching;
use crate::matching::telling::left_out::LeftOut;
use crate::people::own_columns::{MATCHES, UNMATCHED};
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::people::reading::rows_out::Rows;
use crate::people::reading::table_format::TableFormat;
use crate::people::reporting_lines::line_check::LineCheck;
use crate::safe_file::replace;
use crate::scoring::criterion::Criterion;

/// The tables of a matching, in a format. From [`Matching::files`].
///
/// ```
/// use pairwright::people::TableFormat;
/// use pairwright::{Cohort, Matcher, Participant};
///
/// let people = [Participant::mentor("ana").with_name("Ana Müller"), Participant::mentee("max")];
/// let matching = Matcher::default().solve(Cohort::new(people)?)?;
/// let files = matching.files().with_format(TableFormat::Csv { mark: true });
/// let mut file = Vec::new();
/// files.write_matches(&mut file).unwrap();
/// let text = String::from_utf8(file).unwrap();
/// assert!(text.starts_with("\u{feff}mentor_id,mentor_name,mentee_id,mentee_name,points,"));
/// assert!(text.contains("\nana,Ana Müller,max,,0,"));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct MatchingFiles<'a> {
    matching: &'a Matching,
    format: TableFormat,
}

impl MatchingFiles<'_> {
    /// Sets the format: CSV with or without a byte order mark, or a workbook.
    #[must_use]
    pub fn with_format(mut self, format: TableFormat) -> Self {
        self.format = format;
        self
    }

    /// Writes the pairs and everybody left out into a folder, which is made where it is missing:
    /// `matches.csv` and `unmatched.csv`, or `.xlsx`. Where something was found that stops a
    /// matching or is doubtful, `findings.csv` stands next to them, or in place of an earlier one.
    ///
    /// Each file is written next to its place and then renamed: a failure leaves an earlier file as
    /// it was. A text that a spreadsheet would compute gets an apostrophe before it. The same
    /// matching gives the same bytes.
    ///
    /// # Errors
    /// [`is_io`](Error::is_io), naming the file.
    pub fn write(&self, folder: impl AsRef<Path>) -> Result<()> {
        let folder = folder.as_ref();
        std::fs::create_dir_all(folder).map_err(|error| Error::io(folder.display().to_string(), error))?;
        let path = |name: &str| folder.join(name).with_extension(self.format.ending());
        replace(&path("matches"), |file| self.write_matches(file))?;
        replace(&path("unmatched"), |file| self.write_unmatched(file))?;
        let findings = path("findings");
        if self.matching.has_doubts() || findings.exists() {
            replace(&findings, |file| self.write_findings(file))?;
        }
        Ok(())
    }

    /// Writes what was found about the people: see [`Matching::write_findings`].
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_findings(&self, to: impl Write) -> io::Result<()> {
        findings::write(self.matching, Rows::of(self.format, to)?)
    }

    /// Writes the pairs: see [`Matching::write_matches`].
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_matches(&self, to: impl Write) -> io::Result<()> {
        let scores = &self.matching.parts.scores;
        let mut rows = Rows::of(self.format, to)?;
        let named = self.has_names();
        let columns = MATCHES.into_iter().filter(|column| named || !column.ends_with("_name"));
        rows.texts(columns.chain(scores.criteria().map(Criterion::name)))?;
        for (pair, &(row, column)) in self.matching.pairs.iter().zip(&*self.matching.places) {
            for id in [pair.mentor(), pair.mentee()] {
                rows.text(id.as_str())?;
                if named {
                    rows.text(self.name(id))?;
                }
            }
            rows.number(pair.points)?;
            rows.number(pair.fit())?;
            rows.text(&pair.duration.map_or_else(String::new, |duration| duration.to_string()))?;
            rows.text(&pair.format.map_or_else(String::new, |format| format.to_string()))?;
            let check = self.matching.cohort().reporting_lines().check(pair.mentor(), pair.mentee());
            rows.text(if check == LineCheck::Unknown { "no" } else { "yes" })?;
            for entry in scores.entries(row, column) {
                match entry {
                    Entry::Points(points) => rows.number(points)?,
                    Entry::Never => rows.text("never")?,
                }
            }
            rows.end()?;
        }
        rows.finish()
    }

    /// Writes everybody left out: see [`Matching::write_unmatched`].
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_unmatched(&self, to: impl Write) -> io::Result<()> {
        let mut rows = Rows::of(self.format, to)?;
        let named = self.has_names();
        rows.texts(UNMATCHED.into_iter().filter(|&column| named || column != "name"))?;
        for (person, role, reason) in by_person(self.matching.left_out()) {
            rows.text(person.as_str())?;
            if named {
                rows.text(self.name(person))?;
            }
            rows.texts([role.to_string().as_str(), &reason])?;
        }
        rows.finish()
    }

    fn has_names(&self) -> bool {
        self.matching.cohort().people().iter().any(|person| person.name().is_some())
    }

    fn name(&self, id: &ParticipantId) -> &str {
        self.matching.cohort().get(id).and_then(Participant::name).unwrap_or_default()
    }
}

/// Everybody left out, once, with the role and the reason. Who is left out as mentor and as mentee
/// has both.
fn by_person(left_out: &[LeftOut]) -> Vec<(&ParticipantId, Role, String)> {
    let mut mentors: BTreeMap<&ParticipantId, &LeftOut> =
        left_out.iter().filter(|left| left.role() == Role::Mentor).map(|left| (left.id(), left)).collect();
    let mut people = Vec::with_capacity(left_out.len());
    for left in left_out {
        let (id, reason) = (left.id(), left.told());
        if left.role() == Role::Mentor {
            if mentors.contains_key(id) {
                people.push((id, Role::Mentor, reason));
            }
        } else if let Some(mentor) = mentors.remove(id) {
            let reason = format!("as mentee: {reason}; as mentor: {}", mentor.told());
            people.push((id, Role::Both, reason));
        } else {
            people.push((id, left.role(), reason));
        }
    }
    people
}

impl Matching {
    /// The pairs and everybody left out as tables: CSV, with a byte order mark on request, or
    /// workbooks.
    pub fn files(&self) -> MatchingFiles<'_> {
        MatchingFiles { matching: self, format: TableFormat::default() }
    }

    /// Writes `matches.csv` and `unmatched.csv` into a folder: see [`MatchingFiles::write`].
    ///
    /// # Errors
    /// [`is_io`](Error::is_io), naming the file.
    pub fn write_files(&self, folder: impl AsRef<Path>) -> Result<()> {
        self.files().write(folder)
    }

    /// Writes every allowed pair as `mentor_id,mentee_id,points`, so that anybody can check the
    /// optimum with another solver.
    ///
    /// That is a line for nearly every mentor and mentee. So a cohort of more than 25 million pairs
    /// (5,000 of each, half a gigabyte) is not written: [`write_scores`](Self::write_scores) does
    /// it all the same.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) for more pairs; [`is_io`](Error::is_io), naming the file.
    /// An earlier file stays as it was.
    pub fn write_scores_file(&self, path: impl AsRef<Path>) -> Result<()> {
        const MOST: u128 = 25_000_000;
        let problem = self.parts.scores.problem();
        let pairs = problem.rows() as u128 * problem.columns() as u128;
        if pairs > MOST {
            return Err(Error::memory(format!(
                "{} mentors and {} mentees make {pairs} pairs, and no more than {MOST} are written to a file",
                problem.rows(),
                problem.columns()
            )));
        }
        replace(path.as_ref(), |file| self.write_scores(file))
    }

    /// Writes the pairs: `mentor_id,mentee_id,points,fit,duration,format,lines_checked`, then one
    /// column for each criterion. Where anybody has a name, `mentor_name` and `mentee_name` stand
    /// next to the ids.
    ///
    /// In `fit` is how near the pair is to the best its mentee could have, from 0 to 100: see
    /// [`Pair::fit`](crate::Pair::fit).
    /// In `lines_checked` is `no` where it is not known whether one of the two stands above the
    /// other: see [`Matching::unchecked`]. A criterion's column has its points, and all of them add
    /// up to `points`. A criterion of your own has the last columns.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max").with_choices(["ana"])];
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let mut file = Vec::new();
    /// matching.write_matches(&mut file).unwrap();
    /// let text = String::from_utf8(file).unwrap();
    /// assert!(text.starts_with("mentor_id,mentee_id,points,fit,duration,format,lines_checked,"));
    /// assert!(text.contains("\nana,max,500,100,"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_matches(&self, to: impl Write) -> io::Result<()> {
        self.files().write_matches(to)
    }

    /// Writes everybody left out: `id,role,reason`, and the `name` where anybody has one. The
    /// reason is the sentence of [`LeftOut::told`](crate::explain::LeftOut::told). Who is left out
    /// as mentor and as mentee has one line, with the role `both` and both reasons.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_unmatched(&self, to: impl Write) -> io::Result<()> {
        self.files().write_unmatched(to)
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
