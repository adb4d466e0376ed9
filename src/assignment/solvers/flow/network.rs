//! The network as a caller builds it.

use crate::assignment::solvers::flow::arc::{Arc, NONE};
use crate::assignment::solvers::flow::blocks::{BlockArc, Blocks, Lines};
use crate::assignment::solvers::flow::lists::Lists;
use crate::error::{Error, Result};

/// A side has fewer members than this, and there are no more hubs.
const LIMIT: usize = 1 << 24;
/// There are at most this many arcs, direct arcs, or bars.
const MOST_ARCS: usize = 1 << 31;

/// A network through which every *source* sends one unit and every *sink* takes one.
///
/// Units go from a source into its hub, along arcs from hub to hub, and from a hub to a sink of its
/// own. Arcs of the same points to many hubs may be one arc to a *block* of them. Hubs and arcs
/// carry any number of units. Besides, there are *direct* arcs from one source
/// to one sink. A unit earns the points of the arcs on its way.
///
/// [`run`](Self::run) finds the flow that serves everybody who is required, then as many as
/// possible, then earns the most points. It comes with prices that prove it.
#[derive(Debug, Clone)]
pub(crate) struct FlowNetwork {
    pub(super) hubs: usize,
    /// With their tails, as they were added.
    pub(super) arcs: Vec<(u32, Arc)>,
    pub(super) block_heads: Lists<u32>,
    /// With their tails.
    pub(super) block_arcs: Vec<(u32, BlockArc)>,
    /// Heads of blocks, and the lines they stand in.
    pub(super) standing: Vec<(u32, Lines)>,
    pub(super) source_hub: Vec<u32>,
    pub(super) sink_hub: Vec<u32>,
    pub(super) direct: Vec<(u32, u32, i32)>,
    pub(super) bars: Vec<(u32, u32)>,
    pub(super) source_required: Vec<bool>,
    pub(super) sink_required: Vec<bool>,
}

impl FlowNetwork {
    /// A network of this many hubs, and nothing else yet.
    pub(crate) fn new(hubs: usize) -> Self {
        Self {
            hubs,
            arcs: Vec::new(),
            block_heads: Lists::new(),
            block_arcs: Vec::new(),
            standing: Vec::new(),
            source_hub: Vec::new(),
            sink_hub: Vec::new(),
            direct: Vec::new(),
            bars: Vec::new(),
            source_required: Vec::new(),
            sink_required: Vec::new(),
        }
    }

    /// An arc between hubs. Where there are several ways, the best counts.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) unless both hubs exist and the head has the higher number:
    /// so there are no cycles. Also when there are 2^31 arcs.
    pub(crate) fn add_arc(&mut self, tail: usize, head: usize, points: i32) -> Result<()> {
        let head = self.hub(head)?;
        if tail >= head as usize {
            return Err(Error::problem(format!("an arc from hub {tail} cannot lead to hub {head}")));
        }
        room(&self.arcs, "arcs")?;
        self.arcs.push((tail as u32, Arc { head, points }));
        Ok(())
    }

    /// A block of hubs, to which [`add_block_arc`](Self::add_block_arc) leads. Returns its number,
    /// counted from 0.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) unless these are hubs, at least one, in the order of their
    /// numbers.
    pub(crate) fn add_block(&mut self, heads: impl IntoIterator<Item = usize>) -> Result<usize> {
        let before = self.block_heads.items().len();
        for head in heads {
            let head = self.hub(head)?;
            self.block_heads.push(head);
        }
        self.block_heads.end_list();
        let heads = &self.block_heads.items()[before..];
        if heads.is_empty() || !heads.is_sorted() {
            return Err(Error::problem("a block has a hub at least, and its hubs are in order"));
        }
        Ok(self.block_heads.len() - 1)
    }

    /// A head of blocks stands in these lines, of the first kind and of the second; no line is
    /// [`NO_LINE`](Self::NO_LINE).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is no such hub.
    pub(crate) fn stand_in(&mut self, head: usize, lines: [u32; 2]) -> Result<()> {
        let head = self.hub(head)?;
        self.standing.push((head, lines));
        Ok(())
    }

    /// No line of a kind.
    pub(crate) const NO_LINE: u32 = NONE;

