//! Reading a cohort from CSV files, and single cells as people write them.

#[cfg(feature = "csv")]
mod cell_reader;
#[cfg(feature = "csv")]
pub(crate) mod cohort_files;
#[cfg(feature = "csv")]
mod columns;
#[cfg(feature = "csv")]
pub(crate) mod delimiter;
#[cfg(feature = "csv")]
mod draft;
#[cfg(feature = "csv")]
pub(crate) mod encoding;
pub(crate) mod fields;
#[cfg(feature = "csv")]
pub(crate) mod formula;
#[cfg(feature = "csv")]
mod found;
#[cfg(feature = "csv")]
pub(crate) mod headings;
pub(crate) mod hours;
#[cfg(feature = "csv")]
pub(crate) mod identity;
#[cfg(feature = "csv")]
mod known_people;
#[cfg(feature = "csv")]
mod lists;
#[cfg(feature = "csv")]
pub(crate) mod mapping;
#[cfg(feature = "csv")]
pub(crate) mod opened;
#[cfg(feature = "csv")]
mod participants;
#[cfg(feature = "csv")]
mod plausible;
#[cfg(feature = "csv")]
#[cfg(feature = "csv")]
pub(crate) mod records;
#[cfg(feature = "csv")]
mod resolution;
#[cfg(feature = "csv")]
mod role_reader;
#[cfg(feature = "csv")]
mod roles;
#[cfg(feature = "csv")]
pub(crate) mod rows_out;
#[cfg(feature = "csv")]
mod scale;
#[cfg(feature = "csv")]
mod seems;
pub(crate) mod separators;
#[cfg(feature = "csv")]
mod setters;
#[cfg(feature = "csv")]
pub(crate) mod source;
#[cfg(feature = "spreadsheet")]
mod spreadsheet;
#[cfg(feature = "csv")]
pub(crate) mod table;
#[cfg(feature = "csv")]
pub(crate) mod table_format;
#[cfg(feature = "csv")]
mod text_rows;
pub(crate) mod values;
#[cfg(feature = "spreadsheet")]
mod workbook_out;
pub(crate) mod zones;
