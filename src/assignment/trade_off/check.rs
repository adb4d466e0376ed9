//! Is a trade-off what it says? All that can be verified without a solver.
//!
//! *Problem.* Given two goals and a [`TradeOff`]: are its points largest assignments with these totals, none of which beats
//! another, and does it have all points that are best for some weights?
//!
//! *The theorem, and why it holds.*
//! 1. *Lines.* Prices prove that a point is best in the problem of a line's weighted goods ([`check`]), and that no
//!    assignment has more pairs. So no assignment lies beyond the line.
//! 2. *Outline.* The first line is the first goal alone, the last one the second goal alone, and each shares a point with
//!    the next one. A point that is best at two weights is best at all between them. So at all weights one of the points is best.
//! 3. *Corners.* What is missing between two neighbours would be at their corner or beyond. Where the corner lies beyond a
//!    line there is nothing. All other corners are counted: those that were searched, and those said to be open.
//!
//! *Caveat.* That a searched corner is empty is the word of the search: there is no short proof of it. Time O(rows x columns)
//! for each line, space O(rows x columns).
//!
//! *References.* R. M. `McConnell`, K. Mehlhorn, S. Näher and P. Schweitzer, "Certifying algorithms", 2011.

use std::fmt;

use super::super::{Assignment, Problem, check};
use super::goals::{Goals, Value, total};
use super::supported::worth;
use super::{Flaw, TradeOff, TradeOffPoint};

/// What [`check_trade_off`] found to be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct TradeOffProof {
    points: usize,
    by_lines: usize,
    searched: usize,
    open: usize,
}

impl TradeOffProof {
    /// How many points there are. At all weights of the two goals one of them is best.
    pub fn points(&self) -> usize {
        self.points
    }

    /// Between how many neighbours nothing can be, since it would lie beyond a line.
    pub fn by_lines(&self) -> usize {
        self.by_lines
    }

    /// Between how many neighbours there is nothing by the word of the search alone.
    pub fn searched(&self) -> usize {
        self.searched
    }

    /// Between how many neighbours there could be more.
    pub fn open(&self) -> usize {
        self.open
    }
}

impl fmt::Display for TradeOffProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { points, by_lines, searched, open } = self;
        write!(
            f,
            "{points} points, one of them best at all weights (between neighbours: {by_lines} times nothing by prices, \
             {searched} times by search, {open} times open)"
        )
    }
}

/// Verifies that all points are largest assignments with their totals, that none beats another, and that nothing lies
/// beyond the lines between them.
///
/// Works from the two problems alone. Time O(rows x columns) for each line, space O(rows x columns).
///
/// # Errors
/// The first [`Flaw`] found.
pub fn check_trade_off(first: &Problem, second: &Problem, all: &TradeOff) -> Result<TradeOffProof, Flaw> {
    let goals = Goals::new(first, second).map_err(|error| Flaw::Problem(error.to_string()))?;
    let values = check_points(&goals, [first, second], all)?;
    let worths = check_lines(&goals, all)?;
    for pair in worths.windows(2) {
        let is_on = |&(weights, most): &([i64; 2], i128), value: Value| worth(weights, value) == most;
        if !values.iter().any(|&value| is_on(&pair[0], value) && is_on(&pair[1], value)) {
            return Err(Flaw::Outline);
        }
    }
    let mut proof = TradeOffProof { points: values.len(), by_lines: 0, searched: 0, open: 0 };
    let is_gap = |at: &usize| at + 1 < values.len();
    let sorted = all.gaps.windows(2).find(|pair| pair[0] >= pair[1]).map(|pair| pair[1]);
    if let Some(at) = sorted.or_else(|| all.gaps.iter().copied().find(|at| !is_gap(at))) {
        return Err(Flaw::Gap { at });
    }
    for (at, pair) in values.windows(2).enumerate() {
        let corner = [pair[1][0] + 1, pair[0][1] + 1];
        let count = if all.gaps.binary_search(&at).is_ok() {
            &mut proof.open
        } else if worths.iter().any(|&(weights, most)| worth(weights, corner) > most) {
            &mut proof.by_lines
        } else {
            &mut proof.searched
        };
        *count += 1;
    }
    Ok(proof)
}

/// The points are assignments of as many pairs each, and in order; their values.
fn check_points(goals: &Goals, problems: [&Problem; 2], all: &TradeOff) -> Result<Vec<Value>, Flaw> {
    let mut values: Vec<Value> = Vec::new();
    for (at, point) in all.points.iter().enumerate() {
        check_pairs(goals, point).ok_or(Flaw::Pairs { at })?;
        let totals = problems.map(|problem| total(problem, &point.pairs));
        if totals != [Some(point.first), Some(point.second)] {
            return Err(Flaw::Totals { at });
        }
        let value = goals.value(&point.pairs);
        let goes_on = values.last().is_none_or(|last| last[0] > value[0] && last[1] < value[1]);
        if !goes_on || point.pairs.len() != all.points[0].pairs.len() {
            return Err(Flaw::Order { at });
        }
        values.push(value);
    }
    if values.is_empty() { Err(Flaw::NoPoint) } else { Ok(values) }
}

/// Pairs are sorted, allowed, and nobody is in too many.
fn check_pairs(goals: &Goals, point: &TradeOffPoint) -> Option<()> {
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
fn check_lines(goals: &Goals, all: &TradeOff) -> Result<Vec<([i64; 2], i128)>, Flaw> {
    let ends = [all.lines.first(), all.lines.last()].map(|line| line.map(|line| line.weights));
    if ends != [Some([1, 0]), Some([0, 1])] {
        return Err(Flaw::Outline);
    }
    let unmade = |error: crate::error::Error| Flaw::Problem(error.to_string());
    let mut worths = Vec::with_capacity(all.lines.len());
    for (at, line) in all.lines.iter().enumerate() {
        let pairs = &all.points.get(line.through).ok_or(Flaw::Outline)?.pairs;
        let problem = goals.weighted(line.weights).map_err(unmade)?;
        let assignment = Assignment::new(&problem, pairs.clone(), line.prices.clone()).map_err(unmade)?;
        let _proof = check(&problem, &assignment).map_err(|violation| Flaw::Line { at, violation })?;
        worths.push((line.weights, assignment.total().into()));
    }
    Ok(worths)
}
