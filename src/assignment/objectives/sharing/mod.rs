//! Columns that may not share a row: branch and bound over the usual problem.

pub(crate) mod certificate;
pub(crate) mod diving;
pub(crate) mod penalties;
pub(crate) mod price_changes;
pub(crate) mod region;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod separated;

#[cfg(test)]
mod tests;
