//! Papers and reviewers: the files of `openreview-matcher`.

mod decimal;
mod problem;
pub(crate) mod reader;
pub(crate) mod review_assignment;
pub(crate) mod triples;
