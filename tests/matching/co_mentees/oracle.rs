//! Against all assignments there are.

use std::collections::BTreeSet;

use pairwright::assignment::{Column, ObjectiveValue, Row};
use pairwright::people::FindingKind;
use pairwright::policies::{CoMenteeRule, CoMentees, Rule};
use pairwright::{Cohort, Matcher, Matching, Participant, Programme};

use crate::company::{lines, people};
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;

/// A small company whose mentors take several, with rules.
pub(super) struct Drawn {
    pub(super) cohort: Cohort,
    pub(super) programme: Programme,
    /// At least so many departments, at most so many of one region.
    departments: Option<usize>,
    regions: Option<usize>,
}

impl Drawn {
    pub(super) fn new(seed: u64) -> Self {
        let numbers = &mut Numbers::new(seed ^ 0x5157);
        let (mentors, mentees) = (1 + numbers.below(3), 2 + numbers.below(5));
        let mut people: Vec<Participant> = people(mentors, mentees, seed);
        for person in &mut people {
            if person.role().is_mentor() {
                *person = person.clone().with_capacity(1 + numbers.code(4));
            } else if numbers.sometimes(25) {
                let other = format!("s{:05}", numbers.below(mentees));
                if other != person.id().as_str() {
                    *person = person.clone().with_conflict(other.as_str(), "private");
                }
            }
        }
        let listed = [("s00000".into(), "s00001".into(), None::<String>)];
        let conflicts = numbers.sometimes(30).then_some(listed).into_iter().flatten();
        let cohort = Cohort::builder().people(people).organisation(lines(mentors, mentees, seed).unwrap());
        let cohort = cohort.conflicts(conflicts).build().unwrap();
        let (departments, regions) = (numbers.sometimes(40).then_some(2), numbers.sometimes(40).then_some(1));
        let mut rules = CoMentees::default();
        if departments.is_some() {
            rules = rules.with_rule(CoMenteeRule::at_least(2, "Department"));
        }
        if regions.is_some() {
            rules = rules.with_rule(CoMenteeRule::at_most(1, "region").allowing_unknown());
        }
        let programme = Programme::default().with_co_mentees(rules);
        Self { cohort, programme, departments, regions }
    }

    /// May these share a mentor? Said by the people alone.
    pub(super) fn may_share(&self, group: &[&Participant]) -> bool {
        if group.len() < 2 {
            return true;
        }
        let lines = self.cohort.reporting_lines();
        let meets = |a: &Participant, b: &Participant| {
            lines.line(a.id()).any(|above| above == b.id())
                || self.cohort.explicit_conflict(a.id(), b.id()).is_some()
        };
        let apart =
            group.iter().any(|a| group.iter().any(|b| a.id() != b.id() && (meets(a, b) || meets(b, a))));
        let departments: BTreeSet<_> = group.iter().filter_map(|person| person.department()).collect();
        let regions: Vec<_> = group.iter().filter_map(|person| person.region()).collect();
        let one_region =
            regions.iter().map(|a| regions.iter().filter(|b| a == *b).count()).max().unwrap_or(0);
        !apart
            && self.departments.is_none_or(|least| departments.len() >= least)
            && self.regions.is_none_or(|most| one_region <= most)
    }

    /// The most that any matching is worth that obeys.
    fn best(&self, matching: &Matching) -> ObjectiveValue {
        let scores = matching.scores();
        let problem = scores.problem();
        let (rows, columns) = (problem.rows(), problem.columns());
        let mut best = ObjectiveValue::default();
        for code in 0..(rows + 1).pow(u32::try_from(columns).unwrap()) {
            let mut groups: Vec<Vec<&Participant>> = vec![Vec::new(); rows];
            let (mut rest, mut worth, mut lawful) = (code, ObjectiveValue::default(), true);
            for j in 0..columns {
                let chosen = rest % (rows + 1);
                rest /= rows + 1;
                if chosen == rows {
                    continue;
                }
                match problem.score(Row::new(chosen), Column::new(j)) {
                    Some(score) => worth.points += i64::from(score),
                    None => lawful = false,
                }
                (worth.served, worth.pairs) = (worth.served + 1, worth.pairs + 1);
                groups[chosen].push(self.cohort.get(&scores.mentees()[j]).unwrap());
            }
            let fits = |(i, group): (usize, &Vec<&Participant>)| {
                group.len() <= problem.capacity(Row::new(i)) as usize && self.may_share(group)
            };
            if lawful && worth > best && groups.iter().enumerate().all(fits) {
                best = worth;
            }
        }
        best
    }
}

#[test]
fn s6_within_s12_is_the_best_of_all_that_obey() {
    let (mut searched, mut left) = (0, 0);
    for seed in 0..250 {
        let drawn = Drawn::new(seed);
        let matcher = accepting_chance(Matcher::new(drawn.programme.clone())).accepting([
            FindingKind::Nobody,
            FindingKind::LevelsReversed,
            FindingKind::ConflictUnknown,
        ]);
        let Ok(matching) = matcher.solve(drawn.cohort.clone()) else { panic!("seed {seed}") };
        assert_eq!(matching.worth(), drawn.best(&matching), "seed {seed}");
        assert_eq!(matching.gap(), ObjectiveValue::default(), "seed {seed}");
        let proof = matching.verify().unwrap();
        searched += usize::from(proof.to_string().contains("to keep mentees apart"));
        left +=
            usize::from(matching.left_out().iter().any(|left| left.to_string().contains("has room, but")));
        let text = serde_json::to_string(&matching).unwrap();
        let read: Matching = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text, "seed {seed}");
    }
    assert!(searched > 60 && left > 10, "{searched} {left}");
}

/// What is offered seats nobody together who may not, and costs what it says.
#[test]
fn offers_obey_and_cost_what_the_best_with_the_pair_costs() {
    let (mut offers, mut companions) = (0, 0);
    for seed in 0..60 {
        let drawn = Drawn::new(seed);
        let matcher = accepting_chance(Matcher::new(drawn.programme.clone()));
        let Ok(matching) = matcher.solve(drawn.cohort.clone()) else { continue };
        for mentor in drawn.cohort.mentors() {
            for mentee in drawn.cohort.mentees() {
                let Ok(why) = matching.why_not(mentor.id(), mentee.id()) else { continue };
                let pairwright::explain::WhyNot::Costs(offer) = why else {
                    companions += usize::from(why.to_string().contains("cannot share a mentor"));
                    continue;
                };
                let given = pairwright::season::Given::default()
                    .with_fixed([(mentor.id().as_str(), mentee.id().as_str())]);
                let forced = matcher.rematch(drawn.cohort.clone(), None, &given).unwrap();
                let loss = matching.worth() - forced.matching().worth();
                assert_eq!(offer.loss(), loss, "seed {seed}: {} {}", mentor.id(), mentee.id());
                offers += 1;
            }
        }
    }
    assert!(offers > 60 && companions > 30, "{offers} {companions}");
}

/// Without the rules, some of them are broken: the tests above see that.
#[test]
fn without_rules_some_are_broken() {
    let mut broken = 0;
    for seed in 0..100 {
        let drawn = Drawn::new(seed);
        let free = drawn
            .programme
            .clone()
            .with_co_mentees(CoMentees::default().with_lines(Rule::Allow).with_conflicts(Rule::Allow));
        let Ok(matching) = accepting_chance(Matcher::new(free)).solve(drawn.cohort.clone()) else { continue };
        broken += usize::from(
            drawn.cohort.mentors().any(|mentor| !drawn.may_share(&matching.partners(mentor.id()))),
        );
    }
    assert!(broken > 25, "{broken}");
}
