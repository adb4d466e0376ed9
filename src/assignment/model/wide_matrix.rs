//! Matrices of whole numbers too wide for a [`Matrix`](crate::assignment::Matrix).

use ndarray::{Array2, ArrayView2};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::quantise::Forbidden;
use crate::error::{Error, Result};

/// Whole numbers of up to 36 digits for every pair of a row and a column; some pairs may be absent
/// (forbidden).
///
/// For integers that differ in their last digits, for decimals (as multiples of their last digit),
/// and where few numbers are far larger than all others. It is solved exactly, by as many
/// [`Matrix`](crate::assignment::Matrix) problems as it takes: each is about what those before it
/// could not tell apart. Sixteen bytes a pair, and four more while it is solved.
///
/// ```
/// use pairwright::assignment::{Sense, WideMatrix, check_wide};
///
/// let long = 1_i128 << 60; // the best pairs differ from others in the last digit
/// let costs = WideMatrix::from_vec(2, 2, vec![long, long + 3, long + 1, long + 5])?;
/// let best = costs.solve(Sense::Minimise)?;
/// assert_eq!(best.total(), 2 * long + 4);
/// assert!(check_wide(&costs, Sense::Minimise, &best));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WideMatrix {
    cells: Array2<i128>,
}

impl WideMatrix {
    /// The mark of an absent pair in [`from_vec`](Self::from_vec). No entry may have this value.
    pub const ABSENT: i128 = i128::MIN;

    /// No entry is larger than this, and none smaller than its negative: 2^120, 1.3 x 10^36.
    pub const LARGEST: i128 = 1 << 120;

    /// The matrix with these cells, row after row; [`WideMatrix::ABSENT`] forbids a pair.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there are not `rows * columns` cells, or one is
    /// beyond [`WideMatrix::LARGEST`].
    pub fn from_vec(rows: usize, columns: usize, cells: Vec<i128>) -> Result<Self> {
        let found = cells.len();
        let cells = Array2::from_shape_vec((rows, columns), cells).map_err(|_| {
            Error::problem(format!("{found} cells do not fill {rows} rows of {columns} columns"))
        })?;
        let mut entries = cells.indexed_iter().filter(|entry| *entry.1 != Self::ABSENT);
        let far = entries.find(|entry| entry.1.unsigned_abs() > Self::LARGEST.unsigned_abs());
        if let Some(((i, j), cell)) = far {
            return Err(Error::problem(format!("the entry of {} is beyond 2^120", Row::new(i)))
                .at_column(Column::new(j).to_string())
                .with_value(cell.to_string()));
        }
        Ok(Self { cells })
    }

    /// The matrix of these real numbers as multiples of a unit, and the unit: the largest power of
    /// two of which all are multiples, or 1 where all are 0. Nothing is rounded. An infinity may
    /// mark forbidden pairs.
    ///
    /// ```
    /// use pairwright::assignment::ndarray::array;
    /// use pairwright::assignment::{Forbidden, Sense, WideMatrix};
    ///
    /// // 1e9 stands for never; a `Quantised` matrix would round the others to quarters
    /// let costs = array![[0.625, 1e9], [0.75, 0.5]];
    /// let (costs, unit) = WideMatrix::from_reals(costs.view(), Forbidden::Nothing)?;
    /// assert_eq!(costs.solve(Sense::Minimise)?.total() as f64 * unit, 1.125);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a value is not a number, or infinite without marking
    /// a forbidden pair, or so large next to the smallest digit of all that it is beyond
    /// [`WideMatrix::LARGEST`] units, with its row and column, counted from 0;
    /// [`is_memory`](Error::is_memory) when there is no memory for the matrix.
    #[expect(clippy::needless_pass_by_value, reason = "a view is a reference already: ndarray's custom")]
    pub fn from_reals(values: ArrayView2<'_, f64>, forbidden: Forbidden) -> Result<(Self, f64)> {
        let (rows, columns) = values.dim();
        let mut least = None;
        for ((i, j), &value) in values.indexed_iter() {
            if value.is_finite() {
                let found = (value != 0.0).then(|| digits(value).1);
                least = [least, found].into_iter().flatten().min();
            } else if !forbidden.is(value) {
                let what = if value.is_nan() { "is not a number" } else { "is infinite, but marks nothing" };
                return Err(refused(i, j, value, what));
            }
        }
        let least = least.unwrap_or(0);
        let mut cells = Vec::new();
        cells
            .try_reserve_exact(values.len())
            .map_err(|_| Error::memory(format!("no memory for a matrix of {rows} x {columns}")))?;
        for ((i, j), &value) in values.indexed_iter() {
            cells.push(if forbidden.is(value) {
                Self::ABSENT
            } else {
                let (whole, exponent) = digits(value);
                let shift = if whole == 0 { 0 } else { exponent - least };
                // 53 bits, and no more than 73 zeros: it fits before it is compared
                let cell = i128::from(whole) << shift.min(73);
                if shift > 73 || cell.abs() > Self::LARGEST {
                    let what = "has too many digits next to the smallest digit of all";
                    return Err(refused(i, j, value, what)
                        .with_advice("leave out pairs that are never to be, or round the numbers"));
                }
                cell
            });
        }
        // a power of two: exact, also where it is no normal number
        Ok((Self::from_vec(rows, columns, cells)?, 2.0_f64.powi(least / 2) * 2.0_f64.powi(least - least / 2)))
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.cells.nrows()
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.cells.ncols()
    }

    /// The entry of a pair; `None` if it is absent, or if there is no such pair.
    pub fn get(&self, row: Row, column: Column) -> Option<i128> {
        self.cells.get((row.index(), column.index())).copied().filter(|&cell| cell != Self::ABSENT)
    }

    /// The cells of a row, the absent ones marked.
    pub(in crate::assignment) fn row(&self, row: usize) -> &[i128] {
        let columns = self.columns();
        self.cells.as_slice().and_then(|cells| cells.get(row * columns..(row + 1) * columns)).unwrap_or(&[])
    }
}

/// A whole number, odd or 0, and the power of two that it is to be multiplied with.
fn digits(value: f64) -> (i64, i32) {
    let biased = (value.to_bits() >> 52 & 0x7ff) as i32;
    let fraction = value.to_bits() & ((1 << 52) - 1);
    let whole = if biased == 0 { fraction } else { fraction | 1 << 52 };
    let zeros = if whole == 0 { 0 } else { whole.trailing_zeros() };
    let size = (whole >> zeros).cast_signed();
    (if value < 0.0 { -size } else { size }, biased.max(1) - 1075 + zeros.cast_signed())
}

fn refused(row: usize, column: usize, value: f64, what: &str) -> Error {
    Error::problem(format!("the entry of {} {what}", Row::new(row)))
        .at_column(Column::new(column).to_string())
        .with_value(value.to_string())
}
