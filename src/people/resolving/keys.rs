//! Who is the same as a text but for what people add, leave out, or let a spreadsheet change.
//!
//! *Method.* What is looked for gives the keys that are wanted; of all who are known, those with a
//! wanted key are noted under it. So many texts with one key cost no more than one.

use std::collections::BTreeMap;

use crate::people::directory::email_key;
use crate::people::name_key::name_key;
use crate::people::resolving::damage;
use crate::people::resolving::skeleton::{core, local_part, skeleton};

/// At most this many are noted under a key.
const KEPT: usize = 5;

/// The keys that are wanted, and who has them.
pub(super) struct Keys<T> {
    wanted: BTreeMap<String, Vec<T>>,
    /// The numbers of digits that are kept of texts in scientific notation.
    kept: Vec<usize>,
}

impl<T: Copy + PartialEq> Keys<T> {
    /// Looks for these.
    pub(super) fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut wanted, mut kept) = (BTreeMap::new(), Vec::new());
        for text in texts {
            let keys = near_keys(text).into_iter().chain(traces(text));
            wanted.extend(keys.map(|key| (key, Vec::new())));
            kept.extend(damage::kept(text));
        }
        kept.sort_unstable();
        kept.dedup();
        Self { wanted, kept }
    }

    /// Compares the id or address of somebody known.
    pub(super) fn offer_id(&mut self, text: &str, whose: T) {
        for mark in damage::marks(text, &self.kept) {
            self.note(&trace(&mark), whose);
        }
        let skeleton = skeleton(text);
        if let Some((digits, has_letters)) = core(&skeleton) {
            self.note(&to_bare(digits), whose);
            if !has_letters {
                self.note(&to_lettered(digits), whose);
            }
        }
        self.note(&of_skeleton(&skeleton), whose);
        self.note(&of_local(text), whose);
    }

    /// Compares the name of somebody known.
    pub(super) fn offer_name(&mut self, key: &str, whose: T) {
        self.note(&of_skeleton(&skeleton(key)), whose);
    }

    fn note(&mut self, key: &str, whose: T) {
        if let Some(all) = self.wanted.get_mut(key)
            && all.len() < KEPT
            && !all.contains(&whose)
        {
            all.push(whose);
        }
    }

    /// Who may be meant by a text.
    pub(super) fn near(&self, text: &str) -> Vec<T> {
        self.all(&near_keys(text))
    }

    /// Whose id a spreadsheet may have made this text of.
    pub(super) fn undamaged(&self, text: &str) -> Vec<T> {
        self.all(&traces(text))
    }

    fn all(&self, keys: &[String]) -> Vec<T> {
        let mut found = Vec::new();
        for &whose in keys.iter().filter_map(|key| self.wanted.get(key)).flatten() {
            if !found.contains(&whose) {
                found.push(whose);
            }
        }
        found
    }
}

/// The keys under which somebody is near to a text.
fn near_keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for skeleton in [skeleton(text), skeleton(&name_key(text))] {
        // of two with letters these must be the same, which the skeleton says
        if let Some((digits, has_letters)) = core(&skeleton) {
            keys.push(if has_letters { to_lettered(digits) } else { to_bare(digits) });
        }
        if !skeleton.is_empty() {
            keys.push(of_skeleton(&skeleton));
        }
    }
    // an address in place of its local part, or the other way round, or of another domain
    keys.push(of_local(&email_key(text)));
    keys
}

fn traces(text: &str) -> Vec<String> {
    damage::traces(text).iter().map(|mark| trace(mark)).collect()
}

fn of_skeleton(skeleton: &str) -> String {
    format!("skeleton {skeleton}")
}

/// For texts of digits alone: any id with these digits.
fn to_bare(digits: &str) -> String {
    format!("digits {digits}")
}

/// For texts with letters: ids of these digits alone.
fn to_lettered(digits: &str) -> String {
    format!("letters {digits}")
}

/// Without what adds nothing: `ana.berg@x.example` and `ana_berg` have the same.
fn of_local(text: &str) -> String {
    format!("local {}", skeleton(local_part(text).unwrap_or(text)))
}

fn trace(mark: &str) -> String {
    format!("trace {mark}")
}
