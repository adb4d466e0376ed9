//! S12: one mentor with several mentees, and the other way round, against all there are.

use crate::company::{lines, people};
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;
use pairwright::assignment::{Column, Entry, ObjectiveValue, Row};
use pairwright::explain::Reason;
use pairwright::policies::CoMentees;
use pairwright::{Cohort, Matcher, Matching, Participant, Programme};

/// A small company: mentors who must have some and may have several, mentees who want several.
fn grouped(seed: u64) -> Matching {
    let mut numbers = Numbers::new(seed ^ 0x99);
    let (mentors, mentees) = (1 + numbers.below(3), 1 + numbers.below(4));
    let people = people(mentors, mentees, seed).into_iter().map(|person| {
        if person.role().is_mentor() {
            let capacity = u32::from(numbers.small(4));
            person.with_capacity(capacity).with_minimum(u32::from(numbers.small(3)).min(capacity))
        } else {
            person.with_mentors_wanted(1 + u32::from(numbers.small(3)))
        }
    });
    let cohort = Cohort::builder().people(people.collect::<Vec<_>>());
    let cohort = cohort.organisation(lines(mentors, mentees, seed).unwrap()).build().unwrap();
    // who may share a mentor has tests of its own
    let programme = Programme::default().with_co_mentees(CoMentees::allowing());
    accepting_chance(Matcher::new(programme)).solve(cohort).unwrap()
}

/// The most that any set of pairs is worth.
fn best(matching: &Matching) -> ObjectiveValue {
    let problem = matching.scores().problem();
    let (rows, columns) = (problem.rows(), problem.columns());
    let mut best = ObjectiveValue::default();
    for chosen in 0u32..1 << (rows * columns) {
        let (mut of_rows, mut of_columns) = (vec![0u32; rows], vec![0u32; columns]);
        let (mut points, mut lawful) = (0i64, true);
        for pair in (0..rows * columns).filter(|pair| chosen >> pair & 1 == 1) {
            let (i, j) = (pair / columns, pair % columns);
            of_rows[i] += 1;
            of_columns[j] += 1;
            match problem.score(Row::new(i), Column::new(j)) {
                Some(score) => points += i64::from(score),
                None => lawful = false,
            }
        }
        lawful &= (0..rows).all(|i| of_rows[i] <= problem.capacity(Row::new(i)));
        lawful &= (0..columns).all(|j| of_columns[j] <= problem.column_capacity(Column::new(j)));
        if lawful {
            let met = |i: usize| i64::from(of_rows[i].min(problem.minimum(Row::new(i))));
            let served = of_columns.iter().filter(|&&load| load > 0).count();
            best = best.max(ObjectiveValue {
                minimums: (0..rows).map(met).sum(),
                served: served.try_into().unwrap(),
                pairs: chosen.count_ones().into(),
                evenness: 0,
                points,
            });
        }
    }
    best
}

#[test]
fn s12_groups_are_as_good_as_any() {
    let (mut several, mut short) = (0, 0);
    for seed in 0..400 {
        let matching = grouped(seed);
        let _proof = matching.verify().unwrap();
        let problem = matching.scores().problem();
        let met = |row: usize| {
            let mentees = matching.group(&matching.scores().mentors()[row]).unwrap().members().len();
            i64::try_from(mentees).unwrap().min(problem.minimum(Row::new(row)).into())
        };
        let minimums = (0..problem.rows()).map(met).sum();
        let worth = ObjectiveValue { minimums, ..matching.worth() };
        assert_eq!(worth, best(&matching), "seed {seed}");
        let wanted: i64 = (0..problem.rows()).map(|i| i64::from(problem.minimum(Row::new(i)))).sum();
        short += usize::from(minimums < wanted);
        several += usize::from(worth.pairs > worth.served);
        for left in matching.left_out() {
            assert!(!matches!(left.reason(), Reason::Full), "seed {seed}: {left}");
        }
        for pair in matching.pairs() {
            let told = matching.explain(pair.mentor(), pair.mentee()).unwrap();
            assert_eq!(told.points(), Some(pair.points()));
            assert!(told.contributions().iter().all(|said| said.entry() != Entry::Never));
        }
    }
    assert!(several > 40 && short > 50, "{several} {short}");
}

fn three_and_four() -> Cohort {
    Cohort::new([
        Participant::mentor("ana")
            .with_level(2)
            .with_capacity(3)
            .with_minimum(2)
            .with_skill_offered("podcasts", Some(4)),
        Participant::mentor("ben").with_level(2).with_capacity(3).with_minimum(2),
        Participant::mentee("max").with_level(6).with_skill_wanted("podcasts").with_mentors_wanted(2),
        Participant::mentee("mia").with_level(6).with_choices(["ana"]),
        Participant::mentee("moe").with_level(6).with_choices(["ana"]),
        Participant::mentee("zoe").with_level(6).with_choices(["ana"]),
    ])
    .unwrap()
}

/// First the popular mentor, then the rest, would leave ben alone with max: a minimum missed.
#[test]
fn a_minimum_comes_before_points_and_everybody_before_a_second_mentor() {
    let matching = Matcher::default().solve(three_and_four()).unwrap();
    let size = |mentor: &str| matching.group(mentor).unwrap().members().len();
    assert_eq!((size("ana"), size("ben")), (3, 2));
    assert_eq!(matching.partners("max").len(), 2);
    assert!(matching.left_out().is_empty());
    let group = matching.group("ana").unwrap();
    assert_eq!((group.minimum(), group.capacity()), (2, 3));
    assert_eq!(
        group.points(),
        group.members().iter().filter_map(pairwright::Explanation::points).map(i64::from).sum::<i64>()
    );
    assert_eq!(group.skills().collect::<Vec<_>>(), [("podcasts", 1)]);
    assert!(group.to_string().starts_with("ana mentors 3 of at most 3 (at least 2): "), "{group}");
    let text = group.for_mentor();
    // what a mentee wants to learn is theirs
    assert!(text.starts_with("Your mentees are max, ") && !text.contains("podcasts"), "{text}");
    assert!(!text.contains("points") && !text.contains("choice of"), "{text}");
    assert!(matching.group("max").unwrap_err().is_unknown());
}

#[test]
fn a_minimum_that_cannot_be_met_is_a_result() {
    let cohort = Cohort::new([
        Participant::mentor("ana").with_level(2).with_capacity(2).with_minimum(2),
        Participant::mentor("ben").with_level(2).with_capacity(2).with_minimum(2),
        Participant::mentee("max").with_level(6),
        Participant::mentee("mia").with_level(6),
        Participant::mentee("zoe").with_level(6),
    ])
    .unwrap();
    let matching = Matcher::default().solve(cohort).unwrap();
    let _proof = matching.verify().unwrap();
    assert_eq!(matching.pairs().len(), 3);
    let short = matching.cohort().mentors().filter(|mentor| matching.partners(mentor.id()).len() < 2);
    let short: Vec<_> = short.map(|mentor| matching.group(mentor.id()).unwrap().to_string()).collect();
    assert_eq!(short.len(), 1);
    assert!(short[0].contains("(at least 2, which could not be met)"), "{short:?}");
    let text = serde_json::to_string(&matching).unwrap();
    let read: Matching = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
}
