//! Evaluation: outcomes, goals, what went with good pairs, and weights for the next cohort.
#![cfg(feature = "evaluate")]
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail: then the test fails")]
#![expect(clippy::cast_precision_loss, reason = "counts of pairs are small")]

#[path = "support/company.rs"]
mod company;
#[path = "support/outcome_world.rs"]
mod outcome_world;
use company::numbers;

#[path = "evaluation/adverse.rs"]
mod adverse;
#[path = "evaluation/arranged.rs"]
mod arranged;
#[cfg(feature = "csv")]
#[path = "evaluation/embedded.rs"]
mod embedded;
#[path = "evaluation/goals.rs"]
mod goals;
#[path = "evaluation/oracle.rs"]
mod oracle;
#[path = "evaluation/page.rs"]
mod page;
#[cfg(feature = "csv")]
#[path = "evaluation/reading.rs"]
mod reading;
#[path = "evaluation/simulation.rs"]
mod simulation;
