//! Whether a text is written like the ids of this cohort.

use std::collections::BTreeMap;

use crate::people::folding::folded;

/// The kind of text an id is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Email,
    Digits,
    /// Letters and digits, or signs.
    Code,
    /// Several words.
    Words,
    Word,
}

/// How the ids of this cohort are written.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    total: usize,
    many: BTreeMap<Shape, usize>,
    /// Of each kind, the pattern that nearly all have, if there is one.
    common: BTreeMap<(Shape, bool), String>,
}

/// A kind of text counts as usual here if every fiftieth id is of it.
const RARE: usize = 50;

/// Of ten ids of a kind, this many make a pattern common.
const COMMON: usize = 9;

/// Fewer ids of a kind have no common pattern.
const FEW: usize = 3;

impl Shapes {
    /// Time O(n log n).
    pub(super) fn new<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut shapes = Self::default();
        let mut patterns: BTreeMap<(Shape, bool), BTreeMap<String, usize>> = BTreeMap::new();
        for id in ids {
            let text = folded(id);
            let shape = shape(&text);
            shapes.total += 1;
            *shapes.many.entry(shape).or_default() += 1;
            if matches!(shape, Shape::Digits | Shape::Code) {
                for exact in [false, true] {
                    let all = patterns.entry((shape, exact)).or_default();
                    *all.entry(pattern(&text, exact)).or_default() += 1;
                }
            }
        }
        for ((shape, exact), all) in patterns {
            let of_shape = shapes.many.get(&shape).copied().unwrap_or(0);
            let most = all.into_iter().max_by_key(|(_, many)| *many);
            if let Some((pattern, many)) = most
                && of_shape >= FEW
                && many * 10 >= of_shape * COMMON
            {
                shapes.common.insert((shape, exact), pattern);
            }
        }
        shapes
    }

    /// Is it written like none of the ids? Time O(length).
    pub(super) fn is_foreign(&self, text: &str) -> bool {
        let text = folded(text);
        let shape = shape(&text);
        let many = self.many.get(&shape).copied().unwrap_or(0);
        if many == 0 || many * RARE < self.total {
            return true;
        }
        [false, true].into_iter().any(|exact| {
            self.common.get(&(shape, exact)).is_some_and(|common| *common != pattern(&text, exact))
        })
    }
}

fn shape(text: &str) -> Shape {
    if text.contains('@') {
        Shape::Email
    } else if text.contains(' ') {
        Shape::Words
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        Shape::Digits
    } else if text.contains(char::is_numeric) {
        Shape::Code
    } else {
        Shape::Word
    }
}

/// The text with a 9 for each run of digits; exactly, for each digit.
fn pattern(text: &str, exact: bool) -> String {
    let mut pattern = String::with_capacity(text.len());
    let mut in_number = false;
    for c in text.chars() {
        let is_digit = c.is_numeric();
        if exact || !(is_digit && in_number) {
            pattern.push(if is_digit { '9' } else { c });
        }
        in_number = is_digit;
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::Shapes;

    #[test]
    fn another_numbering_is_foreign() {
        let of = |ids: &[&str]| Shapes::new(ids.iter().copied());
        let codes = of(&["U00017", "U00018", "u00500"]);
        for (text, foreign) in
            [("U00001", false), ("E00001", true), ("U1", true), ("00017", true), ("Ana", true)]
        {
            assert_eq!(codes.is_foreign(text), foreign, "{text}");
        }
        let numbers = of(&["1", "20", "300"]);
        assert!(!numbers.is_foreign("4000") && numbers.is_foreign("E1") && numbers.is_foreign("a@x.example"));
        let mixed = of(&["3fa9", "12bb", "9c01", "77aa"]);
        assert!(!mixed.is_foreign("aa77"));
        let words = of(&["ana", "ben"]);
        assert!(!words.is_foreign("ghost") && words.is_foreign("Ana Berg"));
    }
}
