//! What an assignment is worth, or a change of one: people before pairs before points.
//!
//! *Numeric policy.* Four numbers compared in order are one number in a mixed radix ([`Scale`]): a pair weighs
//! more than all points can differ, serving somebody more than all pairs, a place that must be filled more
//! than everybody. The weights are worked out from the problem in `i128` and refused beyond 2^120, so
//! nothing is approximate and no sum overflows.
//!
//! *Prices need more room than totals.* That a packed number decides as the four would is clear for whole
//! assignments. A price is read alone, and is the sum of the scores along a chain of pairs: points of
//! several times the largest score, more where a solver's start prices bring them. A price near half a pair
//! would be read as a pair less points, and the four numbers then prove nothing, though their sum does. So the
//! first radix has room for chains through all people, [`Scale::tells_apart`] looks at every digit of every price
//! before it is handed out, and where one is too large the work is done again with a [wider](Scale::wider) radix.

use std::fmt;
use std::ops::{Add, Neg, Sub};

use serde::{Deserialize, Serialize};

use super::{Assignment, Problem, Row};
use crate::error::{Error, Result};
use crate::words::{commas, form};

/// What an assignment is worth, or what is gained or lost by a change of it.
///
/// Compared in this order: places filled that must be filled, columns served at all, pairs, points.
/// So participation comes before points by comparison, not by a large number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worth {
    /// Places of rows filled that must be filled.
    pub minimums: i64,
    /// Columns in at least one pair.
    pub served: i64,
    /// Pairs.
    pub pairs: i64,
    /// Points; costs count as negative points.
    pub points: i64,
}

impl Worth {
    /// What an assignment of a problem is worth.
    ///
    /// Time O(pairs x terms), space O(people). Pairs outside the problem count nothing.
    pub fn of(problem: &Problem, assignment: &Assignment) -> Self {
        let (mut load, mut served) = (vec![0; problem.rows()], vec![0; problem.columns()]);
        let mut worth = Self::default();
        for &(row, column) in assignment.pairs() {
            let Some(score) = problem.score(row, column) else { continue };
            load[row.index()] += 1;
            served[column.index()] = 1;
            worth.pairs += 1;
            worth.points += i64::from(score) * problem.sense().sign();
        }
        worth.served = served.iter().sum();
        let met = load.iter().enumerate().map(|(i, &load)| i64::from(problem.minimum(Row::new(i)).min(load)));
        worth.minimums = met.sum();
        worth
    }

    /// These points, and nothing else.
    pub fn of_points(points: i64) -> Self {
        Self { points, ..Self::default() }
    }

    fn zip(self, other: Self, with: impl Fn(i64, i64) -> i64) -> Self {
        Self {
            minimums: with(self.minimums, other.minimums),
            served: with(self.served, other.served),
            pairs: with(self.pairs, other.pairs),
            points: with(self.points, other.points),
        }
    }
}

impl Add for Worth {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.zip(other, i64::saturating_add)
    }
}

impl Sub for Worth {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.zip(other, i64::saturating_sub)
    }
}

impl Neg for Worth {
    type Output = Self;

    fn neg(self) -> Self {
        Self::default() - self
    }
}

impl fmt::Display for Worth {
    /// `1 person, 30 points`: what is not 0, and the pairs where they are not as many as the
    /// people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // with as many pairs as people, the pairs need not be said
        let parts = [
            (self.minimums != 0, self.minimums, "place that must be filled", "places that must be filled"),
            (self.served != 0, self.served, "person", "people"),
            (self.pairs != self.served, self.pairs, "pair", "pairs"),
            (self.points != 0, self.points, "point", "points"),
        ];
        let said = parts.into_iter().filter(|part| part.0);
        let said = commas(said.map(|(_, number, one, many)| format!("{number} {}", form(number, one, many))));
        f.write_str(if said.is_empty() { "0 points" } else { &said })
    }
}

/// How much a pair, somebody served, and a place that must be filled weigh against points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) point: i128,
    pub(super) pair: i128,
    pub(super) person: i128,
    pub(super) minimum: i128,
    /// More than any two assignments can differ, and a whole number of minimums.
    pub(super) all: i128,
}

/// No weight is larger.
const LIMIT: i128 = 1 << 120;

/// A digit of a price is at most this part of what the next digit weighs. The slack of a pair adds up three of them, one of
/// which may be such a sum itself: five parts, and less than a half of 16.
const PARTS: i128 = 16;

/// How much wider a scale is made where prices do not fit.
const WIDER: i128 = 1 << 10;

