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
