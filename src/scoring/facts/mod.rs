//! What criteria say of a pair, as values: no sentence is made here.

pub(crate) mod co_mentee_fact;
pub(crate) mod each;
pub(crate) mod not_known;
pub(crate) mod own_fact;
pub(crate) mod pair_fact;
pub(crate) mod participant_fact;
mod readers;
pub(crate) mod wording;

pub use co_mentee_fact::CoMenteeFact;
pub use each::Each;
pub use not_known::{MissingCell, NotKnown, StandingPart};
pub use own_fact::OwnFact;
pub use pair_fact::{LineFact, PairFact, Pole};
pub use participant_fact::ParticipantFact;
pub use wording::Wording;
