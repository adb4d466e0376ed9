//! Nobody is matched while a finding stops it, unless its kind is accepted by name.
//!
//! A conflict that names nobody of here may be about somebody who takes part. So it is not passed
//! over: whoever runs the programme mends it, or accepts it knowingly, and then it is told with the
//! matching (`telling/unchecked.rs`).

use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::finding::Finding;
use crate::people::finding::english::English;
use crate::people::finding::kind::FindingKind;
use crate::people::finding::reporter::Reporter as _;
use crate::programme::programme::Programme;
use crate::words::{counted, form};

/// An error lists at most this many findings.
const LISTED: usize = 100;

/// How somebody who is refused can accept what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Acceptance {
    /// In the programme, before it is used.
    InProgramme,
    /// In a season, which keeps its programme.
    InSeason,
}

impl Acceptance {
    fn advice(self, kind: FindingKind) -> String {
        match self {
            Self::InProgramme => {
                format!("mend it, or accept its kind in the programme: accept = [\"{kind}\"]")
            }
            Self::InSeason => {
                format!("mend it, or accept its kind in the season: Season::accept_findings, \"{kind}\"")
            }
        }
    }
}

/// Refuses a cohort with findings that stop a matching and are not accepted by the programme.
///
/// That a side has nobody stops only a first matching: later on, people leave.
pub(super) fn check_accepted(
    cohort: &Cohort,
    programme: &Programme,
    how: Acceptance,
    is_first: bool,
) -> Result<()> {
    let stops = cohort.audit().unaccepted(programme.accepted());
    let mut stops = stops.filter(|finding| is_first || finding.kind() != FindingKind::Nobody);
    let Some(first) = stops.next() else { return Ok(()) };
    let more: Vec<Error> = stops.by_ref().take(LISTED - 1).map(|one| refused(one, "", how)).collect();
    let unlisted = stops.count();
    let all = 1 + more.len() + unlisted;
    let lead = format!(
        "nobody is matched before {} {} mended or accepted: ",
        counted(all, "finding"),
        form(all, "is", "are")
    );
    Err(refused(first, &lead, how).with_more(more, unlisted))
}

/// The error about one finding, with its place and person, and what to do.
fn refused(finding: &Finding, lead: &str, how: Acceptance) -> Error {
    let sentence = English.sentence(finding.fact());
    let mut error = Error::input(format!("{lead}{}", sentence.trim_end_matches('.')));
    if let Some(place) = finding.place() {
        error = error.in_file(place.file());
        if let Some(line) = place.line() {
            error = error.at_line(line);
        }
        if let Some(column) = place.column() {
            error = error.at_column(column);
        }
    }
    if let Some(person) = finding.people().first() {
        error = error.of_person(person.as_str());
    }
    error.with_advice(how.advice(finding.kind()))
}
