//! Matrices of real numbers, rounded to whole ones, with the error that this makes.
//!
//! *Problem.* The solvers are exact on whole numbers. A matrix of `f64` is to be solved as well,
//! and it is to be known by how much the answer may be off.
//!
//! *Method.* A *unit* is chosen, and every entry is rounded to the nearest multiple of it (ties to
//! even). The multiples are the entries of a [`Matrix`].
//! 1. The unit starts as the smallest power of two such that no entry is more than 2^30 units. It
//!    is never less than 2^-1074, the smallest `f64` above zero.
//! 2. If all multiples are divisible by a power of two, the unit grows by it, as far as it remains
//!    finite. This changes no value, but small whole numbers stay what they are. When all multiples
//!    are zero, the unit is 1.
//!
//! *Error.* Let e be the largest distance of an entry from its multiple, for one pair. For any k
//! pairs, the true total differs from the total in units by at most k e. So with F the pairs found
//! and O the truly best ones, writing V for a true total and Q for one in units, and with costs
//! instead of points only the signs change:
//! - V(O) <= Q(O) + k e <= Q(F) + k e, and V(O) >= V(F) >= Q(F) - k e: the true optimum differs
//!   from the total that is reported by at most k e;
//! - V(F) >= Q(F) - k e >= Q(O) - k e >= V(O) - 2 k e: the true total of the pairs found is within
//!   2 k e of the true optimum.
//!
//! e is measured, not just bounded (half a unit), and the measure has no error of its own. Let x be
//! an entry above zero, p the unit, and m the multiple. The quotient x / p is exact, as p is a
//! power of two, unless it is too small to be normal; then m is 0 either way. If m is 0, the
//! distance is x itself. If not, the quotient lies between m - 1/2 and m + 1/2, so between m / 2
//! and 2 m, and the difference of two such numbers is exact (Sterbenz). Times p it is x - m p, a
//! multiple of the last bit of x, so an `f64`. Hence the error is 0 where all entries are multiples
//! of a unit, and then the answer is exact.
//!
//! *Caveat.* Entries below half a unit become zero: next to 1e300, there is no difference between 1
//! and 1,000. The error tells, and wide matrices are exact. Whole numbers up to 2^30 are exact; for
//! those up to `i32::MAX` a [`Matrix`] made directly is.
//!
//! *Numeric policy.* Multiples are at most 2^30 in size, so they fit `i32` and are never
//! [`Matrix::ABSENT`].
//!
//! *References.* P. H. Sterbenz, "Floating-Point Computation", 1974, theorem 4.3.1.

use ndarray::ArrayView2;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::error::{Error, Result};

/// No entry is more than this many units.
const MOST: f64 = (1u32 << 30) as f64;

/// The least unit: 2^-1074.
const LEAST: f64 = f64::from_bits(1);

/// Which infinity marks a forbidden pair in a matrix of real numbers?
///
/// For [`Quantised::new`](crate::assignment::Quantised::new).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Forbidden {
    /// None: all pairs are allowed, all entries finite.
    #[default]
    Nothing,
    /// An infinite cost.
    PositiveInfinity,
    /// An infinite loss of points.
    NegativeInfinity,
}

impl Forbidden {
    pub(super) fn is(self, value: f64) -> bool {
        value.is_infinite()
            && match self {
                Self::Nothing => false,
                Self::PositiveInfinity => value > 0.0,
                Self::NegativeInfinity => value < 0.0,
            }
    }
}

/// A matrix of real numbers as whole multiples of a unit, and the error of that.
///
/// Solve [`matrix`](Self::matrix) as any other; [`value`](Self::value) turns the total back into a
/// real number, and [`error_bound`](Self::error_bound) says how far from the truth it may be. Where
/// that is not 0, [`WideMatrix::from_reals`](crate::assignment::WideMatrix::from_reals) is exact.
///
/// ```
/// use pairwright::assignment::{self, Forbidden, Problem, Quantised, Sense};
/// use pairwright::assignment::ndarray::array;
///
/// let hours = array![[0.5, 1.25], [0.75, f64::INFINITY]];
/// let hours = Quantised::new(hours.view(), Forbidden::PositiveInfinity)?;
/// let problem = Problem::from_matrix(hours.matrix().clone())?.with_sense(Sense::Minimise);
/// let best = assignment::solve(&problem)?;
/// assert_eq!(hours.value(best.total()), 2.0);
/// assert_eq!(hours.error_bound(2), 0.0); // all of them are quarters: nothing was lost
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Quantised {
    matrix: Matrix,
    unit: f64,
    error: f64,
}

