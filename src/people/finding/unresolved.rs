//! Why it is not known who is meant by a reference, as values.

use crate::people::participant_id::ParticipantId;

/// A reference to a person that does not say, or not surely, who is meant.
///
/// In [`Fact`](crate::people::Fact).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unresolved {
    text: ParticipantId,
    reason: UnresolvedReason,
}

impl Unresolved {
    pub(crate) fn new(text: ParticipantId, reason: UnresolvedReason) -> Self {
        Self { text, reason }
    }

    /// What is written.
    pub fn text(&self) -> &ParticipantId {
        &self.text
    }

    /// Why it is not known who is meant.
    pub fn reason(&self) -> &UnresolvedReason {
        &self.reason
    }
}

/// Why it is not known who is meant.
///
/// In [`Unresolved`](crate::people::Unresolved).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UnresolvedReason {
    /// Somebody who is known, but does not take part.
    Outside,
    /// Nobody has this id, e-mail address or name. It is written like an id of this cohort, and
    /// like nobody's.
    Nobody,
    /// Several people have this name.
    Ambiguous {
        /// All of them, sorted.
        people: Vec<ParticipantId>,
    },
    /// Nobody has it, but somebody nearly has.
    Near {
        /// The nearest, the nearest first.
        people: Vec<ParticipantId>,
    },
    /// A spreadsheet has made a number or a date of it.
    Damaged {
        /// Who may be meant.
        people: Vec<ParticipantId>,
    },
    /// It is not written like the ids of this cohort.
    Foreign,
    /// It means "unknown" or "nobody", where somebody has to be named.
    Placeholder,
    /// It is the other person of the pair again.
    SamePerson,
}

impl UnresolvedReason {
    /// Is it possible that somebody who is known is meant?
    pub fn may_be_meant(&self) -> bool {
        !matches!(self, Self::Outside | Self::Nobody)
    }
}
