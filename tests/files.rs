//! What becomes of files: who may read them, where links lead, what a killed process leaves behind, and what a
//! spreadsheet would make of their cells.

#![cfg(all(feature = "csv", feature = "json", feature = "report"))]
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail: then the test fails")]

#[path = "files/writers.rs"]
mod writers;

#[path = "files/formulas.rs"]
mod formulas;
#[cfg(unix)]
#[path = "files/places.rs"]
mod places;
