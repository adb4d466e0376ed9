//! The best assignment that keeps at least a given number of certain pairs.
//!
//! *Problem.* Of all assignments that make at least `need` of the kept pairs, one that is worth
//! most.
//!
//! *Method.* Lagrange: at a price p for each kept pair, L(p) = max (worth + p x kept) is an
//! assignment problem, and no assignment that makes `need` of them is worth more than L(p) - p x
//! need. L is convex and made of straight lines, so its lowest bound is found from two assignments,
//! one with too few and one with enough, by going to the price at which they are equally good,
//! until nothing better comes up there. Mostly the two can be mixed so that exactly `need` are kept
//! ([`exchange`](crate::assignment::changes::rematch::exchange)), which reaches the bound. Where
//! they cannot, a kept pair in which they differ is made for certain, or given up for certain:
//! branch and bound, the highest bound first, of equal ones the one made first. Each step starts
//! from the network of the last one.
//!
//! *Caveat.* Mixing fails where pairs can be kept in bundles only. The number of nodes may then be
//! exponential: there is a limit, beyond which the best found is returned with the highest bound
//! left.
//!
//! *Numeric policy.* The best price is a fraction with a denominator of at most the number of kept
//! pairs. Weights are in parts of a point, more than there are kept pairs, and prices whole numbers
//! of these: so a bound is too high by less than a point, and is rounded down. Prices go up to all
//! that assignments can differ by.
//!
//! *References.* A. M. Geoffrion, "Lagrangean relaxation for integer programming", 1974; A. H. Land
//! and A. G. Doig (1960), Econometrica 28 (branch and bound); W. Dinkelbach (1967), Management
//! Science 13 (the steps of the price).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::assignment::changes::rematch::exchange::Exchange;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::network::residual::Residual;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// How fast the steps of a price grow while it is not known from both sides; the first is so small
/// a part of it. A price that moves far and back again costs a search for each pair that changes:
/// nearly all the time.
const STEP: i128 = 4;
const FIRST: i128 = 16;

/// Into how many parts a point is divided for a number of kept pairs.
pub(super) fn parts(kept: usize) -> u32 {
    u32::try_from((kept + 1).next_power_of_two()).unwrap_or(u32::MAX)
}

/// What was found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Sorted.
    pub(super) pairs: Vec<(Row, Column)>,
    /// Nothing is worth more.
    pub(super) bound: ObjectiveValue,
}

/// The best assignment that makes `need` of the kept pairs of a network in parts of a point. At
/// most `nodes` are bounded, or one. Where the guard stops the search, the best found so far, and
/// what nothing can be worth more than.
///
/// # Errors
/// [`is_cancelled`](Error::is_cancelled) when it is stopped and nothing was found.
pub(super) fn best(network: Residual<'_>, need: usize, nodes: usize, guard: &Guard<'_>) -> Result<Found> {
    // nothing is worth more than the best that may disturb anything
    let free = network.pairs();
    let free = network.packed_worth(&free);
    let kept = network.kept_pairs();
    let mut search = Search { kept, network, need, best: None, guard };
    let mut open = BTreeMap::new();
    let mut nodes_bounded = 1;
    let root = search.bound_node(Vec::new(), 0);
    let mut left = None;
    match root {
        Ok(root) => open.extend(root.map(|node| ((Reverse(node.bound), nodes_bounded), node))),
        Err(error) if error.is_cancelled() && search.best.is_some() => left = Some(free),
        Err(error) => return Err(error),
    }
    while let Some(((Reverse(bound), _), node)) = open.pop_first() {
        if search.is_pruned(bound) {
            break;
        }
        if nodes_bounded >= nodes {
            left = Some(bound);
            break;
        }
        let asked = guard.left(PhaseKind::Rematching, nodes.saturating_sub(nodes_bounded), nodes);
        match asked.and_then(|()| search.split(&node, &mut nodes_bounded)) {
            Ok(children) => {
                open.extend(children.into_iter().map(|(at, node)| ((Reverse(node.bound), at), node)));
            }
            // the highest bound comes first
            Err(error) if error.is_cancelled() && search.best.is_some() => {
                left = Some(bound);
                break;
            }
            Err(error) => return Err(error),
        }
    }
    let Some((worth, pairs)) = search.best else {
        return Err(Error::problem("so many pairs cannot be kept"));
    };
    let bound = left.map_or(worth, |bound| bound.max(worth));
    Ok(Found { pairs, bound: search.network.scale().unpack(bound) })
}

