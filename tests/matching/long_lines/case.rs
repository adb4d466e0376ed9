//! An organisation with long lines or large teams, and a programme that asks for a bit of
//! everything.

use std::collections::BTreeSet;

use pairwright::people::FindingKind;
use pairwright::policies::{CoMentees, Depth, Even, Rule, Supervision, Waiting, Workload};
use pairwright::{Cohort, Matcher, Participant, ParticipantId, Pilot, Programme};

use super::plainly::{Asked, Plainly};
use crate::numbers::Numbers;

/// The same people for both ways to score them.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) told: String,
    pub(crate) cohort: Cohort,
    asked: Asked,
    managers: Vec<(usize, usize)>,
    programme: Programme,
    pilot: Option<Pilot>,
}

pub(crate) fn id(k: usize) -> ParticipantId {
    format!("p{k:03}").into()
}

const SHAPES: [&str; 8] =
    ["a chain", "a comb", "a star", "two chains", "a forest", "circles", "a few teams", "dotted lines"];

/// Everybody with a manager.
fn managers(shape: usize, people: usize, numbers: &mut Numbers) -> Vec<(usize, usize)> {
    let teams = 2 + numbers.below(3);
    let above = |k: usize, numbers: &mut Numbers| match shape {
        0 => k.checked_sub(1),
        1 => k.checked_sub(2 - k % 2),
        2 => (k > 0).then_some(0),
        3 => k.checked_sub(2),
        4 => (!k.is_multiple_of(40)).then(|| k - 1 - numbers.below(k % 40)),
        // the last one of each circle is below the first
        5 => Some(if k.is_multiple_of(25) { (k + 24).min(people - 1) } else { k - 1 }),
        6 => (k >= teams).then(|| numbers.below(teams)),
        _ => (k > 0).then(|| k - 1 - numbers.below(k.min(3))),
    };
    let mut all: Vec<_> = (0..people).filter_map(|k| Some((k, above(k, numbers)?))).collect();
    if shape == 7 {
        let second = (1..people).filter(|_| numbers.sometimes(20)).collect::<Vec<_>>();
        all.extend(second.into_iter().map(|k| (k, numbers.below(k))));
    }
    all
}

/// Somebody with any of what may be said of people, or nothing of it.
fn person(k: usize, role: usize, numbers: &mut Numbers) -> Participant {
    let mut person = [Participant::both, Participant::mentor, Participant::mentee][role](id(k));
    if numbers.sometimes(70) {
        person = person.with_department(["Data", "Law", "Art"][numbers.below(3)]);
    }
    if numbers.sometimes(60) {
        person = person.with_skill_offered(["Rust", "Latin"][numbers.below(2)], Some(numbers.small(5) + 1));
    }
    if numbers.sometimes(60) {
        person = person.with_skill_wanted(["Rust", "Latin"][numbers.below(2)]);
    }
    if numbers.sometimes(50) {
        person = person.with_personality(f64::from(numbers.small(101)));
    }
    if numbers.sometimes(20) { person.with_waited(1) } else { person }
}

/// Some have several places, some must get somebody, some want several mentors.
fn in_groups(person: Participant, numbers: &mut Numbers) -> Participant {
    let places = numbers.small(4);
    let least = if numbers.sometimes(30) { numbers.small(places + 1) } else { 0 };
    let is_mentor = person.role().is_mentor();
    let person = if person.role().is_mentee() {
        person.with_mentors_wanted(1 + u32::from(numbers.sometimes(30)))
    } else {
        person
    };
    if is_mentor { person.with_capacity(places.into()).with_minimum(least.into()) } else { person }
}

