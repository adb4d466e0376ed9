//! What if, who is in whose way, and what to do: against solves from nothing, over many made-up
//! companies.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::company::company;
use crate::random_people::accepting_chance;
use pairwright::assignment::{self, Column, Entry, Matrix, ObjectiveValue, Problem, Row, Term};
use pairwright::explain::{Remedy, WhyNot};
use pairwright::people::FindingKind;
use pairwright::policies::{ChoiceRule, Choices, CoMentees, Workload};
use pairwright::scoring::Sides;
use pairwright::what_if::Alternative;
use pairwright::{Cohort, Criterion, Matcher, Matching, Participant, Programme, Result, Role};
use proptest::prelude::*;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_261_122),
        ..ProptestConfig::default()
    }
}

/// A company under one of several programmes: places for two, choices that bind, commitment.
fn matched(mentors: usize, mentees: usize, seed: u64) -> Matching {
    // who may share a mentor has tests of its own
    let mut programme = Programme::default().with_co_mentees(CoMentees::allowing());
    if seed.is_multiple_of(3) {
        programme = programme.with_workload(Workload::default().with_usual(2));
    }
    if seed % 5 == 1 {
        programme = programme.with_choices(Choices::default().with_mentees(ChoiceRule::Require));
    }
    if seed % 7 == 2 {
        programme = programme.with_minimum_commitment(3);
    }
    accepting_chance(Matcher::new(programme)).solve(company(mentors, mentees, seed).unwrap()).unwrap()
}

/// A problem as a matrix, with the capacities of the matching's and some cells changed.
fn edited(
    matching: &Matching,
    capacity: impl Fn(usize, u32) -> u32,
    cell: impl Fn(usize, usize, Option<i32>) -> Option<i32>,
) -> Problem {
    let problem = matching.scores().problem();
    let points = Matrix::from_fn(problem.rows(), problem.columns(), |i, j| {
        cell(i, j, problem.score(Row::new(i), Column::new(j)))
    });
    let capacities = (0..problem.rows()).map(|i| capacity(i, problem.capacity(Row::new(i)))).collect();
    Problem::from_matrix(points).unwrap().with_capacities(capacities).unwrap()
}

fn best(problem: &Problem) -> ObjectiveValue {
    ObjectiveValue::of(problem, &assignment::solve(problem).unwrap())
}

