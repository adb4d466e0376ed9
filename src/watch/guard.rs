//! One piece of long work under a watch: which part of it is being done, and whether to go on.
//!
//! Work is made of parts, and these of parts. Each has a range of the whole; what a part reports as
//! its share is moved into its range, and the share of the whole never falls. A guard is shared by
//! all threads of the work. Without a watch every question costs one comparison.

use std::fmt;
use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{Error, Result};
use crate::progress::{PhaseKind, Progress};
use crate::watch::shared_watch::SharedWatch;
use crate::watch::watch::Watch;

/// The watch is called after this many units of work: some cells read, arcs passed, rows written.
/// Some milliseconds.
const UNITS: u64 = 1 << 21;

/// The most that is told before all is done.
const ALMOST: f64 = 0.999;

/// A piece of long work under a watch, or under none.
pub(crate) struct Guard<'w> {
    state: Option<Mutex<State<'w>>>,
    is_stopped: AtomicBool,
    spent: AtomicU64,
    /// The watch is called after so many units of work.
    units: u64,
    /// The most units that were spent at once.
    #[cfg(test)]
    largest: AtomicU64,
}

struct State<'w> {
    watch: Source<'w>,
    /// What was reported last.
    last: Progress,
    /// The range of the part that is being done, in the whole.
    range: Range<f64>,
}

