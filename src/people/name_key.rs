//! How names of people are compared.
//!
//! `Berg, Ana`, `Dr. Ana Berg` and `ana  berg` are one name: the same words in any order, without
//! titles. So two people whose names only differ in that are not told apart, and whoever is named
//! so is ambiguous.

use crate::people::folding::folded;

/// What stands before or after names and is no part of them.
const TITLES: [&str; 18] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dr",
    "prof",
    "professor",
    "herr",
    "frau",
    "mme",
    "mlle",
    "sra",
    "dipl",
    "phd",
    "mba",
    "msc",
];

/// The form in which a name is compared; empty where nothing is left. Time O(length log length).
pub(super) fn name_key(name: &str) -> String {
    let folded = folded(name);
    let mut words: Vec<&str> = folded.split([' ', ',', '.', ';']).filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| !TITLES.contains(word)) {
        words.retain(|word| !TITLES.contains(word));
    }
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn one_name_in_any_order_and_with_titles() {
        for name in ["Ana Berg", "Berg, Ana", "BERG Ana", "Dr. Ana Berg", "ana\u{a0}berg, PhD", "Berg,Ana"] {
            assert_eq!(name_key(name), "ana berg", "{name}");
        }
        assert_eq!(name_key("Ms"), "ms");
        assert_ne!(name_key("Ana Berg"), name_key("Anna Berg"));
        assert_eq!(name_key(" , "), "");
    }
}
