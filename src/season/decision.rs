//! The log: what was decided, and when.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::model::value::Worth;
use crate::matching::constraints::Sparing;
use crate::matching::matching::Pair;
use crate::people::participant_id::ParticipantId;
use crate::season::pair_state::Who;

/// The two of a pair, by id. It is what a season calls a pair, since points may change from round
/// to round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairName {
    mentor: ParticipantId,
    mentee: ParticipantId,
}

impl PairName {
    /// The pair of these two.
    pub fn new(mentor: impl Into<ParticipantId>, mentee: impl Into<ParticipantId>) -> Self {
        Self { mentor: mentor.into(), mentee: mentee.into() }
    }

    /// The mentor.
    pub fn mentor(&self) -> &ParticipantId {
        &self.mentor
    }

    /// The mentee.
    pub fn mentee(&self) -> &ParticipantId {
        &self.mentee
    }

    /// Is this person one of the two?
    pub(super) fn has(&self, who: &ParticipantId) -> bool {
        self.mentor == *who || self.mentee == *who
    }
}

impl From<&Pair> for PairName {
    fn from(pair: &Pair) -> Self {
        Self { mentor: pair.mentor().clone(), mentee: pair.mentee().clone() }
    }
}

impl fmt::Display for PairName {
    /// `ana and zoe`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} and {}", self.mentor, self.mentee)
    }
}

/// One entry of the log: what was decided, when, and in which round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub(super) at: String,
    pub(super) round: u32,
    pub(super) what: What,
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
    pub fn what(&self) -> &What {
        &self.what
    }
}

/// What was decided. Each kind is one method of [`Season`](crate::Season), and the only way to
/// change it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum What {
    /// The first matching was made.
    Proposed {
        /// All its pairs.
        pairs: Vec<PairName>,
    },
    /// Pairs were asked.
    Consulted {
        /// Which.
        pairs: Vec<PairName>,
    },
    /// A pair agreed.
    Accepted(PairName),
    /// Somebody said no to a pair.
    Declined {
        /// To which.
        pair: PairName,
        /// Who said no.
        by: Who,
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
        parted: Vec<PairName>,
        /// Pairs that are new.
        made: Vec<PairName>,
        /// What sparing cost against the best matching of all.
        cost: Worth,
        /// How far from best it may be at most.
        gap: Worth,
    },
    /// Pairs began.
    Formalised {
        /// Which.
        pairs: Vec<PairName>,
    },
    /// The season ended.
    Closed,
}
