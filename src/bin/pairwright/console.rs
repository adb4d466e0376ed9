//! What the command prints, and what it asks.
//!
//! Facts go to the standard output, errors and progress to the standard error. A reader who has
//! gone, as in `pairwright status | head -1`, is no fault: the rest is dropped, and the work is
//! done.

use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::process::ExitCode;

use anstyle::Style;

/// Lines for people are wrapped at this many columns.
const WIDTH: usize = 80;

/// Where words go.
#[derive(Debug)]
pub(crate) struct Console {
    is_json: bool,
}

impl Console {
    pub(crate) fn new(is_json: bool) -> Self {
        Self { is_json }
    }

    pub(crate) fn is_json(&self) -> bool {
        self.is_json
    }

    /// A heading, with an empty line before it.
    pub(crate) fn heading(&self, words: &str) -> io::Result<()> {
        let bold = Style::new().bold();
        self.raw(&format!("\n{bold}{words}{bold:#}\n"))
    }

    /// A sentence, wrapped.
    pub(crate) fn say(&self, words: &str) -> io::Result<()> {
        let wrapped: Vec<String> = words.lines().map(|line| textwrap::fill(line, WIDTH)).collect();
        self.raw(&format!("{}\n", wrapped.join("\n")))
    }

    /// An item of a list, wrapped under its dash.
    pub(crate) fn item(&self, words: &str) -> io::Result<()> {
        let options = textwrap::Options::new(WIDTH).initial_indent("- ").subsequent_indent("  ");
        self.raw(&format!("{}\n", textwrap::fill(words, options)))
    }

    /// The first of many items, and how many more there are.
    pub(crate) fn items(
        &self,
        items: impl IntoIterator<Item = impl AsRef<str>>,
        shown: usize,
    ) -> io::Result<()> {
        let mut items = items.into_iter();
        for item in items.by_ref().take(shown) {
            self.item(item.as_ref())?;
        }
        match items.count() {
            0 => Ok(()),
            more => self.item(&format!("and {more} more")),
        }
    }

    /// A line as it is: a table, a path. Silent where a program reads.
    pub(crate) fn line(&self, words: &str) -> io::Result<()> {
        self.raw(&format!("{words}\n"))
    }

    fn raw(&self, words: &str) -> io::Result<()> {
        if self.is_json { Ok(()) } else { self.write(words) }
    }

    /// Words for people and for programs alike.
    #[expect(clippy::unused_self, reason = "whoever writes has the console")]
    pub(crate) fn write(&self, words: &str) -> io::Result<()> {
        let mut out = anstream::stdout().lock();
        heard(out.write_all(words.as_bytes()).and_then(|()| out.flush()))
    }

    /// A message on the standard error. Nobody is told where that cannot be written.
    #[expect(clippy::unused_self, reason = "whoever warns has the console")]
    pub(crate) fn warn(&self, words: &str) {
        let bold = Style::new().bold();
        let mut text = String::new();
        for (number, line) in words.lines().enumerate() {
            let indent = if number == 0 { "" } else { "  " };
            let options = textwrap::Options::new(WIDTH).initial_indent(indent).subsequent_indent("  ");
            let line = if number == 0 { format!("pairwright: {line}") } else { line.to_owned() };
            text += &textwrap::fill(&line, options);
            text.push('\n');
        }
        let text = text.replacen("pairwright:", &format!("{bold}pairwright:{bold:#}"), 1);
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    /// Asks a person yes or no; `None` where nobody can be asked.
    pub(crate) fn ask(&self, question: &str) -> Option<bool> {
        if self.is_json || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return None;
        }
        let _ = anstream::stderr().lock().write_all(format!("{question} [y/N] ").as_bytes());
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        Some(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
    }

    /// The output is full or gone in a way that is a fault.
    pub(crate) fn cannot_write(&self, error: &io::Error) -> ExitCode {
        self.warn(&format!("the output cannot be written: {error}"));
        ExitCode::FAILURE
    }
}

/// A reader who has gone is no fault; a full disk is one.
fn heard(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
