//! The square problem inside: rows, hubs, classes of columns.
//!
//! *Problem.* Sources and sinks of a [`FlowNetwork`], or some of them, as *rows* and *columns* that
//! are to be paired in full. This file builds that form, and has the sweeps over its hubs.
//!
//! *Method.* Nodes are numbered such that arcs lead to higher numbers: first the hubs, then the
//! *classes*. A class is a hub from which columns leave and no arc; its columns are its *members*.
//! Rows are numbered by the node they enter, columns by their class, so that neighbours in memory
//! are used together.
//!
//! *Squaring.* Where sinks are more, *dummy* rows take the sinks that are left. They enter a hub of
//! their own with arcs of 0 points to every class. Where sources are more, dummy columns take the
//! sources that are left: a class of their own with arcs of 0 points from every place where sources
//! enter. Who is required must not be left: required sinks have classes apart, without an arc from
//! the dummies' hub, and required sources enter where no arc leads to the dummies' class. The
//! points of a perfect pairing are those of its real pairs, so the best one is the best flow that
//! serves all of the smaller side.
//!
//! *Bars* are kept by row. A bar forbids the way through the hubs, not a choice.
//!
//! *Notation.* A row `i` has a *value* `u_i`, a column `j` a *price* `v_j`, a node `h` a *label*
//! `y_h`. Labels satisfy `y_h >= points + y_head` on arcs and `y_class >= -v_j` for members; a row
//! entering `h` has `u_i >= y_h`, and `u_i + v_j >= points` for its choices. So `u_i + v_j` is at
//! least what the pair brings, on every way.
//!
//! *Numeric policy.* `largest` bounds the points of every way and choice. [`FlowNetwork`] is
//! refused unless `64 (n + 1) (largest + 1) < 2^62`. Labels of nodes without a way are [`NO_WAY`]
//! and some points: far below all others, and far from overflow.

use crate::assignment::solvers::flow::arc::{Arc, NONE};
use crate::assignment::solvers::flow::lists::Lists;
use crate::assignment::solvers::flow::network::FlowNetwork;

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

