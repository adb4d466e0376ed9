//! Graphs of a problem: its tables as a network, and what can be changed. Knows no solver.

pub(crate) mod axes;
pub(crate) mod classes;
pub(crate) mod components;
pub(crate) mod exceptions;
pub(crate) mod highest;
mod plan;
pub(crate) mod residual;
pub(crate) mod stages;
pub(crate) mod sweep;
pub(crate) mod tally;
