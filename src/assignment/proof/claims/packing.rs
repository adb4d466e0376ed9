//! Prices compared in order, as single numbers.
//!
//! *Problem.* A price has five amounts: minimums, columns served, pairs, evenness, points, compared
//! in this order. A linear program knows one number.
//!
//! *Method.* An amount counts more than all that the amounts after it can come to in what is left
//! of a pair, of a place or of a column by its prices: each of these has then, as one number, the
//! sign that it has in order. So the bound by the prices is, as one number, the bound in order, and
//! an assignment reaches the one where it reaches the other. Weights are no larger than that: a
//! stranger who reads the proof meets small numbers.
//!
//! *Numeric policy.* `i128`. Prices of a stranger that do not fit are refused.

use crate::assignment::proof::plain::Amount;

/// The weights of amounts, and prices by them.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    pub(super) weights: Amount,
    pub(super) rows: Vec<i128>,
    pub(super) columns: Vec<i128>,
}

impl Packed {
    /// The amounts up to `last`, which weighs 1; what comes after it is left out. No pair has more
    /// points than `largest`, or less than minus this. None where that is beyond `i128`.
    pub(super) fn of(rows: &[Amount], columns: &[Amount], largest: i128, last: usize) -> Option<Self> {
        let most = |prices: &[Amount], of: usize| prices.iter().map(|price| price[of].unsigned_abs()).max();
        let mut weights = [0; 5];
        weights[last] = 1;
        let mut after = 0_i128;
        for of in (0..=last).rev() {
            if of < last {
                weights[of] = after.checked_add(1)?;
            }
            let pair = if of == 4 { largest } else { 1 };
            let prices = most(rows, of).unwrap_or(0).checked_add(most(columns, of).unwrap_or(0))?;
            let left = i128::try_from(prices).ok()?.checked_add(pair)?;
            after = after.checked_add(weights[of].checked_mul(left)?)?;
        }
        let pack = |price: &Amount| {
            price
                .iter()
                .zip(&weights)
                .try_fold(0_i128, |sum, (part, weight)| sum.checked_add(part.checked_mul(*weight)?))
        };
        let all = |prices: &[Amount]| prices.iter().map(pack).collect::<Option<Vec<i128>>>();
        Some(Self { weights, rows: all(rows)?, columns: all(columns)? })
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;

    #[test]
    fn people_weigh_more_than_all_points_that_prices_leave() {
        let packed = Packed::of(&[[0, 1, 1, 0, -7]], &[[0, 0, 0, 0, 9]], 10, 4).unwrap();
        let points = 10 + 7 + 9;
        let evenness = points + 1;
        let pairs = points + evenness + 1;
        let served = points + evenness + 2 * pairs + 1;
        assert_eq!(packed.weights[1..], [served, pairs, evenness, 1]);
        assert_eq!(packed.rows, [served + pairs - 7]);
        assert_eq!(packed.columns, [9]);
    }

    #[test]
    fn what_comes_later_is_left_out() {
        let packed = Packed::of(&[[0, 1, 5, 5, 5]], &[[0, 0, 5, 5, 5]], 10, 1).unwrap();
        assert_eq!((packed.weights, packed.rows, packed.columns), ([3, 1, 0, 0, 0], vec![1], vec![0]));
    }

    #[test]
    fn prices_beyond_all_bounds_are_refused() {
        let huge = [i128::MAX; 5];
        assert!(Packed::of(&[huge], &[huge], 1, 4).is_none());
        assert!(Packed::of(&[], &[], 1, 4).is_some());
    }
}
