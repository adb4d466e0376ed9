//! People, programmes and all files that are read or written: what they promise, and what is refused.

#[path = "../support/numbers.rs"]
mod numbers;

#[cfg(feature = "toml")]
mod accepting;
#[cfg(feature = "csv")]
mod as_written;
#[cfg(all(feature = "csv", feature = "toml"))]
mod cases;
mod cohorts;
#[cfg(feature = "csv")]
mod embedded_data;
#[cfg(feature = "toml")]
mod errors;
#[cfg(all(feature = "csv", feature = "json", feature = "report"))]
mod files;
mod lines;
#[cfg(feature = "migrate")]
mod migration;
#[cfg(feature = "toml")]
mod programme;
#[cfg(feature = "csv")]
mod reading;
#[cfg(feature = "csv")]
mod sources;
#[cfg(feature = "csv")]
mod sources_fuzz;
#[cfg(feature = "spreadsheet")]
mod spreadsheets;
#[cfg(feature = "spreadsheet")]
mod spreadsheets_fuzz;
#[cfg(all(feature = "csv", feature = "json", feature = "report", feature = "evaluate", feature = "toml"))]
mod texts;
mod understanding;
#[cfg(feature = "csv")]
mod written;
