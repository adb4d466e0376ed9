//! From the network to the flow: once if everybody of the smaller side can be served, else in two
//! parts.
//!
//! *Method.* Who has no way at all is left out
//! ([`possible`](crate::assignment::solvers::flow::possible)). The squared problem of all others is
//! tried first. If it has no perfect pairing, a largest pairing and a cover are found without
//! points; every largest pairing serves all of the cover, and each of its pairs has exactly one end
//! there (König). So the problem falls apart: covered sources with uncovered sinks, and uncovered
//! sources with covered sinks. In each part the covered side can be served in full.
//!
//! *Required.* A set that can be served on each side can be served together, and by a largest
//! pairing (Mendelsohn and Dulmage). So who is required costs no pairs, and if a part cannot serve
//! them nothing can.
//!
//! *Prices.* The larger side of a part is outside the cover. All its prices are moved by the same
//! amount, and those of the other side by its negative, such that the least price outside the cover
//! of somebody not required is 0. It is that of the dummies' partners, where there are dummies:
//! they see all of them, so they have the cheapest. Then dummies have the price 0, and the sum is
//! the total.
//!
//! *References.* D. König, "Gráfok és mátrixok", 1931; N. S. Mendelsohn and A. L. Dulmage (1958),
//! Some generalizations of the problem of distinct representatives, Canadian Journal of Mathematics
//! 10.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::class_auction::auction;
use crate::assignment::solvers::flow::network::FlowNetwork;
use crate::assignment::solvers::flow::outcome::Flow;
use crate::assignment::solvers::flow::possible::possible;
use crate::assignment::solvers::flow::rounds::{Finished, Position, finish, unpaired};
use crate::assignment::solvers::flow::squaring::SquaredPeople;
use crate::assignment::solvers::flow::start::{from_auction, rounded};
use crate::assignment::solvers::refusal::Refusal;
use crate::assignment::solvers::reporter::{Reporter, share_of_first};
use crate::assignment::solvers::statistics::Statistics;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;

/// How a solve ends.
pub(super) enum Ended {
    Solved(Flow),
    /// With the prices of the sinks.
    Cancelled(Vec<i64>),
}

/// How a part ends.
enum PartEnd {
    Solved,
    /// Not everybody of the smaller side can be served.
    Impossible,
    Cancelled,
}

/// Units of work to look at somebody or an arc once.
const PERSON: u64 = 32;

/// The share of the work in two parts when it is known who is served.
const COVERED: f64 = 0.2;

/// A solve of a network.
pub(super) struct Solve<'a, 'g, 'w> {
    pub(super) network: &'a FlowNetwork,
    pub(super) start: Option<&'a [i64]>,
    pub(super) reporter: Reporter<'g, 'w>,
    pub(super) statistics: Statistics,
    flow: Flow,
}

impl<'a, 'g, 'w> Solve<'a, 'g, 'w> {
    pub(super) fn new(
        network: &'a FlowNetwork,
        start: Option<&'a [i64]>,
        reporter: Reporter<'g, 'w>,
    ) -> Self {
        let flow = Flow::nothing(network.sources(), network.sinks());
        Self { network, start, reporter, statistics: Statistics::default(), flow }
    }

    pub(super) fn run(&mut self) -> Result<Ended, Refusal> {
        if !self.spend() {
            return Ok(self.cancelled());
        }
        let (sources, sinks) = possible(self.network);
        self.left_out(&sources, &sinks)?;
        let sinks_outside = sources.len() <= sinks.len();
        match self.part(&sources, &sinks, sinks_outside)? {
            PartEnd::Solved => {
                for &source in &sources {
                    self.flow.source_cover[source as usize] = sinks_outside;
                }
                for &sink in &sinks {
                    self.flow.sink_cover[sink as usize] = !sinks_outside;
                }
                return Ok(self.solved());
            }
            PartEnd::Cancelled => return Ok(self.cancelled()),
            PartEnd::Impossible => {}
        }
        let guard = self.reporter.guard;
        guard.rest(|| self.in_two_parts(&sources, &sinks))
    }

    /// Not everybody of the smaller side can be served: a cover, and two parts.
    fn in_two_parts(&mut self, sources: &[u32], sinks: &[u32]) -> Result<Ended, Refusal> {
        let guard = self.reporter.guard;
        if !guard.part(0.0..COVERED, || self.cover(sources, sinks))? {
            return Ok(self.cancelled());
        }
        let Flow { source_cover, sink_cover, .. } = &self.flow;
        let pick = |all: &[u32], cover: &[bool], covered: bool| -> Vec<u32> {
            all.iter().copied().filter(|&who| cover[who as usize] == covered).collect()
        };
        let parts = [true, false].map(|of_sources| {
            (of_sources, pick(sources, source_cover, of_sources), pick(sinks, sink_cover, !of_sources))
        });
        let people = parts.each_ref().map(|(_, sources, sinks)| sources.len() + sinks.len());
        let middle = COVERED + (1.0 - COVERED) * share_of_first(people);
        for ((of_sources, sources, sinks), range) in parts.iter().zip([COVERED..middle, middle..1.0]) {
            match guard.part(range, || self.part(sources, sinks, *of_sources))? {
                PartEnd::Solved => {}
                PartEnd::Cancelled => return Ok(self.cancelled()),
                PartEnd::Impossible => {
                    return Err(unserved(if *of_sources { "sinks" } else { "sources" }));
                }
            }
        }
        Ok(self.solved())
    }

    /// Counts a look at everybody and everything. False: the watch stops the solve.
    fn spend(&self) -> bool {
        let network = self.network;
        let people = network.sources() + network.sinks();
        self.reporter.spend(PERSON * (people + network.direct.len() + network.arcs.len()) as u64)
    }

