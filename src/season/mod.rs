//! The life of a programme: rounds, decisions, what is on disk.
//!
//! A matching proposes pairs; a [`Season`] keeps what people say about them and matches again
//! around it. It is its log: every [`Decision`] with the time the caller gives, from which the
//! states of all pairs follow. So a season that is read from a file is checked by going through its
//! log again.
//!
//! ```
//! use pairwright::{Cohort, Matcher, Participant, Season};
//!
//! let people = [Participant::mentor("ana"), Participant::mentee("max")];
//! let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
//! season.propose("1 March")?;
//! season.consult("ana", "max", "2 March")?;
//! season.accept("ana", "max", "5 March")?;
//! season.formalise("ana", "max", "6 March")?;
//! for letter in season.letters()? {
//!     println!("To {}:\n{}", letter.to(), letter.text());
//! }
//! season.close("1 December")?;
//! assert_eq!(season.log().len(), 5);
//!
//! // A move out of turn changes nothing, and says why.
//! let error = season.consult_all("2 December").unwrap_err();
//! assert_eq!(error.message(), "the season is closed");
//! # Ok::<(), pairwright::Error>(())
//! ```

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
