//! The findings about the people of a matching as a CSV file (feature `csv`).

use std::io::{self, Write};

use crate::matching::matching::Matching;
use crate::people::finding::english::English;
use crate::people::finding::kind::Severity;
use crate::people::finding::reporter::Reporter as _;
use crate::people::participant_id::ParticipantId;
use crate::people::place::Place;
use crate::people::reading::rows_out::Rows;

/// The columns of the file.
const COLUMNS: [&str; 8] = ["severity", "kind", "accepted", "file", "line", "column", "people", "finding"];

impl Matching {
    /// Writes what was found about the people, the most serious first:
    /// `severity,kind,accepted,file,line,column,people,finding`.
    ///
    /// In `accepted` is `yes` where the programme accepts the kind. People are separated by `; `.
    /// The same cohort gives the same bytes.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let people = [Participant::mentor("ana").with_choices(["zeo"]), Participant::mentee("zoe")];
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let mut file = Vec::new();
    /// matching.write_findings(&mut file).unwrap();
    /// let text = String::from_utf8(file).unwrap();
    /// assert!(text.starts_with("severity,kind,accepted,file,line,column,people,finding\n"));
    /// assert!(text.contains("\ndoubtful,choice-unknown,no,,,,ana,"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_findings(&self, to: impl Write) -> io::Result<()> {
        self.files().write_findings(to)
    }

    /// Was anything found that stops a matching or is doubtful?
    pub(super) fn has_doubts(&self) -> bool {
        let audit = self.audit();
        audit.findings().first().is_some_and(|first| first.severity() <= Severity::Doubtful)
    }
}

/// Writes all findings.
pub(super) fn write<W: Write>(matching: &Matching, mut rows: Rows<W>) -> io::Result<()> {
    rows.texts(COLUMNS)?;
    for finding in matching.audit().findings() {
        let is_accepted = matching.programme().accepted().contains(&finding.kind());
        let place = finding.place();
        rows.text(&finding.severity().to_string())?;
        rows.text(finding.code())?;
        rows.text(if is_accepted { "yes" } else { "no" })?;
        rows.text(place.map_or("", Place::file))?;
        rows.text(&place.and_then(Place::line).map_or_else(String::new, |line| line.to_string()))?;
        rows.text(place.and_then(Place::column).unwrap_or_default())?;
        let people: Vec<&str> = finding.people().into_iter().map(ParticipantId::as_str).collect();
        rows.text(&people.join("; "))?;
        rows.text(&English.sentence(finding.fact()))?;
        rows.end()?;
    }
    rows.finish()
}
