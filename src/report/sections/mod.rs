//! The sections of a report, one file each.

pub(crate) mod audit;
pub(crate) mod choices;
pub(crate) mod left_out;
#[cfg(feature = "evaluate")]
pub(crate) mod outcome;
pub(crate) mod overview;
pub(crate) mod pairs;
pub(crate) mod points;
pub(crate) mod programme;
pub(crate) mod proof;
pub(crate) mod scores;
pub(crate) mod sensitivity;
pub(crate) mod silos;
pub(crate) mod trade_off;
pub(crate) mod what_if;
