//! Matchings as a whole: what they promise, over many made-up companies.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::company::{company, lines, people};
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;
use pairwright::assignment::Entry;
use pairwright::explain::{LeftOut, Reason};
use pairwright::policies::Workload;
use pairwright::scoring::Sides;
use pairwright::{Cohort, Criterion, Matcher, Matching, Participant, Programme, Result, Role};
use proptest::prelude::*;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn matched(cohort: Cohort) -> Matching {
    accepting_chance(Matcher::default()).solve(cohort).unwrap()
}

fn bytes(matching: &Matching) -> String {
    serde_json::to_string(matching).unwrap()
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn contributions_add_up_to_the_score_for_every_pair(a in 1usize..12, b in 1usize..12, seed: u64) {
        let matching = matched(company(a, b, seed).unwrap());
        for mentor in matching.scores().mentors() {
            for mentee in matching.scores().mentees() {
                let told = matching.explain(mentor, mentee).unwrap();
                let never = told.contributions().iter().any(|c| c.entry() == Entry::Never);
                let sum: i32 = told.contributions().iter().map(|c| match c.entry() {
                    Entry::Points(points) => points,
                    Entry::Never => 0,
                }).sum();
                prop_assert_eq!(told.points(), (!never).then_some(sum));
                prop_assert_eq!(never, told.prohibitions().next().is_some());
                // what is printed adds up too
                let printed: i32 = told.to_string().lines().skip(1)
                    .filter_map(|line| line.split_whitespace().next()?.parse::<i32>().ok()).sum();
                prop_assert_eq!(printed, sum);
            }
        }
    }

    #[test]
    fn totals_by_criterion_add_up_and_everybody_is_accounted_for(a in 0usize..40, b in 0usize..40, seed: u64) {
        let matching = matched(company(a, b, seed).unwrap());
        matching.verify().map(drop).unwrap();
        let sum: i64 = matching.points_by_criterion().iter().map(|(_, points)| points).sum();
        prop_assert_eq!(sum, matching.points());
        prop_assert_eq!(matching.pairs().iter().map(|p| i64::from(p.points())).sum::<i64>(), matching.points());
        let mentees = |role| matching.left_out().iter().filter(move |p| p.role() == role).count();
        prop_assert_eq!(matching.pairs().len() + mentees(Role::Mentee), b);
        prop_assert_eq!(matching.pairs().len() + mentees(Role::Mentor), a);
        let summary = matching.summary();
        prop_assert_eq!(summary.mentees_matched().count(), matching.pairs().len());
        prop_assert_eq!(summary.supervisory().count(), 0);
    }

    #[test]
    fn the_order_of_people_changes_no_byte(a in 1usize..25, b in 1usize..25, seed: u64, shuffle: u64) {
        let sorted = matched(company(a, b, seed).unwrap());
        let mut shuffled = people(a, b, seed);
        let mut numbers = Numbers::new(shuffle);
        for i in (1..shuffled.len()).rev() {
            shuffled.swap(i, numbers.below(i + 1));
        }
        let cohort = Cohort::builder().organisation(lines(a, b, seed).unwrap()).people(shuffled).build().unwrap();
        prop_assert_eq!(bytes(&matched(cohort)), bytes(&sorted));
    }

    #[test]
    fn a_matching_is_read_back_to_the_same_bytes(a in 1usize..15, b in 1usize..15, seed: u64) {
        let matching = matched(company(a, b, seed).unwrap());
        let text = bytes(&matching);
        let again: Matching = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(bytes(&again), text);
        prop_assert_eq!(again.pairs(), matching.pairs());
        prop_assert_eq!(again.left_out(), matching.left_out());
    }

    #[test]
    fn a_shortage_names_all_possible_partners_and_too_few_places(a in 1usize..10, b in 1usize..25, seed: u64) {
        let matching = matched(company(a, b, seed).unwrap());
        let (scores, problem) = (matching.scores(), matching.scores().problem());
        for person in matching.left_out() {
            let possible = |id: &str| -> BTreeSet<String> {
                let (others, mine) = match person.role() {
                    Role::Mentee => (scores.mentors(), scores.mentees()),
                    _ => (scores.mentees(), scores.mentors()),
                };
                assert!(mine.iter().any(|m| m.as_str() == id));
                let allowed = |other: &str| match person.role() {
                    Role::Mentee => problem.score(scores.row(other).unwrap(), scores.column(id).unwrap()),
                    _ => problem.score(scores.row(id).unwrap(), scores.column(other).unwrap()),
                }.is_some();
                others.iter().map(ToString::to_string).filter(|o| allowed(o)).collect()
            };
            match person.reason() {
                Reason::Shortage(shortage) => {
                    prop_assert!(shortage.group().contains(person.id()));
                    prop_assert!(shortage.wanted() > shortage.places());
                    let named: BTreeSet<String> = shortage.partners().iter().map(ToString::to_string).collect();
                    for member in shortage.group() {
                        prop_assert!(possible(member.as_str()).is_subset(&named));
                    }
                }
                Reason::NobodyPossible { forbidden } => {
                    prop_assert!(possible(person.id().as_str()).is_empty());
                    let others = if person.role() == Role::Mentee { a } else { b };
                    prop_assert!(forbidden.values().sum::<usize>() >= others);
                }
                Reason::NotNeeded { impossible } => {
                    prop_assert_eq!(person.role(), Role::Mentor);
                    prop_assert!(!possible(person.id().as_str()).is_empty());
                    let mentees = matching.left_out().iter().filter(|left| left.role() == Role::Mentee);
                    let reasons: Vec<&Reason> = mentees.map(LeftOut::reason).collect();
                    prop_assert_eq!(reasons.len(), *impossible);
                    let impossible = |one: &&Reason| matches!(one, Reason::NobodyPossible { .. });
                    prop_assert!(reasons.iter().all(impossible));
                }
                other => prop_assert!(false, "{other}"),
            }
        }
    }
}

