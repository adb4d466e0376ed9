//! Findings without the names that they quote.
//!
//! A reference that is nobody's id may be a name, also a misspelt one, so none is kept. What people
//! wrote as reasons stays.

use crate::people::finding::fact::Fact;
use crate::people::finding::unresolved::Unresolved;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;

/// Stands for a text that may be a name.
const HIDDEN: &str = "(hidden)";

impl Fact {
    /// The same without anybody's name.
    pub(super) fn without_names(mut self) -> Self {
        match &mut self {
            Self::NameShared { name, .. } => HIDDEN.clone_into(name),
            Self::CharacterHidden { field, text, .. } if field == "name" => HIDDEN.clone_into(text),
            Self::ManagersForeign { manager, .. } => *manager = ParticipantId::from(HIDDEN),
            Self::PairUnresolved { pair, references, .. } => {
                let is_quoted = |id: &ParticipantId| references.iter().any(|one| one.text() == id);
                let kept = |id: &ParticipantId| {
                    if is_quoted(id) { ParticipantId::from(HIDDEN) } else { id.clone() }
                };
                *pair = PairId::new(kept(pair.mentor()), kept(pair.mentee()));
                references.iter_mut().for_each(Unresolved::hide);
            }
            Self::FlagUnresolved { reference, .. }
            | Self::ManagerUnresolved { reference, .. }
            | Self::ChoiceUnknown { reference, .. }
            | Self::AcquaintanceUnknown { reference, .. } => reference.hide(),
            _ => {}
        }
        self
    }
}

impl Unresolved {
    /// Forgets what is written.
    fn hide(&mut self) {
        *self = Self::new(ParticipantId::from(HIDDEN), self.reason().clone());
    }
}
