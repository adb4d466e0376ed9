//! What the check of a matching has found.

use std::fmt;

use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::fairness::check::FairProof;
use crate::assignment::proof::statement::Proof;
use crate::words::counted;

/// What [`Matching::verify`](crate::matching::Matching::verify) found to be true: no other matching
/// is better, or by how much one might be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
#[non_exhaustive]
pub enum Verified {
    /// There are no more pairs, and no more points, than these.
    MostPoints(Proof),
    /// No other matching is better for its objective.
    Fair(FairProof),
    /// Nobody shares a mentor who may not, and no such matching is better by more than the gap.
    KeptApart {
        /// The matching is best without the pairs that are left out to keep mentees apart.
        proof: Proof,
        /// How many pairs these are.
        separated: usize,
        /// Nothing where no such matching is better.
        gap: ObjectiveValue,
    },
}

impl Verified {
    /// The number of pairs of the problem that was solved.
    pub fn pairs(&self) -> usize {
        match self {
            Self::MostPoints(proof) | Self::KeptApart { proof, .. } => proof.pairs(),
            Self::Fair(proof) => proof.pairs(),
        }
    }

    /// Their total.
    pub fn total(&self) -> i64 {
        match self {
            Self::MostPoints(proof) | Self::KeptApart { proof, .. } => proof.total(),
            Self::Fair(proof) => proof.total(),
        }
    }

    /// The proof of the most points, if that was the objective.
    pub fn most_points(&self) -> Option<&Proof> {
        match self {
            Self::MostPoints(proof) => Some(proof),
            Self::Fair(_) | Self::KeptApart { .. } => None,
        }
    }
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MostPoints(proof) => proof.fmt(f),
            Self::Fair(proof) => proof.fmt(f),
            Self::KeptApart { proof, separated, gap } => {
                let pairs = counted(*separated, "pair");
                let found = format!("{} and a total of {}", counted(proof.pairs(), "pair"), proof.total());
                if *gap == ObjectiveValue::default() {
                    write!(f, "proven optimal of all in which nobody shares a mentor who may not: {found}")?;
                } else {
                    write!(f, "not proven optimal: {found}, where at most {gap} more may be possible")?;
                }
                write!(f, " ({pairs} left out to keep mentees apart; without them, {proof})")
            }
        }
    }
}
