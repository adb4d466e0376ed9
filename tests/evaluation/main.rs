//! Evaluation: outcomes, goals, what went with good pairs, and weights for the next cohort.
#![cfg(feature = "evaluate")]
#![expect(clippy::cast_precision_loss, reason = "counts of pairs are small")]

#[path = "../support/company.rs"]
mod company;
#[path = "../support/first_weights.rs"]
mod first_weights;
#[path = "../support/numbers.rs"]
mod numbers;
mod outcome_world;

mod adverse;
mod arranged;
mod change;
mod coverage;
#[cfg(feature = "csv")]
mod embedded;
mod goals;
mod groups;
mod oracle;
mod page;
#[cfg(feature = "csv")]
mod reading;
mod simulation;
mod unsure;
