//! One run on a network: where it starts, who watches, what comes out.

use crate::assignment::solvers::flow::network::FlowNetwork;
use crate::assignment::solvers::flow::outcome::{FlowOutcome, FlowReport};
use crate::assignment::solvers::flow::share_done::share_done;
use crate::assignment::solvers::flow::solve::{Ended, Solve};
use crate::assignment::solvers::refusal::Refusal;
use crate::assignment::solvers::reporter::Reporter;
use crate::watch::guard::Guard;

/// A run in the making: see [`FlowNetwork::run`].
#[must_use = "nothing happens before `finish`"]
pub(crate) struct FlowRun<'a> {
    network: &'a FlowNetwork,
    start: Option<&'a [i64]>,
}

impl std::fmt::Debug for FlowRun<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FlowRun").field("start", &self.start).finish_non_exhaustive()
    }
}

impl<'a> FlowRun<'a> {
    pub(super) fn new(network: &'a FlowNetwork) -> Self {
        Self { network, start: None }
    }

    /// Starts from these prices of the sinks, which need not be right; but the nearer they are, the
    /// less is to be done. Those of sinks beyond the end of the list are 0.
    pub(crate) fn start_from(mut self, sink_prices: &'a [i64]) -> Self {
        self.start = Some(sink_prices);
        self
    }

    /// [`attempt`](Self::attempt) under no watch, with an error like any other: what the tests of
    /// flows look at.
    #[cfg(test)]
    pub(crate) fn finish(self) -> crate::error::Result<FlowReport> {
        Ok(self.attempt(&Guard::nobody())?)
    }

    /// Runs to the end, or until the guard stops it.
    ///
    /// # Errors
    /// [`Refusal`], telling apart why there is no answer: those who are required cannot all be
    /// served; the network is too large; or its ways are so long that sums of prices might
    /// overflow.
    pub(in crate::assignment::solvers) fn attempt(self, guard: &Guard<'_>) -> Result<FlowReport, Refusal> {
        self.network.check()?;
        let of = self.network.sources().min(self.network.sinks());
        let reporter = Reporter::new(guard, of).with_share(share_done);
        let mut solve = Solve::new(self.network, self.start, reporter);
        let ended = solve.run()?;
        let outcome = match ended {
            Ended::Solved(flow) => FlowOutcome::Solved(flow),
            Ended::Cancelled(prices) => FlowOutcome::Cancelled(prices),
        };
        Ok(FlowReport { outcome, statistics: solve.statistics })
    }
}

impl FlowNetwork {
    /// A run on this network, to be told where to start and who watches.
    pub(crate) fn run(&self) -> FlowRun<'_> {
        FlowRun::new(self)
    }
}
