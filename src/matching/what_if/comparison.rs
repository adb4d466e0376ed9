//! Two matchings of the same people, usually under two programmes: what changes, for which people,
//! and what it comes to.
//!
//! Both matchings are read off the tables of both programmes, so points are compared by one measure
//! at a time. A pair that a programme forbids has no points there, and is named.

mod print;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::error::{Error, Result};
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::matching::provenance::Provenance;
use crate::matching::telling::difference::{Difference, without};
use crate::matching::telling::explain;
use crate::matching::telling::summary::Summary;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::progress::PhaseKind;
use crate::scoring::scores::Scores;

/// By whose scores two matchings are compared.
///
/// Points of two programmes cannot be set against each other. So both matchings are measured by one
/// of them, then by the other.
///
/// For [`Comparison::points`](crate::what_if::Comparison::points).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ScoredBy {
    /// By those of the first matching's programme.
    Before,
    /// By those of the second matching's programme.
    After,
}

impl ScoredBy {
    fn index(self) -> usize {
        match self {
            Self::Before => 0,
            Self::After => 1,
        }
    }
}

/// What two matchings come to by one criterion, in points of the same programme.
///
/// In [`Comparison`](crate::what_if::Comparison).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CriterionTotals {
    criterion: String,
    before: i64,
    after: i64,
}

impl CriterionTotals {
    /// The criterion's name.
    pub fn criterion(&self) -> &str {
        &self.criterion
    }

    /// The points of the first matching's pairs.
    pub fn before(&self) -> i64 {
        self.before
    }

    /// The points of the second matching's pairs.
    pub fn after(&self) -> i64 {
        self.after
    }
}

/// Somebody whose partners in a role change. Who is both mentor and mentee may be here twice.
///
/// In [`Comparison`](crate::what_if::Comparison).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mover {
    id: ParticipantId,
    role: Role,
    before: Vec<ParticipantId>,
    after: Vec<ParticipantId>,
    /// By the scores of each programme.
    points: [Option<(i64, i64)>; 2],
}

impl Mover {
    /// Who.
    pub fn id(&self) -> &ParticipantId {
        &self.id
    }

    /// In which role: mentor or mentee.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The partners in the first matching, by id.
    pub fn before(&self) -> &[ParticipantId] {
        &self.before
    }

    /// The partners in the second matching, by id.
    pub fn after(&self) -> &[ParticipantId] {
        &self.after
    }

    /// The points of all the person's pairs in this role, in the first matching and in the second.
    ///
    /// None where that programme forbids one of these pairs.
    pub fn points(&self, by: ScoredBy) -> Option<(i64, i64)> {
        self.points[by.index()]
    }

    /// By how many points the second matching is better for the person; less than 0 where it is
    /// worse.
    pub fn change(&self, by: ScoredBy) -> Option<i64> {
        self.points(by).map(|(before, after)| after.saturating_sub(before))
    }
}

/// How two matchings of the same people differ. It prints as a coordinator reads it, 80 columns
/// wide: who moves, who gains and who loses, and what both come to by each programme.
///
/// From [`Matching::compare`].
///
/// Read with serde it says the same, but [`is_of`](Self::is_of) no matching: that is not written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The first matching.
    #[serde(skip)]
    provenance: Provenance,
    /// The programmes' names.
    names: [String; 2],
    difference: Difference,
    kept: usize,
    /// By the scores of each programme, as are the next.
    by_criterion: [Vec<CriterionTotals>; 2],
    forbidden: [Vec<Pair>; 2],
    people: Vec<Mover>,
    figures: [Summary; 2],
}

impl Comparison {
    /// Is this the first of the two matchings, or has it the same programme, pairs and points?
    ///
    /// Time O(pairs).
    pub fn is_of(&self, matching: &Matching) -> bool {
        self.provenance.is(matching)
    }

    /// The name of the first matching's programme, or of the second's; where it has none, which it
    /// is.
    pub fn programme(&self, which: ScoredBy) -> &str {
        match (self.names[which.index()].as_str(), which) {
            ("", ScoredBy::Before) => "the first programme",
            ("", ScoredBy::After) => "the second programme",
            (name, _) => name,
        }
    }

    /// The pairs that part and those that are made, and who is left.
    ///
    /// A pair has the points of the matching that it is in.
    pub fn difference(&self) -> &Difference {
        &self.difference
    }

    /// How many pairs are in both matchings.
    pub fn kept(&self) -> usize {
        self.kept
    }

