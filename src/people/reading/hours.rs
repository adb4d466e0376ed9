//! Hours as people write them: windows of time, perhaps on days of the week.
//!
//! *Grammar.* Days (`Mon`, `Mon-Fri`, `Mon, Wed`, `weekdays`, `weekend`, `daily`) stand before
//! their windows (`9-12`, `14:00-16:30`, `9am-5pm`, `22-6`). A semicolon or a line break ends both.
//! Days without a window are whole days. What could be meant in two ways, `9-5`, is not read.

use crate::people::folding::folded;

/// The minutes of a day, and of a week.
pub(crate) const DAY: u32 = 24 * 60;
pub(crate) const WEEK: u32 = 7 * DAY;

/// Monday to Friday, a bit each.
const WORKING: u8 = 0b001_1111;

/// Windows of time, by the clock of whoever wrote them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hours {
    /// Days as bits, Monday first; none for a window of any day. The minute it begins, and how
    /// long it is.
    windows: Vec<(Option<u8>, u32, u32)>,
}

impl Hours {
    /// Does it name a day?
    pub(crate) fn has_days(&self) -> bool {
        self.windows.iter().any(|(days, ..)| days.is_some())
    }

    /// The minutes of a day as intervals, on a clock that is so many minutes behind. For windows
    /// without days.
    pub(crate) fn of_a_day(&self, behind: i32) -> Vec<(u32, u32)> {
        round(self.windows.iter().map(|&(_, start, length)| (start, length)), behind, DAY)
    }

    /// The minutes of a week as intervals; windows without days are on Monday to Friday.
    pub(crate) fn of_a_week(&self, behind: i32) -> Vec<(u32, u32)> {
        let windows = self.windows.iter().flat_map(|&(days, start, length)| {
            let days = days.unwrap_or(WORKING);
            let on = (0..7).filter(move |day| days >> day & 1 == 1);
            on.map(move |day| (day * DAY + start, length))
        });
        round(windows, behind, WEEK)
    }
}

/// Windows on a clock that goes round after so many minutes: intervals in order that do not meet.
fn round(windows: impl Iterator<Item = (u32, u32)>, behind: i32, whole: u32) -> Vec<(u32, u32)> {
    let whole = i64::from(whole);
    let mut parts: Vec<(u32, u32)> = Vec::new();
    let mut add = |start: i64, end: i64| {
        if let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) {
            parts.extend((start < end).then_some((start, end)));
        }
    };
    for (start, length) in windows {
        let start = (i64::from(start) - i64::from(behind)).rem_euclid(whole);
        let end = start + i64::from(length).min(whole);
        add(start, end.min(whole));
        add(0, end - whole);
    }
    parts.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::with_capacity(parts.len());
    for (start, end) in parts {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// The minutes that two lists of intervals have in common.
pub(crate) fn common(a: &[(u32, u32)], b: &[(u32, u32)]) -> u32 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(&(from, to)), Some(&(start, end))) = (a.get(i), b.get(j)) {
        sum += to.min(end).saturating_sub(from.max(start));
        if to < end { i += 1 } else { j += 1 }
    }
    sum
}

/// The windows of a text; none where it is not understood. Time O(length).
pub(crate) fn hours(text: &str) -> Option<Hours> {
    let mut windows = Vec::new();
    for line in text.split([';', '\n', '\r', '|', '；']) {
        part(&tokens(&folded(line))?, &mut windows)?;
    }
    windows.sort_unstable();
    windows.dedup();
    (!windows.is_empty()).then_some(Hours { windows })
}

/// The day of the week that a word names, as bits.
pub(crate) fn days(word: &str) -> Option<u8> {
    const NAMES: [&[&str]; 7] = [
        &["mon", "monday"],
        &["tue", "tues", "tuesday"],
        &["wed", "weds", "wednesday"],
        &["thu", "thur", "thurs", "thursday"],
        &["fri", "friday"],
        &["sat", "saturday"],
        &["sun", "sunday"],
    ];
    let at = |word: &str| NAMES.iter().position(|names| names.contains(&word));
    if let Some(day) = at(word).or_else(|| at(word.strip_suffix('s')?)) {
        return Some(1 << day);
    }
    match word {
        "weekday" | "weekdays" | "workday" | "workdays" => Some(WORKING),
        "weekend" | "weekends" => Some(0b110_0000),
        "daily" | "everyday" => Some(0b111_1111),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Days(u8),
    /// Minutes since midnight.
    Time(Clock),
    Dash,
    Comma,
}

/// A time as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Clock {
    hour: u32,
    minute: u32,
    /// After noon, where that is said.
    is_pm: Option<bool>,
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut found: Vec<Token> = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let (clock, after) = clock(rest)?;
            found.push(Token::Time(clock));
            rest = after;
        } else if first.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic() && c != '\'').unwrap_or(rest.len());
            let word = &rest[..end];
            match meaning(word, found.last_mut()) {
                Meaning::Token(token) => found.push(token),
                Meaning::Filler => {}
                Meaning::Unknown => return None,
            }
            rest = rest[end..].strip_prefix('.').unwrap_or(&rest[end..]);
        } else {
            match first {
                '-' | '~' => found.push(Token::Dash),
                ',' | '/' | '&' | '+' => found.push(Token::Comma),
                ':' | '(' | ')' => {}
                _ => return None,
            }
            rest = &rest[first.len_utf8()..];
        }
        rest = rest.trim_start();
    }
    Some(found)
}

