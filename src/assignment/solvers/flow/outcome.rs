//! What comes out of a run on a flow network.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::statistics::Statistics;

/// The best flow, and the prices that prove it best.
///
/// *The proof.* No possible pair has both ends outside the cover, and there are as many pairs as
/// people in the cover: so there cannot be more. Possible pairs with exactly one end in the cover
/// have prices that add up to at least their points, and to exactly that where they are paired.
/// Outside the cover no price is negative but those of people who are required, and the price of
/// who is not served is 0. So no flow that serves the required and has as many pairs earns more
/// than the sum of prices, which is the total.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Flow {
    pub(super) partner: Vec<u32>,
    pub(super) source_prices: Vec<i64>,
    pub(super) sink_prices: Vec<i64>,
    pub(super) source_cover: Vec<bool>,
    pub(super) sink_cover: Vec<bool>,
}

impl Flow {
    /// Nobody is served yet.
    pub(super) fn nothing(sources: usize, sinks: usize) -> Self {
        Self {
            partner: vec![NONE; sources],
            source_prices: vec![0; sources],
            sink_prices: vec![0; sinks],
            source_cover: vec![false; sources],
            sink_cover: vec![false; sinks],
        }
    }

    /// The sink that a source sends its unit to, if it sends one.
    pub(crate) fn partner(&self, source: usize) -> Option<usize> {
        self.partner.get(source).filter(|&&sink| sink != NONE).map(|&sink| sink as usize)
    }

    /// The points earned: the sum of the prices.
    #[cfg(test)]
    pub(crate) fn total(&self) -> i64 {
        self.source_prices.iter().chain(&self.sink_prices).sum()
    }

    /// The sources' prices, in points.
    pub(crate) fn source_prices(&self) -> &[i64] {
        &self.source_prices
    }

    /// The sinks' prices, in points.
    pub(crate) fn sink_prices(&self) -> &[i64] {
        &self.sink_prices
    }

    /// Which sources are in the cover: every largest flow serves them.
    pub(crate) fn source_cover(&self) -> &[bool] {
        &self.source_cover
    }

    /// Which sinks are in the cover: every largest flow serves them.
    pub(crate) fn sink_cover(&self) -> &[bool] {
        &self.sink_cover
    }
}

/// How a run ended: a caller has to handle both, so the enum stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FlowOutcome {
    /// With the best flow.
    Solved(Flow),
    /// The watch stopped it. The prices of the sinks so far are a good place to start from.
    Cancelled(Vec<i64>),
}

/// What a run found, and what it did for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FlowReport {
    pub(super) outcome: FlowOutcome,
    pub(super) statistics: Statistics,
}

impl FlowReport {
    /// How it ended.
    pub(crate) fn into_outcome(self) -> FlowOutcome {
        self.outcome
    }

    /// What it did: bids, searches, visits, phases.
    pub(crate) fn statistics(&self) -> &Statistics {
        &self.statistics
    }
}
