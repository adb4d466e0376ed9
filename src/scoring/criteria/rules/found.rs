//! What is found about the columns of a programme's rules.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::people::audit::Audit;
use crate::people::cohort::Cohort;
use crate::people::finding::Finding;
use crate::people::finding::fact::Fact;
use crate::people::finding::rule_fact::RuleFact;
use crate::people::folding::bare;
use crate::people::participant::Participant;
use crate::people::profile::Role;
use crate::programme::programme::Programme;
use crate::programme::rules::column_rule::{AskedBy, ColumnRule, IfUnknown};
use crate::programme::rules::when::When;
use crate::scoring::criteria::rules::comparison::{A_ZONE, Unread};
use crate::scoring::criteria::rules::hint::nearest;
use crate::scoring::criteria::rules::prepared_rule::{PreparedRule, READING, prepared};
use crate::scoring::criteria::rules::side::SideWords;
use crate::scoring::criteria::rules::source::own_headings;
use crate::scoring::criteria::rules::table::mentor_asks;
use crate::watch::guard::Guard;

/// The audit of a cohort with what the rules of a programme found, and without the remark that a
/// column is not known which a rule reads; none where that changes nothing.
/// Time O(rules x n log n).
///
/// # Errors
/// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(in crate::scoring) fn revised_audit(
    cohort: &Cohort,
    programme: &Programme,
    guard: &Guard<'_>,
) -> Result<Option<Audit>> {
    let people = |is: fn(Role) -> bool| -> Vec<&Participant> {
        cohort.people().iter().filter(|person| is(person.role())).collect()
    };
    let sides = [people(Role::is_mentor), people(Role::is_mentee)];
    if programme.rules().is_empty() || sides.iter().any(Vec::is_empty) {
        return Ok(None);
    }
    let own = own_headings(cohort);
    let mut facts = Vec::new();
    for rule in prepared(programme, cohort) {
        guard.spend(READING * sides.iter().map(|side| side.len() as u64).sum::<u64>())?;
        let words = rule.words(&sides[0], &sides[1]);
        missing(&rule, &words, &own, &mut facts);
        unread(&rule, &words, &sides, &mut facts);
        blanks(&rule, &words, &sides, &mut facts);
    }
    let read: BTreeSet<String> = programme.rules().iter().flat_map(read_by).map(bare).collect();
    let is_right = |finding: &Finding| match finding.fact() {
        Fact::ColumnUnknown { column } | Fact::ColumnNear { column, .. } => !read.contains(&bare(column)),
        _ => true,
    };
    let is_changed = !facts.is_empty() || !cohort.audit().findings().iter().all(is_right);
    let findings = facts.into_iter().map(|fact| Finding::new(Fact::Rule(fact), None));
    Ok(is_changed.then(|| cohort.audit().revised(is_right, findings)))
}

/// The columns that a rule reads.
fn read_by(rule: &ColumnRule) -> impl Iterator<Item = &str> {
    rule.columns().into_iter().chain(rule.zone()).chain(rule.condition())
}

/// Can it keep two people apart?
fn forbids(rule: &ColumnRule) -> bool {
    rule.is_must() || rule.if_unknown() == IfUnknown::Forbid
}

const ROLES: [Role; 2] = [Role::Mentor, Role::Mentee];

