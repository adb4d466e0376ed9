//! Does a rule make sense, and do the rules of a programme go together?

use std::collections::BTreeMap;

use crate::error::Error;
use crate::error::problems::Problems;
use crate::people::folding::folded;
use crate::programme::rules::column_rule::{AskedBy, ColumnRule, IfUnknown};
use crate::programme::rules::compared_columns::{ColumnKind, KnownColumn, is_not_compared};
use crate::programme::rules::reserved_names::is_reserved;
use crate::programme::rules::when::When;
use crate::text_check::check_text;

/// A programme has so many rules at most.
const MOST: usize = 100;

/// Points lie between plus and minus this many.
const LARGEST: i32 = 1_000_000;

/// What is wrong with a rule: under which key, and what to do.
#[derive(Debug)]
pub(crate) struct Fault {
    key: &'static str,
    value: Option<String>,
    message: String,
    advice: &'static str,
}

impl Fault {
    pub(super) fn new(key: &'static str, message: impl Into<String>, advice: &'static str) -> Self {
        Self { key, value: None, message: message.into(), advice }
    }

    pub(super) fn with_value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// The error about the rule of this name, which is the one at this place.
    pub(crate) fn of_rule(self, at: usize, name: &str) -> Error {
        let which =
            if name.trim().is_empty() { format!("rule {}", at + 1) } else { format!("rule {name:?}") };
        let place = if self.key.is_empty() {
            format!("rule.{}", at + 1)
        } else {
            format!("rule.{}.{}", at + 1, self.key)
        };
        let error = Error::programme(format!("{which}: {}", self.message)).at_column(place);
        let error = match self.value {
            Some(value) => error.with_value(value),
            None => error,
        };
        if self.advice.is_empty() { error } else { error.with_advice(self.advice) }
    }
}

/// Refuses the rules that are wrong, by their names; each with its place among all.
pub(crate) fn check<'a>(rules: impl IntoIterator<Item = (usize, &'a ColumnRule)>, problems: &mut Problems) {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (at, rule) in rules {
        let mut refuse = |fault: Fault| problems.add(fault.of_rule(at, rule.name()));
        if at == MOST {
            return refuse(Fault::new("name", format!("there are {MOST} rules at most"), "leave out others"));
        }
        if let Err(fault) = check_one(rule) {
            refuse(fault);
            continue;
        }
        if let Some(first) = names.insert(folded(rule.name()).into_owned(), at) {
            let message = format!("rule {} has the same name", first + 1);
            refuse(Fault::new("name", message, "give each rule a name of its own"));
        }
    }
}

fn check_one(rule: &ColumnRule) -> Result<(), Fault> {
    check_name(rule.name())?;
    let both = rule.columns()[0] == rule.columns()[1];
    let keys = if both { ["column", "column"] } else { ["mentor_column", "mentee_column"] };
    for (key, column) in keys.into_iter().zip(rule.columns()) {
        check_column(key, column)?;
        let Some(known) = KnownColumn::named(column) else { continue };
        check_kind(key, known, rule.when())?;
    }
    check_numbers(rule.when())?;
    check_zone(rule)?;
    if let Some(column) = rule.condition() {
        check_column("if", column)?;
        if KnownColumn::named(column).is_some_and(|known| known.kind() != ColumnKind::YesNo) {
            let advice = "name a column of your own, with yes or no in it";
            return Err(Fault::new("if", "this column has no yes or no", advice).with_value(column));
        }
    } else if rule.asked_by.is_some() && rule.when() != When::Covers {
        let advice = "add if = \"column\", or leave asked_by out";
        return Err(Fault::new("asked_by", "nobody is asked: there is no key if", advice));
    }
    if rule.when() == When::Covers && rule.condition().is_none() && rule.asked_by == Some(AskedBy::Either) {
        let advice = "write mentor or mentee";
        return Err(Fault::new("asked_by", "with covers, one of the two asks", advice).with_value("either"));
    }
    if rule.is_must() && rule.unknown == Some(IfUnknown::Average) {
        let advice = "write unknown = \"forbid\" or \"allow\", or give points";
        return Err(Fault::new("unknown", "a must has no average", advice).with_value("average"));
    }
    match rule.points {
        Some(points) if !(-LARGEST..=LARGEST).contains(&points) => {
            let message = format!("points must lie between -{LARGEST} and {LARGEST}");
            Err(Fault::new("points", message, "write fewer").with_value(points.to_string()))
        }
        _ => Ok(()),
    }
}

