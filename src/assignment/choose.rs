//! The one place that chooses a solver.

use super::{Assignment, Dense, Problem, Row, ShortestAugmentingPath, Solver};
use crate::error::Result;

/// [`Dense`] copies a row for each of its places. Beyond so many places for each row (and a few), the
/// slower solver without copies is taken.
const COPIES: u64 = 4;

/// The best assignment of a problem, with its proof, by the solver that suits it.
///
/// As many pairs as possible, then the best total: see [`Problem`]. Time O(n^3) in the worst case,
/// space O(rows x columns).
///
/// # Errors
/// [`is_problem`](crate::Error::is_problem) when the problem does not fit in memory.
pub fn solve(problem: &Problem) -> Result<Assignment> {
    let most = u32::try_from(problem.columns()).unwrap_or(u32::MAX);
    let places = (0..problem.rows()).map(|i| u64::from(problem.capacity(Row::new(i)).min(most)));
    if places.sum::<u64>() > COPIES * problem.rows() as u64 + 64 {
        return ShortestAugmentingPath.solve(problem);
    }
    Dense.solve(problem)
}
