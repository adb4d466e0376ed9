//! What a file's own headings and words mean.

#[cfg(feature = "toml")]
mod toml_file;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use crate::error::{Error, Result};
use crate::people::folding::{bare, folded};
use crate::people::placeholders::Placeholders;
use crate::people::reading::delimiter::Delimiter;
use crate::people::reading::encoding::Encoding;
use crate::people::reading::fields::{Field, Kind, PAIRS, PARTICIPANTS, named};
use crate::people::reading::headings::{Known, Meaning};
use crate::people::reading::scale::Scale;
use crate::people::reading::separators::Separator;
use crate::people::reading::source::SourceOptions;

/// What the headings and words of somebody's files mean here, where that cannot be seen from them.
///
/// It holds for all files of a cohort: see
/// [`CohortFiles::mapping`](crate::people::CohortFiles::mapping). Headings and words are compared
/// without capitals, headings also without blanks and signs. Setters do not fail: reading says what
/// cannot be, such as a field that is none, or a heading that no file has.
///
/// ```
/// use pairwright::CohortReader;
/// use pairwright::people::Mapping;
///
/// let mapping = Mapping::default()
///     .with_column("I am here as", "role")
///     .with_value("role", "Sharing what I know", "mentor")
///     .with_value("level", "Junior", 1)
///     .with_item("Excel?", "skills_offered", "Excel");
/// let people = "Mail,I am here as,Level,Excel?\n\
///               ana@x.example,Sharing what I know,Junior,yes\n\
///               mia@x.example,mentee,4,no\n";
/// let cohort = CohortReader::new("form.csv", people.as_bytes()).mapping(mapping).read()?;
/// let ana = cohort.get("ana@x.example").unwrap();
/// assert_eq!((ana.level(), ana.skills_offered()[0].name()), (Some(1), "Excel"));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mapping {
    /// By heading, as it is compared.
    columns: BTreeMap<String, Column>,
    /// By field, as it is compared.
    values: BTreeMap<String, Vec<Word>>,
    separators: BTreeMap<String, (Result<Separator, String>, Line)>,
    placeholders: Option<Placeholders>,
    options: SourceOptions,
    scales: BTreeMap<&'static str, Scale>,
    is_descending: bool,
    is_in_months: bool,
    /// The file that the mapping was read from.
    file: Option<String>,
}

/// The line of the file on which something is stated.
type Line = Option<u64>;

/// What the column of a heading is for.
#[derive(Debug, Clone, PartialEq)]
struct Column {
    heading: String,
    field: String,
    /// The item of a list to which its cells say yes or no.
    item: Option<String>,
    line: Line,
}

/// What a word means.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    from: String,
    to: String,
    line: Line,
}

/// Of so many headings it is asked whether one of them was meant.
const ASKED: usize = 100;

/// What a column may be for besides the fields.
const IGNORE: &str = "ignore";
const ATTRIBUTE: &str = "attribute";

/// # Setters
impl Mapping {
    /// The column with this heading is this field, by its name in the participants' or another
    /// file; `"ignore"` leaves it out, and `"attribute"` keeps it as an attribute.
    #[must_use]
    pub fn with_column(self, heading: impl Into<String>, field: impl Into<String>) -> Self {
        self.column(heading.into(), field.into(), None, None)
    }

    /// The column with this heading says yes or no to one item of a list, such as
    /// `skills_offered`.
    #[must_use]
    pub fn with_item(
        self,
        heading: impl Into<String>,
        list: impl Into<String>,
        item: impl Into<String>,
    ) -> Self {
        self.column(heading.into(), list.into(), Some(item.into()), None)
    }

    fn column(mut self, heading: String, field: String, item: Option<String>, line: Line) -> Self {
        self.columns.insert(bare(&heading), Column { heading, field, item, line });
        self
    }

    /// In this field, one word means another: `"A mentor"` is `mentor`, `G7` is 5.
    #[must_use]
    pub fn with_value(self, field: impl Into<String>, from: impl Into<String>, to: impl Display) -> Self {
        self.value(&field.into(), from.into(), to.to_string(), None)
    }

