//! What fairness has cost, in one line.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;

/// The worst pair and the total of two assignments with as many pairs: of one with the most points,
/// and of a fairer one.
///
/// This is what a coordinator decides on: how much better the worst pair gets, for which share of
/// the total. (The literature's *price of fairness* is that share: D. Bertsimas, V. F. Farias and
/// N. Trichakis, "The price of fairness", Operations Research 59, 2011.)
///
/// ```
/// use pairwright::assignment::FairnessPrice;
///
/// let price = FairnessPrice::new((41, 52_130), (63, 50_462));
/// assert_eq!(price.to_string(), "worst pair 41 -> 63 for 3.2 % of the total");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FairnessPrice {
    worst_before: i32,
    worst_after: i32,
    total_before: i64,
    total_after: i64,
}

impl FairnessPrice {
    /// From (worst pair, total) of the one to (worst pair, total) of the other.
    pub fn new(before: (i32, i64), after: (i32, i64)) -> Self {
        let ((worst_before, total_before), (worst_after, total_after)) = (before, after);
        Self { worst_before, worst_after, total_before, total_after }
    }

    /// From one assignment to another; nothing if they do not have as many pairs, or none.
    pub fn between(before: &FairAssignment, after: &FairAssignment) -> Option<Self> {
        let same = before.pairs().len() == after.pairs().len();
        let worst = before.worst().zip(after.worst()).filter(|_| same);
        worst.map(|(one, other)| Self::new((one, before.total()), (other, after.total())))
    }

    /// The worst pair before and after.
    pub fn worst(&self) -> (i32, i32) {
        (self.worst_before, self.worst_after)
    }

    /// The total before and after.
    pub fn total(&self) -> (i64, i64) {
        (self.total_before, self.total_after)
    }

    /// By how many tenths of a per cent the totals differ, rounded half up; nothing if the first
    /// one is 0.
    pub fn tenths_of_a_per_cent(&self) -> Option<u128> {
        let whole = u128::from(self.total_before.unsigned_abs());
        let part = u128::from(self.total_before.abs_diff(self.total_after));
        (whole > 0).then(|| (part * 2000 + whole) / (2 * whole))
    }
}

impl fmt::Display for FairnessPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "worst pair {} -> {} for ", self.worst_before, self.worst_after)?;
        match self.tenths_of_a_per_cent() {
            Some(tenths) => write!(f, "{}.{} % of the total", tenths / 10, tenths % 10),
            None => write!(f, "a total of {} instead of 0", self.total_after),
        }
    }
}
