//! S6: no supervisory lines, no appearance of a conflict of interest.
//!
//! "Concerned about crossing supervisory lines and any appearance of conflict of interest." Both
//! directions of a line count. Whether it forbids, costs points or is allowed, and how far it
//! reaches, is a policy.
//!
//! *Says:* what the policy says, for the pairs within its depth; the number of such pairs is known
//! before any is listed, and refused where it cannot fit the memory. *Unknown:* people without a
//! manager, where others have one: a line above them cannot be seen. Only the coordinator reads of
//! it.

use std::collections::BTreeMap;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::Relation;
use crate::programme::policies::rule::Rule;
use crate::programme::policies::supervision::Supervision as Rules;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Audience, Criterion, PairView};
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Supervision {
    rules: Rules,
}

impl Supervision {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { rules: programme.supervision() }
    }

    /// The pairs of a mentor and a mentee who share a direct manager.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when there are too many to list.
    fn same_manager<'a>(sides: &Sides<'a>) -> Result<Vec<(&'a ParticipantId, &'a ParticipantId)>> {
        let lines = sides.cohort().reporting_lines();
        let mut teams: BTreeMap<&ParticipantId, Vec<&'a ParticipantId>> = BTreeMap::new();
        for mentee in sides.mentees() {
            if let Some(manager) = lines.manager(mentee.id()) {
                teams.entry(manager).or_default().push(mentee.id());
            }
        }
        let team = |mentor: &ParticipantId| lines.manager(mentor).and_then(|manager| teams.get(manager));
        let of_mentor = |mentor: &&Participant| team(mentor.id()).map_or(0, |team| team.len() as u64);
        let all: u64 = sides.mentors().iter().map(of_mentor).sum();
        if all > MOST_PAIRS {
            let largest = teams.iter().max_by_key(|(id, team)| (team.len(), std::cmp::Reverse(*id)));
            let most = largest.map_or_else(String::new, |(manager, team)| {
                format!(", {} of the mentees that of {manager}", team.len())
            });
            let what = format!("{all} pairs of a mentor and a mentee have the same manager{most}");
            return Err(too_many(&what, all, "supervision.same_manager"));
        }
        let mut pairs = Vec::new();
        for mentor in sides.mentors() {
            let others = team(mentor.id()).into_iter().flatten().filter(|&&mentee| mentee != mentor.id());
            pairs.extend(others.map(|&mentee| (mentor.id(), mentee)));
        }
        Ok(pairs)
    }
}

/// The bytes that each pair of a list takes while it is compiled and solved.
const BYTES: u64 = 64;

/// No more pairs are listed: 4 GiB.
const MOST_PAIRS: u64 = (4 << 30) / BYTES;

/// The refusal of more pairs than can be listed, with what they would need.
fn too_many(what: &str, pairs: u64, setting: &str) -> Error {
    let needed = pairs.saturating_mul(BYTES).div_ceil(1 << 30);
    let message = format!(
        "{what}; listing them would take about {needed} GiB, and {MOST_PAIRS} are the most; are the managers \
         right? Otherwise set supervision.depth, or allow these pairs"
    );
    Error::memory(message).at_column(setting)
}

/// What a rule says of a pair; nothing where it allows.
pub(in crate::scoring) fn entry(rule: Rule) -> Option<Entry> {
    match rule {
        Rule::Forbid => Some(Entry::Never),
        Rule::Penalise(points) => Some(Entry::Points(-points)),
        Rule::Allow => None,
    }
}

impl Criterion for Supervision {
    fn name(&self) -> &'static str {
        "supervision"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let mut terms = Vec::new();
        if let Some(entry) = entry(self.rules.lines) {
            let mentors = sides.mentors().iter().map(|person| person.id());
            let mentees = sides.mentees().iter().map(|person| person.id());
            let (lines, steps) = (sides.cohort().reporting_lines(), self.rules.depth.steps());
            let (all, deepest) = lines.supervisory_size(mentors.clone(), mentees.clone(), steps);
            if all > MOST_PAIRS {
                let deepest = deepest.map_or_else(String::new, |(person, above)| {
                    format!(", up to {above} managers deep, above {person}")
                });
                let what =
                    format!("{all} pairs of a mentor and a mentee stand in one reporting line{deepest}");
                return Err(too_many(&what, all, "supervision.lines"));
            }
            let pairs = lines.supervisory_places(mentors, mentees, steps);
            terms.push(Term::list(pairs.into_iter().map(|(mentor, mentee, _)| {
                (Row::new(mentor as usize), Column::new(mentee as usize), entry)
            }))?);
        }
        if let Some(entry) = entry(self.rules.same_manager) {
            let pairs = Self::same_manager(sides)?;
            terms.push(sides.list(pairs.into_iter().map(|(mentor, mentee)| (mentor, mentee, entry)))?);
        }
        Ok(terms)
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn explain(&self, pair: &PairView<'_>, _: Entry, audience: Audience) -> Option<String> {
        let (mentor, mentee) = (pair.mentor().id(), pair.mentee().id());
        if audience != Audience::Coordinator {
            return None;
        }
        let above = |manager, report, distance| match distance {
            1 => format!("{manager} manages {report}"),
            2 => format!("{manager} manages the manager of {report}"),
            steps => format!("{manager} stands {steps} steps above {report} in the reporting line"),
        };
        Some(match pair.cohort().reporting_lines().relation(mentor, mentee)? {
            Relation::ReportsTo { distance } => above(mentee, mentor, distance),
            Relation::Manages { distance } => above(mentor, mentee, distance),
            _ => "the same manager".into(),
        })
    }

    /// Where managers are stated at all, a person without one cannot be checked upwards.
    fn unknown(&self, pair: &PairView<'_>) -> Option<String> {
        let lines = pair.cohort().reporting_lines();
        let anybody_has_one = lines.entries().any(|(_, manager)| manager.is_some());
        if !anybody_has_one {
            return None;
        }
        pair.unknown("manager", |person| lines.manager(person.id()).is_some())
    }
}
