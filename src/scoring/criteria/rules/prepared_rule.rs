//! A rule that knows where its columns are in this cohort, and how their cells are read.

use std::collections::BTreeSet;

use crate::assignment::model::term::Term;
use crate::error::Result;
use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::people::reading::separators::Separator;
use crate::programme::policies::poles::Poles;
use crate::programme::programme::Programme;
use crate::programme::rules::column_rule::ColumnRule;
use crate::programme::rules::when::When;
use crate::scoring::criteria::rules::comparison::{Items, Reading};
use crate::scoring::criteria::rules::said::Said;
use crate::scoring::criteria::rules::side::{CodedSide, SideColumns, SideWords, read, reduce};
use crate::scoring::criteria::rules::source::{Source, own_headings};
use crate::scoring::criteria::rules::table::{mentor_asks, terms};
use crate::scoring::sides::Sides;

/// Units of work to read what somebody says.
pub(super) const READING: u64 = 512;

/// A rule and its columns of the mentors and of the mentees.
#[derive(Debug, Clone)]
pub(in crate::scoring) struct PreparedRule {
    pub(super) rule: ColumnRule,
    pub(super) columns: [SideColumns; 2],
    pub(super) readings: [Reading; 2],
}

/// The rules of a programme for a cohort. Time O(n) for n people and each rule.
pub(in crate::scoring) fn prepared(programme: &Programme, cohort: &Cohort) -> Vec<PreparedRule> {
    if programme.rules().is_empty() {
        return Vec::new();
    }
    let own = own_headings(cohort);
    let rules = programme.rules().iter();
    rules.map(|rule| PreparedRule::new(rule.clone(), cohort, &own, programme.poles())).collect()
}

impl PreparedRule {
    fn new(rule: ColumnRule, cohort: &Cohort, own: &BTreeSet<&str>, poles: Poles) -> Self {
        let source = |heading: &str| Source::of(heading, own, poles);
        let columns = rule.columns().map(|column| SideColumns {
            value: source(column),
            zone: rule.zone().map(source),
            condition: rule.condition().map(source),
        });
        let texts = |side: usize| {
            let people = cohort.people().iter().filter(move |person| match side {
                0 => person.role().is_mentor(),
                _ => person.role().is_mentee(),
            });
            let value = &columns[side].value;
            people.filter_map(|person| match value.said(person) {
                Said::Text(text) => Some(text),
                _ => None,
            })
        };
        let is_of_hours = matches!(rule.when(), When::Overlap { .. });
        let has_slots = is_of_hours && rule.zone().is_none() && (0..2).all(|side| are_slots(texts(side)));
        let readings = [0, 1].map(|side| Reading {
            when: rule.when(),
            separator: Some(side)
                .filter(|_| rule.when().is_of_lists() || has_slots)
                .and_then(|side| Separator::of(texts(side)))
                .unwrap_or(Separator::Semicolon),
            has_slots,
            has_zone: rule.zone().is_some(),
        });
        Self { rule, columns, readings }
    }

    /// What both sides say.
    pub(super) fn words<'a>(
        &self,
        mentors: &[&'a Participant],
        mentees: &[&'a Participant],
    ) -> [SideWords<'a>; 2] {
        let mut items = Items::default();
        let mut side = |at: usize, people| read(people, &self.columns[at], self.readings[at], &mut items);
        [side(0, mentors), side(1, mentees)]
    }

    /// The rule as terms. Time O(n log n), and the size of the table: different values of the
    /// mentors x those of the mentees.
    pub(super) fn terms(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        sides.spend(READING * (sides.mentors().len() + sides.mentees().len()) as u64)?;
        let mut words = self.words(sides.mentors(), sides.mentees());
        sides.spend(0)?;
        if self.rule.when().is_of_lists() {
            let asking = (self.rule.when() == When::Covers).then(|| usize::from(!mentor_asks(&self.rule)));
            reduce(&mut words, asking);
        }
        terms(sides, &self.rule, [&CodedSide::of(&words[0]), &CodedSide::of(&words[1])])
    }
}

/// Are these words for times, and no hours?
fn are_slots<'t>(mut texts: impl Iterator<Item = &'t str>) -> bool {
    texts.all(|text| !text.chars().any(char::is_numeric))
}
