//! Words of German sentences.

use std::fmt::Display;

/// `a, b und c`; nothing for nobody.
pub(super) fn list<T: Display>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.to_string(),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(ToString::to_string).collect();
            format!("{} und {last}", first.join(", "))
        }
    }
}

/// `erste`, `zweite` and so on, counted from 1. What comes after the tenth is `spätere`.
pub(super) fn ordinal(rank: usize) -> &'static str {
    const WORDS: [&str; 10] =
        ["erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte"];
    rank.checked_sub(1).and_then(|at| WORDS.get(at)).copied().unwrap_or("spätere")
}
