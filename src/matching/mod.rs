//! Who is with whom, and what to tell them.

mod checked;
pub(crate) mod constraints;
pub(crate) mod files;
pub(crate) mod matcher;
pub(crate) mod matching;
mod objectives;
mod problem;
pub(crate) mod provenance;
pub mod telling;
mod waiting_list;
mod warm_start;
pub mod what_if;

pub use constraints::{Pilot, Sparing};
pub use matcher::Matcher;
pub use matching::{Matching, Pair};