/// What a word means.
enum Meaning {
    Token(Token),
    /// Nothing by itself: `from`, or `am` behind a time.
    Filler,
    Unknown,
}

/// What a word means. `am` and `pm` belong to the time before.
fn meaning(word: &str, before: Option<&mut Token>) -> Meaning {
    let fixed = |hour, is_pm| Meaning::Token(Token::Time(Clock { hour, minute: 0, is_pm: Some(is_pm) }));
    match (word, before) {
        ("am" | "pm", Some(Token::Time(clock))) => {
            if clock.is_pm.is_some() || !(1..=12).contains(&clock.hour) {
                return Meaning::Unknown;
            }
            clock.is_pm = Some(word == "pm");
            Meaning::Filler
        }
        ("h" | "uhr" | "o'clock" | "hrs" | "hours", Some(Token::Time(_)))
        | ("and" | "from" | "between" | "on" | "at", _) => Meaning::Filler,
        ("to" | "till" | "until" | "through", _) => Meaning::Token(Token::Dash),
        ("noon" | "midday", _) => fixed(12, true),
        // at the end of a window it is 24 o'clock
        ("midnight", _) => fixed(0, false),
        _ => days(word).map_or(Meaning::Unknown, |days| Meaning::Token(Token::Days(days))),
    }
}

/// The time that a text begins with: `9`, `9:30`, `09.30`, `0930`, `14h30`.
fn clock(text: &str) -> Option<(Clock, &str)> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (first, rest) = text.split_at(digits(text));
    let after = rest.strip_prefix([':', '.', 'h']).filter(|after| digits(after) == 2);
    let (hour, minute, rest) = match (first.len(), after) {
        (1 | 2, Some(after)) => (first, &after[..2], &after[2..]),
        (1 | 2, None) => (first, "0", rest),
        (4, None) => (&first[..2], &first[2..], rest),
        _ => return None,
    };
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let is_time = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
    is_time.then_some((Clock { hour, minute, is_pm: None }, rest))
}

/// Reads what stands between two semicolons.
fn part(tokens: &[Token], windows: &mut Vec<(Option<u8>, u32, u32)>) -> Option<()> {
    let (mut days, mut is_open) = (None::<u8>, false);
    let mut rest = tokens;
    loop {
        rest = match *rest {
            [] => break,
            [Token::Comma, ref rest @ ..] => rest,
            [Token::Days(from), Token::Dash, Token::Days(to), ref rest @ ..] => {
                let before = if is_open { days.unwrap_or(0) } else { 0 };
                days = Some(before | span(from, to)?);
                is_open = true;
                rest
            }
            [Token::Days(more), ref rest @ ..] => {
                days = Some(more | if is_open { days.unwrap_or(0) } else { 0 });
                is_open = true;
                rest
            }
            [Token::Time(from), Token::Dash, Token::Time(to), ref rest @ ..] => {
                let (start, length) = window(from, to)?;
                windows.push((days, start, length));
                is_open = false;
                rest
            }
            _ => return None,
        };
    }
    if is_open {
        windows.push((days, 0, DAY));
    }
    Some(())
}

/// The days from one to another, round the week.
fn span(from: u8, to: u8) -> Option<u8> {
    if !from.is_power_of_two() || !to.is_power_of_two() {
        return None;
    }
    let (mut day, mut all) = (from, from);
    while day != to {
        day = if day == 1 << 6 { 1 } else { day << 1 };
        all |= day;
    }
    Some(all)
}

