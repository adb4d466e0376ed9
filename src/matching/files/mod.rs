//! Matchings on disk.

pub(crate) mod document;
#[cfg(feature = "csv")]
mod findings;
pub(crate) mod pair_arrays;
#[cfg(feature = "csv")]
pub(crate) mod tables;
