//! Reading a cohort from CSV files.

mod cell_reader;
pub(crate) mod cohort_files;
mod columns;
pub(crate) mod delimiter;
mod draft;
pub(crate) mod encoding;
pub(crate) mod fields;
pub(crate) mod formula;
mod found;
pub(crate) mod headings;
pub(crate) mod identity;
mod known_people;
mod lists;
pub(crate) mod mapping;
pub(crate) mod opened;
mod participants;
mod plausible;
pub(crate) mod problems;
pub(crate) mod records;
mod resolution;
mod role_reader;
mod roles;
pub(crate) mod rows_out;
mod scale;
mod seems;
mod separators;
mod setters;
pub(crate) mod source;
#[cfg(feature = "spreadsheet")]
mod spreadsheet;
pub(crate) mod table;
pub(crate) mod table_format;
mod text_rows;
pub(crate) mod values;
#[cfg(feature = "spreadsheet")]
mod workbook_out;
