//! What is left of an id or a name when everything goes that people add or leave out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::people::folding::folded;

/// Letters without accents, and digits, each run of them without leading zeros: `E-01042` and
/// `e1042` have the same. Time O(length).
pub(super) fn skeleton(text: &str) -> String {
    let folded = folded(text);
    let mut left = String::with_capacity(folded.len());
    let mut in_number = false;
    for c in folded.nfd().filter(|&c| c.is_alphanumeric() && !is_combining_mark(c)) {
        if c == '0' && !in_number {
            continue;
        }
        in_number = c.is_ascii_digit();
        left.push(plain(c));
    }
    left
}

/// Letters whose accent is no mark of its own.
fn plain(c: char) -> char {
    match c {
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        c => c,
    }
}

/// The digits of a skeleton that has one run of them, and whether there are letters as well.
pub(super) fn core(skeleton: &str) -> Option<(&str, bool)> {
    let digits = skeleton.trim_matches(|c: char| !c.is_ascii_digit());
    let is_one = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then_some((digits, digits.len() < skeleton.len()))
}

/// What stands before the `@`.
pub(super) fn local_part(text: &str) -> Option<&str> {
    let (local, domain) = text.split_once('@')?;
    (!local.is_empty() && domain.contains('.')).then_some(local)
}

#[cfg(test)]
mod tests {
    use super::{core, skeleton};

    #[test]
    fn what_is_added_or_left_out_makes_no_difference() {
        for text in ["E-1042", "e1042", " E 01042", "E.1042", "É1042"] {
            assert_eq!(skeleton(text), "e1042", "{text}");
        }
        assert_eq!(core("e1042"), Some(("1042", true)));
        assert_eq!(core(&skeleton("001042")), Some(("1042", false)));
        assert_eq!(core(&skeleton("a1b2")), None);
        assert_eq!(core("ana"), None);
        assert_eq!(
            (skeleton("100"), skeleton("---"), skeleton("Zoë")),
            ("100".into(), String::new(), "zoe".into())
        );
    }
}
