//! What the check of a matching has found.

use std::fmt;

use crate::assignment::objectives::fairness::check::FairProof;
use crate::assignment::proof::statement::Proof;

/// What [`Matching::verify`](crate::matching::Matching::verify) found to be true: no other matching
/// is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub enum Verified {
    /// There are no more pairs, and no more points, than these.
    MostPoints(Proof),
    /// No other matching is better for its objective.
    Fair(FairProof),
}

impl Verified {
    /// The number of pairs of the problem that was solved.
    pub fn pairs(&self) -> usize {
        match self {
            Self::MostPoints(proof) => proof.pairs(),
            Self::Fair(proof) => proof.pairs(),
        }
    }

    /// Their total.
    pub fn total(&self) -> i64 {
        match self {
            Self::MostPoints(proof) => proof.total(),
            Self::Fair(proof) => proof.total(),
        }
    }

    /// The proof of the most points, if that was the objective.
    pub fn most_points(&self) -> Option<&Proof> {
        match self {
            Self::MostPoints(proof) => Some(proof),
            Self::Fair(_) => None,
        }
    }
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MostPoints(proof) => proof.fmt(f),
            Self::Fair(proof) => proof.fmt(f),
        }
    }
}
