//! The programme's own rules on any column.

mod interactions;
mod oracle;
#[cfg(feature = "toml")]
mod refusals;
mod told;
mod unknowns;
#[cfg(feature = "toml")]
mod weight_words;
