//! Other objectives than the most points.

pub(crate) mod fairness;
pub(crate) mod ties;
pub(crate) mod trade_off;
