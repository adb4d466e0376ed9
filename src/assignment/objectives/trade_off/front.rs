//! The supported points between two goals, and the lines that prove them.

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::trade_off::goals::{Goals, Value};
use crate::assignment::objectives::trade_off::mixing::mixtures;
use crate::assignment::objectives::trade_off::supported::{Outline, Point, between, outline, worth};
use crate::assignment::solvers::work::Work;
use crate::error::Result;

/// The supported points of the Pareto front between two goals, from the best in the first to the
/// best in the second.
///
/// Each point is a largest assignment that is best for some weights of the two goals, so no other
/// one beats it in both. For all weights one of the points is best. [`check_pareto_front`] verifies
/// both without a solver.
///
/// It is not the whole front: an assignment that is best for no weights is not listed, even where
/// no other one beats it.
///
/// [`check_pareto_front`]: crate::assignment::check_pareto_front
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParetoFront {
    pub(super) points: Vec<ParetoPoint>,
    pub(super) lines: Vec<Line>,
    #[serde(default = "complete", skip_serializing_if = "Clone::clone")]
    pub(super) is_complete: bool,
}

/// What a front is that does not say otherwise.
fn complete() -> bool {
    true
}

impl ParetoFront {
    /// The points; at least one, if only that of no pairs.
    pub fn points(&self) -> &[ParetoPoint] {
        &self.points
    }

    /// Is at all weights one of the points the best? Not where a watch has stopped the search: then
    /// each point is the best at some weights, and between two of them there may be others.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The same front with other pairs for a point, which come to the same totals.
    pub(crate) fn with_pairs(mut self, at: usize, pairs: &[(Row, Column)]) -> Self {
        if let Some(point) = self.points.get_mut(at) {
            point.pairs = pairs.to_vec();
        }
        self
    }
}

/// An assignment that is best for some weights of the two goals.
///
/// In [`ParetoFront`](crate::assignment::ParetoFront).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParetoPoint {
    pub(super) first: i64,
    pub(super) second: i64,
    pub(super) pairs: Vec<(Row, Column)>,
}

impl ParetoPoint {
    /// The total of the first goal.
    pub fn first(&self) -> i64 {
        self.first
    }

    /// The total of the second goal.
    pub fn second(&self) -> i64 {
        self.second
    }

    /// Its pairs, sorted by row, then column.
    pub fn pairs(&self) -> &[(Row, Column)] {
        &self.pairs
    }
}

/// Weights of the two goals at which a point is best, and the prices that prove it: nothing lies
/// beyond this line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) weights: [i64; 2],
    /// A point that reaches it.
    pub(super) through: usize,
    pub(super) prices: Prices,
}

/// The supported points between two goals: what a coordinator can pick from.
///
/// The two problems allow the same pairs and have the same capacities; each has the points (or
/// costs) of one goal. Every point makes as many pairs as possible. Listed are all corners of the
/// outline, and on the lines between them the points that come from mixing two neighbours part by
/// part. See [`ParetoFront`] for what is not listed.
///
/// Time: about two solves for each corner. Space O(rows x columns), and O(rows + columns) for each
/// point.
///
/// ```
/// use pairwright::assignment::{Matrix, Problem, check_pareto_front, pareto_front};
///
/// // Two pairs, straight or crossed: 10 points and no wish, or 9 points and both wishes.
/// let points = Problem::from_matrix(Matrix::from_vec(2, 2, vec![10, 5, 4, 0])?)?;
/// let wishes = Problem::from_matrix(Matrix::from_vec(2, 2, vec![0, 1, 1, 0])?)?;
/// let front = pareto_front(&points, &wishes)?;
/// let found = front.points().iter().map(|point| (point.first(), point.second()));
/// assert_eq!(found.collect::<Vec<_>>(), [(10, 0), (9, 2)]);
/// assert_eq!(check_pareto_front(&points, &wishes, &front).map(|proof| proof.points()), Ok(2));
/// # Ok::<(), pairwright::Error>(())
/// ```
///
/// # Errors
/// [`is_problem`](crate::Error::is_problem) when the problems do not fit together or have groups,
/// or weighted sums of scores do not fit `i32`; [`is_memory`](crate::Error::is_memory) when there
/// is no memory for matrices.
pub fn pareto_front(first: &Problem, second: &Problem) -> Result<ParetoFront> {
    pareto_front_under(first, second, &Work::unwatched())
}

/// The same under a guard, by the solver of the work. Where it stops the search, what is known.
///
/// # Errors
/// As there; [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it before the best
/// of each goal is known.
pub(crate) fn pareto_front_under(first: &Problem, second: &Problem, work: &Work<'_>) -> Result<ParetoFront> {
    let goals = Goals::new(first, second)?;
    let Outline { points: corners, bounds, is_complete } = outline(&goals, work)?;
    let mut points: Vec<Point> = Vec::with_capacity(corners.len());
    for corner in corners {
        if is_complete
            && let Some(left) = points.last()
            && let Some(weights) = between(left.value, corner.value)
        {
            let mixed = mixtures(&goals, weights, [left, &corner]);
            points.extend(mixed);
        }
        points.push(corner);
    }
    let place = |value: Value| points.iter().position(|point| point.value == value);
    let lines = bounds.into_iter().filter_map(|bound| {
        // the end of a goal alone may have been beaten by its neighbour, which reaches the line as
        // well
        let most = worth(bound.weights, bound.through);
        let reaches = |point: &Point| worth(bound.weights, point.value) == most;
        let through = place(bound.through).or_else(|| points.iter().position(reaches))?;
        Some(Line { weights: bound.weights, through, prices: bound.prices })
    });
    let lines = lines.collect();
    let points = points.into_iter().map(|Point { value, pairs }| {
        let [first, second] = [0, 1].map(|goal| goals.total(goal, pairs.len(), value[goal]));
        ParetoPoint { first, second, pairs }
    });
    Ok(ParetoFront { points: points.collect(), lines, is_complete })
}
