//! The levels of a leximin, replayed.
//!
//! *Problem.* Given a problem, an assignment with as many pairs as possible with a cover that
//! proves it, and the levels of a certificate: are its sorted scores lexicographically the best?
//!
//! *The theorem, and why it holds.* Complete every assignment: an idle place of a row goes with
//! *idle*, a column that nobody serves with *waiting*. A largest assignment fills the cover and
//! uses only pairs with one end in it. So rows outside may be idle, in all (their places - covered
//! columns) times, and columns outside may wait, in all (such columns - places of covered rows)
//! times.
//! 1. Prices of a level that are not above the weights (1 for a pair of its score, else 0) bound
//!    the weight of all assignments still in the running, and the one at hand has this weight. So
//!    nobody has fewer pairs of this score, and those that have as few use only what is worth
//!    exactly its prices. The rest leaves.
//! 2. A score without a level is one that the assignment at hand does not have. Fewer than no pairs
//!    cannot be. So its pairs leave.
//! 3. Each pair made has its level, and its number is right there. So, from the worst score to the
//!    best, no assignment in the running has fewer pairs of it. That is what leximin means.
//!
//! *Cost.* Time O(pairs still in the running) for each level; space 12 bytes a pair.
//!
//! *Numeric policy.* Prices may come from a stranger: sums are `i64` of `i32`, and `i128` over all
//! members.

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::certificate::Level;
use crate::assignment::objectives::fairness::restricted::goodness;
use crate::assignment::objectives::fairness::unfair::Unfair;
use crate::error::Result;
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// The pairs still in the running: how good, row, column.
struct Running<'a> {
    problem: &'a Problem,
    pairs: Vec<(i32, u32, u32)>,
    may_idle: Vec<bool>,
    may_wait: Vec<bool>,
    /// How many places are idle, and how many columns wait.
    idle: i128,
    waiting: i128,
    /// How good the score of the last level was.
    passed: Option<i32>,
}

/// Are these levels right? Under a guard.
///
/// # Errors
/// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it: then nothing is known.
pub(super) fn replay(
    problem: &Problem,
    assignment: &Assignment,
    levels: &[Level],
    guard: &Guard<'_>,
) -> Result<Result<(), Unfair>> {
    let mut asked = Ok(());
    let found = replay_while(problem, assignment, levels, |left| {
        asked = guard.left(PhaseKind::Checking, left, levels.len());
        asked.is_ok()
    });
    asked.map(|()| found)
}

/// The same, as long as the question before each level is answered with true.
fn replay_while(
    problem: &Problem,
    assignment: &Assignment,
    levels: &[Level],
    mut goes_on: impl FnMut(usize) -> bool,
) -> Result<(), Unfair> {
    let mut made: Vec<i32> = Vec::with_capacity(assignment.pairs().len());
    for &(row, column) in assignment.pairs() {
        made.push(goodness(problem.sense(), problem.score(row, column).ok_or(Unfair::Scores)?));
    }
    made.sort_unstable();
    let mut running = Running::new(problem, assignment)?;
    let mut levels = levels.iter();
    for of_score in made.chunk_by(|a, b| a == b) {
        let (Some(level), Some(&good)) = (levels.next(), of_score.first()) else { return Err(Unfair::Order) };
        if goodness(problem.sense(), level.score) != good {
            return Err(Unfair::Order);
        }
        if !goes_on(levels.len()) {
            return Err(Unfair::Order); // nobody hears of it
        }
        running.pass(level, good, of_score.len())?;
    }
    if levels.next().is_some() { Err(Unfair::Order) } else { Ok(()) }
}

