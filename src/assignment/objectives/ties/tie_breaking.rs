//! One of several equally good assignments, chosen by rules.

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::ties::budget::{most_looks, most_tight};
use crate::assignment::objectives::ties::exchange::{Exchange, Exhausted};
use crate::assignment::objectives::ties::load_range::load_ranges;
use crate::assignment::objectives::ties::lowest_numbers::lowest_numbers;
use crate::assignment::objectives::ties::most_marked::most_marked;
use crate::assignment::objectives::ties::optimal_face::OptimalFace;
use crate::assignment::objectives::ties::ties::{TieRule, Ties};
use crate::assignment::objectives::ties::worst_pair::greatest_worst;
use crate::assignment::proof::after_change::{Checked, check_listing_after};
use crate::assignment::proof::certificate::{check_in_place_of, check_listing};
use crate::assignment::proof::tight_pairs::TightPairs;
use crate::assignment::proof::violation::Violation;
use crate::assignment::reading::pair_scores::pair_scores;
use crate::error::Error;
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// The share of the work that the check is, which lists what is tied.
const CHECKED: f64 = 0.7;

/// Chooses among all assignments that are worth as much as a best one.
///
/// In this order: as many as possible of the pairs to be [kept](Self::keeping); the greatest worst
/// pair; as many as possible of the [preferred](Self::preferring) pairs; the lowest numbers: row
/// after row, each has the first columns that it can have. So the answer is the same, whichever
/// solver found the first one, and the prices of that prove it.
///
/// ```
/// use pairwright::assignment::{self, Column, Matrix, Problem, Row, TieBreaking};
///
/// // 9 + 1 and 5 + 5 are the same total.
/// let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![9, 5, 5, 1])?)?;
/// let best = assignment::solve(&problem)?;
/// let (settled, ties) = TieBreaking::new(&problem).settle(best)?;
/// assert!(ties.are_settled());
/// assert_eq!(settled.pairs(), [(Row::new(0), Column::new(1)), (Row::new(1), Column::new(0))]);
/// let _proof = assignment::check(&problem, &settled)?;
/// # Ok::<(), pairwright::Error>(())
/// ```
#[doc(alias = "lottery", alias = "tie-break")]
#[derive(Debug, Clone)]
pub struct TieBreaking<'a> {
    problem: &'a Problem,
    rated: &'a Problem,
    kept: Vec<(Row, Column)>,
    preferred: Vec<(Row, Column)>,
    before: Option<Checked<'a>>,
}

/// The assignment, what has decided, and all pairs that are worth just their prices, if they are
/// not too many.
pub(crate) type Listed = (Assignment, Ties, Option<Vec<(Row, Column)>>);

impl<'a> TieBreaking<'a> {
    /// Among the best assignments of this problem. No pair is kept or preferred, until said
    /// otherwise.
    pub fn new(problem: &'a Problem) -> Self {
        Self { problem, rated: problem, kept: Vec::new(), preferred: Vec::new(), before: None }
    }

    /// Which pair is the worst is a matter of the scores in this problem, and of its sense: for
    /// problems in which other things than quality have points. A pair that is not allowed in it,
    /// or outside of it, is never the worst.
    #[must_use]
    pub fn rated_by(mut self, rated: &'a Problem) -> Self {
        self.rated = rated;
        self
    }

    /// Keeps as many as possible of these pairs, before all else.
    #[must_use]
    pub fn keeping(mut self, pairs: impl IntoIterator<Item = (Row, Column)>) -> Self {
        self.kept = sorted(pairs);
        self
    }

    /// Makes as many as possible of these pairs, when the worst pair is the best possible.
    #[must_use]
    pub fn preferring(mut self, pairs: impl IntoIterator<Item = (Row, Column)>) -> Self {
        self.preferred = sorted(pairs);
        self
    }

    /// Nearly the same problem was checked before, with prices most of which are as they were.
    pub(crate) fn checked_before(self, before: Option<Checked<'a>>) -> Self {
        Self { before, ..self }
    }

