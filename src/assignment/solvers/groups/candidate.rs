//! A pair that the flow of groups is to look at.

/// A row, a column and their score.
pub(super) type Candidate = (u32, u32, i32);
