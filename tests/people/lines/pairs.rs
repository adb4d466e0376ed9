//! The pairs that reporting lines speak of, listed and scored.

use std::collections::BTreeSet;

use pairwright::assignment::Entry;
use pairwright::people::Relation;
use pairwright::policies::{Depth, Rule, Supervision};
use pairwright::scoring::Scores;
use pairwright::{Cohort, Participant, ParticipantId, Programme, Role};

use super::oracle::{Entries, Oracle, entries, id, organisations};
use crate::numbers::Numbers;
use pairwright::people::ReportingLines;

/// Held against brute force for these mentors and mentees.
fn same_pairs(lines: &ReportingLines, oracle: &Oracle, sides: [&[ParticipantId]; 2], entries: &Entries) {
    let [mentors, mentees] = sides.map(|side| side.iter().collect::<BTreeSet<_>>());
    let mut expected = Vec::new();
    for &mentor in &mentors {
        for &mentee in &mentees {
            match oracle.relation(mentor, mentee) {
                None | Some(Relation::SameManager) => {}
                Some(relation) => expected.push((mentor.clone(), mentee.clone(), relation)),
            }
        }
    }
    assert_eq!(lines.supervisory_pairs(sides[0], sides[1]), expected, "{sides:?} {entries:?}");
}

/// Some of so many people, in any order, some of them twice.
fn some(numbers: &mut Numbers, people: usize) -> Vec<ParticipantId> {
    let percent = [10, 50, 100][numbers.below(3)];
    let mut some: Vec<_> = (0..people).rev().filter(|_| numbers.sometimes(percent)).map(id).collect();
    some.extend(some.first().cloned());
    some
}

#[test]
fn s6_supervisory_pairs_are_those_of_brute_force() {
    for (seed, (entries, lines, oracle)) in organisations(500, 9).enumerate() {
        let mut numbers = Numbers::new(seed as u64 ^ 0xF0);
        let (mentors, mentees) = (some(&mut numbers, 10), some(&mut numbers, 10));
        same_pairs(&lines, &oracle, [&mentors, &mentees], &entries);
    }
}

/// More people than set out at the same time.
#[test]
fn s6_supervisory_pairs_of_hundreds_are_those_of_brute_force() {
    for seed in 0..6 {
        let mut numbers = Numbers::new(seed);
        let entries = entries(&mut numbers, 100 + 20 * usize::try_from(seed).unwrap(), seed % 3 != 0);
        let (lines, oracle) = (ReportingLines::new(entries.clone()).unwrap(), Oracle::new(&entries));
        let sides = [some(&mut numbers, 200), some(&mut numbers, 200)];
        same_pairs(&lines, &oracle, [&sides[0], &sides[1]], &entries);
        let people = (0..200).map(|k| of_role(k, &mut numbers));
        let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
        same_scores(&cohort, &mut numbers);
    }
}

/// Nearly everybody in line with nearly everybody, or in one of a few teams, so that pairs are
/// many: chains, combs, stars, and some further managers.
#[test]
fn s6_long_lines_and_large_teams_are_those_of_brute_force() {
    let mut by_ranges = 0;
    for seed in 0..48 {
        let mut numbers = Numbers::new(seed);
        let people = 150 + numbers.below(80);
        let teams = 1 + numbers.below(4);
        let shape = seed % 8;
        let manager = |k: usize, numbers: &mut Numbers| match shape {
            0 => k.checked_sub(1),                             // a chain
            1 => (k > 0).then(|| numbers.below(teams.min(k))), // stars
            2 => k.checked_sub(2 - k % 2),
            3 => k.checked_sub(if k % 30 == 29 { 25 } else { 1 }), // long teeth
            4 => (k >= teams).then(|| k - teams),
            5 => (k > 0).then(|| if k % 40 < 30 { k - 1 } else { k / 40 * 40 }),
            6 => Some(if k.is_multiple_of(20) { (k + 19).min(people - 1) } else { k - 1 }), // circles
            _ => k.checked_sub(1 + numbers.below(3)),                                       // a ragged chain
        };
        let often = [0, 2, 30][numbers.below(3)];
        let mut entries = Entries::new();
        for k in 0..people {
            entries.push((id(k), manager(k, &mut numbers).map(id)));
            if numbers.sometimes(often) {
                entries.push((id(k), Some(id(numbers.below(k + 1)))));
            }
        }
        let lines = ReportingLines::new(entries.clone()).unwrap();
        let some_only = seed % 3 == 0;
        let people = (0..people).filter(|_| !some_only || numbers.sometimes(80)).collect::<Vec<_>>();
        let people: Vec<_> = people.into_iter().map(|k| of_role(k, &mut numbers)).collect();
        let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
        let lines = cohort.reporting_lines();
        let managers = |of: &ParticipantId| lines.managers(of).collect::<BTreeSet<_>>();
        let have_one_manager =
            |a: &ParticipantId, b: &ParticipantId| a != b && !managers(a).is_disjoint(&managers(b));
        let distance = |low: &ParticipantId, high: &ParticipantId| lines.distance(low, high);
        for _ in 0..3 {
            let (spoken_of, listed) = same_scores_by(&cohort, &mut numbers, distance, have_one_manager);
            by_ranges += usize::from(listed < spoken_of / 2);
        }
    }
    assert!(by_ranges > 10, "{by_ranges}");
}

