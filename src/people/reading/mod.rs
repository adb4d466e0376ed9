//! Reading a cohort from CSV files.

mod cell_reader;
pub(crate) mod cohort_files;
mod columns;
mod draft;
pub(crate) mod fields;
pub(crate) mod formula;
mod found;
pub(crate) mod headings;
mod identity;
mod known_people;
mod lists;
pub(crate) mod mapping;
mod participants;
pub(crate) mod problems;
pub(crate) mod records;
mod resolution;
mod role_reader;
mod roles;
mod scale;
mod separators;
mod setters;
pub(crate) mod source;
pub(crate) mod table;
pub(crate) mod values;
