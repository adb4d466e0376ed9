//! A watch with what it needs to report.

use std::ops::ControlFlow;

use crate::assignment::solvers::statistics::{PhaseKind, Statistics};
use crate::assignment::solvers::watch::{Progress, Watch};

/// A watch with what it needs to be told.
pub(super) struct Guard<'w> {
    pub(super) watch: Option<&'w mut dyn Watch>,
    of: usize,
    /// How much was done by the last report.
    share: f64,
}

impl<'w> Guard<'w> {
    pub(super) fn new(watch: Option<&'w mut dyn Watch>, of: usize) -> Self {
        Self { watch, of, share: 0.0 }
    }

    /// Reports how many are still free. May it go on?
    pub(super) fn may_continue(&mut self, phase: PhaseKind, free: usize, statistics: &Statistics) -> bool {
        let (free, of) = (free.min(self.of), self.of);
        let share = self.share.max(share(phase, free, of, statistics.phases().len()));
        self.share = share;
        self.watch.as_mut().is_none_or(|watch| {
            let progress = Progress::new(phase, free, of, statistics.row_scans()).with_share(share);
            watch.on_progress(&progress) == ControlFlow::Continue(())
        })
    }
}

/// About how much of the work is done. An auction has some seven phases, which take a little more
/// than half of the time; in the rounds after it, as long goes by for half of the free as for the
/// half of those.
#[expect(clippy::cast_precision_loss, reason = "a share for people to read")]
fn share(phase: PhaseKind, free: usize, of: usize, phases: usize) -> f64 {
    const AUCTION: f64 = 0.55;
    let served = 1.0 - (free as f64).ln_1p() / (of as f64).ln_1p().max(1.0);
    match phase {
        PhaseKind::Auction => AUCTION * ((phases as f64 + served) / 7.0).min(1.0),
        _ => AUCTION + (1.0 - AUCTION) * served,
    }
}
