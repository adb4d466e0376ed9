//! The dense solver against oracles: every class of instance, warm starts, sessions, watches, counters.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail: then the test fails"
)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "sizes and seeds are small, and random bits may be cut anywhere"
)]

#[path = "support/distinct.rs"]
mod distinct;
#[expect(dead_code, reason = "the suite for all solvers uses the rest")]
#[path = "support/exhaustive.rs"]
mod exhaustive;
#[expect(dead_code, reason = "the suite for all solvers uses the rest")]
#[path = "support/generate.rs"]
mod generate;

#[path = "dense_suite/classes.rs"]
mod classes;
#[path = "dense_suite/counters.rs"]
mod counters;
#[path = "dense_suite/dice.rs"]
mod dice;
#[path = "dense_suite/edits.rs"]
mod edits;
#[path = "dense_suite/growth.rs"]
mod growth;
#[path = "dense_suite/priced.rs"]
mod priced;
#[path = "dense_suite/referee.rs"]
mod referee;
#[path = "dense_suite/refusals.rs"]
mod refusals;
#[path = "dense_suite/shortages.rs"]
mod shortages;
#[path = "dense_suite/starts.rs"]
mod starts;
#[path = "dense_suite/totals.rs"]
mod totals;
#[path = "dense_suite/types.rs"]
mod types;
#[path = "dense_suite/watching.rs"]
mod watching;
