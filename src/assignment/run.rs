//! One run of a solver: where it starts, who watches, what comes out.

use serde::{Deserialize, Serialize};

use super::certificate::bound_by_worths;
use super::planner::Method;
use super::{
    Assignment, Column, GroupFlow, Prices, Problem, Row, ShortestAugmentingPath, Solver, Statistics, Watch,
    dense, staged,
};
use crate::error::{Error, Result};

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// With the best assignment.
    Solved(Assignment),
    /// The watch stopped it.
    Cancelled(Partial),
}

/// Pairs and prices on the way: what a cancelled run leaves, and what a run can start from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partial {
    pairs: Vec<(Row, Column)>,
    prices: Prices,
}

impl Partial {
    /// Some pairs, and prices. Neither has to be right; a run keeps what is.
    pub fn new(pairs: Vec<(Row, Column)>, prices: Prices) -> Self {
        Self { pairs, prices }
    }

    /// The pairs so far.
    pub fn pairs(&self) -> &[(Row, Column)] {
        &self.pairs
    }

    /// The prices so far. Those of a cancelled run hold for every pair with one end in their cover.
    pub fn prices(&self) -> &Prices {
        &self.prices
    }

    /// What no total can surpass, by prices that hold, as those of a cancelled run and of an
    /// assignment do: their sum, each times the places of its row or column.
    ///
    /// It bounds the totals (for costs: from below) of the assignments that fill the cover of the
    /// prices. With prices in [`Worth`](super::Worth)s it bounds those that meet as many minimums,
    /// serve as many and have as many pairs as these prices allow; then the pairs are read too.
    /// Time O(rows + columns); with worths O(rows x columns) scores.
    pub fn bound(&self, problem: &Problem) -> i64 {
        if let Some((u, v)) = self.prices.worths() {
            return bound_by_worths(problem, u, v).points.saturating_mul(problem.sense().sign());
        }
        let of = |places: u32, price: &i64| i128::from(places) * i128::from(*price);
        let rows = (0..).map(|i| problem.capacity(Row::new(i))).zip(self.prices.rows());
        let columns = (0..).map(|j| problem.column_capacity(Column::new(j))).zip(self.prices.columns());
        let sum: i128 = rows.chain(columns).map(|(places, price)| of(places, price)).sum();
        i64::try_from(sum).unwrap_or(if sum > 0 { i64::MAX } else { i64::MIN })
    }
}

impl From<&Assignment> for Partial {
    fn from(assignment: &Assignment) -> Self {
        Self { pairs: assignment.pairs().to_vec(), prices: assignment.prices().clone() }
    }
}

/// What a run found, and what it did for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    outcome: Outcome,
    statistics: Statistics,
}

impl Report {
    /// How it ended.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// How it ended.
    pub fn into_outcome(self) -> Outcome {
        self.outcome
    }

    /// The assignment of a run that nobody could stop.
    pub(in super::super) fn solved(self) -> Result<Assignment> {
        match self.outcome {
            Outcome::Solved(assignment) => Ok(assignment),
            Outcome::Cancelled(_) => Err(Error::internal("nobody watched, and yet it was cancelled")),
        }
    }

    pub(super) fn new(outcome: Outcome, statistics: Statistics) -> Self {
        Self { outcome, statistics }
    }

    /// What it did: phases, and rows read.
    pub fn statistics(&self) -> &Statistics {
        &self.statistics
    }
}

/// A run in the making: a problem and a method, to be told where to start and who watches.
///
/// It comes from [`Plan::run`](super::Plan::run), or from a solver, as
/// [`Dense::run`](super::Dense::run).
#[must_use = "nothing happens before `finish`"]
pub struct Run<'a> {
    problem: &'a Problem,
    method: Method,
    /// What goes on where the method refuses.
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
    pub(super) fn new(problem: &'a Problem, method: Method) -> Self {
        Self { problem, method, otherwise: None, start: None, watch: None }
    }

    pub(super) fn otherwise(mut self, method: Option<Method>) -> Self {
        self.otherwise = method;
        self
    }

    /// Starts from these prices and pairs, which need not be right: the solver finds out what can
    /// be kept. For changes one by one, a [`Session`](super::Session) is faster. The method of
    /// shortest augmenting paths and the group flow choose their start themselves.
    pub fn start_from(mut self, partial: &'a Partial) -> Self {
        self.start = Some(partial);
        self
    }

    /// Tells this watch how far the run is, and lets it stop the run. The method of shortest
    /// augmenting paths and the group flow tell nothing.
    pub fn watch(mut self, watch: &'a mut dyn Watch) -> Self {
        self.watch = Some(watch);
        self
    }

    /// Solves.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the problem does not fit in memory, or has more than
    /// 2^24 places on a side.
    pub fn finish(self) -> Result<Report> {
        let Self { problem, method, otherwise, start, watch } = self;
        match method {
            Method::Dense => dense::solve(problem, dense::Reading::Stored, start, watch),
            Method::PricedCandidates => dense::solve(problem, dense::Reading::Computed, start, watch),
            Method::StagedNetwork => match staged::solve(problem, start, watch) {
                // minimums that cannot all be met, or a network too large; a fault of the method is not hidden
                Err(error) if error.is_problem() && otherwise == Some(Method::GroupFlow) => {
                    plainly(&GroupFlow, problem)
                }
                report => report,
            },
            Method::ShortestAugmentingPath => plainly(&ShortestAugmentingPath, problem),
            Method::GroupFlow => plainly(&GroupFlow, problem),
        }
    }
}

/// The report of a method that tells nothing on the way.
fn plainly(solver: &dyn Solver, problem: &Problem) -> Result<Report> {
    Ok(Report::new(Outcome::Solved(solver.solve(problem)?), Statistics::default()))
}
