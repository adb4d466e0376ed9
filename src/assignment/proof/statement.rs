//! What a check found.

use std::fmt;

use crate::assignment::model::evenness::Evenness;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::words::counted;

/// What [`check`](crate::assignment::check) found to be true: no assignment is better.
///
/// It is made by checks only, so whoever holds one knows that the prices proved it. Its text is one
/// sentence for a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct Proof {
    pub(super) pairs: usize,
    pub(super) total: i64,
    pub(super) examined: u64,
    pub(super) evenness: Option<Evenness>,
    /// What the loads cost, in points.
    pub(super) loads: i64,
}

impl Proof {
    /// The number of pairs; no assignment has more (with groups: none that meets as many minimums
    /// and serves as many columns).
    pub fn pairs(&self) -> usize {
        self.pairs
    }

    /// The total, in points (or costs); no assignment with as many pairs has a better one.
    pub fn total(&self) -> i64 {
        self.total
    }

    /// How much it counted that loads are even; none where it did not. With [`Evenness::First`],
    /// the [total](Self::total) is the best of those whose loads are as even.
    pub fn evenness(&self) -> Option<Evenness> {
        self.evenness
    }

    /// How many allowed pairs the prices were held against: all there are.
    pub fn examined(&self) -> u64 {
        self.examined
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { total, examined, loads, .. } = self;
        let pairs = counted(self.pairs, "pair");
        write!(f, "proven optimal: no assignment has more than {pairs}, ")?;
        match self.evenness {
            None => write!(f, "and none with as many has a better total than {total}")?,
            Some(Evenness::First) => write!(
                f,
                "none with as many has more even loads, and none with loads as even has a better total than \
                 {total}"
            )?,
            Some(Evenness::Points(_)) => write!(
                f,
                "and none with as many has a better total than {total}, for which its loads cost {loads}"
            )?,
        }
        match examined {
            1 => f.write_str(" (prices checked against the only allowed pair)"),
            _ => write!(f, " (prices checked against all {examined} allowed pairs)"),
        }
    }
}

/// Is `a` a better score than `b`?
pub(super) fn better(problem: &Problem, a: i128, b: i128) -> bool {
    match problem.sense() {
        Sense::Maximise => a > b,
        Sense::Minimise => a < b,
    }
}
