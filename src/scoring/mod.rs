//! From people to score tables: which criterion says what about which pair.
//!
//! A [`Criterion`] compiles people into terms: small tables over codes, or lists of pairs.
//! [`Scores`] are the terms of all criteria together: an assignment problem that remembers which
//! term came from which criterion, so that a pair can be explained afterwards by reading the same
//! tables. [`Sides`] has the two ways to make a term.

mod criteria;
pub(crate) mod criterion;
#[cfg(feature = "csv")]
mod csv_file;
pub(crate) mod scores;
mod shared_tables;
pub(crate) mod sides;

pub use criterion::{Audience, Criterion, PairView};
pub use scores::Scores;
pub use sides::Sides;
