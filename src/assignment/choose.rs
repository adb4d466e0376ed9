//! The shortest way from a problem to its answer.

use super::{Assignment, Method, Plan, Planner, Problem};
use crate::error::Result;

/// The best assignment of a problem, with its proof, by the method that suits it.
///
/// As many pairs as possible, then the best total: see [`Problem`]. The [`Planner`] chooses the method,
/// within 8 GiB; ask it first for another limit, for progress, or to hear what it chose.
///
/// # Errors
/// [`is_problem`](crate::Error::is_problem) when the problem cannot be solved within that memory.
pub fn solve(problem: &Problem) -> Result<Assignment> {
    plan(problem)?.run(problem).finish()?.solved()
}

/// The method that [`solve`] takes for a problem, to name it.
pub(crate) fn usual_method(problem: &Problem) -> Option<Method> {
    plan(problem).ok().map(|plan| plan.method())
}

fn plan(problem: &Problem) -> Result<Plan> {
    Planner::default().plan(problem)
}
