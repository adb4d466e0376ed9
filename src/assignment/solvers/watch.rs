//! Progress of a long solve, and the way to stop it.

use std::ops::ControlFlow;

use crate::assignment::solvers::statistics::PhaseKind;

/// How far a solve is: what a [`Watch`] gets to see.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    phase: PhaseKind,
    unserved: usize,
    of: usize,
    row_scans: u64,
    share: f64,
}

impl Eq for Progress {}

impl Progress {
    pub(in crate::assignment) fn new(phase: PhaseKind, unserved: usize, of: usize, row_scans: u64) -> Self {
        let served = of.saturating_sub(unserved);
        #[expect(clippy::cast_precision_loss, reason = "a share for people to read")]
        let share = if of == 0 { 1.0 } else { served as f64 / of as f64 };
        Self { phase, unserved, of, row_scans, share }
    }

    /// The same, where another figure tells better how much of the work is done.
    pub(super) fn with_share(mut self, share: f64) -> Self {
        self.share = share.clamp(0.0, 1.0);
        self
    }

    /// The share of the work that is done, from 0 to 1: an estimate, which may fall a little.
    pub fn share(&self) -> f64 {
        self.share
    }

    /// What is being done.
    pub fn phase(&self) -> PhaseKind {
        self.phase
    }

    /// How many of the side that is to be served in full have no partner yet. It can rise again: a
    /// phase that sharpens the prices takes pairs apart.
    pub fn unserved(&self) -> usize {
        self.unserved
    }

    /// How many are to be served.
    pub fn of(&self) -> usize {
        self.of
    }

    /// Rows of the matrix read so far.
    pub fn row_scans(&self) -> u64 {
        self.row_scans
    }
}

/// Is called with the progress of a solve, at the end of each phase and each augmentation, and may
/// stop it.
///
/// Closures are watches. It is called from the thread that solves, so it should return at once.
///
/// ```
/// use std::ops::ControlFlow;
/// use pairwright::assignment::{Dense, Matrix, Problem, Progress};
///
/// let problem = Problem::from_matrix(Matrix::from_fn(30, 30, |i, j| Some((i * j % 31) as i32)))?;
/// let mut calls = 0;
/// let mut watch = |progress: &Progress| {
///     calls += 1;
///     if progress.row_scans() > 1_000_000 {
///         return ControlFlow::Break(());
///     }
///     ControlFlow::Continue(())
/// };
/// Dense.run(&problem).watch(&mut watch).finish()?;
/// assert!(calls > 0);
/// # Ok::<(), pairwright::Error>(())
/// ```
pub trait Watch {
    /// One report. [`ControlFlow::Break`] cancels the solve, which then returns what it has:
    /// [`Outcome::Cancelled`](crate::assignment::Outcome::Cancelled).
    fn on_progress(&mut self, progress: &Progress) -> ControlFlow<()>;
}

impl<F: FnMut(&Progress) -> ControlFlow<()>> Watch for F {
    fn on_progress(&mut self, progress: &Progress) -> ControlFlow<()> {
        self(progress)
    }
}
