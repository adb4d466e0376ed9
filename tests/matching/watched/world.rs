//! Small cohorts of all kinds, and what is settled among them.

use std::sync::Arc;

use pairwright::people::FindingKind;
use pairwright::policies::{CoMentees, Even, Rule, Waiting, Workload};
use pairwright::season::Given;
use pairwright::{Cohort, Matcher, Matching, Objective, Participant, Pilot, Programme, Sparing, Weights};

use crate::company::{lines, people};
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;

/// What a matching is made of.
pub(super) struct World {
    pub(super) seed: u64,
    pub(super) cohort: Arc<Cohort>,
    pub(super) matcher: Matcher,
}

impl World {
    /// By the seed: plain, several places, mentees kept apart, several mentors and minimums, a
    /// pilot of some pairs or of some mentees, those who waited first, even loads, an objective of
    /// its own, a side with nobody.
    pub(super) fn new(seed: u64) -> Self {
        let numbers = &mut Numbers::new(seed ^ 0x57A7);
        let kind = seed % 10;
        let (mentors, mentees) = (2 + numbers.below(3), 2 + numbers.below(4));
        let mentees = if kind == 9 { 0 } else { mentees };
        let people = people(mentors, mentees, seed).into_iter().map(|person| {
            let is_mentor = person.role().is_mentor();
            let person = if numbers.sometimes(30) { person.with_waited(1) } else { person };
            match kind {
                1 | 2 | 7 if is_mentor => person.with_capacity(2 + numbers.code(2)),
                3 | 4 if is_mentor => person.with_capacity(2).with_minimum(numbers.code(2)),
                3 | 4 => person.with_mentors_wanted(1 + numbers.code(2)),
                _ => person,
            }
        });
        let mut people: Vec<Participant> = people.collect();
        if kind == 2 {
            for k in 1..mentees {
                let (id, other) = (format!("s{k:05}"), format!("s{:05}", k - 1));
                let person = people.iter_mut().find(|person| person.id().as_str() == id).unwrap();
                *person = person.clone().with_conflict(other.as_str(), "private");
            }
        }
        let lines = lines(mentors, mentees, seed).unwrap();
        let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
        // few weights, so that a sensitivity is soon found
        let weights = Weights::default().with_mentee_choices([50, 20]).with_mentor_choices([30]);
        let programme = Programme::default().with_weights(weights);
        let programme = match kind {
            1 => programme.with_co_mentees(CoMentees::default().with_lines(Rule::Allow)),
            6 => programme.with_waiting(Waiting::First),
            7 => programme.with_workload(Workload::default().with_even(Even::First)),
            _ => programme,
        };
        let matcher = accepting_chance(Matcher::new(programme)).accepting([
            FindingKind::Nobody,
            FindingKind::LevelsReversed,
            FindingKind::ConflictUnknown,
        ]);
        let matcher = match kind {
            4 => matcher.with_pilot(Pilot::Best(1 + numbers.code(4))),
            5 => {
                let chosen = cohort.mentees().step_by(2).map(|mentee| mentee.id().clone());
                matcher.with_pilot(Pilot::Mentees(chosen.collect()))
            }
            8 => matcher.with_objective([Objective::Leximin, Objective::BestWorstPair][numbers.below(2)]),
            _ => matcher,
        };
        Self { seed, cohort: Arc::new(cohort), matcher }
    }

    /// The matching, made by nobody's watch.
    pub(super) fn matching(&self) -> Matching {
        self.matcher.solve(Arc::clone(&self.cohort)).unwrap()
    }

    /// Some of its pairs declined, all others proposed.
    pub(super) fn given(matching: &Matching, sparing: Sparing) -> Given {
        let pairs = matching.pairs().iter().map(|pair| (pair.mentor().clone(), pair.mentee().clone()));
        let (first, others): (Vec<_>, Vec<_>) = pairs.enumerate().partition(|(at, _)| at % 3 == 0);
        let declined = first.into_iter().map(|(_, (mentor, mentee))| (mentor, mentee, "no"));
        let proposed = others.into_iter().map(|(_, pair)| pair);
        Given::default().with_declined(declined).with_proposed(proposed).with_sparing(sparing)
    }
}
