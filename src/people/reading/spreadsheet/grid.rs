//! The cells of a sheet that have text, row by row.

use ::csv::StringRecord;

use crate::error::{Error, Result};

/// The most cells of a sheet, with those that are empty, and the most bytes of its texts.
const MOST: (usize, usize) = (20_000_000, 256 << 20);

/// The most rows and columns, as in Excel.
const ROWS: usize = 1 << 20;
const COLUMNS: usize = 1 << 14;

/// Rows with the numbers that the spreadsheet shows; blank rows are left out.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<(u64, StringRecord)>,
    cells: usize,
    bytes: usize,
    /// The first column that has text.
    first: Option<usize>,
}

impl Grid {
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Counts cells that are looked at, whether they have text or not.
    pub(super) fn count(&mut self, cells: usize) -> Result<()> {
        self.cells = self.cells.saturating_add(cells);
        if self.cells > MOST.0 || self.bytes > MOST.1 || self.rows.len() > ROWS {
            let what = "the sheet is larger than any table of people";
            return Err(Error::input(format!("{what}: remove what does not belong to it")));
        }
        Ok(())
    }

    /// Adds the text of a cell. Rows are counted from 1, columns from 0, and both come in order.
    pub(super) fn push(&mut self, row: u64, column: usize, text: &str) -> Result<()> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= COLUMNS {
            return Err(Error::input("the sheet has too many columns").at_line(row));
        }
        if self.rows.last().is_none_or(|&(last, _)| last != row) {
            if self.rows.last().is_some_and(|&(last, _)| last > row) {
                return Err(disordered(row));
            }
            self.rows.push((row, StringRecord::new()));
        }
        let Some((_, cells)) = self.rows.last_mut() else { return Ok(()) };
        if column < cells.len() {
            return Err(disordered(row));
        }
        let added = column + 1 - cells.len();
        (cells.len()..column).for_each(|_| cells.push_field(""));
        cells.push_field(text);
        self.bytes = self.bytes.saturating_add(text.len());
        self.first = Some(self.first.map_or(column, |first| first.min(column)));
        self.count(added)
    }

    /// The rows, without empty columns before the table.
    pub(super) fn rows(self) -> Vec<(u64, StringRecord)> {
        let Some(first @ 1..) = self.first else { return self.rows };
        let rows = self.rows.into_iter();
        rows.map(|(row, cells)| (row, cells.iter().skip(first).collect())).collect()
    }
}

fn disordered(row: u64) -> Error {
    Error::input("the workbook is damaged: a cell of this row is not in its place").at_line(row)
}
