//! Numbers, and yes or no, as people write them.

use crate::people::folding::folded;

/// The number of a text such as `2.0`, `3,5`, `1 200`, `1.200,5`, `−4` or `1'000`.
///
/// A point is a decimal point, unless a comma stands behind it; a comma before three digits alone
/// could be either, and is no number. Blanks of any width separate thousands. Time O(length).
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = folded(text);
    let (negative, digits) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest.trim_start()),
        None => (false, text.as_ref()),
    };
    let plain = plain(digits)?;
    let value: f64 = plain.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// With a decimal point, and nothing between thousands.
fn plain(digits: &str) -> Option<String> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let (whole, rest, mark) = match (digits.rfind('.'), digits.rfind(',')) {
        (Some(point), Some(comma)) if point > comma && points == 1 => (point, point + 1, Some(',')),
        (Some(point), Some(comma)) if comma > point && commas == 1 => (comma, comma + 1, Some('.')),
        (Some(_), Some(_)) => return None,
        (Some(point), None) if points == 1 => (point, point + 1, None),
        (None, Some(comma)) if commas == 1 => (comma, comma + 1, None),
        (Some(_), None) => (digits.len(), digits.len(), Some('.')),
        (None, Some(_)) => (digits.len(), digits.len(), Some(',')),
        (None, None) => (digits.len(), digits.len(), None),
    };
    let (whole, fraction) = (&digits[..whole], &digits[rest..]);
    let thousands = |mark: char| {
        let groups: Vec<&str> = whole.split(mark).collect();
        let (first, others) = groups.split_first()?;
        let good = is_digits(first) && (others.is_empty() || first.len() <= 3);
        (good && others.iter().all(|group| group.len() == 3 && is_digits(group))).then(|| groups.concat())
    };
    let marks = [mark, Some(' '), Some('\'')];
    let whole = if whole.is_empty() && !fraction.is_empty() {
        "0".to_owned()
    } else {
        marks.into_iter().flatten().find_map(thousands)?
    };
    // `1,200` could be 1.2 or 1200; `0,125` and `12,5` could not.
    let is_open = digits.contains(',') && mark.is_none() && fraction.len() == 3;
    if is_open && (1..=3).contains(&whole.len()) && whole != "0" {
        return None;
    }
    if fraction.is_empty() {
        return Some(whole);
    }
    is_digits(fraction).then(|| format!("{whole}.{fraction}"))
}

#[cfg(feature = "csv")]
/// The number before a sign of percent, or the number.
pub(crate) fn percent(text: &str) -> Option<f64> {
    let text = text.trim();
    number(text.strip_suffix(['%', '％']).unwrap_or(text))
}

#[cfg(feature = "csv")]
/// Years such as `12`, `3,5 years`, `18 months` or `2 years 6 months`. A number alone counts
/// `unit` a year.
pub(crate) fn years(text: &str, unit: f64) -> Option<f64> {
    let text = folded(text);
    if let Some(value) = number(&text) {
        return Some(value / unit);
    }
    let mut rest = text.trim();
    let mut years = None;
    for (words, per_year) in [(&["years", "year", "yrs.", "yrs", "yr", "y"][..], 1.0), (MONTHS, 12.0)] {
        let Some((count, after)) = words.iter().find_map(|word| split_at_word(rest, word)) else { continue };
        *years.get_or_insert(0.0) += number(count)? / per_year;
        rest = after.trim_start_matches([',', '&']).trim_start().trim_start_matches("and ").trim();
    }
    years.filter(|_| rest.is_empty())
}

#[cfg(feature = "csv")]
const MONTHS: &[&str] = &["months", "month", "mths", "mos", "mo"];

#[cfg(feature = "csv")]
/// What stands before a word, and after it: before it is a number.
fn split_at_word<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let (before, after) = text.split_once(word)?;
    let ends = !after.starts_with(char::is_alphanumeric);
    (ends && before.chars().all(|c| c.is_ascii_digit() || " .,".contains(c))).then_some((before, after))
}

const YES: [&str; 14] =
    ["yes", "y", "true", "t", "1", "x", "on", "✓", "✔", "☑", "checked", "selected", "ticked", "yes please"];
const NO: [&str; 11] = ["no", "n", "false", "f", "0", "off", "☐", "✗", "✘", "unchecked", "not selected"];

/// Yes or no, in the usual spellings.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    // the usual case first: a measure of numbers asks about every cell
    let text = folded(text);
    let text = text.trim_end_matches(['.', '!']);
    if YES.contains(&text) {
        return Some(true);
    }
    NO.contains(&text).then_some(false)
}

