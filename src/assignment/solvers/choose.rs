//! The shortest way from a problem to its answer.

use crate::assignment::model::problem::Problem;
use crate::assignment::solvers::method::Method;
use crate::assignment::solvers::planner::{Plan, Planner};
use crate::error::Result;

/// The method that [`solve`](crate::assignment::solve) takes for a problem, to name it.
pub(crate) fn usual_method(problem: &Problem) -> Option<Method> {
    plan(problem).ok().map(|plan| plan.method())
}

pub(super) fn plan(problem: &Problem) -> Result<Plan> {
    Planner::default().plan(problem)
}
