//! Up to ten ranked choices, with points for as many ranks as the programme states.

use pairwright::assignment::{Dense, KuhnMunkres, PricedCandidates, ShortestAugmentingPath, StagedNetwork};
use pairwright::policies::{ChoiceRule, Choices};
use pairwright::{Cohort, Matcher, Matching, Participant, Pilot, Programme, Weights};

use crate::numbers::Numbers;
use crate::random_people::accepting_chance;

const WORDS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

fn matched(programme: Programme, people: impl IntoIterator<Item = Participant>) -> Matching {
    let matching = Matcher::new(programme).solve(Cohort::new(people).unwrap()).unwrap();
    matching.verify().map(drop).unwrap();
    matching
}

/// A programme in which both sides are paired with those they chose, and with nobody else.
fn required() -> Programme {
    let rules = Choices::default().with_mentors(ChoiceRule::Require).with_mentees(ChoiceRule::Require);
    Programme::default().with_choices(rules)
}

fn weighed(points: &[i32]) -> Programme {
    let weights = Weights::default();
    let points = || points.iter().copied();
    Programme::default().with_weights(weights.with_mentor_choices(points()).with_mentee_choices(points()))
}

/// `before` places without a choice, then this one.
fn at_rank(rank: usize, id: &str) -> Vec<&str> {
    let mut choices = vec![""; rank - 1];
    choices.push(id);
    choices
}

#[test]
fn a_choice_of_any_rank_is_served_where_choices_are_required() {
    for side in ["mentee", "mentor"] {
        for ranks in 4..=10 {
            // all want the same, in the same order, but for one who names the last at the last rank
            let wanted: Vec<String> = (0..ranks).map(|k| format!("w{k}")).collect();
            let person = |id: String, chooses: bool| {
                if (side == "mentee") == chooses { Participant::mentee(id) } else { Participant::mentor(id) }
            };
            let choosers = (0..ranks).map(|k| {
                let stated = if k == 0 { ranks } else { ranks - 1 };
                person(format!("c{k}"), true).with_choices(wanted[..stated].iter().map(String::as_str))
            });
            let people = choosers.chain(wanted.iter().map(|id| person(id.clone(), false)));
            let matching = matched(required(), people);
            assert_eq!(matching.pairs().len(), ranks);
            let last = matching.partners("c0");
            assert_eq!(last[0].id().as_str(), wanted[ranks - 1]);
            let (mentor, mentee) =
                if side == "mentee" { (last[0].id().as_str(), "c0") } else { ("c0", last[0].id().as_str()) };
            let told = matching.explain(mentor, mentee).unwrap();
            let expected = format!("{} choice of c0", WORDS[ranks - 1]);
            assert!(told.to_string().contains(&expected), "{told}");
        }
    }
}

#[test]
fn each_rank_has_its_own_points_and_a_rank_without_points_has_none() {
    let points = [90, 80, 70, 60, 50, -40, 30, 20, 10, 5];
    for stated in 1..=10 {
        for rank in 1..=10 {
            let people =
                [Participant::mentor("ana"), Participant::mentee("max").with_choices(at_rank(rank, "ana"))];
            let told = matched(weighed(&points[..stated]), people).explain("ana", "max").unwrap();
            let expected = if rank <= stated { points[rank - 1] } else { 0 };
            assert_eq!(told.points(), Some(expected), "rank {rank} of {stated}");
            let choice = format!("{expected:+5}  {} choice of max\n", WORDS[rank - 1]);
            assert!(told.to_string().contains(&choice), "{told}");
            let letter = told.for_mentee();
            assert_eq!(letter.contains("you asked for this mentor"), expected >= 0, "{letter}");
            assert!(!told.for_mentor().contains("asked for"), "what the other chose stays with them");
        }
    }
    let mutual = [
        Participant::mentor("ana").with_choices(at_rank(7, "max")),
        Participant::mentee("max").with_choices(at_rank(6, "ana")),
    ];
    assert_eq!(matched(weighed(&points), mutual).points(), 30 - 40);
}

