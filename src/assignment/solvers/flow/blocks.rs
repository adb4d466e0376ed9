//! Blocks: arcs of the same points to all heads of a list but one, kept as one arc.
//!
//! *Problem.* A table like "another department: 250, the same: 0" makes an arc from each of sixty
//! tails to each of sixty heads, though a tail needs two numbers: the best of its own head, and the
//! best of all others.
//!
//! *Method.* The heads are a *block*. A tail has an arc to the block, which leaves out at most one
//! head. Whatever is best among the heads is found once for all tails: the best two, for the best
//! may be left out ([`TopTwo`]). The same holds the other way: of all tails, those best two that do
//! not leave out the same head.
//!
//! *Notation.* A tail has at most one arc to a block, a hub or class is head of at most one.

use crate::assignment::solvers::flow::arc::{Arc, NONE};
use crate::assignment::solvers::flow::lists::Lists;

/// The arcs from a hub to a block: all heads but one have the same points.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockArc {
    /// [`NONE`] where there are none.
    pub(super) block: u32,
    pub(super) points: i32,
    /// The head that is left out, if any.
    pub(super) except: u32,
}

impl BlockArc {
    pub(super) const NO: Self = Self { block: NONE, points: 0, except: NONE };
}

/// All blocks.
#[derive(Debug, Clone)]
pub(super) struct Blocks {
    pub(super) heads: Lists<u32>,
    /// By hub.
    pub(super) arc: Vec<BlockArc>,
    /// By node: the block that it is a head of, if any.
    pub(super) of_head: Vec<u32>,
}

impl Blocks {
    /// No block yet.
    pub(super) fn none() -> Self {
        Self { heads: Lists::new(), arc: Vec::new(), of_head: Vec::new() }
    }

    /// Makes room for arcs from hubs, and for blocks of them.
    pub(super) fn make_room(&mut self, hubs: usize) {
        self.arc.resize(hubs, BlockArc::NO);
        self.of_head.resize(hubs, NONE);
    }

    /// The arc of a hub, also if no room has been made.
    pub(super) fn arc_of(&self, hub: usize) -> BlockArc {
        self.arc.get(hub).map_or(BlockArc::NO, |&arc| arc)
    }

    /// The block that a hub is head of, also if no room has been made.
    pub(super) fn block_of(&self, hub: usize) -> usize {
        self.of_head.get(hub).map_or(NONE, |&block| block) as usize
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    /// The same blocks where nodes have other numbers, and there are more of them.
    pub(super) fn renumbered(&self, node: &[u32], hubs: usize, nodes: usize) -> Self {
        let mut new = Self { heads: Lists::new(), arc: vec![BlockArc::NO; hubs], of_head: vec![NONE; nodes] };
        for block in 0..self.len() {
            for &head in self.heads.of(block) {
                let head = node[head as usize];
                new.heads.push(head);
                new.of_head[head as usize] = block as u32;
            }
            new.heads.end_list();
        }
        for (hub, arc) in self.arc.iter().enumerate().filter(|(_, arc)| arc.block != NONE) {
            let except = if arc.except == NONE { NONE } else { node[arc.except as usize] };
            new.arc[node[hub] as usize] = BlockArc { except, ..*arc };
        }
        new
    }

    /// The arcs from a hub to its block, one by one.
    pub(super) fn arcs_of(&self, hub: usize) -> impl Iterator<Item = Arc> + '_ {
        let BlockArc { block, points, except } = self.arc[hub];
        let heads = if block == NONE { &[] } else { self.heads.of(block as usize) };
        heads.iter().filter(move |&&head| head != except).map(move |&head| Arc { head, points })
    }
}

/// The best value, whose it is, and the best of all others.
#[derive(Debug, Clone, Copy)]
pub(super) struct TopTwo {
    pub(super) who: u32,
    pub(super) first: i64,
    pub(super) second: i64,
}

impl TopTwo {
    pub(super) const NOBODY: Self = Self { who: NONE, first: i64::MIN, second: i64::MIN };

    pub(super) fn offer(&mut self, who: u32, value: i64) {
        if who == self.who {
            self.first = value.max(self.first);
        } else if value > self.first {
            *self = Self { who, first: value, second: self.first };
        } else {
            self.second = value.max(self.second);
        }
    }

    /// The best that is not of `except`.
    #[inline]
    pub(super) fn but(&self, except: u32) -> i64 {
        if self.who == except && except != NONE { self.second } else { self.first }
    }
}
