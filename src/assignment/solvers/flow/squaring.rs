//! From a flow network to the square problem: dummies, the numbers of nodes, rows and columns.
//!
//! *Squaring.* Where sinks are more, *dummy* rows take the sinks that are left. They enter a hub of
//! their own with arcs of 0 points to every class. Where sources are more, dummy columns take the
//! sources that are left: a class of their own with arcs of 0 points from every place where sources
//! enter. Who is required must not be left: required sinks have classes apart, without an arc from
//! the dummies' hub, and required sources enter where no arc leads to the dummies' class. The
//! points of a perfect pairing are those of its real pairs, so the best one is the best flow that
//! serves all of the smaller side.
//!
//! *Method.* [`Squaring`] says who is bound, and how many dummies there are; [`Nodes`] numbers the
//! nodes; then follow the arcs, the people by the node they use, and what is known of single pairs.
//! Time and space O(people + arcs + direct arcs + bars), and sorting the bars of each row.

use crate::assignment::solvers::flow::arc::{Arc, NONE};
use crate::assignment::solvers::flow::lists::Lists;
use crate::assignment::solvers::flow::network::FlowNetwork;
use crate::assignment::solvers::flow::square::{Choice, SquareNetwork};

/// The square network with the people it is about.
#[derive(Debug)]
pub(super) struct SquaredPeople {
    pub(super) square: SquareNetwork,
    /// The source of each row; [`NONE`] for dummies.
    pub(super) source_of: Vec<u32>,
    /// The sink of each column; [`NONE`] for dummies.
    pub(super) sink_of: Vec<u32>,
}

impl SquaredPeople {
    /// These sources and sinks of a network, filled up with dummies to a square.
    pub(super) fn with_dummies(network: &FlowNetwork, sources: &[u32], sinks: &[u32]) -> Self {
        let dummy_rows = sinks.len().saturating_sub(sources.len());
        let dummy_columns = sources.len().saturating_sub(sinks.len());
        Squaring { network, sources, sinks, dummy_rows, dummy_columns }.build()
    }

    /// These sources and sinks alone, which may differ in number.
    pub(super) fn without_dummies(network: &FlowNetwork, sources: &[u32], sinks: &[u32]) -> Self {
        Squaring { network, sources, sinks, dummy_rows: 0, dummy_columns: 0 }.build()
    }
}

/// Who is to be squared.
struct Squaring<'a> {
    network: &'a FlowNetwork,
    sources: &'a [u32],
    sinks: &'a [u32],
    dummy_rows: usize,
    dummy_columns: usize,
}

/// The nodes of the square network, in the order of their numbers: where those enter who have no
/// hub, the dummies' hub, entrances, hubs; then the classes.
struct Nodes {
    /// By hub, the last without one: where sources enter that a dummy column may take.
    entrance: Vec<u32>,
    /// By hub: its node, or the class that it is.
    node: Vec<u32>,
    /// By hub: does it lead nowhere else, so that it is its class?
    is_class: Vec<bool>,
    /// By hub, the last without one: the class of sinks that dummy rows may take.
    usual_class: Vec<u32>,
    /// The same of sinks that they may not.
    bound_class: Vec<u32>,
    /// How many nodes are no classes.
    hubs: usize,
    dummy_class: u32,
    /// How many nodes there are.
    count: usize,
}

