//! Workbooks: the rows of a sheet, as a person sees them.

mod archive;
mod grid;
mod number;
mod ods;
mod sheet;
pub(super) mod workbook;
mod xlsx;
