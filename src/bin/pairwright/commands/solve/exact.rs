//! Cells that are no small whole numbers: exact multiples of the last digit that any has.
//!
//! *Numbers beyond.* Next to numbers of a few decimals, 1e300 has too many digits to be added up
//! exactly. It stands there for a last resort, and that is what it stays. Let k be the most pairs
//! that there can be, take all numbers less their smallest, and let the others lie within R. If the
//! numbers beyond have the values H1 < H2 < ..., with H1 above k R and each further one above k
//! times the one before it, then of two sums of as many numbers the one with fewer of the largest
//! is smaller, whatever else is in them; among those with as many of these the one with fewer of
//! the next, and so on; at last the one with the smaller sum of the others. The same is true of any
//! other values of which the same is true. So H1 becomes k R + 1, and each further one k times the
//! one before plus 1: all sums of as many numbers compare as they did. Numbers far below all others
//! are their mirror image. Where the values are not that far apart, the file is refused.

use pairwright::assignment::WideMatrix;

use crate::commands::solve::decimal::Decimal;

/// The others are at most this in size, so that what lies beyond is far from them: a quarter of
/// [`WideMatrix::LARGEST`].
const OTHERS: i128 = WideMatrix::LARGEST / 4;

/// Whole multiples of ten to minus `decimals`.
#[derive(Debug, Default)]
pub(super) struct Exact {
    /// An absent one is marked.
    pub(super) cells: Vec<i128>,
    /// None as long as all are 0.
    decimals: Option<i32>,
    /// Which cells are beyond, and what stands there. In order once they are
    /// [settled](Self::settle).
    beyond: Vec<(usize, Decimal)>,
}

impl Exact {
    /// Adds a cell; none forbids its pair.
    pub(super) fn push(&mut self, number: Option<Decimal>) {
        let Some(number) = number else {
            self.cells.push(WideMatrix::ABSENT);
            return;
        };
        if number.digits == 0 {
            self.cells.push(0);
            return;
        }
        match self.decimals {
            None => self.decimals = Some(-number.exponent),
            Some(decimals) if decimals < -number.exponent => self.refine(decimals, -number.exponent),
            Some(_) => {}
        }
        let cell = number.at(self.decimals()).unwrap_or_else(|| {
            self.beyond.push((self.cells.len(), number));
            WideMatrix::ABSENT
        });
        self.cells.push(cell);
    }

    /// Decimals after the point; below zero where all numbers end in zeros.
    pub(super) fn decimals(&self) -> i32 {
        self.decimals.unwrap_or(0)
    }

    /// The cells as multiples of something smaller.
    fn refine(&mut self, old: i32, new: i32) {
        self.decimals = Some(new);
        for (at, cell) in self.cells.iter_mut().enumerate() {
            if *cell != WideMatrix::ABSENT && *cell != 0 {
                let number = Decimal::new(*cell, -old);
                *cell = number.at(new).unwrap_or_else(|| {
                    self.beyond.push((at, number));
                    WideMatrix::ABSENT
                });
            }
        }
    }

    /// The cells that are beyond, in order, and what stands there.
    pub(super) fn beyond(&self) -> &[(usize, Decimal)] {
        &self.beyond
    }

    /// Gives the numbers beyond values that compare alike in sums of so many numbers.
    ///
    /// # Errors
    /// The number that cannot be added up with the others.
    pub(super) fn settle(&mut self, pairs: usize) -> Result<(), (usize, Decimal)> {
        self.beyond.sort_unstable_by_key(|&(at, _)| at);
        let Some(&first) = self.beyond.first() else { return Ok(()) };
        let sign = first.1.digits.signum();
        if let Some(&other) = self.beyond.iter().find(|(_, number)| number.digits.signum() != sign) {
            return Err(other);
        }
        let others = self.cells.iter().filter(|cell| **cell != WideMatrix::ABSENT);
        let range = others.fold(None, |range, &cell| match range {
            None => Some((cell, cell)),
            Some((low, high)) => Some((cell.min(low), cell.max(high))),
        });
        let (low, high) = range.unwrap_or((0, 0));
        let mut levels = self.beyond.clone();
        levels.sort_by(|a, b| a.1.magnitude().total_cmp(&b.1.magnitude()));
        levels.dedup_by_key(|level| level.1);
        let pairs = pairs as i128;
        let step = |below: i128| pairs.checked_mul(below)?.checked_add(1).filter(|&step| step <= OTHERS);
        // 4 k covers that sizes are compared, not distances, and that logarithms are rounded
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 pairs")]
        let apart = (4.0 * pairs as f64).log10() + 0.01;
        let (mut value, mut last) = (high - low, f64::NEG_INFINITY);
        let mut values = Vec::with_capacity(levels.len());
        for &(at, number) in &levels {
            let fits = number.magnitude() - last > apart && low.abs().max(high.abs()) <= OTHERS;
            value = step(value).filter(|_| fits).ok_or((at, number))?;
            values.push(if sign > 0 { low + value } else { high - value });
            last = number.magnitude();
        }
        for &(at, number) in &self.beyond {
            let level = levels.iter().position(|level| level.1 == number);
            self.cells[at] = level.map_or(WideMatrix::ABSENT, |level| values[level]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, Exact};

    fn settled(texts: &[&str], pairs: usize) -> Result<Exact, String> {
        let mut exact = Exact::default();
        for text in texts {
            exact.push(Decimal::read(text));
        }
        exact.settle(pairs).map_err(|(at, number)| format!("{at}: {}", number.shown()))?;
        Ok(exact)
    }

    #[test]
    fn the_unit_is_the_last_digit_of_all() {
        let exact = settled(&["3", "0.25", "0", "1e3"], 2).unwrap();
        assert_eq!((exact.cells.as_slice(), exact.decimals()), (&[300, 25, 0, 100_000][..], 2));
        let exact = settled(&["0", "3e300", "1e301"], 2).unwrap();
        assert_eq!((exact.cells.as_slice(), exact.decimals()), (&[0, 3, 10][..], -300));
    }

    #[test]
    fn what_is_beyond_keeps_its_place_in_every_sum() {
        // R = 9.75, so the levels are 3 x 975 + 1 above the least, and 3 times that and 1
        let exact = settled(&["0.25", "1e300", "10", "1e90", "1e300"], 3).unwrap();
        assert_eq!(exact.cells, [25, 25 + 8_779, 1_000, 25 + 2_926, 25 + 8_779]);
        let exact = settled(&["1e300", "0.25", "10"], 3).unwrap();
        assert_eq!(exact.cells, [25 + 2_926, 25, 1_000]);
        let exact = settled(&["-1e300", "0.25", "10"], 3).unwrap();
        assert_eq!(exact.cells, [1_000 - 2_926, 25, 1_000]);
    }

    #[test]
    fn what_cannot_be_told_apart_is_refused() {
        assert_eq!(settled(&["1e300", "1.5e300", "0.25"], 2).unwrap_err(), "1: 15e299");
        assert_eq!(settled(&["1e300", "-1e300", "0.25"], 2).unwrap_err(), "1: -1e300");
        assert_eq!(settled(&["1", "2", "5e-324"], 2).unwrap_err(), "1: 2");
    }
}
