//! Who is in whose way: for everybody left out, a smallest group with too few partners, and what
//! excludes the others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::assignment::changes::hall_violator::{HallViolator, HallViolators};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::model::term::Entry;
use crate::assignment::reading::allowed_pairs::allowed_bits;
use crate::error::{Error, Result};
use crate::matching::matching::Matching;
use crate::matching::telling::explain::Contribution;
use crate::matching::telling::shortage::Shortage;
use crate::people::names::Names;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::progress::PhaseKind;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::scores::forbidding::passes_over_oneself;
use crate::watch::guard::Guard;

/// A shortage as small as can be, for one person, and why the group has no other partners.
///
/// If any one of the group were not there, all others of it could be served. So each is needed to
/// explain that the person is left out, and there is one place less than wanted. It prints as one
/// sentence.
///
/// From [`Matching::shortages`](crate::Matching::shortages).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MinimalShortage {
    person: ParticipantId,
    #[serde(flatten)]
    shortage: Shortage,
    exclusions: Vec<Exclusion>,
}

/// How many pairs of a group with others than its partners a criterion forbids.
///
/// In [`MinimalShortage`](crate::explain::MinimalShortage).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Exclusion {
    criterion: String,
    pairs: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<PairFact>,
}

impl MinimalShortage {
    /// Who is left out, or has less than they could take.
    pub fn person(&self) -> &ParticipantId {
        &self.person
    }

    /// The group, the person among it, and its partners: everybody with a place whom any of the
    /// group could have.
    pub fn shortage(&self) -> &Shortage {
        &self.shortage
    }

    /// What excludes everybody else, the criterion with the most pairs first. A pair may be
    /// forbidden by several criteria and then counts for each.
    pub fn exclusions(&self) -> &[Exclusion] {
        &self.exclusions
    }
}

impl Exclusion {
    /// The criterion's name.
    pub fn criterion(&self) -> &str {
        &self.criterion
    }

    /// How many pairs it forbids.
    pub fn pairs(&self) -> u64 {
        self.pairs
    }

    /// What it says, for the coordinator, where that is the same of all these pairs and they are
    /// few.
    pub fn fact(&self) -> Option<&PairFact> {
        self.fact.as_ref()
    }
}

/// Facts are looked for where no more pairs than this are forbidden: among more they hardly agree.
const FEW_PAIRS: u64 = 60;

impl Matching {
    /// For everybody left out with a place to fill, why: mentees first, each side by id.
    ///
    /// Time O(members x other side x tables) for all members of all groups once, then a
    /// sixty-fourth of it for each group; space O(people) and, for each pair read, a bit for each
    /// criterion that forbids any.
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash) when quality comes first; [`is_problem`](Error::is_problem)
    /// when more people could be served than are: the matching is not best;
    /// [`is_cancelled`](Error::is_cancelled) when the
    /// [watch](Self::with_watch) stops it.
    pub fn shortages(&self) -> Result<Vec<MinimalShortage>> {
        self.asked(PhaseKind::Comparing, |work| {
            let guard = work.guard();
            let mut seeker = Seeker::new(self, guard)?;
            let left_out = guard.part(0.0..0.5, || self.left_out_under(guard))?;
            let mut found = Vec::new();
            for (at, person) in left_out.iter().enumerate() {
                let left = left_out.len() - at;
                guard.part(0.5..1.0, || guard.left(PhaseKind::Comparing, left, left_out.len()))?;
                found.extend(seeker.of(person.id(), person.role())?);
            }
            Ok(found)
        })
    }

    /// Why a person has not as many partners as they could take: in the role of a mentee, then of a
    /// mentor. Nothing where they have.
    ///
    /// Time O(members x other side x tables), space O(people) and a bit for each pair read.
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when nobody has this id; otherwise as
    /// [`shortages`](Self::shortages).
    pub fn shortages_of(&self, person: impl AsRef<str>) -> Result<Vec<MinimalShortage>> {
        let person = person.as_ref();
        let Some(person) = self.parts.cohort.get(person) else {
            return Err(Error::unknown("no such participant").of_person(person));
        };
        self.asked(PhaseKind::Comparing, |work| {
            let mut seeker = Seeker::new(self, work.guard())?;
            let mut found = Vec::new();
            for role in [Role::Mentee, Role::Mentor] {
                found.extend(seeker.of(person.id(), role)?);
            }
            Ok(found)
        })
    }
}

/// What was read for one group serves the others.
struct Seeker<'a, 'w> {
    guard: &'a Guard<'w>,
    matching: &'a Matching,
    groups: HallViolators<'a>,
    /// The criteria that forbid anything, each as a problem of its own.
    criteria: Vec<(&'a str, Problem)>,
    /// For members met so far, whom of the other side each criterion allows.
    allowed: BTreeMap<(Side, u32), Vec<Box<[u64]>>>,
    cells: Vec<i32>,
}

impl<'a, 'w> Seeker<'a, 'w> {
    fn new(matching: &'a Matching, guard: &'a Guard<'w>) -> Result<Self> {
        if matching.has_quality_first() {
            let objective = matching.objective().description();
            let refused = format!(
                "groups are named only where participation comes first; the objective is {objective}"
            );
            return Err(Error::clash(refused));
        }
        let groups = HallViolators::new(matching.problem(), &matching.assignment)?;
        let criteria = matching.parts.scores.prohibitions()?;
        Ok(Self { guard, matching, groups, criteria, allowed: BTreeMap::new(), cells: Vec::new() })
    }

