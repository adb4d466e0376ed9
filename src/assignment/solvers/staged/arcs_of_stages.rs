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
//! *Caveat.* The nodes stay. Where two such tables meet there may be far more nodes than people:
//! these go to [`grid_of_tables`](crate::assignment::solvers::staged::grid_of_tables).

use crate::assignment::network::stages::{Arc, Stages};
use crate::assignment::solvers::flow::network::FlowNetwork;
use crate::error::Result;
use crate::shortcut::{Shortcut, is_taken};

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
        if saved[block] > heads.len() && is_taken(Shortcut::Blocks) {
            for head in heads.clone() {
                network.stand_in(head, line(Some(head)))?;
            }
            *number = Some(network.add_block(heads)?);
        }
    }
    for tail in 0..stages.nodes() {
        let arcs = stages.arcs_from(tail);
        let alike = heads.alike(arcs, &points);
        if let Some((alike, block)) = alike.and_then(|(alike, at)| Some((alike, number[at]?))) {
            network.add_block_arc(tail, block, line(alike.except), alike.points)?;
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

/// Each head is a line of its own, for an arc to leave out.
fn line(head: Option<usize>) -> [u32; 2] {
    let line = head.and_then(|head| u32::try_from(head).ok());
    [line.unwrap_or(FlowNetwork::NO_LINE), FlowNetwork::NO_LINE]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::problem::Problem;
    use crate::assignment::model::term::{Entry, Term};

    /// One person on each side in every team of every region; two tables like "another: 250, the
    /// same: 0", with a better cell if any.
    fn teams(codes: usize, better: Option<usize>) -> Problem {
        let mut cells: Vec<Entry> = (0..codes * codes)
            .map(|cell| Entry::Points(if cell.is_multiple_of(codes + 1) { 0 } else { 250 }))
            .collect();
        if let Some(cell) = better {
            cells[cell] = Entry::Points(300);
        }
        let table = |code: &dyn Fn(usize) -> usize| {
            let side: Vec<u32> = (0..codes * codes).map(|i| u32::try_from(code(i)).unwrap()).collect();
            Term::table(side.clone(), side, codes, cells.clone()).unwrap()
        };
        let terms = vec![table(&|i| i % codes), table(&|i| i / codes)];
        Problem::from_terms(codes * codes, codes * codes, terms).unwrap()
    }

    /// The numbers of blocks, of arcs in the stages, and of all that the flow keeps in their place.
    fn counts(problem: &Problem) -> [usize; 3] {
        let stages = Stages::of(problem, 1 << 24).unwrap();
        let mut network = FlowNetwork::new(stages.nodes());
        add_arcs(&mut network, &stages, |points| points).unwrap();
        let (blocks, kept) = network.kept();
        [blocks, stages.arcs().1.len(), kept]
    }

    #[test]
    fn teams_and_regions_make_blocks() {
        // a block for each team that a pair may be in and each region it may come from, and one
        // for each team at the end
        for better in [None, Some(1)] {
            let [blocks, all, kept] = counts(&teams(12, better));
            assert_eq!((blocks, all), (24, 2 * 12 * 12 * 12), "{better:?}");
            assert!(kept < all / 2, "{kept} of {all}");
        }
        // nothing is alike in a table of distances
        let side: Vec<u32> = (0..60).map(|i| i % 12).collect();
        let far = (0..144i32).map(|cell| Entry::Points((cell / 12 - cell % 12).abs() * 7)).collect();
        let table = Term::table(side.clone(), side, 12, far).unwrap();
        let distances = Problem::from_terms(60, 60, vec![table]).unwrap();
        assert_eq!(counts(&distances)[0], 0);
    }

    #[test]
    fn what_is_kept_grows_with_the_people_of_small_teams_not_with_their_pairs() {
        let [_, few_arcs, few] = counts(&teams(10, None));
        let [_, arcs, many] = counts(&teams(40, None));
        // 16 times the people in teams as small as before
        assert_eq!(arcs, 64 * few_arcs, "the stages themselves");
        assert!(many <= 17 * few, "{few}, then {many}");
    }
}