    /// Nobody who is required may be left out.
    fn left_out(&self, sources: &[u32], sinks: &[u32]) -> Result<(), Refusal> {
        let in_play = |who: &[u32], required: &[bool]| {
            let served = who.iter().filter(|&&who| required[who as usize]).count();
            served == required.iter().filter(|&&required| required).count()
        };
        if !in_play(sources, &self.network.source_required) {
            return Err(unserved("sources"));
        }
        if in_play(sinks, &self.network.sink_required) { Ok(()) } else { Err(unserved("sinks")) }
    }

    fn solved(&mut self) -> Ended {
        Ended::Solved(std::mem::take(&mut self.flow))
    }

    fn cancelled(&mut self) -> Ended {
        Ended::Cancelled(std::mem::take(&mut self.flow).sink_prices)
    }

    /// Serves all of the covered side of these people, and who is required, for the most points.
    fn part(&mut self, sources: &[u32], sinks: &[u32], sinks_outside: bool) -> Result<PartEnd> {
        if !self.spend() {
            return Ok(PartEnd::Cancelled);
        }
        let built = SquaredPeople::with_dummies(self.network, sources, sinks);
        if !self.spend() {
            return Ok(PartEnd::Cancelled);
        }
        let (guard, statistics) = (&self.reporter.after(&self.statistics), &mut self.statistics);
        let square = &built.square;
        let auctioned = if self.start.is_none() { auction(square, guard, statistics) } else { None };
        let position = match auctioned {
            Some(auctioned) if auctioned.cancelled => {
                self.flow.keep_prices(&built, &rounded(&auctioned.prices, 0));
                return Ok(PartEnd::Cancelled);
            }
            Some(auctioned) => {
                let position = from_auction(square, &auctioned);
                if !guard.spend(PERSON * square.rows() as u64) {
                    self.flow.keep_prices(&built, &position.prices);
                    return Ok(PartEnd::Cancelled);
                }
                position
            }
            None => {
                // Further apart than this, prices mean nothing.
                let most = (square.largest + 1) * (square.rows() as i64 + 1);
                let start = self.start.unwrap_or_default();
                let price = |&sink: &u32| start.get(sink as usize).map_or(0, |&p| p.clamp(-most, most));
                unpaired(square, built.sink_of.iter().map(price).collect())
            }
        };
        match finish(square, position, PhaseKind::Paths, guard, statistics)? {
            Finished::Perfect(position) => {
                self.keep(&built, &position, sinks_outside);
                Ok(PartEnd::Solved)
            }
            Finished::Stuck { .. } => Ok(PartEnd::Impossible),
            Finished::Cancelled(prices) => {
                self.flow.keep_prices(&built, &prices);
                Ok(PartEnd::Cancelled)
            }
        }
    }

    /// Takes over pairs and prices.
    fn keep(&mut self, built: &SquaredPeople, position: &Position, sinks_outside: bool) {
        let (square, network) = (&built.square, self.network);
        let may_be_left = |who: u32, required: &[bool]| who != NONE && !required[who as usize];
        let shift = if sinks_outside {
            let outside = built.sink_of.iter().zip(&position.prices);
            let outside = outside.filter(|&(&sink, _)| may_be_left(sink, &network.sink_required));
            -outside.map(|(_, &price)| price).min().unwrap_or(0)
        } else {
            let outside = built.source_of.iter().zip(&position.values);
            let outside = outside.filter(|&(&source, _)| may_be_left(source, &network.source_required));
            outside.map(|(_, &value)| value).min().unwrap_or(0)
        };
        for row in 0..square.rows() {
            let (source, column) = (built.source_of[row], position.column_of[row]);
            let sink = built.sink_of[column as usize];
            if source != NONE {
                self.flow.source_prices[source as usize] = position.values[row] - shift;
                self.flow.partner[source as usize] = sink;
            }
            if sink != NONE {
                self.flow.sink_prices[sink as usize] = position.prices[column as usize] + shift;
            }
        }
    }

    /// Finds a smallest cover; `false` if the watch stopped it.
    fn cover(&mut self, sources: &[u32], sinks: &[u32]) -> Result<bool> {
        let mut built = SquaredPeople::without_dummies(self.network, sources, sinks);
        built.square = built.square.without_points();
        let position = unpaired(&built.square, vec![0; built.square.columns()]);
        let kind = PhaseKind::Matching;
        match finish(&built.square, position, kind, &self.reporter, &mut self.statistics)? {
            Finished::Perfect(_) => {
                for &source in sources {
                    self.flow.source_cover[source as usize] = true;
                }
            }
            Finished::Stuck { rows, columns } => {
                for (&source, reached) in built.source_of.iter().zip(rows) {
                    self.flow.source_cover[source as usize] = !reached;
                }
                for (&sink, reached) in built.sink_of.iter().zip(columns) {
                    self.flow.sink_cover[sink as usize] = reached;
                }
            }
            Finished::Cancelled(_) => return Ok(false),
        }
        Ok(true)
    }
}

fn unserved(side: &str) -> Refusal {
    Refusal::Unmet(Error::problem(format!("the required {side} cannot all be served")))
}

impl Flow {
    /// Keeps the prices of the columns of a part.
    fn keep_prices(&mut self, built: &SquaredPeople, prices: &[i64]) {
        for (&sink, &price) in built.sink_of.iter().zip(prices).filter(|&(&sink, _)| sink != NONE) {
            self.sink_prices[sink as usize] = price;
        }
    }
}
