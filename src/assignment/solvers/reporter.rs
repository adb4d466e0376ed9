//! A guard, with what a solver needs to report to it.

use crate::assignment::solvers::statistics::Statistics;
use crate::progress::PhaseKind;
use crate::progress::Progress;
use crate::watch::guard::Guard;

/// About how much of the work is done, from 0 to 1: from the kind of the phase, the number still
/// free, the number to be served, and the phases before.
type ShareDone = fn(PhaseKind, usize, usize, usize) -> f64;

/// A guard, and how many are to be served.
pub(super) struct Reporter<'g, 'w> {
    pub(super) guard: &'g Guard<'w>,
    of: usize,
    /// None: the share of those who are served.
    share_done: Option<ShareDone>,
    pace: u64,
    /// Phases that were over before this part of the work.
    phases_before: usize,
}

impl<'g, 'w> Reporter<'g, 'w> {
    /// Reports the share of those who are served.
    pub(super) fn new(guard: &'g Guard<'w>, of: usize) -> Self {
        Self { guard, of, share_done: None, pace: guard.pace(), phases_before: 0 }
    }

    /// Reports this share instead.
    pub(super) fn with_share(self, share_done: ShareDone) -> Self {
        Self { share_done: Some(share_done), ..self }
    }

    /// Reports on a part that begins after these phases.
    pub(super) fn after(&self, statistics: &Statistics) -> Self {
        Self { phases_before: statistics.phases().len(), ..*self }
    }

    /// Reports how many are still free. False: the watch stops the solve.
    pub(super) fn may_continue(&self, phase: PhaseKind, free: usize, statistics: &Statistics) -> bool {
        if !self.guard.is_watched() {
            return true;
        }
        let (free, of) = (free.min(self.of), self.of);
        let mut progress = Progress::new(phase, free, of, statistics.row_scans());
        if let Some(share_done) = self.share_done {
            let phases = statistics.phases().len().saturating_sub(self.phases_before);
            progress = progress.with_share(share_done(phase, free, of, phases));
        }
        self.guard.report(&progress).is_ok()
    }

    /// Counts units of work, about a nanosecond each. False: the watch stops the solve.
    #[inline]
    pub(super) fn spend(&self, units: u64) -> bool {
        !self.is_stopped() && self.guard.spend(units).is_ok()
    }

    /// Units of work that loops of small steps may save up.
    #[inline]
    pub(super) fn pace(&self) -> u64 {
        self.pace
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.guard.is_stopped()
    }
}

/// The share of the work that the first of two parts is, by the work of each.
#[expect(clippy::cast_precision_loss, reason = "a share for people to read")]
pub(super) fn share_of_first([one, other]: [usize; 2]) -> f64 {
    (1.0 + one as f64) / (2.0 + one as f64 + other as f64)
}
