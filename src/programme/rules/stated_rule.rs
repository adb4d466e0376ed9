//! A rule as a file or document states it, and what is to be said where it cannot be one.
//!
//! Keys are read with any value and judged here, so that every mistake is told with the rule's
//! name.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::error::Result;
use crate::programme::rules::amount::Amount;
use crate::programme::rules::check::Fault;
use crate::programme::rules::column_rule::{AskedBy, ColumnRule, IfUnknown};
use crate::programme::rules::stated_cell::StatedCell;
use crate::programme::rules::when::When;
use crate::words::commas;

/// The keys of a rule.
const KEYS: [&str; 13] = [
    "name",
    "column",
    "mentor_column",
    "mentee_column",
    "when",
    "at_least",
    "at_most",
    "must",
    "points",
    "zone",
    "if",
    "asked_by",
    "unknown",
];

/// The keys of a rule with what stands there.
#[derive(Debug, Default)]
pub(crate) struct StatedRule {
    known: BTreeMap<&'static str, StatedCell>,
    unknown: Option<String>,
}

impl<'de> Deserialize<'de> for StatedRule {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        from.deserialize_map(RuleTable)
    }
}

struct RuleTable;

impl<'de> Visitor<'de> for RuleTable {
    type Value = StatedRule;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rule: a table with name, column and when, under [[rule]]")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> std::result::Result<StatedRule, A::Error> {
        let mut rule = StatedRule::default();
        while let Some((key, cell)) = entries.next_entry::<String, StatedCell>()? {
            match KEYS.into_iter().find(|known| *known == key) {
                Some(known) => {
                    if rule.known.insert(known, cell).is_some() {
                        return Err(A::Error::custom(format!("a rule has the key {key:?} twice")));
                    }
                }
                None => rule.unknown = Some(key),
            }
        }
        Ok(rule)
    }
}

impl StatedRule {
    /// The rule, which is the one at this place of its programme.
    ///
    /// # Errors
    /// [`is_programme`](crate::Error::is_programme), with the rule's name, the key and the value.
    pub(crate) fn rule(self, at: usize) -> Result<ColumnRule> {
        let name = match self.known.get("name") {
            Some(StatedCell::Text(name)) => name.clone(),
            _ => String::new(),
        };
        self.read(name.clone()).map_err(|fault| fault.of_rule(at, &name))
    }

    fn read(self, name: String) -> Result<ColumnRule, Fault> {
        if let Some(key) = self.unknown {
            let message = format!("there is no key of this name; the keys are {}", commas(KEYS));
            return Err(Fault::new("", message, "correct it or leave it out").with_value(key));
        }
        self.text("name")?;
        let [mentor_column, mentee_column] = self.columns()?;
        let when = self.when()?;
        let points = match (self.switch("must")?.unwrap_or(false), self.number("points")?) {
            (true, Some(_)) => {
                let advice = "leave out must, or points";
                return Err(Fault::new("points", "a rule is a must or gives points, not both", advice));
            }
            (true, None) => None,
            (false, Some(points)) => Some(whole("points", points)?),
            (false, None) => {
                let message = "it neither is a must nor gives points";
                return Err(Fault::new("", message, "add must = true, or points = 200"));
            }
        };
        let asked_by = self.word("asked_by", AskedBy::ALL, AskedBy::word)?;
        let unknown = self.word("unknown", IfUnknown::ALL, IfUnknown::word)?;
        let (zone, condition) = (self.text("zone")?, self.text("if")?);
        Ok(ColumnRule {
            name,
            mentor_column,
            mentee_column,
            when,
            points,
            zone,
            condition,
            asked_by,
            unknown,
        })
    }

    fn columns(&self) -> Result<[String; 2], Fault> {
        let [both, mentor, mentee] =
            [self.text("column")?, self.text("mentor_column")?, self.text("mentee_column")?];
        match (both, mentor, mentee) {
            (Some(both), None, None) => Ok([both.clone(), both]),
            (None, Some(mentor), Some(mentee)) => Ok([mentor, mentee]),
            (Some(_), ..) => {
                let message = "it has column, and a column of one side as well";
                Err(Fault::new("column", message, "write column, or mentor_column and mentee_column"))
            }
            (None, mentor, _) => {
                let key = if mentor.is_some() { "mentor_column" } else { "mentee_column" };
                let message = "it does not say which columns are compared";
                let key = if self.known.contains_key(key) { key } else { "" };
                Err(Fault::new(key, message, "write column, or mentor_column and mentee_column"))
            }
        }
    }

