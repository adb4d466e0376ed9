//! The log: what was decided, and when.

use serde::{Deserialize, Serialize};

use crate::assignment::model::value::ObjectiveValue;
use crate::matching::constraints::Sparing;
use crate::people::finding::kind::FindingKind;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::season::pair_state::Party;

/// One entry of the log: what was decided, when, and in which round.
///
/// From [`Season::log`](crate::Season::log).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub(super) at: String,
    pub(super) round: u32,
    #[serde(rename = "what")]
    pub(super) event: Event,
}

impl Decision {
    /// When, in the caller's words. The library has no clock, and stores what it is given.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// The round in which it was decided: 0 before the first matching; a matching begins its round.
    pub fn round(&self) -> u32 {
        self.round
    }

    /// What was decided.
    pub fn event(&self) -> &Event {
        &self.event
    }
}

impl Event {
    /// Was a matching made?
    pub(super) fn is_round(&self) -> bool {
        matches!(self, Self::Proposed { .. } | Self::Rematched { .. })
    }

    /// May another matching be better after this?
    pub(super) fn asks_for_a_matching(&self) -> bool {
        matches!(
            self,
            Self::Declined { .. }
                | Self::Withdrawn { .. }
                | Self::Ended { .. }
                | Self::Changed { .. }
                | Self::Joined { .. }
                | Self::Left { .. }
        )
    }
}

/// What was decided. Each kind is one method of [`Season`](crate::Season), and the only way to
/// change it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Event {
    /// The first matching was made.
    Proposed {
        /// All its pairs.
        pairs: Vec<PairId>,
    },
    /// Pairs were asked.
    Consulted {
        /// Which.
        pairs: Vec<PairId>,
    },
    /// One of the two said yes, or the coordinator for both.
    Agreed {
        /// To which.
        pair: PairId,
        /// Who said yes.
        by: Party,
    },
    /// A pair counts as accepted: whose yes is needed have said it, or the coordinator decided so.
    Accepted(PairId),
    /// An accepted pair was taken back before it began.
    Withdrawn {
        /// Which.
        pair: PairId,
        /// Who took it back.
        by: Party,
        /// Why; may be empty.
        reason: String,
    },
    /// A formal pair ended, and both stay.
    Ended {
        /// Which.
        pair: PairId,
        /// Who ended it.
        by: Party,
        /// Why; may be empty.
        reason: String,
    },
    /// Somebody's details changed.
    Changed {
        /// Whose.
        who: ParticipantId,
        /// Which, by the names of their columns.
        columns: Vec<String>,
    },
    /// A settled pair stays, although a change forbids it.
    Kept {
        /// Which.
        pair: PairId,
        /// The criteria that forbid it, by name.
        despite: Vec<String>,
        /// Why it stays.
        reason: String,
    },
    /// Somebody said no to a pair.
    Declined {
        /// To which.
        pair: PairId,
        /// Who said no.
        by: Party,
        /// Why; may be empty.
        reason: String,
    },
    /// Somebody joined the cohort.
    Joined {
        /// Who.
        who: ParticipantId,
    },
    /// Somebody left the cohort. All their pairs ended.
    Left {
        /// Who.
        who: ParticipantId,
        /// Why; may be empty.
        reason: String,
    },
    /// The matching was made again.
    Rematched {
        /// How open pairs were spared.
        sparing: Sparing,
        /// Open pairs that were parted.
        parted: Vec<PairId>,
        /// Pairs that are new.
        made: Vec<PairId>,
        /// What sparing cost against the best matching of all.
        cost: ObjectiveValue,
        /// How far from best it may be at most.
        gap: ObjectiveValue,
    },
    /// Findings that would stop a matching were accepted.
    FindingsAccepted {
        /// Of these kinds.
        kinds: Vec<FindingKind>,
    },
    /// Pairs began.
    Formalised {
        /// Which.
        pairs: Vec<PairId>,
    },
    /// The season ended.
    Closed,
}
