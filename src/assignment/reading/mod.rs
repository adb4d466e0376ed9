//! The readers of scores: which one when.
//!
//! A [`Problem`](crate::assignment::Problem) is a matrix or a sum of terms. One pair of it is
//! `Problem::score`, all pairs kept in memory are `Problem::matrix`. In between:
//!
//! | wanted | reader | cost |
//! |---|---|---|
//! | one pair, rarely | `Problem::score` | O(terms x log list) |
//! | the pairs of a list, best in order | [`pair_scores`] | O(pairs x terms), near in memory |
//! | what an assignment is worth | [`totals`] | as `pair_scores` |
//! | one row or one column only | `Problem::fill_row`, `lines::fill_line` | O(cells x terms) |
//! | few or many single lines | [`lines`]`::Lines` | as `fill_line`, then as `rows` |
//! | rows of a part, again and again | [`rows`]`::RowSource` | a few look-ups a cell |
//! | every row once, in order | [`all_rows`]`::AllRows` | as `rows`, on all cores |
//! | who may be paired with whom, no points | [`allowed_pairs`] | as `all_rows`, a bit a pair |
//! | all cells again and again | `Problem::matrix` | 4 bytes a pair |
//!
//! Each reader is held against `Problem::score` by its tests. A solver reads through these only;
//! [`check_plainly`](crate::assignment::check_plainly) through none of them.

pub(crate) mod all_rows;
pub(crate) mod allowed_pairs;
pub(crate) mod lines;
pub(crate) mod pair_scores;
pub(crate) mod rows;
mod totals;
