//! The one-sided problem of the engine: its rows, from a matrix or from the terms, and how a solve
//! ends.
//!
//! A stored row costs nothing but reading it. A computed one is best asked for together with
//! others, up to [`SIDE_BY_SIDE`]; the phases that can choose ask so.

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::sense::Sense;
use crate::assignment::reading::rows::{RowScratch, RowSource, SIDE_BY_SIDE};
use crate::assignment::solvers::statistics::Statistics;

/// The cells of all rows but the filler's.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cells<'a> {
    Stored(&'a [i32]),
    Computed(&'a RowSource<'a>),
}

impl Costs<'_> {
    /// What makes a cost of a cell as the caller has it, or a price: 1 for costs, -1 for points.
    pub(super) fn sign(&self) -> i64 {
        -self.sense.sign()
    }

    /// Rows that are no filler.
    pub(super) fn own_rows(&self) -> usize {
        match self.cells {
            Cells::Stored(data) => data.len().checked_div(self.columns).unwrap_or(0),
            Cells::Computed(source) => source.rows(),
        }
    }

    /// About how many cells it costs as much to read as all of these.
    #[cfg(feature = "parallel")]
    pub(super) fn effort(&self) -> usize {
        self.own_rows().saturating_mul(self.row_effort() as usize)
    }

    /// The same of one row.
    pub(super) fn row_effort(&self) -> u64 {
        let price = if matches!(self.cells, Cells::Computed(_)) { 4 } else { 1 };
        self.columns as u64 * price
    }

    /// A row, in the caller's signs.
    #[inline]
    pub(super) fn row<'d>(&'d self, i: usize, row_scratch: &'d mut RowScratch) -> &'d [i32] {
        match self.cells {
            Cells::Stored(data) => data.get(i * self.columns..(i + 1) * self.columns).unwrap_or(self.filler),
            Cells::Computed(source) => source.rows_at(&[i as u32], row_scratch),
        }
    }

    /// Shows these rows one by one, each with its place among them, while somebody wants to see
    /// more.
    pub(super) fn each_row(
        &self,
        rows: &[u32],
        row_scratch: &mut RowScratch,
        mut show: impl FnMut(usize, &[i32]) -> bool,
    ) {
        let Cells::Computed(source) = self.cells else {
            let mut rows = rows.iter().enumerate();
            let _stopped = rows.all(|(k, &i)| show(k, self.row(i as usize, row_scratch)));
            return;
        };
        for (block, rows) in rows.chunks(SIDE_BY_SIDE).enumerate() {
            let cells = source.rows_at(rows, row_scratch).chunks(self.columns.max(1));
            for (k, row) in (block * SIDE_BY_SIDE..).zip(cells) {
                if !show(k, row) {
                    return;
                }
            }
        }
    }

    /// The cell as a cost; `None` when forbidden. From terms this takes as long as reading a few.
    pub(super) fn cost(&self, i: usize, j: u32) -> Option<i32> {
        let x = self.cell(i, j)?;
        (x != ABSENT).then(|| if self.sense == Sense::Maximise { -x } else { x })
    }

    /// The cell as the caller has it.
    pub(super) fn cell(&self, i: usize, j: u32) -> Option<i32> {
        match self.cells {
            Cells::Stored(data) => data.get(i * self.columns + j as usize).copied(),
            Cells::Computed(source) => return Some(source.cell(i, j)),
        }
        .or_else(|| self.filler.get(j as usize).copied())
    }
}

/// No column: the row is not served.
pub(super) const FREE: u32 = u32::MAX;

/// A forbidden cell.
pub(super) const ABSENT: i32 = Matrix::ABSENT;

/// The most columns, so that no sum of costs along a path can overflow: see
/// [`state`](crate::assignment::solvers::dense::state).
pub(in crate::assignment) const LIMIT: usize = 1 << 24;

/// A matrix, row by row, with at most [`LIMIT`] columns and no more rows than columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Costs<'a> {
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// The cells of the rows. If there are fewer rows here, all others are `filler`.
    pub(super) cells: Cells<'a>,
    pub(super) filler: &'a [i32],
    pub(super) sense: Sense,
}

/// An assignment with its prices, in the caller's signs. Partial when it comes from a cancelled
/// solve.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) column_of_row: Vec<u32>,
    pub(super) row_prices: Vec<i64>,
    pub(super) column_prices: Vec<i64>,
    pub(super) statistics: Statistics,
}

/// Why there is no assignment.
#[derive(Clone, Debug)]
pub(super) enum Failure {
    /// Not all rows can be served: a search visited rows that have too few columns between them.
    Shortage,
    /// Paths alone do not pay on this wide matrix. The engine does not tell its caller so.
    PathsTooCostly,
    /// The watch said stop. The prices hold for every cell.
    Cancelled(Box<Outcome>),
}
