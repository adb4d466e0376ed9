//! What a solve did, counted in scans.

use serde::{Deserialize, Serialize};

use crate::progress::PhaseKind;

/// What one solve did, in counts that do not depend on the machine: the same problem has the same
/// counts everywhere.
///
/// Methods that count nothing have zeros here.
///
/// ```
/// use pairwright::assignment::{Dense, Matrix, Problem};
///
/// let problem = Problem::from_matrix(Matrix::from_fn(50, 50, |i, j| Some((i * j % 41) as i32)))?;
/// let report = Dense.run(&problem).finish()?;
/// let work = report.statistics();
/// assert!(work.row_scans() >= 50 && work.passes() >= 1);
/// assert_eq!(work.phases().last().map(|phase| phase.free()), Some(0)); // everybody is served
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Statistics {
    passes: u64,
    row_scans: u64,
    bids: u64,
    searches: u64,
    visits: u64,
    phases: Vec<Phase>,
}

/// One phase of a solve, with the counters when it ended: those of all phases so far.
///
/// In [`Statistics`](crate::assignment::Statistics).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Phase {
    kind: PhaseKind,
    epsilon: i64,
    free: usize,
    row_scans: u64,
    bids: u64,
    visits: u64,
}

impl Statistics {
    /// Passes over the whole matrix.
    pub fn passes(&self) -> u64 {
        self.passes
    }

    /// Rows read, one at a time or in passes.
    pub fn row_scans(&self) -> u64 {
        self.row_scans
    }

    /// Bids, in reductions and auctions: a row takes its best column and raises the price.
    pub fn bids(&self) -> u64 {
        self.bids
    }

    /// Searches for an augmenting path.
    pub fn searches(&self) -> u64 {
        self.searches
    }

    /// Rows that those searches reached.
    pub fn visits(&self) -> u64 {
        self.visits
    }

    /// The phases, in order.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    pub(super) fn count_pass(&mut self) {
        self.passes += 1;
    }

    pub(super) fn count_row_scans(&mut self, rows: usize) {
        self.row_scans += rows as u64;
    }

    pub(super) fn count_bids(&mut self, bids: u64) {
        self.bids += bids;
    }

    pub(super) fn count_search(&mut self) {
        self.searches += 1;
    }

    pub(super) fn count_visit(&mut self) {
        self.visits += 1;
    }

    pub(super) fn count_visits(&mut self, visits: u64) {
        self.visits += visits;
    }

    pub(super) fn end_phase(&mut self, kind: PhaseKind, epsilon: i64, free: usize) {
        let &mut Self { row_scans, bids, visits, .. } = self;
        self.phases.push(Phase { kind, epsilon, free, row_scans, bids, visits });
    }

    /// Adds what another solve did, as later phases.
    pub(in crate::assignment) fn append(&mut self, other: &Self) {
        let later = other.phases.iter().map(|phase| Phase {
            row_scans: self.row_scans + phase.row_scans,
            bids: self.bids + phase.bids,
            visits: self.visits + phase.visits,
            ..*phase
        });
        self.phases.extend(later);
        self.passes += other.passes;
        self.row_scans += other.row_scans;
        self.bids += other.bids;
        self.searches += other.searches;
        self.visits += other.visits;
    }
}

impl Phase {
    /// What kind of work it was.
    pub fn kind(&self) -> PhaseKind {
        self.kind
    }

    /// By how much its pairs may be off their best, in points; 0 when exact.
    pub fn epsilon(&self) -> i64 {
        self.epsilon
    }

    /// How many it left unserved.
    pub fn free(&self) -> usize {
        self.free
    }

    /// Rows read until its end.
    pub fn row_scans(&self) -> u64 {
        self.row_scans
    }

    /// Bids until its end.
    pub fn bids(&self) -> u64 {
        self.bids
    }

    /// Rows reached by path searches until its end.
    pub fn visits(&self) -> u64 {
        self.visits
    }
}
