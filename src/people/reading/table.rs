//! A file as rows of named cells, with the place of each.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::people::finding::Finding;
use crate::people::finding::fact::Fact;
use crate::people::folding::bare;
use crate::people::folding::trimmed;
use crate::people::own_columns::ours;
use crate::people::participant_id::ParticipantId;
use crate::people::place::Place;
use crate::people::reading::delimiter::Delimiter;
use crate::people::reading::fields::PAIRS;
use crate::people::reading::formula::unguarded;
use crate::people::reading::headings::{Heading, Known, Meaning};
use crate::people::reading::mapping::Mapping;
use crate::people::reading::records::{Record, Records};
use crate::people::reading::resolution::{missing, resolve};
use crate::people::reading::source::Source;
use crate::text_check::{check_id, check_text};

/// A file, read row by row. Blank lines are skipped.
pub(crate) struct Table {
    records: Records,
    headings: Vec<Heading>,
    /// The first column of each known field.
    columns: BTreeMap<&'static str, usize>,
    /// The line of the headings.
    line: u64,
    known: Known,
    /// Which columns have ids, in which no line may break.
    has_ids: Vec<bool>,
    /// The columns that say which person a row is about, the surest first.
    who: Vec<usize>,
    /// The lines of rows with texts that were refused.
    flawed: Vec<u64>,
    /// What a row must have as many of as there are headings.
    noun: &'static str,
    /// The first record, if it was no headings: still to be read.
    first: Option<Record>,
}

/// A row, with the line in the file on which it begins.
pub(crate) type Row = Record;

/// The fields that name the person of a row.
const WHO: [&str; 5] = ["id", "mentor_id", "email", "reviewer", "name"];

