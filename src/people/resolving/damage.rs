//! Ids that a spreadsheet has made a number or a date of.
//!
//! A cell that is not formatted as text loses what it was: `12300000001` is shown and exported as
//! `1.23E+10`, `00017` as `17`, `MAR3` as `3-Mar`, and of a number of more than fifteen digits the
//! rest becomes zeros.

use crate::people::folding::folded;

/// A spreadsheet keeps so many digits of a number.
const DIGITS: usize = 15;

/// What a text may have been, in a form that the undamaged id has as well.
pub(super) fn traces(text: &str) -> Vec<String> {
    let text = folded(text);
    let mut traces = Vec::new();
    if let Some((digits, exponent)) = scientific(&text) {
        traces.push(rounded(&digits, digits.len(), exponent));
    }
    if let Some(whole) = text.split_once('.').filter(|(_, zeros)| is_zeros(zeros)).map(|(whole, _)| whole)
        && is_number(whole)
    {
        traces.push(number(whole));
    }
    if is_number(&text) {
        traces.push(number(&text));
        if text.len() > DIGITS && is_zeros(&text[DIGITS..]) {
            traces.push(cut(&text));
        }
    }
    for (a, b) in dates(&text) {
        traces.push(date(a, b));
    }
    traces
}

/// The same forms of an id that is not damaged; with the numbers of digits that were kept of those
/// in scientific notation.
pub(super) fn marks(id: &str, kept: &[usize]) -> Vec<String> {
    let text = folded(id);
    let mut marks = Vec::new();
    let (digits, exponent) = match text.split_once('e') {
        _ if is_number(&text) => (text.trim_start_matches('0'), 0),
        // 12E3 is a code, and a number for a spreadsheet
        Some((digits, zeros)) if is_number(digits) && is_number(zeros) => {
            (digits.trim_start_matches('0'), zeros.parse().unwrap_or(0))
        }
        _ => ("", 0usize),
    };
    if !digits.is_empty() && digits.len() < 400 && exponent < 400 {
        marks.extend(kept.iter().map(|&kept| rounded(digits, kept, digits.len() - 1 + exponent)));
    }
    if is_number(&text) {
        marks.push(number(&text));
        if text.len() > DIGITS {
            marks.push(cut(&text));
        }
    }
    if let Some((a, b)) = day_of_code(&text) {
        marks.push(date(a, b));
    }
    marks
}

/// Does a text look as only a spreadsheet writes it?
pub(in crate::people) fn is_damaged(text: &str) -> bool {
    let text = folded(text);
    scientific(&text).is_some()
        || !dates(&text).is_empty()
        || text.len() > 2 && text.bytes().all(|byte| byte == b'#')
}

/// How many digits are kept of a text in scientific notation.
pub(super) fn kept(text: &str) -> Option<usize> {
    scientific(&folded(text)).map(|(digits, _)| digits.len())
}

/// `1.23e+10`: the digits, and the power of ten of the first. A code like `1E10` has no sign.
fn scientific(text: &str) -> Option<(String, usize)> {
    let (mantissa, exponent) = text.split_once("e+")?;
    let (whole, rest) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let is_one = whole.len() == 1 && is_number(whole) && (rest.is_empty() || is_number(rest));
    let is_power = (2..=3).contains(&exponent.len()) && is_number(exponent);
    if !is_one || !is_power || rest.len() > DIGITS {
        return None;
    }
    Some((format!("{whole}{rest}"), exponent.parse().ok()?))
}

/// The first `kept` digits, rounded, with the power of ten of the first.
fn rounded(digits: &str, kept: usize, exponent: usize) -> String {
    let mut first: Vec<u8> = digits.bytes().chain(std::iter::repeat(b'0')).take(kept).collect();
    let is_up = digits.as_bytes().get(kept).is_some_and(|&next| next >= b'5');
    if is_up {
        let nines = first.iter().rev().take_while(|&&digit| digit == b'9').count();
        let end = first.len();
        first[end - nines..].fill(b'0');
        if nines == end {
            first.insert(0, b'1');
            first.pop();
            return format!("s{} {}", text_of(&first), exponent + 1);
        }
        first[end - nines - 1] += 1;
    }
    format!("s{} {exponent}", text_of(&first))
}

fn text_of(digits: &[u8]) -> String {
    digits.iter().map(|&digit| char::from(digit)).collect()
}