fn check_name(name: &str) -> Result<(), Fault> {
    if name.trim().is_empty() {
        let advice = "give it one: it is the heading of its column in matches.csv";
        return Err(Fault::new("name", "it has no name", advice));
    }
    check_text(name, "name").map_err(|error| Fault::new("name", error.message(), "write it again"))?;
    if is_reserved(name) {
        let message = "another column of matches.csv has this name";
        return Err(Fault::new("name", message, "choose another one, such as \"same …\"").with_value(name));
    }
    Ok(())
}

fn check_column(key: &'static str, column: &str) -> Result<(), Fault> {
    if column.trim().is_empty() {
        return Err(Fault::new(key, "a column is needed", "write its heading"));
    }
    check_text(column, key).map_err(|error| Fault::new(key, error.message(), "write it again"))?;
    if is_not_compared(column) {
        let advice =
            "see supervision, choices, workload and waiting for what it can do, or name another column";
        return Err(Fault::new(key, "rules do not compare this column", advice).with_value(column));
    }
    Ok(())
}

fn check_kind(key: &'static str, known: KnownColumn, when: When) -> Result<(), Fault> {
    let refuse = |message: &str, advice| Err(Fault::new(key, message, advice).with_value(known.name()));
    match (known.kind(), when) {
        (ColumnKind::YesNo, _) => refuse("this column is only for the key if", "compare personality_pole"),
        (ColumnKind::List, When::Equal | When::Different) => {
            refuse("this column has lists", "write when = \"share\" with at_least or at_most, or \"covers\"")
        }
        (ColumnKind::Number, When::Share { .. } | When::Covers) => {
            refuse("this column has numbers, and no lists", "write when = \"within\" or \"equal\"")
        }
        (ColumnKind::Text | ColumnKind::List, When::Within { .. }) => refuse(
            "this column has no numbers",
            "write when = \"equal\" or \"share\", or name another column",
        ),
        (_, When::Overlap { .. }) => {
            refuse("this column has no hours", "name a column of your own with hours such as 9-17")
        }
        _ => Ok(()),
    }
}

fn check_numbers(when: When) -> Result<(), Fault> {
    match when {
        When::Share { at_least, at_most } => {
            if at_least == 0 && at_most.is_none() {
                let advice = "write 1 or more, or at_most = 0 for nothing in common";
                return Err(Fault::new("at_least", "to share nothing is no rule", advice).with_value("0"));
            }
            if let Some(most) = at_most
                && most < at_least
            {
                let message = format!("at most {most} is less than at least {at_least}");
                return Err(Fault::new("at_most", message, "exchange them, or leave one out"));
            }
        }
        When::Within { at_most } if at_most.thousandths() < 0 => {
            let message = "a distance is not below 0";
            return Err(Fault::new("at_most", message, "write 0 or more").with_value(at_most.to_string()));
        }
        When::Overlap { at_least } if !(1..=168_000).contains(&at_least.thousandths()) => {
            let message = "hours in common lie above 0 and are 168 at most, a week";
            return Err(Fault::new("at_least", message, "write 1, say").with_value(at_least.to_string()));
        }
        _ => {}
    }
    Ok(())
}

fn check_zone(rule: &ColumnRule) -> Result<(), Fault> {
    let Some(zone) = rule.zone() else { return Ok(()) };
    if !matches!(rule.when(), When::Overlap { .. }) {
        let advice = "leave it out; to compare the zones themselves, name their column and when = \"within\"";
        return Err(Fault::new("zone", "a zone goes with overlap only", advice).with_value(zone));
    }
    check_column("zone", zone)
}