/// Assignments in which some kept pairs are decided about: made (true), or not.
#[derive(Debug)]
struct Node {
    decided: Vec<(usize, bool)>,
    bound: i128,
    /// Where the bound is lowest.
    price: i128,
    /// The pair to be decided about.
    next: usize,
}

/// The best assignment at a price.
#[derive(Debug)]
struct Point {
    kept: usize,
    /// Without the price.
    worth: i128,
    pairs: Vec<(Row, Column)>,
}

impl Point {
    fn value(&self, price: i128) -> i128 {
        self.worth + price * self.kept as i128
    }
}

struct Search<'n, 'g, 'w> {
    network: Residual<'n>,
    kept: Vec<(Row, Column)>,
    need: usize,
    best: Option<(i128, Vec<(Row, Column)>)>,
    guard: &'g Guard<'w>,
}

impl Search<'_, '_, '_> {
    /// Decides about the next pair of a node: the nodes in which something better may be, with
    /// their numbers.
    fn split(&mut self, node: &Node, bounded: &mut usize) -> Result<Vec<(usize, Node)>> {
        let mut children = [None, None];
        for (child, stays) in children.iter_mut().zip([true, false]) {
            *bounded += 1;
            let mut decided = node.decided.clone();
            decided.push((node.next, stays));
            *child = self.bound_node(decided, node.price)?.map(|node| (*bounded, node));
        }
        Ok(children.into_iter().flatten().collect())
    }

    fn is_pruned(&self, bound: i128) -> bool {
        self.best.as_ref().is_some_and(|&(worth, _)| worth >= bound)
    }

    fn update_incumbent(&mut self, worth: i128, pairs: &[(Row, Column)]) {
        if !self.is_pruned(worth) {
            self.best = Some((worth, pairs.to_vec()));
        }
    }

    /// The best at a price, of the assignments that are decided about like this.
    fn solve_at(&mut self, decided: &[(usize, bool)], price: i128) -> Result<Point> {
        let certain = 2 * self.network.scale().all;
        let mut bonus = vec![price; self.kept.len()];
        for &(at, stays) in decided {
            bonus[at] = if stays { certain } else { -certain };
        }
        self.network.reweigh(bonus, self.guard)?;
        let kept = self.network.made().iter().filter(|&&made| made).count();
        let pairs = self.network.pairs();
        Ok(Point { kept, worth: self.network.packed_worth(&pairs), pairs })
    }

    /// The bound of a node, from a price near the best one; nothing if no assignment in it can be
    /// better than the best, which may be found here.
    fn bound_node(&mut self, decided: Vec<(usize, bool)>, mut price: i128) -> Result<Option<Node>> {
        let given_up = decided.iter().filter(|&&(_, stays)| !stays).count();
        if self.kept.len() - given_up < self.need {
            return Ok(None);
        }
        let (point, most) = (self.network.scale().point, self.network.scale().all);
        let need = self.need as i128;
        let (mut low, mut high): (Option<Point>, Option<Point>) = (None, None);
        let mut bound = i128::MAX;
        let mut step = (price / FIRST).max(point);
        loop {
            let found = self.solve_at(&decided, price)?;
            // worths are whole points
            let here = (found.value(price) - price * need).div_euclid(point) * point;
            bound = bound.min(here);
            let enough = found.kept >= self.need;
            if enough {
                self.update_incumbent(found.worth, &found.pairs);
            }
            if self.is_pruned(bound) {
                return Ok(None);
            }
            if let (Some(low), Some(high)) = (&low, &high)
                && found.value(price) <= low.value(price).max(high.value(price))
            {
                break;
            }
            if enough {
                high = Some(found);
            } else {
                low = Some(found);
            }
            price = match (&low, &high) {
                (Some(low), Some(high)) => {
                    ((low.worth - high.worth) / (high.kept as i128 - low.kept as i128)).max(0)
                }
                (None, _) => (price - step).max(0),
                // at this price every pair is kept that can be
                (Some(_), None) if price >= most => return Ok(None),
                (Some(_), None) => (price + step).min(most),
            };
            step = step.saturating_mul(STEP);
        }
        let (Some(low), Some(high)) = (low, high) else { return Ok(None) };
        let exchange = Exchange::between(&low.pairs, &high.pairs, &self.kept);
        let pairs = exchange.mixed(self.need - low.kept);
        let worth = self.network.packed_worth(&pairs);
        self.update_incumbent(worth, &pairs);
        if self.is_pruned(bound) {
            return Ok(None);
        }
        let next = exchange.bundle().and_then(|pair| self.kept.binary_search(&pair).ok());
        Ok(next.map(|next| Node { decided, bound, price, next }))
    }
}
