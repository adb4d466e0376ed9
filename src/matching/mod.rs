//! Who is with whom, and what to tell them.
//!
//! A [`Matcher`] makes a [`Matching`] of a cohort. What can be said about it is in `telling/` (why
//! a pair is worth its points, who is left out and why, what would help), what could be otherwise
//! in `what_if/` (other partners, another programme, other weights, two goals), and how it is kept
//! in `files/`. Every number comes from the tables the solver saw, so an explanation cannot
//! disagree with the matching.
//!
//! ```
//! use pairwright::{Cohort, Matcher, Participant};
//!
//! let cohort = Cohort::new([
//!     Participant::mentor("ana").with_level(2),
//!     Participant::mentee("max").with_level(6),
//! ])?;
//! let matching = Matcher::default().solve(cohort)?;
//! assert_eq!(matching.points(), 100); // all that a gap of four levels can give
//! assert!(matching.is_unique()?);
//! println!("{}", matching.verify()?);
//! # Ok::<(), pairwright::Error>(())
//! ```

pub(crate) mod acceptance;
mod checked;
pub(crate) mod constraints;
mod face;
pub(crate) mod files;
mod fit;
pub(crate) mod forbidden;
mod hiding;
pub(crate) mod matcher;
pub(crate) mod matching;
mod objectives;
pub(crate) mod pair;
mod problem;
pub(crate) mod provenance;
mod sharing;
pub mod telling;
pub(crate) mod ties;
mod waiting_list;
mod warm_start;
mod watched;
pub mod what_if;

pub use constraints::{Pilot, Sparing};
#[cfg(feature = "csv")]
pub use files::tables::MatchingFiles;
pub use matcher::Matcher;
pub use matching::Matching;
pub use pair::Pair;
