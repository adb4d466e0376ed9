//! Ranked choices.

use serde::{Deserialize, Serialize};

use crate::people::participant_id::ParticipantId;
use crate::people::reference::Change;

/// The field of each rank. There are as many ranks as fields.
pub(super) const FIELDS: [&str; 10] = [
    "choice1", "choice2", "choice3", "choice4", "choice5", "choice6", "choice7", "choice8", "choice9",
    "choice10",
];

/// Up to ten people, the first first. An empty place keeps the ranks after it.
///
/// At the end there is no empty place. An eleventh is one choice too many. Setters do not fail, so
/// it waits here for the cohort to refuse it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Option<ParticipantId>>", into = "Vec<Option<ParticipantId>>")]
pub(super) struct Choices(Vec<Option<ParticipantId>>);

impl Choices {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn ranked(&self) -> impl Iterator<Item = Option<&ParticipantId>> {
        self.0.iter().take(FIELDS.len()).map(Option::as_ref)
    }

    /// Goes through all choices and changes them; ranks stay.
    pub(super) fn change(&mut self, mut change: impl FnMut(&ParticipantId) -> Change) {
        for choice in &mut self.0 {
            match choice.as_ref().map_or(Change::Keep, &mut change) {
                Change::Keep => {}
                Change::To(other) => *choice = Some(other),
                Change::Drop => *choice = None,
            }
        }
        self.drop_empty_end();
    }

    fn drop_empty_end(&mut self) {
        let used = self.0.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        self.0.truncate(used);
    }

    pub(super) fn surplus(&self) -> Option<&ParticipantId> {
        self.0.get(FIELDS.len())?.as_ref()
    }
}

impl FromIterator<Option<ParticipantId>> for Choices {
    fn from_iter<I: IntoIterator<Item = Option<ParticipantId>>>(all: I) -> Self {
        let mut all = all.into_iter().fuse().map(|id| id.and_then(ParticipantId::given));
        let mut ranked: Vec<_> = all.by_ref().take(FIELDS.len()).collect();
        ranked.extend(all.flatten().next().map(Some));
        let mut choices = Self(ranked);
        choices.drop_empty_end();
        choices.0.shrink_to_fit();
        choices
    }
}

impl From<Vec<Option<ParticipantId>>> for Choices {
    fn from(all: Vec<Option<ParticipantId>>) -> Self {
        all.into_iter().collect()
    }
}

impl From<Choices> for Vec<Option<ParticipantId>> {
    fn from(choices: Choices) -> Self {
        choices.0
    }
}
