//! What an assignment is worth, or a change of one: people before pairs before points.
//!
//! *Numeric policy.* Five numbers compared in order are one number in a mixed radix
//! ([`Scale`](crate::assignment::model::scale::Scale)): a pair weighs more than all that evenness
//! and points can differ, serving somebody more than all pairs, a place that must be filled more
//! than everybody. The weights are worked out from the problem in `i128` and refused beyond 2^120,
//! so nothing is approximate and no sum overflows.
//!
//! *Prices need more room than totals.* That a packed number decides as the five would is clear for
//! whole assignments. A price is read alone, and is the sum of the scores along a chain of pairs:
//! points of several times the largest score, more where a solver's start prices bring them. A
//! price near half a pair would be read as a pair less points, and the five numbers then prove
//! nothing, though their sum does. So [`Scale::tells_apart`] looks at every digit of every price
//! before it is handed out, and where one is too large the work is done again with a
//! [wider] radix.
//!
//! [`Scale::tells_apart`]: crate::assignment::model::scale::Scale::tells_apart
//! [wider]: crate::assignment::model::scale::Scale::wider

use std::fmt;
use std::ops::{Add, Neg, Sub};

use serde::{Deserialize, Serialize};

use crate::words::{commas, form};

/// What an assignment is worth, or what is gained or lost by a change of it.
///
/// Compared in this order: places filled that must be filled, columns served at all, pairs,
/// evenness of loads, points. So participation comes before points by comparison, not by a large
/// number.
///
/// From [`Assignment`](crate::assignment::Assignment).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveValue {
    /// Places of rows filled that must be filled.
    pub minimums: i64,
    /// Columns in at least one pair.
    pub served: i64,
    /// Pairs.
    pub pairs: i64,
    /// How even the loads of rows are, where that comes before the points: minus the number of
    /// pairs of columns that share a row; else 0.
    #[serde(default, skip_serializing_if = "is_none")]
    pub evenness: i64,
    /// Points; costs count as negative points. Where even loads are worth points, what the loads
    /// cost is taken off.
    pub points: i64,
}

impl ObjectiveValue {
    /// These points, and nothing else.
    pub fn of_points(points: i64) -> Self {
        Self { points, ..Self::default() }
    }

    fn zip(self, other: Self, with: impl Fn(i64, i64) -> i64) -> Self {
        Self {
            minimums: with(self.minimums, other.minimums),
            served: with(self.served, other.served),
            pairs: with(self.pairs, other.pairs),
            evenness: with(self.evenness, other.evenness),
            points: with(self.points, other.points),
        }
    }
}

impl Add for ObjectiveValue {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.zip(other, i64::saturating_add)
    }
}

impl Sub for ObjectiveValue {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.zip(other, i64::saturating_sub)
    }
}

impl Neg for ObjectiveValue {
    type Output = Self;

    fn neg(self) -> Self {
        Self::default() - self
    }
}

impl fmt::Display for ObjectiveValue {
    /// `1 person, 30 points`: what is not 0, and the pairs where they are not as many as the
    /// people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // with as many pairs as people, the pairs need not be said
        let parts = [
            (self.minimums != 0, self.minimums, "place that must be filled", "places that must be filled"),
            (self.served != 0, self.served, "person", "people"),
            (self.pairs != self.served, self.pairs, "pair", "pairs"),
            (self.evenness != 0, self.evenness, "step of evenness", "steps of evenness"),
            (self.points != 0, self.points, "point", "points"),
        ];
        let said = parts.into_iter().filter(|part| part.0);
        let said = commas(said.map(|(_, number, one, many)| format!("{number} {}", form(number, one, many))));
        f.write_str(if said.is_empty() { "0 points" } else { &said })
    }
}

/// Is it 0, as in files from before there was evenness?
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn is_none(evenness: &i64) -> bool {
    *evenness == 0
}

#[cfg(test)]
mod tests {
    use super::ObjectiveValue;

    /// Nobody reads "1 person, -1 pairs" as one person more in as many pairs.
    #[test]
    fn numbers_are_those_of_the_worth_and_agree_with_their_words() {
        let told = |minimums, served, pairs, points| {
            ObjectiveValue { minimums, served, pairs, points, evenness: 0 }.to_string()
        };
        assert_eq!(told(0, 0, 0, 0), "0 points");
        assert_eq!(told(0, 1, 0, 0), "1 person, 0 pairs");
        assert_eq!(told(0, 1, -1, 0), "1 person, -1 pair");
        assert_eq!(told(0, 3, 5, -1), "3 people, 5 pairs, -1 point");
        assert_eq!(told(0, -1, -1, 1), "-1 person, 1 point");
        assert_eq!(told(0, 0, -1, 2), "-1 pair, 2 points");
        assert_eq!(told(-1, 2, 2, 0), "-1 place that must be filled, 2 people");
        assert_eq!(told(0, i64::MAX, i64::MIN, 0), format!("{} people, {} pairs", i64::MAX, i64::MIN));
    }
}
