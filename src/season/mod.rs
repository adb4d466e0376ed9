//! The life of a programme: matchings are proposed, people are asked, and what they say is kept.
//!
//! A [`Season`] begins with a proposal. Everybody is consulted, and each side's yes is written down
//! apart ([`Season::agree`]); whose is needed is a [policy](crate::policies::Consent), and
//! [`Season::awaiting`] lists who has not answered. Some decline, somebody leaves, somebody joins,
//! somebody's details [change](Season::change). [`Season::rematch`] makes the best matching around
//! what is settled: accepted pairs stay, those that somebody said no to never come back, open ones
//! are spared as asked. An accepted pair can be [taken back](Season::withdraw). When nothing is
//! open the pairs become formal, and their people get [letters](crate::Letters). At the check-in a
//! pair can be [ended](Season::end) while both stay, and both are matched anew. The [next
//! cohort](Season::next_cohort) begins without repeats.
//!
//! Each [`Decision`] is in the log with its time, which the caller gives. How a season is kept, in
//! a file or in a database, is said in [`storage`](crate::storage).
//!
//! Answers that come as a table are read all at once:
//!
//! ```
//! use pairwright::season::{Answer, Answers, PairState, Reply, NoAnswer};
//! use pairwright::{Cohort, Matcher, Participant, Season, Sparing};
//!
//! let cohort = Cohort::new([
//!     Participant::mentor("ana").with_level(2).with_choices(["max"]),
//!     Participant::mentor("ben").with_level(3),
//!     Participant::mentor("cem").with_level(3),
//!     Participant::mentee("max").with_level(7),
//!     Participant::mentee("mia").with_level(6),
//! ])?;
//! let mut season = Season::new(Matcher::default(), cohort);
//! season.propose("1 March")?;
//! season.consult_all("2 March")?;
//! let no = Answer::new(Reply::Decline).with_reason("same project");
//! let answers = Answers::default().with_answer("max", no);
//! season.answer(&answers, NoAnswer::Agrees, "9 March")?; // who says nothing agrees
//! let round = season.rematch(Sparing::Nobody, "10 March")?;
//! assert_eq!(round.made().len(), 1); // max gets another mentor, mia keeps hers
//! assert!(matches!(season.state("ana", "max"), Some(PairState::Declined { .. })));
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! Whoever keeps the state of the pairs elsewhere needs no season: [`Given`] says what is settled,
//! and [`Matcher::rematch`](crate::Matcher::rematch) gives a [`Rematch`].

mod acceptance;
mod answers;
mod appending;
mod changes;
mod coming_and_going;
mod consent;
mod course;
pub(crate) mod decision;
mod decisions;
pub(crate) mod document;
mod endings;
#[cfg(feature = "json")]
mod files;
mod forbidden;
mod news;
mod next_cohort;
mod noted;
pub(crate) mod pair_state;
mod replay;
mod replies;
pub(crate) mod round;
mod saved_events;
pub(crate) mod season;
#[cfg(feature = "json")]
mod succession;
mod told;

pub use crate::matching::constraints::Given;
pub use crate::matching::files::document::SavedMatching;
pub use crate::matching::what_if::rematch::Rematch;
#[cfg(feature = "csv")]
pub use answers::form::AnswerForm;
pub use answers::unheard::Unheard;
pub use answers::{Answer, Answers, NoAnswer, Reply};
pub use consent::Awaited;
pub use decision::{Decision, Event};
pub use document::SavedSeason;
pub use news::News;
pub use pair_state::{Ending, PairState, Party};
pub use replies::Replies;
pub use round::Round;
pub use saved_events::SavedEvents;
pub use season::Season;
