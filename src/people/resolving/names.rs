//! Names of which only a part is written, or more than a part.
//!
//! `Mia` and `M. Eck` may be Mia Eck, and so may `Mia Maria Eck`: every word of the shorter name is
//! a word of the longer one, or begins it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// At most this many names with one word in common are looked at.
const ALIKE: usize = 256;

/// The names that are looked for, and whose name each may be.
pub(super) struct PartOfName<T> {
    names: Vec<Vec<String>>,
    /// By each word of more than one letter, the places of the names.
    with_word: BTreeMap<String, Vec<usize>>,
    found: Vec<Vec<T>>,
}

const KEPT: usize = 8;

impl<T: Copy + Ord> PartOfName<T> {
    /// Looks for these among so many, in the form in which names are compared.
    pub(super) fn new<'a>(keys: impl Iterator<Item = &'a str>, among: usize) -> Self {
        let names: Vec<Vec<String>> =
            keys.map(|key| key.split_whitespace().take(8).map(str::to_owned).collect()).collect();
        let mut with_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, name) in names.iter().enumerate().filter(|_| among > 0) {
            for word in name.iter().filter(|word| word.chars().nth(1).is_some()) {
                with_word.entry(word.clone()).or_default().push(place);
            }
        }
        let found = names.iter().map(|_| Vec::new()).collect();
        Self { names, with_word, found }
    }

    /// Compares the name of somebody known.
    pub(super) fn offer(&mut self, key: &str, whose: T) {
        let words: Vec<&str> = key.split_whitespace().take(8).collect();
        for word in &words {
            for &place in self.with_word.get(*word).into_iter().flatten().take(ALIKE) {
                let found = &mut self.found[place];
                if found.len() < KEPT && found.last() != Some(&whose) && is_part(&self.names[place], &words) {
                    found.push(whose);
                }
            }
        }
    }

    /// Who has a name that each may be.
    pub(super) fn found(self) -> Vec<Vec<T>> {
        self.found
    }
}

/// Is one of them a part of the other?
fn is_part(name: &[String], other: &[&str]) -> bool {
    let name: Vec<&str> = name.iter().map(String::as_str).collect();
    let (short, long) = if name.len() <= other.len() { (&name[..], other) } else { (other, &name[..]) };
    let begins = |a: &str, b: &str| is_letter(a) && b.starts_with(a) || is_letter(b) && a.starts_with(b);
    let mut free: Vec<&str> = long.to_vec();
    // whole words first, so that an initial does not take the place of one
    let mut words = short.to_vec();
    words.sort_by_key(|word| Reverse(word.len()));
    words.iter().all(|word| {
        let found = free.iter().position(|of| word == of);
        let found = found.or_else(|| free.iter().position(|of| begins(word, of)));
        found.map(|at| free.swap_remove(at)).is_some()
    })
}

fn is_letter(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use super::PartOfName;
    use crate::people::name_key::name_key;

    #[test]
    fn a_part_of_a_name_is_near_it() {
        let known = ["Mia Eck", "Max Fox", "Mia Anna Orth"];
        for (text, expected) in [
            ("Mia", vec![0, 2]),
            ("M. Eck", vec![0]),
            ("Eck, Mia Maria", vec![0]),
            ("Mia Orth", vec![2]),
            ("M. Fix", vec![]),
            ("Ana", vec![]),
            ("E", vec![]),
        ] {
            let mut parts = PartOfName::new([name_key(text).as_str()].into_iter(), known.len());
            known.iter().enumerate().for_each(|(k, name)| parts.offer(&name_key(name), k));
            assert_eq!(parts.found().remove(0), expected, "{text}");
        }
    }
}
