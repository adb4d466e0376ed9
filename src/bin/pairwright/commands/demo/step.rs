//! A step of the demo: a sentence, the command that a person would type, the first of its words.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::console::Console;
use crate::failure::Failure;

/// What is done, and why.
#[derive(Debug)]
pub(super) struct Step {
    why: &'static str,
    arguments: &'static [&'static str],
    shown: usize,
}

impl Step {
    /// The sentence before it (nothing where it goes on from the step before), the command, and how
    /// many lines of its output are shown.
    pub(super) const fn new(why: &'static str, arguments: &'static [&'static str], shown: usize) -> Self {
        Self { why, arguments, shown }
    }

    /// The subcommand.
    pub(super) fn command(&self) -> &'static str {
        self.arguments.first().copied().unwrap_or_default()
    }

    /// As it is typed.
    pub(super) fn line(&self) -> String {
        let quoted =
            |word: &&str| if word.contains(' ') { format!("\"{word}\"") } else { (*word).to_owned() };
        let words: Vec<String> = self.arguments.iter().map(quoted).collect();
        format!("pairwright {}", words.join(" "))
    }

    /// Runs the real command in the folder.
    ///
    /// # Errors
    /// Where it fails: it should not.
    pub(super) fn run(&self, console: &Console, folder: &Path) -> Result<(), Failure> {
        if !self.why.is_empty() {
            console.line("")?;
            console.say(self.why)?;
        }
        console.line(&format!("$ {}", self.line()))?;
        let program = env::current_exe().map_err(|error| Failure::io("pairwright", &error))?;
        let ran = Command::new(program)
            .args(self.arguments)
            .current_dir(folder)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| Failure::io(self.line(), &error))?;
        if !ran.status.success() {
            let said = String::from_utf8_lossy(&ran.stderr).trim().to_owned();
            return Err(Failure::new(format!("{} failed: {said}", self.line())));
        }
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        let is_shown = |line: &&str| !line.trim().is_empty() && !line.starts_with("Next: ");
        for line in said.lines().filter(is_shown).take(self.shown) {
            console.line(&format!("  {line}"))?;
        }
        Ok(())
    }
}