impl Case {
    /// A few dozen people mostly, and enough for tables of ranges at every ninth seed.
    pub(crate) fn new(seed: u64) -> Self {
        let numbers = &mut Numbers::new(seed ^ 0x4C49_4E45);
        let is_large = seed.is_multiple_of(9);
        let shape = if is_large { [0, 1, 2, 3, 6, 7][numbers.below(6)] } else { numbers.below(SHAPES.len()) };
        let size = if is_large { 140 + numbers.below(10) } else { 1 + numbers.below(30) };
        let managers = managers(shape, size, numbers);
        let roles = if is_large { numbers.below(2) } else { numbers.below(5) };
        let is_grouped = numbers.sometimes(50);
        let people: Vec<_> = (0..size)
            .filter_map(|k| {
                let role = match roles {
                    0 | 1 => 0,
                    2 => numbers.below(3),
                    3 => 1 + numbers.below(2),
                    _ => 1 + usize::from(seed.is_multiple_of(2)), // the other side is empty
                };
                let person = person(k, role, numbers);
                // not everybody of the organisation takes part
                numbers.sometimes(95).then(|| if is_grouped { in_groups(person, numbers) } else { person })
            })
            .collect();
        let wishes = [Rule::Forbid, Rule::Forbid, Rule::Penalise(60), Rule::Penalise(0), Rule::Allow];
        let asked = Asked {
            lines: if is_large { wishes[numbers.below(4)] } else { numbers.one_of(&wishes) },
            depth: if is_large || numbers.sometimes(50) {
                Depth::WholeLine
            } else {
                numbers.one_of(&[Depth::SkipLevel, Depth::DirectManager])
            },
            teams: if is_large { wishes[numbers.below(4)] } else { numbers.one_of(&wishes) },
        };
        let waiting = [Waiting::Ignore, Waiting::Points(30), Waiting::First][numbers.below(3)];
        let even = [Even::Ignore, Even::Ignore, Even::Points(5)][numbers.below(3)];
        let mut programme =
            Programme::default().with_waiting(waiting).with_workload(Workload::default().with_even(even));
        if is_large || numbers.sometimes(80) {
            programme = programme.with_co_mentees(CoMentees::allowing());
        }
        let pilot = match numbers.below(5) {
            0 => Some(Pilot::Best(numbers.small(20).into())),
            1 => Some(Pilot::Mentees((0..size).filter(|_| numbers.sometimes(60)).map(id).collect())),
            _ => None,
        };
        let told = format!("seed {seed}: {}, {size} people, {asked:?}", SHAPES[shape]);
        let cohort = cohort(people, &managers, numbers);
        Self { told, cohort, asked, managers, programme, pilot }
    }

    /// By the programme, which makes ranges; and by a list of pairs.
    pub(crate) fn matchers(&self) -> [Matcher; 2] {
        let Asked { lines, depth, teams } = self.asked;
        let ours = Supervision::default().with_lines(lines).with_depth(depth).with_same_manager(teams);
        let none = Supervision::default().with_lines(Rule::Allow).with_same_manager(Rule::Allow);
        let matcher = |rules| Matcher::new(self.programme.clone().with_supervision(rules));
        let plainly = Plainly::new(self.asked, &self.managers);
        [matcher(ours), matcher(none).with_criterion(plainly)].map(|matcher| {
            let matcher = matcher.accepting([FindingKind::Nobody, FindingKind::PersonalityScale]);
            match &self.pilot {
                Some(pilot) => matcher.with_pilot(pilot.clone()),
                None => matcher,
            }
        })
    }
}

/// With some locked pairs, some conflicts, and some who were a pair before.
fn cohort(people: Vec<Participant>, managers: &[(usize, usize)], numbers: &mut Numbers) -> Cohort {
    let side = |is: &dyn Fn(&Participant) -> bool| {
        people.iter().filter(|one| is(one)).map(|one| one.id().clone()).collect::<Vec<_>>()
    };
    let free = |one: &Participant| one.capacity() != Some(0);
    let mentors = side(&|one| one.role().is_mentor() && free(one));
    let mentees = side(&|one| one.role().is_mentee());
    let pair = |numbers: &mut Numbers| {
        let pair = (mentors.get(numbers.below(mentors.len()))?, mentees.get(numbers.below(mentees.len()))?);
        (pair.0 != pair.1).then(|| (pair.0.clone(), pair.1.clone()))
    };
    let mut some = |most: usize| (0..numbers.below(most)).filter_map(|_| pair(numbers)).collect::<Vec<_>>();
    let (mut locked, conflicts, history) = (some(3), some(8), some(8));
    let (mut givers, mut takers) = (BTreeSet::new(), BTreeSet::new());
    locked.retain(|(a, b)| givers.insert(a.clone()) && takers.insert(b.clone()));
    let apart = conflicts
        .into_iter()
        .filter(|(a, b)| {
            !locked.iter().any(|pair| pair == &(a.clone(), b.clone()) || pair == &(b.clone(), a.clone()))
        })
        .collect::<Vec<_>>();
    let lines = managers.iter().map(|&(person, manager)| (id(person), Some(id(manager))));
    Cohort::builder()
        .people(people)
        .organisation(pairwright::people::ReportingLines::new(lines).unwrap())
        .locked(locked)
        .conflicts(apart.into_iter().map(|(a, b)| (a, b, None)))
        .history(history)
        .build()
        .unwrap()
}
