//! Blocks: arcs of the same points to all heads of a list but those in two lines, kept as one arc.
//!
//! *Problem.* A table like "another department: 250, the same: 0" makes an arc from each of sixty
//! tails to each of sixty heads, though a tail needs two numbers: the best of its own head, and the
//! best of all others. With two such tables, of departments and of regions, a tail needs the best
//! of all heads in neither its own department nor its own region.
//!
//! *Method.* The heads are a *block*. A head stands in a *line* of each of two kinds, or in none;
//! an arc to the block leaves out a line of each kind, or none. Whatever is best among the heads is
//! found once for all tails. Six values are enough ([`Tops`]): sort them, and keep one only if some
//! arc could leave out all better ones but not this one. The same holds the other way: of all
//! tails, those best ones that do not leave out a head's lines.
//!
//! *Why six.* Each value that is kept comes with lines that meet all better ones and not its own.
//! By the theorem of Bollobás for pairs in order (two lines here and two there) there are at most
//! `4! / (2! 2!)` such.
//!
//! *References.* B. Bollobás (1965), On generalized graphs, Acta Mathematica Academiae Scientiarum
//! Hungaricae 16; P. Frankl (1982), An extremal problem for two families of sets, European Journal
//! of Combinatorics 3 (pairs in order).

use crate::assignment::solvers::flow::arc::{Arc, NONE};
use crate::assignment::solvers::flow::lists::Lists;

/// The arcs from a hub to a block: those of its heads that are in neither line have these points.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockArc {
    pub(super) block: u32,
    pub(super) points: i32,
    /// The lines that are left out, if any.
    pub(super) except: Lines,
}

/// A head stands in a line or two; an arc leaves out a line or two.
pub(super) type Lines = [u32; 2];
pub(super) const NO_LINES: Lines = [NONE; 2];

/// Have they a line in common?
#[inline]
pub(super) fn meet(a: Lines, b: Lines) -> bool {
    (a[0] == b[0] && a[0] != NONE) || (a[1] == b[1] && a[1] != NONE)
}

/// All blocks.
#[derive(Debug, Clone)]
pub(super) struct Blocks {
    pub(super) heads: Lists<u32>,
    /// By hub.
    pub(super) arcs: Lists<BlockArc>,
    /// By node: the blocks that it is a head of.
    pub(super) of_head: Lists<u32>,
    /// By node.
    pub(super) lines: Vec<Lines>,
}

impl Blocks {
    /// Blocks of these heads, with arcs from hubs. Some nodes stand in lines.
    pub(super) fn new(
        heads: Lists<u32>,
        [hubs, nodes]: [usize; 2],
        arcs: impl Iterator<Item = (u32, BlockArc)> + Clone,
        standing: impl Iterator<Item = (u32, Lines)>,
    ) -> Self {
        let mut lines = vec![NO_LINES; nodes];
        standing.for_each(|(node, of)| lines[node as usize] = of);
        let blank = BlockArc { block: NONE, points: 0, except: NO_LINES };
        let of_head =
            (0..heads.len()).flat_map(|block| heads.of(block).iter().map(move |&head| (head, block as u32)));
        Self {
            of_head: Lists::grouped(nodes, NONE, of_head),
            arcs: Lists::grouped(hubs, blank, arcs),
            heads,
            lines,
        }
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    /// The same blocks where nodes have other numbers, and there are more of them.
    pub(super) fn renumbered(&self, node: &[u32], hubs: usize, nodes: usize) -> Self {
        let mut heads = self.heads.clone();
        heads.items_mut().iter_mut().for_each(|head| *head = node[*head as usize]);
        let arcs =
            (0..self.arcs.len()).flat_map(|hub| self.arcs.of(hub).iter().map(move |&arc| (node[hub], arc)));
        let standing = self.lines.iter().enumerate().filter(|(_, lines)| **lines != NO_LINES);
        let standing = standing.map(|(at, &lines)| (node[at], lines));
        Self::new(heads, [hubs, nodes], arcs, standing)
    }

    /// Does the arc lead to this head of its block?
    #[inline]
    pub(super) fn joins(&self, arc: &BlockArc, head: u32) -> bool {
        !meet(self.lines[head as usize], arc.except)
    }

    /// The arcs from a hub to its blocks, one by one.
    pub(super) fn arcs_of(&self, hub: usize) -> impl Iterator<Item = Arc> + '_ {
        self.arcs.of(hub).iter().flat_map(move |arc| {
            let heads = self.heads.of(arc.block as usize).iter().filter(|&&head| self.joins(arc, head));
            heads.map(|&head| Arc { head, points: arc.points })
        })
    }
}

