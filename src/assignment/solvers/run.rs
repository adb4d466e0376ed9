//! One run of a solver: where it starts, who watches, what comes out.

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::solvers::dense::whole;
use crate::assignment::solvers::groups;
use crate::assignment::solvers::method::Method;
use crate::assignment::solvers::outcome::{Outcome, Partial, RunReport};
use crate::assignment::solvers::planner::{Plan, Planner};
use crate::assignment::solvers::shortest_augmenting_path;
use crate::assignment::solvers::staged::flow_of_tables;
use crate::assignment::solvers::statistics::Statistics;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;
use crate::watch::watch::Watch;

/// A run in the making: a problem and a method, and optionally where to start and what to call on
/// the way.
///
/// It comes from [`Plan::run`](crate::assignment::Plan::run), or from a solver, as
/// [`Dense::run`](crate::assignment::Dense::run). [`finish`](Self::finish) does the work.
///
/// ```
/// use std::ops::ControlFlow;
/// use pairwright::assignment::{Matrix, Outcome, Planner, Problem, Progress};
///
/// let problem = Problem::from_matrix(Matrix::from_fn(40, 40, |i, j| Some((i * j % 37) as i32)))?;
/// let mut stop_at_once = |_: &Progress| ControlFlow::Break(());
/// let plan = Planner::default().plan(&problem)?;
/// let report = plan.run(&problem).watch(&mut stop_at_once).finish()?;
/// let Outcome::Cancelled(partial) = report.into_outcome() else { panic!("it was stopped") };
///
/// // What was done so far is a start.
/// let report = plan.run(&problem).start_from(&partial).finish()?;
/// let Outcome::Solved(best) = report.into_outcome() else { panic!("nobody stopped it") };
/// assert!(best.total() <= partial.bound(&problem));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[must_use = "nothing happens before `finish`"]
pub struct Run<'a> {
    problem: &'a Problem,
    method: Method,
    /// The method to fall back on where the first one refuses.
    otherwise: Option<Method>,
    start: Option<&'a Partial>,
    watch: Option<&'a mut dyn Watch>,
}

impl std::fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Run")
            .field("method", &self.method)
            .field("start", &self.start)
            .field("watched", &self.watch.is_some())
            .finish_non_exhaustive()
    }
}

impl<'a> Run<'a> {
    pub(crate) fn new(problem: &'a Problem, method: Method) -> Self {
        Self { problem, method, otherwise: None, start: None, watch: None }
    }

    pub(super) fn otherwise(mut self, method: Option<Method>) -> Self {
        self.otherwise = method;
        self
    }

    /// Starts from these prices and pairs, which need not be right: the solver finds out what can
    /// be kept, in two readings of the matrix. For changes one by one, a
    /// [`Session`](crate::assignment::Session) is faster. The method of shortest augmenting paths
    /// and the group flow choose their start themselves.
    pub fn start_from(mut self, partial: &'a Partial) -> Self {
        self.start = Some(partial);
        self
    }

    /// Reports to this watch how far the run is, and lets it stop the run.
    pub fn watch(mut self, watch: &'a mut dyn Watch) -> Self {
        self.watch = Some(watch);
        self
    }

    /// Does the work. The report holds the outcome and the statistics of the run.
    ///
    /// # Errors
    /// [`is_memory`](crate::Error::is_memory) when the problem does not fit in memory, or has more
    /// than 2^24 places on a side; [`is_problem`](crate::Error::is_problem) when the method does
    /// not know its groups.
    pub fn finish(mut self) -> Result<RunReport> {
        let Some(watch) = self.watch.take() else { return self.finish_under(&Guard::nobody()) };
        let guard = Guard::borrowed(watch);
        let report = self.finish_under(&guard)?;
        if matches!(report.outcome(), Outcome::Solved(_)) {
            guard.done();
        }
        Ok(report)
    }

