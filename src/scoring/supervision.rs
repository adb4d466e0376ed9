//! S6: no supervisory lines, no appearance of a conflict of interest.
//!
//! "Concerned about crossing supervisory lines and any appearance of conflict of interest." Both
//! directions of a line count. Whether it forbids, costs points or is allowed, and how far it
//! reaches, is a policy.

use std::collections::BTreeMap;

use super::Sides;
use super::criterion::{Audience, Criterion, PairView};
use crate::assignment::{Column, Entry, Row, Term};
use crate::error::Result;
use crate::people::{ParticipantId, Relation};
use crate::programme::{Programme, Stance, Supervision as Rules};

#[derive(Debug, Clone)]
pub(super) struct Supervision {
    rules: Rules,
}

impl Supervision {
    pub(super) fn new(programme: &Programme) -> Self {
        Self { rules: programme.supervision() }
    }

    /// The pairs of a mentor and a mentee who share a direct manager.
    fn same_manager<'a>(sides: &Sides<'a>) -> Vec<(&'a ParticipantId, &'a ParticipantId)> {
        let lines = sides.cohort().reporting_lines();
        let mut teams: BTreeMap<&ParticipantId, Vec<&'a ParticipantId>> = BTreeMap::new();
        for mentee in sides.mentees() {
            if let Some(manager) = lines.manager(mentee.id()) {
                teams.entry(manager).or_default().push(mentee.id());
            }
        }
        let team = |mentor: &ParticipantId| lines.manager(mentor).and_then(|manager| teams.get(manager));
        let mut pairs = Vec::new();
        for mentor in sides.mentors() {
            let others = team(mentor.id()).into_iter().flatten().filter(|&&mentee| mentee != mentor.id());
            pairs.extend(others.map(|&mentee| (mentor.id(), mentee)));
        }
        pairs
    }
}

/// What a stance says of a pair; nothing where it allows.
pub(super) fn entry(stance: Stance) -> Option<Entry> {
    match stance {
        Stance::Forbid => Some(Entry::Never),
        Stance::Penalise(points) => Some(Entry::Points(-points)),
        Stance::Allow => None,
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
            let pairs = sides.cohort().reporting_lines().supervisory_places(mentors, mentees);
            let counts = |relation: Relation| match relation {
                Relation::ReportsTo { distance } | Relation::Manages { distance } => {
                    self.rules.depth.reaches(distance)
                }
                _ => false,
            };
            let reached = pairs.into_iter().filter(|&(_, _, relation)| counts(relation));
            terms.push(Term::list(reached.map(|(mentor, mentee, _)| {
                (Row::new(mentor as usize), Column::new(mentee as usize), entry)
            }))?);
        }
        if let Some(entry) = entry(self.rules.same_manager) {
            let pairs = Self::same_manager(sides);
            terms.push(sides.list(pairs.into_iter().map(|(mentor, mentee)| (mentor, mentee, entry)))?);
        }
        Ok(terms)
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
