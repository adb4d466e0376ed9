//! The methods by name.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A way to solve a problem.
///
/// In [`Plan`](crate::assignment::Plan).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Method {
    /// [`Dense`](crate::assignment::Dense): on the matrix of all pairs.
    Dense,
    /// [`ShortestAugmentingPath`](crate::assignment::ShortestAugmentingPath): on the matrix, for
    /// rows of many places.
    ShortestAugmentingPath,
    /// [`PricedCandidates`](crate::assignment::PricedCandidates): like dense, its rows computed
    /// when they are read.
    PricedCandidates,
    /// `StagedNetwork`: through the network of the tables.
    StagedNetwork,
    /// [`GroupFlow`](crate::assignment::GroupFlow): a flow on the few pairs of each that matter.
    GroupFlow,
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Dense => "dense",
            Self::ShortestAugmentingPath => "shortest augmenting path",
            Self::PricedCandidates => "priced candidates",
            Self::StagedNetwork => "staged network",
            Self::GroupFlow => "group flow",
        })
    }
}
