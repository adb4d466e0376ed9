//! A mapping as a TOML file (feature `toml`).

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::error::Result;
use crate::error::kind::ErrorKind;
use crate::people::placeholders::Placeholders;
use crate::people::reading::mapping::Mapping;
use crate::people::reading::scale::Scale;
use crate::toml_text::{parse, read_file};

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    columns: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    lists: BTreeMap<String, Spanned<Items>>,
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, Spanned<Value>>>,
    #[serde(default)]
    separators: BTreeMap<String, Spanned<String>>,
    placeholders: Option<Vec<String>>,
    delimiter: Option<Spanned<String>>,
    encoding: Option<Spanned<String>>,
    sheet: Option<String>,
    personality_scale: Option<Spanned<String>>,
    capability_scale: Option<Spanned<String>>,
    commitment_scale: Option<Spanned<String>>,
    level_order: Option<Order>,
    tenure_unit: Option<Unit>,
}

/// The headings of the items of a list; with words, where a heading is not the item.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Items {
    Headings(Vec<String>),
    Words(BTreeMap<String, String>),
}

/// What a word means: another word, or a number.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Whole(i64),
    Number(f64),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Order {
    Ascending,
    Descending,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Unit {
    Years,
    Months,
}

impl Mapping {
    /// Reads a mapping from TOML. Every key is optional; one that is not known is refused by name.
    ///
    /// ```
    /// use pairwright::people::Mapping;
    ///
    /// let mapping = Mapping::from_toml(r#"
    ///     placeholders = ["keine Angabe"]           # as well as the usual ones
    ///     delimiter = ";"                           # otherwise seen from the file, as are
    ///     encoding = "windows-1252"                 # the encoding
    ///     sheet = "Answers"                         # and the sheet of a workbook
    ///     personality_scale = "1-5"                 # goes onto 0 to 100
    ///     capability_scale = "1-10"                 # goes onto 1 to 5, rounded
    ///     commitment_scale = "0-10"                 # the same
    ///     level_order = "descending"                # 1 is the top, and is read as -1
    ///     tenure_unit = "months"
    ///
    ///     [columns]                                 # heading = field
    ///     "I am here as" = "role"
    ///     "Cost centre" = "attribute"               # kept, and not asked about
    ///     "Any other comments?" = "ignore"
    ///
    ///     [values.role]                             # word = what it means
    ///     "A mentor" = "mentor"
    ///
    ///     [values.level]
    ///     G7 = 5
    ///
    ///     [lists]                                   # columns that say yes or no to an item
    ///     skills_offered = ["Excel", "Podcasts"]    # the heading is the item
    ///     skills_wanted = { "To learn: AI" = "AI" } # or a word of its own
    ///
    ///     [separators]                              # otherwise seen from the column
    ///     groups = ","
    /// "#)?;
    /// assert_eq!(mapping, mapping.clone());
    ///
    /// let error = Mapping::from_toml("[columns]\n\nBoss = \"maneger_id\"").unwrap_err();
    /// assert_eq!((error.line(), error.value()), (Some(3), Some("maneger_id")));
    /// assert_eq!(error.advice(), Some("did you mean \"manager_id\"?"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_input`](crate::Error::is_input), with the line and what is wrong with it.
    pub fn from_toml(text: &str) -> Result<Self> {
        Self::read(text, None)
    }

    /// Reads a mapping from a TOML file: see [`from_toml`](Self::from_toml).
    ///
    /// # Errors
    /// [`is_io`](crate::Error::is_io) when the file cannot be read,
    /// [`is_input`](crate::Error::is_input) when it is malformed.
    pub fn from_toml_file(path: impl AsRef<Path>) -> Result<Self> {
        let (name, text) = read_file(path.as_ref(), ErrorKind::Input)?;
        Self::read(&text, Some(name.clone())).map_err(|error| error.in_file(name))
    }

    fn read(text: &str, file: Option<String>) -> Result<Self> {
        let written: Written = parse(text, ErrorKind::Input)?;
        let breaks: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let line = |start: usize| Some(breaks.partition_point(|&at| at < start) as u64 + 1);
        let mut mapping = Self { file, ..Self::default() };
        for (heading, field) in written.columns {
            let line = line(field.span().start);
            mapping = mapping.column(heading, field.into_inner(), None, line);
        }
        for (list, items) in written.lists {
            let line = line(items.span().start);
            let items = match items.into_inner() {
                Items::Headings(all) => {
                    all.into_iter().map(|heading| (heading.clone(), item_of(&heading))).collect()
                }
                Items::Words(words) => words,
            };
            for (heading, item) in items {
                mapping = mapping.column(heading, list.clone(), Some(item), line);
            }
        }
        for (field, words) in written.values {
            for (from, to) in words {
                let line = line(to.span().start);
                let to = match to.into_inner() {
                    Value::Text(text) => text,
                    Value::Whole(number) => number.to_string(),
                    Value::Number(number) => number.to_string(),
                };
                mapping = mapping.value(&field, from, to, line);
            }
        }
        for (field, separator) in written.separators {
            let line = line(separator.span().start);
            mapping = mapping.separator(field, separator.get_ref(), line);
        }
        let scales = [
            ("personality", written.personality_scale),
            ("skills_offered", written.capability_scale),
            ("commitment", written.commitment_scale),
        ];
        for (field, scale) in scales.into_iter().filter_map(|(field, scale)| Some((field, scale?))) {
            let line = line(scale.span().start);
            let read = scale.get_ref().parse::<Scale>().map_err(|error| mapping.at(line, error));
            mapping = mapping.scale(field, read?);
        }
        mapping.placeholders = written.placeholders.map(|more| Placeholders::default().with(more));
        mapping.is_descending = matches!(written.level_order, Some(Order::Descending));
        mapping.is_in_months = matches!(written.tenure_unit, Some(Unit::Months));
        if let Some(delimiter) = written.delimiter {
            let read = delimiter.get_ref().parse();
            let read = read.map_err(|error| mapping.at(line(delimiter.span().start), error));
            mapping.options.delimiter = Some(read?);
        }
        if let Some(encoding) = written.encoding {
            let read = encoding.get_ref().parse();
            let read = read.map_err(|error| mapping.at(line(encoding.span().start), error));
            mapping.options.encoding = Some(read?);
        }
        mapping.options.sheet = written.sheet;
        match mapping.check().into_iter().next() {
            Some(error) => Err(error),
            None => Ok(mapping),
        }
    }
}

/// The item of a heading: `Excel`, or what stands in brackets at the end of a question.
fn item_of(heading: &str) -> String {
    let bracketed = heading.trim_end().strip_suffix(']').and_then(|heading| heading.rsplit_once('['));
    bracketed.map_or(heading, |(_, item)| item).trim().to_owned()
}