    /// The same under a guard, as a part of larger work.
    pub(crate) fn finish_under(self, guard: &Guard<'_>) -> Result<RunReport> {
        let Self { problem, method, otherwise, start, watch: _ } = self;
        let of_groups = || {
            guard.left(PhaseKind::Groups, problem.columns(), problem.columns())?;
            Ok(RunReport::new(groups::solve(problem, guard)?, Statistics::default()))
        };
        let report = match method {
            Method::Dense => whole::solve(problem, whole::Reading::Stored, start, guard),
            Method::PricedCandidates => whole::solve(problem, whole::Reading::Computed, start, guard),
            Method::StagedNetwork => match flow_of_tables::solve(problem, start, guard) {
                Err(refusal) if refusal.calls_for_another() && otherwise == Some(Method::GroupFlow) => {
                    guard.rest(of_groups)
                }
                report => report.map_err(Error::from),
            },
            Method::ShortestAugmentingPath => shortest_augmenting_path::solve(problem, guard),
            Method::GroupFlow => of_groups(),
        };
        match report {
            Err(error) if error.is_cancelled() => {
                let outcome = Outcome::Cancelled(Partial::of_nothing(problem));
                Ok(RunReport::new(outcome, Statistics::default()))
            }
            report => report,
        }
    }

    /// The assignment, under a guard.
    ///
    /// # Errors
    /// As [`finish`](Self::finish); [`is_cancelled`](Error::is_cancelled), with what is known, when
    /// the guard stops it.
    pub(crate) fn solved_under(self, guard: &Guard<'_>) -> Result<Assignment> {
        let problem = self.problem;
        self.finish_under(guard)?.solved_under(problem, guard)
    }

    /// The assignment, with reports to a watch.
    ///
    /// # Errors
    /// As [`solved_under`](Self::solved_under).
    pub(super) fn solved_watched(self, watch: &mut dyn Watch) -> Result<Assignment> {
        let guard = Guard::borrowed(watch);
        let assignment = self.solved_under(&guard)?;
        guard.done();
        Ok(assignment)
    }
}

/// The best assignment of a problem, with its proof, by the method that suits it.
///
/// As many pairs as possible, then the best total: see [`Problem`]. The [`Planner`] chooses the
/// method, within 8 GiB; ask it first for another limit, for progress, or to hear what it chose.
/// Time and space are those of the method chosen: O(n^3) at worst on a matrix, far less where
/// tables make few classes. The answer is the same for any number of threads.
///
/// ```
/// use pairwright::assignment::{self, Matrix, Problem};
///
/// // The fourth column is left: there are three rows.
/// let points = Matrix::from_vec(3, 4, vec![7, 4, 3, 9, 6, 8, 5, 9, 9, 4, 4, 2])?;
/// let best = assignment::solve(&Problem::from_matrix(points)?)?;
/// assert_eq!((best.pairs().len(), best.total()), (3, 9 + 8 + 9));
/// # Ok::<(), pairwright::Error>(())
/// ```
///
/// # Errors
/// [`is_memory`](crate::Error::is_memory) when the problem cannot be solved within that memory.
#[doc(
    alias = "Hungarian",
    alias = "Kuhn-Munkres",
    alias = "LAP",
    alias = "LSAP",
    alias = "linear sum assignment",
    alias = "bipartite matching",
    alias = "Jonker-Volgenant"
)]
pub fn solve(problem: &Problem) -> Result<Assignment> {
    solve_under(problem, &Guard::nobody())
}

/// The same under a guard.
///
/// # Errors
/// As there; [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(crate) fn solve_under(problem: &Problem, guard: &Guard<'_>) -> Result<Assignment> {
    guard.spend(1)?;
    plan(problem, guard)?.run(problem).solved_under(guard)
}

/// The same from a start, which need not be right.
///
/// # Errors
/// As [`solve_under`].
pub(crate) fn solve_from_under(problem: &Problem, start: &Partial, guard: &Guard<'_>) -> Result<Assignment> {
    guard.spend(1)?;
    plan(problem, guard)?.run(problem).start_from(start).solved_under(guard)
}

/// The method that [`solve`] takes for a problem, to name it.
pub(crate) fn usual_method(problem: &Problem) -> Option<Method> {
    plan(problem, &Guard::nobody()).ok().map(|plan| plan.method())
}

fn plan(problem: &Problem, guard: &Guard<'_>) -> Result<Plan> {
    Planner::default().plan_under(problem, guard)
}

impl Plan {
    /// A run of this method on a problem: on the one that was planned for, or one much like it.
    pub fn run<'a>(&self, problem: &'a Problem) -> Run<'a> {
        Run::new(problem, self.chosen.method).otherwise(self.otherwise)
    }
}