#[test]
fn an_edited_matching_is_refused() {
    let matching = matched(company(6, 5, 3).unwrap());
    let text = bytes(&matching);
    let read = |text: &str| serde_json::from_str::<Matching>(text).map(drop);
    read(&text).unwrap();
    let total = matching.points();
    let edits = [
        (format!("\"total\":{total}"), format!("\"total\":{}", total + 1)),
        ("\"format\":2".into(), "\"format\":3".into()),
        ("\"skills\":80".into(), "\"skills\":800".into()),
        (format!("\"points\":{}", matching.pairs()[0].points()), "\"points\":1".into()),
        ("\"format\":2".into(), "\"format\":2,\"extra\":0".into()),
    ];
    for (from, to) in edits {
        let edited = text.replacen(&from, &to, 1);
        assert_ne!(edited, text, "{from} is in the text");
        assert!(read(&edited).is_err(), "{from} -> {to}");
    }
    assert!(read(&text[..text.len() / 2]).is_err());
}

/// Says nothing; there to be missed.
#[derive(Debug)]
struct Extra;

impl Criterion for Extra {
    fn name(&self) -> &'static str {
        "extra"
    }
    fn compile(&self, _: &Sides<'_>) -> Result<Vec<pairwright::assignment::Term>> {
        Ok(vec![])
    }
}

#[test]
fn own_criteria_are_written_down_and_brought_again() {
    let matcher = Matcher::new(Programme::default()).with_criterion(Extra);
    let matching = matcher.solve(company(4, 4, 1).unwrap()).unwrap();
    let text = bytes(&matching);
    let alone: Matching = serde_json::from_str(&text).unwrap();
    assert_eq!(alone.criteria_changes(&Matcher::default()).gone(), ["extra"]);
    assert_eq!(bytes(&alone), text);
    let again = Matching::restore(serde_json::from_str(&text).unwrap(), &matcher).unwrap();
    assert!(again.criteria_changes(&matcher).is_empty());
    assert_eq!(bytes(&again), text);
    // the first format has names only
    let named = |name: &str| {
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        value["format"] = 1.into();
        value.as_object_mut().unwrap().remove("criteria");
        value["own_criteria"] = vec![name].into();
        Matching::restore(serde_json::from_value(value).unwrap(), &matcher)
    };
    assert_eq!(bytes(&named("extra").unwrap()), text);
    let error = named("mood").unwrap_err();
    assert!(error.is_document() && error.value() == Some("mood"), "{error}");
    let twice = matcher.with_criterion(Extra).solve(company(4, 4, 1).unwrap()).unwrap_err();
    assert!(twice.is_programme() && twice.value() == Some("extra"));
}

/// The same text with and without the features: this snapshot is compared in every set.
#[test]
fn the_pairs_are_the_same_in_every_feature_set() {
    let matching = matched(company(30, 25, 7).unwrap());
    let mut text = String::new();
    for pair in matching.pairs() {
        writeln!(text, "{} {} {}", pair.mentor(), pair.mentee(), pair.points()).unwrap();
    }
    for person in matching.left_out() {
        writeln!(text, "{person}").unwrap();
    }
    insta::assert_snapshot!(text);
}

