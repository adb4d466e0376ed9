//! The report: its numbers, its texts, its size, and how a browser sees it.
#![cfg(feature = "report")]

#[cfg(feature = "csv")]
#[path = "../support/company.rs"]
mod company;
#[cfg(feature = "csv")]
#[path = "../support/first_weights.rs"]
mod first_weights;
#[cfg(feature = "csv")]
#[expect(dead_code, reason = "other suites use more of it")]
#[path = "../support/large_company.rs"]
mod large_company;
#[cfg(feature = "csv")]
#[path = "../support/numbers.rs"]
mod numbers;
mod page;
#[cfg(feature = "csv")]
#[path = "../support/resampled_company.rs"]
mod resampled_company;

#[cfg(feature = "csv")]
mod browser;
#[cfg(feature = "csv")]
mod figures;
#[cfg(feature = "csv")]
mod first_screen;
mod hostile;
#[cfg(all(feature = "csv", feature = "json"))]
mod large;
mod letters;
#[cfg(all(feature = "csv", feature = "evaluate", feature = "toml"))]
mod outcome;
#[cfg(all(feature = "evaluate", feature = "json", feature = "spreadsheet", feature = "toml"))]
mod paths;
mod season;
#[cfg(feature = "csv")]
mod size;
mod snapshots;
mod unchecked;
#[cfg(feature = "csv")]
mod what_if;
