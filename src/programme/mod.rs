//! What a programme cares about: weights in whole points, and policies.
//!
//! [`Weights`] say how much something counts, policies what may be at all. A [`Programme`] has
//! both, starts from a [`Focus`], and is a short file where somebody wants to write it down
//! (feature `toml`). Nothing here knows about people,
//! but for the kinds of findings about them that are accepted.
//!
//! ```
//! use pairwright::policies::{Waiting, Workload};
//! use pairwright::{Focus, Programme};
//!
//! let programme = Programme::new(Focus::CrossSilo)
//!     .with_name("Spring cohort")
//!     .with_workload(Workload::default().with_most(2)) // nobody mentors more than two
//!     .with_waiting(Waiting::First);
//! programme.validate()?;
//! assert_eq!(programme.weights().different_department(), 400);
//! # Ok::<(), pairwright::Error>(())
//! ```

mod acceptance;
mod focus;
pub(crate) mod importance;
pub mod policies;
pub(crate) mod programme;
pub mod rules;
pub(crate) mod stated;
mod stated_weight;
#[cfg(feature = "toml")]
pub(crate) mod toml_file;
mod validate;
mod weight_criteria;
pub(crate) mod weight_key;
mod weight_words;
pub(crate) mod weights;

pub use focus::Focus;
pub use importance::Importance;
pub use programme::Programme;
pub use weights::Weights;