    /// Checks an assignment as [`check`](crate::assignment::check) does, and returns the one that
    /// follows from the rules, with the same prices.
    ///
    /// Where too many pairs are worth just their prices, or too much would have to be looked at,
    /// the rules that are left are not applied: [`Ties`] says which. Time that of the check, and at
    /// most about a third of that of a solve; space O(people + pairs worth just their prices).
    ///
    /// # Errors
    /// The first [`Violation`] found in the assignment.
    pub fn settle(&self, assignment: Assignment) -> Result<(Assignment, Ties), Violation> {
        let settled = self.settle_within(assignment, most_looks(self.problem), &Guard::nobody())?;
        Ok((settled.0, settled.1))
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn settle_under(
        &self,
        assignment: Assignment,
        guard: &Guard<'_>,
    ) -> Result<Result<Listed, Violation>, Error> {
        let people = self.problem.rows() + self.problem.columns();
        guard.left(PhaseKind::Checking, people, people)?;
        let settled = self.settle_within(assignment, most_looks(self.problem), guard);
        if guard.is_stopped() { Err(guard.cancelled()) } else { Ok(settled) }
    }

    /// The same, where searches look at this many pairs at most. When the guard stops it, what it
    /// says is worth nothing.
    fn settle_within(
        &self,
        assignment: Assignment,
        looks: u64,
        guard: &Guard<'_>,
    ) -> Result<Listed, Violation> {
        let mut tight = TightPairs::up_to(most_tight(self.problem));
        let checked = guard.part(0.0..CHECKED, || match &self.before {
            Some(before) => check_listing_after(self.problem, &assignment, before, &mut tight, guard),
            None => check_listing(self.problem, &assignment, &mut tight, guard).map(drop),
        });
        let all = assignment.pairs().len();
        if guard.left(PhaseKind::Ties, all, all).is_err() {
            return Ok((assignment, Ties::NotLookedAt, None));
        }
        checked?;
        let Some(tight) = tight.listed() else {
            let first = if self.kept.is_empty() { TieRule::WorstPair } else { TieRule::Kept };
            return Ok((assignment, Ties::LeftOutFrom(first), None));
        };
        let (pairs, prices) = (assignment.pairs(), assignment.prices());
        let sides = [self.problem.rows(), self.problem.columns()];
        let mut face = OptimalFace::new(sides, &tight, pairs, load_ranges(self.problem, prices));
        let ties = match self.decide(&mut face, looks, guard) {
            Ok(()) => Ties::Settled,
            Err(rule) => Ties::LeftOutFrom(rule),
        };
        let pairs = face.pairs();
        if pairs == assignment.pairs() {
            return Ok((assignment, ties, Some(tight)));
        }
        let settled = match self.problem.evenness() {
            // with other loads there may be other points
            Some(_) => {
                Assignment::new(self.problem, pairs, prices.clone()).map_err(|_| Violation::NoWorths)?
            }
            None => Assignment::of_sorted(pairs, assignment.total(), prices.clone()),
        };
        check_in_place_of(self.problem, &assignment, &settled)?;
        Ok((settled, ties, Some(tight)))
    }

    /// Applies the rules one after another, or says at which one it had to stop.
    fn decide(&self, face: &mut OptimalFace, looks: u64, guard: &Guard<'_>) -> Result<(), TieRule> {
        let mut exchange = Exchange::new(face, looks, guard);
        let rows = face.rows;
        let is_in = |pairs: &[(Row, Column)], row: u32, column: u32| {
            pairs.binary_search(&(Row::new(row as usize), Column::new(column as usize - rows))).is_ok()
        };
        let stopped = |rule| move |Exhausted| rule;
        if !self.kept.is_empty() && !face.choices.is_empty() {
            most_marked(face, &mut exchange, |row, column| is_in(&self.kept, row, column))
                .map_err(stopped(TieRule::Kept))?;
        }
        if !face.choices.is_empty() {
            face.settled.sort_unstable(); // ratings come fast in this order
            let ratings = self.ratings(rows, face.choices.iter().map(|choice| (choice.row, choice.column)));
            let settled = self.ratings(rows, face.settled.iter().copied());
            let settled = settled.into_iter().min().unwrap_or(i32::MAX);
            greatest_worst(face, &mut exchange, &ratings, settled).map_err(stopped(TieRule::WorstPair))?;
        }
        if !self.preferred.is_empty() && !face.choices.is_empty() {
            most_marked(face, &mut exchange, |row, column| is_in(&self.preferred, row, column))
                .map_err(stopped(TieRule::Preferred))?;
        }
        lowest_numbers(face, &mut exchange).map_err(stopped(TieRule::LowestNumbers))
    }

    /// How good these pairs are: more is better. What has no score is better than all others.
    fn ratings(&self, rows: usize, pairs: impl Iterator<Item = (u32, u32)>) -> Vec<i32> {
        let pair = |(row, column): (u32, u32)| (Row::new(row as usize), Column::new(column as usize - rows));
        let pairs: Vec<_> = pairs.map(pair).collect();
        let is_cost = self.rated.sense().sign() < 0;
        let rating = |score| match score {
            Matrix::ABSENT => i32::MAX,
            score if is_cost => -score,
            score => score,
        };
        pair_scores(self.rated, &pairs).into_iter().map(rating).collect()
    }
}

fn sorted(pairs: impl IntoIterator<Item = (Row, Column)>) -> Vec<(Row, Column)> {
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::matrix::Matrix;
    use crate::assignment::solvers::run::solve;
    use crate::numbers::Numbers;

    /// However early the searches have to stop, the answer is one of the best, and the rules before
    /// the one at which they stopped have decided.
    #[test]
    fn what_was_decided_before_the_work_ran_out_stays() {
        let mut stopped = [0; 3];
        for seed in 0..150 {
            let numbers = &mut Numbers::new(seed);
            let size = 5 + numbers.below(20);
            let cell = |numbers: &mut Numbers| numbers.sometimes(60).then(|| numbers.within(0..=2));
            let problem = Problem::from_matrix(Matrix::from_fn(size, size, |_, _| cell(numbers))).unwrap();
            // other ratings than points, so that the worst pair is not as good as decided
            let rated =
                Problem::from_matrix(Matrix::from_fn(size, size, |_, _| Some(numbers.within(0..=30))))
                    .unwrap();
            let pair =
                |numbers: &mut Numbers| (Row::new(numbers.below(size)), Column::new(numbers.below(size)));
            let preferred: Vec<_> = (0..size).map(|_| pair(numbers)).collect();
            let rules = TieBreaking::new(&problem).rated_by(&rated).preferring(preferred.clone());
            let best = solve(&problem).unwrap();
            let (settled, ties) = rules.settle(best.clone()).unwrap();
            assert_eq!(ties, Ties::Settled);
            let worst = |of: &Assignment| of.pairs().iter().filter_map(|&(i, j)| rated.score(i, j)).min();
            let chosen = |of: &Assignment| of.pairs().iter().filter(|pair| preferred.contains(pair)).count();
            for looks in (0..12).map(|power| 1 << power) {
                let (found, ties, _) = rules.settle_within(best.clone(), looks, &Guard::nobody()).unwrap();
                assert_eq!(found.total(), best.total());
                match ties {
                    Ties::LeftOutFrom(rule) => {
                        assert!(rule < TieRule::Preferred || worst(&found) == worst(&settled));
                        assert!(rule < TieRule::LowestNumbers || chosen(&found) == chosen(&settled));
                        stopped[rule as usize - 1] += 1;
                    }
                    _ => assert_eq!(found, settled),
                }
            }
        }
        assert!(stopped.iter().all(|&count| count > 30), "{stopped:?}");
    }
}
