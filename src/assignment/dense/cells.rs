//! Where the engine's rows come from: a matrix, or the terms.
//!
//! A stored row costs nothing but reading it. A computed one is best asked for together with others, up
//! to [`SIDE_BY_SIDE`]; the phases that can choose ask so.

use super::super::row_source::{Desk, RowSource, SIDE_BY_SIDE};
use super::engine::{ABSENT, Costs, Sense};

/// The cells of all rows but the filler's.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cells<'a> {
    Stored(&'a [i32]),
    Computed(&'a RowSource<'a>),
}

impl Costs<'_> {
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
        let price = if matches!(self.cells, Cells::Computed(_)) { 4 } else { 1 };
        self.own_rows().saturating_mul(self.columns).saturating_mul(price)
    }

    /// A row, in the caller's signs.
    #[inline]
    pub(super) fn row<'d>(&'d self, i: usize, desk: &'d mut Desk) -> &'d [i32] {
        match self.cells {
            Cells::Stored(data) => data.get(i * self.columns..(i + 1) * self.columns).unwrap_or(self.filler),
            Cells::Computed(source) if i < source.rows() => source.rows_at(&[i as u32], desk),
            Cells::Computed(_) => self.filler,
        }
    }

    /// Shows these rows one by one, each with its place among them.
    pub(super) fn each_row(&self, rows: &[u32], desk: &mut Desk, mut show: impl FnMut(usize, &[i32])) {
        let Cells::Computed(source) = self.cells else {
            for (k, &i) in rows.iter().enumerate() {
                show(k, self.row(i as usize, desk));
            }
            return;
        };
        let is_own = |i: u32| (i as usize) < source.rows();
        for (block, rows) in rows.chunks(SIDE_BY_SIDE).enumerate() {
            let own: Vec<u32> = rows.iter().copied().filter(|&i| is_own(i)).collect();
            let mut cells = source.rows_at(&own, desk).chunks(self.columns.max(1));
            for (k, &i) in (block * SIDE_BY_SIDE..).zip(rows) {
                let row = if is_own(i) { cells.next() } else { None };
                show(k, row.unwrap_or(self.filler));
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
            Cells::Computed(source) => (i < source.rows()).then(|| source.cell(i, j)),
        }
        .or_else(|| self.filler.get(j as usize).copied())
    }
}
