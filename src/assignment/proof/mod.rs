//! The check of an answer by its prices. No file here knows a solver.
//!
//! There are two checks of the same theorem, and a suite holds them against each other on valid and
//! on forged answers.
//!
//! | | [`check`](certificate::check) | [`check_plainly`](plain::check_plainly) |
//! |---|---|---|
//! | reads pairs by | a sweep over the network, or [`AllRows`] | `Problem::score` |
//! | reads the assignment by | [`pair_scores`] | `Problem::score` |
//! | time | O(people log people + named + arcs), or O(pairs) | O(pairs x terms) |
//! | says | the first [`Violation`](violation::Violation) | yes or no |
//!
//! [`AllRows`]: crate::assignment::reading::all_rows::AllRows
//! [`pair_scores`]: crate::assignment::reading::pair_scores
//!
//! *What the fast check shares with solvers.* The problem with its answer (`model`); the readers of
//! scores (`reading`: the dense solver computes its rows by the same code as `AllRows`); the
//! network of the tables with its exceptions (`network::stages`, `network::exceptions`: the staged
//! solver is a flow through the same network). The sweep itself (`network::sweep`) is used by
//! nothing else. A fault in one of these may deceive a solver and the fast check alike. Tests hold
//! each of them against `Problem::score`, and the pairs of the assignment are always added up one
//! by one.
//!
//! *What the plain check shares.* `Problem::score` and the types of `model`: no reader, no network,
//! nothing of the fast check.

pub(crate) mod after_change;
pub(crate) mod bound;
pub(crate) mod certificate;
#[cfg(feature = "proof")]
pub(crate) mod claims;
pub(crate) mod groups;
pub(crate) mod plain;
mod price_scan;
pub(crate) mod statement;
pub(crate) mod tight_pairs;
pub(crate) mod violation;
pub(crate) mod wide;
