//! Phase 2: what lies between two neighbours of the outline.
//!
//! *Method.* First the mixtures of the two. Then corner by corner: where a corner lies beyond the line, nothing can be
//! there. Else an assignment there loses at most what the corner is worth less than the line, and has only pairs that lose at
//! most that: the [market](super::market), in which the corner is [searched](super::corner). A point found splits its corner in two.
//!
//! *Cost.* Time O(rows x columns) for each line, and some solves of a market for each node.

use super::corner::{Node, Search, Verdict};
use super::goals::{Goals, Value};
use super::market::Market;
use super::mixing::Mixing;
use super::stair::{Point, Stair};
use super::supported::{Bound, worth};

/// How much is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Nodes at one corner.
    pub(super) corner: usize,
    /// Nodes left for all of them.
    pub(super) left: usize,
}

/// Points from one neighbour to the other, and the corners where more could be.
#[derive(Debug, Clone)]
pub(super) struct Between {
    pub(super) points: Vec<Point>,
    pub(super) open: Vec<Value>,
}

/// Fills in what lies between two neighbours of the outline, which are best at the bound's weights.
pub(super) fn fill(goals: &Goals, bound: &Bound, left: &Point, right: &Point, limits: &mut Limits) -> Between {
    let weights = bound.weights;
    let line = worth(weights, left.value);
    let budget = |corner: Value| line - worth(weights, corner);
    let mut stair = Stair::between(left.clone(), right.clone());
    let widest = stair.corner(0).map_or(-1, budget);
    if widest < 0 {
        return Between { points: stair.into_points(), open: Vec::new() };
    }
    let market = Market::near(goals, weights, &bound.prices, widest);
    let ends = market
        .as_ref()
        .and_then(|market| Some((market, market.pick(&left.pairs)?, market.pick(&right.pairs)?)));
    if let Some((market, left, right)) = &ends {
        Mixing::between(market, left, right).offer(&mut stair);
    }
    let (mut empty, mut open): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(corner) = stair.corner(at) {
        let is_beyond = |&from: &Value| corner[0] >= from[0] && corner[1] >= from[1];
        if budget(corner) < 0 || empty.iter().any(is_beyond) || open.contains(&corner) {
            at += 1;
            continue;
        }
        let verdict = match &ends {
            Some((market, left, right)) => {
                let root = Node::root(weights, left.clone(), right.clone());
                let mut looked = 0;
                let limit = limits.corner.min(limits.left);
                let verdict = Search { market, stair: &mut stair, corner }.run(&root, limit, &mut looked);
                limits.left -= looked;
                verdict
            }
            None => Verdict::Open,
        };
        match verdict {
            Verdict::Empty => empty.push(corner),
            Verdict::Open => open.push(corner),
            // points that it beats are gone
            Verdict::Reached => at = 0,
        }
    }
    // what was found later may have moved a corner
    open.retain(|&corner| (0..).map_while(|at| stair.corner(at)).any(|now| now == corner));
    Between { points: stair.into_points(), open }
}