    fn when(&self) -> Result<When, Fault> {
        let word = self.text("when")?;
        let (least, most) = (self.number("at_least")?, self.number("at_most")?);
        let unused = |key: &'static str, word: &str| {
            let message = format!("this key does not go with when = {word:?}");
            Err(Fault::new(
                key,
                message,
                "at_least goes with share and overlap, at_most with share and within",
            ))
        };
        let amount = |key: &'static str, number: f64| {
            let fault = Fault::new(key, "this number is out of range", "write a smaller one");
            Amount::new(number).ok_or_else(|| fault.with_value(number.to_string()))
        };
        match (word.as_deref(), least, most) {
            (Some("share"), least, most) => {
                let usual = u32::from(most.is_none());
                let least = least.map(|number| count("at_least", number)).transpose()?.unwrap_or(usual);
                let most = most.map(|number| count("at_most", number)).transpose()?;
                Ok(When::Share { at_least: least, at_most: most })
            }
            (Some("within"), None, Some(most)) => Ok(When::Within { at_most: amount("at_most", most)? }),
            (Some("within"), None, None) => {
                let message = "it does not say how far apart they may be";
                Err(Fault::new("when", message, "add at_most = 3, say"))
            }
            (Some("overlap"), least, None) => {
                Ok(When::Overlap { at_least: amount("at_least", least.unwrap_or(1.0))? })
            }
            (Some("equal"), None, None) => Ok(When::Equal),
            (Some("different"), None, None) => Ok(When::Different),
            (Some("covers"), None, None) => Ok(When::Covers),
            (Some(word), Some(_), _) if word != "overlap" && When::WORDS.contains(&word) => {
                unused("at_least", word)
            }
            (Some(word), _, Some(_)) if When::WORDS.contains(&word) => unused("at_most", word),
            (Some(word), ..) => {
                let message = format!("there is no such comparison; there are {}", commas(When::WORDS));
                Err(Fault::new("when", message, "write one of them").with_value(word))
            }
            (None, ..) => {
                let message = format!("it does not say what has to be the case: {}", commas(When::WORDS));
                Err(Fault::new("", message, "add when = \"equal\", say"))
            }
        }
    }

    fn text(&self, key: &'static str) -> Result<Option<String>, Fault> {
        match self.known.get(key) {
            None => Ok(None),
            Some(StatedCell::Text(text)) => Ok(Some(text.clone())),
            Some(other) => Err(not_a(key, other, "a text is needed here", "write it in quotation marks")),
        }
    }

    fn number(&self, key: &'static str) -> Result<Option<f64>, Fault> {
        match self.known.get(key) {
            None => Ok(None),
            Some(StatedCell::Number(number)) => Ok(Some(*number)),
            Some(other) => {
                Err(not_a(key, other, "a number is needed here", "write it without quotation marks"))
            }
        }
    }

    fn switch(&self, key: &'static str) -> Result<Option<bool>, Fault> {
        match self.known.get(key) {
            None => Ok(None),
            Some(StatedCell::Switch(is_on)) => Ok(Some(*is_on)),
            Some(other) => Err(not_a(key, other, "true or false is needed here", "write must = true")),
        }
    }

    fn word<T: Copy, const N: usize>(
        &self,
        key: &'static str,
        all: [T; N],
        word: impl Fn(T) -> &'static str,
    ) -> Result<Option<T>, Fault> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        let found = all.into_iter().find(|&one| word(one) == text);
        found.map(Some).ok_or_else(|| {
            let message = format!("this is one of {}", commas(all.map(word)));
            Fault::new(key, message, "write one of them").with_value(text)
        })
    }
}

fn not_a(key: &'static str, cell: &StatedCell, message: &str, advice: &'static str) -> Fault {
    Fault::new(key, message, advice).with_value(cell.to_string())
}

/// A whole number of points. What does not fit is out of every range, and refused as such.
fn whole(key: &'static str, number: f64) -> Result<i32, Fault> {
    let fault = Fault::new(key, "a whole number from -1000000 to 1000000 is needed here", "round it");
    #[expect(clippy::cast_possible_truncation, reason = "whole, and checked")]
    let points = (number.fract() == 0.0 && number.abs() <= 1e9).then_some(number as i32);
    points.ok_or_else(|| fault.with_value(number.to_string()))
}

/// A number of items.
fn count(key: &'static str, number: f64) -> Result<u32, Fault> {
    let fault = Fault::new(key, "a whole number from 0 to 1000 is needed here", "round it");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and checked")]
    let items = (number.fract() == 0.0 && (0.0..=1000.0).contains(&number)).then_some(number as u32);
    items.ok_or_else(|| fault.with_value(number.to_string()))
}
