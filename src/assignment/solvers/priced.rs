//! A core of candidate arcs, all other arcs priced exactly: no matrix is needed.
//!
//! *Problem.* The [`Problem`] in full, given as terms, so large that its matrix is a burden.
//!
//! *Method.* Few cells of a row matter: one pass computes all rows from the terms
//! ([`rows`](crate::assignment::reading::rows)) and keeps the best cells of each, the *core*. The
//! core is solved; rows that may have better cells outside it are computed again, up to eight side
//! by side, until no row has ([`core`](crate::assignment::solvers::dense::core)). A row with
//! several places is one row of codes; columns that are agents are computed as they stand. Where
//! pairs are forbidden, a bit for each pair says first who can be served: an attempt that must fail
//! would read many rows.
//!
//! *Caveat.* The worst case is O(n^3) time times the look-ups a cell. Where profiles repeat, fewer
//! and larger groups of people would do.
//!
//! *Ties.* A fixed rule, the same for any number of threads; not that of `Dense`.
//!
//! *Numeric policy.* As `Dense`.
//!
//! *References.* A. Volgenant, "Linear and semi-assignment problems: a core oriented approach",
//! Computers and Operations Research 23, 1996.

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::solvers::method::Method;
use crate::assignment::solvers::run::Run;
use crate::assignment::solvers::solver::Solver;
use crate::error::Result;
use crate::watch::watch::Watch;

/// The dense solver for problems whose matrix is too large: rows are computed when they are read.
///
/// Takes the same watches and starts as [`Dense`](crate::assignment::Dense). Space: some hundred
/// cells a row; where pairs are forbidden, a bit for each pair at the start, too. A problem given
/// as a matrix is solved on that matrix.
///
/// ```
/// use pairwright::assignment::{Entry, PricedCandidates, Problem, Solver, Term, check};
///
/// // A hundred people a side, each on a scale of 0 to 9: a pair has the product as its points.
/// let scale: Vec<u32> = (0..100).map(|k| k % 10).collect();
/// let products = (0..100).map(|at| Entry::Points((at / 10) * (at % 10))).collect();
/// let term = Term::table(scale.clone(), scale, 10, products)?;
/// let problem = Problem::from_terms(100, 100, vec![term])?;
/// let best = PricedCandidates.solve(&problem)?;
/// assert_eq!(best.total(), 10 * (0..10).map(|k| k * k).sum::<i64>());
/// check(&problem, &best)?;
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct PricedCandidates;

impl PricedCandidates {
    /// A run on this problem, to be told where to start and who watches.
    pub fn run<'a>(&self, problem: &'a Problem) -> Run<'a> {
        Run::new(problem, Method::PricedCandidates)
    }
}

impl Solver for PricedCandidates {
    fn name(&self) -> &'static str {
        "priced candidates"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        self.run(problem).finish()?.solved()
    }

    fn solve_watched(&self, problem: &Problem, watch: &mut dyn Watch) -> Result<Assignment> {
        self.run(problem).solved_watched(watch)
    }
}
