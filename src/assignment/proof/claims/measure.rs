//! What is counted of an assignment.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;

/// A number of an assignment that is to be large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) enum Measure {
    /// Places of rows filled that must be filled.
    Minimums,
    /// Columns in a pair, where a column may be in several.
    Served,
    /// Pairs.
    Pairs,
    /// Pairs with at least so many points, where costs count as negative points; for costs, minus
    /// the number of the other pairs.
    Kept(i64),
    /// Points; costs count as negative points.
    Points,
}

impl Measure {
    /// What a pair with this score counts by itself.
    pub(super) fn of_pair(self, sense: Sense, score: i32) -> i64 {
        let points = i64::from(score) * sense.sign();
        match self {
            Self::Minimums | Self::Served => 0,
            Self::Pairs => 1,
            Self::Kept(least) => i64::from((points >= least) == (sense == Sense::Maximise)) * sense.sign(),
            Self::Points => points,
        }
    }

    /// What these pairs of a problem count, which are allowed and sorted.
    pub(in crate::assignment) fn of(self, problem: &Problem, pairs: &[(Row, Column)]) -> i64 {
        match self {
            Self::Minimums => {
                let rows = pairs.chunk_by(|one, other| one.0 == other.0);
                let met = rows.map(|of| of.len().min(problem.minimum(of[0].0) as usize));
                i64::try_from(met.sum::<usize>()).unwrap_or(i64::MAX)
            }
            Self::Served => {
                let mut served = vec![0; problem.columns()];
                for (_, column) in pairs {
                    served[column.index()] = 1;
                }
                served.iter().sum()
            }
            _ => {
                let scores = pairs.iter().filter_map(|&(row, column)| problem.score(row, column));
                scores.map(|score| self.of_pair(problem.sense(), score)).sum()
            }
        }
    }
}
