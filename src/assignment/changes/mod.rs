//! What a change of an answer costs.

pub(crate) mod alternatives;
pub(crate) mod change;
pub(crate) mod hall_violator;
pub(crate) mod rematch;
#[cfg(test)]
mod tests;
