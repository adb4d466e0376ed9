//! From people to score tables: which criterion says what about whom.

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