/// The square network with the people it is about.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) square: SquareNetwork,
    /// The source of each row; [`NONE`] for dummies.
    pub(super) source_of: Vec<u32>,
    /// The sink of each column; [`NONE`] for dummies.
    pub(super) sink_of: Vec<u32>,
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
        for hub in (0..self.hubs).rev() {
            let arcs = self.arcs.of(hub).iter();
            let best = arcs.map(|arc| i64::from(arc.points) + labels[arc.head as usize]).max();
            labels[hub] = best.unwrap_or(NO_WAY);
        }
        labels
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
        for hub in 0..self.hubs {
            for arc in self.arcs.of(hub) {
                let over = reach[hub] + i64::from(arc.points);
                let at = &mut reach[arc.head as usize];
                *at = (*at).max(over);
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

/// Which hubs people of some kind use.
struct Places {
    /// By hub; the last is for people without one.
    used: Vec<bool>,
}

impl Places {
    fn of(hubs: usize, people: impl Iterator<Item = u32>) -> Self {
        let mut used = vec![false; hubs + 1];
        for hub in people {
            used[slot(hub, hubs)] = true;
        }
        Self { used }
    }
}

/// The place of a hub, or of none.
fn slot(hub: u32, hubs: usize) -> usize {
    if hub == NONE { hubs } else { hub as usize }
}

/// Numbers the marked ones upwards from `start`.
fn number(marks: &[bool], start: usize) -> (Vec<u32>, usize) {
    let mut next = start;
    let numbers = marks.iter().map(|&marked| {
        next += usize::from(marked);
        if marked { next as u32 - 1 } else { NONE }
    });
    (numbers.collect(), next)
}

impl Built {
    /// The square of these sources and sinks; with dummies where `square`.
    pub(super) fn new(network: &FlowNetwork, sources: &[u32], sinks: &[u32], square: bool) -> Self {
        let hubs = network.hubs;
        let dummy_rows = if square { sinks.len().saturating_sub(sources.len()) } else { 0 };
        let dummy_columns = if square { sources.len().saturating_sub(sinks.len()) } else { 0 };
        let source_hub = |&source: &u32| network.source_hub[source as usize];
        let sink_hub = |&sink: &u32| network.sink_hub[sink as usize];
        let source_is_bound = |source: u32| dummy_columns == 0 || network.source_required[source as usize];
        let sink_is_bound = |sink: u32| dummy_rows > 0 && network.sink_required[sink as usize];
        // Places where sources enter that may be left, and the sinks' classes, of two kinds.
        let doors = Places::of(hubs, sources.iter().filter(|&&s| !source_is_bound(s)).map(source_hub));
        let usual = Places::of(hubs, sinks.iter().filter(|&&s| !sink_is_bound(s)).map(sink_hub));
        let bound = Places::of(hubs, sinks.iter().filter(|&&s| sink_is_bound(s)).map(sink_hub));
        let mut leads_on = vec![false; hubs + 1];
        network.arcs.iter().for_each(|&(tail, _)| leads_on[tail as usize] = true);
        // A hub that leads nowhere else is its class.
        let is_class: Vec<bool> =
            (0..hubs).map(|h| !leads_on[h] && (usual.used[h] != bound.used[h])).collect();
        let is_hub: Vec<bool> = is_class.iter().map(|class| !class).collect();
        // Nodes: nowhere, the dummies' hub, doors, hubs; classes.
        let (door, next) = number(&doors.used, 2);
        let (mut node, next) = number(&is_hub, next);
        let (usual_class, classes) = number(&usual.used, next);
        let (bound_class, mut classes) = number(&bound.used, classes);
        for hub in (0..hubs).filter(|&hub| is_class[hub]) {
            node[hub] = if usual.used[hub] { usual_class[hub] } else { bound_class[hub] };
        }
        let inner = next;
        let dummy_class = classes as u32;
        classes += usize::from(dummy_columns > 0);
        let mut arcs: Vec<(u32, Arc)> = Vec::with_capacity(network.arcs.len() + 4 * hubs);
        let free = |head| Arc { head, points: 0 };
        if dummy_rows > 0 {
            arcs.extend(usual_class.iter().filter(|&&class| class != NONE).map(|&class| (1, free(class))));
        }
        for (hub, &door) in door.iter().enumerate().filter(|&(_, &door)| door != NONE) {
            arcs.push((door, free(dummy_class)));
            arcs.extend(node.get(hub).map(|&node| (door, free(node))));
        }
        for hub in (0..hubs).filter(|&hub| !is_class[hub]) {
            let own = [usual_class[hub], bound_class[hub]].into_iter().filter(|&class| class != NONE);
            arcs.extend(own.map(|class| (node[hub], free(class))));
        }
        arcs.extend(network.arcs.iter().map(|&(tail, arc)| {
            (node[tail as usize], Arc { head: node[arc.head as usize], points: arc.points })
        }));
        let arcs = Lists::grouped(inner, free(0), arcs.iter().copied());
        // People by the node they use.
        let enters = |source: u32| {
            let hub = network.source_hub[source as usize];
            let entry = if hub == NONE { 0 } else { node[hub as usize] };
            if source_is_bound(source) { entry } else { door[slot(hub, hubs)] }
        };
        let rows = sources.iter().map(|&source| (enters(source), source));
        let rows = rows.chain(std::iter::repeat_n((1, NONE), dummy_rows));
        let rows = Lists::grouped(classes, NONE, rows);
        let leaves = |sink: u32| {
            let class = if sink_is_bound(sink) { &bound_class } else { &usual_class };
            class[slot(network.sink_hub[sink as usize], hubs)] - inner as u32
        };
        let columns = sinks.iter().map(|&sink| (leaves(sink), sink));
        let columns =
            columns.chain(std::iter::repeat_n((dummy_class.wrapping_sub(inner as u32), NONE), dummy_columns));
        let columns = Lists::grouped(classes - inner, NONE, columns);
        let position = |of: &Lists<u32>, count: usize| {
            let mut position = vec![NONE; count];
            for (at, &who) in of.items().iter().enumerate().filter(|&(_, &who)| who != NONE) {
                position[who as usize] = at as u32;
            }
            position
        };
        let row_of = position(&rows, network.source_hub.len());
        let column_of = position(&columns, network.sink_hub.len());
        let pair = |source: u32, sink: u32| {
            let (row, column) = (row_of[source as usize], column_of[sink as usize]);
            (row != NONE && column != NONE).then_some((row, column))
        };
        let choices = network.direct.iter().filter_map(|&(source, sink, points)| {
            pair(source, sink).map(|(row, column)| (row, Choice { column, points }))
        });
        let mut bars = Lists::grouped(
            rows.items().len(),
            0,
            network.bars.iter().filter_map(|&(source, sink)| pair(source, sink)),
        );
        bars.sort();
        let list_of = |lists: &Lists<u32>| {
            (0..lists.len())
                .flat_map(|list| std::iter::repeat_n(list as u32, lists.of(list).len()))
                .collect::<Vec<u32>>()
        };
        let mut members = columns.clone();
        members.items_mut().iter_mut().enumerate().for_each(|(at, member)| *member = at as u32);
        let square = SquareNetwork {
            hubs: inner,
            arcs,
            entry: list_of(&rows),
            class_of: list_of(&columns),
            members,
            choices: Lists::grouped(rows.items().len(), Choice { column: 0, points: 0 }, choices),
            bars,
            largest: network.largest(),
        };
        Self { square, source_of: rows.items().to_vec(), sink_of: columns.items().to_vec() }
    }
}
