//! The trade-off between two goals, against an oracle that lists every assignment, and the checker against forgeries.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests may fail: then the test fails"
)]

#[path = "support/numbers.rs"]
mod numbers;

#[path = "trade_off/answers.rs"]
mod answers;
#[path = "trade_off/forgery.rs"]
mod forgery;
#[path = "trade_off/hand.rs"]
mod hand;
#[path = "trade_off/oracle.rs"]
mod oracle;
#[path = "trade_off/shapes.rs"]
mod shapes;
