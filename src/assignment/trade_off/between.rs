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

/// Into how small a part of what a corner allows a search looks first: it finds the best points there, with few pairs.
const NEARER: [i128; 4] = [64, 16, 4, 1];
/// So many nodes are looked at in a part.
const FEW: usize = 8;

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
pub(super) fn fill(
    goals: &Goals,
    bound: &Bound,
    left: &Point,
    right: &Point,
    limits: &mut Limits,
) -> Between {
    let weights = bound.weights;
    let line = worth(weights, left.value);
    let budget = |corner: Value| line - worth(weights, corner);
    let mut stair = Stair::between(left.clone(), right.clone());
    let widest = stair.corner(0).map_or(-1, budget);
    if widest < 0 {
        return Between { points: stair.into_points(), open: Vec::new() };
    }
    // both ends have only pairs that lose nothing
    if let Some(market) = Market::near(goals, weights, &bound.prices, 0)
        && let Some((left, right)) = market.pick(&left.pairs).zip(market.pick(&right.pairs))
    {
        Mixing::between(&market, &left, &right).offer(&mut stair);
    }
    let (mut empty, mut open): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(corner) = stair.corner(at) {
        let is_beyond = |&from: &Value| corner[0] >= from[0] && corner[1] >= from[1];
        if budget(corner) < 0 || empty.iter().any(is_beyond) || open.contains(&corner) {
            at += 1;
            continue;
        }
        let mut verdict = Verdict::Open;
        for part in NEARER {
            let limit = if part == 1 { limits.corner } else { FEW }.min(limits.left);
            let within = budget(corner) / part;
            if limit == 0 || (part > 1 && within == 0) {
                continue;
            }
            let Some(market) = Market::near(goals, weights, &bound.prices, within) else { break };
            let Some((left, right)) = market.pick(&left.pairs).zip(market.pick(&right.pairs)) else { break };
            let mut looked = 0;
            verdict = Search { market: &market, stair: &mut stair, corner }.run(
                &Node::root(weights, left, right),
                limit,
                &mut looked,
            );
            limits.left -= looked;
            if verdict == Verdict::Reached {
                break;
            }
            if part > 1 {
                // nothing is proven of the rest
                verdict = Verdict::Open;
            }
        }
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
