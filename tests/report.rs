//! The report: its numbers, its texts, its size, and how a browser sees it.
#![cfg(feature = "report")]
#![expect(clippy::duplicate_mod, reason = "two made-up companies share one source of numbers")]

#[path = "report/page.rs"]
mod page;

#[cfg(feature = "csv")]
#[path = "report/browser.rs"]
mod browser;
#[path = "report/hostile.rs"]
mod hostile;
#[path = "report/letters.rs"]
mod letters;
#[cfg(feature = "csv")]
#[path = "report/numbers.rs"]
mod numbers;
#[cfg(all(feature = "csv", feature = "evaluate", feature = "toml"))]
#[path = "report/outcome.rs"]
mod outcome;
#[cfg(feature = "csv")]
#[path = "report/size.rs"]
mod size;
#[path = "report/snapshots.rs"]
mod snapshots;
#[cfg(feature = "csv")]
#[path = "report/what_if.rs"]
mod what_if;

#[cfg(feature = "csv")]
#[path = "support/large_company.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod large_company;
#[cfg(feature = "csv")]
#[path = "support/resampled_company.rs"]
mod resampled_company;