impl Squaring<'_> {
    fn build(&self) -> SquaredPeople {
        let nodes = self.nodes();
        let arcs = self.arcs(&nodes);
        let (rows, columns) = (self.rows(&nodes), self.columns(&nodes));
        let (choices, bars) = self.single_pairs(&rows, &columns);
        let mut members = columns.clone();
        members.items_mut().iter_mut().enumerate().for_each(|(at, member)| *member = at as u32);
        let square = SquareNetwork {
            hubs: nodes.hubs,
            arcs,
            blocks: self.network.blocks(|hub| nodes.node[hub as usize], [nodes.hubs, nodes.count]),
            entry: list_of(&rows),
            class_of: list_of(&columns),
            members,
            choices,
            bars,
            largest: self.network.largest(),
        };
        SquaredPeople { square, source_of: rows.items().to_vec(), sink_of: columns.items().to_vec() }
    }

    /// May no dummy column take this source?
    fn source_is_bound(&self, source: u32) -> bool {
        self.dummy_columns == 0 || self.network.source_required[source as usize]
    }

    /// May no dummy row take this sink, though there are some?
    fn sink_is_bound(&self, sink: u32) -> bool {
        self.dummy_rows > 0 && self.network.sink_required[sink as usize]
    }

    /// Numbers the nodes.
    fn nodes(&self) -> Nodes {
        let hubs = self.network.hubs;
        let hub_of_source = |&source: &u32| self.network.source_hub[source as usize];
        let hub_of_sink = |&sink: &u32| self.network.sink_hub[sink as usize];
        let (sources, sinks) = (self.sources.iter(), || self.sinks.iter());
        let entrances = used(hubs, sources.filter(|&&s| !self.source_is_bound(s)).map(hub_of_source));
        let usual = used(hubs, sinks().filter(|&&s| !self.sink_is_bound(s)).map(hub_of_sink));
        let bound = used(hubs, sinks().filter(|&&s| self.sink_is_bound(s)).map(hub_of_sink));
        let mut leads_on = vec![false; hubs + 1];
        self.network.arcs.iter().for_each(|&(tail, _)| leads_on[tail as usize] = true);
        self.network.block_arcs.iter().for_each(|&(tail, _)| leads_on[tail as usize] = true);
        let is_class: Vec<bool> = (0..hubs).map(|h| !leads_on[h] && (usual[h] != bound[h])).collect();
        let is_hub: Vec<bool> = is_class.iter().map(|class| !class).collect();
        let (entrance, next) = number(&entrances, 2);
        let (mut node, inner) = number(&is_hub, next);
        let (usual_class, next) = number(&usual, inner);
        let (bound_class, next) = number(&bound, next);
        for hub in (0..hubs).filter(|&hub| is_class[hub]) {
            node[hub] = if usual[hub] { usual_class[hub] } else { bound_class[hub] };
        }
        Nodes {
            entrance,
            node,
            is_class,
            usual_class,
            bound_class,
            hubs: inner,
            dummy_class: next as u32,
            count: next + usize::from(self.dummy_columns > 0),
        }
    }

    /// The arcs of the network, and those of 0 points to classes and from entrances.
    fn arcs(&self, nodes: &Nodes) -> Lists<Arc> {
        let (network, hubs) = (self.network, self.network.hubs);
        let Nodes { entrance, node, is_class, usual_class, bound_class, dummy_class, .. } = nodes;
        let mut arcs: Vec<(u32, Arc)> = Vec::with_capacity(network.arcs.len() + 4 * hubs);
        let free = |head| Arc { head, points: 0 };
        if self.dummy_rows > 0 {
            let classes = usual_class.iter().filter(|&&class| class != NONE);
            arcs.extend(classes.map(|&class| (DUMMIES_HUB, free(class))));
        }
        for (hub, &entrance) in entrance.iter().enumerate().filter(|&(_, &entrance)| entrance != NONE) {
            arcs.push((entrance, free(*dummy_class)));
            arcs.extend(node.get(hub).map(|&node| (entrance, free(node))));
        }
        for hub in (0..hubs).filter(|&hub| !is_class[hub]) {
            let own = [usual_class[hub], bound_class[hub]].into_iter().filter(|&class| class != NONE);
            arcs.extend(own.map(|class| (node[hub], free(class))));
        }
        arcs.extend(network.arcs.iter().map(|&(tail, arc)| {
            (node[tail as usize], Arc { head: node[arc.head as usize], points: arc.points })
        }));
        Lists::grouped(nodes.hubs, free(0), arcs.iter().copied())
    }

    /// The sources by the node they enter, and the dummy rows.
    fn rows(&self, nodes: &Nodes) -> Lists<u32> {
        let network = self.network;
        let enters = |source: u32| {
            let hub = network.source_hub[source as usize];
            let entry = if hub == NONE { NOWHERE } else { nodes.node[hub as usize] };
            if self.source_is_bound(source) { entry } else { nodes.entrance[slot(hub, network.hubs)] }
        };
        let rows = self.sources.iter().map(|&source| (enters(source), source));
        let dummies = std::iter::repeat_n((DUMMIES_HUB, NONE), self.dummy_rows);
        Lists::grouped(nodes.count, NONE, rows.chain(dummies))
    }

    /// The sinks by their class, counted from the first class, and the dummy columns.
    fn columns(&self, nodes: &Nodes) -> Lists<u32> {
        let (network, first) = (self.network, nodes.hubs as u32);
        let leaves = |sink: u32| {
            let class = if self.sink_is_bound(sink) { &nodes.bound_class } else { &nodes.usual_class };
            class[slot(network.sink_hub[sink as usize], network.hubs)] - first
        };
        let columns = self.sinks.iter().map(|&sink| (leaves(sink), sink));
        let dummies = std::iter::repeat_n((nodes.dummy_class.wrapping_sub(first), NONE), self.dummy_columns);
        Lists::grouped(nodes.count - nodes.hubs, NONE, columns.chain(dummies))
    }

    /// Direct arcs and bars, by row.
    fn single_pairs(&self, rows: &Lists<u32>, columns: &Lists<u32>) -> (Lists<Choice>, Lists<u32>) {
        let network = self.network;
        let row_of = positions(rows, network.source_hub.len());
        let column_of = positions(columns, network.sink_hub.len());
        let pair = |source: u32, sink: u32| {
            let (row, column) = (row_of[source as usize], column_of[sink as usize]);
            (row != NONE && column != NONE).then_some((row, column))
        };
        let choices = network.direct.iter().filter_map(|&(source, sink, points)| {
            pair(source, sink).map(|(row, column)| (row, Choice { column, points }))
        });
        let choices = Lists::grouped(rows.items().len(), Choice { column: 0, points: 0 }, choices);
        let bars = network.bars.iter().filter_map(|&(source, sink)| pair(source, sink));
        let mut bars = Lists::grouped(rows.items().len(), 0, bars);
        bars.sort();
        (choices, bars)
    }
}

