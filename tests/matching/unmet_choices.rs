//! Mentees with none of their choices: who they are, what each choice costs, and a watch on it.

use std::ops::ControlFlow;

use pairwright::explain::WhyNot;
use pairwright::{Cohort, Matcher, Matching, Participant, ParticipantId, Progress};

use crate::company::{lines, people};
use crate::random_people::accepting_chance;

fn matching(seed: u64) -> Matching {
    let cohort = Cohort::builder().people(people(5, 6, seed)).organisation(lines(5, 6, seed).unwrap());
    accepting_chance(Matcher::default()).solve(cohort.build().unwrap()).unwrap()
}

/// By the plain rule, from the profiles alone.
fn unmet(matching: &Matching) -> Vec<ParticipantId> {
    let found = matching.cohort().mentees().filter(|mentee| {
        let mentors = matching.partners(mentee.id());
        let is_mentor = |id: &ParticipantId| matching.cohort().mentors().any(|mentor| mentor.id() == id);
        let chose = |id: &ParticipantId| mentee.choices().any(|(_, chosen)| chosen == id);
        mentee.choices().any(|(_, chosen)| is_mentor(chosen)) && !mentors.iter().any(|one| chose(one.id()))
    });
    found.map(|mentee| mentee.id().clone()).collect()
}

#[test]
fn all_are_named_and_each_choice_is_what_why_not_says() {
    let mut told = 0;
    for seed in 0..60 {
        let matching = matching(seed);
        let found = matching.unmet_choices(usize::MAX).unwrap();
        let names: Vec<_> = found.iter().map(|one| one.mentee().clone()).collect();
        assert_eq!(names, unmet(&matching), "seed {seed}");
        assert_eq!((found.of(), found.is_complete()), (names.len(), true));
        for one in found.iter() {
            let mut costs = Vec::new();
            for (rank, why) in one.wanted() {
                let person = matching.cohort().get(one.mentee()).unwrap();
                let (_, mentor) = person.choices().find(|(at, _)| at == rank).unwrap();
                assert_eq!(*why, matching.why_not(mentor, one.mentee()).unwrap(), "seed {seed}");
                if let WhyNot::Costs(alternative) = why {
                    costs.push((alternative.loss(), *rank));
                }
                told += 1;
            }
            assert_eq!(one.cheapest().map(|(rank, _)| rank), costs.iter().min().map(|cost| cost.1));
        }
        let one = matching.unmet_choices(1).unwrap();
        assert_eq!((one.of(), one.len()), (found.of(), found.len().min(1)));
    }
    assert!(told > 30, "{told}");
}

#[test]
fn those_who_are_known_are_told_when_it_is_stopped() {
    let mut stopped = 0;
    for seed in 0..10 {
        let matching = matching(seed);
        let whole = matching.unmet_choices(usize::MAX).unwrap();
        for calls in 0..200 {
            let mut left = calls;
            let watched = matching.clone().with_watch(move |progress: &Progress| {
                let goes_on = left > 0 || progress.share() >= 1.0;
                left = i32::max(left - 1, 0);
                if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            match watched.unmet_choices(usize::MAX) {
                Err(error) => assert!(error.is_cancelled(), "{error}"),
                Ok(part) if part.is_complete() => {
                    assert_eq!(part, whole);
                    break;
                }
                Ok(part) => {
                    assert_eq!(part.of(), whole.of());
                    assert_eq!(*part, whole[..part.len()]);
                    stopped += 1;
                }
            }
        }
    }
    assert!(stopped > 10, "{stopped}");
}

#[test]
fn nobody_who_asked_for_nobody_or_for_a_mentee_is_among_them() {
    let cohort = Cohort::new([
        Participant::mentor("ana").with_choices(["mia"]),
        Participant::mentor("ben"),
        Participant::mentee("mia"),
        Participant::mentee("max"),
    ]);
    let found = Matcher::default().solve(cohort.unwrap()).unwrap().unmet_choices(10).unwrap();
    assert_eq!((found.of(), found.len(), found.is_complete()), (0, 0, true));
}
