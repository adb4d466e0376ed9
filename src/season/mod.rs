//! The life of a programme: rounds, decisions, what is on disk.
//!
//! A matching proposes pairs; a [`Season`] keeps what people say about them and matches again
//! around it. It is its log: every [`Decision`] with the time the caller gives, from which the
//! states of all pairs follow. So a season that is read from a file is checked by going through its
//! log again.

mod answers;
mod coming_and_going;
mod course;
mod decision;
mod decisions;
mod document;
#[cfg(feature = "json")]
mod json_file;
mod letter;
mod next_cohort;
pub(crate) mod pair_state;
mod round;
pub(crate) mod season;
#[cfg(feature = "json")]
mod succession;

pub use answers::{Answer, Answers, NoAnswer, Reply};
pub use decision::{Decision, Event};
pub use document::SavedSeason;
pub use letter::Letter;
pub use pair_state::{Ending, PairState, Party};
pub use round::Round;
pub use season::Season;
