//! Somebody who asked for a partner, while the one they asked for has nobody.

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::objectives::fairness::objective::{Objective, Precedence};
use crate::matching::matching::Matching;
use crate::people::names::Names;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;

/// Somebody who asked for a partner and has nobody they wanted as much, while that partner has
/// nobody. It prints as `mia asked for ana (second choice), who has no mentee`.
///
/// What it would cost all others if the two were a pair:
/// [`Matching::why_not`]`(one.mentor(), one.mentee())`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MissedChoice {
    mentor: ParticipantId,
    mentee: ParticipantId,
    asked_by: Role,
    rank: usize,
    #[serde(skip)]
    names: Names,
}

impl MissedChoice {
    /// The mentor of the two.
    pub fn mentor(&self) -> &ParticipantId {
        &self.mentor
    }

    /// The mentee of the two.
    pub fn mentee(&self) -> &ParticipantId {
        &self.mentee
    }

    /// Who of them asked for the other: the mentor or the mentee.
    pub fn asked_by(&self) -> Role {
        self.asked_by
    }

    /// At which rank, from 1.
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// How people are named in texts about it.
    pub fn names(&self) -> &Names {
        &self.names
    }
}

impl Matching {
    /// Who asked for somebody who has nobody, mentees first. Time O(choices x log people).
    pub(super) fn missed_choices(&self) -> Vec<MissedChoice> {
        let (cohort, scores) = (&self.parts.cohort, &self.parts.scores);
        let floor = match self.objective() {
            Objective::Floor { points, first: Precedence::Quality } => points,
            _ => i32::MIN,
        };
        let mut by_mentee: Vec<(Column, Row)> =
            self.places.iter().map(|&(row, column)| (column, row)).collect();
        by_mentee.sort_unstable();
        let has_mentee = |row: Row| starts(&self.places, row).next().is_some();
        let has_mentor = |column: Column| starts(&by_mentee, column).next().is_some();
        let could_be = |row: Row, column: Column| {
            self.problem().capacity(row) > 0
                && self.problem().score(row, column).is_some_and(|points| points >= floor)
        };
        let (mut found, names) = (Vec::new(), Names::of(cohort));
        for mentee in cohort.mentees() {
            let Some(column) = scores.column(mentee.id()) else { continue };
            let partners = starts(&by_mentee, column).filter_map(|row| scores.mentors().get(row.index()));
            for (rank, other) in wanted_more(mentee, partners) {
                if scores.row(other).is_some_and(|row| !has_mentee(row) && could_be(row, column)) {
                    let (mentor, mentee) = (other.clone(), mentee.id().clone());
                    found.push(MissedChoice {
                        mentor,
                        mentee,
                        asked_by: Role::Mentee,
                        rank,
                        names: names.clone(),
                    });
                }
            }
        }
        for mentor in cohort.mentors() {
            let Some(row) = scores.row(mentor.id()) else { continue };
            let partners =
                starts(&self.places, row).filter_map(|column| scores.mentees().get(column.index()));
            for (rank, other) in wanted_more(mentor, partners) {
                if scores.column(other).is_some_and(|column| !has_mentor(column) && could_be(row, column)) {
                    let (mentor, mentee) = (mentor.id().clone(), other.clone());
                    found.push(MissedChoice {
                        mentor,
                        mentee,
                        asked_by: Role::Mentor,
                        rank,
                        names: names.clone(),
                    });
                }
            }
        }
        found
    }
}

/// The second of the sorted pairs whose first is this one.
fn starts<A: Ord + Copy, B: Copy>(pairs: &[(A, B)], first: A) -> impl Iterator<Item = B> {
    let from = pairs.partition_point(|pair| pair.0 < first);
    pairs[from..].iter().take_while(move |pair| pair.0 == first).map(|pair| pair.1)
}

/// The choices of a person that come before every partner they have, each at its best rank.
fn wanted_more<'a>(
    person: &'a Participant,
    partners: impl Iterator<Item = &'a ParticipantId>,
) -> impl Iterator<Item = (usize, &'a ParticipantId)> {
    let best = partners.filter_map(|id| person.choice_rank(id)).min().unwrap_or(usize::MAX);
    person.choices().filter(move |&(rank, other)| rank < best && person.choice_rank(other) == Some(rank))
}