    fn value(mut self, field: &str, from: String, to: String, line: Line) -> Self {
        self.values.entry(bare(field)).or_default().push(Word { from, to, line });
        self
    }

    /// What separates several in one cell of this field: `";"`, `","`, `"|"` or `"\n"`. Otherwise
    /// the column shows it.
    #[must_use]
    pub fn with_separator(self, field: impl Into<String>, separator: impl Into<String>) -> Self {
        self.separator(field.into(), &separator.into(), None)
    }

    fn separator(mut self, field: String, text: &str, line: Line) -> Self {
        let separator = Separator::named(text).ok_or_else(|| text.to_owned());
        self.separators.insert(field, (separator, line));
        self
    }

    /// Texts that mean "unknown", instead of the [usual](Placeholders::USUAL) ones.
    #[must_use]
    pub fn with_placeholders(mut self, placeholders: Placeholders) -> Self {
        self.placeholders = Some(placeholders);
        self
    }

    /// What separates the cells of a row. Otherwise the file shows it.
    #[must_use]
    pub fn with_delimiter(mut self, delimiter: Delimiter) -> Self {
        self.options.delimiter = Some(delimiter);
        self
    }

    /// The encoding of the files. Otherwise the file shows it.
    #[must_use]
    pub fn with_encoding(mut self, encoding: Encoding) -> Self {
        self.options.encoding = Some(encoding);
        self
    }

    /// The sheet of a workbook. Otherwise it is the first one with rows.
    #[must_use]
    pub fn with_sheet(mut self, sheet: impl Into<String>) -> Self {
        self.options.sheet = Some(sheet.into());
        self
    }

    /// Personality is on this scale, and goes in equal steps onto that from 0 to 100.
    #[must_use]
    pub fn with_personality_scale(self, low: f64, high: f64) -> Self {
        self.scale("personality", Scale::new(low, high))
    }

    /// Capability is on this scale, and goes onto that from 1 to 5, rounded.
    #[must_use]
    pub fn with_capability_scale(self, low: f64, high: f64) -> Self {
        self.scale("skills_offered", Scale::new(low, high))
    }

    /// Commitment is on this scale, and goes onto that from 1 to 5, rounded.
    #[must_use]
    pub fn with_commitment_scale(self, low: f64, high: f64) -> Self {
        self.scale("commitment", Scale::new(low, high))
    }

    fn scale(mut self, field: &'static str, scale: Scale) -> Self {
        self.scales.insert(field, scale);
        self
    }

    /// Level 1 is the top: a level is read as its negative, so that -1 is above -2.
    #[must_use]
    pub fn with_descending_levels(mut self) -> Self {
        self.is_descending = true;
        self
    }

    /// Tenure is in months.
    #[must_use]
    pub fn with_tenure_in_months(mut self) -> Self {
        self.is_in_months = true;
        self
    }
}

/// What the readers ask.
impl Mapping {
    /// What the column with this heading is for, where it is said.
    pub(super) fn meaning(&self, heading: &str) -> Option<Meaning> {
        if self.columns.is_empty() {
            return None;
        }
        let column = self.columns.get(&bare(heading))?;
        Some(match (column.field.as_str(), &column.item) {
            (IGNORE, _) => Meaning::Ignored,
            (ATTRIBUTE, _) => Meaning::Attribute,
            (field, None) => Meaning::Field(known(field)?.name),
            (list, Some(item)) => Meaning::Item(known(list)?.name, item.clone()),
        })
    }

    /// What the words of a field mean, as they are compared.
    pub(super) fn words(&self, field: &str) -> BTreeMap<String, &str> {
        let words = self.values.get(&bare(field)).into_iter().flatten();
        words.map(|word| (folded(&word.from).into_owned(), word.to.as_str())).collect()
    }

    pub(super) fn separator_of(&self, field: &str) -> Option<Separator> {
        let (_, (separator, _)) = self.separators.iter().find(|(name, _)| bare(name) == bare(field))?;
        separator.as_ref().ok().copied()
    }

