//! Two people of both roles: in both directions, or in one only.

use pairwright::assignment::{
    Dense, Entry, KuhnMunkres, PricedCandidates, ShortestAugmentingPath, StagedNetwork,
};
use pairwright::policies::{Junior, Mutual, Rule, Seniority, Waiting, Workload};
use pairwright::{Cohort, Matcher, Matching, Participant, Pilot, Programme};

use crate::numbers::Numbers;

fn programme(junior: Junior, senior: Rule) -> Programme {
    let seniority = Seniority::default().with_junior(junior).with_senior_mentor(senior);
    Programme::default().with_seniority(seniority).with_mutual(Mutual::Forbid)
}

/// Is one of two the junior one, and the other not? By the rule, in other words than the library's.
fn direction(junior: Junior, a: &Participant, b: &Participant) -> Option<bool> {
    let below = |a: Option<f64>, b: Option<f64>| Some(a? < b?);
    let ranks = |a: &Participant, b: &Participant| {
        let level = below(a.level().map(f64::from), b.level().map(f64::from));
        let tenure = below(a.tenure_years(), b.tenure_years());
        let known = |all: [Option<bool>; 2]| all.into_iter().flatten().collect::<Vec<bool>>();
        let said = match junior {
            Junior::Level => known([level, level]),
            Junior::Tenure => known([tenure, tenure]),
            _ => known([level, tenure]),
        };
        match junior {
            Junior::Either if said.contains(&true) => 2,
            Junior::Both if said.contains(&false) => 0,
            _ if said.len() < 2 => 1,
            _ => 2 * i32::from(said[0]),
        }
    };
    match ranks(a, b).cmp(&ranks(b, a)) {
        std::cmp::Ordering::Equal => None,
        ordering => Some(ordering.is_gt()),
    }
}

/// Of each two, the right direction is forbidden by it and the other one is not, for every rule.
#[test]
fn one_direction_remains_and_it_is_the_junior_ones() {
    let mut numbers = Numbers::new(0x0F_0F);
    let mut forbidden = 0;
    for round in 0..60 {
        let people: Vec<Participant> = (0..6)
            .map(|k| {
                let mut person = Participant::both(format!("p{k}"));
                if numbers.below(4) > 0 {
                    person = person.with_level(i32::try_from(numbers.below(3)).unwrap());
                }
                if numbers.below(3) > 0 {
                    person = person.with_tenure_years([1.0, 2.5, 9.0][numbers.below(3)]);
                }
                person
            })
            .collect();
        let junior = [Junior::Level, Junior::Tenure, Junior::Either, Junior::Both][round % 4];
        let matcher = Matcher::new(programme(junior, Rule::Allow));
        let matching = matcher.solve(Cohort::new(people.clone()).unwrap()).unwrap();
        for (i, a) in people.iter().enumerate() {
            for (j, b) in people.iter().enumerate().filter(|&(j, _)| j != i) {
                let told = matching.explain(a.id(), b.id()).unwrap();
                let never = told.prohibitions().any(|one| one.criterion() == "mutual");
                let may = direction(junior, a, b).unwrap_or(i < j);
                assert_eq!(never, !may, "{junior:?}: {a:?} mentors {b:?}");
                forbidden += usize::from(never);
            }
        }
        assert!(matching.mutual().is_empty());
    }
    assert_eq!(forbidden, 60 * 15);
}

/// Where seniority forbids one direction, it alone is named, and the other one remains.
#[test]
fn what_seniority_forbids_is_said_once() {
    let people = [
        Participant::both("ana").with_level(3),
        Participant::both("ben").with_level(1),
        Participant::both("cem"),
    ];
    let matcher = Matcher::new(programme(Junior::Level, Rule::Forbid));
    let matching = matcher.solve(Cohort::new(people).unwrap()).unwrap();
    let never = |mentor, mentee| {
        let told = matching.explain(mentor, mentee).unwrap();
        told.prohibitions().map(|one| format!("{}: {}", one.criterion(), one.text())).collect::<Vec<_>>()
    };
    assert_eq!(never("ana", "ben"), ["seniority: the mentor is not the junior one (-2 levels)"]);
    assert!(never("ben", "ana").is_empty() && never("ana", "cem").is_empty());
    assert_eq!(never("cem", "ana"), ["mutual: in one direction only, and ana is to mentor cem"]);
}

/// Ana and ben chose each other, and so did cem and dee.
fn four() -> Cohort {
    let chosen = [("ana", "ben"), ("ben", "ana"), ("cem", "dee"), ("dee", "cem")];
    Cohort::new(chosen.map(|(id, choice)| Participant::both(id).with_choices([choice]))).unwrap()
}

#[test]
fn every_solver_and_every_way_keeps_to_it() {
    let open = Matcher::default().solve(four()).unwrap();
    assert_eq!(open.mutual().len(), 2);
    assert_eq!(open.summary().mutual(), open.mutual().len());
    let matcher = Matcher::new(programme(Junior::Level, Rule::Allow));
    let best = matcher.solve(four()).unwrap();
    let made = [
        matcher.clone().with_solver(Dense),
        matcher.clone().with_solver(StagedNetwork),
        matcher.clone().with_solver(PricedCandidates),
        matcher.clone().with_solver(ShortestAugmentingPath),
        matcher.clone().with_solver(KuhnMunkres),
        matcher.clone().with_pilot(Pilot::Best(2)),
        Matcher::new(matcher.programme().clone().with_waiting(Waiting::First)),
        Matcher::new(
            matcher.programme().clone().with_workload(Workload::default().with_usual(2).with_mentors(2)),
        ),
    ];
    for (k, matcher) in made.into_iter().enumerate() {
        let matching = matcher.solve(four()).unwrap();
        assert!(!matching.pairs().is_empty() && matching.mutual().is_empty(), "{k}");
        assert!(k > 4 || matching.points() == best.points(), "{k}");
        let again: Matching = serde_json::from_str(&serde_json::to_string(&matching).unwrap()).unwrap();
        assert_eq!(again.pairs(), matching.pairs());
        let _proof = matching.verify().unwrap();
    }
    // nobody may mentor ana, whose id is the smallest, and she hears why
    let left = best.left_out().iter().find(|left| left.id().as_str() == "ana").unwrap();
    assert!(left.reason().to_string().contains("mutual"), "{}", left.reason());
    let entry =
        best.scores().entries(best.scores().row("ben").unwrap(), best.scores().column("ana").unwrap());
    assert!(entry.into_iter().any(|entry| entry == Entry::Never));

    let wrong = pairwright::people::CohortBuilder::from(&four()).locked([("dee", "ana")]).build().unwrap();
    let error = matcher.solve(wrong).unwrap_err();
    assert!(error.is_clash() && error.to_string().contains("ana is to mentor dee"), "{error}");
}