    /// What both matchings come to by each criterion: those of the first programme, then those that
    /// only the second has.
    ///
    /// A criterion that the programme does not have counts 0. Pairs that it
    /// [forbids](Self::forbidden) are not counted.
    pub fn by_criterion(&self, by: ScoredBy) -> &[CriterionTotals] {
        &self.by_criterion[by.index()]
    }

    /// What both matchings come to: the sums of [`by_criterion`](Self::by_criterion).
    pub fn points(&self, by: ScoredBy) -> (i64, i64) {
        let add = |sum: (i64, i64), one: &CriterionTotals| {
            // what was read from somewhere may be anything
            (sum.0.saturating_add(one.before), sum.1.saturating_add(one.after))
        };
        self.by_criterion(by).iter().fold((0, 0), add)
    }

    /// The pairs of either matching that the programme forbids, by mentor, then mentee. They have
    /// the points of their own matching.
    pub fn forbidden(&self, by: ScoredBy) -> &[Pair] {
        &self.forbidden[by.index()]
    }

    /// Everybody whose partners change, by id; as mentor before as mentee.
    pub fn people(&self) -> &[Mover] {
        &self.people
    }

    /// Who gains points by these scores: who gains most first, then by id.
    pub fn gains(&self, by: ScoredBy) -> Vec<&Mover> {
        self.changed(by, 1)
    }

    /// Who loses points by these scores: who loses most first, then by id.
    pub fn losses(&self, by: ScoredBy) -> Vec<&Mover> {
        self.changed(by, -1)
    }

    fn changed(&self, by: ScoredBy, sign: i64) -> Vec<&Mover> {
        let size = |mover: &&Mover| mover.change(by).map_or(0, |points| sign * points);
        let mut found: Vec<&Mover> = self.people.iter().filter(|mover| size(mover) > 0).collect();
        found.sort_by_key(|mover| std::cmp::Reverse(size(mover)));
        found
    }

    /// The figures of the first matching.
    pub fn before(&self) -> &Summary {
        &self.figures[0]
    }

    /// The figures of the second matching.
    pub fn after(&self) -> &Summary {
        &self.figures[1]
    }
}

impl Matching {
    /// How another matching of the same people differs from this one.
    ///
    /// Usually it was made under another programme: then both are measured by both programmes. Any
    /// two matchings of people with the same ids in the same roles can be compared, whatever made
    /// them.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use pairwright::what_if::ScoredBy;
    /// use pairwright::{Cohort, Focus, Matcher, Participant, Programme};
    ///
    /// let cohort = Arc::new(Cohort::new([
    ///     Participant::mentor("ana").with_department("Data").with_skill_offered("Rust", Some(5)),
    ///     Participant::mentor("ben").with_department("Law").with_skill_offered("Trusts", Some(5)),
    ///     Participant::mentee("mia").with_department("Data").with_skill_wanted("Rust"),
    /// ])?);
    /// let before = Matcher::new(Programme::default()).solve(Arc::clone(&cohort))?;
    /// let after = Matcher::new(Programme::new(Focus::SkillTransfer)).solve(cohort)?;
    /// let comparison = before.compare(&after)?;
    /// let told = comparison.difference().to_string();
    /// assert_eq!(told, "mia would move to ana and leave ben without a mentee");
    /// assert_eq!(comparison.points(ScoredBy::Before), (180, 80));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// Time O(pairs x tables x log pairs), space O(people).
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash), naming somebody who is in one of them only, or in another
    /// role; [`is_cancelled`](Error::is_cancelled) when the
    /// [watch](Self::with_watch) stops it.
    pub fn compare(&self, other: &Self) -> Result<Comparison> {
        let (mentors, mentees) = (self.parts.scores.mentors(), self.parts.scores.mentees());
        let sides = [
            ("mentor", mentors, other.parts.scores.mentors()),
            ("mentee", mentees, other.parts.scores.mentees()),
        ];
        for (role, one, two) in sides {
            if let Some(person) = first_stranger(one, two) {
                let message = format!("is a {role} in only one of the two matchings");
                return Err(Error::clash(message).of_person(person.as_str()));
            }
        }
        let work = self.work();
        work.guard().left(PhaseKind::Comparing, 1, 1)?;
        let parted = without(&self.places, &other.places);
        let made = without(&other.places, &self.places);
        let both = [&*self.parts.scores, &*other.parts.scores];
        let comparison = Comparison {
            provenance: Provenance::of(self),
            names: [self, other].map(|matching| matching.parts.programme.name().to_owned()),
            difference: Difference::between([self, other], &parted, &made, None),
            kept: self.places.len() - parted.len(),
            by_criterion: both.map(|scores| totals([self, other], scores)),
            forbidden: both.map(|scores| forbidden([self, other], scores)),
            people: movers([self, other]),
            figures: [self.summary(), other.summary()],
        };
        work.guard().done();
        Ok(comparison)
    }
}

