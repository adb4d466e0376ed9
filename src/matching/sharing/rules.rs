//! The rules about mentees of one mentor, for the people of a cohort.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::objectives::sharing::rules::{Limit, LimitKind, SharingRules};
use crate::error::{Error, Result};
use crate::matching::sharing::column_values::values;
use crate::people::cohort::Cohort;
use crate::people::folding::folded;
use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::placed::Placed;
use crate::programme::policies::co_mentees::CoMenteeRule;
use crate::programme::policies::rule::Rule;
use crate::programme::programme::Programme;
use crate::scoring::facts::co_mentee_fact::CoMenteeFact;
use crate::scoring::facts::pair_fact::LineFact;
use crate::scoring::scores::Scores;
use crate::words::list;

/// What the rules need to know of the mentees.
#[derive(Debug, Clone)]
pub(in crate::matching) struct KnownMentees {
    placed: Placed,
    /// Both ways, sorted.
    conflicts: Vec<(Column, Column)>,
    /// Each with the rule that it is.
    limits: Vec<(usize, Limit)>,
    /// The rules whose column no mentee has.
    silent: Vec<usize>,
}

impl KnownMentees {
    /// Time O(people x rules + conflicts log conflicts).
    pub(in crate::matching) fn new(cohort: &Cohort, programme: &Programme, scores: &Scores) -> Self {
        let placed = Placed::new(cohort.reporting_lines(), scores.mentees());
        let conflicts = conflicts(cohort, scores);
        let mut known = Self { placed, conflicts, limits: Vec::new(), silent: Vec::new() };
        for (at, rule) in programme.co_mentees().rules().iter().enumerate() {
            match limit(cohort, programme, rule) {
                Some(limit) => known.limits.push((at, limit)),
                None => known.silent.push(at),
            }
        }
        known
    }
}

/// The rules of a programme about mentees of one mentor, with what is known of the people.
pub(in crate::matching) struct CoMenteeRules<'a> {
    pub(super) cohort: &'a Cohort,
    pub(super) programme: &'a Programme,
    pub(super) scores: &'a Scores,
    pub(super) known: Cow<'a, KnownMentees>,
}

impl<'a> CoMenteeRules<'a> {
    /// The columns of rules that no mentee has.
    pub(in crate::matching) fn silent(&self) -> Vec<&'a str> {
        self.known.silent.iter().map(|&at| self.programme.co_mentees().rules()[at].column()).collect()
    }

    fn in_line(&self, a: Column, b: Column) -> bool {
        let depth = self.programme.supervision().depth;
        self.known
            .placed
            .distance(self.cohort.reporting_lines(), a.index(), b.index())
            .is_some_and(|steps| depth.reaches(steps))
    }

    fn in_conflict(&self, a: Column, b: Column) -> bool {
        self.known.conflicts.binary_search(&(a, b)).is_ok()
    }

    /// Are two mentees never to share a mentor?
    pub(in crate::matching) fn are_apart(&self, a: Column, b: Column) -> bool {
        let asked = self.programme.co_mentees();
        (asked.lines == Rule::Forbid && self.in_line(a, b))
            || (asked.conflicts == Rule::Forbid && self.in_conflict(a, b))
    }

    /// Does this with the rules for a solver, where these pairs are settled; sorted.
    ///
    /// Whose settled mentees miss a value between them is not asked for it: they are settled.
    pub(in crate::matching) fn with<T>(
        &self,
        settled: &[(Row, Column)],
        with: impl FnOnce(&SharingRules<'_>) -> T,
    ) -> T {
        let apart = |a, b| self.are_apart(a, b);
        let limits: Vec<Limit> = self.known.limits.iter().map(|(_, limit)| limit.clone()).collect();
        let rows = settled.chunk_by(|a, b| a.0 == b.0);
        let misses = |pairs: &&[(Row, Column)]| {
            let columns: Vec<Column> = pairs.iter().map(|&(_, column)| column).collect();
            limits.iter().any(|limit| limit.asks() && !limit.allows(&columns, 0))
        };
        let excused: Vec<Row> = rows.filter(misses).map(|pairs| pairs[0].0).collect();
        let rows = self.scores.mentors().len();
        with(&SharingRules { rows, settled, apart: &apart, limits: &limits, excused: &excused })
    }

    /// Refuses settled pairs of one mentor whose mentees may not share one.
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash), naming the mentor, the mentees and the reason.
    pub(in crate::matching) fn check_settled(&self, settled: &[(Row, Column)]) -> Result<()> {
        let bad = self.with(settled, |rules| rules.bad_rows(&[]));
        let Some(bad) = bad.first() else { return Ok(()) };
        let mentor = &self.scores.mentors()[bad.row.index()];
        let mentees = list(&self.named(&bad.columns));
        let Some(why) = self.why(&bad.columns) else { return Ok(()) };
        Err(Error::clash(format!("{mentor} is to mentor {mentees}, but {why}"))
            .of_person(mentor.as_str())
            .with_advice("unlock one of these pairs, or allow it in the programme: co_mentees"))
    }

    fn named(&self, columns: &[Column]) -> Vec<ParticipantId> {
        columns.iter().filter_map(|column| self.scores.mentees().get(column.index()).cloned()).collect()
    }

    /// Why these mentees may not share a mentor; none if they may.
    pub(in crate::matching) fn why(&self, columns: &[Column]) -> Option<CoMenteeFact> {
        let pairs = (0..columns.len()).flat_map(|at| (at + 1..columns.len()).map(move |to| (at, to)));
        let mut pairs = pairs.map(|(at, to)| (columns[at], columns[to]));
        if let Some((a, b)) = pairs.find(|&(a, b)| self.are_apart(a, b)) {
            return Some(self.why_apart(a, b));
        }
        self.why_limited(columns)
    }

    /// The limit that these mentees break together; none if they keep all.
    pub(in crate::matching) fn why_limited(&self, columns: &[Column]) -> Option<CoMenteeFact> {
        if columns.len() < 2 {
            return None;
        }
        let broken = self.known.limits.iter().find(|(_, limit)| !limit.allows(columns, 0));
        broken.map(|&(at, _)| told(&self.programme.co_mentees().rules()[at], self.named(columns)))
    }

    /// Why two mentees may not share a mentor.
    fn why_apart(&self, a: Column, b: Column) -> CoMenteeFact {
        let (a, b) = (&self.scores.mentees()[a.index()], &self.scores.mentees()[b.index()]);
        let mentees = [a.clone(), b.clone()];
        let conflict = self.cohort.explicit_conflict(a, b).or_else(|| self.cohort.explicit_conflict(b, a));
        if let Some(reason) = conflict.filter(|_| self.programme.co_mentees().conflicts == Rule::Forbid) {
            return CoMenteeFact::DeclaredConflict { mentees, reason: reason.to_owned() };
        }
        let lines = self.cohort.reporting_lines();
        let (report, manager, steps) = match (lines.distance(a, b), lines.distance(b, a)) {
            (Some(up), Some(down)) if down < up => (b, a, down),
            (Some(up), _) => (a, b, up),
            (None, down) => (b, a, down.unwrap_or(0)),
        };
        let line = LineFact {
            manager: manager.clone(),
            report: report.clone(),
            steps,
            several_managers: lines.managers(report).nth(1).is_some(),
        };
        CoMenteeFact::InOneLine { mentees, line }
    }
}