/// Where a window begins and how long it is; none where that could be meant in two ways.
fn window(from: Clock, to: Clock) -> Option<(u32, u32)> {
    let minutes = |clock: Clock, is_pm: Option<bool>| {
        let hour = match is_pm {
            Some(false) if clock.hour == 12 => 0,
            Some(true) if clock.hour < 12 => clock.hour + 12,
            _ => clock.hour,
        };
        hour * 60 + clock.minute
    };
    let halves = |clock: Clock| {
        let both = if (1..=12).contains(&clock.hour) { [Some(false), Some(true)] } else { [None, None] };
        both.map(|is_pm| minutes(clock, is_pm))
    };
    // midnight ends the day
    let end = |minutes: u32| if minutes == 0 { DAY } else { minutes };
    let (start, end) = match (from.is_pm, to.is_pm) {
        (None, None) => {
            let (start, end) = (minutes(from, None), end(minutes(to, None)));
            // in the evening it goes on into the next day; `9-5` says nothing of the kind
            if end <= start && from.hour < 13 {
                return None;
            }
            (start, end)
        }
        (None, Some(_)) => {
            let end = end(minutes(to, to.is_pm));
            (halves(from).into_iter().filter(|&start| start < end).max()?, end)
        }
        (Some(_), None) => {
            let start = minutes(from, from.is_pm);
            (start, halves(to).map(end).into_iter().filter(|&end| start < end).min()?)
        }
        (Some(_), Some(_)) => (minutes(from, from.is_pm), end(minutes(to, to.is_pm))),
    };
    match end.checked_sub(start) {
        Some(0) | None => (start < DAY).then_some((start, end + DAY - start)).filter(|_| end != start),
        Some(length) => Some((start, length)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DAY, WEEK, common, hours};

    fn day(text: &str) -> Vec<(u32, u32)> {
        let read = hours(text).unwrap();
        assert!(!read.has_days(), "{text}");
        read.of_a_day(0).into_iter().map(|(a, b)| (a / 6, b / 6)).collect()
    }

    fn week(text: &str) -> u32 {
        let read = hours(text).unwrap();
        assert!(read.has_days(), "{text}");
        read.of_a_week(0).iter().map(|(a, b)| b - a).sum()
    }

    #[test]
    fn windows_of_a_day() {
        let nine_to_five = [(90, 170)];
        for text in
            ["9-17", "9:00–17:00", "09.00 to 17.00", "9am-5pm", "9-5pm", "9 am - 5", "0900-1700", "9h-17h"]
        {
            assert_eq!(day(text), nine_to_five, "{text}");
        }
        assert_eq!(day("9-12, 13:30-17"), [(90, 120), (135, 170)]);
        assert_eq!(day("22-6"), [(0, 60), (220, 240)]);
        assert_eq!(day("10pm-6am"), day("22-6"));
        assert_eq!(day("11-1pm"), [(110, 130)]);
        assert_eq!(day("noon-2pm"), [(120, 140)]);
        assert_eq!(day("18-24"), day("6pm to midnight"));
        assert_eq!(day("8-10; 9-12"), [(80, 120)]);
        for text in
            ["", "9", "9-5", "12-1", "25-26", "9-9", "morning", "9-12-14", "9:75-10", "soon", "9-12 PST", ";"]
        {
            assert_eq!(hours(text), None, "{text}");
        }
    }

    #[test]
    fn windows_of_a_week() {
        for (text, all) in [
            ("Mon 9-12; Wed 14:00-16:00", 5),
            ("Mon, Wed 9-12", 6),
            ("Mon 9-12, 14-16 and Fri 9-10", 6),
            ("Mon-Fri 9-17", 40),
            ("weekdays 9-17", 40),
            ("Fri to Mon 10-12", 8),
            ("Tuesdays: 8-10", 2),
            ("Sat & Sun", 48),
            ("Mon", 24),
            ("Sun 22-6", 8),
            ("Mon 9-11; 9-11", 10),
            ("Mon. 9-11", 2),
        ] {
            assert_eq!(week(text), all * 60, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_hours_or_none(text in "(\\PC|[0-9:;,. -]|Mon|am|pm| to ){0,12}") {
            if let Some(read) = hours(&text) {
                for (intervals, whole) in [(read.of_a_day(-90), DAY), (read.of_a_week(840), WEEK)] {
                    prop_assert!(intervals.iter().all(|&(a, b)| a < b && b <= whole));
                    prop_assert!(intervals.windows(2).all(|two| two[0].1 < two[1].0));
                }
            }
        }

        /// Minute by minute, without any interval.
        #[test]
        fn moved_hours_have_the_minutes_in_common_that_they_have(
            a in (0u32..24, 1u32..24), b in (0u32..24, 1u32..24), behind in -720i32..840,
        ) {
            let of = |(start, length): (u32, u32)| super::Hours { windows: vec![(None, start * 60, length * 60)] };
            let is_in = |(start, length): (u32, u32), minute: i64| {
                (minute - i64::from(start) * 60).rem_euclid(i64::from(DAY)) < i64::from(length) * 60
            };
            let minutes = (0..i64::from(DAY)).filter(|&minute| is_in(a, minute) && is_in(b, minute + i64::from(behind)));
            let found = common(&of(a).of_a_day(0), &of(b).of_a_day(behind));
            prop_assert_eq!(found as usize, minutes.count());
        }
    }
}
