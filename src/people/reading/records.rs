//! From bytes to records: each the cells of a row, with the line on which it begins.

use ::csv::StringRecord;

use crate::error::{Error, Result};
use crate::people::reading::delimiter::Delimiter;
use crate::people::reading::opened::{Opened, Recognised};
use crate::people::reading::source::Source;
use crate::words::counted;

/// The rows of a table in a file of any kind, one after another. Rows without text are left out.
pub(crate) struct Records {
    /// The file, for messages.
    pub(super) name: String,
    opened: Opened,
    /// The cells that a row should have: as many as the first one, the headings, if they are any.
    width: Option<usize>,
    has_headings: bool,
}

/// A row, with the line in the file on which it begins, or the row of a sheet.
///
/// It counts as long as the first row. What is missing at its end is empty, and what is empty
/// beyond is left out, as spreadsheets write it. A row that has text beyond is longer, and one that
/// seems to have another delimiter has one cell: see [`Records::misfit`].
pub(crate) struct Record {
    pub(crate) line: u64,
    /// Those that are there: a short row takes no more room than it has text, however many headings
    /// there are.
    cells: StringRecord,
    /// How many are missing at the end.
    missing: usize,
}

impl Record {
    pub(crate) fn len(&self) -> usize {
        self.cells.len() + self.missing
    }

    /// The text of a cell; none where it is missing.
    pub(crate) fn get(&self, place: usize) -> Option<&str> {
        self.cells.get(place)
    }

    /// How many cells are there.
    pub(crate) fn there(&self) -> usize {
        self.cells.len()
    }

    /// The cells that are there.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.cells.iter()
    }
}

impl Records {
    /// Reads the whole source, and recognises what it is.
    ///
    /// # Errors
    /// What cannot be read, and what is no table; with the file, and with the line and column where
    /// a text breaks.
    pub(crate) fn open(source: Source<'_>) -> Result<Self> {
        Self::read(source, None)
    }

    /// The same of a file of so many columns that a program wrote, which may have no headings. Its
    /// rows are left as they are.
    #[cfg(feature = "migrate")]
    pub(crate) fn open_bare(source: Source<'_>, columns: usize) -> Result<Self> {
        Self::read(source, Some(columns))
    }

    fn read(source: Source<'_>, columns: Option<usize>) -> Result<Self> {
        let Source { name, mut read, options } = source;
        let mut bytes = Vec::new();
        read.read_to_end(&mut bytes).map_err(|error| Error::io(&name, error))?;
        match Opened::of(bytes, &options, columns) {
            Ok(opened) => Ok(Self { name, opened, width: None, has_headings: columns.is_none() }),
            Err(error) => Err(error.in_file(name)),
        }
    }

    /// What was recognised by evidence, and might be wrong.
    pub(crate) fn recognised(&self) -> &Recognised {
        &self.opened.recognised
    }

    /// The next row that has text; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Record>> {
        loop {
            let next = self.opened.rows.next().map_err(|error| error.in_file(&self.name))?;
            let Some((line, mut cells)) = next else { return Ok(None) };
            if cells.iter().all(|cell| Delimiter::is_all(cell.trim().as_bytes())) {
                continue;
            }
            let mut missing = 0;
            let width = *self.width.get_or_insert(cells.len());
            if self.has_headings && cells.len() != width && !self.is_otherwise_delimited(&cells) {
                let beyond = cells.iter().skip(width);
                let surplus = beyond.enumerate().filter(|(_, cell)| !cell.trim().is_empty());
                let kept = width + surplus.last().map_or(0, |(place, _)| place + 1);
                cells.truncate(kept);
                missing = width.saturating_sub(cells.len());
            }
            return Ok(Some(Record { line, cells, missing }));
        }
    }

    /// Is it one cell that another delimiter makes a row of?
    fn is_otherwise_delimited(&self, cells: &StringRecord) -> bool {
        let Some(only) = cells.get(0).filter(|_| cells.len() == 1) else { return false };
        self.other_delimiter(only).is_some_and(|(_, other)| {
            let mut fields = only.split(other).skip(1);
            Some(fields.clone().count() + 1) == self.width && !fields.any(|field| field.starts_with(' '))
        })
    }

    /// The delimiter, and another one that is in a cell. A sheet has none.
    fn other_delimiter(&self, cell: &str) -> Option<(char, char)> {
        let delimiter = self.opened.delimiter?.character();
        let other = cell.chars().find(|&c| c != delimiter && Delimiter::of(c).is_some())?;
        Some((delimiter, other))
    }

    /// What is wrong with a row that has not as many cells as there are headings (or columns: the
    /// `noun`), and what to do.
    pub(crate) fn misfit(&self, record: &Record, headings: usize, noun: &str) -> Error {
        let found = record.len();
        let only = record.get(0).filter(|_| found == 1);
        let hint = match (only.and_then(|only| self.other_delimiter(only)), self.opened.delimiter) {
            (Some((delimiter, other)), _) => {
                format!("; are the fields separated by {other:?}, not {delimiter:?}?")
            }
            (None, Some(delimiter)) if found > headings => {
                format!(": put a text with a {delimiter} in it in quotes")
            }
            (None, None) if found > headings => ": give every column a heading".to_owned(),
            _ => String::new(),
        };
        let what = format!("the row has {}, but there are {headings} {noun}{hint}", counted(found, "field"));
        Error::input(what).in_file(&self.name).at_line(record.line)
    }
}

#[cfg(test)]
mod tests;
