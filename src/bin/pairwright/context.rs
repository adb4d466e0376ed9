//! What every command has at hand: the folder, the console, the day.

use std::io;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use pairwright::evaluation::Date;
use pairwright::{Progress, Season};
use serde_json::{Map, Value, json};

use crate::console::Console;
use crate::done::{Done, Next};
use crate::failure::Failure;
use crate::folder::Folder;
use crate::options::Options;
use crate::progress::Bar;
use crate::today::today;

/// The folder of the programme, where words go, and the options that all commands have.
#[derive(Debug)]
pub(crate) struct Context {
    options: Options,
    console: Console,
    folder: Folder,
    /// When the time limit is over: one for all that the command does.
    end: Option<Instant>,
}

impl Context {
    #[expect(clippy::disallowed_methods, reason = "the command has a clock, the library has none")]
    pub(crate) fn new(options: Options, console: Console) -> Self {
        let folder = Folder::new(&options.folder, options.yes);
        // a limit beyond all clocks is none
        let end = options.limit.and_then(|limit| Instant::now().checked_add(Duration::from_secs(limit)));
        Self { options, console, folder, end }
    }

    pub(crate) fn console(&self) -> &Console {
        &self.console
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The day that the log gets: `--on`, or today.
    pub(crate) fn day(&self) -> String {
        self.options.on.clone().unwrap_or_else(today)
    }

    /// The same as a day of the calendar.
    ///
    /// # Errors
    /// Where `--on` is another text.
    pub(crate) fn date(&self) -> Result<Date, Failure> {
        let day = self.day();
        let refused = |_| {
            Failure::new(format!("--on {day}: this command needs a day of the calendar"))
                .with_advice("Write it as 2027-03-01.")
        };
        day.parse().map_err(refused)
    }

    /// A watch that shows how far the work is, and stops it where a time limit is set and over.
    pub(crate) fn watch(&self) -> Bar {
        Bar::new(self.end, self.console.is_json())
    }

    /// Works with a bar for the season, which is gone before anything is printed.
    pub(crate) fn watching<T>(&self, season: &mut Season, work: impl FnOnce(&mut Season) -> T) -> T {
        season.set_watch(self.watch());
        let done = work(season);
        season.set_watch(|_: &Progress| ControlFlow::Continue(()));
        done
    }

    /// Says what comes next, or gives programs their facts.
    pub(crate) fn end(&self, done: &Done) -> io::Result<ExitCode> {
        if self.console.is_json() {
            let mut facts = done.facts().clone();
            let next = done.next().map(|next| self.command_line(next));
            facts.insert("next".to_owned(), json!(next));
            self.print(facts)?;
        } else if let Some(next) = done.next() {
            let first = next.first().map(|first| format!("{first}, then: ")).unwrap_or_default();
            let line = self.command_line(next).iter().map(|part| quoted(part)).collect::<Vec<_>>().join(" ");
            self.console.line(&format!("\nNext: {first}{line}   # {}", next.why()))?;
        }
        Ok(if done.is_stopped() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }

    pub(crate) fn fail(&self, failure: &Failure) -> io::Result<ExitCode> {
        if self.console.is_json() {
            let mut facts = Map::new();
            facts.insert("error".to_owned(), failure.facts());
            self.print(facts)?;
        } else {
            self.console.warn(&failure.told());
        }
        Ok(ExitCode::FAILURE)
    }

    fn print(&self, facts: Map<String, Value>) -> io::Result<()> {
        self.console.write(&format!("{}\n", Value::Object(facts)))
    }

    fn command_line(&self, next: &Next) -> Vec<String> {
        let mut line = vec!["pairwright".to_owned()];
        let folder = next.folder().unwrap_or(&self.options.folder);
        if folder.as_os_str() != "." {
            line.extend(["-C".to_owned(), folder.display().to_string()]);
        }
        line.extend(next.arguments().iter().cloned());
        line
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
