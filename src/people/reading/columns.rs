//! The columns of a participants' file that are read, each with how.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Result;
use crate::people::finding::Finding;
use crate::people::finding::fact::Fact;
use crate::people::folding::folded;
use crate::people::placeholders::Placeholders;
use crate::people::reading::cell_reader::CellReader;
use crate::people::reading::draft::Draft;
use crate::people::reading::fields::{Kind, named};
use crate::people::reading::headings::{Heading, Meaning};
use crate::people::reading::mapping::Mapping;
use crate::people::reading::separators::Separator;
use crate::people::reading::setters::{ATTRIBUTE, Setter, item, setter};
use crate::people::reading::table::{Row, Table, cell};
use crate::people::reading::values::{grade, number, percent};

/// A column that is read.
pub(super) struct Column<'m> {
    /// Its place in the row.
    pub(super) at: usize,
    kind: Kind,
    cells: CellReader<'m>,
    set: Setter,
    /// Its cells say yes or no to one item.
    is_item: bool,
    /// The words of the column were shown already.
    is_advised: bool,
    /// Placeholders where a number or a word should be, and in how many cells.
    unknown: (BTreeSet<String>, usize),
}

/// The rows of a file, and what counts as unknown in them.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) rows: &'a [Row],
    pub(super) unknown: &'a Placeholders,
}

/// So many words of a column are shown.
const WORDS: usize = 6;

impl<'m> Column<'m> {
    /// The column of a heading; none where it is not read, or is read as id or role.
    fn new(at: usize, heading: &Heading, mapping: &'m Mapping) -> Option<Self> {
        let (field, kind, set, about): (_, _, Setter, _) = match &heading.meaning {
            Meaning::Field("id" | "role") | Meaning::Item("role", _) | Meaning::Ignored => return None,
            Meaning::Field(field) => {
                (*field, named(field).map_or(Kind::Text, |field| field.kind), setter(field), &heading.text)
            }
            Meaning::Item(field, about) => (*field, Kind::Word, item as Setter, about),
            _ => ("attribute", Kind::Text, ATTRIBUTE, &heading.text),
        };
        let cells = CellReader::new(field, heading, about, mapping);
        let is_item = matches!(heading.meaning, Meaning::Item(..));
        Some(Self { at, kind, cells, set, is_item, is_advised: false, unknown: Default::default() })
    }

    /// The columns of a table. How lists and grades are written is seen from all rows.
    pub(super) fn all(
        table: &Table,
        around: Around<'_>,
        mapping: &'m Mapping,
        is_known: impl Fn(&str) -> bool,
        findings: &mut Vec<Finding>,
    ) -> Vec<Self> {
        let headings = table.headings().iter().enumerate();
        let mut columns: Vec<Self> =
            headings.filter_map(|(at, heading)| Self::new(at, heading, mapping)).collect();
        let has_ratings = columns.iter().any(|column| {
            let rated = |text: &str| text.len() == 1 && ("2"..="5").contains(&text);
            column.is_item && column.texts(around.rows).any(rated)
        });
        for column in &mut columns {
            column.cells.has_ratings = has_ratings;
            let fact = match column.kind {
                Kind::List | Kind::People if mapping.separator_of(column.cells.field).is_none() => {
                    column.see_separator(around.rows, &is_known)
                }
                Kind::Number if column.cells.field == "level" => column.see_grades(around),
                _ => None,
            };
            findings.extend(fact.map(|fact| table.finding(column.at, fact)));
        }
        columns
    }

