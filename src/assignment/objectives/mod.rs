//! Other objectives than the most points, and rules that no pair alone can break.

pub(crate) mod fairness;
pub(crate) mod sharing;
pub(crate) mod ties;
pub(crate) mod trade_off;
