//! S6: no supervisory lines, no appearance of a conflict of interest.
//!
//! "Concerned about crossing supervisory lines and any appearance of conflict of interest." Both
//! directions of a line count. Whether it forbids, costs points or is allowed, and how far it
//! reaches, is a policy.
//!
//! *Says:* what the policy says, for the pairs within its depth, over all managers that somebody
//! has; by several ways up, the shortest counts. Whole lines and teams are ranges of people; pairs
//! some steps apart are listed, and refused where they cannot fit the memory. *Unknown:* people
//! above whom somebody is not known, where anybody has a manager: a line above them cannot be seen.
//! Only the coordinator reads of it.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::people::participant::Participant;
use crate::people::reporting_lines::line_check::LineCheck;
use crate::people::reporting_lines::line_pairs::LinePairs;
use crate::people::reporting_lines::pair_ranges::PairRanges;
use crate::programme::policies::rule::Rule;
use crate::programme::policies::supervision::Supervision as Rules;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::{LineFact, PairFact};
use crate::scoring::range_terms;
use crate::scoring::sides::Sides;

/// Its name. What it says of somebody with themselves means nothing.
pub(in crate::scoring) const NAME: &str = "supervision";

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Supervision {
    rules: Rules,
}

impl Supervision {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { rules: programme.supervision() }
    }
}

/// The bytes that each pair of a list takes while it is compiled and solved.
const BYTES: u64 = 64;

/// No more pairs are listed: 4 GiB.
const MOST_PAIRS: u64 = (4 << 30) / BYTES;

/// The refusal of more pairs than can be listed, with what they would need.
fn too_many(what: &str, setting: &str) -> Error {
    let message = format!(
        "more than {MOST_PAIRS} pairs of a mentor and a mentee {what}; listing them would take more than {} GiB; \
         are the managers right? Otherwise set supervision.depth, or allow these pairs",
        (MOST_PAIRS * BYTES) >> 30,
    );
    Error::memory(message).at_column(setting)
}

fn too_many_in_line(lines: &LinePairs<'_>) -> Error {
    let deepest = lines
        .deepest()
        .map_or_else(String::new, |(person, above)| format!(", up to {above} managers deep, above {person}"));
    too_many(&format!("stand in one reporting line{deepest}"), "supervision.lines")
}

fn too_many_of_one_manager(lines: &LinePairs<'_>) -> Error {
    let largest = lines
        .largest_team()
        .map_or_else(String::new, |(manager, team)| format!(", {team} of the mentees that of {manager}"));
    too_many(&format!("have the same manager{largest}"), "supervision.same_manager")
}

/// What a rule says of a pair; nothing where it allows.
pub(in crate::scoring) fn entry(rule: Rule) -> Option<Entry> {
    match rule {
        Rule::Forbid => Some(Entry::Never),
        Rule::Penalise(points) => Some(Entry::Points(-points)),
        Rule::Allow => None,
    }
}

/// The list of these pairs.
fn listed(pairs: impl Iterator<Item = (u32, u32)>, entry: Entry) -> Result<Vec<Term>> {
    let places = |(mentor, mentee)| (Row::new(mentor as usize), Column::new(mentee as usize), entry);
    Ok(vec![Term::list(pairs.map(places))?])
}

impl Criterion for Supervision {
    fn name(&self) -> &'static str {
        NAME
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let mentors = sides.mentors().iter().map(|person| person.id());
        let mentees = sides.mentees().iter().map(|person| person.id());
        let lines = LinePairs::new(sides.cohort().reporting_lines(), mentors, mentees);
        let mut terms = Vec::new();
        let said_of = |ranges: Option<PairRanges>, entry| match ranges {
            Some(ranges) => range_terms::terms(sides, &ranges, entry, MOST_PAIRS),
            None => Ok(None),
        };
        if let Some(entry) = entry(self.rules.lines) {
            let found = match self.rules.depth.steps() {
                usize::MAX => said_of(lines.in_line(MOST_PAIRS), entry)?,
                steps => lines.within(steps, MOST_PAIRS).map(|pairs| listed(pairs, entry)).transpose()?,
            };
            terms.extend(found.ok_or_else(|| too_many_in_line(&lines))?);
        }
        if let Some(entry) = entry(self.rules.same_manager) {
            let found = said_of(lines.of_one_manager(MOST_PAIRS), entry)?;
            terms.extend(found.ok_or_else(|| too_many_of_one_manager(&lines))?);
        }
        Ok(terms)
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let (mentor, mentee) = (pair.mentor().id(), pair.mentee().id());
        let lines = pair.cohort().reporting_lines();
        let above = |manager, report| lines.distance(report, manager).map(|steps| (steps, manager, report));
        let within = |&(steps, ..): &(usize, _, _)| self.rules.depth.reaches(steps);
        let in_line = [above(mentee, mentor), above(mentor, mentee)].into_iter().flatten().filter(within);
        let nearest = in_line.min_by_key(|&(steps, ..)| steps).filter(|_| self.rules.lines != Rule::Allow);
        let line = nearest.map(|(steps, manager, report)| LineFact {
            manager: manager.clone(),
            report: report.clone(),
            steps,
            several_managers: lines.managers(report).nth(1).is_some(),
        });
        let same_manager = self.rules.same_manager != Rule::Allow && lines.share_a_manager(mentor, mentee);
        (line.is_some() || same_manager).then_some(PairFact::Supervision { line, same_manager })
    }

    /// Where managers are stated at all, whoever may have somebody unknown above them.
    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let lines = pair.cohort().reporting_lines();
        let ids = [pair.mentor().id(), pair.mentee().id()];
        if !lines.anybody_has_a_manager() || lines.check(ids[0], ids[1]) != LineCheck::Unknown {
            return None;
        }
        let has_one = |person: &Participant| lines.managers(person.id()).next().is_some();
        let is_complete = |person: &Participant| lines.is_complete_above(person.id());
        let none_of = pair.those_without(|person| is_complete(person) || has_one(person));
        let not_all_above = pair.those_without(|person| is_complete(person) || !has_one(person));
        let [none_of, not_all_above] = [none_of, not_all_above].map(Option::unwrap_or_default);
        Some(NotKnown::Managers { none_of, not_all_above })
    }
}
