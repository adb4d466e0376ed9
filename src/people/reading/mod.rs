//! Reading a cohort from CSV files.

pub(crate) mod cohort_files;
pub(crate) mod formula;
mod lists;
mod participants;
pub(crate) mod records;
pub(crate) mod rows_out;
pub(crate) mod source;
pub(crate) mod table;
pub(crate) mod table_format;
#[cfg(feature = "spreadsheet")]
mod workbook_out;