/// The best with a pair in it, by a solve of the rest.
fn with_pair(matching: &Matching, row: Row, column: Column) -> ObjectiveValue {
    let score = matching.scores().problem().score(row, column).unwrap();
    let rest = edited(
        matching,
        |i, capacity| capacity - u32::from(i == row.index()),
        |_, j, score| score.filter(|_| j != column.index()),
    );
    best(&rest) + ObjectiveValue { served: 1, pairs: 1, ..ObjectiveValue::of_points(score.into()) }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn every_alternative_loses_what_a_solve_says(a in 1usize..8, b in 1usize..8, seed: u64) {
        let matching = matched(a, b, seed);
        let (scores, problem) = (matching.scores(), matching.scores().problem());
        let whole = best(problem);
        let pairs: BTreeSet<(String, String)> =
            matching.pairs().iter().map(|pair| (pair.mentor().to_string(), pair.mentee().to_string())).collect();
        for person in matching.cohort().people() {
            let found = matching.alternatives(person.id(), usize::MAX).unwrap();
            prop_assert!(found.is_sorted_by_key(Alternative::loss));
            let few = matching.alternatives(person.id(), 2).unwrap();
            prop_assert_eq!(&few[..], &found[..found.len().min(2)]);
            let mut left = 0;
            for alternative in &found {
                let (mentor, mentee) = (alternative.mentor(), alternative.mentee());
                prop_assert!(mentor == person.id() || mentee == person.id());
                let (row, column) = (scores.row(mentor).unwrap(), scores.column(mentee).unwrap());
                prop_assert_eq!(problem.score(row, column), Some(alternative.points()));
                prop_assert_eq!(alternative.loss(), whole - with_pair(&matching, row, column));
                // the change is what it says: pairs of the matching part, allowed ones are made
                let change = alternative.difference();
                let mut after = pairs.clone();
                for pair in change.parted() {
                    prop_assert!(after.remove(&(pair.mentor().to_string(), pair.mentee().to_string())));
                }
                for pair in change.made() {
                    prop_assert!(after.insert((pair.mentor().to_string(), pair.mentee().to_string())));
                }
                let points = |pairs: &BTreeSet<(String, String)>| -> i64 {
                    pairs.iter().map(|(a, b)| {
                        i64::from(problem.score(scores.row(a).unwrap(), scores.column(b).unwrap()).unwrap())
                    }).sum()
                };
                prop_assert_eq!(points(&after), matching.points() - alternative.loss().points);
                let mentees = |pairs: &BTreeSet<(String, String)>| -> BTreeSet<String> {
                    pairs.iter().map(|pair| pair.1.clone()).collect()
                };
                let lost: BTreeSet<String> = mentees(&pairs).difference(&mentees(&after)).cloned().collect();
                let told: BTreeSet<String> = change.without_mentor().iter().map(ToString::to_string).collect();
                prop_assert_eq!(lost, told);
                left += 1;
            }
            let possible = |id: &str| -> usize {
                let cells = (0..a).flat_map(|i| (0..b).map(move |j| (Row::new(i), Column::new(j))));
                cells.filter(|&(i, j)| {
                    let (mentor, mentee) = (scores.mentors()[i.index()].as_str(), scores.mentees()[j.index()].as_str());
                    (mentor == id || mentee == id) && problem.score(i, j).is_some()
                        && problem.capacity(i) > 0 && !pairs.contains(&(mentor.into(), mentee.into()))
                }).count()
            };
            prop_assert_eq!(left, possible(person.id().as_str()));
        }
    }

    #[test]
    fn why_not_agrees_with_the_explanation(a in 1usize..7, b in 1usize..7, seed: u64) {
        let matching = matched(a, b, seed);
        for mentor in matching.scores().mentors() {
            for mentee in matching.scores().mentees() {
                let told = matching.explain(mentor, mentee).unwrap();
                match matching.why_not(mentor, mentee).unwrap() {
                    WhyNot::Paired { .. } => prop_assert!(matching.partners(mentor).iter().any(|p| p.id() == mentee)),
                    WhyNot::Prohibited { by, .. } => {
                        prop_assert!(told.points().is_none() && !by.is_empty());
                        prop_assert!(by.iter().eq(told.prohibitions()));
                    }
                    WhyNot::Costs(costs) => {
                        prop_assert_eq!(told.points(), Some(costs.points()));
                        let all = matching.alternatives(mentor, usize::MAX).unwrap();
                        let same = all.iter().find(|other| other.mentee() == mentee).unwrap();
                        prop_assert_eq!(same.loss(), costs.loss());
                    }
                    other => prop_assert!(false, "{other}"),
                }
            }
        }
    }

    #[test]
    fn another_matching_is_as_good(a in 1usize..8, b in 1usize..8, seed: u64) {
        let matching = matched(a, b, seed);
        let another = matching.another().unwrap();
        prop_assert_eq!(another.is_none(), matching.is_unique().unwrap());
        if let Some(change) = another {
            prop_assert!(!change.is_none());
            let points = |pairs: &[pairwright::Pair]| pairs.iter().map(|pair| i64::from(pair.points())).sum::<i64>();
            prop_assert_eq!(points(change.made()), points(change.parted()));
            prop_assert_eq!(change.made().len(), change.parted().len());
        }
        // a pair that could be had for nothing is in another best matching, and the other way round
        let free = matching.cohort().people().iter().any(|person| {
            let found = matching.alternatives(person.id(), usize::MAX).unwrap();
            found.iter().any(|alternative| alternative.loss() == ObjectiveValue::default())
        });
        prop_assert_eq!(free, !matching.is_unique().unwrap());
    }

    #[test]
    fn groups_are_smallest_and_exclusions_are_counted(a in 1usize..7, b in 2usize..9, seed: u64) {
        let matching = matched(a, b, seed);
        let scores = matching.scores();
        let shortages = matching.shortages().unwrap();
        prop_assert_eq!(shortages.len(), matching.left_out().len());
        for (found, left) in shortages.iter().zip(matching.left_out()) {
            prop_assert_eq!((found.person(), found.shortage().role()), (left.id(), left.role()));
            prop_assert!(found.shortage().group().contains(left.id()));
            prop_assert_eq!(found.shortage().wanted(), found.shortage().places() + 1);
            let of_person = matching.shortages_of(left.id()).unwrap();
            prop_assert!(of_person.contains(found));
            let (others, mentee) = match left.role() {
                Role::Mentee => (scores.mentors(), true),
                _ => (scores.mentees(), false),
            };
            let mut counts: BTreeMap<String, u64> = BTreeMap::new();
            for member in found.shortage().group() {
                for other in others {
                    let told = if mentee { matching.explain(other, member) } else { matching.explain(member, other) };
                    let told = told.unwrap();
                    if found.shortage().partners().contains(other) {
                        continue;
                    }
                    prop_assert!(told.points().is_none());
                    for never in told.prohibitions() {
                        *counts.entry(never.criterion().to_owned()).or_default() += 1;
                    }
                }
            }
            let told: BTreeMap<String, u64> = found.exclusions().iter()
                .map(|exclusion| (exclusion.criterion().to_owned(), exclusion.pairs())).collect();
            prop_assert_eq!(told, counts);
            prop_assert!(found.exclusions().is_sorted_by_key(|exclusion| std::cmp::Reverse(exclusion.pairs())));
        }
    }

    #[test]
    fn every_repair_serves_somebody_more(a in 1usize..7, b in 2usize..8, seed: u64) {
        let matching = matched(a, b, seed);
        let (scores, problem) = (matching.scores(), matching.scores().problem());
        let whole = best(problem);
        for mentee in matching.scores().mentees() {
            let repairs = matching.repairs(mentee).unwrap();
            let is_left = matching.left_out().iter().any(|left| left.id() == mentee && left.role() == Role::Mentee);
            prop_assert!(is_left || repairs.is_empty());
            prop_assert!(repairs.is_sorted_by_key(|repair| std::cmp::Reverse(repair.gain())));
            let mut of_kind = [Vec::new(), Vec::new(), Vec::new()];
            for repair in &repairs {
                prop_assert!(repair.gain().served > 0 && !repair.served().is_empty());
                let (kind, after) = match repair.remedy() {
                    Remedy::Allow { mentor, mentee, waived, points } => {
                        prop_assert!(waived.iter().all(|by| by.criterion() != "conflict"));
                        let told = matching.explain(mentor, mentee).unwrap();
                        prop_assert!(waived.iter().eq(told.prohibitions()) && !waived.is_empty());
                        let sum = told.contributions().iter().map(|said| match said.entry() {
                            assignment::Entry::Points(points) => points,
                            assignment::Entry::Never => 0,
                        }).sum::<i32>();
                        prop_assert_eq!(*points, sum);
                        let at = (scores.row(mentor).unwrap().index(), scores.column(mentee).unwrap().index());
                        (0, best(&edited(&matching, |_, c| c, |i, j, s| if (i, j) == at { Some(*points) } else { s })))
                    }
                    Remedy::OneMorePlace { mentor, places } => {
                        let row = scores.row(mentor).unwrap();
                        prop_assert_eq!(*places, problem.capacity(row) + 1);
                        (1, best(&edited(&matching, |i, c| c + u32::from(i == row.index()), |_, _, s| s)))
                    }
                    Remedy::OneMoreMentor { profile, mentees } => {
                        prop_assert!(!mentees.is_empty());
                        let people = matching.cohort().people().iter().cloned().chain([profile.as_ref().clone()]);
                        let cohort = Cohort::builder().people(people)
                            .organisation(matching.cohort().reporting_lines().clone()).build().unwrap();
                        let more = Matcher::new(matching.programme().clone()).solve(cohort).unwrap();
                        (2, best(more.scores().problem()))
                    }
                    other => panic!("{other}"),
                };
                prop_assert_eq!(repair.gain(), after - whole, "{}", repair);
                of_kind[kind].push(repair.gain());
            }
            prop_assert!(of_kind.iter().all(|found| found.len() <= 3));
            if !is_left {
                continue;
            }
            // the best of each kind is among them
            let group = matching.shortages_of(mentee).unwrap().remove(0);
            let (mut pair, mut place) = (ObjectiveValue::default(), ObjectiveValue::default());
            for (i, mentor) in scores.mentors().iter().enumerate() {
                for member in group.shortage().group() {
                    let told = matching.explain(mentor, member).unwrap();
                    if told.points().is_some() {
                        place = place.max(best(&edited(&matching, |k, c| c + u32::from(k == i), |_, _, s| s)) - whole);
                        continue;
                    }
                    if told.prohibitions().any(|never| never.criterion() == "conflict") {
                        continue;
                    }
                    let sum = told.contributions().iter().map(|said| match said.entry() {
                        assignment::Entry::Points(points) => points,
                        assignment::Entry::Never => 0,
                    }).sum::<i32>();
                    let at = (i, scores.column(member).unwrap().index());
                    let open = edited(&matching, |_, c| c, |i, j, s| if (i, j) == at { Some(sum) } else { s });
                    pair = pair.max(best(&open) - whole);
                }
            }
            for (found, best) in [(&of_kind[0], pair), (&of_kind[1], place)] {
                prop_assert_eq!(found.first().copied(), Some(best).filter(|best| best.served > 0));
            }
        }
    }
}