/// The node where those enter who have no hub; no arc leaves it.
const NOWHERE: u32 = 0;

/// The node where dummy rows enter.
const DUMMIES_HUB: u32 = 1;

/// Which hubs some people use; the last mark is for people without one.
fn used(hubs: usize, hub_of: impl Iterator<Item = u32>) -> Vec<bool> {
    let mut used = vec![false; hubs + 1];
    for hub in hub_of {
        used[slot(hub, hubs)] = true;
    }
    used
}

/// The place of a hub, or of none.
fn slot(hub: u32, hubs: usize) -> usize {
    if hub == NONE { hubs } else { hub as usize }
}

/// Numbers the marked ones upwards from `start`. Returns the next number as well.
fn number(marks: &[bool], start: usize) -> (Vec<u32>, usize) {
    let mut next = start;
    let numbers = marks.iter().map(|&marked| {
        next += usize::from(marked);
        if marked { next as u32 - 1 } else { NONE }
    });
    (numbers.collect(), next)
}

/// Where each of `count` people is among all items; dummies are nowhere.
fn positions(of: &Lists<u32>, count: usize) -> Vec<u32> {
    let mut positions = vec![NONE; count];
    for (at, &who) in of.items().iter().enumerate().filter(|&(_, &who)| who != NONE) {
        positions[who as usize] = at as u32;
    }
    positions
}

/// The list of each item.
fn list_of(lists: &Lists<u32>) -> Vec<u32> {
    (0..lists.len()).flat_map(|list| std::iter::repeat_n(list as u32, lists.of(list).len())).collect()
}