impl Table {
    /// Reads the headings of a file of these columns; `required` are known too. Columns of other
    /// headings are findings.
    pub(crate) fn open(
        source: Source<'_>,
        required: &[&'static str],
        optional: &[&'static str],
        findings: &mut Vec<Finding>,
    ) -> Result<Self> {
        let names = || required.iter().chain(optional);
        let known =
            Known::plain(names()).with(PAIRS.iter().filter(|field| names().any(|name| *name == field.name)));
        let table = Self::begin(source, known, &Mapping::default())?;
        required.iter().try_for_each(|name| table.require(name))?;
        findings.extend(table.unknown());
        Ok(table)
    }

    /// Reads the headings. What has to be there is asked for by [`require`](Self::require).
    pub(crate) fn begin(source: Source<'_>, known: Known, mapping: &Mapping) -> Result<Self> {
        let mut table = Self::of(Records::open(source)?, known);
        let Some(record) = table.records.next()? else {
            return Err(Error::input("the file is empty").in_file(table.records.name));
        };
        table.line = record.line;
        let read = table.read_headings(&record, mapping);
        read.map_err(|error| error.in_file(&table.records.name).at_line(record.line))?;
        Ok(table)
    }

    /// A file of these columns in this order, whose first line need not be their headings.
    ///
    /// It is one if it is these names, or a name and something behind it (`paper_id`). A file may
    /// be empty.
    #[cfg(feature = "migrate")]
    pub(crate) fn open_bare(source: Source<'_>, columns: &[&'static str]) -> Result<Self> {
        let mut table = Self {
            noun: "columns",
            ..Self::of(Records::open_bare(source, columns.len())?, Known::plain(columns))
        };
        let heading = |&name: &&'static str| Heading { text: name.into(), meaning: Meaning::Field(name) };
        table.headings = columns.iter().map(heading).collect();
        table.look_at_headings();
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
    fn of(records: Records, known: Known) -> Self {
        let (headings, has_ids, columns) = (Vec::new(), Vec::new(), BTreeMap::new());
        let (who, flawed) = (Vec::new(), Vec::new());
        Self {
            records,
            headings,
            columns,
            line: 1,
            known,
            has_ids,
            who,
            flawed,
            noun: "headings",
            first: None,
        }
    }

    fn read_headings(&mut self, cells: &Record, mapping: &Mapping) -> Result<()> {
        let mut texts = Vec::with_capacity(cells.len());
        for (k, cell) in cells.iter().enumerate() {
            let text = content(cell);
            check_text(text, &format!("column {}", k + 1))?;
            texts.push(text.to_owned());
        }
        self.headings = resolve(&texts, &self.known, mapping)?;
        let own = ours(texts.iter().map(String::as_str));
        let unknown = self.headings.iter_mut().zip(own);
        let unknown = unknown.filter(|(heading, own)| *own && heading.meaning == Meaning::Unknown);
        unknown.for_each(|(heading, _)| heading.meaning = Meaning::Attribute);
        self.look_at_headings();
        Ok(())
    }

    fn look_at_headings(&mut self) {
        let is_id = |heading: &Heading| {
            let is_id = |name: &str| {
                let is_choice = name.starts_with("choice") && name != "choices";
                is_choice
                    || ["id", "email"].contains(&name)
                    || (name.ends_with("_id") && name != "manager_id")
            };
            heading.known().is_some_and(is_id)
        };
        self.has_ids = self.headings.iter().map(is_id).collect();
        self.columns.clear();
        for (at, heading) in self.headings.iter().enumerate() {
            if let Some(field) = heading.known() {
                self.columns.entry(field).or_insert(at);
            }
        }
        self.who = WHO.iter().filter_map(|name| self.column(name)).collect();
    }

    /// Refuses a file without this column.
    pub(crate) fn require(&self, field: &str) -> Result<()> {
        self.column(field).map(|_| ()).ok_or_else(|| self.missing(field))
    }

    /// The column is missing.
    pub(crate) fn missing(&self, field: &str) -> Error {
        self.blame_headings(missing(field, &self.known, &self.headings))
    }

    /// Does not read these columns.
    pub(crate) fn leave_out(&mut self, columns: Vec<usize>) {
        for column in columns {
            self.headings[column].meaning = Meaning::Ignored;
        }
        self.look_at_headings();
    }

    /// Keeps the column of a field as an attribute.
    pub(crate) fn keep_as_attribute(&mut self, field: &str) {
        if let Some(column) = self.column(field) {
            self.headings[column].meaning = Meaning::Attribute;
            self.look_at_headings();
        }
    }

    /// A finding about a column.
    pub(crate) fn finding(&self, column: usize, fact: Fact) -> Finding {
        Finding::new(fact, Some(self.place().at_column(self.headings[column].text.as_str())))
    }

    /// The columns nobody asked for, as findings.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = Finding> {
        self.headings.iter().filter_map(|heading| {
            let column = heading.text.clone();
            let fact = match heading.meaning {
                Meaning::Unknown => match self.near(&heading.text) {
                    Some(field) => Fact::ColumnNear { column, field: field.into() },
                    None => Fact::ColumnUnknown { column },
                },
                Meaning::Spare(field) => Fact::ColumnSpare { column, field: field.into() },
                _ => return None,
            };
            Some(Finding::new(fact, Some(self.place())))
        })
    }

    /// The field whose heading this nearly is.
    pub(crate) fn near(&self, heading: &str) -> Option<&'static str> {
        self.known.near(heading).filter(|_| self.headings.len() <= ASKED)
    }

    /// All rows that have as many fields as there are headings. What is wrong with others, and with
    /// texts, is noted.
    pub(crate) fn rows(&mut self, problems: &mut Problems) -> Vec<Row> {
        let mut rows = Vec::new();
        loop {
            match self.next() {
                Ok(Some(row)) => {
                    let fits = self.check_length(&row);
                    if problems.take(fits).is_some() {
                        let before = problems.count();
                        self.wrong_texts(&row).for_each(|error| problems.add(error));
                        if problems.count() > before {
                            self.flawed.push(row.line);
                        }
                        rows.push(row);
                    }
                }
                Ok(None) => return rows,
                Err(error) => {
                    problems.add(error);
                    return rows;
                }
            }
        }
    }

    /// The next row; `None` at the end.
    pub(crate) fn row(&mut self) -> Result<Option<Row>> {
        let Some(row) = self.next()? else { return Ok(None) };
        self.check_length(&row)?;
        let wrong = self.wrong_texts(&row).next();
        wrong.map_or(Ok(Some(row)), Err)
    }

    fn next(&mut self) -> Result<Option<Row>> {
        match self.first.take() {
            Some(first) => Ok(Some(first)),
            None => self.records.next(),
        }
    }

