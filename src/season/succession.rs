//! What may be replaced by a season: an earlier state of itself, and nothing else.
//!
//! A season is its log. So a file may be replaced if its log is the beginning of ours, made under
//! the same programme and about the same people, but for those who came, went or changed since.
//! Whatever was decided there is then decided here, and nothing is lost. It needs no memory of what
//! was opened, and so it also holds for a season that was never in a file, for copies, and for
//! several paths.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::finding::kind::FindingKind;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::season::decision::{Decision, Event};
use crate::season::document::SavedSeason;
use crate::season::season::Season;
use crate::words::{counted, form};

/// What to do about it.
const REMEDY: &str = "nothing was saved: open the file again and decide there, or save under another name";

impl SavedSeason {
    /// Refuses what is not an earlier state of this season. Time O(n log n).
    pub(super) fn check_precedes(&self, season: &Season) -> Result<()> {
        let (there, here) = (&self.log, season.log());
        let common = there.iter().zip(here).take_while(|(there, here)| there == here).count();
        if common < there.len() {
            return Err(Error::changed(format!(
                "somebody saved other decisions there: the file has {}, the season to save has {}, and only the \
                 first {common} are the same; {REMEDY}",
                decisions(there),
                decisions(here),
            )));
        }
        let since = here.get(common..).unwrap_or_default();
        let programme = self.programme.clone().accepting(accepted(since));
        let same_programme = programme == *season.programme() && self.objective == season.matcher.objective();
        if same_programme && self.people().is_some_and(|people| same_people(people, season.cohort(), since)) {
            return Ok(());
        }
        let what = if same_programme { "is about other people" } else { "was made under another programme" };
        let (there, here) = (decisions(there), decisions(here));
        Err(Error::changed(format!(
            "another season is there: it {what}; it has {there}, the season to save has {here}; {REMEDY}"
        )))
    }

    fn people(&self) -> Option<&Cohort> {
        self.cohort.as_ref().or_else(|| self.matching.as_ref()?.cohort())
    }
}

/// Is there something that is not a season at all?
pub(super) fn not_a_season(error: &Error) -> Error {
    Error::changed(format!("the file there is not a season that can be read ({error}); {REMEDY}"))
}

/// `3 decisions, the last at "5 March"`.
fn decisions(log: &[Decision]) -> String {
    let Some(last) = log.last() else { return "no decisions".into() };
    let the_last = form(log.len(), "", "the last ");
    format!("{}, {the_last}at {:?}", counted(log.len(), "decision"), last.at())
}

/// The kinds of findings that were accepted since.
fn accepted(since: &[Decision]) -> impl Iterator<Item = FindingKind> {
    since
        .iter()
        .flat_map(|decision| match decision.event() {
            Event::FindingsAccepted { kinds } => kinds.as_slice(),
            _ => &[],
        })
        .copied()
}

/// Are they the same, but for those who came, went or changed since?
fn same_people(there: &Cohort, here: &Cohort, since: &[Decision]) -> bool {
    let moved: BTreeSet<&ParticipantId> = since
        .iter()
        .filter_map(|decision| match decision.event() {
            Event::Joined { who } | Event::Left { who, .. } | Event::Changed { who, .. } => Some(who),
            _ => None,
        })
        .collect();
    let stayed = |person: &&Participant| !moved.contains(person.id());
    there.people().iter().filter(stayed).eq(here.people().iter().filter(stayed))
}
