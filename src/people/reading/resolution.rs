//! Each column of a file gets its field: from the mapping, or from its heading.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};
use crate::people::folding::bare;
use crate::people::reading::fields::{Kind, named};
use crate::people::reading::headings::{Heading, Known, Meaning, Strength};
use crate::people::reading::mapping::Mapping;
use crate::words::{form, list};

/// The columns of a file. Where two are one field that is refused, naming both.
///
/// What the mapping says comes first, then headings that mean a field, then those that usually do.
pub(super) fn resolve(texts: &[String], known: &Known, mapping: &Mapping) -> Result<Vec<Heading>> {
    let mut headings = unique(texts);
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    let mapped: Vec<_> = texts.iter().map(|text| mapping.meaning(text)).collect();
    for (k, meaning) in mapped.iter().enumerate().filter_map(|(k, meaning)| Some((k, meaning.as_ref()?))) {
        headings[k].meaning = meaning.clone();
        if let Meaning::Field(field) = meaning
            && let Some(first) = owners.insert(field, k)
            && !has_several(field)
        {
            return Err(two_columns(field, &texts[first], &texts[k]));
        }
    }
    let found: Vec<_> = texts.iter().map(|text| known.find(text)).collect();
    for strength in [Strength::Same, Strength::Usually] {
        let before: BTreeSet<&str> = owners.keys().copied().collect();
        for (k, heading) in headings.iter_mut().enumerate().filter(|(k, _)| mapped[*k].is_none()) {
            let Some(field) = found[k].filter(|found| found.1 == strength).map(|found| found.0) else {
                continue;
            };
            heading.meaning = if before.contains(field) {
                Meaning::Spare(field)
            } else if let Some(first) = owners.insert(field, k) {
                return Err(two_columns(field, &texts[first], &texts[k]));
            } else {
                Meaning::Field(field)
            };
        }
    }
    Ok(headings)
}

fn has_several(field: &str) -> bool {
    named(field).is_some_and(|field| matches!(field.kind, Kind::List | Kind::People))
}

fn two_columns(field: &str, first: &str, second: &str) -> Error {
    if bare(first) == bare(second) {
        let error = Error::input("two columns have the same heading").at_column(second);
        return error.with_advice("give one of them another heading");
    }
    let which = format!("the mapping says which one is read: [columns] {second:?} = \"ignore\"");
    let both = format!("; or both are: {first:?} = {field:?}, {second:?} = {field:?}");
    let error = Error::input(format!("two columns are the {field}, {first:?} and {second:?}"));
    error.at_column(second).with_advice(if has_several(field) { which + &both } else { which })
}

/// Headings that nobody has twice.
fn unique(texts: &[String]) -> Vec<Heading> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let mut used: BTreeSet<String> = texts.iter().cloned().collect();
    let named = texts.iter().enumerate().map(|(k, text)| {
        let text = if text.is_empty() { format!("column {}", k + 1) } else { text.clone() };
        let again = times.entry(text.clone()).or_default();
        *again += 1;
        let mut name = text.clone();
        while *again > 1 {
            name = format!("{text} ({again})");
            if used.insert(name.clone()) {
                break;
            }
            *again += 1;
        }
        Heading { text: name, meaning: Meaning::Unknown }
    });
    named.collect()
}

/// A column that has to be there is not: what was found instead.
pub(crate) fn missing(field: &str, known: &Known, headings: &[Heading]) -> Error {
    let found: Vec<String> = headings.iter().take(20).map(|heading| format!("{:?}", heading.text)).collect();
    let more = headings.len() - found.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let near = headings
        .iter()
        .take(20)
        .find(|heading| heading.meaning == Meaning::Unknown && known.near(&heading.text) == Some(field));
    let which = match near {
        Some(heading) => {
            format!("did you mean {:?}? Then say in the mapping: [columns] {0:?} = {field:?}", heading.text)
        }
        None => format!(
            "name a column {field}, or say in the mapping which one it is: [columns] \"…\" = {field:?}"
        ),
    };
    let word = form(found.len(), "the heading is", "the headings are");
    let advice = format!("{word} {}{more}; {which}", list(&found));
    Error::input("this column is missing").at_column(field).with_advice(advice)
}
