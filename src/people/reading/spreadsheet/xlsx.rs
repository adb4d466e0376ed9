//! The sheets of an Excel workbook.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use crate::error::{Error, Result};
use crate::people::reading::spreadsheet::archive::{damaged, protected};
use crate::people::reading::spreadsheet::grid::Grid;
use crate::people::reading::spreadsheet::number::{Shown, date, iso_date};
use crate::people::reading::spreadsheet::sheet::{Sheet, Wanted};

/// The sheets that have rows; of those that are not wanted, only the names.
pub(super) fn sheets(bytes: Vec<u8>, wanted: &Wanted<'_>) -> Result<Vec<Sheet>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(said)?;
    let listed = book.sheets_metadata().to_vec();
    let mut sheets: Vec<Sheet> = Vec::new();
    for sheet in listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        let is_wanted = wanted.is(&sheet.name, is_hidden, &sheets);
        let cells = book.worksheet_cells_reader(&sheet.name);
        let grid = match cells {
            Ok(cells) => grid(cells, is_wanted)?,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(said(error)),
        };
        sheets.push(Sheet { name: sheet.name, is_hidden, is_wanted, grid });
    }
    Ok(sheets)
}

/// All cells, or only the first that has text.
fn grid(mut cells: XlsxCellReader<'_, Cursor<Vec<u8>>>, is_whole: bool) -> Result<Grid> {
    let formats = cells.styles().iter().map(|style| style.number_format.as_ref());
    let shown: Vec<Shown> =
        formats.map(|format| format.map_or(Shown::Plain, |format| Shown::of(&format.format_code))).collect();
    let mut grid = Grid::default();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(said)? {
        let (row, column) = cell.get_position();
        let (row, column) = (u64::from(row) + 1, column as usize);
        let shown = shown.get(style).copied().unwrap_or(Shown::Plain);
        match cell.get_value() {
            DataRef::Empty => grid.count(1)?,
            DataRef::SharedString(text) => grid.push(row, column, text)?,
            DataRef::String(text) | DataRef::DurationIso(text) => grid.push(row, column, text)?,
            DataRef::DateTimeIso(text) => grid.push(row, column, iso_date(text))?,
            DataRef::Bool(is_true) => grid.push(row, column, if *is_true { "yes" } else { "no" })?,
            DataRef::Int(number) => grid.push(row, column, &number.to_string())?,
            DataRef::Float(number) => grid.push(row, column, &shown.text(*number))?,
            DataRef::DateTime(when) => grid.push(row, column, &date(when))?,
            DataRef::Error(error) => grid.push(row, column, &error.to_string())?,
        }
        if !is_whole && !grid.is_empty() {
            break;
        }
    }
    Ok(grid)
}

fn said(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => protected(),
        _ => damaged(),
    }
}
