//! Matchings on disk.

pub(crate) mod document;
pub(crate) mod pair_arrays;
#[cfg(feature = "csv")]
pub(crate) mod tables;