    fn check_length(&self, row: &Row) -> Result<()> {
        let expected = self.headings.len();
        if row.len() == expected {
            return Ok(());
        }
        Err(self.blame(self.records.misfit(row, expected, self.noun), row))
    }

    /// Control characters, also in columns that nobody asked for.
    fn wrong_texts<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = Error> + 'a {
        self.cells(row).zip(&self.has_ids).filter_map(move |((heading, text), &is_id)| {
            let checked = match heading.known() {
                _ if is_id => check_id(text, &heading.text),
                // several people: each is checked by itself
                Some("manager_id") => Ok(()),
                _ => check_text(text, &heading.text),
            };
            checked.err().map(|error| self.blame(error, row))
        })
    }

    /// The headings, in the order of the columns.
    pub(crate) fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// Every heading, as it is compared, for the mapping.
    pub(crate) fn bare_headings(&self) -> impl Iterator<Item = String> {
        // one that stands there twice has a number, which the mapping does not know
        self.headings.iter().flat_map(|heading| {
            let first = heading.text.rsplit_once(" (").map_or(heading.text.as_str(), |(first, _)| first);
            BTreeSet::from([bare(&heading.text), bare(first)])
        })
    }

    /// The cells of a row, each with its heading.
    pub(crate) fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a Heading, &'a str)> {
        self.headings.iter().zip(row.iter().map(content))
    }

    /// The first column that is a known field. Time O(log fields).
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.get(name).copied()
    }

    /// The cell under a known heading; empty if there is none.
    pub(crate) fn cell<'a>(&self, row: &'a Row, name: &str) -> &'a str {
        self.column(name).map_or("", |column| cell(row, column))
    }

    /// The id under a known heading.
    pub(crate) fn id(&self, row: &Row, name: &str) -> Result<ParticipantId> {
        let id = ParticipantId::from(self.cell(row, name));
        id.check(name).map_err(|error| self.blame(error, row))?;
        Ok(id)
    }

    /// The error, with the file, the line and, if the row names one, the person.
    pub(crate) fn blame(&self, error: Error, row: &Row) -> Error {
        let error = self.named_as_written(error).in_file(&self.records.name).at_line(row.line);
        let who = self.who.iter().map(|&column| ParticipantId::from(cell(row, column)));
        match who.into_iter().find(|id| id.check("id").is_ok()) {
            Some(id) => error.of_person(id.as_str()),
            None => error,
        }
    }

    /// The error, with the heading of its column, where that is not the name of the field.
    fn named_as_written(&self, error: Error) -> Error {
        let field = error.column().and_then(|name| self.column(name));
        match field.map(|column| &self.headings[column]) {
            Some(heading) if !heading.is_named() => error.in_column(heading.text.as_str()),
            _ => error,
        }
    }

    /// Was something wrong with the texts of this row, and noted?
    pub(crate) fn is_flawed(&self, row: &Row) -> bool {
        self.flawed.binary_search(&row.line).is_ok()
    }

    /// The error, with the file and the line of the headings.
    pub(crate) fn blame_headings(&self, error: Error) -> Error {
        error.in_file(&self.records.name).at_line(self.line)
    }

    /// What kind of file it is, where that was seen from it.
    pub(crate) fn recognised(&self) -> Option<Finding> {
        let seen = self.records.recognised();
        let fact = Fact::FileRecognised {
            encoding: seen.encoding.map(|encoding| encoding.to_string()),
            separator: seen.delimiter.map(Delimiter::character),
            sheet: seen.sheet.clone(),
        };
        (!seen.is_empty()).then(|| Finding::new(fact, Some(self.place())))
    }

    /// The file, by its name alone.
    pub(crate) fn place(&self) -> Place {
        Place::new(self.records.name.as_str())
    }
}

/// With more headings than these, nobody has written them by hand, and none is asked about.
const ASKED: usize = 500;

/// A cell of a row; empty where the row has none.
pub(crate) fn cell(row: &Row, column: usize) -> &str {
    row.get(column).map_or("", content)
}

/// What a cell says: without blanks around it, and without what guards it against spreadsheets.
fn content(cell: &str) -> &str {
    trimmed(unguarded(trimmed(cell)))
}