enum Source<'w> {
    Borrowed(&'w mut dyn Watch),
    Shared(&'w SharedWatch),
}

impl<'w> Guard<'w> {
    /// Under no watch: it always goes on.
    pub(crate) fn nobody() -> Self {
        Self::new(None, u64::MAX)
    }

    pub(crate) fn borrowed(watch: &'w mut dyn Watch) -> Self {
        Self::of(Source::Borrowed(watch))
    }

    pub(crate) fn shared(watch: &'w SharedWatch) -> Self {
        if watch.is_none() { Self::nobody() } else { Self::of(Source::Shared(watch)) }
    }

    fn of(watch: Source<'w>) -> Self {
        let last = Progress::new(PhaseKind::Scoring, 1, 1, 0);
        let state = State { watch, last, range: 0.0..1.0 };
        Self::new(Some(Mutex::new(state)), UNITS)
    }

    fn new(state: Option<Mutex<State<'w>>>, units: u64) -> Self {
        Self {
            state,
            is_stopped: AtomicBool::new(false),
            spent: AtomicU64::new(0),
            units,
            #[cfg(test)]
            largest: AtomicU64::new(0),
        }
    }

    /// A watch that is called whenever units are spent: so small problems have many calls.
    #[cfg(test)]
    pub(crate) fn asking_often(watch: &'w mut dyn Watch) -> Self {
        Self { units: 1, ..Self::borrowed(watch) }
    }

    /// The most units that were spent at once: work that nobody can stop.
    #[cfg(test)]
    pub(crate) fn largest(&self) -> u64 {
        self.largest.load(Ordering::Relaxed)
    }

    /// Loops of small steps may save up so many units before they spend them.
    pub(crate) fn pace(&self) -> u64 {
        self.units / 8
    }

    /// Is anybody watching?
    pub(crate) fn is_watched(&self) -> bool {
        self.state.is_some()
    }

    /// Does a part of the part that is being done: this range of it, from 0 to 1. In the end its
    /// share is all of the range.
    pub(crate) fn part<T>(&self, range: Range<f64>, work: impl FnOnce() -> T) -> T {
        let Some(mut state) = self.lock() else { return work() };
        let outer = state.range.clone();
        let within = |share: f64| outer.start + share * (outer.end - outer.start);
        state.range = within(range.start)..within(range.end);
        drop(state);
        let done = work();
        if let Some(mut state) = self.lock() {
            if !self.is_stopped() {
                state.last = state.last.with_share(state.last.share().max(state.range.end.min(ALMOST)));
            }
            state.range = outer;
        }
        done
    }

    /// Does what is left of the part that is being done, from the share that was reported last on:
    /// for work that nobody expected.
    pub(crate) fn rest<T>(&self, work: impl FnOnce() -> T) -> T {
        let Some(mut state) = self.lock() else { return work() };
        let outer = state.range.clone();
        state.range.start = state.last.share().clamp(outer.start, outer.end);
        drop(state);
        let done = work();
        if let Some(mut state) = self.lock() {
            state.range = outer;
        }
        done
    }

    /// Reports how far the part is, and asks whether to go on. The share is that of the part, not
    /// of the whole.
    ///
    /// # Errors
    /// [`is_cancelled`](Error::is_cancelled) when the watch stops the work, now or before.
    pub(crate) fn report(&self, progress: &Progress) -> Result<()> {
        match self.lock() {
            None => Ok(()),
            Some(state) => self.tell(state, Some(progress)),
        }
    }

    /// The same of work of which this many of so many are left.
    ///
    /// # Errors
    /// As [`report`](Self::report).
    pub(crate) fn left(&self, phase: PhaseKind, left: usize, of: usize) -> Result<()> {
        if self.state.is_none() {
            return Ok(());
        }
        self.report(&Progress::new(phase, left.min(of), of, 0))
    }

    /// Counts units of work, about a nanosecond each, and asks now and then whether to go on. For
    /// loops, also parallel ones; while one thread asks, others do not wait.
    ///
    /// # Errors
    /// As [`report`](Self::report).
    pub(crate) fn spend(&self, units: u64) -> Result<()> {
        if !self.is_watched() {
            return Ok(());
        }
        if self.is_stopped() {
            return Err(self.cancelled());
        }
        #[cfg(test)]
        self.largest.fetch_max(units, Ordering::Relaxed);
        let before = self.spent.fetch_add(units, Ordering::Relaxed);
        if before / self.units == (before + units) / self.units { Ok(()) } else { self.ask() }
    }

    /// Asks whether to go on, unless another thread is asking.
    ///
    /// # Errors
    /// As [`report`](Self::report).
    pub(crate) fn ask(&self) -> Result<()> {
        let Some(state) = &self.state else { return Ok(()) };
        if self.is_stopped() {
            return Err(self.cancelled());
        }
        match state.try_lock() {
            Ok(state) => self.tell(state, None),
            Err(_) => Ok(()),
        }
    }

    /// Has the watch stopped the work?
    pub(crate) fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// What was reported last, where the watch has stopped the work.
    pub(crate) fn stopped_at(&self) -> Option<Progress> {
        if self.is_stopped() { self.lock().map(|state| state.last) } else { None }
    }

    /// The error of work that was stopped, with what was reported last.
    pub(crate) fn cancelled(&self) -> Error {
        self.cancelled_within(None)
    }

    /// The same of a solve that knows which total no assignment surpasses.
    pub(crate) fn cancelled_within(&self, bound: Option<i64>) -> Error {
        let error = Error::cancelled("stopped by the watch");
        match self.lock() {
            None => error,
            Some(state) => error.at_progress(state.last.with_bound(bound)),
        }
    }

    /// The end of all: a share of 1. Who stops now comes too late.
    pub(crate) fn done(&self) {
        let Some(mut state) = self.lock() else { return };
        let last = state.last;
        if last.share() < 1.0 && !self.is_stopped() {
            let end = Progress::new(last.phase(), 0, last.of(), last.row_scans()).with_share(1.0);
            state.last = end;
            let _too_late = state.watch.on_progress(&end);
        }
    }

    fn tell(&self, mut state: MutexGuard<'_, State<'w>>, progress: Option<&Progress>) -> Result<()> {
        // what is reported after a stop is not how far the work was
        if let Some(progress) = progress.filter(|_| !self.is_stopped()) {
            let Range { start, end } = state.range;
            let share = start + progress.share() * (end - start);
            state.last = progress.with_share(share.min(ALMOST).max(state.last.share()));
        }
        let last = state.last;
        if !self.is_stopped() && state.watch.on_progress(&last) == ControlFlow::Break(()) {
            self.is_stopped.store(true, Ordering::Relaxed);
        }
        drop(state);
        if self.is_stopped() { Err(self.cancelled()) } else { Ok(()) }
    }

    fn lock(&self) -> Option<MutexGuard<'_, State<'w>>> {
        self.state.as_ref().map(|state| state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// For work that takes a watch and not a guard: its reports are those of the part that is being
/// done.
impl Watch for &Guard<'_> {
    fn on_progress(&mut self, progress: &Progress) -> ControlFlow<()> {
        if self.report(progress).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

impl fmt::Debug for Guard<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_watched() { "a guard" } else { "nobody's guard" })
    }
}

impl Source<'_> {
    fn on_progress(&mut self, progress: &Progress) -> ControlFlow<()> {
        match self {
            Self::Borrowed(watch) => watch.on_progress(progress),
            Self::Shared(watch) => watch.on_progress(progress),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::Guard;
    use crate::progress::{PhaseKind, Progress};
    use crate::watch::shared_watch::SharedWatch;

    #[test]
    fn shares_of_parts_of_parts_never_fall_and_end_at_one() {
        let mut shares = Vec::new();
        let mut watch = |progress: &Progress| {
            shares.push(progress.share());
            ControlFlow::Continue(())
        };
        let guard = Guard::borrowed(&mut watch);
        guard.part(0.0..0.5, || {
            guard.left(PhaseKind::Auction, 5, 10).unwrap();
            guard.left(PhaseKind::Auction, 8, 10).unwrap(); // more are left than before
            guard.part(0.6..1.0, || guard.left(PhaseKind::Paths, 1, 2)).unwrap();
        });
        guard.part(0.5..1.0, || guard.left(PhaseKind::Checking, 0, 3)).unwrap();
        guard.done();
        assert_eq!(shares, [0.25, 0.25, 0.4, 0.999, 1.0]);
    }

    #[test]
    fn a_watch_stops_loops_and_the_error_says_how_far_they_were() {
        let mut calls = 0;
        let mut watch = |_: &Progress| {
            calls += 1;
            if calls < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let guard = Guard::borrowed(&mut watch);
        guard.left(PhaseKind::Groups, 30, 40).unwrap();
        let error = (0..1_000_000).find_map(|_| guard.spend(1000).err()).unwrap();
        assert!(error.is_cancelled(), "{error}");
        let known = error.stopped_at().unwrap();
        assert_eq!((known.phase(), known.unserved(), known.of()), (PhaseKind::Groups, 30, 40));
        assert!(
            guard.is_stopped() && guard.left(PhaseKind::Groups, 0, 40).is_err() && guard.spend(1).is_err()
        );
        guard.done(); // too late
        assert_eq!(calls, 3, "who has stopped is not asked again");
    }

    #[test]
    fn nobody_stops_nothing() {
        let shared = SharedWatch::default();
        for guard in [Guard::nobody(), Guard::shared(&shared)] {
            guard.left(PhaseKind::Paths, 1, 2).unwrap();
            guard.spend(u64::MAX).unwrap();
            assert!(!guard.is_stopped());
        }
    }
}
