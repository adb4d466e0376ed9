//! One value, one spelling: what people wrote in several ways is shown in the way most of them
//! wrote it, and what means "unknown" is taken away.
//!
//! *Method.* All texts of a field are counted as they are written. Only the different ones are
//! folded and compared, so a cohort of clean texts is gone through once and nothing is copied.

use std::collections::BTreeMap;

use crate::people::finding::fact::Fact;
use crate::people::folding::folded;
use crate::people::participant::Participant;
use crate::people::participant::values::{COUNTRY, FIELDS, OWN, Rewrite, ValueField};
use crate::people::placeholders::Placeholders;

/// How often each text of a field is there.
type Counts<'a> = BTreeMap<&'a str, usize>;

/// What becomes of the texts of one field, of those that do not stay; nothing where it is unknown.
type Changes = BTreeMap<String, Option<String>>;

/// Gives every value one spelling, takes placeholders away, and says so. Time O(n log n).
pub(super) fn unify(people: &mut [Participant], placeholders: &Placeholders) -> Vec<Fact> {
    let mut facts = Vec::new();
    let (known, attributes) = changes(people, placeholders, &mut facts);
    if known.iter().all(Changes::is_empty) && attributes.is_empty() {
        return facts;
    }
    let rewrite = |field: ValueField<'_>, text: &str| {
        let changes = match field {
            ValueField::Known(k) => known.get(k),
            ValueField::Attribute(name) => attributes.get(name),
        };
        match changes.and_then(|changes| changes.get(text)) {
            None => Rewrite::Keep,
            Some(None) => Rewrite::Drop,
            Some(Some(other)) => Rewrite::To(other.clone()),
        }
    };
    for person in people.iter_mut() {
        person.rewrite_values(rewrite);
    }
    facts
}

fn changes(
    people: &[Participant],
    placeholders: &Placeholders,
    facts: &mut Vec<Fact>,
) -> ([Changes; FIELDS.len()], BTreeMap<String, Changes>) {
    let mut known: [Counts<'_>; FIELDS.len()] = Default::default();
    let mut attributes: BTreeMap<&str, Counts<'_>> = BTreeMap::new();
    for (field, text) in people.iter().flat_map(Participant::values) {
        let counts = match field {
            // nearly everybody's is different, and none is compared
            ValueField::Known(k) if k < OWN && !placeholders.contains(text) => continue,
            ValueField::Known(k) => &mut known[k],
            ValueField::Attribute(name) => attributes.entry(name).or_default(),
        };
        *counts.entry(text).or_default() += 1;
    }
    let mut all: [Changes; FIELDS.len()] = Default::default();
    for (k, counts) in known.iter().enumerate() {
        all[k] = of_field(FIELDS[k], k == COUNTRY, counts, placeholders, facts);
    }
    let attributes = attributes.iter().map(|(name, counts)| {
        let changes = of_field(name, false, counts, placeholders, facts);
        ((*name).to_owned(), changes)
    });
    (all, attributes.filter(|(_, changes)| !changes.is_empty()).collect())
}

/// What changes in a field, and what is to be said about it.
fn of_field(
    field: &str,
    has_codes: bool,
    counts: &Counts<'_>,
    placeholders: &Placeholders,
    facts: &mut Vec<Fact>,
) -> Changes {
    let mut changes = Changes::new();
    let mut words: BTreeMap<String, Vec<(&str, usize)>> = BTreeMap::new();
    let mut blank: Vec<(&str, usize)> = Vec::new();
    for (&text, &many) in counts {
        if placeholders.contains(text) {
            blank.push((text, many));
        } else {
            words.entry(folded(text).into_owned()).or_default().push((text, many));
        }
    }
    // NA is Namibia where the others are codes, too.
    if has_codes && !words.is_empty() && words.keys().all(|word| is_code(word)) {
        let (codes, rest) = blank.into_iter().partition(|(text, _)| is_code(&folded(text)));
        blank = rest;
        let codes: Vec<(&str, usize)> = codes;
        for (text, many) in codes {
            words.entry(folded(text).into_owned()).or_default().push((text, many));
        }
    }
    if !blank.is_empty() {
        changes.extend(blank.iter().map(|(text, _)| ((*text).to_owned(), None)));
        facts.push(Fact::Placeholders {
            field: field.to_owned(),
            texts: blank.iter().map(|(text, _)| (*text).to_owned()).collect(),
            cells: blank.iter().map(|(_, many)| many).sum(),
        });
    }
    for spellings in words.values().filter(|spellings| spellings.len() > 1) {
        let Some((most, _)) = most_written(spellings) else { continue };
        let others = spellings.iter().filter(|(text, _)| *text != most);
        changes.extend(others.clone().map(|(text, _)| ((*text).to_owned(), Some(most.to_owned()))));
        facts.push(Fact::SpellingsDiffer {
            field: field.to_owned(),
            shown: most.to_owned(),
            others: others.map(|(text, many)| ((*text).to_owned(), *many)).collect(),
        });
    }
    changes
}

/// What most people wrote; of several, the smallest text.
fn most_written<'a>(spellings: &[(&'a str, usize)]) -> Option<(&'a str, usize)> {
    spellings.iter().copied().min_by_key(|&(text, many)| (std::cmp::Reverse(many), text))
}

/// Two letters, as in the codes of countries.
fn is_code(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}
