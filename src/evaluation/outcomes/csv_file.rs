//! The outcomes in a CSV file (feature `csv`).

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};
use crate::evaluation::finding::OutcomeFinding;
use crate::evaluation::outcomes::{LARGEST, Outcomes, PairOutcome, number, share};
use crate::people::finding::Finding;
use crate::people::own_columns::MATCHES;
use crate::people::pair_id::PairId;
use crate::people::place::Place;
use crate::people::reading::source::Source;
use crate::people::reading::table::Table;
use crate::people::reading::values;

const REQUIRED: [&str; 2] = ["mentor_id", "mentee_id"];
const NAMES: [&str; 2] = ["mentor_name", "mentee_name"];
const OPTIONAL: [&str; 3] = ["rating", "still_meeting", "goals_met"];

/// The first text in a column of numbers that is none.
struct Wrong {
    column: usize,
    line: u64,
    value: String,
}

impl Outcomes {
    /// Reads a file of the columns `mentor_id` and `mentee_id`, and any of `rating` (a number),
    /// `still_meeting` (`yes`, `no`, and the usual other spellings) and `goals_met` (the same, or a
    /// share: 0.75 or 75 %). Empty means not known. Names beside the ids are passed over.
    ///
    /// Another column of numbers is kept as a further measure, under its heading. One with anything
    /// else in it is a [finding](Self::findings), and left out. Time O(n log n) for n lines, space
    /// that of the file. The form is written by [`write_form`](Self::write_form).
    ///
    /// # Errors
    /// [`is_io`](Error::is_io) when the file cannot be read, and [`is_input`](Error::is_input) when
    /// it is malformed: the error names the file, line, column, value and person.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        Self::from_source(Source::open(path.as_ref())?)
    }

    /// The same from anything that can be read. The name is for messages.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn from_reader(name: impl Into<String>, from: impl Read + Send + Sync) -> Result<Self> {
        let name = name.into();
        Self::from_source(Source::new(name, from))
    }

    fn from_source(source: Source<'_>) -> Result<Self> {
        let file = Place::new(source.name());
        let mut unknown: Vec<Finding> = Vec::new();
        let mut table = Table::open(source, &REQUIRED, &OPTIONAL, &mut unknown)?;
        let mut pairs = Vec::new();
        let mut lines: BTreeMap<PairId, u64> = BTreeMap::new();
        let mut wrong: BTreeMap<String, Wrong> = BTreeMap::new();
        while let Some(row) = table.row()? {
            let mut pair = PairOutcome::new(table.id(&row, "mentor_id")?, table.id(&row, "mentee_id")?);
            if let Some(first) = lines.insert(PairId::new(&pair.mentor, &pair.mentee), row.line) {
                let error = Error::input(format!("the pair is already on line {first}"));
                return Err(table.blame(error.at_column("mentee_id").with_value(pair.mentee.as_str()), &row));
            }
            for (column, (heading, text)) in table.cells(&row).enumerate() {
                if text.is_empty() {
                    continue;
                }
                match heading.known() {
                    Some(name) => {
                        pair = with(pair, name, text)
                            .map_err(|error| table.blame(error.at_column(name).with_value(text), &row))?;
                    }
                    None if NAMES.contains(&heading.text.as_str()) => {}
                    None => match parsed(text) {
                        Some(value) => pair = pair.with_further(&heading.text, value),
                        None => {
                            wrong.entry(heading.text.clone()).or_insert_with(|| Wrong {
                                column,
                                line: row.line,
                                value: text.to_owned(),
                            });
                        }
                    },
                }
            }
            pairs.push(pair);
        }
        // names and formats of `matches.csv` are no measures, and nobody took them for any
        let mut told: Vec<(&String, &Wrong)> =
            wrong.iter().filter(|(column, _)| !MATCHES.contains(&column.as_str())).collect();
        told.sort_by_key(|(_, wrong)| wrong.column);
        let findings = told.into_iter().map(|(column, wrong)| OutcomeFinding::ColumnNotNumeric {
            file: file.file().to_owned(),
            column: column.clone(),
            line: wrong.line,
            value: wrong.value.clone(),
        });
        let findings = findings.collect();
        for pair in &mut pairs {
            pair.further.retain(|name, _| !wrong.contains_key(name));
        }
        Ok(Self { findings, ..Self::new(pairs)? })
    }
}

/// A number that can be used, as people write it: `4,5` too.
fn parsed(text: &str) -> Option<f64> {
    let value = text.parse().ok().or_else(|| values::number(text));
    value.filter(|&value| number(value).is_ok())
}

/// The pair with what a known column says.
fn with(pair: PairOutcome, name: &str, text: &str) -> Result<PairOutcome> {
    Ok(match name {
        // the error shows the text, not what was read in it
        "rating" => {
            let refused = || Error::input(format!("not a number from -{LARGEST} to {LARGEST}"));
            pair.with_rating(parsed(text).ok_or_else(refused)?)
        }
        "still_meeting" => {
            let refused = || Error::input("neither yes nor no");
            pair.with_still_meeting(values::yes_or_no(text).ok_or_else(refused)?)
        }
        "goals_met" => {
            let part = match (values::yes_or_no(text), text.ends_with('%')) {
                (Some(all), _) => f64::from(u8::from(all)),
                (None, true) => values::percent(text).map_or(f64::NAN, |percent| percent / 100.0),
                (None, false) => parsed(text).unwrap_or(f64::NAN),
            };
            share(part).map_err(|error| Error::input(error.message()))?;
            pair.with_goals_met(part)
        }
        _ => pair,
    })
}