    /// Arcs of the same points from a hub to all hubs of a block that stand in neither line.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) unless all exist, and the hubs of the block have higher
    /// numbers.
    pub(crate) fn add_block_arc(
        &mut self,
        tail: usize,
        block: usize,
        except: [u32; 2],
        points: i32,
    ) -> Result<()> {
        let heads = if block < self.block_heads.len() { self.block_heads.of(block) } else { &[] };
        if heads.first().is_none_or(|&head| head as usize <= tail) {
            return Err(Error::problem(format!("hub {tail} cannot lead to block {block}")));
        }
        self.block_arcs.push((tail as u32, BlockArc { block: block as u32, points, except }));
        Ok(())
    }

    /// The blocks where each hub is a node of this number.
    pub(super) fn blocks(&self, node: impl Fn(u32) -> u32 + Copy, count: [usize; 2]) -> Blocks {
        let mut heads = self.block_heads.clone();
        heads.items_mut().iter_mut().for_each(|head| *head = node(*head));
        let arcs = self.block_arcs.iter().map(|&(tail, arc)| (node(tail), arc));
        let standing = self.standing.iter().map(|&(head, lines)| (node(head), lines));
        Blocks::new(heads, count, arcs, standing)
    }

    /// A source that enters this hub, if any. Returns its number, counted from 0.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is no such hub; [`is_memory`](Error::is_memory)
    /// when there are 2^24 sources.
    pub(crate) fn add_source(&mut self, hub: Option<usize>) -> Result<usize> {
        let hub = hub.map_or(Ok(NONE), |hub| self.hub(hub))?;
        let number = join(&mut self.source_hub, hub, "sources")?;
        self.source_required.push(false);
        Ok(number)
    }

    /// A sink that leaves this hub, if any. Returns its number, counted from 0.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is no such hub; [`is_memory`](Error::is_memory)
    /// when there are 2^24 sinks.
    pub(crate) fn add_sink(&mut self, hub: Option<usize>) -> Result<usize> {
        let hub = hub.map_or(Ok(NONE), |hub| self.hub(hub))?;
        let number = join(&mut self.sink_hub, hub, "sinks")?;
        self.sink_required.push(false);
        Ok(number)
    }

    /// An arc from a source to a sink, besides their way through the hubs. The best way counts.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) unless both exist; [`is_memory`](Error::is_memory) when
    /// there are 2^31 direct arcs.
    pub(crate) fn add_direct(&mut self, source: usize, sink: usize, points: i32) -> Result<()> {
        let (source, sink) = self.pair(source, sink)?;
        room(&self.direct, "direct arcs")?;
        self.direct.push((source, sink, points));
        Ok(())
    }

    /// These two must not be paired through the hubs. A direct arc may still pair them.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) unless both exist; [`is_memory`](Error::is_memory) when
    /// there are 2^31 bars.
    pub(crate) fn bar(&mut self, source: usize, sink: usize) -> Result<()> {
        let pair = self.pair(source, sink)?;
        room(&self.bars, "bars")?;
        self.bars.push(pair);
        Ok(())
    }

    /// This source must be served.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is no such source.
    pub(crate) fn require_source(&mut self, source: usize) -> Result<()> {
        let place = self.source_required.get_mut(source);
        *place.ok_or_else(|| Error::problem(format!("there is no source {source}")))? = true;
        Ok(())
    }

    /// This sink must be served. (Rows have minimums, columns none: only tests ask for it so far.)
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is no such sink.
    #[cfg(test)]
    pub(crate) fn require_sink(&mut self, sink: usize) -> Result<()> {
        let place = self.sink_required.get_mut(sink);
        *place.ok_or_else(|| Error::problem(format!("there is no sink {sink}")))? = true;
        Ok(())
    }

    /// How many sources.
    pub(crate) fn sources(&self) -> usize {
        self.source_hub.len()
    }

    /// How many sinks.
    pub(crate) fn sinks(&self) -> usize {
        self.sink_hub.len()
    }

    /// How many hubs.
    #[cfg(test)]
    pub(crate) fn hubs(&self) -> usize {
        self.hubs
    }