#[cfg(feature = "parallel")]
#[test]
fn the_number_of_threads_changes_no_byte() {
    let one = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| bytes(&matched(company(150, 120, 11).unwrap())))
    };
    let expected = one(1);
    assert_eq!(one(2), expected);
    assert_eq!(one(4), expected);
}

#[test]
fn explanations_read_well() {
    let matching = matched(company(8, 8, 5).unwrap());
    let mut text = String::new();
    for pair in matching.pairs().iter().take(3) {
        let told = matching.explain(pair.mentor(), pair.mentee()).unwrap();
        writeln!(text, "{told}\n{}\n{}", told.for_mentor(), told.for_mentee()).unwrap();
    }
    let never = matching
        .scores()
        .mentors()
        .iter()
        .flat_map(|a| matching.scores().mentees().iter().map(move |b| (a, b)));
    let never = never.map(|(a, b)| matching.explain(a, b).unwrap()).find(|told| told.points().is_none());
    insta::assert_snapshot!(text + &never.unwrap().to_string());
}

#[test]
fn questions_about_strangers_are_answered_with_an_error() {
    let matching = matched(Cohort::new([Participant::mentor("ana"), Participant::mentee("max")]).unwrap());
    for (a, b, stranger) in [("zed", "max", "zed"), ("ana", "zed", "zed"), ("max", "ana", "max")] {
        let error = matching.explain(a, b).unwrap_err();
        assert!(error.is_unknown());
        assert_eq!(error.person(), Some(stranger));
    }
    assert!(matching.partners("zed").is_empty());
}

#[test]
fn everybody_left_out_hears_why() {
    let people = [
        Participant::mentor("idle").with_capacity(0).with_level(1),
        Participant::mentor("ana").with_level(1),
        Participant::mentor("old").with_level(9),
        Participant::mentee("max").with_level(3),
        Participant::mentee("mia").with_level(4),
    ];
    let matching = matched(Cohort::new(people).unwrap());
    let told: Vec<String> = matching.left_out().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "max (mentee): 2 mentees (max, mia) could be paired only with 1 mentor (ana): 1 place for 2",
            "idle (mentor): takes no mentees",
            "old (mentor): everybody is ruled out: 2 by seniority",
        ]
    );
    let alone = matched(Cohort::new([Participant::mentee("max")]).unwrap());
    assert_eq!(alone.left_out()[0].to_string(), "max (mentee): there is nobody to be paired with");
}

#[test]
fn nobody_at_all_is_a_matching_too() {
    let matching = matched(Cohort::new([]).unwrap());
    assert!(matching.pairs().is_empty() && matching.left_out().is_empty());
    assert_eq!(matching.verify().unwrap().total(), 0);
    assert_eq!(matching.summary().mentees_matched().percent(), None);
}

#[test]
fn extreme_weights_are_refused_or_exact() {
    let huge = pairwright::Weights::default().with_skills(1_000_001);
    let error =
        Matcher::new(Programme::default().with_weights(huge)).solve(company(2, 2, 1).unwrap()).unwrap_err();
    assert!(error.is_programme());
    assert_eq!((error.column(), error.value()), (Some("weights.skills"), Some("1000001")));
    let most = pairwright::Weights::default()
        .with_different_department(1_000_000)
        .with_different_region(-1_000_000)
        .with_mentee_choices([1_000_000; 3]);
    let workload = Workload::default().with_usual(3);
    let programme = Programme::default().with_weights(most).with_workload(workload);
    Matcher::new(programme).solve(company(9, 20, 4).unwrap()).unwrap().verify().map(drop).unwrap();
}

/// The name of a criterion is a column of `matches.csv`: it must be one, and be nobody else's.
#[test]
fn criteria_whose_names_are_no_columns_of_their_own_are_refused() {
    #[derive(Debug)]
    struct Named(&'static str);
    impl pairwright::Criterion for Named {
        fn name(&self) -> &str {
            self.0
        }
        fn compile(
            &self,
            _: &pairwright::scoring::Sides<'_>,
        ) -> pairwright::Result<Vec<pairwright::assignment::Term>> {
            Ok(Vec::new())
        }
    }
    let people = || [Participant::mentor("ana"), Participant::mentee("max")];
    let solve = |name| Matcher::default().with_criterion(Named(name)).solve(Cohort::new(people()).unwrap());
    let taken = [
        "",
        " ",
        "mentor_id",
        "mentee_id",
        "points",
        "fit",
        "duration",
        "format",
        "lines_checked",
        "Points",
        " points ",
        "Skills",
    ];
    for name in taken {
        let refused = solve(name).unwrap_err();
        assert!(refused.is_programme(), "{name:?}: {refused}");
    }
    assert!(solve("point").is_ok() && solve("language").is_ok());
}
