//! A rule as one table over the codes of both sides.
//!
//! *Unknown.* With `average`, an unknown value is worth the average of what the known people of its
//! side would get with that partner (`averages.rs`), whoever of them asks.

use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::programme::rules::column_rule::{AskedBy, ColumnRule, IfUnknown};
use crate::programme::rules::when::When;
use crate::scoring::averages::Margins;
use crate::scoring::criteria::rules::comparison::holds;
use crate::scoring::criteria::rules::side::{CodedSide, Told};
use crate::scoring::sides::{Sides, entries, table};

/// A table has at most this many entries: 1 GiB.
const MOST_ENTRIES: usize = 1 << 27;

/// Who of two people asks, as far as a rule with a condition goes.
pub(super) fn applies(rule: &ColumnRule, mentor_asks: bool, mentee_asks: bool) -> bool {
    rule.condition().is_none()
        || match rule.asker() {
            AskedBy::Mentor => mentor_asks,
            AskedBy::Mentee => mentee_asks,
            AskedBy::Either => mentor_asks || mentee_asks,
        }
}

/// With `covers`, is it the mentor whose list has to be had?
pub(super) fn mentor_asks(rule: &ColumnRule) -> bool {
    rule.when() == When::Covers && rule.asker() == AskedBy::Mentor
}

/// Which values keep the rule together, and what each comes to with the known people of the other
/// side.
struct Kept<'a> {
    rule: &'a ColumnRule,
    width: usize,
    /// By the mentor's value, then the mentee's.
    holds: Vec<bool>,
    margins: Margins,
}

impl<'a> Kept<'a> {
    fn new(rule: &'a ColumnRule, [mentors, mentees]: [&'a CodedSide; 2]) -> Self {
        let asks = mentor_asks(rule);
        let width = mentees.values.len();
        let mut held = Vec::with_capacity(mentors.values.len() * width);
        for a in &mentors.values {
            held.extend(mentees.values.iter().map(|b| holds(rule.when(), asks, a, b)));
        }
        let points = rule.points_given().unwrap_or(0);
        let margins = Margins::of(&mentors.counts, &mentees.counts, |a, b| {
            Some(if held[a * width + b] { points } else { 0 })
        });
        Self { rule, width, holds: held, margins }
    }

    fn entry(&self, mentor: &Told, mentee: &Told) -> Entry {
        let points = self.rule.points_given();
        if !applies(self.rule, mentor.asks, mentee.asks) || self.is_content(mentor, mentee) {
            return Entry::Points(0);
        }
        if let (Some(a), Some(b)) = (mentor.value, mentee.value) {
            let is_kept = self.holds[a as usize * self.width + b as usize];
            return match points {
                Some(points) => Entry::Points(if is_kept { points } else { 0 }),
                None if is_kept => Entry::Points(0),
                None => Entry::Never,
            };
        }
        match self.rule.if_unknown() {
            IfUnknown::Forbid => Entry::Never,
            IfUnknown::Allow => Entry::Points(0),
            IfUnknown::Average => {
                let value = |told: &Told| told.value.map(|value| value as usize);
                Entry::Points(self.margins.of_known(value(mentor), value(mentee)).average())
            }
        }
    }

    /// Does whoever asks ask for nothing? Then a must is kept.
    fn is_content(&self, mentor: &Told, mentee: &Told) -> bool {
        let asking = if mentor_asks(self.rule) { mentor } else { mentee };
        self.rule.is_must() && self.rule.when() == When::Covers && asking.value.is_none() && !asking.is_unread
    }
}

/// The terms of a rule: none where it has nothing to say.
pub(super) fn terms(
    sides: &Sides<'_>,
    rule: &ColumnRule,
    [mentors, mentees]: [&CodedSide; 2],
) -> Result<Vec<Term>> {
    let is_known = mentors.known() > 0 && mentees.known() > 0;
    let is_empty = mentors.codes.is_empty() || mentees.codes.is_empty();
    let is_idle = rule.points_given() == Some(0) || !is_known;
    if is_empty || is_idle && rule.if_unknown() != IfUnknown::Forbid {
        return Ok(Vec::new());
    }
    let most = |count: fn(&CodedSide) -> usize| count(mentors).saturating_mul(count(mentees));
    if most(|side| side.values.len()).max(most(|side| side.told.len())) > MOST_ENTRIES {
        return Err(too_many(rule, mentors.values.len(), mentees.values.len()));
    }
    let kept = Kept::new(rule, [mentors, mentees]);
    let (of_mentors, of_mentees) = (mentors.codes.clone(), mentees.codes.clone());
    let entries = entries(sides, &mentors.told, &mentees.told, |a, b| kept.entry(a, b))?;
    Ok(vec![table(of_mentors, of_mentees, mentees.told.len(), entries)?])
}

fn too_many(rule: &ColumnRule, mentors: usize, mentees: usize) -> Error {
    let message = format!(
        "rule {:?}: mentors have {mentors} different values and mentees {mentees}, and there is no memory for \
         a table of more than {MOST_ENTRIES} entries",
        rule.name()
    );
    Error::memory(message).with_advice("write fewer different values, such as words of a list")
}
