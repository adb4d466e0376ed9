//! Is there anything at a corner or beyond it? Branch and bound.
//!
//! *Problem.* Of the assignments of a market, find one that comes to at least so much in both goals, or prove that there is
//! none.
//!
//! *Method.* At any weights, the best assignment of a market bounds them all: if it is worth less than the corner, the
//! corner is empty. Weights at which the bound is lowest are found from two assignments, one short in each goal: go to the
//! weights at which both are worth the same, until nothing better comes up there (the dual of Lagrange, in the plane). All
//! that comes up is offered to the stair, and so are the [mixtures](super::mixing) of the last two. Where none of
//! them reaches the corner, an arc in which the two differ is made for certain, or left out for certain; the highest bound
//! goes first, of equal ones the one made first.
//!
//! *Caveat.* With many ties the number of nodes may be exponential (which values the assignments on one face take is the
//! exact matching problem): there is a limit, beyond which the corner stays open.
//!
//! *Numeric policy.* Weights have no common divisor and worths are whole numbers in `i128`. Weights that are too large for
//! the market leave the node with the bound it has.
//!
//! *References.* A. M. Geoffrion, "Lagrangean relaxation for integer programming", 1974; A. Przybylski, X. Gandibleux and
//! M. Ehrgott, "Two phase algorithms for the bi-objective assignment problem", EJOR 185, 2008.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::goals::{Value, Weights};
use super::market::{Market, Pick};
use super::mixing::Mixing;
use super::serving::{Service, serve, serve_on};
use super::stair::Stair;
use super::supported::{between, worth};

/// What is known of a corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A point of the stair reaches it.
    Reached,
    /// Nothing does.
    Empty,
    /// The limit was reached.
    Open,
}

/// Assignments that are decided about like this, and the two best at the weights: one short in each goal.
#[derive(Debug, Clone)]
pub(super) struct Node {
    decided: Vec<(u32, bool)>,
    weights: Weights,
    short: [Option<Pick>; 2],
    /// The best at these weights before the last decision, and how much more than the corner it is worth.
    last: Rc<Service>,
    most: Option<i128>,
}

impl Node {
    /// All of a market, where two neighbours of the outline are best at the weights.
    pub(super) fn root(market: &Market, weights: Weights, left: Pick, right: Pick) -> Self {
        let last = Rc::new(Service::of(market, &left));
        Self { decided: Vec::new(), weights, short: [Some(right), Some(left)], last, most: None }
    }
}

/// A search at one corner.
pub(super) struct Search<'a> {
    pub(super) market: &'a Market,
    pub(super) stair: &'a mut Stair,
    pub(super) corner: Value,
}

impl Search<'_> {
    /// Looks at `limit` nodes at most, and counts them.
    pub(super) fn run(&mut self, root: &Node, limit: usize, looked: &mut usize) -> Verdict {
        let mut open: BTreeMap<(Reverse<i128>, usize), (Node, u32)> = BTreeMap::new();
        let mut count = 0;
        let mut next = vec![root.clone()];
        loop {
            for node in next.drain(..) {
                if count >= limit {
                    return Verdict::Open;
                }
                count += 1;
                *looked += 1;
                match self.look_at(node) {
                    Look::Reached => return Verdict::Reached,
                    Look::Empty => {}
                    Look::Stuck => return Verdict::Open,
                    Look::Branch(gap, node, arc) => {
                        open.insert((Reverse(gap), count), (node, arc));
                    }
                }
            }
            let Some(((Reverse(most), _), (node, arc))) = open.pop_first() else { return Verdict::Empty };
            for made in [true, false] {
                // the right one of the two has the arc, the left one does not
                let mut short = node.short.clone();
                short[usize::from(made)] = None;
                let mut decided = node.decided.clone();
                decided.push((arc, made));
                let last = Rc::clone(&node.last);
                let most = Some(most);
                next.push(Node { decided, weights: node.weights, short, last, most });
            }
        }
    }

    fn look_at(&mut self, mut node: Node) -> Look {
        let gap = |weights: Weights, pick: &Pick, corner: Value| {
            worth(weights, pick.value) - worth(weights, corner)
        };
        let mut weights = node.weights;
        if let [Some(_), Some(left)] = &node.short {
            if gap(weights, left, self.corner) < 0 {
                return Look::Empty;
            }
        } else {
            let mut before = node.most.take();
            loop {
                if !self.market.can_weigh(weights) {
                    return Look::Stuck;
                }
                let found = match before.take() {
                    Some(most) => serve_on(self.market, weights, &node.decided, &node.last, most),
                    None => serve(self.market, weights, &node.decided),
                };
                let Some(last) = found else { return Look::Empty };
                let pick = self.market.picked(last.arcs().to_vec());
                node.last = Rc::new(last);
                self.stair.offer(pick.value, || self.market.pairs(&pick.arcs));
                if self.stair.reaches(self.corner) {
                    return Look::Reached;
                }
                if gap(weights, &pick, self.corner) < 0 {
                    return Look::Empty;
                }
                if let [Some(right), Some(left)] = &node.short
                    && worth(weights, pick.value)
                        <= worth(weights, left.value).max(worth(weights, right.value))
                {
                    break;
                }
                // it is not short in both: then it would be worth less than the corner
                let goal = usize::from(pick.value[0] >= self.corner[0]);
                node.short[goal] = Some(pick);
                weights = match &node.short {
                    [Some(right), Some(left)] => match between(left.value, right.value) {
                        Some(weights) => weights,
                        None => return Look::Stuck,
                    },
                    [None, _] => [0, 1],
                    [_, None] => [1, 0],
                };
            }
            node.weights = weights;
        }
        let [Some(right), Some(left)] = &node.short else { return Look::Stuck };
        let mixing = Mixing::between(self.market, left, right);
        mixing.offer(self.stair);
        if self.stair.reaches(self.corner) {
            return Look::Reached;
        }
        match mixing.bundle() {
            Some(arc) => Look::Branch(gap(weights, left, self.corner), node, arc),
            None => Look::Stuck,
        }
    }
}

/// What a look at a node found.
enum Look {
    Reached,
    Empty,
    /// Weights are too large.
    Stuck,
    Branch(i128, Node, u32),
}
