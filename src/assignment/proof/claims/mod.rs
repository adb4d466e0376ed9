//! Proofs in formats that others have checkers for (feature `proof`).
//!
//! A proof of an assignment falls into [`Claim`](claim::Claim)s, each about one number: no
//! assignment has more pairs; none with as many has more points. Each is a small linear program
//! with its dual solution. [`stages`] makes them from prices, [`veripb`] and [`vipr`] write them.
//! Scores are read by `Problem::fill_row` and `Problem::fill_column` alone.

pub(crate) mod claim;
pub(crate) mod measure;
mod packing;
mod program;
pub(crate) mod stages;
mod veripb;
mod vipr;
