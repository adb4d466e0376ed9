//! A line that tells how far a solve is, where somebody looks on.

use std::io::{IsTerminal, Write, stderr};

/// How many steps the bar has.
const WIDTH: usize = 30;

/// A bar on the standard error. Where that is no terminal nothing is drawn.
pub(crate) struct Bar {
    shown: bool,
    last: String,
}

impl Bar {
    pub(crate) fn new() -> Self {
        Self { shown: stderr().is_terminal(), last: String::new() }
    }

    /// Draws what is being done and how many of all are still to come, if that looks new.
    pub(crate) fn show(&mut self, what: &str, left: usize, of: usize) {
        if !self.shown {
            return;
        }
        let done = of.saturating_sub(left) * WIDTH / of.max(1);
        let bar = format!("{:<WIDTH$}", "#".repeat(done));
        // Steps too small to be seen are not drawn: a solve may make millions.
        let key = format!("{what} {bar} {}", left * 1000 / of.max(1));
        if key != self.last {
            self.last = key;
            let _ = write!(stderr(), "\r  {what:<12}[{bar}] {left:>9} of {of} to come ");
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if !self.last.is_empty() {
            let _ = write!(stderr(), "\r{:78}\r", "");
        }
    }
}
