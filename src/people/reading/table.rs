//! A file as rows of named cells, with the place of each.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::people::finding::Finding;
use crate::people::participant_id::ParticipantId;
use crate::people::reading::formula::unguarded;
use crate::people::reading::records::{Record, Records};
use crate::people::reading::source::Source;
use crate::text_check::{check_id, check_text};

/// A CSV file, read row by row. Blank lines are skipped.
pub(crate) struct Table {
    records: Records,
    headings: Vec<Heading>,
    /// What a row must have as many of as there are headings.
    noun: &'static str,
    /// The first record, if it was no headings: still to be read.
    first: Option<Record>,
}

/// A heading as it is written, and the known name it stands for.
pub(crate) struct Heading {
    pub(crate) text: String,
    pub(crate) known: Option<&'static str>,
}

/// A row, with the line in the file on which it begins.
pub(crate) type Row = Record;

impl Table {
    /// Reads the headings. `required` are known too; the first of them says which person a row is
    /// about.
    pub(crate) fn open(
        source: Source<'_>,
        required: &[&'static str],
        optional: &[&'static str],
        findings: &mut Vec<Finding>,
    ) -> Result<Self> {
        let mut table = Self::begin(Records::open(source)?);
        let Some(record) = table.records.next()? else {
            return Err(Error::input("the file is empty").in_file(table.records.name));
        };
        table
            .read_headings(&record, required, optional)
            .map_err(|error| error.in_file(&table.records.name).at_line(record.line))?;
        let unknown = table.headings.iter().filter(|heading| heading.known.is_none());
        findings.extend(unknown.map(|heading| Finding::ColumnUnknown {
            file: table.records.name.clone(),
            column: heading.text.clone(),
        }));
        Ok(table)
    }

    /// A file of these columns in this order, whose first line need not be their headings.
    ///
    /// It is one if it is these names, or a name and something behind it (`paper_id`). A file may
    /// be empty.
    #[cfg(feature = "migrate")]
    pub(crate) fn open_bare(source: Source<'_>, columns: &[&'static str]) -> Result<Self> {
        let mut table = Self { noun: "columns", ..Self::begin(Records::open_bare(source, columns.len())?) };
        table.headings =
            columns.iter().map(|&name| Heading { text: name.into(), known: Some(name) }).collect();
        table.first = table.records.next()?.filter(|record| {
            let named = record.iter().zip(columns).filter(|(cell, name)| {
                let start = cell.trim_ascii().get(..name.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(name))
            });
            record.len() != columns.len() || named.count() != columns.len()
        });
        Ok(table)
    }

    /// A file of which nothing was looked at.
    fn begin(records: Records) -> Self {
        Self { records, headings: Vec::new(), noun: "headings", first: None }
    }

    fn read_headings(
        &mut self,
        cells: &Record,
        required: &[&'static str],
        optional: &[&'static str],
    ) -> Result<()> {
        let mut seen = BTreeSet::new();
        for (k, cell) in cells.iter().enumerate() {
            let place = format!("column {}", k + 1);
            let text = content(cell);
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
            None => self.records.next()?,
        };
        let Some(row) = next else { return Ok(None) };
        let expected = self.headings.len();
        if row.len() == expected {
            self.check_texts(&row)?;
            return Ok(Some(row));
        }
        Err(self.blame(self.records.misfit(&row, expected, self.noun), &row))
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

    /// The cells of a row, each with its heading.
    pub(crate) fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a Heading, &'a str)> {
        self.headings.iter().zip(row.iter().map(content))
    }

    /// The cell under a known heading; empty if there is none.
    pub(crate) fn cell<'a>(&self, row: &'a Row, name: &str) -> &'a str {
        let place = self.headings.iter().position(|heading| heading.known == Some(name));
        place.and_then(|place| row.get(place)).map_or("", content)
    }

    /// The id under a known heading.
    pub(crate) fn id(&self, row: &Row, name: &str) -> Result<ParticipantId> {
        let id = ParticipantId::from(self.cell(row, name));
        id.check(name).map_err(|error| self.blame(error, row))?;
        Ok(id)
    }

    /// The error, with the file, the line and, if the row names one, the person.
    pub(crate) fn blame(&self, error: Error, row: &Row) -> Error {
        let error = error.in_file(&self.records.name).at_line(row.line);
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