fn of_role(k: usize, numbers: &mut Numbers) -> Participant {
    [Participant::mentor, Participant::mentee, Participant::both][numbers.below(3)](id(k))
}

/// What the programme says of every pair, by a rule and by brute force.
fn same_scores(cohort: &Cohort, numbers: &mut Numbers) {
    let lines = cohort.reporting_lines();
    let entries: Entries = lines.entries().map(|(who, above)| (who.clone(), above.cloned())).collect();
    let oracle = Oracle::new(&entries);
    let share_a_manager = |a: &ParticipantId, b: &ParticipantId| oracle.share_a_manager(a, b);
    same_scores_by(cohort, numbers, |low, high| oracle.distance(low, high), share_a_manager);
}

/// The same by distances and teams; returns how many pairs are in line or in a team, and how many
/// are listed one by one.
fn same_scores_by(
    cohort: &Cohort,
    numbers: &mut Numbers,
    distance: impl Fn(&ParticipantId, &ParticipantId) -> Option<usize>,
    share_a_manager: impl Fn(&ParticipantId, &ParticipantId) -> bool,
) -> (usize, usize) {
    let depth = [Depth::DirectManager, Depth::SkipLevel, Depth::WholeLine][numbers.below(3)];
    let rules = [Rule::Forbid, Rule::Penalise(7), Rule::Allow];
    let (of_lines, of_teams) = (rules[numbers.below(3)], rules[numbers.below(3)]);
    let programme = Programme::default().with_supervision(
        Supervision::default().with_depth(depth).with_lines(of_lines).with_same_manager(of_teams),
    );
    let scores = Scores::new(cohort, &programme).unwrap();
    let cost = |rule, applies: bool| match rule {
        Rule::Forbid => (!applies).then_some(0),
        Rule::Penalise(points) => Some(if applies { points } else { 0 }),
        Rule::Allow => Some(0),
    };
    let mut spoken_of = 0;
    for mentor in cohort.mentors().map(Participant::id) {
        for mentee in cohort.mentees().map(Participant::id) {
            let steps = [distance(mentor, mentee), distance(mentee, mentor)];
            let in_line = steps.into_iter().flatten().any(|steps| depth.reaches(steps));
            let parts = [cost(of_lines, in_line), cost(of_teams, share_a_manager(mentor, mentee))];
            let expected = match parts {
                [Some(a), Some(b)] if mentor != mentee => Some(-a - b),
                _ => None,
            };
            spoken_of += usize::from(expected != Some(0));
            let places = (scores.row(mentor).unwrap(), scores.column(mentee).unwrap());
            let score = scores.problem().score(places.0, places.1);
            assert_eq!(score, expected, "{mentor} {mentee} {depth:?} {of_lines:?} {of_teams:?}");
            let of_supervision = scores.criteria().zip(scores.entries(places.0, places.1));
            let said = of_supervision.filter(|(one, _)| one.name() == "supervision").map(|(_, entry)| entry);
            let expected = match parts {
                [Some(a), Some(b)] => Entry::Points(-a - b),
                _ => Entry::Never,
            };
            assert_eq!(said.collect::<Vec<_>>(), [expected], "{mentor} {mentee} {depth:?}");
        }
    }
    (spoken_of, scores.problem().terms().iter().map(|term| term.pairs().len()).sum())
}

#[test]
fn s6_what_is_forbidden_or_costs_points_is_what_brute_force_says() {
    for (seed, (_, lines, _)) in organisations(800, 9).enumerate() {
        let mut numbers = Numbers::new(seed as u64 ^ 0xABC);
        let mut people: Vec<_> = (0..9).map(|k| of_role(k, &mut numbers)).collect();
        people.retain(|_| numbers.sometimes(80));
        let people = people.into_iter().map(|person| match numbers.below(4) {
            0 => person.with_managers([id(numbers.below(9)), id(numbers.below(9))]),
            _ => person,
        });
        let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
        same_scores(&cohort, &mut numbers);
    }
}

/// Also where the data say that they are their own manager.
#[test]
fn s6_nobody_is_paired_with_themselves() {
    let lenient = Supervision::default().with_lines(Rule::Allow);
    for rules in [Supervision::default(), lenient, lenient.with_same_manager(Rule::Penalise(1))] {
        for managers in [vec!["ana"], vec!["ana", "max"], vec!["ana", "mia", "zoe"], vec![]] {
            let cohort = Cohort::new([
                Participant::both("ana").with_managers(managers.clone()),
                Participant::both("max").with_managers(["max", "ana"]),
                Participant::both("zoe").with_manager("zoe"),
            ])
            .unwrap();
            assert!(cohort.people().iter().all(|person| person.role() == Role::Both));
            let own = cohort.audit().findings().iter().filter(|found| found.code() == "reporting-cycle");
            let own: Vec<_> = own.map(ToString::to_string).collect();
            assert!(own.contains(&"zoe is named as their own manager.".to_owned()), "{own:?}");
            let matcher = pairwright::Matcher::new(Programme::default().with_supervision(rules));
            let matching = matcher.solve(cohort).unwrap();
            assert!(matching.pairs().iter().all(|pair| pair.mentor() != pair.mentee()), "{managers:?}");
            for who in ["ana", "max", "zoe"] {
                assert_eq!(matching.explain(who, who).unwrap().points(), None);
            }
        }
    }
}
