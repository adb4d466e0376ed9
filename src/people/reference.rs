//! The fields of a profile that refer to people, and what becomes of a reference.

use crate::people::participant_id::ParticipantId;

/// Where one person names another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reference {
    Manager,
    Choice,
    Flag,
    Acquaintance,
}

/// What becomes of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    Keep,
    To(ParticipantId),
    /// It refers to nobody.
    Drop,
}
