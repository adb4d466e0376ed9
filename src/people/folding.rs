//! How texts that people wrote are compared.
//!
//! The same word comes in capitals or not, composed or decomposed, with two blanks, with a
//! typographic apostrophe, or with a character that takes no room. All of these are one word here.
//! What is shown is always what somebody wrote; only comparisons fold.
//!
//! *Method.* Compatibility normalisation, full case folding, normalisation again (Unicode Standard,
//! section 3.13.5, caseless matching of identifiers), without characters that take no room. On top
//! of it: any run of white space is one blank, and the dashes and apostrophes that word processors
//! put in are those of the keyboard.

use std::borrow::Cow;

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

use crate::text::takes_no_room;

/// The form in which a text is compared. Folding it again changes nothing. Time O(length); a text
/// that is in this form already, and without accents, is not copied.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    let trimmed = trimmed(text);
    if is_plain(trimmed) {
        return Cow::Borrowed(trimmed);
    }
    if trimmed.is_ascii() {
        return Cow::Owned(joined(trimmed.chars().map(|c| of_the_keyboard(c.to_ascii_lowercase()))));
    }
    let mut text = once(trimmed);
    // Nearly always once is enough; a few signs fold to something that folds further.
    for _ in 0..3 {
        let again = once(&text);
        if again == text {
            break;
        }
        text = again;
    }
    Cow::Owned(text)
}

/// The same, but for capitals of ASCII, which whoever compares bytes can fold on the way: so most
/// texts are not copied at all.
pub(crate) fn folded_but_capitals(text: &str) -> Cow<'_, str> {
    let trimmed = trimmed(text);
    if is_single_spaced(trimmed, |byte| matches!(byte, b' '..=b'~') && byte != b'`') {
        return Cow::Borrowed(trimmed);
    }
    folded(trimmed)
}

/// Without white space at the ends. Nearly all texts begin and end with what is none.
pub(crate) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Are two texts the same word?
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    a == b || folded(a) == folded(b)
}

/// A heading as it is compared: its letters and digits. `#` is `no`.
pub(crate) fn bare(heading: &str) -> String {
    let mut bare = String::with_capacity(heading.len());
    for c in folded(heading).chars() {
        match c {
            '#' => bare.push_str("no"),
            c if c.is_alphanumeric() => bare.push(c),
            _ => {}
        }
    }
    bare
}

fn once(text: &str) -> String {
    let folded = text.chars().filter(|&c| !takes_no_room(c)).nfkc().default_case_fold().nfkc();
    joined(folded.filter(|&c| !takes_no_room(c)).map(of_the_keyboard))
}

/// Small letters, digits and signs of ASCII, with single blanks.
fn is_plain(text: &str) -> bool {
    is_single_spaced(text, |byte| matches!(byte, b' '..=b'@' | b'['..=b'_' | b'a'..=b'~'))
}

/// Are all bytes of this kind, and no two of them blanks in a row?
fn is_single_spaced(text: &str, is_fine: impl Fn(u8) -> bool) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let is_double = byte == b' ' && before == b' ';
        before = byte;
        is_fine(byte) && !is_double
    })
}

/// Without white space at the ends; any other run of it as one blank.
fn joined(chars: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    let mut is_blank = false;
    for c in chars {
        if c.is_whitespace() {
            is_blank = !text.is_empty();
        } else {
            if std::mem::take(&mut is_blank) {
                text.push(' ');
            }
            text.push(c);
        }
    }
    text
}

/// Dashes and apostrophes as a keyboard has them.
fn of_the_keyboard(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{2BC}' | '\u{B4}' | '`' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{201C}'..='\u{201F}' => '"',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{folded, is_same};

    #[test]
    fn one_word_however_it_is_written() {
        let same = [
            ("Legal", " LEGAL "),
            ("Power BI", "power\u{a0} bi"),
            ("Zoë", "ZOE\u{308}"),
            ("STRASSE", "Straße"),
            ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
            ("Ana", "\u{feff}a\u{200b}na\u{ad}"),
            ("Ａｎａ１", "ana1"),
            ("O’Brien", "o'brien"),
            ("A–17", "a-17"),
            ("R&D\tOps", "r&d ops"),
        ];
        for (a, b) in same {
            assert!(is_same(a, b), "{a:?} and {b:?}: {:?} and {:?}", folded(a), folded(b));
        }
        for (a, b) in [("ana", "anna"), ("Zoe", "Zoë"), ("ab", "a b"), ("A1", "A-1"), ("", "a")] {
            assert!(!is_same(a, b), "{a:?} and {b:?}");
        }
        assert_eq!(folded("\u{200b} \u{feff}"), "");
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in r"(\PC|[ \tA-Zßſİı\u{345}\u{3f4}\u{1e9e}\u{2126}\u{fb00}\u{200b}]){0,8}") {
            let once = folded(&text).into_owned();
            prop_assert_eq!(folded(&once), once.as_str());
            prop_assert!(!once.chars().any(|c| c.is_ascii_uppercase()));
            let capitals = text.to_uppercase();
            if text.is_ascii() {
                prop_assert!(is_same(&text, &capitals));
            }
        }
    }
}
