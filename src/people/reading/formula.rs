//! Cells that a spreadsheet would take for a formula.
//!
//! A spreadsheet computes a cell that begins with `=`, `+`, `-` or `@`, also behind a tab or a line
//! break, and some do so for the wide forms of East Asia. An id such as `=HYPERLINK(…)` would run
//! on the coordinator's computer. So texts that begin so are written with an apostrophe before
//! them. The other usual guard, a tab, would be lost where blanks around a text are dropped.
//! Readers take one apostrophe away where it guards something; before anything else (`'t Hart`) it
//! belongs to the text. To be undone exactly, a text that looks guarded is guarded once more.
//! Numbers stay numbers: -12 points can be added up.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, Write};

const GUARD: char = '\'';
const STARTS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// Would it run, or look guarded: some guards, then what would run?
fn is_risky(text: &str) -> bool {
    text.trim_start_matches(GUARD).starts_with(STARTS)
}

/// The text as it is written.
fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// The text that was written.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(rest) if is_risky(rest) => rest,
        _ => cell,
    }
}

/// Writes a CSV file, cell by cell. All files of the library are written so.
pub(crate) struct Rows<W: Write>(::csv::Writer<W>);

impl<W: Write> Rows<W> {
    pub(crate) fn new(to: W) -> Self {
        Self(::csv::Writer::from_writer(to))
    }

    /// A cell with a text of any kind.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        Ok(self.0.write_field(guarded(text).as_bytes())?)
    }

    /// A cell with a number, as it is.
    pub(crate) fn number(&mut self, number: impl Display) -> io::Result<()> {
        Ok(self.0.write_field(number.to_string())?)
    }

    /// A row of texts.
    pub(crate) fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        texts.into_iter().try_for_each(|text| self.text(text))?;
        self.end()
    }

    /// Ends a row.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    /// Nothing is left to be written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::STARTS;
    use super::guarded;
    use super::unguarded;

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@\t\n\r\u{ff1d}a -]{0,6}") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(STARTS));
            prop_assert_eq!(unguarded(&cell), &text);
        }
    }
}
