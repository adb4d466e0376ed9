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
//! assert_eq!(matching.points(), 200); // all that a gap of four levels can give
//! assert!(matching.is_unique()?);
//! println!("{}", matching.verify()?);
//! # Ok::<(), pairwright::Error>(())
//! ```

mod checked;
pub(crate) mod constraints;
pub(crate) mod files;
pub(crate) mod matcher;
pub(crate) mod matching;
mod objectives;
mod problem;
pub(crate) mod provenance;
pub(crate) mod telling;
mod waiting_list;
mod warm_start;
pub(crate) mod what_if;

pub use constraints::{Given, Pilot, Sparing};
pub use files::document::SavedMatching;
pub use matcher::Matcher;
pub use matching::{Matching, Pair};
pub use telling::difference::Difference;
pub use telling::explain::{Contribution, Explanation};
pub use telling::flow::{Flow, Stream};
pub use telling::group::Group;
pub use telling::left_out::{LeftOut, Reason};
pub use telling::minimal_shortage::{Exclusion, MinimalShortage};
pub use telling::repairs::{Remedy, Repair};
pub use telling::shortage::Shortage;
pub use telling::summary::{Share, Summary};
pub use telling::verified::Verified;
pub use what_if::alternatives::{Alternative, WhyNot};
pub use what_if::comparison::{Comparison, CriterionTotals, Mover, ScoredBy};
pub use what_if::goal::Goal;
pub use what_if::rematch::Rematch;
pub use what_if::sensitivity::{End, FirstChange, Sensitivity, WeightRange};
pub use what_if::trade_off::{Compromise, TradeOff};
