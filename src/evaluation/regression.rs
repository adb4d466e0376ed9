//! Least squares with an honest covariance.
//!
//! *Problem.* Outcomes y of n pairs, features x of each: find b with y about a + x b, and how sure
//! b is.
//!
//! *Method.* Centre, scale to variance 1, b = G^-1 X'y with G = X'X from its eigenvectors. Two
//! covariances: the classical one, s^2 G^-1, which is exact where all pairs are equally noisy, and
//! HC3, the delete-one jackknife in closed form, which is right where they are not, and sees when
//! one pair alone makes an effect. Whoever asks gets the larger of the two variances.
//!
//! Ridge regression predicts better, but is biased: towards 0, and towards sharing an effect among
//! fits that go together. So it judges (`ridge.rs`), and least squares, its limit without a
//! penalty, gives effects and intervals.
//!
//! *Caveat.* Pairs are taken as independent. Features must be told apart before: see `effects.rs`.
//!
//! *Notation.* h the leverage of a pair: the diagonal of X G^-1 X', and 1/n for the mean. e
//! residuals.
//!
//! *Numeric policy.* `f64`, added up in the order of pairs, on one thread. Where h is 1 but for
//! rounding, the residual without the pair cannot be had: the outcome's distance to the mean stands
//! for it.
//!
//! *References.* `MacKinnon` and White, Some heteroskedasticity-consistent covariance matrix
//! estimators (1985); Angrist and Pischke, Mostly harmless econometrics, chapter 8 (2009), for the
//! larger of two.

use crate::evaluation::jacobi::{Eigen, eigen};
use crate::evaluation::mean::mean;
use crate::evaluation::square::{Square, dot};

/// An eigenvalue below this share of the largest is 0 but for rounding.
const TINY: f64 = 1e-10;
/// A leverage this near to 1 is 1.
const FULL_LEVERAGE: f64 = 1e-9;

/// A column of features, centred and scaled to variance 1.
#[derive(Debug, Clone)]
pub(super) struct Scaled {
    pub(super) mean: f64,
    pub(super) deviation: f64,
    pub(super) values: Vec<f64>,
}

impl Scaled {
    /// None for a column that does not vary.
    pub(super) fn new(column: &[f64]) -> Option<Self> {
        let middle = mean(column)?;
        let squares: Vec<f64> = column.iter().map(|value| (value - middle).powi(2)).collect();
        let deviation = mean(&squares)?.sqrt();
        // the mean of many numbers that are all the same is not quite that number, so it says
        // nothing here
        let most = column.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = column.iter().copied().fold(f64::INFINITY, f64::min);
        if most - least <= 1e-12 * most.abs().max(least.abs()) {
            return None;
        }
        let values = column.iter().map(|value| (value - middle) / deviation).collect();
        Some(Self { mean: middle, deviation, values })
    }
}

/// X'X of scaled columns, by its eigenvalues and eigenvectors.
#[derive(Debug, Clone)]
pub(super) struct Gram {
    eigen: Eigen,
}

impl Gram {
    /// None for no columns; and where the eigenvectors are not found, which happens for no finite
    /// matrix.
    pub(super) fn new(columns: &[&[f64]]) -> Option<Self> {
        if columns.is_empty() {
            return None;
        }
        let gram = Square::from_fn(columns.len(), |i, j| dot(columns[i], columns[j]));
        eigen(gram).map(|eigen| Self { eigen })
    }

    /// (G + penalty)^-1; directions in which there is nothing are left out.
    pub(super) fn inverse(&self, penalty: f64) -> Square {
        let Eigen { values, vectors } = &self.eigen;
        let tiny = TINY * values.iter().fold(0.0, |most: f64, &value| most.max(value));
        let turned = values.iter().zip(vectors).filter(|&(&value, _)| value > tiny);
        let turned: Vec<(f64, &[f64])> =
            turned.map(|(value, vector)| (1.0 / (value + penalty), vector.as_slice())).collect();
        Square::from_fn(vectors.len(), |i, j| {
            turned.iter().map(|(length, vector)| length * vector[i] * vector[j]).sum()
        })
    }
}

/// Effects per unit of each feature, and how sure they are.
#[derive(Debug, Clone)]
pub(super) struct LeastSquares {
    pub(super) estimates: Vec<f64>,
    /// The classical one, and HC3.
    covariances: [Square; 2],
    /// Pairs beyond those that are used up by the effects and the mean.
    pub(super) freedom: f64,
}

impl LeastSquares {
    /// None when there are no more pairs than effects.
    #[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
    pub(super) fn new(columns: &[Scaled], outcomes: &[f64]) -> Option<Self> {
        let (n, p) = (outcomes.len(), columns.len());
        let freedom = n.checked_sub(p + 1).filter(|&left| left > 0 && p > 0)? as f64;
        let middle = mean(outcomes)?;
        let centred: Vec<f64> = outcomes.iter().map(|outcome| outcome - middle).collect();
        let values: Vec<&[f64]> = columns.iter().map(|column| column.values.as_slice()).collect();
        let inverse = Gram::new(&values)?.inverse(0.0);
        let moments: Vec<f64> = values.iter().map(|column| dot(column, &centred)).collect();
        let scaled = inverse.times(&moments);

        let (mut squares, mut meat) = (0.0, Square::from_fn(p, |_, _| 0.0));
        for (k, &outcome) in centred.iter().enumerate() {
            let row: Vec<f64> = values.iter().map(|column| column[k]).collect();
            let residual = outcome - dot(&row, &scaled);
            let room = 1.0 - 1.0 / n as f64 - inverse.form(&row);
            let without = if room > FULL_LEVERAGE { residual / room } else { outcome };
            squares += residual * residual;
            for (cells, x) in meat.rows.iter_mut().zip(&row) {
                for (cell, y) in cells.iter_mut().zip(&row) {
                    *cell += x * y * (without * without);
                }
            }
        }
        let robust = inverse.product(&meat).product(&inverse);
        let unit = |i: usize| columns[i].deviation;
        let noise = squares / freedom;
        Some(Self {
            estimates: (0..p).map(|i| scaled[i] / unit(i)).collect(),
            covariances: [
                Square::from_fn(p, |i, j| inverse.rows[i][j] * noise / (unit(i) * unit(j))),
                Square::from_fn(p, |i, j| robust.rows[i][j] / (unit(i) * unit(j))),
            ],
            freedom,
        })
    }

    /// The standard error of a combination of effects: the larger of the two.
    pub(super) fn error_of(&self, combination: &[f64]) -> f64 {
        if combination.len() != self.estimates.len() {
            return f64::INFINITY;
        }
        let errors = self.covariances.iter().map(|covariance| covariance.form(combination).max(0.0).sqrt());
        errors.fold(0.0, f64::max)
    }

    /// The standard error of each effect.
    pub(super) fn errors(&self) -> Vec<f64> {
        let p = self.estimates.len();
        let one = |k: usize| {
            let unit: Vec<f64> = (0..p).map(|j| if j == k { 1.0 } else { 0.0 }).collect();
            self.error_of(&unit)
        };
        (0..p).map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_does_not_vary_has_no_scale_however_long_it_is() {
        for value in [0.0, -0.0, 0.1, 3.7, -4.3, 1e9] {
            for length in [1, 10, 100_000] {
                assert!(Scaled::new(&vec![value; length]).is_none(), "{length} times {value}");
            }
        }
        assert!(Scaled::new(&[]).is_none());
        for column in [[0.0, 1e-9], [1e9, 1e9 - 1.0], [-1.0, 1.0]] {
            assert!(Scaled::new(&column).is_some(), "{column:?}");
        }
    }
}
