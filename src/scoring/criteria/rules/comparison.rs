//! What a rule makes of two people's words, and whether it is kept.

use std::collections::BTreeMap;

use crate::people::folding::folded;
use crate::people::placeholders::Placeholders;
use crate::people::profile::Skill;
use crate::people::reading::hours::{common, days, hours};
use crate::people::reading::separators::Separator;
use crate::people::reading::values::number;
use crate::people::reading::zones::zone;
use crate::programme::rules::amount::Amount;
use crate::programme::rules::when::When;
use crate::scoring::criteria::rules::said::Said;

/// Intervals of minutes.
type Intervals = Vec<(u32, u32)>;

/// A value as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    Word(String),
    Number(Amount),
    /// Minutes ahead of UTC.
    Zone(i32),
    /// Items by their numbers, sorted, each once.
    Items(Vec<u32>),
    /// The same hours in a day and in a week, by UTC where zones are known.
    Hours {
        has_days: bool,
        day: Intervals,
        week: Intervals,
    },
}

/// What cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// The value; what would be read.
    Value(&'static str),
    /// The time zone.
    Zone,
}

/// What is written where a time zone is wanted.
pub(super) const A_ZONE: &str = "a time zone such as Europe/Berlin or UTC+1";
const HOURS: &str = "hours such as 9-17 or Mon 9-12; Wed 14:00-16:00";
const NUMBER: &str = "a number, or a time zone such as Europe/Berlin or UTC+1";

/// Numbers for items, the same on both sides.
#[derive(Debug, Default)]
pub(super) struct Items(BTreeMap<String, u32>);

impl Items {
    fn number(&mut self, item: &str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(item.to_owned()).or_insert(next)
    }

    fn numbers(&mut self, items: impl Iterator<Item = String>) -> Option<Value> {
        let mut numbers: Vec<u32> = items.map(|item| self.number(&item)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        (!numbers.is_empty()).then_some(Value::Items(numbers))
    }
}

/// How the cells of one side's column are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) when: When,
    pub(super) separator: Separator,
    /// Hours are slots: words.
    pub(super) has_slots: bool,
    /// Hours have a zone.
    pub(super) has_zone: bool,
}

impl Reading {
    /// The value, or nothing where nothing is said.
    pub(super) fn value(
        self,
        said: Said<'_>,
        place: Said<'_>,
        items: &mut Items,
    ) -> Result<Option<Value>, Unread> {
        if said.is_nothing() {
            return Ok(None);
        }
        let is_list = self.when.is_of_lists() || self.has_slots;
        Ok(match (said, self.when) {
            (Said::Skills(skills), _) => items.numbers(skills.iter().map(Skill::name).map(fold)),
            (Said::Names(names), _) => items.numbers(names.iter().map(|name| fold(name))),
            (Said::Text(text), _) if is_list => {
                let usual = Placeholders::default();
                let parts = self.separator.split(text).filter(|part| !usual.contains(part));
                items.numbers(parts.map(|part| if self.has_slots { slot(part) } else { fold(part) }))
            }
            (Said::Number(number), _) => Some(Value::Number(number)),
            (Said::Text(text), When::Within { .. }) => {
                let number = number(text).and_then(Amount::new).map(Value::Number);
                Some(number.or_else(|| zone(text).map(Value::Zone)).ok_or(Unread::Value(NUMBER))?)
            }
            (Said::Text(text), When::Overlap { .. }) => {
                let read = hours(text).ok_or(Unread::Value(HOURS))?;
                let ahead = match place {
                    _ if !self.has_zone => 0,
                    Said::Text(text) => zone(text).ok_or(Unread::Zone)?,
                    _ => return Ok(None),
                };
                let has_days = read.has_days();
                let day = if has_days { Vec::new() } else { read.of_a_day(ahead) };
                Some(Value::Hours { has_days, day, week: read.of_a_week(ahead) })
            }
            (Said::Text(text), _) => Some(word(text)),
            (Said::Nothing, _) => None,
        })
    }
}

fn fold(text: &str) -> String {
    folded(text).into_owned()
}

/// A text as a whole. Two numbers are the same by their value, unless zeros in front say that it is
/// a number of another kind.
fn word(text: &str) -> Value {
    let is_code = text.len() > 1 && text.starts_with('0') && !text.starts_with(['.', ',']);
    let decimal = text.as_bytes().get(1).is_some_and(|byte| matches!(byte, b'.' | b','));
    let amount = if is_code && !decimal { None } else { number(text).and_then(Amount::new) };
    amount.map_or_else(|| Value::Word(fold(text)), Value::Number)
}

