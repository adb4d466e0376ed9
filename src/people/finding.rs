//! One finding about a cohort: what, where, about whom, and how serious.

pub(crate) mod english;
pub(crate) mod fact;
mod hiding;
pub(crate) mod kind;
pub(crate) mod reporter;
pub(crate) mod rule_fact;
pub(crate) mod unresolved;

use std::fmt;

use crate::people::finding::english::English;
use crate::people::finding::fact::Fact;
use crate::people::finding::kind::{FindingKind, Severity};
use crate::people::finding::reporter::Reporter;
use crate::people::participant_id::ParticipantId;
use crate::people::place::Place;

/// Something about a cohort that somebody should know: not malformed, but it stops the matching, is
/// doubtful, or says how something was understood.
///
/// It is a value: a [`Fact`], from which kind, severity and people follow, and the place where it
/// stands, if it came from a file. Printed, it is one sentence in English; a [`Reporter`] of your
/// own makes others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    // First, so that findings are sorted by it.
    kind: FindingKind,
    fact: Fact,
    place: Option<Place>,
}

impl Finding {
    /// What was found, and where, if that is in a file.
    pub(crate) fn new(fact: Fact, place: Option<Place>) -> Self {
        Self { kind: fact.kind(), fact, place }
    }

    /// The same without anybody's name.
    pub(super) fn without_names(self) -> Self {
        Self { fact: self.fact.without_names(), ..self }
    }

    /// The kind, by which it can be accepted.
    pub fn kind(&self) -> FindingKind {
        self.kind
    }

    /// How serious it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// What was found.
    pub fn fact(&self) -> &Fact {
        &self.fact
    }

    /// Where it stands, if it came from a file.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// The kind, as a short name that stays the same: `choice-unknown` and so on.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The person it is about, if it is about one.
    ///
    /// Findings about a column, a list of pairs or a circle are about several or none.
    pub fn person(&self) -> Option<&ParticipantId> {
        match &self.fact {
            Fact::FlagUnresolved { person, .. }
            | Fact::FlagOutside { person, .. }
            | Fact::ManagerUnresolved { person, .. }
            | Fact::ManagerContradicted { person, .. }
            | Fact::ManagerMissing { person, .. }
            | Fact::ChoiceUnknown { person, .. }
            | Fact::ChoiceSelf { person, .. }
            | Fact::ChoiceOwnSide { person, .. }
            | Fact::ChoiceRepeated { person, .. }
            | Fact::ChoiceInConflict { person, .. }
            | Fact::AcquaintanceUnknown { person, .. }
            | Fact::LevelUnknown { person }
            | Fact::GradeUnknown { person, .. }
            | Fact::IdDamaged { person }
            | Fact::CharacterHidden { person, .. } => Some(person),
            Fact::Rule(fact) => fact.person(),
            _ => None,
        }
    }

    /// Everybody it is about, as far as they are known: none for a column or a whole file.
    pub fn people(&self) -> Vec<&ParticipantId> {
        match &self.fact {
            Fact::PairUnresolved { pair, .. }
            | Fact::PairOutside { pair, .. }
            | Fact::PairSwapped { pair, .. }
            | Fact::WishInConflict { pair, .. } => vec![pair.mentor(), pair.mentee()],
            Fact::ReportingCycle { people } | Fact::NameShared { people, .. } => people.iter().collect(),
            _ => self.person().into_iter().collect(),
        }
    }
}

impl fmt::Display for Finding {
    /// The sentence in English, after the place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&English.sentence(&self.fact))
    }
}
