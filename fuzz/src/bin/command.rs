//! The command, in a folder of its own: a line of arguments, and files. A part is a name, a line
//! end and what the file has. So its readers of matrices, tables, settings of letters and seasons
//! are reached, through the front door.
#![no_main]
#![allow(
    dead_code,
    unused_imports,
    reason = "its modules are those of the command, whose `main` is not here"
)]

#[path = "../../../src/bin/pairwright"]
mod sources {
    pub(crate) mod arguments;
    pub(crate) mod commands;
    pub(crate) mod console;
    pub(crate) mod context;
    pub(crate) mod counted;
    pub(crate) mod done;
    pub(crate) mod failure;
    pub(crate) mod folder;
    pub(crate) mod letters;
    pub(crate) mod matched;
    pub(crate) mod newcomers;
    pub(crate) mod next_step;
    pub(crate) mod options;
    pub(crate) mod progress;
    pub(crate) mod results;
    pub(crate) mod today;
    pub(crate) mod who;
}

use std::{env, fs};

use clap::Parser as _;
use libfuzzer_sys::fuzz_target;
use pairwright_fuzz::parts::{all_parts, text};

use crate::arguments::Arguments;
use crate::console::Console;
use crate::context::Context;
use crate::sources::{
    arguments, commands, console, context, counted, done, failure, folder, letters, matched, newcomers,
    next_step, options, progress, results, today, who,
};

/// Names that a file may have: no path leads out of the folder.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.len() < 40
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        && name.contains(|c: char| c != '.')
}

/// Words that lead nowhere else, and ask for no more than a little time and memory.
fn is_tame(word: &str) -> bool {
    word.len() < 40
        && !word.contains(['/', '~', '\0', '\\'])
        && !word.contains("..")
        && !["--threads", "--memory-limit", "--limit", "demo", "-C", "--folder"]
            .iter()
            .any(|no| word.starts_with(no))
}

fuzz_target!(|bytes: &[u8]| {
    let mut parts = all_parts(bytes);
    let Some(line) = parts.next().and_then(text) else { return };
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.is_empty() || words.len() > 8 || !words.iter().all(|word| is_tame(word)) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for a while");
    env::set_current_dir(&folder).expect("it is there");
    for part in parts.take(8) {
        let end = part.iter().position(|&byte| byte == b'\n').unwrap_or(part.len());
        if let Some(name) = text(&part[..end]).filter(|name| is_plain(name)) {
            let _ = fs::write(name, part.get(end + 1..).unwrap_or_default());
        }
    }
    if let Ok(Arguments { options, command }) = Arguments::try_parse_from([&["pairwright"], &*words].concat())
    {
        let console = Console::new(options.json);
        let context = Context::new(options, console);
        let _ = match command.run(&context) {
            Ok(done) => context.end(&done),
            Err(failure) => context.fail(&failure),
        };
    }
    env::set_current_dir("/").expect("it is there");
});
