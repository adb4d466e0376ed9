//! Who has any possible way at all: the others are left out before anything else is tried.
//!
//! *Method.* One sweep down the hubs marks where somebody may come from, one sweep up where a way
//! may lead to. A source is possible if a sink lies beyond its hub, or it has a direct arc; a sink
//! likewise. Time O(people + arcs + direct arcs).
//!
//! *Why.* In many companies a part of the people are too senior, or too junior, for everybody. Each
//! of them would make the first attempt fail. They are outside every cover, and their price is 0.
//!
//! *Caveat.* Bars are ignored: whose ways are all barred counts as possible.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::blocks::{BlockArc, Tops};
use crate::assignment::solvers::flow::network::FlowNetwork;

/// The sources and the sinks that have some way.
pub(super) fn possible(network: &FlowNetwork) -> (Vec<u32>, Vec<u32>) {
    let arcs = network.by_tail();
    let mut comes = marks(network.hubs, &network.source_hub);
    let mut leads = marks(network.hubs, &network.sink_hub);
    let blocks = network.blocks(|hub| hub, [network.hubs; 2]);
    let mut into = vec![Tops::NOBODY; blocks.len()];
    let mut onward = arcs.iter().map(|&at| network.arcs[at as usize]).peekable();
    for hub in 0..network.hubs {
        let from = |&block: &u32| into[block as usize].but(blocks.lines[hub]) == 1;
        comes[hub] |= blocks.of_head.of(hub).iter().any(from);
        while let Some((_, arc)) = onward.next_if(|arc| arc.0 as usize == hub) {
            comes[arc.head as usize] |= comes[hub];
        }
        for over in blocks.arcs.of(hub).iter().filter(|_| comes[hub]) {
            into[over.block as usize].offer(over.except, 1);
        }
    }
    let mut beyond = vec![Tops::NOBODY; blocks.len()];
    let mut back = arcs.iter().rev().map(|&at| network.arcs[at as usize]).peekable();
    for hub in (0..network.hubs).rev() {
        while let Some((_, arc)) = back.next_if(|arc| arc.0 as usize == hub) {
            leads[hub] |= leads[arc.head as usize];
        }
        let onward = |over: &BlockArc| beyond[over.block as usize].but(over.except) == 1;
        leads[hub] |= blocks.arcs.of(hub).iter().any(onward);
        for &block in blocks.of_head.of(hub).iter().filter(|_| leads[hub]) {
            beyond[block as usize].offer(blocks.lines[hub], 1);
        }
    }
    let mut sources = through(&network.source_hub, &leads);
    let mut sinks = through(&network.sink_hub, &comes);
    for &(source, sink, _) in &network.direct {
        sources[source as usize] = true;
        sinks[sink as usize] = true;
    }
    (marked(&sources), marked(&sinks))
}

/// The hubs that these people use.
fn marks(hubs: usize, of: &[u32]) -> Vec<bool> {
    let mut used = vec![false; hubs];
    of.iter().filter(|&&hub| hub != NONE).for_each(|&hub| used[hub as usize] = true);
    used
}

/// Which people use a hub that is marked.
fn through(hub_of: &[u32], marks: &[bool]) -> Vec<bool> {
    hub_of.iter().map(|&hub| hub != NONE && marks[hub as usize]).collect()
}

fn marked(marks: &[bool]) -> Vec<u32> {
    (0..marks.len() as u32).filter(|&who| marks[who as usize]).collect()
}