    /// How many blocks; and how many arcs between hubs, arcs to blocks and heads of blocks.
    #[cfg(test)]
    pub(crate) fn kept(&self) -> (usize, usize) {
        let kept = self.arcs.len() + self.block_arcs.len() + self.block_heads.items().len();
        (self.block_heads.len(), kept)
    }

    /// No way through the hubs, and no direct arc, has more points, or fewer than the negative.
    pub(super) fn largest(&self) -> i64 {
        let mut most = vec![0i64; self.hubs];
        let blocks = self.blocks(|hub| hub, [self.hubs; 2]);
        let mut most_of = vec![0i64; blocks.len()];
        let mut arcs = self.by_tail().into_iter().rev().map(|at| self.arcs[at as usize]).peekable();
        for hub in (0..self.hubs).rev() {
            while let Some((_, arc)) = arcs.next_if(|arc| arc.0 as usize == hub) {
                most[hub] = most[hub].max(i64::from(arc.points).abs() + most[arc.head as usize]);
            }
            for over in blocks.arcs.of(hub) {
                most[hub] = most[hub].max(i64::from(over.points).abs() + most_of[over.block as usize]);
            }
            for &block in blocks.of_head.of(hub) {
                let far = &mut most_of[block as usize];
                *far = most[hub].max(*far);
            }
        }
        let direct = self.direct.iter().map(|direct| i64::from(direct.2).abs());
        direct.chain(most).max().unwrap_or(0)
    }

    /// The arcs between hubs, by tail: so a way meets them in order.
    pub(super) fn by_tail(&self) -> Vec<u32> {
        let mut arcs: Vec<u32> = (0..self.arcs.len() as u32).collect();
        arcs.sort_by_key(|&at| self.arcs[at as usize].0);
        arcs
    }

    /// Are all numbers small enough?
    pub(super) fn check(&self) -> Result<()> {
        if self.hubs > LIMIT {
            return Err(Error::memory(format!("{} hubs are too many", self.hubs)));
        }
        let people = self.sources().max(self.sinks()) as i64;
        let largest = self.largest();
        if (largest + 1).saturating_mul(64 * (people + 1)) >= 1 << 62 {
            return Err(Error::problem(format!("ways of {largest} points are too long for {people} people")));
        }
        Ok(())
    }

    fn hub(&self, hub: usize) -> Result<u32> {
        if hub < self.hubs.min(LIMIT) {
            Ok(hub as u32)
        } else {
            Err(Error::problem(format!("there is no hub {hub}")))
        }
    }

    fn pair(&self, source: usize, sink: usize) -> Result<(u32, u32)> {
        if source >= self.sources() {
            return Err(Error::problem(format!("there is no source {source}")));
        }
        if sink >= self.sinks() {
            return Err(Error::problem(format!("there is no sink {sink}")));
        }
        Ok((source as u32, sink as u32))
    }
}

/// Is there room for one more?
fn room<T>(of: &[T], what: &str) -> Result<()> {
    if of.len() < MOST_ARCS { Ok(()) } else { Err(Error::memory(format!("too many {what}"))) }
}

/// Adds somebody; returns the number.
fn join(side: &mut Vec<u32>, hub: u32, what: &str) -> Result<usize> {
    if side.len() >= LIMIT {
        return Err(Error::memory(format!("too many {what}")));
    }
    side.push(hub);
    Ok(side.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::solvers::flow::outcome::FlowOutcome;

    #[test]
    fn a_direct_arc_and_a_bar_decide() -> Result<()> {
        // two mentors from one team, two mentees from two others
        let mut network = FlowNetwork::new(3);
        network.add_arc(0, 1, 5)?;
        network.add_arc(0, 2, 3)?;
        let (ana, ben) = (network.add_source(Some(0))?, network.add_source(Some(0))?);
        let (cleo, dan) = (network.add_sink(Some(1))?, network.add_sink(Some(2))?);
        network.add_direct(ana, dan, 4)?; // ana and dan share a hobby
        network.bar(ben, cleo)?; // ben is the boss of cleo
        let FlowOutcome::Solved(flow) = network.run().finish()?.into_outcome() else {
            return Err(Error::internal("nobody cancelled"));
        };
        assert_eq!((flow.partner(ana), flow.partner(ben)), (Some(cleo), Some(dan)));
        assert_eq!(flow.total(), 8);
        Ok(())
    }
}
