//! A workbook, and the sheet of it that is read.

use ::csv::StringRecord;

use crate::error::{Error, Result};
use crate::people::reading::spreadsheet::archive::{Archive, Kind};
use crate::people::reading::spreadsheet::sheet::{Sheet, Wanted};
use crate::people::reading::spreadsheet::{ods, xlsx};
use crate::text::shown;
use crate::words::list;

/// The rows of one sheet, with their numbers.
pub(in crate::people::reading) struct Workbook {
    pub(in crate::people::reading) rows: Vec<(u64, StringRecord)>,
    /// The sheet's name; none if no sheet has rows.
    pub(in crate::people::reading) sheet: Option<String>,
    /// The other sheets that have rows and are not hidden.
    pub(in crate::people::reading) others: Vec<String>,
}

impl Workbook {
    /// Reads the sheet of this name, or else the first one with rows that is not hidden.
    ///
    /// # Errors
    /// What is no workbook, is damaged or too large; a sheet that is not there.
    pub(in crate::people::reading) fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Self> {
        let wanted = Wanted(sheet);
        let mut sheets = match Archive::open(bytes)? {
            (archive, Kind::Xlsx) => xlsx::sheets(archive, &wanted)?,
            (archive, Kind::Ods) => ods::sheets(archive, &wanted)?,
        };
        if let Some(name) = sheet
            && !sheets.iter().any(|sheet| sheet.is_wanted)
        {
            return Err(unknown(name, &sheets));
        }
        let place = sheets.iter().position(|sheet| sheet.is_wanted && !sheet.grid.is_empty());
        let read = place.map(|place| sheets.remove(place));
        let others = sheets.into_iter().filter(|sheet| !sheet.is_hidden && !sheet.grid.is_empty());
        let others = others.map(|sheet| sheet.name).collect();
        Ok(match read {
            Some(Sheet { name, grid, .. }) => Self { rows: grid.rows(), sheet: Some(name), others },
            None => Self { rows: Vec::new(), sheet: None, others },
        })
    }
}

fn unknown(name: &str, sheets: &[Sheet]) -> Error {
    let names: Vec<String> = sheets.iter().map(|sheet| format!("\"{}\"", shown(&sheet.name))).collect();
    let what = match names.as_slice() {
        [] => "the workbook has no sheets".to_owned(),
        names => format!("no sheet has this name; there are {}", list(names)),
    };
    Error::input(what).with_value(name)
}
