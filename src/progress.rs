//! How far some work is.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

/// What kind of work is being done.
///
/// In [`Progress`](crate::Progress).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PhaseKind {
    /// People become score tables.
    Scoring,
    /// Everybody takes their best, at prices that keep all pairs exactly tight.
    Reduction,
    /// Bids that may be off by epsilon.
    Auction,
    /// Shortest augmenting paths.
    Paths,
    /// A largest matching, without points: not everybody can be served.
    Matching,
    /// Places of groups are filled.
    Groups,
    /// The answer is held against its proof.
    Checking,
    /// One of several equally good answers is chosen.
    Ties,
    /// Mentees who may not share a mentor are kept apart.
    KeepingApart,
    /// Fairness: level by level, the worst pair first.
    Fairness,
    /// The best is adapted to what has changed.
    Rematching,
    /// Other matchings are weighed: what a change costs, where a weight tips, two goals.
    Comparing,
}

impl fmt::Display for PhaseKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Scoring => "scoring",
            Self::Reduction => "reduction",
            Self::Auction => "auction",
            Self::Paths => "paths",
            Self::Matching => "matching",
            Self::Groups => "groups",
            Self::Checking => "checking",
            Self::Ties => "ties",
            Self::KeepingApart => "keeping apart",
            Self::Fairness => "fairness",
            Self::Rematching => "rematching",
            Self::Comparing => "comparing",
        })
    }
}

/// How far some work is: what a [`Watch`](crate::Watch) gets to see, and what is known when it was
/// stopped ([`Error::stopped_at`](crate::Error::stopped_at)).
#[doc(alias = "percent", alias = "status")]
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    phase: PhaseKind,
    unserved: usize,
    of: usize,
    row_scans: u64,
    share: f64,
    bound: Option<i64>,
}

impl Eq for Progress {}

impl Hash for Progress {
    fn hash<H: Hasher>(&self, to: &mut H) {
        // not the share: it follows from the rest, or is an estimate
        (self.phase, self.unserved, self.of, self.row_scans, self.bound).hash(to);
    }
}

impl Progress {
    pub(crate) fn new(phase: PhaseKind, unserved: usize, of: usize, row_scans: u64) -> Self {
        let served = of.saturating_sub(unserved);
        #[expect(clippy::cast_precision_loss, reason = "a share for people to read")]
        let share = if of == 0 { 1.0 } else { served as f64 / of as f64 };
        Self { phase, unserved, of, row_scans, share, bound: None }
    }

    /// The same, where another figure tells better how much of the work is done.
    pub(crate) fn with_share(mut self, share: f64) -> Self {
        self.share = share.clamp(0.0, 1.0);
        self
    }

    /// The same, where prices say that no total is beyond this.
    pub(crate) fn with_bound(mut self, bound: Option<i64>) -> Self {
        self.bound = bound;
        self
    }

    /// The share of the work that is done, from 0 to 1: an estimate that never falls, and is 1 at
    /// the end.
    pub fn share(&self) -> f64 {
        self.share
    }

    /// What is being done.
    pub fn phase(&self) -> PhaseKind {
        self.phase
    }

    /// How many are left in this phase: people without a partner yet, where somebody is to be
    /// served. It can rise again: a phase that sharpens the prices takes pairs apart.
    pub fn unserved(&self) -> usize {
        self.unserved
    }

    /// Of how many.
    pub fn of(&self) -> usize {
        self.of
    }

    /// Rows of the matrix read so far.
    pub fn row_scans(&self) -> u64 {
        self.row_scans
    }

    /// The total of points that no assignment of the problem surpasses, where a solve was stopped
    /// that knew prices which hold; none of costs, and in reports to a watch.
    pub fn bound(&self) -> Option<i64> {
        self.bound
    }
}
