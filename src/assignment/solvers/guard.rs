//! A watch, with what a solver needs to report to it.

use std::ops::ControlFlow;

use crate::assignment::solvers::statistics::Statistics;
use crate::progress::PhaseKind;
use crate::progress::Progress;
use crate::watch::watch::Watch;

/// About how much of the work is done, from 0 to 1: from the kind of the phase, the number still
/// free, the number to be served, and the phases before.
type ShareDone = fn(PhaseKind, usize, usize, usize) -> f64;

/// A watch, and how many are to be served.
pub(super) struct Guard<'w> {
    watch: Option<&'w mut dyn Watch>,
    of: usize,
    /// None: the share of those who are served.
    share_done: Option<ShareDone>,
    /// The largest share reported. It never falls.
    share: f64,
}

impl<'w> Guard<'w> {
    /// Reports the share of those who are served.
    pub(super) fn new(watch: Option<&'w mut dyn Watch>, of: usize) -> Self {
        Self { watch, of, share_done: None, share: 0.0 }
    }

    /// Reports this share instead, or the largest one before.
    pub(super) fn with_share(self, share_done: ShareDone) -> Self {
        Self { share_done: Some(share_done), ..self }
    }

    /// Reports how many are still free. False: the watch stops the solve.
    pub(super) fn may_continue(&mut self, phase: PhaseKind, free: usize, statistics: &Statistics) -> bool {
        let (free, of) = (free.min(self.of), self.of);
        let Some(watch) = &mut self.watch else { return true };
        let mut progress = Progress::new(phase, free, of, statistics.row_scans());
        if let Some(share_done) = self.share_done {
            self.share = self.share.max(share_done(phase, free, of, statistics.phases().len()));
            progress = progress.with_share(self.share);
        }
        watch.on_progress(&progress) == ControlFlow::Continue(())
    }
}
