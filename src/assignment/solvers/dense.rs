//! The dense solver: prices first, then shortest augmenting paths, on short lists of candidates.
//!
//! *Problem.* The [`Problem`] in full: as many pairs as possible, then the best total, with prices.
//!
//! *Method.* The smaller side, the *agents*, is to be served in full by the other side, the
//! *objects*. Each agent reads its row of the matrix once, keeps its best cells and a bound on the
//! others, and comes back for more only when prices have moved that far. On these lists work, in
//! this order and each only as far as it pays ([`plan`] has the rules and the measurements): a
//! reduction (bids at exactly tight prices), an epsilon-scaling auction for good prices, and
//! shortest augmenting paths for who is left. Where not all agents can be served, a maximum
//! matching and its cover split the problem in two parts in which they can be.
//!
//! *Caveat.* The worst case is O(n^3) time for n on a side; memory is the matrix and a few numbers
//! a person (64 candidates of 8 bytes an agent). Where agents are the columns, the matrix is
//! copied. A row that may take several columns is copied that many times: where that is a burden,
//! [`ShortestAugmentingPath`](crate::assignment::ShortestAugmentingPath) needs no copies.
//!
//! *Files.* [`scan`] and [`minima`] read the matrix, [`state`] keeps prices, pairs and lists,
//! [`sorted_pairing`], [`epsilon_auction`], [`primal_dual`] (on [`tight_cells`]) and
//! [`augmenting_path`] are the phases, [`resume`] and [`returning_path`] start from an earlier
//! answer, [`plan`] decides; [`engine`] puts them together for the one-sided problem, [`core`] does
//! without a matrix, [`part`] cuts it out of the [`whole`].
//!
//! *Ties.* Rows start looking at different columns, each by a fixed rule; so the answer is the same
//! for any number of threads, but equally good answers may differ from those of other solvers.
//!
//! *Numeric policy.* Cells are `i32`, totals `i64`. Scans run on `i32` keys while a bound proves
//! that they fit, on `i64` otherwise: the argument stands in [`state`].
//!
//! *References.* See the files; Bertsekas 1988, Jonker and Volgenant 1987, Volgenant 1996.
//!
//! *Why phases.* Textbook codes each have a class of problems in which they fall apart: ties,
//! geometry, products. Which class a problem is of shows in what each phase leaves over, so the
//! next one is chosen by that. Most problems need the matrix only a few times. A `u16` copy of the
//! matrix would save memory traffic, and cost half the matrix in memory again. [`session`] keeps
//! prices and lists between solves, so a changed row costs one reading and one path.

#![expect(
    clippy::cast_possible_truncation,
    reason = "indices are below 2^24, keys are proven to fit before they are narrowed"
)]
#![expect(
    clippy::many_single_char_names,
    reason = "the notation of the papers: rows i, columns j, prices u and v"
)]
#![expect(clippy::inline_always, reason = "a scan's body must end up inside each of its compiled copies")]

mod augmenting_path;
mod core;
pub(crate) mod costs;
mod engine;
mod epsilon_auction;
mod minima;
mod part;
mod plan;
mod primal_dual;
mod resume;
mod returning_path;
mod scan;
pub(crate) mod session;
mod sorted_pairing;
mod state;
mod tight_cells;
pub(crate) mod whole;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::solvers::method::Method;
use crate::assignment::solvers::run::Run;
use crate::assignment::solvers::solver::Solver;
use crate::error::Result;
use crate::watch::watch::Watch;

/// The dense solver: prices by auction on lists of candidates, then shortest augmenting paths.
///
/// The default choice for problems whose matrix fits in memory. It needs no tuning. Time O(n^3) in
/// the worst case, a few readings of the matrix on most problems; space: the matrix and a little
/// more.
///
/// ```
/// use std::ops::ControlFlow;
/// use pairwright::assignment::{Dense, Matrix, Outcome, Problem, Progress, Solver};
///
/// let points = Matrix::from_fn(50, 60, |i, j| Some(((7 * i + 3 * j) % 40) as i32));
/// let problem = Problem::from_matrix(points)?;
/// let best = Dense.solve(&problem)?;
///
/// // The same with a watch, and with an account of the work.
/// let mut seen = 0;
/// let mut watch = |progress: &Progress| {
///     seen = progress.unserved();
///     ControlFlow::Continue(())
/// };
/// let report = Dense.run(&problem).watch(&mut watch).finish()?;
/// assert!(report.statistics().row_scans() >= 50);
/// let Outcome::Solved(again) = report.into_outcome() else { panic!("nobody cancelled") };
/// assert_eq!((again, seen), (best, 0));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Dense;

impl Dense {
    /// A run on this problem, to be told where to start and who watches.
    pub fn run<'a>(&self, problem: &'a Problem) -> Run<'a> {
        Run::new(problem, Method::Dense)
    }
}

impl Solver for Dense {
    fn name(&self) -> &'static str {
        "dense"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        self.run(problem).finish()?.solved()
    }

    fn solve_watched(&self, problem: &Problem, watch: &mut dyn Watch) -> Result<Assignment> {
        self.run(problem).solved_watched(watch)
    }
}
