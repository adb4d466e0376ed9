//! What comes out of a run.

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::proof::groups::bound_by_worths;
use crate::assignment::solvers::statistics::Statistics;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// How a run ended: with a proven answer, or because its [`Watch`](crate::assignment::Watch)
/// stopped it.
///
/// A caller has to handle both: the enum stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// With the best assignment.
    Solved(Assignment),
    /// The watch stopped it.
    Cancelled(Partial),
}

/// Pairs and prices on the way: what a cancelled run leaves, and what a run can start from.
///
/// In [`Outcome`](crate::assignment::Outcome).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

    /// What is known before anything is: no pairs, and prices that hold because no pair has more
    /// points.
    pub(in crate::assignment) fn of_nothing(problem: &Problem) -> Self {
        let rows_are_fewer = problem.row_places() <= problem.column_places();
        let most = problem.largest() * problem.sense().sign();
        let price = |is_covered: bool| if is_covered { most } else { 0 };
        // rows without a place cost nothing
        let row_cover = |i: usize| rows_are_fewer || problem.capacity(Row::new(i)) == 0;
        let row_cover: Vec<bool> = (0..problem.rows()).map(row_cover).collect();
        let column_cover = vec![!rows_are_fewer; problem.columns()];
        let of = |cover: &[bool]| cover.iter().map(|&is_covered| price(is_covered)).collect();
        let (rows, columns) = (of(&row_cover), of(&column_cover));
        Self { pairs: Vec::new(), prices: Prices::new(rows, columns, row_cover, column_cover) }
    }

    /// The total that no assignment with as many pairs as can be surpasses, if these prices, which
    /// hold, say more than the largest score does. None of costs: with fewer pairs they are lower.
    pub(super) fn largest_total(&self, problem: &Problem) -> Option<i64> {
        let (rows, columns) = (problem.row_places(), problem.column_places());
        let trivial = i128::from(problem.largest()) * i128::from(rows.min(columns));
        if problem.sense().sign() < 0 || self.prices.worths().is_some() {
            return None;
        }
        // a price that is raised to 0 holds as well, and then a place may be left empty
        let of_rows = (0..).map(|i| problem.places(Row::new(i))).zip(self.prices.rows());
        let of_columns = (0..).map(|j| problem.column_capacity(Column::new(j))).zip(self.prices.columns());
        let most = |(places, &price): (u32, &i64)| i128::from(places) * i128::from(price.max(0));
        let sum: i128 = of_rows.chain(of_columns).map(most).sum();
        i64::try_from(sum).ok().filter(|_| sum < trivial)
    }

    /// The pairs so far.
    pub fn pairs(&self) -> &[(Row, Column)] {
        &self.pairs
    }

    /// The prices so far. Those of a cancelled run hold for every pair with one end in their cover;
    /// where it was stopped before it knew anything, because no pair has more points.
    pub fn prices(&self) -> &Prices {
        &self.prices
    }

    /// What no total can surpass, by prices that hold, as those of a cancelled run and of an
    /// assignment do: their sum, each times the places of its row or column.
    ///
    /// It bounds the totals (for costs: from below) of the assignments that fill the cover of the
    /// prices. With prices in [objective values](crate::assignment::ObjectiveValue) it bounds those
    /// that meet as many minimums, serve as many, have as many pairs and as even loads as these
    /// prices allow, where loads that are worth points are taken off; then the pairs are read too.
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

/// What a run found, and what it did to find it: an [`Outcome`] and [`Statistics`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RunReport {
    outcome: Outcome,
    statistics: Statistics,
}

impl RunReport {
    /// How it ended.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// How it ended, without a copy.
    pub fn into_outcome(self) -> Outcome {
        self.outcome
    }

    /// The assignment of a run that nobody could stop.
    pub(crate) fn solved(self) -> Result<Assignment> {
        match self.outcome {
            Outcome::Solved(assignment) => Ok(assignment),
            Outcome::Cancelled(_) => Err(Error::internal("nobody watched, and yet it was cancelled")),
        }
    }

    /// The assignment of a run on this problem, under this guard.
    ///
    /// # Errors
    /// [`is_cancelled`](Error::is_cancelled), with what is known, when the guard stopped it.
    pub(super) fn solved_under(self, problem: &Problem, guard: &Guard<'_>) -> Result<Assignment> {
        match self.outcome {
            Outcome::Solved(assignment) => Ok(assignment),
            Outcome::Cancelled(partial) => Err(guard.cancelled_within(partial.largest_total(problem))),
        }
    }

    pub(in crate::assignment) fn new(outcome: Outcome, statistics: Statistics) -> Self {
        Self { outcome, statistics }
    }

    /// What it did: phases, and rows read.
    pub fn statistics(&self) -> &Statistics {
        &self.statistics
    }
}
