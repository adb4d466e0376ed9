//! Is a Pareto front what it says? Everything it says can be verified without a solver.
//!
//! *Problem.* Given two goals and a [`ParetoFront`]: are its points largest assignments with these
//! totals, each best for some weights, and is one of them best for all weights?
//!
//! *The theorem, and why it holds.*
//! 1. *Lines.* Prices prove that a point is best in the problem of a line's weighted goods
//!    ([`check`]), and that no assignment has more pairs. So no assignment lies beyond the line.
//! 2. *Points.* Each reaches one of the lines, so it is best at that line's weights. None is as
//!    good as another one in both goals, since they are in order.
//! 3. *Outline.* The first line is the first goal alone, the last one the second goal alone, and
//!    each shares a point with the next one. A point that is best at two weights is best at all
//!    between them. So at all weights one of the points is best.
//!
//! *Cost.* Time O(rows x columns) for each line, space O(rows x columns).
//!
//! *References.* R. M. `McConnell`, K. Mehlhorn, S. Näher and P. Schweitzer, "Certifying
//! algorithms", 2011.

use std::fmt;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::trade_off::flaw::Flaw;
use crate::assignment::objectives::trade_off::front::{ParetoFront, ParetoPoint};
use crate::assignment::objectives::trade_off::goals::{Goals, Value, Weights, total};
use crate::assignment::objectives::trade_off::supported::worth;
use crate::assignment::proof::certificate::check;

/// What [`check_pareto_front`] found to be true: at all weights of the two goals one of the points
/// is best, and each of them is best at some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct ParetoProof {
    points: usize,
    lines: usize,
    is_complete: bool,
}

impl ParetoProof {
    /// How many points there are.
    pub fn points(&self) -> usize {
        self.points
    }

    /// Is at all weights one of the points the best? Not where the front says itself that it is
    /// [not complete](ParetoFront::is_complete): then only each point is proven.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// How many lines prove it, each by prices of its own.
    pub fn lines(&self) -> usize {
        self.lines
    }
}

impl fmt::Display for ParetoProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { points, lines, is_complete } = self;
        let any = if *is_complete { ", one best at any" } else { "; others may be missing" };
        write!(f, "points: {points}, each best at some weights{any}; proven by lines: {lines}")
    }
}

/// Verifies that all points are largest assignments with their totals, that each is best for some
/// weights of the two goals, and that at all weights one of them is best; of a front that says it
/// is not complete, all but the last.
///
/// Works from the two problems alone; [`pareto_front`](crate::assignment::pareto_front) has an
/// example. Time O(rows x columns) for each line, space O(rows x columns).
///
/// # Errors
/// The first [`Flaw`] found.
pub fn check_pareto_front(
    first: &Problem,
    second: &Problem,
    front: &ParetoFront,
) -> Result<ParetoProof, Flaw> {
    let goals = Goals::new(first, second).map_err(|error| Flaw::Problem(error.to_string()))?;
    let values = check_points(&goals, [first, second], front)?;
    let lines = check_lines(&goals, front)?;
    let is_on = |&(weights, most): &(Weights, i128), value: Value| worth(weights, value) == most;
    for pair in lines.windows(2).filter(|_| front.is_complete) {
        if !values.iter().any(|&value| is_on(&pair[0], value) && is_on(&pair[1], value)) {
            return Err(Flaw::Outline);
        }
    }
    let is_supported = |value: Value| lines.iter().any(|line| is_on(line, value));
    if let Some(at) = values.iter().position(|&value| !is_supported(value)) {
        return Err(Flaw::Unsupported { at });
    }
    Ok(ParetoProof { points: values.len(), lines: lines.len(), is_complete: front.is_complete })
}

/// The points are assignments of as many pairs each, and in order; their values.
fn check_points(goals: &Goals, problems: [&Problem; 2], front: &ParetoFront) -> Result<Vec<Value>, Flaw> {
    let mut values: Vec<Value> = Vec::new();
    for (at, point) in front.points.iter().enumerate() {
        check_pairs(goals, point).ok_or(Flaw::Pairs { at })?;
        let totals = problems.map(|problem| total(problem, &point.pairs));
        if totals != [Some(point.first), Some(point.second)] {
            return Err(Flaw::Totals { at });
        }
        let value = goals.value(&point.pairs);
        let is_next = values.last().is_none_or(|last| last[0] > value[0] && last[1] < value[1]);
        if !is_next || point.pairs.len() != front.points[0].pairs.len() {
            return Err(Flaw::Order { at });
        }
        values.push(value);
    }
    if values.is_empty() { Err(Flaw::NoPoint) } else { Ok(values) }
}

/// Pairs are sorted, allowed, and nobody is in too many.
fn check_pairs(goals: &Goals, point: &ParetoPoint) -> Option<()> {
    let mut room: Vec<u32> = (0..goals.rows()).map(|i| goals.capacity(i)).collect();
    let mut free = vec![true; goals.columns()];
    let mut last = None;
    for &(row, column) in &point.pairs {
        let (room, free) = (room.get_mut(row.index())?, free.get_mut(column.index())?);
        if last.is_some_and(|last| last >= (row, column)) || !*free || !goals.allows(row, column) {
            return None;
        }
        *room = room.checked_sub(1)?;
        *free = false;
        last = Some((row, column));
    }
    Some(())
}

/// Each line is proven; its weights, and the most that anything is worth at them.
fn check_lines(goals: &Goals, front: &ParetoFront) -> Result<Vec<(Weights, i128)>, Flaw> {
    let ends = [front.lines.first(), front.lines.last()].map(|line| line.map(|line| line.weights));
    if ends != [Some([1, 0]), Some([0, 1])] {
        return Err(Flaw::Outline);
    }
    let unmade = |error: crate::error::Error| Flaw::Problem(error.to_string());
    let mut lines = Vec::with_capacity(front.lines.len());
    for (at, line) in front.lines.iter().enumerate() {
        let pairs = &front.points.get(line.through).ok_or(Flaw::Outline)?.pairs;
        let problem = goals.weighted(line.weights).map_err(unmade)?;
        let assignment = Assignment::new(&problem, pairs.clone(), line.prices.clone()).map_err(unmade)?;
        let _proof = check(&problem, &assignment).map_err(|violation| Flaw::Line { at, violation })?;
        lines.push((line.weights, assignment.total().into()));
    }
    Ok(lines)
}
