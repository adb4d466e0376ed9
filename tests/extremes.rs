//! Everything that solves, at the ends of what is allowed, against enumeration: see `support/extremes.rs`.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail: then the test fails"
)]

#[expect(dead_code, reason = "the suite for all solvers uses the rest")]
#[path = "support/exhaustive.rs"]
mod exhaustive;
#[expect(dead_code, reason = "other tests want other numbers")]
#[path = "support/extremes.rs"]
mod extremes;
#[path = "fairness/oracle.rs"]
mod oracle;

#[path = "extremes/groups.rs"]
mod groups;
#[path = "extremes/objectives.rs"]
mod objectives;
#[path = "extremes/referee.rs"]
mod referee;
#[path = "extremes/sessions.rs"]
mod sessions;
#[path = "extremes/solvers.rs"]
mod solvers;
#[path = "extremes/starts.rs"]
mod starts;
#[path = "extremes/what_if.rs"]
mod what_if;
