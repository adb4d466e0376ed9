//! A workbook of one sheet that is written, with the same bytes each time.

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::people::reading::formula::guarded_again;

/// A number with more digits would be rounded by a spreadsheet.
const DIGITS: usize = 15;

/// The sheet, and the next cell.
pub(super) struct Sheet {
    cells: Worksheet,
    row: u32,
    column: u16,
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self { cells: Worksheet::new(), row: 0, column: 0 }
    }

    /// A cell with a text, which nothing computes.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        if !text.is_empty() {
            let text = guarded_again(text);
            self.cells.write_string(self.row, self.column, text).map_err(io::Error::other)?;
        }
        self.next()
    }

    /// A cell with a number; with a text if a spreadsheet could not hold it.
    pub(super) fn number(&mut self, text: &str) -> io::Result<()> {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        match text.parse::<f64>() {
            Ok(number) if digits <= DIGITS && number.is_finite() => {
                self.cells.write_number(self.row, self.column, number).map_err(io::Error::other)?;
                self.next()
            }
            _ => self.text(text),
        }
    }

    fn next(&mut self) -> io::Result<()> {
        let next = self.column.checked_add(1);
        self.column = next.ok_or_else(|| io::Error::other("a sheet has no more columns"))?;
        Ok(())
    }

    pub(super) fn end(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }

    /// The whole workbook. It is dated so that the same table gives the same bytes.
    pub(super) fn bytes(self) -> io::Result<Vec<u8>> {
        let date = ExcelDateTime::from_ymd(2000, 1, 1).map_err(io::Error::other)?;
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
        workbook.push_worksheet(self.cells);
        workbook.save_to_buffer().map_err(io::Error::other)
    }
}