/// Columns in which nobody of a side says anything.
fn missing(rule: &PreparedRule, words: &[SideWords<'_>; 2], own: &BTreeSet<&str>, facts: &mut Vec<RuleFact>) {
    let rule = &rule.rule;
    let nobody =
        |column: usize| [0, 1].map(|at| words[at].read.iter().all(|one| one.words[column].is_nothing()));
    let [mentors, mentees] = nobody(2);
    let asked = match rule.asker() {
        AskedBy::Mentor => mentors.then_some(Role::Mentor),
        AskedBy::Mentee => mentees.then_some(Role::Mentee),
        AskedBy::Either => (mentors && mentees).then_some(Role::Both),
    };
    let condition = rule.condition().into_iter().map(|column| (column, asked));
    let of_both = |columns: [&'_ str; 2], nobody: [bool; 2]| match (columns, nobody) {
        ([a, b], [true, true]) if a == b => vec![(a.to_owned(), Some(Role::Both))],
        (columns, nobody) => {
            (0..2).map(|at| (columns[at].to_owned(), nobody[at].then_some(ROLES[at]))).collect()
        }
    };
    let values = of_both(rule.columns(), nobody(0));
    let zones = rule.zone().map_or(Vec::new(), |zone| of_both([zone, zone], nobody(1)));
    let all =
        values.into_iter().chain(zones).chain(condition.map(|(column, side)| (column.to_owned(), side)));
    for (column, side) in all {
        let Some(side) = side else { continue };
        let near = nearest(&column, own);
        facts.push(RuleFact::ColumnMissing {
            rule: rule.name().to_owned(),
            must: forbids(rule),
            column,
            side,
            near,
        });
    }
}

/// Cells that the rule cannot read.
fn unread(
    rule: &PreparedRule,
    words: &[SideWords<'_>; 2],
    sides: &[Vec<&Participant>; 2],
    facts: &mut Vec<RuleFact>,
) {
    let rule = &rule.rule;
    for at in [0, 1] {
        for (person, &code) in sides[at].iter().zip(&words[at].codes) {
            let read = &words[at].read[code as usize];
            let mut tell = |column: &str, value: String, wanted| {
                facts.push(RuleFact::ValueUnread {
                    rule: rule.name().to_owned(),
                    must: forbids(rule),
                    person: person.id().clone(),
                    column: column.to_owned(),
                    value,
                    wanted,
                });
            };
            match read.value {
                Err(Unread::Value(wanted)) => tell(rule.columns()[at], read.words[0].to_string(), wanted),
                Err(Unread::Zone) => tell(rule.zone().unwrap_or_default(), read.words[1].to_string(), A_ZONE),
                Ok(_) => {}
            }
            let may_ask = match rule.asker() {
                AskedBy::Mentor => at == 0,
                AskedBy::Mentee => at == 1,
                AskedBy::Either => true,
            };
            if let Some(column) = rule.condition().filter(|_| read.is_asking_unread && may_ask) {
                tell(column, read.words[2].to_string(), "yes or no");
            }
        }
    }
}

/// People whom a must keeps out for what they left blank.
fn blanks(
    rule: &PreparedRule,
    words: &[SideWords<'_>; 2],
    sides: &[Vec<&Participant>; 2],
    facts: &mut Vec<RuleFact>,
) {
    let rule = &rule.rule;
    if rule.if_unknown() != IfUnknown::Forbid {
        return;
    }
    let asking = |at: usize| words[at].read.iter().any(|read| read.asks);
    let asks = [asking(0), asking(1)];
    let asker = usize::from(!mentor_asks(rule));
    for at in [0, 1] {
        if rule.is_must() && rule.when() == When::Covers && at == asker {
            continue; // who asks for nothing is content
        }
        for (person, &code) in sides[at].iter().zip(&words[at].codes) {
            let read = &words[at].read[code as usize];
            if !matches!(read.value, Ok(None)) {
                continue;
            }
            let (own, others) = (read.asks, asks[1 - at]);
            let (can, always) = match (rule.condition(), rule.asker(), at) {
                (None, ..) => (true, true),
                (_, AskedBy::Mentor, 0) | (_, AskedBy::Mentee, 1) => (own, own),
                (_, AskedBy::Mentor | AskedBy::Mentee, _) => (others, false),
                (_, AskedBy::Either, _) => (own || others, own),
            };
            let is_place = rule.zone().is_some() && !read.words[0].is_nothing();
            let column = if is_place { rule.zone().unwrap_or_default() } else { rule.columns()[at] };
            if can {
                facts.push(RuleFact::ValueBlank {
                    rule: rule.name().to_owned(),
                    person: person.id().clone(),
                    column: column.to_owned(),
                    always,
                });
            }
        }
    }
}
