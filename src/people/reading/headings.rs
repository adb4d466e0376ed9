//! Which column is which field.
//!
//! *Comparison.* Headings are folded as all texts are, and only letters and digits count. Without a
//! match, what stands in brackets is left out, and then a polite beginning (`What is your …`).

use std::collections::BTreeMap;

use crate::people::folding::{bare, folded};
use crate::people::reading::fields::{Field, Kind};

/// A column: its heading, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// As it is written. A heading again is `heading (2)`, and an empty one `column 3`.
    pub(crate) text: String,
    pub(crate) meaning: Meaning,
}

/// What a column is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A field of this name.
    Field(&'static str),
    /// Yes or no to one item of a list.
    Item(&'static str, String),
    /// A field has another column, which says it better.
    Spare(&'static str),
    /// Nothing that is known.
    Unknown,
    /// An attribute, on purpose.
    Attribute,
    /// Of a file this library has written, or not to be read.
    Ignored,
}

impl Heading {
    /// The field that the column is.
    pub(crate) fn known(&self) -> Option<&'static str> {
        match self.meaning {
            Meaning::Field(name) => Some(name),
            _ => None,
        }
    }
}

impl Heading {
    /// Is it the name of its field?
    pub(crate) fn is_named(&self) -> bool {
        self.known().is_none_or(|name| bare(name) == bare(&self.text))
    }
}

/// Without what stands in brackets, unless nothing else is there.
fn without_brackets(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut rest = String::new();
    for c in heading.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => rest.push(c),
            _ => {}
        }
    }
    rest
}

/// What questions of a form begin with, as it is compared.
const BEGINNINGS: [&str; 17] = [
    "pleaseenteryour",
    "pleaseselectyour",
    "pleasechooseyour",
    "pleaseprovideyour",
    "pleasegiveyour",
    "pleasestateyour",
    "whatisyourcurrent",
    "whatisyour",
    "whatsyour",
    "whatareyour",
    "whoisyour",
    "enteryour",
    "selectyour",
    "yourcurrent",
    "your",
    "my",
    "participant",
];

/// The forms in which a heading is looked up, the closest first.
fn forms(heading: &str) -> impl Iterator<Item = String> {
    let whole = bare(heading);
    let short = bare(&without_brackets(heading));
    let rest = BEGINNINGS.iter().find_map(|beginning| short.strip_prefix(beginning).map(str::to_owned));
    let short = (short != whole).then_some(short);
    [Some(whole), short, rest].into_iter().flatten().filter(|form| !form.is_empty())
}

/// How surely a heading is a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    Same,
    Usually,
}

/// The headings of the fields of a file, as they are compared.
pub(crate) struct Known {
    names: BTreeMap<String, (&'static str, Strength)>,
    ranked: bool,
}

/// A heading may differ from a known one in so many letters, if it has as many at least.
const NEAR: [(usize, usize); 2] = [(1, 4), (2, 8)];

impl Known {
    pub(crate) fn new<'f>(fields: impl IntoIterator<Item = &'f Field>) -> Self {
        let mut known = Self { names: BTreeMap::new(), ranked: false };
        for field in fields {
            known.ranked |= field.kind == Kind::Ranked;
            known.names.insert(bare(field.name), (field.name, Strength::Same));
            let lists = [(field.same, Strength::Same), (field.usually, Strength::Usually)];
            for (headings, strength) in lists {
                for heading in headings {
                    known.names.entry(bare(heading)).or_insert((field.name, strength));
                }
            }
        }
        known
    }

    /// The headings of these fields as well.
    pub(crate) fn with<'f>(mut self, fields: impl IntoIterator<Item = &'f Field>) -> Self {
        let more = Self::new(fields);
        self.names.extend(more.names);
        self.ranked |= more.ranked;
        self
    }

    /// Fields without other headings.
    pub(crate) fn plain<'f>(names: impl IntoIterator<Item = &'f &'static str>) -> Self {
        let names = names.into_iter().map(|&name| (bare(name), (name, Strength::Same)));
        Self { names: names.collect(), ranked: false }
    }

    pub(super) fn find(&self, heading: &str) -> Option<(&'static str, Strength)> {
        if let Some(known) = forms(heading).find_map(|form| self.names.get(&form)) {
            return Some(*known);
        }
        Some((choice(heading).filter(|_| self.ranked)?, Strength::Same))
    }

    /// The field whose heading this nearly is, and that heading.
    pub(crate) fn near(&self, heading: &str) -> Option<&'static str> {
        let asked = bare(&without_brackets(heading));
        let length = asked.chars().count();
        let (most, _) = *NEAR.iter().rev().find(|&&(_, letters)| length >= letters)?;
        let near = self.names.iter().filter(|(name, _)| name.len().abs_diff(asked.len()) <= 2 * most);
        let distances = near.map(|(name, (field, _))| (strsim::osa_distance(name, &asked), *field));
        distances.filter(|&(distance, _)| distance <= most).min().map(|(_, field)| field)
    }
}

/// The words of ranks.
const RANKS: [(&str, &[&str]); 10] = [
    ("choice1", &["1", "1st", "first", "top", "i"]),
    ("choice2", &["2", "2nd", "second", "ii"]),
    ("choice3", &["3", "3rd", "third", "iii"]),
    ("choice4", &["4", "4th", "fourth"]),
    ("choice5", &["5", "5th", "fifth"]),
    ("choice6", &["6", "6th", "sixth"]),
    ("choice7", &["7", "7th", "seventh"]),
    ("choice8", &["8", "8th", "eighth"]),
    ("choice9", &["9", "9th", "ninth"]),
    ("choice10", &["10", "10th", "tenth"]),
];

/// The rank of a heading such as `1st choice`, `Preference 2` or `Choice of mentor #3`.
fn choice(heading: &str) -> Option<&'static str> {
    const CHOICE: [&str; 7] = ["choice", "preference", "preferred", "pick", "pref", "wish", "option"];
    const OTHER: [&str; 10] =
        ["mentor", "mentee", "partner", "of", "for", "your", "my", "no", "number", "rank"];
    let heading = folded(heading);
    let mut words: Vec<&str> = Vec::new();
    for word in heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        // `choice1` is a word and a number
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        words.extend([letters, &word[letters.len()..]].into_iter().filter(|part| !part.is_empty()));
    }
    let rank = |word: &str| RANKS.iter().find(|(_, words)| words.contains(&word)).map(|&(name, _)| name);
    let ranks: Vec<&'static str> = words.iter().filter_map(|word| rank(word)).collect();
    let &[only] = ranks.as_slice() else { return None };
    let chosen = words.iter().filter(|word| CHOICE.contains(word)).count();
    let others = words.iter().filter(|word| OTHER.contains(word)).count();
    (chosen > 0 && chosen + others + 1 == words.len()).then_some(only)
}