/// The first person of two lists by id who is in one of them only.
fn first_stranger<'a>(one: &'a [ParticipantId], two: &'a [ParticipantId]) -> Option<&'a ParticipantId> {
    let apart = one.iter().zip(two).find(|(a, b)| a != b);
    let longer = if one.len() > two.len() { one } else { two };
    apart.map(|(a, b)| a.min(b)).or_else(|| longer.get(one.len().min(two.len())))
}

/// What both matchings come to by these scores, for the criteria of both.
fn totals(both: [&Matching; 2], scores: &Scores) -> Vec<CriterionTotals> {
    let mut found: Vec<CriterionTotals> = Vec::new();
    for matching in both {
        for criterion in matching.parts.scores.criteria() {
            if !found.iter().any(|one| one.criterion == criterion.name()) {
                let criterion = criterion.name().to_owned();
                found.push(CriterionTotals { criterion, before: 0, after: 0 });
            }
        }
    }
    let sums = both.map(|matching| {
        let mut sums = vec![0; scores.criteria().len()];
        let allowed = |&&(row, column): &&(Row, Column)| scores.problem().score(row, column).is_some();
        for &(row, column) in matching.places.iter().filter(allowed) {
            for (sum, entry) in sums.iter_mut().zip(scores.entries(row, column)) {
                *sum += explain::points(entry);
            }
        }
        sums
    });
    let [before, after] = sums;
    for (criterion, (before, after)) in scores.criteria().zip(before.into_iter().zip(after)) {
        if let Some(one) = found.iter_mut().find(|one| one.criterion == criterion.name()) {
            (one.before, one.after) = (before, after);
        }
    }
    found
}

/// The pairs of both matchings that these scores forbid.
fn forbidden(both: [&Matching; 2], scores: &Scores) -> Vec<Pair> {
    let pairs = both.into_iter().flat_map(|matching| matching.places.iter().zip(&*matching.pairs));
    let mut found: Vec<_> =
        pairs.filter(|(place, _)| scores.problem().score(place.0, place.1).is_none()).collect();
    found.sort_by_key(|(place, _)| **place);
    found.dedup_by_key(|(place, _)| **place);
    found.into_iter().map(|(_, pair)| pair.clone()).collect()
}

/// Everybody whose partners change.
fn movers(both: [&Matching; 2]) -> Vec<Mover> {
    let scores = both.map(|matching| &*matching.parts.scores);
    let (mentors, mentees) = (scores[0].mentors(), scores[0].mentees());
    let mut found = Vec::new();
    for (role, side, others) in [(Role::Mentor, mentors, mentees), (Role::Mentee, mentees, mentors)] {
        let is_mentor = role.is_mentor();
        let partners = both.map(|matching| {
            let mut partners: Vec<Vec<usize>> = vec![Vec::new(); side.len()];
            for &(row, column) in matching.places.iter() {
                let (row, column) = (row.index(), column.index());
                let (person, partner) = if is_mentor { (row, column) } else { (column, row) };
                if let Some(of) = partners.get_mut(person) {
                    of.push(partner); // pairs are sorted, so these are
                }
            }
            partners
        });
        let [before, after] = partners;
        for (person, (before, after)) in before.iter().zip(&after).enumerate() {
            if before == after {
                continue;
            }
            let sum = |scores: &Scores, partners: &[usize]| -> Option<i64> {
                let score = |&partner: &usize| {
                    let (row, column) = if is_mentor { (person, partner) } else { (partner, person) };
                    scores.problem().score(Row::new(row), Column::new(column)).map(i64::from)
                };
                partners.iter().map(score).sum()
            };
            let named =
                |partners: &[usize]| partners.iter().filter_map(|&at| others.get(at).cloned()).collect();
            let Some(id) = side.get(person).cloned() else { continue };
            let points = scores.map(|scores| sum(scores, before).zip(sum(scores, after)));
            found.push(Mover { id, role, before: named(before), after: named(after), points });
        }
    }
    // stable: as mentor before as mentee
    found.sort_by(|one, other| one.id.cmp(&other.id));
    found
}
