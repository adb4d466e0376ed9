//! A rule as one table over the codes of both sides.
//!
//! *Unknown.* With `average`, an unknown value is worth the mean of what the known people of its
//! side would get with that partner, rounded once, halves away from zero: the number of them who
//! keep the rule times the points, by their number. Where neither is known, the mean is over all
//! pairs of known people. Counts are exact.

use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::programme::rules::column_rule::{AskedBy, ColumnRule, IfUnknown};
use crate::programme::rules::when::When;
use crate::scoring::criteria::rules::comparison::{Value, holds};
use crate::scoring::criteria::rules::side::{CodedSide, Told};
use crate::scoring::sides::Sides;

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

/// Which values keep the rule together, and how many known people do with each.
struct Kept<'a> {
    rule: &'a ColumnRule,
    sides: [&'a CodedSide; 2],
    /// By the mentor's value, then the mentee's.
    holds: Vec<bool>,
    /// For each value of the mentees, how many mentors keep the rule with it; and so for the
    /// mentors.
    mentors: Vec<u64>,
    mentees: Vec<u64>,
    /// The pairs of known people who do.
    pairs: u128,
}

impl<'a> Kept<'a> {
    fn new(rule: &'a ColumnRule, [mentors, mentees]: [&'a CodedSide; 2]) -> Self {
        let asks = mentor_asks(rule);
        let keeps = |a: &Value, b: &Value| holds(rule.when(), asks, a, b);
        let width = mentees.values.len();
        let mut held = Vec::with_capacity(mentors.values.len() * width);
        for a in &mentors.values {
            held.extend(mentees.values.iter().map(|b| keeps(a, b)));
        }
        let (mut of_mentees, mut of_mentors) = (vec![0; mentors.values.len()], vec![0; width]);
        for (k, _) in held.iter().enumerate().filter(|(_, holds)| **holds) {
            let (a, b) = (k / width, k % width);
            of_mentors[b] += mentors.counts[a];
            of_mentees[a] += mentees.counts[b];
        }
        let pairs = of_mentors.iter().zip(&mentees.counts);
        let pairs = pairs.map(|(&a, &b)| u128::from(a) * u128::from(b)).sum();
        Self { rule, sides: [mentors, mentees], holds: held, mentors: of_mentors, mentees: of_mentees, pairs }
    }

    fn entry(&self, mentor: &Told, mentee: &Told) -> Entry {
        let points = self.rule.points_given();
        if !applies(self.rule, mentor.asks, mentee.asks) || self.is_content(mentor, mentee) {
            return Entry::Points(0);
        }
        if let (Some(a), Some(b)) = (mentor.value, mentee.value) {
            let is_kept = self.holds[a as usize * self.sides[1].values.len() + b as usize];
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
                Entry::Points(self.average(points.unwrap_or(0), mentor.value, mentee.value))
            }
        }
    }

    /// Does whoever asks ask for nothing? Then a must is kept.
    fn is_content(&self, mentor: &Told, mentee: &Told) -> bool {
        let asking = if mentor_asks(self.rule) { mentor } else { mentee };
        self.rule.is_must() && self.rule.when() == When::Covers && asking.value.is_none() && !asking.is_unread
    }

    /// What a pair with an unknown is worth.
    fn average(&self, points: i32, mentor: Option<u32>, mentee: Option<u32>) -> i32 {
        let [mentors, mentees] = self.sides.map(|side| u128::from(side.known()));
        let (keep, all) = match (mentor, mentee) {
            (None, Some(b)) => (self.mentors[b as usize].into(), mentors),
            (Some(a), None) => (self.mentees[a as usize].into(), mentees),
            _ => (self.pairs, mentors * mentees),
        };
        rounded(points, keep, all)
    }
}

/// `keep / all` of some points, rounded once, halves away from zero. `keep` is at most `all`, which
/// is below 2^64.
fn rounded(points: i32, keep: u128, all: u128) -> i32 {
    let all = all.max(1);
    let share = (2 * keep * u128::from(points.unsigned_abs()) + all) / (2 * all);
    let share = i32::try_from(share).unwrap_or(i32::MAX);
    if points < 0 { -share } else { share }
}

/// The terms of a rule: none where it has nothing to say.
pub(super) fn terms(rule: &ColumnRule, [mentors, mentees]: [&CodedSide; 2]) -> Result<Vec<Term>> {
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
    let table =
        Sides::table_of((&mentors.told, of_mentors), (&mentees.told, of_mentees), |a, b| kept.entry(a, b))?;
    Ok(vec![table])
}

fn too_many(rule: &ColumnRule, mentors: usize, mentees: usize) -> Error {
    let message = format!(
        "rule {:?}: mentors have {mentors} different values and mentees {mentees}, and there is no memory for \
         a table of more than {MOST_ENTRIES} entries",
        rule.name()
    );
    Error::memory(message).with_advice("write fewer different values, such as words of a list")
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn averages_are_rounded_once_and_away_from_zero() {
        assert_eq!((rounded(5, 1, 2), rounded(-5, 1, 2), rounded(5, 0, 0)), (3, -3, 0));
        assert_eq!(rounded(1_000_000, u128::from(u64::MAX) - 1, u64::MAX.into()), 1_000_000);
        assert_eq!(rounded(100, 1, 3), 33);
    }
}
