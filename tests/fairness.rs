//! Fairness by name, against an oracle that lists every assignment, and the checkers against forgeries.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests may fail: then the test fails"
)]

#[path = "support/numbers.rs"]
mod numbers;

#[path = "fairness/answers.rs"]
mod answers;
#[path = "fairness/crafted.rs"]
mod crafted;
#[path = "fairness/forgery.rs"]
mod forgery;
#[path = "fairness/hand.rs"]
mod hand;
#[path = "fairness/oracle.rs"]
mod oracle;
#[path = "fairness/shapes.rs"]
mod shapes;
