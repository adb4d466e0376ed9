//! German as a whole.

use crate::phrases::german::{facts, letters};
use crate::phrases::letter_part::LetterPart;
use crate::phrases::phrases::Phrases;
use crate::scoring::facts::participant_fact::ParticipantFact;

/// Says in German what participants read: their letters, what speaks for their pair, why they wait.
///
/// What the coordinator reads is left to [`English`](crate::phrases::English). The reader is
/// addressed as Sie, and nobody's gender is taken for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct German;

impl Phrases for German {
    fn language(&self) -> &'static str {
        "de"
    }

    fn letter(&self, part: &LetterPart<'_>) -> Option<String> {
        Some(letters::letter(part))
    }

    fn participant_fact(&self, fact: &ParticipantFact) -> Option<String> {
        facts::participant_fact(fact, self.language())
    }
}