    fn of(&mut self, person: &ParticipantId, role: Role) -> Result<Option<MinimalShortage>> {
        let scores = &self.matching.parts.scores;
        let group = if role == Role::Mentee {
            let open = scores.column(person).filter(|&column| !self.matching.parts.task.is_closed(column));
            open.map(|column| self.groups.of_column_under(column, self.guard))
        } else {
            scores.row(person).map(|row| self.groups.of_row_under(row, self.guard))
        };
        let Some(group) = group.transpose()?.flatten() else { return Ok(None) };
        let exclusions = self.exclusions(&group)?;
        let shortage = Shortage::of(scores, &group, &Names::of(self.matching.shared_cohort()));
        Ok(Some(MinimalShortage { person: person.clone(), shortage, exclusions }))
    }

    /// All pairs that criteria forbid the members, without those with partners of the group.
    fn exclusions(&mut self, group: &HallViolator) -> Result<Vec<Exclusion>> {
        let (mentors, mentees) =
            (self.matching.parts.scores.mentors().len(), self.matching.parts.scores.mentees().len());
        let others = if group.side() == Side::Rows { mentees } else { mentors };
        // everybody on the other side but the partners
        let mut outside = vec![0u64; others.div_ceil(64)];
        for (k, word) in outside.iter_mut().enumerate() {
            *word = u64::MAX >> (64 * (k + 1)).saturating_sub(others);
        }
        for &partner in group.partners() {
            // a waiting list is nobody
            if let Some(word) = outside.get_mut(partner as usize / 64) {
                *word &= !(1 << (partner % 64));
            }
        }
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for &(member, _) in group.members() {
            self.guard.spend(others as u64 * (1 + self.criteria.len() as u64))?;
            let (criteria, cells) = (&self.criteria, &mut self.cells);
            let oneself = self.matching.parts.scores.oneself(group.side(), member);
            let allowed = self.allowed.entry((group.side(), member)).or_insert_with(|| {
                let allowed = criteria.iter().map(|(name, alone)| {
                    let mut bits = allowed_bits(alone, group.side(), member, cells).unwrap_or_default();
                    let passed_over = oneself.filter(|_| passes_over_oneself(name));
                    let word = passed_over.and_then(|other| Some((bits.get_mut(other / 64)?, other % 64)));
                    if let Some((word, bit)) = word {
                        *word |= 1 << bit;
                    }
                    bits
                });
                allowed.collect()
            });
            for ((name, _), allowed) in criteria.iter().zip(allowed) {
                let forbidden = allowed.iter().zip(&outside).map(|(&allowed, &outside)| !allowed & outside);
                *counts.entry(name).or_default() +=
                    forbidden.map(|word| u64::from(word.count_ones())).sum::<u64>();
            }
        }
        let few = counts.values().sum::<u64>() <= FEW_PAIRS;
        let mut facts = if few { self.facts(group) } else { BTreeMap::new() };
        let counts = counts.into_iter().filter(|&(_, pairs)| pairs > 0);
        let exclusion = |(name, pairs): (&str, u64)| Exclusion {
            criterion: name.to_owned(),
            pairs,
            fact: facts.remove(name).flatten(),
        };
        let mut exclusions: Vec<Exclusion> = counts.map(exclusion).collect();
        exclusions.sort_by_key(|exclusion| std::cmp::Reverse(exclusion.pairs));
        Ok(exclusions)
    }

    /// What each criterion says of the pairs it forbids, where it says the same of all.
    #[expect(clippy::cast_possible_truncation, reason = "a side has at most 2^31 people")]
    fn facts(&self, group: &HallViolator) -> BTreeMap<String, Option<PairFact>> {
        let scores = &self.matching.parts.scores;
        let others = match group.side() {
            Side::Rows => scores.mentees().len(),
            Side::Columns => scores.mentors().len(),
        };
        let mut facts: BTreeMap<String, Option<PairFact>> = BTreeMap::new();
        for &(member, _) in group.members() {
            for other in (0..others as u32).filter(|other| group.partners().binary_search(other).is_err()) {
                let (row, column) = pair(group.side(), member, other);
                if scores.said(row, column).all(|(_, _, entry)| entry != Entry::Never) {
                    continue;
                }
                for said in self.matching.prohibitions(row, column) {
                    let fact = said.fact();
                    let known = facts.entry(said.criterion().to_owned()).or_insert_with(|| fact.cloned());
                    if known.as_ref() != fact {
                        *known = None;
                    }
                }
            }
        }
        facts
    }
}

fn pair(side: Side, member: u32, other: u32) -> (Row, Column) {
    let (row, column) = if side == Side::Rows { (member, other) } else { (other, member) };
    (Row::new(row as usize), Column::new(column as usize))
}

impl Matching {
    /// The criteria that forbid a pair, with what they say.
    pub(in crate::matching) fn prohibitions(&self, row: Row, column: Column) -> Vec<Contribution> {
        let told = self.view(row, column);
        let told = told.map(|view| {
            crate::matching::telling::explain::Explanation::of(&self.parts.scores, row, column, &view)
        });
        told.iter().flat_map(crate::matching::telling::explain::Explanation::prohibitions).cloned().collect()
    }
}
