//! The check of an answer by its prices. Knows no solver.

pub(crate) mod certificate;
pub(crate) mod groups;
pub(crate) mod plain;
mod price_scan;
pub(crate) mod statement;
pub(crate) mod violation;
