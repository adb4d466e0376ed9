//! The points on the line between two neighbours of the outline, by mixing the two part by part.
//!
//! *Method.* The pairs in which two assignments differ fall into parts that share no row and no
//! column (union and find), so each part can be exchanged whatever happens to the others. Both
//! assignments are best at the weights of their line. So no part gains anything at these weights,
//! and together they lose nothing: each part moves *along* the line, by a whole number of steps.
//! Every mixture is as good as the two ends, and the prices of the line prove it too. Which steps
//! the mixtures reach is a subset sum.
//!
//! *Caveat.* Other assignments may lie on the line. Which values occur on it is the exact matching
//! problem, for which no fast deterministic algorithm is known.
//!
//! *Cost.* Time O(pairs log pairs) for the parts and for each point, O(parts x sums) for the sums,
//! of which there are at most 2 [`MOST`].
//!
//! *References.* N. S. Mendelsohn and A. L. Dulmage, "Some generalizations of the problem of
//! distinct representatives", Canadian Journal of Mathematics 10, 1958.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::assignment::model::disjoint_sets::DisjointSets;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::objectives::trade_off::goals::{Goals, Weights};
use crate::assignment::objectives::trade_off::supported::Point;

/// Once this many sums are reached, no part is added: more than anybody compares, and a bound on
/// memory.
const MOST: usize = 1_000;

/// Pairs that are exchanged together.
#[derive(Debug, Clone, Default)]
struct Part {
    leave: Vec<(Row, Column)>,
    join: Vec<(Row, Column)>,
    /// How far the exchange leads along the line.
    steps: i64,
}

/// How a sum was reached: by adding a part to an earlier sum.
#[derive(Debug, Clone, Copy)]
struct Step {
    part: usize,
    before: i64,
}

/// The mixtures strictly between two neighbours that are best at these weights, in order; one for
/// each value.
pub(super) fn mixtures(goals: &Goals, weights: Weights, [left, right]: [&Point; 2]) -> Vec<Point> {
    let line = [-weights[1], weights[0]];
    let length = (right.value[1] - left.value[1]) / line[1];
    if length < 2 {
        return Vec::new();
    }
    let parts = parts(goals, line, [left, right]);
    let mut reached: BTreeMap<i64, Step> = BTreeMap::from([(0, Step { part: usize::MAX, before: 0 })]);
    for (at, part) in parts.iter().enumerate() {
        if reached.len() > MOST {
            break;
        }
        let sums: Vec<i64> = reached.keys().copied().collect();
        for before in sums {
            reached.entry(before + part.steps).or_insert(Step { part: at, before });
        }
    }
    let inside = reached.range(1..length).map(|(&sum, _)| sum);
    let mixed = inside.map(|sum| Point {
        value: [0, 1].map(|goal| left.value[goal] + sum * line[goal]),
        pairs: mixed(&left.pairs, &parts, &reached, sum),
    });
    mixed.collect()
}

/// The parts in which the two differ and that lead anywhere, those that lead farthest first: so the
/// sums are spread over the whole line even where not all parts are added.
fn parts(goals: &Goals, line: [i64; 2], [left, right]: [&Point; 2]) -> Vec<Part> {
    let only = |these: &Point, those: &Point| -> Vec<(Row, Column)> {
        these.pairs.iter().copied().filter(|pair| those.pairs.binary_search(pair).is_err()).collect()
    };
    let (leave, join) = (only(left, right), only(right, left));
    let mut sets = DisjointSets::new(goals.rows() + goals.columns());
    for (row, column) in leave.iter().chain(&join) {
        sets.join(row.index(), goals.rows() + column.index());
    }
    let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
    for pair in leave {
        parts.entry(sets.find(pair.0.index())).or_default().leave.push(pair);
    }
    for pair in join {
        parts.entry(sets.find(pair.0.index())).or_default().join.push(pair);
    }
    let mut parts: Vec<Part> = parts.into_values().collect();
    for part in &mut parts {
        part.steps = (goals.value(&part.join)[1] - goals.value(&part.leave)[1]) / line[1];
    }
    parts.retain(|part| part.steps != 0);
    parts.sort_by_key(|part| Reverse(part.steps.unsigned_abs())); // stable
    parts
}

/// The left end with those parts exchanged that lead to a sum.
fn mixed(
    left: &[(Row, Column)],
    parts: &[Part],
    reached: &BTreeMap<i64, Step>,
    mut sum: i64,
) -> Vec<(Row, Column)> {
    let (mut leave, mut pairs) = (Vec::new(), Vec::new());
    // each step was added by an earlier part than the one after it, so no part occurs twice
    while let Some(&Step { part, before }) = reached.get(&sum)
        && let Some(part) = parts.get(part)
    {
        leave.extend_from_slice(&part.leave);
        pairs.extend_from_slice(&part.join);
        sum = before;
    }
    leave.sort_unstable();
    pairs.extend(left.iter().filter(|pair| leave.binary_search(pair).is_err()));
    pairs.sort_unstable();
    pairs
}