/// Three senior people whom only two can mentor; everybody else has somebody.
fn small() -> Cohort {
    let mentor = |id: &str, level| Participant::mentor(id).with_level(level);
    let mentee = |id: &str, level| Participant::mentee(id).with_level(level);
    Cohort::builder()
        .people([
            mentor("ana", 1).with_department("Data"),
            mentor("ben", 2).with_department("Law"),
            mentor("cleo", 6).with_department("Law"),
            mentor("dan", 7),
            mentee("vera", 4),
            mentee("walt", 5).with_department("Law"),
            mentee("xi", 6),
            mentee("zoe", 9).with_department("Data"),
        ])
        .conflicts([("dan".into(), "xi".into(), Some("sisters".into()))])
        .build()
        .unwrap()
}

#[test]
fn a_shortage_reads_well() {
    let matching = Matcher::default().solve(small()).unwrap();
    let told: Vec<String> = matching.shortages().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "vera, walt and xi have only ana and ben between them: 6 seniority, 1 conflict (declared conflict: sisters)",
            "cleo and dan have only zoe between them: 6 seniority, 1 conflict (declared conflict: sisters)",
        ]
    );
    let left = matching.shortages().unwrap()[0].person().clone();
    let repairs: Vec<String> = matching.repairs(&left).unwrap().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(repairs.join("\n"));
}

