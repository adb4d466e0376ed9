//! The problem of a stage: the same people, with other points.
//!
//! Solvers and checker read the problem through these functions; nothing is decided here. Each
//! makes a matrix: time and space O(rows x columns).

use crate::assignment::model::index::Row;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::error::{Error, Result};

/// How good a score is: more is better in both senses. No score is `i32::MIN`, so nothing is lost.
pub(super) fn goodness(sense: Sense, score: i32) -> i32 {
    match sense {
        Sense::Maximise => score,
        Sense::Minimise => score.saturating_neg(),
    }
}

/// The score that is as good as this.
pub(super) fn score_of(sense: Sense, goodness: i32) -> i32 {
    self::goodness(sense, goodness)
}

/// How good a pair must be to keep a floor. A floor, unlike a score, may be `i32::MIN`: as a cost
/// it is lower than that of any pair.
pub(super) fn floor(sense: Sense, points: i32) -> i64 {
    i64::from(points) * sense.sign()
}

/// Only the pairs that are at least as good as this.
pub(super) fn at_least(problem: &Problem, least: impl Into<i64>) -> Result<Problem> {
    let (sense, least) = (problem.sense(), least.into());
    rewritten(
        problem,
        |score| if i64::from(goodness(sense, score)) >= least { score } else { Matrix::ABSENT },
    )
}

/// Only the pairs that are better than this.
pub(super) fn better_than(problem: &Problem, bar: i32) -> Result<Problem> {
    let sense = problem.sense();
    rewritten(problem, |score| if goodness(sense, score) > bar { score } else { Matrix::ABSENT })
}

/// A point for each pair that is at least as good as the floor (for costs: 1 for each that is not).
pub(super) fn counted(problem: &Problem, floor: i64) -> Result<Problem> {
    let sense = problem.sense();
    let kept = |score| i64::from(goodness(sense, score)) >= floor;
    rewritten(problem, |score| i32::from(kept(score) == (sense == Sense::Maximise)))
}

/// Each pair that is at least as good as the floor gets this many points more (for costs: the
/// others cost this much more).
///
/// # Errors
/// When a score would leave `i32`.
pub(super) fn stepped(problem: &Problem, floor: i64, step: i32) -> Result<Problem> {
    let matrix = problem.matrix()?;
    let cells = matrix.cells().iter().filter(|&&score| score != Matrix::ABSENT);
    let largest = cells.fold(0i64, |most, &score| most.max(score.into()));
    if step < 0 || largest + i64::from(step) > i64::from(i32::MAX) {
        return Err(Error::problem(format!("scores up to {largest} and a step of {step} do not fit i32")));
    }
    let sense = problem.sense();
    rewritten(problem, |score| {
        let raised = (i64::from(goodness(sense, score)) >= floor) == (sense == Sense::Maximise);
        if raised { score + step } else { score }
    })
}

/// The problem with `score` applied to every score.
fn rewritten(problem: &Problem, score: impl Fn(i32) -> i32) -> Result<Problem> {
    let matrix = problem.matrix()?;
    let mut cells = Vec::new();
    let size = matrix.cells().len();
    cells
        .try_reserve_exact(size)
        .map_err(|_| Error::memory(format!("no memory for {size} scores of a stage")))?;
    let cell = |&cell: &i32| if cell == Matrix::ABSENT { cell } else { score(cell) };
    cells.extend(matrix.cells().iter().map(cell));
    let matrix = Matrix::from_cells(problem.rows(), problem.columns(), cells);
    let capacities = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
    Problem::from_matrix(matrix)?.with_sense(problem.sense()).with_capacities(capacities)
}
