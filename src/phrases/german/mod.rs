//! German, for what participants read.

mod facts;
pub(crate) mod german;
mod letters;
mod words;
