//! Papers and reviewers: the files of `openreview-matcher`.

mod decimal;
mod problem;
mod reader;
mod review_assignment;
mod triples;

pub use reader::TriplesReader;
pub use review_assignment::ReviewAssignment;
pub use triples::{Missing, Triples};