/// A rule that a group does not obey.
fn told(rule: &CoMenteeRule, mentees: Vec<ParticipantId>) -> CoMenteeFact {
    let (column, value) = (rule.column().to_owned(), rule.value.clone());
    match rule.at_least {
        Some(at_least) => CoMenteeFact::TooFewValues { mentees, column, at_least },
        None => CoMenteeFact::TooManyWith { mentees, column, value, at_most: rule.at_most.unwrap_or(0) },
    }
}

/// Declared conflicts between two mentees, both ways, sorted.
fn conflicts(cohort: &Cohort, scores: &Scores) -> Vec<(Column, Column)> {
    let listed = cohort.conflicts().iter().map(|conflict| conflict.pair().ids());
    let flags = cohort
        .mentees()
        .flat_map(|person| person.conflicts().iter().map(move |flag| (person.id(), flag.with())));
    let both = listed.chain(flags).filter_map(|(a, b)| scores.column(a).zip(scores.column(b)));
    let mut found: Vec<_> = both.flat_map(|(a, b)| [(a, b), (b, a)]).filter(|(a, b)| a != b).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A rule with the values of all mentees as numbers; none where no mentee has the column.
fn limit(cohort: &Cohort, programme: &Programme, rule: &CoMenteeRule) -> Option<Limit> {
    let mut codes: BTreeMap<String, u32> = BTreeMap::new();
    let mut all = Vec::new();
    for person in cohort.mentees() {
        let of_person = values(person, rule.column(), programme.poles()).into_iter().map(|value| {
            let next = u32::try_from(codes.len()).unwrap_or(u32::MAX);
            *codes.entry(value).or_insert(next)
        });
        all.push(of_person.collect());
    }
    if codes.is_empty() {
        return None;
    }
    let kind = match (rule.at_least, rule.at_most, &rule.value) {
        (Some(least), ..) => LimitKind::Different(least),
        (_, most, Some(value)) => {
            // a value that nobody has is that of nobody
            let code = codes.get(folded(value).as_ref()).copied().unwrap_or(u32::MAX);
            LimitKind::Value(code, most.unwrap_or(u32::MAX))
        }
        (_, most, None) => LimitKind::Each(most.unwrap_or(u32::MAX)),
    };
    Some(Limit { values: all, kind, allows_unknown: rule.unknown == Rule::Allow })
}
