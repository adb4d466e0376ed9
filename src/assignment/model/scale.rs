//! Weights that make one number of the five of a worth.
//!
//! *Problem.* Five numbers (minimums met, people served, pairs, evenness, points) are to be added,
//! compared and searched over as one, and read again as five.
//!
//! *Method.* A mixed radix: a step of evenness weighs more than all points can differ, and so on
//! upwards. Read from the top, a digit is the nearest multiple of its weight, so digits may be
//! negative. Where evenness does not come before points, it has no digit: its weight is that of a
//! pair.
//!
//! *Why comparisons are right.* Two assignments differ by at most 2 x places x largest points, by
//! places pairs, and by as many people as there are columns. Each weight is at least twice what
//! everything below it can differ by. So the larger sum is the better assignment, and the digits of
//! a sum are the five numbers.
//!
//! *Why prices need a look.* A price is no assignment. It adds up scores along a chain of pairs,
//! with changing signs, and starts from what a solver found; no small bound holds for it. A proof
//! compares, for each pair, its worth with two prices. Are the digits of all three below a
//! sixteenth of the next weight, their sum keeps its digits, and the packed comparison is that of
//! the five numbers. [`tells_apart`](Scale::tells_apart) asks for just that.
//!
//! *Why widening ends.* The searches compare packed numbers. From a certain width on they compare
//! the five numbers in order, so they take the same steps at any larger width and the digits do not
//! grow any more, while their room does. Beyond 2^120 the problem is refused.
//!
//! *Cost.* Arithmetic in `i128`; a price is read in time O(1). Prices up to 2^61 are searched over
//! in one machine word, which is why the first width is no larger than totals need.

use crate::assignment::model::evenness::Evenness;
use crate::assignment::model::index::Row;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::error::{Error, Result};

/// How much evenness, a pair, somebody served, and a place that must be filled weigh against
/// points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) struct Scale {
    pub(in crate::assignment) point: i128,
    /// That of a pair where evenness is no number of its own.
    pub(in crate::assignment) even: i128,
    pub(in crate::assignment) pair: i128,
    pub(in crate::assignment) person: i128,
    pub(in crate::assignment) minimum: i128,
    /// More than any two assignments can differ, and a whole number of minimums.
    pub(in crate::assignment) all: i128,
}

/// No weight is larger.
const LIMIT: i128 = 1 << 120;

/// A digit of a price is at most this part of what the next digit weighs. The slack of a pair adds
/// up three of them, one of which may be such a sum itself: five parts, and less than a half of 16.
const PARTS: i128 = 16;

/// How much wider a scale is made where prices do not fit.
const WIDER: i128 = 1 << 10;

impl Scale {
    /// For a problem whose pairs may get up to `bonus` points more than they have.
    pub(in crate::assignment) fn of(problem: &Problem, bonus: u64) -> Result<Self> {
        let (number, numbers) = problem.place_numbers();
        let largest = i128::from(problem.largest()) + i128::from(bonus) + problem.largest_step();
        let places = i128::from(problem.row_places().min(problem.column_places())) + 1;
        let minimums: u64 = (0..problem.rows()).map(|i| u64::from(problem.minimum(Row::new(i)))).sum();
        // totals differ by less than each weight; digits of prices have room for a few scores
        let even = (4 * places).max(8 * PARTS) * (largest + 1);
        let pair = match problem.evenness() {
            // a price has the number of a place, or a few of them; all numbers together differ by
            // less
            Some(Evenness::First) => (4 * (numbers + 1)).max(8 * PARTS * (number + 1)).saturating_mul(even),
            _ => even,
        };
        let person = (4 * (places + 1)).max(4 * PARTS).saturating_mul(pair);
        let minimum = (4 * (problem.columns() as i128 + 1)).max(4 * PARTS).saturating_mul(person);
        let all = minimum.saturating_mul(4 * (i128::from(minimums) + 1));
        let scale = Self { point: 1, even, pair, person, minimum, all };
        if all < LIMIT { Ok(scale) } else { Err(too_large(places, largest)) }
    }

    /// The same with more room for points.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the weights become too large.
    pub(in crate::assignment) fn wider(&self) -> Result<Self> {
        let times = |weight: i128| weight.saturating_mul(WIDER);
        let wider = Self {
            point: self.point,
            even: times(self.even),
            pair: times(self.pair),
            person: times(self.person),
            minimum: times(self.minimum),
            all: times(self.all),
        };
        let places = self.person / self.pair;
        if wider.all < LIMIT { Ok(wider) } else { Err(too_large(places, self.even / self.point)) }
    }

    /// Has every digit of this price so much room that a sum of three prices keeps its digits?
    pub(in crate::assignment) fn tells_apart(&self, price: i128) -> bool {
        // nearly all prices are a few points away from at most one pair and one person: no division
        let room = self.even / PARTS - self.point;
        let near = |offset: i128| (price - offset).abs() < room;
        let pairs = [0, self.pair, -self.pair];
        let mut offsets = [0, -self.person, self.person].into_iter();
        if offsets.any(|person| pairs.iter().any(|pair| near(person + pair))) {
            return true;
        }
        let fits = |number: i64, weight: i128, next: i128| i128::from(number).abs() <= next / weight / PARTS;
        let digits = self.unpack(price);
        fits(digits.points, self.point, self.even)
            && fits(digits.evenness, self.even, self.pair)
            && fits(digits.pairs, self.pair, self.person)
            && fits(digits.served, self.person, self.minimum)
    }

    /// What a row's load takes from its next place, for each column it has.
    pub(in crate::assignment) fn step(&self, evenness: Evenness) -> i128 {
        match evenness {
            Evenness::First => self.even,
            Evenness::Points(step) => self.point * i128::from(step),
        }
    }

    /// The same in parts of a point, where one pair may be worth as much as everything, and so may
    /// `pairs` of them.
    pub(in crate::assignment) fn finer(&self, parts: u32, pairs: usize) -> Result<Self> {
        let times = |weight: i128| weight.saturating_mul(parts.into());
        let finer = Self {
            point: times(self.point),
            even: times(self.even),
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

    /// The five numbers that a sum of weights stands for.
    pub(in crate::assignment) fn unpack(&self, sum: i128) -> ObjectiveValue {
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
        let (evenness, rest) = if self.even == self.pair { (0, rest) } else { digit(rest, self.even) };
        let points = if self.point == 1 { rest } else { rest.div_euclid(self.point) };
        let points = i64::try_from(points).unwrap_or(i64::MAX);
        ObjectiveValue { minimums, served, pairs, evenness, points }
    }

    /// The sum of weights that the five numbers stand for; none where that is beyond all that pairs
    /// can be worth, as only numbers of a stranger are.
    pub(in crate::assignment) fn pack(&self, worth: ObjectiveValue) -> Option<i128> {
        let parts = [
            (worth.minimums, self.minimum),
            (worth.served, self.person),
            (worth.pairs, self.pair),
            (worth.evenness, self.even),
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
