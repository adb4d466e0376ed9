//! What every command takes.

use std::path::PathBuf;

use clap::Args;

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The folder of the programme.
    #[arg(short = 'C', long, value_name = "FOLDER", default_value = ".", global = true)]
    pub(crate) folder: PathBuf,
    /// Prints one JSON object, for programs.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Overwrites what may have been edited without asking.
    #[arg(short, long, global = true)]
    pub(crate) yes: bool,
    /// The day that the log gets, as 2027-03-01; without it, today.
    #[arg(long, value_name = "DAY", global = true)]
    pub(crate) on: Option<String>,
    /// Stops after this time, and says what is known by then.
    #[arg(long, value_name = "SECONDS", global = true)]
    pub(crate) limit: Option<u64>,
}
