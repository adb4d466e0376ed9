//! The methods, and the planner that chooses among them.

mod cut;
pub(crate) mod dense;
pub(crate) mod estimate;
pub(crate) mod flow;
mod greedy_cover;
pub(crate) mod group_flow;
mod groups;
mod guard;
pub(crate) mod kuhn_munkres;
pub(crate) mod maximum_matching;
pub(crate) mod method;
pub(crate) mod outcome;
pub(crate) mod planner;
pub(crate) mod priced;
mod refusal;
pub(crate) mod run;
pub(crate) mod shortest_augmenting_path;
pub(crate) mod solver;
pub(crate) mod staged;
pub(crate) mod statistics;
pub(crate) mod watch;