fn number(digits: &str) -> String {
    format!("n{}", digits.trim_start_matches('0'))
}

fn cut(digits: &str) -> String {
    format!("c{} {}", &digits[..DIGITS], digits.len())
}

fn date(a: u32, b: u32) -> String {
    format!("d{} {}", a.min(b), a.max(b))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_zeros(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte == b'0')
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn month(word: &str) -> Option<u32> {
    let word = match word {
        "mär" | "mrz" => "mar",
        "mai" => "may",
        "sept" => "sep",
        "okt" => "oct",
        "dez" => "dec",
        word => word,
    };
    (1..).zip(MONTHS).find(|(_, month)| *month == word).map(|(k, _)| k)
}

/// The two numbers of a date as a spreadsheet writes one, in each way in which they may be meant:
/// day and month, and month and year.
fn dates(text: &str) -> Vec<(u32, u32)> {
    let date = text.split(' ').next().unwrap_or_default();
    let has_time = text.len() > date.len();
    let parts: Vec<&str> = date.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| is_number(part).then(|| part.parse::<u32>().ok()).flatten();
    let year = |part: &str| number(part).filter(|_| part.len() == 4).map(|year| year % 100);
    match parts[..] {
        [a, b] if !has_time => {
            let (month, other) = match (month(a), month(b)) {
                (Some(month), None) => (month, b),
                (None, Some(month)) => (month, a),
                _ => return Vec::new(),
            };
            number(other).filter(|_| other.len() <= 2).map(|other| (month, other)).into_iter().collect()
        }
        [a, b, c] if !has_time || text[date.len()..].contains(':') => {
            let (day, month, year) = match year(a) {
                Some(year) => (number(c), number(b), Some(year)),
                None => (number(a), number(b), year(c)),
            };
            let (Some(day), Some(month), Some(year)) = (day, month, year) else { return Vec::new() };
            let is_date = (1..=31).contains(&day.max(month)) && (1..=12).contains(&day.min(month));
            if is_date { vec![(day, month), (month, year), (day, year)] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// The two numbers of a code that a spreadsheet takes for a date: `mar3`, `3-3`, `1/2`.
fn day_of_code(text: &str) -> Option<(u32, u32)> {
    let at = |part: &str| match month(part) {
        Some(month) => Some(month),
        None => (part.len() <= 2 && is_number(part)).then(|| part.parse().ok()).flatten(),
    };
    if let Some((a, b)) = text.split_once(['-', '/', '.', ' ']) {
        return Some((at(a)?, at(b)?));
    }
    let split = text.find(|c: char| c.is_ascii_digit())?;
    let (a, b) = if split > 0 {
        text.split_at(split)
    } else {
        text.split_at(text.find(|c: char| !c.is_ascii_digit())?)
    };
    Some((at(a)?, at(b)?))
}

#[cfg(test)]
mod tests {
    use super::{is_damaged, kept, marks, traces};

    #[test]
    fn what_a_spreadsheet_made_is_traced_back() {
        for (damaged, id, looks_so) in [
            ("1.23E+10", "12300000001", true),
            ("1,24E+10", "12350000001", true),
            ("1.00E+12", "999999999999", true),
            ("1.2E+04", "12E3", true),
            ("17", "00017", false),
            ("00017", "17", false),
            ("1042.0", "1042", false),
            ("1234567890123450", "1234567890123456", false),
            ("3-Mar", "MAR3", true),
            ("03-Mar", "3-3", true),
            ("2026-03-03 00:00", "3/3", true),
            ("01/02/2026", "2-1", true),
            ("Mar-26", "MAR26", true),
            ("2026-03-01 00:00:00", "mar-26", true),
        ] {
            let kept: Vec<usize> = kept(damaged).into_iter().collect();
            let (traces, marks) = (traces(damaged), marks(id, &kept));
            assert!(traces.iter().any(|trace| marks.contains(trace)), "{damaged} {traces:?}, {id} {marks:?}");
            assert_eq!(is_damaged(damaged), looks_so, "{damaged}");
        }
        for sound in [
            "E1042", "1E10", "12-3", "ana", "ana-mar", "mar-ana", "U00017", "2026", "1.2.3", "", "e+10", "##",
        ] {
            assert!(!is_damaged(sound), "{sound}");
        }
        assert!(is_damaged("########"));
    }
}
