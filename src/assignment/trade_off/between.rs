//! Phase 2: what lies between two neighbours of the outline.
//!
//! *Method.* First the mixtures of the two. Then corner by corner: where a corner lies beyond the line, nothing can be
//! there. Else an assignment there loses at most what the corner is worth less than the line, and has only pairs that lose at
//! most that: the [market](super::market), in which the corner is [searched](super::corner). A point found splits its corner in two.
//!
//! *Cost.* Time O(rows x columns) for each line and round, and some paths in a market for each node.

use super::corner::{Node, Search, Verdict};
use super::goals::{Goals, Value};
use super::market::{Market, Pick};
use super::mixing::Mixing;
use super::stair::{Point, Stair};
use super::supported::{Bound, worth};

/// Into how small a part of what a corner allows a search looks first: it finds the best points there, with few pairs.
const NEARER: [i128; 4] = [64, 16, 4, 1];
/// So many nodes are looked at in a part at least, and where a corner gets more, one for so many.
const FEW: usize = 8;

/// Two neighbours of the outline, and what is known between them.
#[derive(Debug, Clone)]
pub(super) struct Between<'a> {
    bound: Option<&'a Bound>,
    ends: [&'a Point; 2],
    stair: Stair,
    /// Corners at or beyond which nothing is.
    empty: Vec<Value>,
    /// Corners where something could be.
    pub(super) open: Vec<Value>,
}

impl<'a> Between<'a> {
    /// The mixtures of two neighbours, which are best at the bound's weights.
    pub(super) fn mixed(goals: &Goals, bound: Option<&'a Bound>, ends: [&'a Point; 2]) -> Self {
        let stair = Stair::between(ends[0].clone(), ends[1].clone());
        let mut found = Self { bound, ends, stair, empty: Vec::new(), open: Vec::new() };
        let is_wide = found.corners().next().is_some();
        let filling = if is_wide { Filling::new(goals, &found, 0) } else { None };
        // both ends have only pairs that lose nothing
        if let Some((market, [left, right])) = filling.and_then(|filling| filling.market(0)) {
            Mixing::between(&market, &left, &right).offer(&mut found.stair);
        }
        found.open = found.corners().collect();
        found
    }

    pub(super) fn into_points(self) -> Vec<Point> {
        self.stair.into_points()
    }

    /// Searches every open corner with `limit` nodes at most, and so many in all; how many were looked at.
    pub(super) fn search(&mut self, goals: &Goals, limit: usize, nodes: usize) -> usize {
        let widest = self.corners().filter_map(|corner| self.budget(corner)).max().unwrap_or(0);
        let Some(mut filling) = Filling::new(goals, self, widest) else { return 0 };
        filling.left = nodes;
        let mut open: Vec<Value> = Vec::new();
        loop {
            let next = self.corners().find(|corner| !open.contains(corner));
            let Some(corner) = next else { break };
            let budget = self.budget(corner).unwrap_or(0);
            match filling.search(&mut self.stair, corner, budget, limit) {
                Verdict::Empty => self.empty.push(corner),
                Verdict::Open => open.push(corner),
                // points that it beats are gone
                Verdict::Reached => {}
            }
        }
        self.open = self.corners().collect();
        nodes - filling.left
    }

    /// How much an assignment at a corner could lose against the line; less than 0 beyond it.
    fn budget(&self, corner: Value) -> Option<i128> {
        let bound = self.bound?;
        Some(worth(bound.weights, self.ends[0].value) - worth(bound.weights, corner))
    }

    /// The corners where something could be.
    fn corners(&self) -> impl Iterator<Item = Value> {
        let is_empty = |corner: &Value| {
            self.empty.iter().any(|from| corner[0] >= from[0] && corner[1] >= from[1])
                || self.budget(*corner).is_some_and(|budget| budget < 0)
        };
        (0..).map_while(|at| self.stair.corner(at)).filter(move |corner| !is_empty(corner))
    }
}

/// A search between two neighbours.
struct Filling<'a> {
    goals: &'a Goals,
    bound: &'a Bound,
    /// The pairs that anything missing can have; none if these are too many at once.
    widest: Option<Market>,
    ends: [&'a Point; 2],
    /// Nodes left.
    left: usize,
}

impl<'a> Filling<'a> {
    fn new(goals: &'a Goals, between: &Between<'a>, widest: i128) -> Option<Self> {
        let bound = between.bound?;
        let widest = Market::near(goals, bound.weights, &bound.prices, widest);
        Some(Self { goals, bound, widest, ends: between.ends, left: 0 })
    }

    /// The pairs that lose at most so much, and the two ends among them.
    fn market(&self, within: i128) -> Option<(Market, [Pick; 2])> {
        let market = match &self.widest {
            Some(widest) => widest.within(within),
            None => Market::near(self.goals, self.bound.weights, &self.bound.prices, within)?,
        };
        let (left, right) = (market.pick(&self.ends[0].pairs)?, market.pick(&self.ends[1].pairs)?);
        Some((market, [left, right]))
    }

    /// Searches a corner, in small parts of what it allows first.
    fn search(&mut self, stair: &mut Stair, corner: Value, budget: i128, limit: usize) -> Verdict {
        for part in NEARER {
            let limit = if part == 1 { limit } else { (limit / FEW).max(FEW) }.min(self.left);
            if limit == 0 || (part > 1 && budget / part == 0) {
                continue;
            }
            let Some((market, [left, right])) = self.market(budget / part) else { return Verdict::Open };
            let root = Node::root(&market, self.bound.weights, left, right);
            let mut looked = 0;
            let mut search = Search { market: &market, stair: &mut *stair, corner };
            let verdict = search.run(&root, limit, &mut looked);
            self.left -= looked;
            // if a part is empty, nothing is proven of the rest
            if part == 1 || verdict == Verdict::Reached {
                return verdict;
            }
        }
        Verdict::Open
    }
}
