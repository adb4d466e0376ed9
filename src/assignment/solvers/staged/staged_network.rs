//! The solver by name; [`solve`] does the work.

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::solvers::method::Method;
use crate::assignment::solvers::run::Run;
use crate::assignment::solvers::solver::Solver;
use crate::error::Result;
use crate::watch::watch::Watch;

/// The solver for problems of any size whose people share profiles: a minimum-cost flow through the
/// stages of the tables.
///
/// A million rows and a million columns are solved, with proof, in seconds and in less than a
/// gigabyte where the tables make some thousand classes on each side. Time and space depend on
/// people, classes and named pairs, not on the number of pairs.
///
/// ```
/// use pairwright::assignment::{Entry, Problem, Solver, StagedNetwork, Term, check};
///
/// // 3,000 rows and columns of 12 kinds: nine million pairs, one table.
/// let codes = |step: u32| (0..3_000).map(|person| person * step % 12).collect();
/// let points = (0..144).map(|cell| Entry::Points(cell * 7 % 31)).collect();
/// let table = Term::table(codes(5), codes(7), 12, points)?;
/// let problem = Problem::from_terms(3_000, 3_000, vec![table])?;
/// let best = StagedNetwork.solve(&problem)?;
/// assert!(check(&problem, &best).is_ok());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct StagedNetwork;

impl StagedNetwork {
    /// A run on this problem, to be told where to start and who watches.
    pub fn run<'a>(&self, problem: &'a Problem) -> Run<'a> {
        Run::new(problem, Method::StagedNetwork)
    }
}

impl Solver for StagedNetwork {
    fn name(&self) -> &'static str {
        "staged network"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        self.run(problem).finish()?.solved()
    }

    fn solve_watched(&self, problem: &Problem, watch: &mut dyn Watch) -> Result<Assignment> {
        self.run(problem).solved_watched(watch)
    }
}
