//! The arcs of the stages as those of a flow network: in blocks where tables allow it.
//!
//! *Problem.* A table like "another department: 250, the same: 0" makes as many arcs as pairs of
//! departments, for everything else that two people may have. Write them down in less.
//!
//! *Method.* The heads of a node stand together, and nodes that differ only in the code that a
//! stage replaces have the same heads: a block. Of a node's arcs to its block those with the most
//! common points become one. Heads that bring more have arcs of their own besides; the best way
//! counts. A head that brings less, or is forbidden, has to be left out, which can be done with
//! one.
//!
//! Time O(arcs), space O(nodes).
//!
//! *Measured.* 60 departments and 60 regions, 100,000 people a side: some 1.3 million arcs and
//! heads in place of 5.1 million arcs, and half of the time.

use crate::assignment::network::stages::{Arc, Stages};
use crate::assignment::solvers::flow::network::FlowNetwork;
use crate::error::Result;

/// A node with fewer arcs keeps them.
const FEW: usize = 4;

/// Most of a node's arcs as one.
#[derive(Debug, Clone, Copy)]
struct Alike {
    points: i32,
    /// The head that is left out.
    except: Option<usize>,
}

/// Adds all arcs to the network; `points` is what a score is worth.
pub(super) fn add_arcs(
    network: &mut FlowNetwork,
    stages: &Stages,
    points: impl Fn(i32) -> i32,
) -> Result<()> {
    let heads = Heads::of(stages);
    // the number of arcs that each block saves
    let mut saved = vec![0usize; heads.first.len()];
    for tail in 0..stages.nodes() {
        let arcs = stages.arcs_from(tail);
        if let Some((alike, block)) = heads.alike(arcs, &points) {
            saved[block] += arcs.len() - 1 - own(arcs, alike, &points).count();
        }
    }
    let mut number = vec![None; saved.len()];
    for (block, number) in number.iter_mut().enumerate() {
        let heads = heads.of_block(block);
        if saved[block] > heads.len() {
            *number = Some(network.add_block(heads)?);
        }
    }
    for tail in 0..stages.nodes() {
        let arcs = stages.arcs_from(tail);
        let alike = heads.alike(arcs, &points);
        if let Some((alike, block)) = alike.and_then(|(alike, at)| Some((alike, number[at]?))) {
            network.add_block_arc(tail, block, alike.except, alike.points)?;
            for arc in own(arcs, alike, &points) {
                network.add_arc(tail, arc.head as usize, points(arc.points))?;
            }
        } else {
            for arc in arcs {
                network.add_arc(tail, arc.head as usize, points(arc.points))?;
            }
        }
    }
    Ok(())
}

/// The arcs that the block does not stand for.
fn own(arcs: &[Arc], alike: Alike, points: impl Fn(i32) -> i32) -> impl Iterator<Item = &Arc> {
    arcs.iter()
        .filter(move |arc| points(arc.points) != alike.points || alike.except == Some(arc.head as usize))
}

/// Heads that are reached together.
struct Heads {
    /// Where each block starts.
    first: Vec<usize>,
    nodes: usize,
}

impl Heads {
    fn of(stages: &Stages) -> Self {
        // is this head reached from a node from which the one before is reached?
        let mut joined = vec![false; stages.nodes()];
        for tail in 0..stages.nodes() {
            let arcs = stages.arcs_from(tail);
            let (Some(first), Some(last)) = (arcs.first(), arcs.last()) else { continue };
            joined[first.head as usize + 1..=last.head as usize].fill(true);
        }
        let nodes = joined.len();
        Self { first: (0..nodes).filter(|&node| !joined[node]).collect(), nodes }
    }

    fn of_block(&self, block: usize) -> std::ops::Range<usize> {
        let end = self.first.get(block + 1).map_or(self.nodes, |&end| end);
        self.first[block]..end
    }

    /// Most of a node's arcs as one, and the block that they lead to.
    fn alike(&self, arcs: &[Arc], points: impl Fn(i32) -> i32) -> Option<(Alike, usize)> {
        if arcs.len() < FEW {
            return None;
        }
        let block = self.first.partition_point(|&first| first <= arcs[0].head as usize).checked_sub(1)?;
        let heads = self.of_block(block);
        // whatever has more than half of the votes
        let (mut common, mut votes) = (0, 0usize);
        for arc in arcs {
            let points = points(arc.points);
            if votes == 0 {
                common = points;
            }
            if points == common { votes += 1 } else { votes -= 1 }
        }
        let missing = heads.len().checked_sub(arcs.len()).filter(|&missing| missing <= 1)?;
        let mut except = None;
        let (mut less, mut more) = (missing, 0);
        if missing == 1 {
            let absent = heads.zip(arcs).position(|(head, arc)| head != arc.head as usize);
            except = Some(self.first[block] + absent.unwrap_or(arcs.len()));
        }
        for arc in arcs.iter().filter(|arc| points(arc.points) != common) {
            if points(arc.points) < common {
                (less, except) = (less + 1, Some(arc.head as usize));
            } else {
                more += 1;
            }
        }
        (less <= 1 && 2 * (more + 1) < arcs.len()).then_some((Alike { points: common, except }, block))
    }
}
