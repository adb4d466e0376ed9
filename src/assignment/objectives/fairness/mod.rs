//! Fairness by name: other objectives than the most points, each with a proof of its own kind.
//!
//! *Files.* [`objective`] names what is to be best. [`worst_pair`], [`leximin`] (with [`face`],
//! [`level_search`] and [`level_prices`]) and [`floor`] solve for it, [`frontier`](mod@frontier)
//! lists all compromises. [`certificate`] says what the proofs are, [`check`](mod@check) and
//! [`replay`] verify them.

pub(crate) mod certificate;
pub(crate) mod check;
#[cfg(feature = "proof")]
pub(crate) mod claims;
mod face;
pub(crate) mod fair_assignment;
pub(crate) mod fairness_price;
mod floor;
pub(crate) mod frontier;
mod level_prices;
mod level_search;
mod leximin;
pub(crate) mod objective;
mod pairs_by_score;
mod replay;
mod restricted;
pub(crate) mod solve_for;
pub(crate) mod unfair;
mod worst_pair;
