//! A CSV file as rows of named cells, with the place of each.

use std::{collections::BTreeSet, io::Cursor};

use ::csv::{ByteRecord, Position, Reader, ReaderBuilder, StringRecord};

use crate::error::{Error, Result};
use crate::people::finding::Finding;
use crate::people::finding::fact::Fact;
use crate::people::own_columns::ours;
use crate::people::participant_id::ParticipantId;
use crate::people::place::Place;
use crate::people::reading::formula::unguarded;
use crate::people::reading::source::Source;
use crate::text_check::{check_id, check_text};
use crate::words::counted;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Put after the data. A quoted field that is never closed runs into it, and so gives itself away.
const END: &[u8] = b"\n.\n";

/// The bytes of a short row, for which memory is taken at once.
const LENGTH: usize = 64;

/// A CSV file, read row by row. Blank lines are skipped.
pub(crate) struct Table {
    name: String,
    reader: Reader<Cursor<Vec<u8>>>,
    /// Where the data ends and [`END`] begins.
    end: usize,
    /// The position up to which lines were counted, and the line there.
    counted: (usize, u64),
    headings: Vec<Heading>,
    /// What a row must have as many of as there are headings.
    noun: &'static str,
    /// The first record, if it was no headings: still to be read.
    first: Option<(u64, ByteRecord)>,
}

/// A heading as it is written, and the known name it stands for.
pub(crate) struct Heading {
    pub(crate) text: String,
    pub(crate) known: Option<&'static str>,
}

/// A row, with the line in the file on which it begins.
pub(crate) struct Row {
    pub(crate) line: u64,
    cells: StringRecord,
}