/// The best values that can be the best when a line of each kind is left out: six at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tops {
    items: [(i64, Lines); 7],
    len: usize,
}

impl Tops {
    pub(super) const NOBODY: Self = Self { items: [(i64::MIN, NO_LINES); 7], len: 0 };

    /// Offers a value; true if it may be somebody's best.
    pub(super) fn offer(&mut self, lines: Lines, value: i64) -> bool {
        let at = self.items[..self.len].iter().position(|item| item.0 < value).unwrap_or(self.len);
        if !self.needed(at, lines) {
            return false;
        }
        self.items.copy_within(at..self.len, at + 1);
        self.items[at] = (value, lines);
        let (count, mut next) = (self.len + 1, at + 1);
        for k in at + 1..count {
            let item = self.items[k];
            if self.needed(next, item.1) {
                self.items[next] = item;
                next += 1;
            }
        }
        self.len = next;
        true
    }

    /// Is there somebody who leaves out the first `count`, and not this?
    fn needed(&self, count: usize, lines: Lines) -> bool {
        let Some(&(_, first)) = self.items[..count].first() else { return true };
        (0..2).any(|d| {
            let mut rest = self.items[..count].iter().filter(|item| item.1[d] != first[d]);
            if first[d] == NONE || lines[d] == first[d] {
                return false;
            }
            let Some(&(_, other)) = rest.next() else { return true };
            let across = other[1 - d];
            across != NONE && across != lines[1 - d] && rest.all(|item| item.1[1 - d] == across)
        })
    }

    /// The best that is not left out.
    #[inline]
    pub(super) fn but(&self, except: Lines) -> i64 {
        let item = self.items[..self.len].iter().find(|item| !meet(item.1, except));
        item.map_or(i64::MIN, |item| item.0)
    }

    pub(super) fn first(&self) -> i64 {
        self.items[..self.len].first().map_or(i64::MIN, |item| item.0)
    }

    pub(super) fn last(&self) -> i64 {
        self.items[..self.len].last().map_or(i64::MIN, |item| item.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::Numbers;

    #[test]
    fn six_values_answer_for_all_lines() {
        for seed in 0..2_000 {
            let numbers = &mut Numbers::new(seed);
            let (mut tops, mut all) = (Tops::NOBODY, Vec::new());
            let kinds = 1 + numbers.below(5);
            let lines = |numbers: &mut Numbers| {
                [(); 2].map(|()| if numbers.sometimes(10) { NONE } else { numbers.below(kinds) as u32 })
            };
            for _ in 0..numbers.below(40) {
                let (of, value) = (lines(numbers), i64::from(numbers.within(-9..=9)));
                let best_but = |all: &[(i64, Lines)], except| {
                    let left = all.iter().filter(|item: &&(i64, Lines)| !meet(item.1, except));
                    left.map(|item| item.0).max().unwrap_or(i64::MIN)
                };
                let exceptions =
                    || (0..36).map(|k| [k % 6, k / 6].map(|line| if line == 5 { NONE } else { line }));
                let before: Vec<i64> = exceptions().map(|except| best_but(&all, except)).collect();
                all.push((value, of));
                let helps = tops.offer(of, value);
                for (except, before) in exceptions().zip(before) {
                    let best = best_but(&all, except);
                    assert_eq!(tops.but(except), best, "seed {seed}");
                    assert!(helps || best == before, "seed {seed}");
                }
                assert!(tops.len <= 6, "seed {seed}");
            }
        }
    }
}