#[test]
fn nobody_is_told_of_a_choice_that_nobody_made_or_that_is_ignored() {
    let people = || {
        let chooser = Participant::mentee("max").with_choices(at_rank(4, "ana"));
        [Participant::mentor("ana"), Participant::mentor("ben"), chooser]
    };
    let told = matched(Programme::default(), people()).explain("ben", "max").unwrap();
    assert!(!told.to_string().contains("choice"), "{told}");
    let ignored = Choices::default().with_mentees(ChoiceRule::Ignore);
    let told = matched(Programme::default().with_choices(ignored), people()).explain("ana", "max").unwrap();
    assert!(!told.to_string().contains("choice") && !told.for_mentee().contains("asked for"), "{told}");
}

#[test]
fn a_choice_named_twice_counts_at_the_better_rank() {
    let twice = Participant::mentee("max").with_choices(["", "x", "", "ana", "", "", "ana"]);
    let cohort = Cohort::new([Participant::mentor("ana"), twice]).unwrap();
    let audit = cohort.audit().to_string();
    assert!(audit.contains("Choice 7 of max is ana, who was already chosen."), "{audit}");
    assert!(audit.contains("Choice 2 of max is x, who does not take part."), "{audit}");
    let matching = Matcher::new(weighed(&[1, 2, 3, 4, 5, 6, 7])).solve(cohort).unwrap();
    assert_eq!(matching.points(), 4);
    assert_eq!(matching.summary().mentee_choices()[3].count(), 1);
    assert_eq!(matching.summary().mentee_choices()[6].count(), 0);
}

#[test]
fn shares_are_counted_for_as_many_ranks_as_anybody_stated() {
    let ranks = |people: [Participant; 2]| {
        let sum = matched(Programme::default(), people).summary();
        let counts = |shares: &[pairwright::explain::Share]| -> Vec<(usize, usize)> {
            shares.iter().map(|share| (share.count(), share.of())).collect()
        };
        (counts(sum.mentor_choices()), counts(sum.mentee_choices()))
    };
    let none = [(0, 0); 3];
    let (mentors, mentees) = ranks([Participant::mentor("ana"), Participant::mentee("max")]);
    assert_eq!((&mentors[..], &mentees[..]), (&none[..], &none[..]), "three at least");
    let chosen = Participant::mentee("max").with_choices(["x", "", "", "", "ana"]);
    let (mentors, mentees) = ranks([Participant::mentor("ana"), chosen]);
    assert_eq!(mentors, none);
    assert_eq!(mentees, [(0, 1), (0, 0), (0, 0), (0, 0), (1, 1)]);
}