impl Table {
    /// Reads the headings. `required` are known too; the first of them says which person a row is
    /// about.
    pub(crate) fn open(
        source: Source<'_>,
        required: &[&'static str],
        optional: &[&'static str],
        findings: &mut Vec<Finding>,
    ) -> Result<Self> {
        let mut table = Self::begin(source)?;
        let Some((line, cells)) = table.record()? else {
            return Err(Error::input("the file is empty").in_file(table.name));
        };
        table
            .read_headings(&cells, required, optional)
            .map_err(|error| error.in_file(&table.name).at_line(line))?;
        let own = ours(table.headings.iter().map(|heading| heading.text.as_str()));
        let unknown = table.headings.iter().zip(own).filter(|(heading, own)| heading.known.is_none() && !own);
        findings.extend(unknown.map(|(heading, _)| {
            let fact = Fact::ColumnUnknown { column: heading.text.clone() };
            Finding::new(fact, Some(Place::new(table.name.as_str())))
        }));
        Ok(table)
    }

    /// A file of these columns in this order, whose first line need not be their headings.
    ///
    /// It is one if it is these names, or a name and something behind it (`paper_id`). A file may
    /// be empty.
    #[cfg(feature = "migrate")]
    pub(crate) fn open_bare(source: Source<'_>, columns: &[&'static str]) -> Result<Self> {
        let mut table = Self { noun: "columns", ..Self::begin(source)? };
        table.headings =
            columns.iter().map(|&name| Heading { text: name.into(), known: Some(name) }).collect();
        table.first = table.record()?.filter(|(_, cells)| {
            let named = cells.iter().zip(columns).filter(|(cell, name)| {
                let start = cell.trim_ascii().get(..name.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
            });
            cells.len() != columns.len() || named.count() != columns.len()
        });
        Ok(table)
    }

    /// The whole file, of which nothing was looked at.
    fn begin(source: Source<'_>) -> Result<Self> {
        let Source { name, mut read } = source;
        let mut bytes = Vec::new();
        read.read_to_end(&mut bytes).map_err(|error| Error::io(&name, error))?;
        if bytes.starts_with(BOM) {
            bytes.drain(..BOM.len());
        }
        let end = bytes.len();
        bytes.extend_from_slice(END);
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(Cursor::new(bytes));
        Ok(Self { name, reader, end, counted: (0, 1), headings: Vec::new(), noun: "headings", first: None })
    }

    fn read_headings(
        &mut self,
        cells: &ByteRecord,
        required: &[&'static str],
        optional: &[&'static str],
    ) -> Result<()> {
        let mut seen = BTreeSet::new();
        for (k, cell) in cells.iter().enumerate() {
            let place = format!("column {}", k + 1);
            let text = std::str::from_utf8(cell).map_err(|_| not_utf8(cell).at_column(&place))?;
            let text = content(text);
            check_text(text, &place)?;
            let known = required.iter().chain(optional).find(|known| spelling(known) == spelling(text));
            let text = if text.is_empty() { place } else { text.into() };
            if !seen.insert(spelling(&text)) {
                return Err(Error::input("two columns have the same heading").at_column(text));
            }
            self.headings.push(Heading { text, known: known.copied() });
        }
        let is_there = |name: &str| self.headings.iter().any(|heading| heading.known == Some(name));
        match required.iter().find(|name| !is_there(name)) {
            Some(missing) => Err(Error::input(self.why_missing()).at_column(*missing)),
            None => Ok(()),
        }
    }

    fn why_missing(&self) -> String {
        let hint = match self.headings.as_slice() {
            [only] => other_separator(&only.text),
            _ => String::new(),
        };
        format!("this column is missing{hint}")
    }

    /// The next row; `None` at the end.
    pub(crate) fn row(&mut self) -> Result<Option<Row>> {
        let next = match self.first.take() {
            Some(first) => Some(first),
            None => self.record()?,
        };
        let Some((line, cells)) = next else { return Ok(None) };
        let (found, expected) = (cells.len(), self.headings.len());
        match StringRecord::from_byte_record(cells) {
            Ok(cells) => {
                let row = Row { line, cells };
                if found == expected {
                    self.check_texts(&row)?;
                    return Ok(Some(row));
                }
                let only = row.cells.get(0).filter(|_| found == 1);
                let hint = only.map(other_separator).unwrap_or_default();
                let message = format!(
                    "the row has {}, but there are {expected} {}{hint}",
                    counted(found, "field"),
                    self.noun
                );
                Err(self.blame(Error::input(message), &row))
            }
            Err(error) => {
                let place = error.utf8_error().field();
                let cells = error.into_byte_record();
                let mut error = not_utf8(cells.get(place).unwrap_or_default());
                if let Some(heading) = self.headings.get(place) {
                    error = error.at_column(&heading.text);
                }
                let cells = StringRecord::from_byte_record_lossy(cells);
                Err(self.blame(error, &Row { line, cells }))
            }
        }
    }

    /// Refuses control characters, also in columns that nobody asked for.
    fn check_texts(&self, row: &Row) -> Result<()> {
        let mut cells = self.cells(row);
        let checked = cells.try_for_each(|(heading, text)| {
            let is_id = heading.known.is_some_and(|name| {
                name.starts_with("choice") || ["id", "email"].contains(&name) || name.ends_with("_id")
            });
            if is_id { check_id(text, &heading.text) } else { check_text(text, &heading.text) }
        });
        checked.map_err(|error| self.blame(error, row))
    }

    /// The next record that is not a blank line, with its line in the file.
    fn record(&mut self) -> Result<Option<(u64, ByteRecord)>> {
        loop {
            let mut cells = ByteRecord::with_capacity(LENGTH, self.headings.len());
            let more = self.reader.read_byte_record(&mut cells);
            if !more.map_err(|error| Error::input(error.to_string()).in_file(&self.name))? {
                return Ok(None);
            }
            let begin = cells.position().map_or(0, Position::byte);
            let begin = usize::try_from(begin).unwrap_or(usize::MAX);
            let Some(line) = self.line_at(begin) else { return Ok(None) };
            if self.reader.position().byte() > self.end as u64 + 1 {
                return Err(Error::input("a quoted field is never closed").in_file(&self.name).at_line(line));
            }
            let blank = cells.len() == 1 && cells.iter().all(|cell| cell.trim_ascii().is_empty());
            if !blank {
                return Ok(Some((line, cells)));
            }
        }
    }

    /// The line of the first text at or after a position, counted from 1; `None` when the data ends
    /// before.
    ///
    /// The position of a record may be that of blank lines before it, so the reader's own line
    /// number will not do.
    fn line_at(&mut self, position: usize) -> Option<u64> {
        let data = &self.reader.get_ref().get_ref()[..self.end];
        let blank = data.get(position..)?.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        let (from, mut line) = self.counted;
        for k in from..position + blank {
            let ends = data[k] == b'\n' || data[k] == b'\r' && data.get(k + 1) != Some(&b'\n');
            line += u64::from(ends);
        }
        self.counted = (position + blank, line);
        Some(line)
    }

    /// The cells of a row, each with its heading.
    pub(crate) fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a Heading, &'a str)> {
        self.headings.iter().zip(row.cells.iter().map(content))
    }

    /// The cell under a known heading; empty if there is none.
    pub(crate) fn cell<'a>(&self, row: &'a Row, name: &str) -> &'a str {
        let place = self.headings.iter().position(|heading| heading.known == Some(name));
        place.and_then(|place| row.cells.get(place)).map_or("", content)
    }

    /// The id under a known heading.
    pub(crate) fn id(&self, row: &Row, name: &str) -> Result<ParticipantId> {
        let id = ParticipantId::from(self.cell(row, name));
        id.check(name).map_err(|error| self.blame(error, row))?;
        Ok(id)
    }

    /// The error, with the file, the line and, if the row names one, the person.
    pub(crate) fn blame(&self, error: Error, row: &Row) -> Error {
        let error = error.in_file(&self.name).at_line(row.line);
        let who =
            ["id", "mentor_id", "email", "reviewer"].map(|name| ParticipantId::from(self.cell(row, name)));
        match who.iter().find(|id| id.check("id").is_ok()) {
            Some(id) => error.of_person(id.as_str()),
            None => error,
        }
    }
}

/// What a cell says: without blanks around it, and without what guards it against spreadsheets.
fn content(cell: &str) -> &str {
    unguarded(cell.trim()).trim()
}

/// What to say of a line with one field: with another separator it looks like that.
fn other_separator(field: &str) -> String {
    match field.chars().find(|c| [';', '\t', '|'].contains(c)) {
        Some(found) => format!("; are the fields separated by {found:?}, not commas?"),
        None => String::new(),
    }
}

/// A heading as it is compared: capitals or not, blanks or underscores.
fn spelling(heading: &str) -> String {
    heading.to_lowercase().replace('_', " ")
}

fn not_utf8(cell: &[u8]) -> Error {
    Error::input("the text is not UTF-8").with_value(String::from_utf8_lossy(cell))
}
