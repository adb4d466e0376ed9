//! What comes out of a run.

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::proof::groups::bound_by_worths;
use crate::assignment::solvers::statistics::Statistics;
use crate::error::{Error, Result};

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

    pub(in crate::assignment) fn new(outcome: Outcome, statistics: Statistics) -> Self {
        Self { outcome, statistics }
    }

    /// What it did: phases, and rows read.
    pub fn statistics(&self) -> &Statistics {
        &self.statistics
    }
}
