//! The outline: assignments that are best for some weights of the two goals, and the prices that
//! prove it.
//!
//! *Method.* Dichotomic search. Solve for each goal alone. Then, for two neighbours, at the weights
//! at which both are worth the same: an assignment worth more comes between them; else nothing lies
//! beyond the line through both. Prices of the line prove it. A solve for each assignment found and
//! each line: about twice the number of assignments.
//!
//! *Numeric policy.* As in [`goals`](crate::assignment::objectives::trade_off::goals).
//!
//! *References.* Y. P. Aneja and K. P. K. Nair, "Bicriteria transportation problem", Management
//! Science 25, 1979.

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::objectives::trade_off::goals::{Goals, Value, Weights, divisor};
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::progress::PhaseKind;

/// A value, and pairs that come to it.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) value: Value,
    /// Sorted.
    pub(super) pairs: Vec<(Row, Column)>,
}

/// No assignment lies beyond it.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    pub(super) weights: Weights,
    pub(super) prices: Prices,
    /// One that reaches it.
    pub(super) through: Value,
}

/// The corners: at all weights one of them is best.
#[derive(Debug, Clone)]
pub(super) struct Outline {
    /// From best in the first goal to best in the second; none beats another.
    pub(super) points: Vec<Point>,
    /// The first goal alone, then the line after each point, then the second goal alone. Of an
    /// outline that is not complete, all lines found, in the same order.
    pub(super) bounds: Vec<Bound>,
    /// Or was the search stopped, so that there may be others between them?
    pub(super) is_complete: bool,
}

/// Each solve counts as so much of what may be left: nobody knows how many there are.
const STEP: f64 = 0.15;

/// The weights at which two values are worth the same; none where one of them is no worse in both
/// goals.
pub(super) fn between(left: Value, right: Value) -> Option<Weights> {
    let weights = [right[1] - left[1], left[0] - right[0]];
    if weights[0] <= 0 || weights[1] <= 0 {
        return None;
    }
    let common = divisor(weights[0], weights[1]);
    Some(weights.map(|weight| weight / common))
}

/// What a value is worth at some weights.
pub(super) fn worth(weights: Weights, value: Value) -> i128 {
    i128::from(weights[0]) * i128::from(value[0]) + i128::from(weights[1]) * i128::from(value[1])
}

/// The outline of all largest assignments. Where the guard stops the search between the ends, what
/// it has found so far.
///
/// # Errors
/// When weighted goods do not fit `i32`, or there is no memory; when the guard stops it before both
/// ends are known.
pub(super) fn outline(goals: &Goals, work: &Work<'_>) -> Result<Outline> {
    let mut done = 0.0;
    let mut at = |weights: Weights| -> Result<(Point, Bound)> {
        let (from, problem) = (done, goals.weighted(weights)?);
        done += STEP * (1.0 - done);
        let best: Assignment = work.guard().part(from..done, || {
            work.guard().left(PhaseKind::Comparing, goals.columns(), goals.columns())?;
            work.solve(&problem)
        })?;
        let value = goals.value(best.pairs());
        let bound = Bound { weights, prices: best.prices().clone(), through: value };
        Ok((Point { value, pairs: best.pairs().to_vec() }, bound))
    };
    let (left, first) = at([1, 0])?;
    let (right, second) = at([0, 1])?;
    let mut bounds = vec![first];
    let mut points = vec![left];
    // neighbours yet to be found, the next one last
    let mut open = vec![right];
    // lines through points between which others are still looked for
    let mut beyond = Vec::new();
    let mut is_complete = true;
    while let (Some(left), Some(right)) = (points.last(), open.last()) {
        let found = match between(left.value, right.value).map(&mut at).transpose() {
            Err(error) if error.is_cancelled() => {
                is_complete = false;
                break;
            }
            found => found?,
        };
        match found {
            Some((middle, bound))
                if worth(bound.weights, middle.value) > worth(bound.weights, left.value) =>
            {
                open.push(middle);
                beyond.push(bound);
            }
            found => {
                bounds.extend(found.map(|(_, bound)| Bound { through: left.value, ..bound }));
                points.extend(open.pop());
            }
        }
    }
    if !is_complete {
        points.extend(open.into_iter().rev());
        bounds.extend(beyond);
        let steep = |one: &Bound, other: &Bound| i128::from(one.weights[1]) * i128::from(other.weights[0]);
        bounds.sort_by(|one, other| steep(one, other).cmp(&steep(other, one)));
        bounds.dedup_by_key(|bound| bound.weights);
    }
    bounds.push(second);
    // the ends may be beaten by their neighbours
    let beats = |one: Value, other: Value| one[0] >= other[0] && one[1] >= other[1];
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        if kept.last().is_some_and(|last| beats(last.value, point.value)) {
            continue;
        }
        while kept.last().is_some_and(|last| beats(point.value, last.value)) {
            kept.pop();
        }
        kept.push(point);
    }
    Ok(Outline { points: kept, bounds, is_complete })
}
