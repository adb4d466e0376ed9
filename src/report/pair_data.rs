//! The pairs of a large cohort as compact data: each text once, everything else a number.
//!
//! The page carries them in a `<script type="application/json">`, which nothing runs; its own
//! script searches them and lays out a few cards at a time. `<` is written as `\u003c`, so that no
//! text can end the element.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::report::pair_card::PairCard;

/// The cards as JSON: `texts`, and for each card its number, points, fit, then places of texts: ids
/// and names of both, where both come from, badges, `[points, text, …]`, notes.
pub(super) fn json<'a>(cards: impl Iterator<Item = &'a PairCard>) -> String {
    let mut texts = Texts::default();
    let mut rows = String::new();
    for card in cards {
        if !rows.is_empty() {
            rows.push(',');
        }
        let _ = write!(rows, "[{},{},{}", card.number, card.points, card.fit);
        let people = card.who.iter().flat_map(|(id, name)| [id, name]);
        for text in people.chain(&card.from) {
            let _ = write!(rows, ",{}", texts.place(text));
        }
        let mut list = |numbers: Vec<i64>| {
            let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
            let _ = write!(rows, ",[{}]", numbers.join(","));
        };
        list(card.badges.iter().map(|text| texts.place(text)).collect());
        list(card.why.iter().flat_map(|(points, text)| [*points, texts.place(text)]).collect());
        list(card.notes.iter().map(|text| texts.place(text)).collect());
        rows.push(']');
    }
    format!("{{\"texts\":[{}],\"pairs\":[{rows}]}}", texts.written)
}

/// Each text once, in the order in which it is first needed.
#[derive(Default)]
struct Texts {
    places: BTreeMap<String, i64>,
    written: String,
}

impl Texts {
    fn place(&mut self, text: &str) -> i64 {
        if let Some(&place) = self.places.get(text) {
            return place;
        }
        let place = i64::try_from(self.places.len()).unwrap_or(i64::MAX);
        if place > 0 {
            self.written.push(',');
        }
        quote(text, &mut self.written);
        self.places.insert(text.to_owned(), place);
        place
    }
}

/// A text as JSON that may stand in HTML.
fn quote(text: &str, into: &mut String) {
    // a text has no reason to fail
    for c in serde_json::to_string(text).unwrap_or_default().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(into, "\\u{:04x}", u32::from(c));
            }
            c => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element_or_the_string() {
        let mut made = String::new();
        quote("</script><!-- \"\\ \u{2028}\u{1}&é👩🏽", &mut made);
        assert!(
            !made.contains('<') && !made.contains('>') && !made.contains('&') && !made.contains('\u{2028}')
        );
        assert_eq!(made, "\"\\u003c/script\\u003e\\u003c!-- \\\"\\\\ \\u2028\\u0001\\u0026é👩🏽\"");
    }

    #[test]
    fn each_text_is_written_once() {
        let mut texts = Texts::default();
        let places = ["a", "b", "a", "", "b"].map(|text| texts.place(text));
        assert_eq!(places, [0, 1, 0, 2, 1]);
        assert_eq!(texts.written, "\"a\",\"b\",\"\"");
    }
}
