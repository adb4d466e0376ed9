//! Reading a cohort from CSV files.

pub(crate) mod cohort_files;
pub(crate) mod delimiter;
pub(crate) mod encoding;
pub(crate) mod formula;
mod lists;
pub(crate) mod opened;
mod participants;
mod plausible;
pub(crate) mod records;
pub(crate) mod rows_out;
mod seems;
pub(crate) mod source;
#[cfg(feature = "spreadsheet")]
mod spreadsheet;
pub(crate) mod table;
pub(crate) mod table_format;
mod text_rows;
#[cfg(feature = "spreadsheet")]
mod workbook_out;
