//! Words for people: counts with their nouns, lists, and lines that fit on a terminal.
//!
//! All wings use these, so `1 pair` and `a, b and c` read the same everywhere.

use std::fmt;

/// The form of a word that goes with a number: of 1 and -1 the singular.
pub(crate) fn form<'a>(number: impl TryInto<i128>, one: &'a str, many: &'a str) -> &'a str {
    let is_one = number.try_into().is_ok_and(|number| number.unsigned_abs() == 1);
    if is_one { one } else { many }
}

/// `1 pair`, `3 pairs`, for nouns whose plural has an s; for others see [`form`].
pub(crate) fn counted<N: TryInto<i128> + fmt::Display + Copy>(number: N, noun: &str) -> String {
    format!("{number} {noun}{}", form(number, "", "s"))
}

/// How near a pair is to the best its mentee could have: `fit 63 of 100`.
pub(crate) fn fit(value: u8) -> String {
    format!("fit {value} of 100")
}

/// `66.2 %`; nothing where there is nothing to share.
///
/// Never rounded up to all or down to none: 4,543 of 4,545 are `over 99.9 %`.
#[cfg(any(feature = "report", test))]
#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
pub(crate) fn percent(count: usize, of: usize) -> Option<String> {
    let percent = match (count, of) {
        (_, 0) => return None,
        (0, _) => "0".to_owned(),
        (count, of) if count >= of => "100".to_owned(),
        (count, of) => match 100.0 * count as f64 / of as f64 {
            share if share < 0.1 => "under 0.1".to_owned(),
            share if share > 99.9 => "over 99.9".to_owned(),
            share => format!("{share:.1}"),
        },
    };
    Some(format!("{percent}\u{a0}%"))
}

/// `a, b and c`; nothing for nobody.
pub(crate) fn list<T: fmt::Display>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.to_string(),
        [first @ .., last] => format!("{} and {last}", commas(first)),
    }
}

/// `a, b, c`.
pub(crate) fn commas<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    items.join(", ")
}

/// `first`, `second` and so on, counted from 1. What comes after the tenth is `later`.
pub(crate) fn ordinal(rank: usize) -> &'static str {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    rank.checked_sub(1).and_then(|at| WORDS.get(at)).copied().unwrap_or("later")
}

/// No line is wider, in characters.
pub(crate) const WIDTH: usize = 80;

/// A text in lines of at most `width` characters, broken at spaces; a longer word is broken
/// anywhere.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for (at, piece) in letters.chunks(width).enumerate() {
            let room = |line: &&mut String| at == 0 && line.chars().count() + 1 + piece.len() <= width;
            match lines.last_mut().filter(room) {
                Some(line) => line.push(' '),
                None => lines.push(String::new()),
            }
            if let Some(line) = lines.last_mut() {
                line.extend(piece);
            }
        }
    }
    lines
}

/// Writes a paragraph within [`WIDTH`]; further lines are indented under its first words. No word
/// is cut.
///
/// The `start` may be empty, or a bullet, or a column; its width is the indent.
pub(crate) fn paragraph(f: &mut fmt::Formatter<'_>, start: &str, text: &str) -> fmt::Result {
    let indent = start.chars().count();
    f.write_str(start)?;
    let mut at = indent;
    for (k, word) in text.split_whitespace().enumerate() {
        let length = word.chars().count();
        if k > 0 && at + 1 + length > WIDTH {
            write!(f, "\n{:indent$}", "")?;
            at = indent;
        } else if k > 0 {
            f.write_str(" ")?;
            at += 1;
        }
        f.write_str(word)?;
        at += length;
    }
    writeln!(f)
}

#[cfg(test)]
mod tests {
    use super::commas;
    use super::counted;
    use super::form;
    use super::list;
    use super::percent;
    use super::wrap;

    #[test]
    fn nearly_all_is_not_all_and_hardly_any_is_not_none() {
        let told = |count, of| percent(count, of).map(|told| told.replace('\u{a0}', " "));
        assert_eq!(told(0, 0), None);
        assert_eq!(told(0, 7).as_deref(), Some("0 %"));
        assert_eq!(told(7, 7).as_deref(), Some("100 %"));
        assert_eq!(told(4_543, 4_545).as_deref(), Some("over 99.9 %"));
        assert_eq!(told(9_990, 10_000).as_deref(), Some("99.9 %"));
        assert_eq!(told(2, 4_545).as_deref(), Some("under 0.1 %"));
        assert_eq!(told(1, 1_000).as_deref(), Some("0.1 %"));
        assert_eq!(told(2, 3).as_deref(), Some("66.7 %"));
        for of in [3usize, 999, 1_001, 20_011] {
            for count in 1..of {
                let told = percent(count, of).unwrap();
                assert!(
                    !told.starts_with("100") && !told.starts_with("0\u{a0}") && !told.starts_with("0.0"),
                    "{told}"
                );
            }
        }
    }

    #[test]
    fn one_is_singular_with_either_sign() {
        assert_eq!(counted(1usize, "pair"), "1 pair");
        assert_eq!(counted(-1i64, "pair"), "-1 pair");
        assert_eq!(counted(0u64, "pair"), "0 pairs");
        assert_eq!(counted(2u32, "pair"), "2 pairs");
        assert_eq!(counted(i128::MIN, "pair"), format!("{} pairs", i128::MIN));
        assert_eq!([form(1, "person", "people"), form(2, "person", "people")], ["person", "people"]);
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(commas(["a", "b", "c"]), "a, b, c");
    }

    #[test]
    fn lines_are_broken_at_spaces() {
        assert_eq!(wrap("as many as fit", 7), ["as many", "as fit"]);
        assert_eq!(wrap("a  extraordinarily b", 6), ["a", "extrao", "rdinar", "ily b"]);
        assert!(wrap("", 5).is_empty());
    }
}