#[test]
fn why_not_reads_well() {
    let people = [
        Participant::mentor("ana").with_level(1).with_choices(["zoe"]),
        Participant::mentor("ben").with_level(2),
        Participant::mentor("cleo").with_level(3).with_manager("zoe"),
        Participant::mentor("idle").with_level(1).with_capacity(0),
        Participant::mentee("mia").with_level(5).with_choices(["ana"]),
        Participant::mentee("max").with_level(6).with_choices(["ben"]),
        Participant::mentee("zoe").with_level(7),
    ];
    let matching = Matcher::default().solve(Cohort::new(people).unwrap()).unwrap();
    let mut text = String::new();
    for mentor in matching.scores().mentors() {
        for mentee in matching.scores().mentees() {
            writeln!(text, "{mentor}, {mentee}: {}", matching.why_not(mentor, mentee).unwrap()).unwrap();
        }
    }
    insta::assert_snapshot!(text);
    assert!(matching.why_not("nobody", "zoe").unwrap_err().is_unknown());
    assert!(matching.why_not("ana", "nobody").unwrap_err().is_unknown());
    assert!(matching.alternatives("nobody", 3).unwrap_err().is_unknown());
    assert!(matching.shortages_of("nobody").unwrap_err().is_unknown());
    assert!(matching.repairs("ana").unwrap_err().is_unknown());
}

#[test]
fn twins_can_be_exchanged() {
    let people = [
        Participant::mentor("ana").with_level(1),
        Participant::mentor("ben").with_level(1),
        Participant::mentee("max").with_level(5),
    ];
    let matching = Matcher::default().solve(Cohort::new(people).unwrap()).unwrap();
    assert!(!matching.is_unique().unwrap());
    let difference = matching.another().unwrap().unwrap();
    let (from, to) = (difference.parted()[0].mentor(), difference.made()[0].mentor());
    assert_eq!(difference.to_string(), format!("max would move to {to} and leave {from} without a mentee"));
    assert_eq!(difference.affected().len(), 3);
    let nobody = Matcher::default().accepting([FindingKind::Nobody]).solve(Cohort::new([]).unwrap()).unwrap();
    assert!(nobody.is_unique().unwrap() && nobody.shortages().unwrap().is_empty());
}

/// Forbids one mentee to everybody, and says whether that may be waived.
#[derive(Debug)]
struct Reserved(bool);

impl Criterion for Reserved {
    fn name(&self) -> &'static str {
        "reserved"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let is_reserved = |person: &Participant| person.id().as_str() == "zoe";
        let entry = |_: &bool, &reserved: &bool| if reserved { Entry::Never } else { Entry::Points(0) };
        Ok(vec![sides.table(|_| true, is_reserved, entry)?])
    }

    fn is_waivable(&self) -> bool {
        self.0
    }
}

#[test]
fn a_criterion_of_ones_own_says_whether_it_may_be_waived() {
    for waivable in [true, false] {
        let people = [Participant::mentor("ana"), Participant::mentee("zoe")];
        let matcher = Matcher::default().with_criterion(Reserved(waivable));
        let matching = matcher.solve(Cohort::new(people).unwrap()).unwrap();
        assert!(matching.pairs().is_empty());
        let allowed = |repair: &pairwright::explain::Repair| match repair.remedy() {
            Remedy::Allow { mentor, mentee, .. } => (mentor.as_str(), mentee.as_str()) == ("ana", "zoe"),
            _ => false,
        };
        assert_eq!(matching.repairs("zoe").unwrap().iter().any(allowed), waivable);
    }
}
