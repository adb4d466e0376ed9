//! What the examples print.
//!
//! The standard macros panic where nobody reads on, as in `match_cohort | head -1`. These stand in their place: what
//! nobody reads is dropped, so that files are still written and seasons saved.

use std::fmt::Arguments;
use std::io::{ErrorKind, Result, Write as _, stderr, stdout};

#[allow(unused_macros, reason = "not every example prints parts of lines")]
macro_rules! print {
    ($($words:tt)*) => { crate::output::out(format_args!($($words)*), "") };
}

macro_rules! println {
    () => { crate::output::out(format_args!(""), "\n") };
    ($($words:tt)*) => { crate::output::out(format_args!($($words)*), "\n") };
}

#[allow(unused_macros, reason = "not every example has errors of its own to print")]
macro_rules! eprint {
    ($($words:tt)*) => { crate::output::err(format_args!($($words)*), "") };
}

#[allow(unused_macros, reason = "not every example has errors of its own to print")]
macro_rules! eprintln {
    ($($words:tt)*) => { crate::output::err(format_args!($($words)*), "\n") };
}

pub(crate) fn out(words: Arguments<'_>, end: &str) {
    heard(stdout().write_fmt(format_args!("{words}{end}")));
}

#[allow(dead_code, reason = "not every example has errors of its own to print")]
pub(crate) fn err(words: Arguments<'_>, end: &str) {
    let _ = stderr().write_fmt(format_args!("{words}{end}"));
}

/// A reader who has gone is no fault; a full disk is one.
fn heard(written: Result<()>) {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            err(format_args!("the output cannot be written: {error}"), "\n");
            std::process::exit(1);
        }
        _ => {}
    }
}
