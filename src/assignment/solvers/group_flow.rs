//! The solver for groups by name; [`groups`](super::groups) does the work.

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::solvers::method::Method;
use crate::assignment::solvers::run::Run;
use crate::assignment::solvers::solver::Solver;
use crate::error::Result;
use crate::watch::watch::Watch;

/// The solver for groups: several rows for a column, minimums of rows.
///
/// Minimums are met as far as they can be; what is missing then cannot be helped, and the prices
/// prove it.
///
/// ```
/// use pairwright::assignment::{GroupFlow, Matrix, Problem, Solver, check};
///
/// // Three mentors, two mentees who take two mentors each; no mentor takes more than one mentee.
/// let points = Matrix::from_vec(3, 2, vec![5, 4, 6, 1, 3, 3])?;
/// let problem = Problem::from_matrix(points)?.with_column_capacities(vec![2, 2])?;
/// let best = GroupFlow.solve(&problem)?;
/// assert_eq!((best.pairs().len(), best.total()), (3, 6 + 5 + 3));
/// assert!(check(&problem, &best).is_ok());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct GroupFlow;

impl Solver for GroupFlow {
    fn name(&self) -> &'static str {
        "group flow"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        Run::new(problem, Method::GroupFlow).finish()?.solved()
    }

    fn solve_watched(&self, problem: &Problem, watch: &mut dyn Watch) -> Result<Assignment> {
        Run::new(problem, Method::GroupFlow).solved_watched(watch)
    }
}
