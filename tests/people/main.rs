//! People, programmes and all files that are read or written: what they promise, and what is refused.

#[cfg(feature = "csv")]
#[path = "../support/numbers.rs"]
mod numbers;

#[cfg(feature = "toml")]
mod accepting;
mod cohorts;
#[cfg(feature = "csv")]
mod embedded_data;
#[cfg(all(feature = "csv", feature = "json", feature = "report"))]
mod files;
#[cfg(feature = "migrate")]
mod migration;
#[cfg(feature = "toml")]
mod programme;
#[cfg(feature = "csv")]
mod reading;
#[cfg(all(feature = "csv", feature = "json", feature = "report", feature = "evaluate", feature = "toml"))]
mod texts;
