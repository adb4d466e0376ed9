//! The methods, and the planner that chooses among them.
//!
//! - `run` is the way in: it asks the `planner`, which compares what `estimate` says each `method`
//!   would need, and starts the one with the least work within the memory.
//! - On a matrix: `dense`, and `shortest_augmenting_path` where rows have many places or a student
//!   reads; `kuhn_munkres` is the code of others, for comparison.
//! - Without the matrix: `priced` computes rows when they are read, `staged` walks through the
//!   network of the tables by a minimum-cost `flow`.
//! - With groups: `groups` is a flow over the pairs that matter, with places on both sides.
//!
//! All of them keep one contract, `solver`: pairs with prices that the check accepts, or a refusal
//! that says what the method does not know. `refusal` tells these apart from faults, so that
//! another method is tried only where it can help.

mod cut;
pub(crate) mod dense;
pub(crate) mod estimate;
pub(crate) mod flow;
mod greedy_cover;
pub(crate) mod group_flow;
mod groups;
pub(crate) mod kuhn_munkres;
pub(crate) mod maximum_matching;
pub(crate) mod method;
pub(crate) mod outcome;
pub(crate) mod planner;
pub(crate) mod priced;
mod refusal;
mod reporter;
pub(crate) mod run;
pub(crate) mod shortest_augmenting_path;
pub(crate) mod solver;
pub(crate) mod staged;
pub(crate) mod statistics;
#[cfg(test)]
mod tests;
mod wide;
pub(crate) mod work;