impl Scale {
    /// For a problem whose pairs may get up to `bonus` points more than they have.
    pub(super) fn of(problem: &Problem, bonus: u64) -> Result<Self> {
        let largest = i128::from(problem.largest()) + i128::from(bonus);
        let places = i128::from(problem.row_places().min(problem.column_places())) + 1;
        let minimums: u64 = (0..problem.rows()).map(|i| u64::from(problem.minimum(Row::new(i)))).sum();
        // a chain meets each row and each column once, with or without places
        let chain = problem.rows().min(problem.columns()) as i128 + 2;
        let pair = 4 * PARTS * places.max(chain) * (largest + 1);
        let person = (2 * PARTS * (places + 1)).saturating_mul(pair);
        let minimum = person.saturating_mul(2 * PARTS * (problem.columns() as i128 + 1));
        let all = minimum.saturating_mul(4 * (i128::from(minimums) + 1));
        let scale = Self { point: 1, pair, person, minimum, all };
        if all < LIMIT { Ok(scale) } else { Err(too_large(places, largest)) }
    }

    /// The same with more room for points.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the weights become too large.
    pub(super) fn wider(&self) -> Result<Self> {
        let times = |weight: i128| weight.saturating_mul(WIDER);
        let (pair, person) = (times(self.pair), times(self.person));
        let wider =
            Self { point: self.point, pair, person, minimum: times(self.minimum), all: times(self.all) };
        let places = self.person / self.pair;
        if wider.all < LIMIT { Ok(wider) } else { Err(too_large(places, self.pair / self.point)) }
    }

    /// Has every digit of this price so much room that a sum of three prices keeps its digits?
    pub(super) fn tells_apart(&self, price: i128) -> bool {
        let fits = |number: i64, weight: i128, next: i128| i128::from(number).abs() <= next / weight / PARTS;
        let digits = self.unpack(price);
        fits(digits.points, self.point, self.pair)
            && fits(digits.pairs, self.pair, self.person)
            && fits(digits.served, self.person, self.minimum)
    }

    /// The same in parts of a point, where one pair may be worth as much as everything, and so may
    /// `pairs` of them.
    pub(super) fn finer(&self, parts: u32, pairs: usize) -> Result<Self> {
        let times = |weight: i128| weight.saturating_mul(parts.into());
        let finer = Self {
            point: times(self.point),
            pair: times(self.pair),
            person: times(self.person),
            minimum: times(self.minimum),
            all: times(self.all),
        };
        if finer.all.saturating_mul(4 * (pairs as i128 + 1)) >= LIMIT {
            return Err(Error::problem(format!(
                "{pairs} pairs are too many to weigh them against all others"
            )));
        }
        Ok(finer)
    }

    /// The four numbers that a sum of weights stands for.
    pub(super) fn unpack(&self, sum: i128) -> Worth {
        let digit = |rest: i128, weight: i128| {
            let raised = rest + weight / 2;
            // a division of one word takes a tenth of the time
            let number = match (i64::try_from(raised), i64::try_from(weight)) {
                (Ok(raised), Ok(weight)) => raised.div_euclid(weight).into(),
                _ if raised >= 0 && raised < weight => 0,
                _ => raised.div_euclid(weight),
            };
            (i64::try_from(number).unwrap_or(i64::MAX), rest - number * weight)
        };
        let (minimums, rest) = digit(sum, self.minimum);
        let (served, rest) = digit(rest, self.person);
        let (pairs, rest) = digit(rest, self.pair);
        let points = if self.point == 1 { rest } else { rest.div_euclid(self.point) };
        let points = i64::try_from(points).unwrap_or(i64::MAX);
        Worth { minimums, served, pairs, points }
    }

    /// The sum of weights that the four numbers stand for; none where that is beyond all that pairs
    /// can be worth, as only numbers of a stranger are.
    pub(super) fn pack(&self, worth: Worth) -> Option<i128> {
        let parts = [
            (worth.minimums, self.minimum),
            (worth.served, self.person),
            (worth.pairs, self.pair),
            (worth.points, self.point),
        ];
        let mut sum: i128 = 0;
        for (number, weight) in parts {
            sum = sum.checked_add(i128::from(number).checked_mul(weight)?)?;
        }
        (sum.abs() < 1 << 122).then_some(sum)
    }
}

fn too_large(places: i128, points: i128) -> Error {
    Error::problem(format!("{places} pairs of up to {points} points are too large to weigh"))
}

#[cfg(test)]
mod tests {
    use super::Worth;

    /// Nobody reads "1 person, -1 pairs" as one person more in as many pairs.
    #[test]
    fn numbers_are_those_of_the_worth_and_agree_with_their_words() {
        let told = |minimums, served, pairs, points| Worth { minimums, served, pairs, points }.to_string();
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
