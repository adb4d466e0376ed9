//! An assignment made again, what it disturbs and costs, and its proof.

use serde::Serialize;

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::proof::certificate::check_under;
use crate::assignment::proof::groups::{Bonus, check_groups_under};
use crate::assignment::proof::statement::Proof;
use crate::assignment::proof::violation::Violation;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// Pairs that were worth more, so that the assignment is best: nothing, or a price, or all else.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(super) struct Weighted {
    pub(super) pairs: Vec<(Row, Column)>,
    pub(super) worth: ObjectiveValue,
}

/// The best pairs without regard to those to be kept, and their prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unspared {
    pub(super) pairs: Vec<(Row, Column)>,
    pub(super) prices: Prices,
}

/// An assignment made again, and what it disturbs.
///
/// Its prices are those of the problem in which undisturbed pairs are worth more;
/// [`verify`](Self::verify) knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reoptimised {
    pub(super) assignment: Assignment,
    pub(super) disturbed: Vec<(Row, Column)>,
    pub(super) worth: ObjectiveValue,
    pub(super) free_worth: ObjectiveValue,
    pub(super) bound: ObjectiveValue,
    pub(super) weighted: Weighted,
    pub(super) start: Prices,
    /// Where kept pairs had a price.
    #[serde(skip)]
    pub(super) unspared: Option<Unspared>,
}

impl Reoptimised {
    /// The pairs, and prices.
    pub fn assignment(&self) -> &Assignment {
        &self.assignment
    }

    /// The prices from which the next round can
    /// [start](crate::assignment::Reoptimisation::start_from), with the pairs of this one to be
    /// kept.
    ///
    /// Pairs that were worth more than their score may be worth more than these prices, which so
    /// are no proof.
    pub fn start_prices(&self) -> &Prices {
        &self.start
    }

    /// What was best where nobody was spared, for the next round, where kept pairs had a price.
    pub(crate) fn unspared(&self) -> Option<&Unspared> {
        self.unspared.as_ref()
    }

    /// The pairs to be kept that are no more, by row, then column.
    pub fn disturbed(&self) -> &[(Row, Column)] {
        &self.disturbed
    }

    /// What it is worth.
    pub fn worth(&self) -> ObjectiveValue {
        self.worth
    }

    /// What the best assignment is worth that may disturb anything.
    pub fn free_worth(&self) -> ObjectiveValue {
        self.free_worth
    }

    /// What keeping pairs costs: the free worth less this one.
    pub fn cost(&self) -> ObjectiveValue {
        self.free_worth - self.worth
    }

    /// No assignment within the limit can be worth more. It is the worth, unless the limit of nodes
    /// was reached.
    pub fn bound(&self) -> ObjectiveValue {
        self.bound
    }

    /// By how much a better assignment within the limit could be better; nothing where it is proven
    /// best.
    pub fn gap(&self) -> ObjectiveValue {
        self.bound - self.worth
    }

    /// Verifies that the assignment is the best of the problem, by its prices: at the price of
    /// disturbing, or among those that make all pairs it leaves undisturbed. The free one is what
    /// [`check`](crate::assignment::check()) accepts.
    ///
    /// That other pairs should have stayed is not ruled out by this. Time as
    /// [`check`](crate::assignment::check()).
    ///
    /// # Errors
    /// The first [`Violation`] found.
    pub fn verify(&self, problem: &Problem) -> Result<Proof, Violation> {
        // nobody stops it
        self.verify_under(problem, &Guard::nobody()).unwrap_or(Err(Violation::NoWorths))
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// [`is_cancelled`](Error::is_cancelled) when the guard stops it: then nothing is known.
    pub(crate) fn verify_under(
        &self,
        problem: &Problem,
        guard: &Guard<'_>,
    ) -> Result<Result<Proof, Violation>> {
        let Weighted { pairs, worth } = &self.weighted;
        if *worth == ObjectiveValue::default() {
            return check_under(problem, &self.assignment, guard);
        }
        if self.assignment.prices().worths().is_none()
            && let Ok((priced, assignment)) = self.priced(problem)
        {
            return check_under(&priced, &assignment, guard);
        }
        let bonus = Bonus { pairs, worth: *worth };
        let checked = check_groups_under(problem, &self.assignment, &bonus, guard);
        if guard.is_stopped() { Err(guard.cancelled()) } else { Ok(checked) }
    }

    /// The problem in which kept pairs have the points that disturbing them costs, and the
    /// assignment as the best of it: [`check`](crate::assignment::check()) accepts it. Without a
    /// price it is the problem itself.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when this was not made [with a
    /// price](crate::assignment::Reoptimisation::with_price), or not for this problem.
    pub fn priced(&self, problem: &Problem) -> Result<(Problem, Assignment)> {
        let Weighted { pairs, worth } = &self.weighted;
        let price = i32::try_from(problem.sense().sign() * worth.points).ok();
        let Some(price) = price.filter(|_| *worth == ObjectiveValue::of_points(worth.points)) else {
            return Err(Error::problem("the kept pairs are fixed, not priced"));
        };
        let priced = problem.with_more(pairs, price)?;
        let pairs = self.assignment.pairs().to_vec();
        let assignment = Assignment::new(&priced, pairs, self.assignment.prices().clone())?;
        Ok((priced, assignment))
    }
}
