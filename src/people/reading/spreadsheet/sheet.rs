//! A sheet of a workbook, and which one is wanted.

use crate::people::reading::spreadsheet::grid::Grid;

/// A sheet. Of one that is not wanted, only the first cell that has text is kept.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) is_wanted: bool,
    pub(super) grid: Grid,
}

/// The sheet that is wanted: by its name, or else the first one with rows that is not hidden.
pub(super) struct Wanted<'a>(pub(super) Option<&'a str>);

impl Wanted<'_> {
    /// Is it the next sheet, after these?
    pub(super) fn is(&self, name: &str, is_hidden: bool, before: &[Sheet]) -> bool {
        match self.0 {
            Some(wanted) => spelling(wanted) == spelling(name),
            None => !is_hidden && before.iter().all(|sheet| sheet.is_hidden || sheet.grid.is_empty()),
        }
    }
}

fn spelling(name: &str) -> String {
    name.trim().to_lowercase()
}