impl Quantised {
    /// Rounds these values to multiples of a unit. An infinity may mark forbidden pairs.
    ///
    /// Two passes over the values; space for the matrix of whole numbers.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a value is not a number, or infinite without marking
    /// a forbidden pair, with its row and column, counted from 0; [`is_memory`](Error::is_memory)
    /// when there is no memory for the matrix.
    #[expect(clippy::needless_pass_by_value, reason = "a view is a reference already: ndarray's custom")]
    pub fn new(values: ArrayView2<'_, f64>, forbidden: Forbidden) -> Result<Self> {
        let unit = unit_for(largest(&values, forbidden)?);
        let (rows, columns) = values.dim();
        let mut cells = Vec::new();
        cells
            .try_reserve_exact(values.len())
            .map_err(|_| Error::memory(format!("no memory for a matrix of {rows} x {columns}")))?;
        let (mut bits, mut error) = (0, 0.0_f64);
        for &value in values {
            if forbidden.is(value) {
                cells.push(Matrix::ABSENT);
                continue;
            }
            let (multiple, distance) = round(value, unit);
            error = error.max(distance);
            bits |= multiple;
            cells.push(multiple);
        }
        if bits == 0 {
            return Ok(Self { matrix: Matrix::from_cells(rows, columns, cells), unit: 1.0, error });
        }
        let mut spare = bits.trailing_zeros();
        while (unit * f64::from(1u32 << spare)).is_infinite() {
            spare -= 1; // the unit alone is finite
        }
        for cell in cells.iter_mut().filter(|cell| **cell != Matrix::ABSENT) {
            *cell >>= spare; // no bit is lost: all of these are zeros
        }
        let unit = unit * f64::from(1u32 << spare);
        Ok(Self { matrix: Matrix::from_cells(rows, columns, cells), unit, error })
    }

    /// The multiples of the unit.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// The multiples of the unit.
    pub fn into_matrix(self) -> Matrix {
        self.matrix
    }

    /// What 1 in the matrix stands for: a power of two.
    pub fn unit(&self) -> f64 {
        self.unit
    }

    /// This many units as a real number: to the nearest `f64`, exact below 2^53 units. A total
    /// beyond the largest `f64` is infinite.
    #[expect(clippy::cast_precision_loss, reason = "rounds to the nearest, as documented")]
    pub fn value(&self, total: i64) -> f64 {
        total as f64 * self.unit
    }

    /// By how much the true total of this many pairs, found to be best in whole numbers, can differ
    /// from the true optimum: twice the largest rounding of an entry, for each pair. 0 when nothing
    /// was rounded.
    ///
    /// The [`value`](Self::value) of their total differs from the true optimum by at most half of
    /// it.
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 pairs")]
    pub fn error_bound(&self, pairs: usize) -> f64 {
        let twice = 2.0 * pairs as f64;
        let bound = twice * self.error;
        let is_short = twice.mul_add(self.error, -bound) > 0.0; // the product was rounded down
        if is_short { bound.next_up() } else { bound }
    }
}

/// The nearest multiple of the unit, and exactly how far it is.
fn round(value: f64, unit: f64) -> (i32, f64) {
    let quotient = value / unit;
    #[expect(clippy::cast_possible_truncation, reason = "at most 2^30 in size, and whole")]
    let multiple = quotient.round_ties_even() as i32;
    let distance = if multiple == 0 { value } else { (quotient - f64::from(multiple)) * unit };
    (multiple, distance.abs())
}

/// The largest size of an entry that is not forbidden.
fn largest(values: &ArrayView2<'_, f64>, forbidden: Forbidden) -> Result<f64> {
    let mut largest = 0.0_f64;
    for ((i, j), &value) in values.indexed_iter() {
        if value.is_finite() {
            largest = largest.max(value.abs());
        } else if !forbidden.is(value) {
            let what = if value.is_nan() { "is not a number" } else { "is infinite, but marks nothing" };
            let message = format!("the entry of {} {what}", Row::new(i));
            return Err(Error::problem(message)
                .at_column(Column::new(j).to_string())
                .with_value(value.to_string()));
        }
    }
    Ok(largest)
}

/// The smallest power of two such that this is at most 2^30 of it.
fn unit_for(largest: f64) -> f64 {
    let mut unit = LEAST;
    while unit * MOST < largest {
        unit *= 2.0; // 2068 times at most; beyond the largest number, the product is infinite
    }
    unit
}
