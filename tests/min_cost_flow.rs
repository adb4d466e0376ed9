//! Min-cost flow against oracles, and its proof against all pairs.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "sizes and seeds are small, and random bits may be cut anywhere"
)]

#[path = "min_cost_flow/answers.rs"]
mod answers;
#[path = "min_cost_flow/networks.rs"]
mod networks;
#[path = "min_cost_flow/runs.rs"]
mod runs;