    /// The cells of the column that say something.
    fn texts<'r>(&self, rows: &'r [Row]) -> impl Iterator<Item = &'r str> + Clone + use<'r> {
        let at = self.at;
        rows.iter().map(move |row| cell(row, at)).filter(|text| !text.is_empty())
    }

    /// Finds what separates several in a cell. It is told where that is no semicolon.
    fn see_separator(&mut self, rows: &[Row], is_known: impl Fn(&str) -> bool) -> Option<Fact> {
        let (texts, has_reasons) = (self.texts(rows), self.cells.field == "conflicts");
        let is_known = |text: &str| {
            let who = text.split(':').next().filter(|_| has_reasons);
            is_known(who.unwrap_or(text).trim())
        };
        let found = match self.kind {
            Kind::People => Separator::of_people(texts, is_known),
            _ => Separator::of(texts),
        };
        self.cells.separator = found.unwrap_or(Separator::Semicolon);
        told(found)
    }

    /// Are all levels letters and a number, and the letters the same?
    fn see_grades(&mut self, around: Around<'_>) -> Option<Fact> {
        let mut prefix = None;
        let mut cells = 0;
        for text in self.texts(around.rows) {
            let meant = self.cells.meant(text);
            if number(meant).is_some() && meant != text || around.unknown.contains(text) {
                continue;
            }
            let (letters, _) = grade(meant)?;
            if prefix.get_or_insert_with(|| letters.clone()) != &letters {
                return None;
            }
            cells += 1;
        }
        self.cells.has_grades = true;
        Some(Fact::GradesRead { prefix: prefix?, cells })
    }

    /// Sets what the cell of a row says.
    pub(super) fn read(&mut self, draft: &mut Draft, row: &Row, around: Around<'_>) -> Result<()> {
        let text = cell(row, self.at);
        if text.is_empty() {
            return Ok(());
        }
        let is_one = !matches!(self.kind, Kind::List | Kind::People);
        let said = if is_one { self.cells.meant(text) } else { text };
        let Err(error) = (self.set)(&self.cells, draft, said) else { return Ok(()) };
        if !matches!(self.kind, Kind::Number | Kind::Word) {
            return Err(error);
        }
        if around.unknown.contains(said) {
            let (texts, cells) = &mut self.unknown;
            texts.insert(said.to_owned());
            *cells += 1;
            return Ok(());
        }
        let advice = self.advice(said, around.rows);
        self.is_advised = true;
        Err(match advice {
            Some(advice) => error.with_advice(advice),
            None => error,
        })
    }

    /// The placeholders that were read as unknown.
    pub(super) fn placeholders(&self) -> Option<Fact> {
        let (texts, cells) = &self.unknown;
        let (field, texts) = (self.cells.field.into(), texts.iter().cloned().collect());
        (*cells > 0).then_some(Fact::Placeholders { field, texts, cells: *cells })
    }

    /// What to do about a cell that says nothing this field can be. The first one shows what a
    /// mapping needs for the words of the whole column.
    fn advice(&self, text: &str, rows: &[Row]) -> Option<String> {
        let field = self.cells.field;
        if percent(text).is_some() {
            let has_scale = ["personality", "commitment"].contains(&field) && !self.cells.has_scale();
            let scale = format!("if the scale is another one, the mapping says so: {field}_scale = \"1-10\"");
            return has_scale.then_some(scale);
        }
        if self.is_item {
            return None;
        }
        let mut words = vec![text];
        let others = if self.is_advised { &[] } else { rows };
        for word in self.texts(others).filter(|word| percent(word).is_none()) {
            if words.len() == WORDS {
                break;
            }
            if !words.contains(&word) && self.cells.meant(word) == word {
                words.push(word);
            }
        }
        Some(in_mapping(field, &words))
    }

    /// The words that this column has, of those that the mapping explains.
    pub(super) fn note_words(&self, rows: &[Row], met: &mut BTreeMap<&'static str, BTreeSet<String>>) {
        if self.cells.has_words() {
            let met = met.entry(self.cells.field).or_default();
            for text in self.texts(rows) {
                met.insert(folded(text).into_owned());
                met.extend(self.cells.separator.split(text).map(|part| folded(part).into_owned()));
            }
        }
    }
}

/// What separates managers in the cells of an organisation's file, and whether it has to be told.
pub(super) fn manager_separator<'c>(
    cells: impl Iterator<Item = &'c str> + Clone,
    mapping: &Mapping,
    is_known: impl Fn(&str) -> bool,
) -> (Separator, Option<Fact>) {
    if let Some(separator) = mapping.separator_of("manager_id") {
        return (separator, None);
    }
    let found = Separator::of_people(cells, is_known);
    (found.unwrap_or(Separator::Semicolon), told(found))
}

/// A separator that is no semicolon is told.
fn told(found: Option<Separator>) -> Option<Fact> {
    let other = found.filter(|&found| found != Separator::Semicolon)?;
    Some(Fact::ListSeparated { separator: other.sign() })
}

/// The lines of a mapping that say what words of a field mean.
fn in_mapping(field: &str, words: &[&str]) -> String {
    let lines: Vec<String> = words.iter().map(|word| format!("{word:?} = …")).collect();
    format!("a mapping says what words mean: [values.{field}] {}", lines.join(", "))
}
