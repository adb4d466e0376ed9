//! Two assignments, and all that lie between them.
//!
//! *Problem.* One assignment keeps too few pairs, another enough, and both are best at a certain
//! price. Take as much of the second one that just enough are kept.
//!
//! *Method.* The pairs in which they differ fall into parts that share no row and no column (union
//! and find). In each part one can go over to the second assignment whatever one does in the
//! others. Which of the parts together keep a certain number more is a knapsack; parts that keep
//! fewer stay as they are. Time O(pairs log pairs + parts x number), space O(pairs + number).
//!
//! *References.* R. Bellman, "Dynamic Programming", 1957 (the knapsack); N. S. Mendelsohn and A. L.
//! Dulmage (1958), Canadian Journal of Mathematics 10 (mixing two matchings).

use std::collections::BTreeMap;

use crate::assignment::model::disjoint_sets::DisjointSets;
use crate::assignment::model::index::{Column, Row};

type Pair = (Row, Column);

/// Pairs that are exchanged together.
#[derive(Debug, Clone, Default)]
struct Part {
    leave: Vec<Pair>,
    join: Vec<Pair>,
    /// Pairs to be kept among those that join; less those among them that leave is `more`.
    kept: Vec<Pair>,
    more: isize,
}

/// How to get from one assignment to another, part by part.
#[derive(Debug, Clone)]
pub(super) struct Exchange<'a> {
    from: &'a [Pair],
    parts: Vec<Part>,
}

impl<'a> Exchange<'a> {
    /// All three are sorted.
    pub(super) fn between(from: &'a [Pair], to: &[Pair], kept: &[Pair]) -> Self {
        let only = |these: &[Pair], those: &[Pair]| -> Vec<Pair> {
            these.iter().copied().filter(|pair| those.binary_search(pair).is_err()).collect()
        };
        let (leave, join) = (only(from, to), only(to, from));
        // rows are even, columns odd
        let ends = |&(row, column): &Pair| (2 * row.index(), 2 * column.index() + 1);
        let differing = || leave.iter().chain(&join).map(ends);
        let size = differing().map(|(row, column)| row.max(column) + 1).max().unwrap_or(0);
        let mut sets = DisjointSets::new(size);
        for (row, column) in differing() {
            sets.join(row, column);
        }
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        let is_kept = |pair: &Pair| kept.binary_search(pair).is_ok();
        for pair in leave {
            let part = parts.entry(sets.find(ends(&pair).0)).or_default();
            part.more -= isize::from(is_kept(&pair));
            part.leave.push(pair);
        }
        for pair in join {
            let part = parts.entry(sets.find(ends(&pair).0)).or_default();
            if is_kept(&pair) {
                part.more += 1;
                part.kept.push(pair);
            }
            part.join.push(pair);
        }
        Self { from, parts: parts.into_values().filter(|part| part.more > 0).collect() }
    }

    /// The first assignment with parts of the second, so that `more` pairs are kept beyond those of
    /// the first: exactly this many if that can be, else as few more as can be.
    pub(super) fn mixed(&self, more: usize) -> Vec<Pair> {
        let largest = self.parts.iter().map(|part| part.more.unsigned_abs()).max().unwrap_or(0);
        // by which part a sum was reached first; the sum before it was reached by earlier ones
        let mut last: Vec<Option<usize>> = vec![None; more + largest + 1];
        let mut reached = vec![false; last.len()];
        reached[0] = true;
        for (at, part) in self.parts.iter().enumerate() {
            let step = part.more.unsigned_abs();
            for sum in (step..reached.len()).rev() {
                if !reached[sum] && reached[sum - step] {
                    (reached[sum], last[sum]) = (true, Some(at));
                }
            }
        }
        let mut sum = (more..reached.len()).find(|&sum| reached[sum]).unwrap_or(0);
        let (mut leave, mut pairs) = (Vec::new(), Vec::new());
        while let Some(part) = last[sum].map(|at| &self.parts[at]) {
            leave.extend(&part.leave);
            pairs.extend(&part.join);
            sum -= part.more.unsigned_abs();
        }
        leave.sort_unstable();
        pairs.extend(self.from.iter().filter(|pair| leave.binary_search(pair).is_err()));
        pairs.sort_unstable();
        pairs
    }

    /// A pair to be kept of the part that keeps most at once.
    pub(super) fn bundle(&self) -> Option<Pair> {
        let part = self.parts.iter().rev().max_by_key(|part| part.more)?;
        part.kept.first().copied()
    }
}
