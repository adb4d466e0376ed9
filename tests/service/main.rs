//! The service example, driven from outside as a platform would drive it.

#![cfg(all(feature = "compact", feature = "csv", feature = "report"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod client;
mod large;
mod process;
mod refusals;
mod seasons;
