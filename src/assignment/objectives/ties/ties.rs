//! Whether one of several equally good assignments was chosen by rule.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Which rules have decided among equally good assignments: see
/// [`TieBreaking`](crate::assignment::TieBreaking).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Ties {
    /// None: nobody asked, as for another objective or an answer from a file.
    #[default]
    NotLookedAt,
    /// All. No other assignment satisfies them.
    Settled,
    /// All, among the assignments that keep the same pairs. Which pairs stay within a limit was
    /// decided by a search.
    SettledAmongKept,
    /// None: a search for columns that may share a row found this one, and looked for no other.
    LeftOutBySearch,
    /// Those before this one. To go on would have taken too much work for the size of the problem.
    LeftOutFrom(TieRule),
}

/// The rules by which one of several equally good assignments is chosen, in this order.
///
/// In [`Ties`](crate::assignment::Ties).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TieRule {
    /// As many as possible of the pairs to be kept.
    Kept,
    /// The greatest worst pair.
    WorstPair,
    /// As many as possible of the preferred pairs.
    Preferred,
    /// The lowest numbers: row after row, the first columns that can be.
    LowestNumbers,
}

impl Ties {
    /// Have all rules decided?
    pub fn are_settled(self) -> bool {
        self == Self::Settled
    }
}

impl fmt::Display for TieRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kept => "the most pairs kept",
            Self::WorstPair => "the best worst pair",
            Self::Preferred => "the most preferred pairs",
            Self::LowestNumbers => "the lowest numbers",
        })
    }
}
