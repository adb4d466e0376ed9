//! The square problem inside: rows, hubs, classes of columns.
//!
//! *Problem.* Sources and sinks of a
//! [`FlowNetwork`](crate::assignment::solvers::flow::network::FlowNetwork), or some of them, as
//! *rows* and *columns* that are to be paired in full. This file has that form and the sweeps over
//! its hubs; [`squaring`](crate::assignment::solvers::flow::squaring) builds it.
//!
//! *Method.* Nodes are numbered such that arcs lead to higher numbers: first the hubs, then the
//! *classes*. A class is a hub from which columns leave and no arc; its columns are its *members*.
//! Rows are numbered by the node they enter, columns by their class, so that neighbours in memory
//! are used together.
//!
//! *Bars* are kept by row. A bar forbids the way through the hubs, not a choice.
//!
//! *Notation.* A row `i` has a *value* `u_i`, a column `j` a *price* `v_j`, a node `h` a *label*
//! `y_h`. Labels satisfy `y_h >= points + y_head` on arcs and `y_class >= -v_j` for members; a row
//! entering `h` has `u_i >= y_h`, and `u_i + v_j >= points` for its choices. So `u_i + v_j` is at
//! least what the pair brings, on every way.
//!
//! *Numeric policy.* `largest` bounds the points of every way and choice. A network is
//! refused unless `64 (n + 1) (largest + 1) < 2^62`. Labels of nodes without a way are [`NO_WAY`]
//! and some points: far below all others, and far from overflow.

use crate::assignment::solvers::flow::arc::Arc;
use crate::assignment::solvers::flow::blocks::{BlockArc, Blocks, Tops};
use crate::assignment::solvers::flow::lists::Lists;

/// The label of a node from which no column is reached.
pub(super) const NO_WAY: i64 = -(1 << 61);
/// Labels are above this exactly if there is a way.
pub(super) const SOME_WAY: i64 = -(1 << 60);

/// A direct arc from a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    pub(super) column: u32,
    pub(super) points: i32,
}

/// The square problem. Node `hubs + c` is class `c`.
#[derive(Debug, Clone)]
pub(super) struct SquareNetwork {
    pub(super) hubs: usize,
    pub(super) arcs: Lists<Arc>,
    pub(super) blocks: Blocks,
    /// The node that each row enters.
    pub(super) entry: Vec<u32>,
    /// The class of each column.
    pub(super) class_of: Vec<u32>,
    pub(super) members: Lists<u32>,
    pub(super) choices: Lists<Choice>,
    /// The columns that a row must not reach through hubs, sorted.
    pub(super) bars: Lists<u32>,
    /// No way and no choice has more points, or fewer than its negative.
    pub(super) largest: i64,
}

impl SquareNetwork {
    pub(super) fn rows(&self) -> usize {
        self.entry.len()
    }

    pub(super) fn columns(&self) -> usize {
        self.class_of.len()
    }

    pub(super) fn nodes(&self) -> usize {
        self.hubs + self.members.len()
    }

    /// Is this pair's way through the hubs closed?
    #[inline]
    pub(super) fn barred(&self, row: usize, column: u32) -> bool {
        self.bars.of(row).binary_search(&column).is_ok()
    }

    /// The same with no points anywhere.
    pub(super) fn without_points(mut self) -> Self {
        self.arcs.items_mut().iter_mut().for_each(|arc| arc.points = 0);
        self.blocks.arcs.items_mut().iter_mut().for_each(|arc| arc.points = 0);
        self.choices.items_mut().iter_mut().for_each(|choice| choice.points = 0);
        self.largest = 0;
        self
    }

    /// The least labels that these prices allow.
    pub(super) fn labels(&self, prices: &[i64]) -> Vec<i64> {
        let mut labels = vec![NO_WAY; self.nodes()];
        for class in 0..self.members.len() {
            let least = self.members.of(class).iter().map(|&j| prices[j as usize]).min();
            labels[self.hubs + class] = least.map_or(NO_WAY, |price| -price);
        }
        let mut best_of = vec![Tops::NOBODY; self.blocks.len()];
        for node in (0..self.nodes()).rev() {
            if node < self.hubs {
                let arcs = self.arcs.of(node).iter();
                let best = arcs.map(|arc| i64::from(arc.points) + labels[arc.head as usize]).max();
                let far = |over: &BlockArc| {
                    i64::from(over.points) + best_of[over.block as usize].but(over.except).max(NO_WAY)
                };
                let blocks = self.blocks.arcs.of(node).iter().map(far);
                labels[node] = best.max(blocks.max()).unwrap_or(NO_WAY);
            }
            for &block in self.blocks.of_head.of(node) {
                best_of[block as usize].offer(self.blocks.lines[node], labels[node]);
            }
        }
        labels
    }

    /// All arcs from a hub.
    pub(super) fn arcs_of(&self, hub: usize) -> impl Iterator<Item = Arc> + '_ {
        self.arcs.of(hub).iter().copied().chain(self.blocks.arcs_of(hub))
    }

    /// The best that a row can have at these prices; very low if it has no way at all.
    #[inline]
    pub(super) fn value(&self, row: usize, labels: &[i64], prices: &[i64]) -> i64 {
        let choices = self.choices.of(row).iter();
        let best = choices.map(|choice| i64::from(choice.points) - prices[choice.column as usize]);
        best.fold(labels[self.entry[row] as usize], i64::max)
    }

    /// Lowers all prices as far as these values of the rows allow.
    pub(super) fn lower(&self, values: &[i64], prices: &mut [i64]) {
        let mut reach = vec![NO_WAY; self.nodes()];
        let mut least = vec![NO_WAY; self.columns()];
        for (row, &value) in values.iter().enumerate() {
            let at = &mut reach[self.entry[row] as usize];
            *at = (*at).max(-value);
            for choice in self.choices.of(row) {
                let least = &mut least[choice.column as usize];
                *least = (*least).max(i64::from(choice.points) - value);
            }
        }
        let mut into = vec![Tops::NOBODY; self.blocks.len()];
        for node in 0..self.nodes() {
            for &block in self.blocks.of_head.of(node) {
                reach[node] = reach[node].max(into[block as usize].but(self.blocks.lines[node]));
            }
            if node >= self.hubs {
                continue;
            }
            for arc in self.arcs.of(node) {
                let over = reach[node] + i64::from(arc.points);
                let at = &mut reach[arc.head as usize];
                *at = (*at).max(over);
            }
            for over in self.blocks.arcs.of(node) {
                into[over.block as usize].offer(over.except, reach[node] + i64::from(over.points));
            }
        }
        for ((price, least), &class) in prices.iter_mut().zip(least).zip(&self.class_of) {
            let least = least.max(reach[self.hubs + class as usize]);
            if least > SOME_WAY {
                *price = least.min(*price);
            }
        }
    }
}
