//! Two people as a pair, by id.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::people::participant_id::ParticipantId;

/// A mentor and a mentee, by id: the one type of everything that is about a pair.
///
/// The order counts: the mentor comes first, in sorting too. Any two ids make one, as in
/// `("ana", "zoe")`; whether they take part is not considered.
///
/// From [`Pair::id`](crate::Pair::id).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairId {
    mentor: ParticipantId,
    mentee: ParticipantId,
}

impl PairId {
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

    /// Mentor and mentee.
    pub(crate) fn ids(&self) -> (&ParticipantId, &ParticipantId) {
        (&self.mentor, &self.mentee)
    }

    /// Is this person one of the two?
    pub(crate) fn has(&self, person: &str) -> bool {
        self.mentor.is(person) || self.mentee.is(person)
    }

    /// Refuses what cannot be an id.
    pub(super) fn check(&self) -> Result<()> {
        self.mentor.check("mentor_id")?;
        self.mentee.check("mentee_id")
    }
}

impl<M: Into<ParticipantId>, N: Into<ParticipantId>> From<(M, N)> for PairId {
    fn from((mentor, mentee): (M, N)) -> Self {
        Self::new(mentor, mentee)
    }
}

impl fmt::Display for PairId {
    /// `ana and zoe`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} and {}", self.mentor, self.mentee)
    }
}
