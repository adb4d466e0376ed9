//! Readers of scores: pair by pair, row by row, all rows.

pub(crate) mod all_rows;
pub(crate) mod allowed_pairs;
pub(crate) mod rows;
pub(crate) mod score_walk;
mod totals;
