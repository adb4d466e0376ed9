//! Ranked choices.

use serde::{Deserialize, Serialize};

use crate::people::participant_id::ParticipantId;
use crate::people::reference::Change;

/// Up to three people, the first first. An empty place keeps the ranks after it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Option<ParticipantId>>", into = "Vec<Option<ParticipantId>>")]
pub(super) struct Choices {
    ranked: [Option<ParticipantId>; 3],
    /// One choice too many. Setters do not fail, so it waits here for the cohort to refuse it.
    surplus: Option<ParticipantId>,
}

impl Choices {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn ranked(&self) -> impl Iterator<Item = Option<&ParticipantId>> {
        self.ranked.iter().map(Option::as_ref)
    }

    /// Goes through all choices and changes them; ranks stay.
    pub(super) fn change(&mut self, mut change: impl FnMut(&ParticipantId) -> Change) {
        for choice in self.ranked.iter_mut().chain([&mut self.surplus]) {
            match choice.as_ref().map_or(Change::Keep, &mut change) {
                Change::Keep => {}
                Change::To(other) => *choice = Some(other),
                Change::Drop => *choice = None,
            }
        }
    }

    pub(super) fn surplus(&self) -> Option<&ParticipantId> {
        self.surplus.as_ref()
    }
}

impl FromIterator<Option<ParticipantId>> for Choices {
    fn from_iter<I: IntoIterator<Item = Option<ParticipantId>>>(all: I) -> Self {
        let mut all = all.into_iter().map(|id| id.and_then(ParticipantId::given));
        let ranked = std::array::from_fn(|_| all.next().flatten());
        Self { ranked, surplus: all.flatten().next() }
    }
}

impl From<Vec<Option<ParticipantId>>> for Choices {
    fn from(all: Vec<Option<ParticipantId>>) -> Self {
        all.into_iter().collect()
    }
}

impl From<Choices> for Vec<Option<ParticipantId>> {
    fn from(choices: Choices) -> Self {
        let mut all: Self = choices.ranked.into_iter().chain([choices.surplus]).collect();
        let used = all.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        all.truncate(used);
        all
    }
}
