//! What of a pair's facts is put into words for the two.

use crate::scoring::facts::participant_fact::ParticipantFact;

/// Whether a mentor reads what the mentee wants to learn.
///
/// Somebody may not want to show what they do not know, so nobody reads it unless the programme
/// says so (S22).
///
/// For [`Letters::with_wishes`](crate::Letters::with_wishes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Wishes {
    /// It stays with the mentee.
    #[default]
    Kept,
    /// The mentor reads which of the skills they offer the mentee wants.
    Told,
}

impl Wishes {
    /// Is there something to say of a fact? Who has more seniority is plain to both, and to say it
    /// is of no use to either.
    pub(crate) fn are_told(self, fact: &ParticipantFact) -> bool {
        match fact {
            ParticipantFact::SeniorityDiffers => false,
            ParticipantFact::YourSkillsAreWanted { .. } => self == Self::Told,
            _ => true,
        }
    }
}
