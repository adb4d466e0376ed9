//! The one place that chooses a solver.

use super::{Assignment, Problem, ShortestAugmentingPath, Solver};
use crate::error::Result;

/// The best assignment of a problem, with its proof, by the solver that suits it.
///
/// As many pairs as possible, then the best total: see [`Problem`]. Time O(n^3) in the worst case,
/// space O(rows x columns).
///
/// # Errors
/// [`is_problem`](crate::Error::is_problem) when the problem does not fit in memory.
pub fn solve(problem: &Problem) -> Result<Assignment> {
    ShortestAugmentingPath.solve(problem)
}
