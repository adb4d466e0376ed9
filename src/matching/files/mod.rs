//! Matchings on disk.

pub(crate) mod document;
#[cfg(feature = "csv")]
mod tables;
