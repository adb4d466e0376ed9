//! Why a Pareto front is not accepted.

use std::{error, fmt};

use crate::assignment::proof::violation::Violation;
use crate::error::Error;

/// Why a Pareto front is not what it says: the first thing that is wrong.
///
/// From [`check_pareto_front`](crate::assignment::check_pareto_front).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Flaw {
    /// The problems of the goals, or a weighted one, cannot be used; the reason.
    Problem(String),
    /// There is no point at all.
    NoPoint,
    /// A point's pairs are not sorted, not allowed, or take more places than there are.
    Pairs {
        /// Which point, counted from 0.
        at: usize,
    },
    /// A point's pairs do not come to its totals.
    Totals {
        /// Which point, counted from 0.
        at: usize,
    },
    /// A point is not worse in the first goal and better in the second than the one before, or has
    /// another number of pairs.
    Order {
        /// Which point, counted from 0.
        at: usize,
    },
    /// A line is not proven.
    Line {
        /// Which line, counted from 0.
        at: usize,
        /// What is wrong with it.
        violation: Violation,
    },
    /// A line is missing, does not lead through a point, or its weights are not in order.
    Outline,
    /// A point reaches none of the lines, so nothing proves that it is best for any weights.
    Unsupported {
        /// Which point, counted from 0.
        at: usize,
    },
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem(reason) => f.write_str(reason),
            Self::NoPoint => f.write_str("a Pareto front has at least one point"),
            Self::Pairs { at } => write!(f, "the pairs of point {at} are no assignment"),
            Self::Totals { at } => write!(f, "the pairs of point {at} do not come to its totals"),
            Self::Order { at } => write!(
                f,
                "point {at} is not worse in the first goal and better in the second than the one before"
            ),
            Self::Line { at, violation } => write!(f, "line {at} is not proven: {violation}"),
            Self::Outline => f.write_str("the lines do not close the outline"),
            Self::Unsupported { at } => write!(f, "point {at} is on none of the lines"),
        }
    }
}

impl error::Error for Flaw {}

impl From<Flaw> for Error {
    fn from(flaw: Flaw) -> Self {
        Self::proof(flaw.to_string())
    }
}
