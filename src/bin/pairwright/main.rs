//! `pairwright`: a mentoring programme from the first form to the next cohort, with spreadsheets.
//!
//! A folder is the programme. Each command does one thing in it and says what comes next.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arguments;
mod commands;
mod console;
mod context;
mod counted;
mod done;
mod failure;
mod folder;
mod letters;
mod matched;
mod newcomers;
mod next_step;
mod options;
mod progress;
mod results;
mod today;
mod who;

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::Arguments;
use crate::console::Console;
use crate::context::Context;

fn main() -> ExitCode {
    // refuses what it does not know with exit code 2, and answers `--help`
    let Arguments { options, command } = Arguments::parse();
    let console = Console::new(options.json);
    let context = Context::new(options, console);
    let ended = match command.run(&context) {
        Ok(done) => context.end(&done),
        Err(failure) => context.fail(&failure),
    };
    ended.unwrap_or_else(|error| context.console().cannot_write(&error))
}
