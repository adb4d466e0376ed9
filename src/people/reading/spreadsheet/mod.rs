//! Workbooks: the rows of a sheet, as a person sees them.

mod archive;
mod cells;
mod grid;
mod number;
mod ods;
mod sheet;
mod strings;
mod styles;
pub(crate) mod workbook;
mod xlsx;
mod xml;