impl<'a> Running<'a> {
    fn new(problem: &'a Problem, assignment: &Assignment) -> Result<Self, Unfair> {
        let (of_rows, of_columns) = (assignment.prices().row_cover(), assignment.prices().column_cover());
        let mut cells = vec![Matrix::ABSENT; problem.columns()];
        let mut pairs = Vec::new();
        let (mut idle, mut waiting) = (0, 0);
        for (i, &row_covered) in of_rows.iter().enumerate() {
            let row = Row::new(i);
            let places = i128::from(problem.capacity(row));
            if row_covered {
                waiting -= places;
            } else {
                idle += places;
            }
            if places == 0 {
                continue; // in no assignment
            }
            problem.fill_row(row, &mut cells).map_err(|error| Unfair::Problem(error.to_string()))?;
            let columns = (0..).zip(cells.iter().zip(of_columns));
            let open = columns.filter(|&(_, (&score, &column_covered))| {
                score != Matrix::ABSENT && row_covered != column_covered
            });
            let at = u32::try_from(i).unwrap_or(u32::MAX);
            pairs.extend(open.map(|(j, (&score, _))| (goodness(problem.sense(), score), at, j)));
        }
        for &column_covered in of_columns {
            if column_covered { idle -= 1 } else { waiting += 1 }
        }
        let outside = |cover: &[bool]| cover.iter().map(|covered| !covered).collect();
        let (may_idle, may_wait) = (outside(of_rows), outside(of_columns));
        Ok(Self { problem, pairs, may_idle, may_wait, idle, waiting, passed: None })
    }

    /// One level: pairs of scores between the last level and this one leave, then what is not
    /// tight.
    fn pass(&mut self, level: &Level, good: i32, made: usize) -> Result<(), Unfair> {
        let score = level.score;
        let (rows, columns) = self.spread(level).ok_or(Unfair::Order)?;
        // the prices' sum
        let capacity = |i: usize| i128::from(self.problem.capacity(Row::new(i)));
        let bound = (0..rows.len()).map(|i| i128::from(rows[i]) * capacity(i)).sum::<i128>()
            + columns.iter().copied().map(i128::from).sum::<i128>()
            + i128::from(level.idle) * self.idle
            + i128::from(level.waiting) * self.waiting;
        if level.pairs != made || bound != made as i128 {
            return Err(Unfair::Level { score, pairs: level.pairs, bound });
        }
        // every pair, and what is left of it
        let mut overpriced = None;
        self.pairs.retain(|&(this, i, j)| {
            let weight = i64::from(this == good);
            let prices = i64::from(rows[i as usize]) + i64::from(columns[j as usize]);
            let passed = this < good && self.passed.is_none_or(|passed| this > passed);
            if passed {
                return false;
            }
            if prices > weight {
                overpriced.get_or_insert((i, j));
            }
            prices == weight
        });
        if let Some((i, j)) = overpriced {
            let (row, column) = (Row::new(i as usize), Column::new(j as usize));
            return Err(Unfair::Overpriced { score, row: Some(row), column: Some(column) });
        }
        for (i, may) in self.may_idle.iter_mut().enumerate().filter(|(_, may)| **may) {
            let prices = i64::from(rows[i]) + i64::from(level.idle);
            if prices > 0 {
                return Err(Unfair::Overpriced { score, row: Some(Row::new(i)), column: None });
            }
            *may = prices == 0;
        }
        for (j, may) in self.may_wait.iter_mut().enumerate().filter(|(_, may)| **may) {
            let prices = i64::from(columns[j]) + i64::from(level.waiting);
            if prices > 0 {
                return Err(Unfair::Overpriced { score, row: None, column: Some(Column::new(j)) });
            }
            *may = prices == 0;
        }
        self.passed = Some(good);
        Ok(())
    }

    /// A price for every member; nothing if a member is named twice, out of order, or is not there.
    fn spread(&self, level: &Level) -> Option<(Vec<i32>, Vec<i32>)> {
        let (mut rows, mut columns) = (vec![0; self.problem.rows()], vec![0; self.problem.columns()]);
        let ordered =
            level.rows.is_sorted_by(|a, b| a.0 < b.0) && level.columns.is_sorted_by(|a, b| a.0 < b.0);
        for &(row, price) in &level.rows {
            *rows.get_mut(row.index())? = price;
        }
        for &(column, price) in &level.columns {
            *columns.get_mut(column.index())? = price;
        }
        ordered.then_some((rows, columns))
    }
}
