//! All that lies between two picks: each part in which they differ, from the one or from the other.
//!
//! *Method.* The arcs in which they differ fall into parts that share no line and no object (union and find); each part can
//! be exchanged whatever happens to the others. Part by part, keep the values that no other one beats (a knapsack with two
//! values). Of more than [`MOST`] of them, those best in the first goal are kept: what is found is there, what is not found
//! may be there as well.
//!
//! *Cost.* Time O(arcs log arcs + parts x values), space O(arcs + parts x values).
//!
//! *References.* N. S. Mendelsohn and A. L. Dulmage, "Some generalizations of the problem of distinct representatives",
//! Canadian Journal of Mathematics 10, 1958; G. L. Nemhauser and Z. Ullmann, "Discrete dynamic programming and capital
//! allocation", Management Science 15, 1969 (the values no other one beats).

use std::collections::BTreeMap;

use super::super::disjoint_sets::DisjointSets;
use super::goals::Value;
use super::market::{Market, Pick};
use super::stair::Stair;

/// So many values are kept after each part.
const MOST: usize = 4_096;
/// So many steps are remembered at most; parts beyond are left as they are.
const MOST_STEPS: usize = 1 << 20;

/// Arcs that are exchanged together.
#[derive(Debug, Clone, Default)]
struct Part {
    leave: Vec<u32>,
    join: Vec<u32>,
    more: Value,
}

/// How to get from one pick to another, part by part.
#[derive(Debug, Clone)]
pub(super) struct Mixing<'a> {
    market: &'a Market,
    from: &'a Pick,
    parts: Vec<Part>,
}

/// A value that was reached: by which part, from where.
struct Step {
    value: Value,
    part: usize,
    before: usize,
}

impl<'a> Mixing<'a> {
    pub(super) fn between(market: &'a Market, from: &'a Pick, to: &Pick) -> Self {
        let only = |these: &Pick, those: &Pick| -> Vec<u32> {
            these.arcs.iter().copied().filter(|at| those.arcs.binary_search(at).is_err()).collect()
        };
        let (leave, join) = (only(from, to), only(to, from));
        let ends = |at: &u32| market.arc(*at).ends();
        let size = leave.iter().chain(&join).flat_map(ends).max().map_or(0, |end| end + 1);
        let mut sets = DisjointSets::new(size);
        for [line, object] in leave.iter().chain(&join).map(ends) {
            sets.join(line, object);
        }
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        for (arcs, sign) in [(leave, -1), (join, 1)] {
            for at in arcs {
                let part = parts.entry(sets.find(ends(&at)[0])).or_default();
                let goods = market.arc(at).goods();
                part.more = [0, 1].map(|goal| part.more[goal] + sign * goods[goal]);
                if sign < 0 { part.leave.push(at) } else { part.join.push(at) }
            }
        }
        Self { market, from, parts: parts.into_values().collect() }
    }

    /// Offers every value that no other mixture beats.
    pub(super) fn offer(&self, stair: &mut Stair) {
        let mut steps = vec![Step { value: self.from.value, part: usize::MAX, before: usize::MAX }];
        let mut best = vec![0];
        for (part, Part { more, .. }) in self.parts.iter().enumerate() {
            if *more == [0, 0] || steps.len() + best.len() > MOST_STEPS {
                continue;
            }
            let mut all = best.clone();
            for &before in &best {
                let value = [0, 1].map(|goal| steps[before].value[goal] + more[goal]);
                all.push(steps.len());
                steps.push(Step { value, part, before });
            }
            all.sort_by_key(|&step| (steps[step].value.map(std::cmp::Reverse), step));
            best.clear();
            for step in all {
                let is_new =
                    best.last().is_none_or(|&last: &usize| steps[step].value[1] > steps[last].value[1]);
                if is_new && best.len() < MOST {
                    best.push(step);
                }
            }
        }
        for &step in &best {
            stair.offer(steps[step].value, || self.market.pairs(&self.mixed(&steps, step)));
        }
    }

    /// The arcs of the mixture that these steps lead to.
    fn mixed(&self, steps: &[Step], mut step: usize) -> Vec<u32> {
        let (mut leave, mut arcs) = (Vec::new(), Vec::new());
        while let Some(part) = self.parts.get(steps[step].part) {
            leave.extend(&part.leave);
            arcs.extend(&part.join);
            step = steps[step].before;
        }
        leave.sort_unstable();
        arcs.extend(self.from.arcs.iter().filter(|at| leave.binary_search(at).is_err()));
        arcs
    }

    /// An arc that joins, of the part that gives most of the second goal at once.
    pub(super) fn bundle(&self) -> Option<u32> {
        let joining = self.parts.iter().filter(|part| !part.join.is_empty());
        joining.rev().max_by_key(|part| part.more[1]).and_then(|part| part.join.first().copied())
    }
}
