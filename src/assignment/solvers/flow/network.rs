//! The network as a caller builds it.

use crate::assignment::solvers::flow::arc::{Arc, NONE};
use crate::assignment::solvers::flow::blocks::{BlockArc, Blocks};
use crate::error::{Error, Result};

/// A side has fewer members than this, and there are no more hubs.
const LIMIT: usize = 1 << 24;
/// There are at most this many arcs, direct arcs, or bars.
const MOST_ARCS: usize = 1 << 31;

/// A network through which every *source* sends one unit and every *sink* takes one.
///
/// Units go from a source into its hub, along arcs from hub to hub, and from a hub to a sink of its
/// own. Hubs and arcs carry any number of units. Besides, there are *direct* arcs from one source
/// to one sink. A unit earns the points of the arcs on its way.
///
/// [`run`](Self::run) finds the flow that serves everybody who is required, then as many as
/// possible, then earns the most points. It comes with prices that prove it.
#[derive(Debug, Clone)]
pub(crate) struct FlowNetwork {
    pub(super) hubs: usize,
    /// With their tails, as they were added.
    pub(super) arcs: Vec<(u32, Arc)>,
    pub(super) blocks: Blocks,
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
            blocks: Blocks::none(),
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
    /// [`is_problem`](Error::is_problem) unless these are at least two hubs, and in no other block.
    pub(crate) fn add_block(&mut self, heads: impl IntoIterator<Item = usize>) -> Result<usize> {
        let number = self.blocks.len();
        let mut count = 0;
        self.blocks.make_room(self.hubs.min(LIMIT));
        for head in heads {
            let head = self.hub(head)?;
            let block = &mut self.blocks.of_head[head as usize];
            if *block != NONE {
                return Err(Error::problem(format!("hub {head} is in a block already")));
            }
            *block = number as u32;
            self.blocks.heads.push(head);
            count += 1;
        }
        self.blocks.heads.end_list();
        if count < 2 {
            return Err(Error::problem("a block has two hubs at least"));
        }
        Ok(number)
    }

    /// Arcs of the same points from a hub to all hubs of a block, but for one if any.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) unless all exist, the hubs of the block have higher
    /// numbers, and this is the tail's first block.
    pub(crate) fn add_block_arc(
        &mut self,
        tail: usize,
        block: usize,
        except: Option<usize>,
        points: i32,
    ) -> Result<()> {
        let except = except.map_or(Ok(NONE), |hub| self.hub(hub))?;
        let heads = if block < self.blocks.len() { self.blocks.heads.of(block) } else { &[] };
        let in_order = !heads.is_empty() && heads.iter().all(|&head| (head as usize) > tail);
        if !in_order || self.blocks.arc[tail].block != NONE {
            return Err(Error::problem(format!("hub {tail} cannot lead to block {block}")));
        }
        self.blocks.arc[tail] = BlockArc { block: block as u32, points, except };
        Ok(())
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

    /// No way through the hubs, and no direct arc, has more points, or fewer than the negative.
    pub(super) fn largest(&self) -> i64 {
        let mut most = vec![0i64; self.hubs];
        let mut most_of = vec![0i64; self.blocks.len()];
        let mut arcs = self.by_tail().into_iter().rev().map(|at| self.arcs[at as usize]).peekable();
        for hub in (0..self.hubs).rev() {
            while let Some((_, arc)) = arcs.next_if(|arc| arc.0 as usize == hub) {
                most[hub] = most[hub].max(i64::from(arc.points).abs() + most[arc.head as usize]);
            }
            let over = self.blocks.arc_of(hub);
            if let Some(far) = most_of.get(over.block as usize) {
                most[hub] = most[hub].max(i64::from(over.points).abs() + far);
            }
            if let Some(far) = most_of.get_mut(self.blocks.block_of(hub)) {
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