#[cfg(feature = "csv")]
/// The prefix in letters and the number of a grade such as `L3`, `Grade 5` or `Band-2`.
pub(crate) fn grade(text: &str) -> Option<(String, &str)> {
    let text = text.trim();
    let letters = text.find(|c: char| !c.is_alphabetic())?;
    let number = text[letters..].trim_start_matches([' ', '-', '.', '_', '\u{a0}']);
    let is_short = !number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
    (letters > 0 && is_short).then(|| (folded(&text[..letters]).into_owned(), number))
}

#[cfg(feature = "csv")]
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{grade, number, percent, years, yes_or_no};

    #[test]
    fn numbers_as_people_write_them() {
        let same = [
            ("2.0", 2.0),
            ("3,5", 3.5),
            ("1 200", 1200.0),
            ("1\u{a0}200", 1200.0),
            ("1\u{202f}234\u{2009}567,25", 1_234_567.25),
            ("1.200,5", 1200.5),
            ("1,200.5", 1200.5),
            ("1'200", 1200.0),
            ("1.234.567", 1_234_567.0),
            ("0,125", 0.125),
            ("1.200", 1.2),
            ("-4", -4.0),
            ("\u{2212}4,0", -4.0),
            ("+ 7", 7.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("４２", 42.0),
            ("007", 7.0),
        ];
        for (text, value) in same {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in [
            "", "-", ".", ",", "1,200", "1.2.3", "1,2,3", "12 34", "1 2", "1..2", "1,2.3,4", "up to 3",
            "3-4", "NaN", "inf", "1e3", "--1", "1,200,5", "0x10", "3 %",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!((percent("50 %"), percent("12,5%"), percent("7")), (Some(50.0), Some(12.5), Some(7.0)));
        assert_eq!(percent("50 %%"), None);
    }

    #[test]
    fn years_in_words() {
        for (text, value) in [
            ("12", 12.0),
            ("3,5 years", 3.5),
            ("1 year", 1.0),
            ("7yrs", 7.0),
            ("18 months", 1.5),
            ("2 years 6 months", 2.5),
            ("2 years and 3 months", 2.25),
            ("1 Year, 6 Months", 1.5),
        ] {
            assert_eq!(years(text, 1.0), Some(value), "{text}");
        }
        assert_eq!(years("30", 12.0), Some(2.5));
        for text in [
            "",
            "years",
            "many years",
            "5+ years",
            "2 years ago",
            "6 months 2 years 1",
            "yearly",
            "3 - 5 years",
        ] {
            assert_eq!(years(text, 1.0), None, "{text}");
        }
    }

    #[test]
    fn yes_and_no_and_grades() {
        for text in ["Yes", " YES ", "y", "TRUE", "1", "x", "✔", "Yes!"] {
            assert_eq!(yes_or_no(text), Some(true), "{text}");
        }
        for text in ["no", "N", "false", "0", "No."] {
            assert_eq!(yes_or_no(text), Some(false), "{text}");
        }
        assert_eq!((yes_or_no("maybe"), yes_or_no("2"), yes_or_no("")), (None, None, None));
        assert_eq!(grade("L3"), Some(("l".into(), "3")));
        assert_eq!(grade("Grade 5"), Some(("grade".into(), "5")));
        for text in ["3", "L", "L3a", "Senior", "L 3.5", ""] {
            assert_eq!(grade(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_number_or_none(text in "[0-9., '+-]{0,12}") {
            if let Some(value) = number(&text) {
                prop_assert!(value.is_finite());
            }
            let _ = (percent(&text), years(&text, 12.0));
        }

        #[test]
        fn a_number_is_the_same_in_both_spellings(whole in 0..2_000_000_u32, cents in 0..100_u32) {
            let value: f64 = format!("{whole}.{cents:02}").parse().unwrap();
            let (millions, thousands, ones) = (whole / 1_000_000, whole / 1000 % 1000, whole % 1000);
            prop_assert_eq!(number(&format!("{whole},{cents:02}")), Some(value));
            if millions > 0 {
                for (mark, point) in [(".", ","), (",", "."), (" ", ","), ("\u{a0}", "."), ("'", ".")] {
                    let text = format!("{millions}{mark}{thousands:03}{mark}{ones:03}{point}{cents:02}");
                    prop_assert_eq!(number(&text), Some(value), "{}", text);
                }
            }
        }
    }
}
