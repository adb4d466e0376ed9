//! The dense solver against oracles: every class of instance, warm starts, sessions, watches, counters.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "sizes and seeds are small, and random bits may be cut anywhere"
)]

mod classes;
mod counters;
mod edits;
mod growth;
mod priced;
mod referee;
mod refusals;
mod shortages;
mod starts;
mod totals;
mod types;
mod watching;