/// A slot with the day in one spelling: `Tuesday morning` and `tue morning` are one.
fn slot(text: &str) -> String {
    let text = fold(text);
    let words = text.split(' ').map(|word| {
        let word = word.trim_matches(['.', ':', ',']);
        days(word).filter(|days| days.is_power_of_two()).map_or(word, |_| &word[..3])
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Do two values keep the rule? With `covers`, `mentor_asks` says whose list has to be had.
pub(super) fn holds(when: When, mentor_asks: bool, mentor: &Value, mentee: &Value) -> bool {
    match (when, mentor, mentee) {
        (When::Equal, a, b) => a == b,
        (When::Different, a, b) => a != b,
        (When::Share { at_least, at_most }, Value::Items(a), Value::Items(b)) => {
            let shared = shared(a, b);
            shared >= at_least as usize && at_most.is_none_or(|most| shared <= most as usize)
        }
        (When::Covers, Value::Items(a), Value::Items(b)) => {
            let (asked, had) = if mentor_asks { (a, b) } else { (b, a) };
            shared(asked, had) == asked.len()
        }
        (When::Within { at_most }, a, b) => distance(a, b).is_some_and(|distance| {
            // in thousandths of a minute, so that zones and numbers are one
            distance <= i128::from(at_most.thousandths()) * 60
        }),
        (When::Overlap { at_least }, Value::Items(a), Value::Items(b)) => {
            i64::try_from(shared(a, b)).is_ok_and(|slots| slots * 1000 >= at_least.thousandths())
        }
        (
            When::Overlap { at_least },
            Value::Hours { has_days: a_days, day: a_day, week: a_week },
            Value::Hours { has_days: b_days, day: b_day, week: b_week },
        ) => {
            let minutes = if *a_days || *b_days { common(a_week, b_week) } else { common(a_day, b_day) };
            i64::from(minutes) * 1000 >= at_least.thousandths() * 60
        }
        _ => false,
    }
}

/// How many items two sorted lists have in common.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        shared += usize::from(x == y);
        (i, j) = (i + usize::from(x <= y), j + usize::from(y <= x));
    }
    shared
}

/// How far two numbers are apart, in thousandths of a minute of an hour each. Zones go round the
/// clock.
fn distance(a: &Value, b: &Value) -> Option<i128> {
    let minutes = |value: &Value| match value {
        Value::Number(number) => Some(i128::from(number.thousandths()) * 60),
        Value::Zone(ahead) => Some(i128::from(*ahead) * 1000),
        _ => None,
    };
    let apart = (minutes(a)? - minutes(b)?).abs();
    let are_zones = matches!(a, Value::Zone(_)) || matches!(b, Value::Zone(_));
    let round = 24 * 60 * 1000;
    Some(if are_zones { (apart % round).min(round - apart % round) } else { apart })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(when: When, has_zone: bool, text: &str, place: &str) -> Value {
        let reading = Reading { when, separator: Separator::Comma, has_slots: false, has_zone };
        reading.value(Said::Text(text), Said::Text(place), &mut Items::default()).unwrap().unwrap()
    }

    #[test]
    fn zones_go_round_the_clock_and_numbers_do_not() {
        let within = |hours: f64| When::Within { at_most: Amount::new(hours).unwrap() };
        let keeps = |hours, a: &str, b: &str| {
            let of = |text: &str| value(within(hours), false, text, "");
            holds(within(hours), false, &of(a), &of(b))
        };
        for (a, b, apart) in [
            ("UTC+1", "UTC-8", 9.0),
            ("UTC+12", "UTC-11", 1.0),
            ("UTC+14", "UTC-10", 0.0),
            ("UTC+5:30", "+1", 4.5),
            ("3,5", "1", 2.5),
            ("20", "1", 19.0),
        ] {
            assert!(keeps(apart, a, b) && keeps(apart, b, a), "{a} {b}");
            assert!(apart == 0.0 || !keeps(apart - 0.001, a, b), "{a} {b}");
        }
    }

    #[test]
    fn hours_are_compared_in_a_day_or_in_a_week() {
        let keeps = |hours: f64, a: [&str; 2], b: [&str; 2]| {
            let when = When::Overlap { at_least: Amount::new(hours).unwrap() };
            let of = |[text, place]: [&str; 2]| value(when, true, text, place);
            holds(when, false, &of(a), &of(b))
        };
        for (a, b, together) in [
            (["9-17", "UTC+1"], ["9-17", "UTC"], 7.0),
            (["Mon 9-12", "UTC"], ["9-17", "UTC+1"], 3.0),
            (["Mon-Fri 9-17", "UTC"], ["9-17", "UTC"], 40.0),
            (["Mon 8-10", "UTC+12"], ["Sun 8-10", "UTC-12"], 2.0),
            (["22-2", "UTC"], ["23-24", "UTC-2"], 1.0),
        ] {
            assert!(keeps(together, a, b) && keeps(together, b, a), "{a:?} {b:?}");
            assert!(!keeps(together + 0.001, a, b), "{a:?} {b:?}");
        }
        assert!(!keeps(0.001, ["9-17", "UTC+1"], ["9-17", "UTC-8"]));
    }

    #[test]
    fn words_numbers_and_slots_are_the_same_however_they_are_written() {
        let same = |a: &str, b: &str| word(a) == word(b);
        assert!(same("Legal ", "LEGAL") && same("2.0", "2") && same("1 200", "1200") && same("0,5", "0.5"));
        assert!(!same("007", "7") && !same("Legal", "Law") && !same("1", "10"));
        assert_eq!(slot("Tuesday  Morning"), slot("tue. morning"));
    }
}