    /// How the files are to be opened.
    pub(super) fn options(&self) -> SourceOptions {
        self.options.clone()
    }

    pub(super) fn unknowns(&self) -> Placeholders {
        self.placeholders.clone().unwrap_or_default()
    }

    pub(super) fn scale_of(&self, field: &str) -> Option<Scale> {
        self.scales.get(field).copied()
    }

    pub(super) fn is_descending(&self) -> bool {
        self.is_descending
    }

    pub(super) fn is_in_months(&self) -> bool {
        self.is_in_months
    }

    /// Everything that cannot be, whatever the files are.
    pub(super) fn check(&self) -> Vec<Error> {
        let mut wrong = Vec::new();
        for column in self.columns.values() {
            let is_word = column.item.is_none() && [IGNORE, ATTRIBUTE].contains(&column.field.as_str());
            match known(&column.field) {
                None if is_word => {}
                None => wrong.push(self.at(column.line, no_field(&column.field))),
                Some(field)
                    if column.item.is_some()
                        && !matches!(field.kind, Kind::List | Kind::People | Kind::Word) =>
                {
                    wrong.push(
                        self.at(column.line, Error::input("this field is no list").with_value(&column.field)),
                    );
                }
                Some(_) => {}
            }
        }
        for (field, words) in &self.values {
            if known(field).is_none() {
                let line = words.first().and_then(|word| word.line);
                wrong.push(self.at(line, no_field(field)));
            }
        }
        for (field, (separator, line)) in &self.separators {
            let is_list = known(field).is_some_and(|field| matches!(field.kind, Kind::List | Kind::People));
            if !is_list {
                wrong.push(self.at(*line, Error::input("this field is no list").with_value(field)));
            } else if let Err(text) = separator {
                let error = Error::input("not a separator: \";\", \",\", \"|\" or \"\\n\"");
                wrong.push(self.at(*line, error.with_value(text)));
            }
        }
        wrong.extend(self.scales.values().filter_map(|scale| Some(self.at(None, scale.check().err()?))));
        wrong
    }

    /// The headings and words of the mapping that were in no file. Headings are refused: what was
    /// meant to be read would be missing.
    pub(super) fn unused(&self, headings: &BTreeSet<String>) -> Vec<Error> {
        let missing = self.columns.iter().filter(|(bare, _)| !headings.contains(*bare));
        let refuse = |(bare, column): (&String, &Column)| {
            let error = Error::input("no file has this heading").with_value(&column.heading);
            let distances =
                headings.iter().take(ASKED).map(|heading| (strsim::osa_distance(heading, bare), heading));
            let advice = match distances.filter(|(distance, _)| *distance <= 2).min() {
                Some((_, near)) => format!("is it {near:?}?"),
                None => "take it out of the mapping, or write it as it is in the file".into(),
            };
            self.at(column.line, error.with_advice(advice))
        };
        missing.take(ASKED).map(refuse).collect()
    }

    /// The words of a field that were in no cell.
    pub(super) fn unused_words<'m>(&'m self, field: &str, used: &BTreeSet<String>) -> Vec<&'m str> {
        let words = self.values.get(&bare(field)).into_iter().flatten();
        words.map(|word| word.from.as_str()).filter(|from| !used.contains(folded(from).as_ref())).collect()
    }

    fn at(&self, line: Line, error: Error) -> Error {
        let error = error.in_file(self.file.as_deref().unwrap_or("mapping"));
        match line {
            Some(line) => error.at_line(line),
            None => error,
        }
    }
}

/// The field of this name, however it is spelled.
fn known(name: &str) -> Option<&'static Field> {
    named(name).or_else(|| {
        let asked = bare(name);
        PARTICIPANTS.iter().chain(&PAIRS).find(|field| bare(field.name) == asked)
    })
}

fn no_field(name: &str) -> Error {
    let error = Error::input("there is no such field").with_value(name);
    match Known::new(PARTICIPANTS.iter().chain(&PAIRS)).near(name) {
        Some(near) => error.with_advice(format!("did you mean {near:?}?")),
        None => error,
    }
}
