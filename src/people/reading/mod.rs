//! Reading a cohort from CSV files.

pub(crate) mod cohort_files;
pub(crate) mod formula;
mod lists;
mod participants;
pub(crate) mod records;
pub(crate) mod source;
pub(crate) mod table;