#[test]
fn three_choices_are_written_as_they_always_were() {
    let max = Participant::mentee("max").with_choices(["ana", "", "ben", ""]);
    let text = r#"{"id":"max","role":"mentee","choices":["ana",null,"ben"]}"#;
    assert_eq!(serde_json::to_string(&max).unwrap(), text);
    assert_eq!(serde_json::from_str::<Participant>(text).unwrap(), max);
    let weights = serde_json::to_string(&Weights::default()).unwrap();
    assert!(weights.contains(r#""mentor_choices":[100,70,40],"mentee_choices":[500,400,320]"#), "{weights}");
    let ten = Participant::mentee("max").with_choices(at_rank(10, "ana"));
    let text = serde_json::to_string(&ten).unwrap();
    assert_eq!(serde_json::from_str::<Participant>(&text).unwrap(), ten);
}

#[test]
fn a_rank_without_points_can_still_be_asked_about() {
    let people = [
        Participant::mentor("ana").with_department("Data"),
        Participant::mentor("ben").with_department("Law"),
        Participant::mentee("max").with_department("Law").with_choices(["", "", "", "ben"]),
    ];
    let matching = matched(Programme::default(), people);
    assert_eq!(matching.pairs()[0].mentor().as_str(), "ana", "180 points for another department");
    let range = matching.sensitivity_of("mentee_choices.4").unwrap();
    assert_eq!((range.weight(), range.to().weight()), (0, 180), "{range}");
    assert!(matching.sensitivity_of("mentee_choices.11").unwrap_err().is_unknown());
    assert!(matching.sensitivity().unwrap().weights().iter().all(|range| range.key() != "mentee_choices.4"));
}

#[cfg(feature = "csv")]
#[test]
fn choices_come_from_a_file_up_to_the_tenth() {
    let file = "id,role,choice1,choice2,choice3,choice4,choice5,CHOICE10\n\
                a,mentor,,,,,,\nb,mentor,,,,,,\nc,mentor,,,,,,\nd,mentor,,,,,,\n\
                m,mentee,a,b,c,d,,\nn,mentee,a,b,c,,,\no,mentee,a,b,c,,,\np,mentee,a,b,,,,c\n";
    let cohort = pairwright::CohortReader::new("people.csv", file.as_bytes()).read().unwrap();
    assert!(cohort.audit().is_clean(), "{}", cohort.audit());
    assert_eq!(cohort.get("p").unwrap().choice_rank("c"), Some(10));
    let matching = Matcher::new(required()).solve(cohort).unwrap();
    assert_eq!(matching.pairs().len(), 4);
    assert_eq!(matching.partners("m")[0].id().as_str(), "d");
}

#[test]
fn a_comparison_names_every_rank_that_either_matching_has() {
    let people = |rank| {
        let max = Participant::mentee("max").with_choices(at_rank(rank, "ana"));
        [Participant::mentor("ana"), max, Participant::mentee("mia").with_choices(["ana"])]
    };
    for (ranks, word) in [([5, 2], "fifth"), ([2, 5], "fifth"), ([7, 7], "seventh")] {
        let [before, after] = ranks.map(|rank| matched(Programme::default(), people(rank)));
        let told = before.compare(&after).unwrap().to_string();
        let line = told.lines().find(|line| line.contains(&format!("mentees with their {word} choice")));
        let shares = ranks.map(|rank| if WORDS[rank - 1] == word { "of 1" } else { "0 of 0" });
        assert!(line.is_some_and(|line| shares.iter().all(|share| line.contains(share))), "{told}");
        assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    }
}

/// A random cohort of up to six a side with up to ten choices each, some of them mentors and
/// mentees at once.
fn random(seed: u64) -> (Cohort, Programme) {
    let mut numbers = Numbers::new(seed);
    let size = 1 + numbers.below(8);
    let mut people = Vec::new();
    for k in 0..size {
        let id = format!("p{k}");
        let person = match numbers.below(5) {
            0 | 1 => Participant::mentor(id),
            2 | 3 => Participant::mentee(id),
            _ => Participant::both(id),
        };
        let choices: Vec<String> = (0..numbers.below(11))
            .map(|_| if numbers.sometimes(20) { String::new() } else { format!("p{}", numbers.below(size)) })
            .collect();
        let person = person.with_choices(choices.iter().map(String::as_str));
        people.push(
            person.with_capacity(1 + u32::from(numbers.small(2))).with_minimum(numbers.small(2).into()),
        );
    }
    let points: Vec<i32> = (0..=numbers.below(10)).map(|_| i32::from(numbers.small(9)) - 3).collect();
    let rule = |numbers: &mut Numbers| {
        [ChoiceRule::Ignore, ChoiceRule::Prefer, ChoiceRule::Require][numbers.below(3)]
    };
    let rules = Choices::default().with_mentors(rule(&mut numbers)).with_mentees(rule(&mut numbers));
    (Cohort::new(people).unwrap(), weighed(&points).with_choices(rules))
}

/// How many pairs, and their points, of a matching whose proof holds.
fn worth(matching: &Matching) -> (usize, i64) {
    matching.verify().map(drop).unwrap();
    (matching.pairs().len(), matching.points())
}

#[test]
fn every_solver_agrees_on_choices_up_to_ten() {
    for seed in 0..300 {
        let (cohort, programme) = random(seed);
        let matcher = accepting_chance(Matcher::new(programme.clone()));
        let (pairs, _) = worth(&matcher.solve(cohort.clone()).unwrap());
        let (piloted, _) = worth(&matcher.with_pilot(Pilot::Best(2)).solve(cohort.clone()).unwrap());
        assert_eq!(piloted, pairs.min(2), "{seed}");
        let one_each = cohort.people().iter().cloned().map(|person| person.with_capacity(1).with_minimum(0));
        let cohort = Cohort::new(one_each).unwrap();
        let solved = |matcher: Matcher| worth(&matcher.solve(cohort.clone()).unwrap());
        let matcher = accepting_chance(Matcher::new(programme));
        let all = [
            solved(matcher.clone()),
            solved(matcher.clone().with_solver(Dense)),
            solved(matcher.clone().with_solver(PricedCandidates)),
            solved(matcher.clone().with_solver(StagedNetwork)),
            solved(matcher.clone().with_solver(ShortestAugmentingPath)),
            solved(matcher.with_solver(KuhnMunkres)),
        ];
        assert!(all.windows(2).all(|two| two[0] == two[1]), "{seed}: {all:?}");
    }
}
