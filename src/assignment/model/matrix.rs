//! A dense matrix of points in which a forbidden pair has no entry.

use ndarray::{Array2, ArrayView2};
use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// Cells that are blanked together, at most.
const BLANK: usize = 1 << 21;

/// Points for every pair of a row and a column; some pairs may be absent (forbidden).
///
/// Four bytes a pair: an absent one is marked inside by [`Matrix::ABSENT`], a value that no entry
/// may have. So there is no second mask to keep in step, and no way to read a forbidden pair as a
/// number by mistake: [`get`](Self::get) returns an `Option`.
///
/// ```
/// use pairwright::assignment::{Column, Matrix, Row};
///
/// let products = Matrix::from_fn(2, 3, |i, j| (i != j).then_some((i * 10 + j) as i32));
/// assert_eq!(products.get(Row::new(1), Column::new(2)), Some(12));
/// assert_eq!(products.get(Row::new(1), Column::new(1)), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Matrix {
    cells: Array2<i32>,
}

impl Matrix {
    /// The mark of an absent pair in [`view`](Self::view). No entry may have this value.
    pub const ABSENT: i32 = i32::MIN;

    /// The matrix whose entry at row `i`, column `j` is `entry(i, j)`; `None` forbids the pair.
    ///
    /// An entry of [`Matrix::ABSENT`] forbids its pair too.
    ///
    /// # Panics
    /// When this many cells exceed the address space, as any collection does.
    /// [`from_vec`](Self::from_vec) takes cells that are there already.
    pub fn from_fn(rows: usize, columns: usize, mut entry: impl FnMut(usize, usize) -> Option<i32>) -> Self {
        Self { cells: Array2::from_shape_fn((rows, columns), |(i, j)| entry(i, j).unwrap_or(Self::ABSENT)) }
    }

    /// The matrix with these cells, row after row; [`Matrix::ABSENT`] forbids a pair.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there are not `rows * columns` cells.
    pub fn from_vec(rows: usize, columns: usize, cells: Vec<i32>) -> Result<Self> {
        let found = cells.len();
        Array2::from_shape_vec((rows, columns), cells).map(|cells| Self { cells }).map_err(|_| {
            Error::problem(format!("{found} cells do not fill {rows} rows of {columns} columns"))
        })
    }

    /// The matrix with these points, where `allowed` is true.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the shapes differ, or an allowed pair has the value
    /// [`Matrix::ABSENT`].
    #[expect(clippy::needless_pass_by_value, reason = "a view is a reference already: ndarray's custom")]
    pub fn from_views(points: ArrayView2<'_, i32>, allowed: ArrayView2<'_, bool>) -> Result<Self> {
        if points.dim() != allowed.dim() {
            return Err(Error::problem(format!(
                "points have shape {:?}, the mask has {:?}",
                points.dim(),
                allowed.dim()
            )));
        }
        if let Some(((i, j), _)) =
            points.indexed_iter().find(|&(at, &value)| value == Self::ABSENT && allowed[at])
        {
            return Err(Error::problem(format!("row {i}, column {j}: i32::MIN cannot be an entry")));
        }
        let cells =
            Array2::from_shape_fn(points.dim(), |at| if allowed[at] { points[at] } else { Self::ABSENT });
        Ok(Self { cells })
    }

    /// The matrix with exactly as many cells as it needs.
    pub(in crate::assignment) fn from_cells(rows: usize, columns: usize, cells: Vec<i32>) -> Self {
        debug_assert_eq!(cells.len(), rows * columns);
        Self { cells: Array2::from_shape_vec((rows, columns), cells).unwrap_or_default() }
    }

    /// Memory for so many cells, all of them 0. To write it the first time takes as long as to fill
    /// it.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when there is not so much, with its shape in the message;
    /// [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn blank_cells(
        rows: usize,
        columns: usize,
        what: &str,
        guard: &Guard<'_>,
    ) -> Result<Vec<i32>> {
        let mut cells = Vec::new();
        let size = rows
            .checked_mul(columns)
            .filter(|&size| cells.try_reserve_exact(size).is_ok())
            .ok_or_else(|| Error::memory(format!("no memory for {what}{rows} x {columns}")))?;
        while cells.len() < size {
            let some = BLANK.min(usize::try_from(guard.pace()).unwrap_or(BLANK)).max(columns);
            guard.spend(some as u64)?;
            cells.resize(size.min(cells.len() + some), 0);
        }
        Ok(cells)
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.cells.nrows()
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.cells.ncols()
    }

    /// The points of a pair; `None` when it is forbidden or outside the matrix.
    pub fn get(&self, row: Row, column: Column) -> Option<i32> {
        self.cells.get((row.index(), column.index())).copied().filter(|&value| value != Self::ABSENT)
    }

    /// All cells, with [`Matrix::ABSENT`] for forbidden pairs.
    pub fn view(&self) -> ArrayView2<'_, i32> {
        self.cells.view()
    }

    /// All cells, row after row.
    pub(in crate::assignment) fn cells(&self) -> &[i32] {
        self.cells.as_slice().unwrap_or(&[])
    }

    /// Changes an entry. The pair must be inside the matrix.
    pub(in crate::assignment) fn put(&mut self, row: Row, column: Column, cell: i32) {
        if let Some(place) = self.cells.get_mut((row.index(), column.index())) {
            *place = cell;
        }
    }

    /// One row's cells. The matrix is always kept row after row, so this never copies.
    pub(crate) fn row(&self, row: usize) -> &[i32] {
        let width = self.columns();
        self.cells.as_slice().and_then(|cells| cells.get(row * width..(row + 1) * width)).unwrap_or(&[])
    }
}

/// The matrix as it is written down: its shape and its cells, row after row.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    rows: usize,
    columns: usize,
    cells: Vec<Option<i32>>,
}

impl From<Matrix> for Stored {
    fn from(matrix: Matrix) -> Self {
        let cells = matrix.cells.iter().map(|&value| (value != Matrix::ABSENT).then_some(value)).collect();
        Self { rows: matrix.rows(), columns: matrix.columns(), cells }
    }
}

impl TryFrom<Stored> for Matrix {
    type Error = Error;

    fn try_from(stored: Stored) -> Result<Self> {
        if stored.cells.contains(&Some(Self::ABSENT)) {
            return Err(Error::problem("i32::MIN cannot be an entry"));
        }
        let cells = stored.cells.into_iter().map(|value| value.unwrap_or(Self::ABSENT)).collect();
        Self::from_vec(stored.rows, stored.columns, cells)
    }
}

/// The refusal of points that mark a forbidden pair.
pub(in crate::assignment) fn reserved_points(row: Row, column: Column) -> Error {
    let reserved = Matrix::ABSENT;
    Error::problem(format!(
        "{row}, {column}: a pair cannot have {reserved} points, which mark a forbidden pair: give none instead"
    ))
}
