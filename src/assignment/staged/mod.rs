//! Problems made of tables, without their matrix.
//!
//! *What is here.* [`stages`] makes a network of the tables ([`axes`] and [`classes`] say who is alike,
//! [`stage_plan`] in which order the network walks), and [`exceptions`] merges what lists and restrictions
//! say. On both work the [`solver`] (with the [`gains`] of rows), the [`sweep`] that checks prices, the [`components`] of possible
//! pairs, and the [`tally`] of forbidden ones.

mod axes;
mod classes;
mod components;
mod exceptions;
mod gains;
mod solver;
mod stage_plan;
mod stages;
mod sweep;
mod tally;
#[cfg(test)]
pub(super) mod trial;

pub(crate) use components::components;
pub(super) use exceptions::network;
pub use solver::StagedNetwork;
pub(super) use solver::solve;
pub(super) use stages::Draft;
pub(super) use sweep::Sweep;
pub(crate) use tally::Tally;
