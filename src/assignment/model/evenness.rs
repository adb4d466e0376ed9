//! Whether the loads of rows are to be even, and how much that counts.

use serde::{Deserialize, Serialize};

/// How much it counts that rows have equal loads.
///
/// There is no third way: the enum stays as it is.
///
/// For [`Problem::with_even_loads`](crate::assignment::Problem::with_even_loads).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evenness {
    /// Loads are as even as possible, before points and after the number of pairs.
    First,
    /// A row's second column costs this many points, its third one twice as many, and so on.
    Points(u32),
}

/// How even loads are to be, and what rows have already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::assignment::model) struct EvenLoads {
    pub(in crate::assignment::model) evenness: Evenness,
    /// Of each row: how many columns it has already; none where its load does not count.
    pub(in crate::assignment::model) before: Vec<Option<u32>>,
}
