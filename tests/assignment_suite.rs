//! One suite for all solvers: cases from a file, random problems against an oracle, and the checker
//! against forged proofs.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may fail: then the test fails"
)]

mod support;

#[path = "assignment_suite/agreement.rs"]
mod agreement;
#[path = "assignment_suite/extremes.rs"]
mod extremes;
#[path = "assignment_suite/forgery.rs"]
mod forgery;
#[path = "assignment_suite/grid.rs"]
mod grid;
#[path = "assignment_suite/groups.rs"]
mod groups;
#[path = "assignment_suite/metamorphic.rs"]
mod metamorphic;
#[path = "assignment_suite/rematch.rs"]
mod rematch;
#[path = "assignment_suite/staged.rs"]
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "small numbers")]
mod staged;
#[path = "assignment_suite/stored.rs"]
mod stored;
#[path = "assignment_suite/violations.rs"]
mod violations;
