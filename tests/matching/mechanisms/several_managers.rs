//! People with more than one manager: all of them count, in whatever part of a programme lines matter.

use pairwright::assignment::{Dense, PricedCandidates, ShortestAugmentingPath, StagedNetwork};
use pairwright::explain::Contribution;
use pairwright::people::ReportingLines;
use pairwright::policies::{Depth, Rule, Supervision};
use pairwright::season::Given;
use pairwright::{Cohort, Matcher, Matching, PairId, Participant, Season, Sparing};

use super::{first, matched, only};
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;

/// Ana reports to mia and max, who mentor nobody; nia is somebody else.
fn people() -> [Participant; 4] {
    [
        Participant::mentor("ana").with_department("Data").with_level(2).with_managers(["mia", "max"]),
        Participant::mentee("mia").with_department("Legal").with_level(7),
        Participant::mentee("max").with_department("Sales").with_level(6),
        Participant::mentee("nia").with_department("Data").with_level(5),
    ]
}

fn pairs(matching: &Matching) -> Vec<(&str, &str)> {
    matching.pairs().iter().map(|pair| (pair.mentor().as_str(), pair.mentee().as_str())).collect()
}

#[test]
fn neither_of_two_managers_is_a_partner() {
    let matching = matched(first(), people());
    assert_eq!(pairs(&matching), [("ana", "nia")]);
    for manager in ["mia", "max"] {
        let told = matching.explain("ana", manager).unwrap();
        assert_eq!(told.prohibitions().next().unwrap().text(), format!("{manager} manages ana"));
    }
    let [ana, mia, max, _] = people();
    let matching = matched(first(), [ana, mia, max]);
    assert!(matching.pairs().is_empty());
    assert_eq!(matching.summary().supervisory().count(), 0);
}

/// The same two managers as two entries of the organisation, or one here and one there.
#[test]
fn it_does_not_matter_who_says_it() {
    let [ana, mia, max, nia] = people();
    let entry = |manager: &str| ("ana".into(), Some(manager.into()));
    let organisations = [vec![entry("mia"), entry("max")], vec![entry("max")], vec![]];
    let profiles = [vec![], vec!["mia"], vec!["max", "mia"]];
    for (organisation, profile) in organisations.into_iter().zip(profiles) {
        let people = [ana.clone().with_managers(profile), mia.clone(), max.clone(), nia.clone()];
        let lines = ReportingLines::new(organisation).unwrap();
        let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
        let matching = Matcher::new(first()).solve(cohort).unwrap();
        assert_eq!(pairs(&matching), [("ana", "nia")]);
    }
}

/// a reports to b and c; b to d, d to e; c to e.
fn diamond() -> [Participant; 5] {
    [
        Participant::mentor("a").with_managers(["b", "c"]),
        Participant::mentee("b").with_manager("d"),
        Participant::mentee("c").with_manager("e"),
        Participant::mentee("d").with_manager("e"),
        Participant::mentee("e"),
    ]
}

#[test]
fn depths_go_by_the_shortest_way_up() {
    let allowed = |depth| {
        let rules = Supervision::default().with_depth(depth);
        let matching = matched(first().with_supervision(rules), diamond());
        ["b", "c", "d", "e"].map(|mentee| matching.explain("a", mentee).unwrap().points().is_some())
    };
    assert_eq!(allowed(Depth::DirectManager), [false, false, true, true]);
    assert_eq!(allowed(Depth::SkipLevel), [false; 4], "e is three steps by b and two by c");
    assert_eq!(allowed(Depth::WholeLine), [false; 4]);
    let told = |mentee| {
        let matching = matched(first(), diamond());
        matching.explain("a", mentee).unwrap().prohibitions().next().unwrap().text()
    };
    assert_eq!(told("e"), "e manages a manager of a");
}

#[test]
fn lines_and_shared_managers_cost_what_the_rules_say() {
    let points = |rules, mentee: &str| {
        let people = [
            Participant::mentor("a").with_managers(["b", "top"]),
            Participant::mentee("b").with_managers(["top", "x"]),
            Participant::mentee("c").with_managers(["x", "top"]),
            Participant::mentee("d").with_manager("x"),
        ];
        let matching = matched(only(|w| w).with_supervision(rules), people);
        let told = matching.explain("a", mentee).unwrap();
        (told.points(), told.contributions().iter().map(Contribution::text).find(|t| t.contains("manage")))
    };
    let rules = Supervision::default().with_lines(Rule::Penalise(30)).with_same_manager(Rule::Penalise(5));
    assert_eq!(points(rules, "b"), (Some(-35), Some("b manages a; the same manager".into())));
    assert_eq!(points(rules, "c"), (Some(-5), Some("the same manager".into())));
    assert_eq!(points(rules, "d"), (Some(0), None));
    let rules = rules.with_lines(Rule::Allow).with_same_manager(Rule::Forbid);
    assert_eq!(points(rules, "b"), (None, Some("the same manager".into())));
    assert_eq!(points(rules.with_same_manager(Rule::Allow), "b"), (Some(0), None));
}

#[test]
fn a_locked_pair_in_a_second_line_is_refused() {
    for manager in ["mia", "max"] {
        let cohort = Cohort::builder().people(people()).locked([("ana", manager)]).build().unwrap();
        let error = Matcher::new(first()).solve(cohort).unwrap_err();
        assert!(error.is_clash() && error.to_string().contains(&format!("{manager} manages ana")), "{error}");
    }
}

#[test]
fn a_wish_and_a_choice_in_a_second_line_are_told() {
    let [ana, mia, max, nia] = people();
    let cohort =
        Cohort::builder().people([ana.with_choices(["max"]), mia, max, nia]).wished([("ana", "mia")]);
    let told: Vec<_> = cohort.build().unwrap().audit().findings().iter().map(ToString::to_string).collect();
    for part in ["max, but there is a conflict: ana reports to max", "conflict: ana reports to mia"] {
        assert!(told.iter().any(|finding| finding.contains(part)), "{told:?}");
    }
}

/// What is missing is named: a manager for who has none, and what is above for who has.
#[test]
fn what_is_not_known_of_the_lines_is_told() {
    let unknown = |mentor: Participant, mentee: Participant| {
        let (a, b) = (mentor.id().clone(), mentee.id().clone());
        let others = [
            Participant::mentor("low").with_managers(["mid", "top"]),
            Participant::mentee("mid").with_manager("top"),
            Participant::mentee("top"),
        ];
        let matching = matched(only(|w| w), others.into_iter().chain([mentor, mentee]));
        matching.explain(a, b).unwrap().unknown().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let (a, b) = (|| Participant::mentor("a"), || Participant::mentee("b"));
    assert_eq!(unknown(a(), b()), ["manager of a and b"]);
    assert_eq!(unknown(a().with_manager("ghost"), b()), ["manager of b; whole line of a"]);
    assert_eq!(unknown(a().with_managers(["mid", "ghost"]), b().with_manager("mid")), ["whole line of a"]);
    assert_eq!(unknown(a().with_manager("mid"), b().with_managers(["mid", "top"])), [""; 0]);
    assert_eq!(
        unknown(a().with_managers(["b", "ghost"]), b()),
        [""; 0],
        "one manages the other: that is known"
    );
    // where nobody has a manager, there is nothing to ask for
    let silent = matched(only(|w| w), [a(), b()]);
    assert!(silent.explain("a", "b").unwrap().unknown().is_empty());
}

#[test]
fn a_season_with_several_managers_is_opened_as_it_was_saved() {
    let mut season = Season::new(Matcher::new(first()), Cohort::new(people()).unwrap());
    assert_eq!(pairs(season.propose("1 March").unwrap()), [("ana", "nia")]);
    season.leave("nia", "a new job", "2 March").unwrap();
    let leo = Participant::mentee("leo").with_level(8);
    season.join([leo, Participant::mentor("ben").with_managers(["leo", "mia"])], "3 March").unwrap();
    let round = season.rematch(Sparing::Nobody, "4 March").unwrap();
    let made: Vec<_> = round.made().iter().map(PairId::from).collect();
    assert_eq!(made, [PairId::new("ana", "leo"), PairId::new("ben", "max")]);
    #[cfg(feature = "json")]
    {
        let json = season.to_json().unwrap();
        let again = Season::from_json(&json).unwrap();
        assert_eq!(again.to_json().unwrap(), json);
        let managers = again.cohort().get("ben").unwrap().managers().len();
        assert_eq!((managers, again.matching().unwrap().pairs().len()), (2, 2));
        assert!(json.replace([' ', '\n'], "").contains(r#""manager_id":["leo","mia"]"#), "{json}");
    }
}

/// By every method, from scratch and again: no pair that brute force finds in a line, and as many and as
/// good ones as each other.
#[test]
fn every_method_keeps_every_line() {
    let methods: [fn() -> Matcher; 4] = [
        || Matcher::new(first()).with_solver(Dense),
        || Matcher::new(first()).with_solver(PricedCandidates),
        || Matcher::new(first()).with_solver(ShortestAugmentingPath),
        || Matcher::new(first()).with_solver(StagedNetwork),
    ];
    for seed in 0..40 {
        let mut numbers = Numbers::new(seed);
        let size = 4 + numbers.below(8);
        let id = |k: usize| format!("p{k:02}");
        let people: Vec<Participant> = (0..size)
            .map(|k| {
                let managers: Vec<_> = (0..numbers.below(3)).map(|_| id(numbers.below(size))).collect();
                let role = [Participant::mentor, Participant::mentee, Participant::both][numbers.below(3)];
                let level = i32::from(numbers.small(4));
                role(id(k))
                    .with_managers(managers)
                    .with_department(format!("D{}", numbers.below(3)))
                    .with_level(level)
            })
            .collect();
        let cohort = Cohort::new(people).unwrap();
        let mut found = Vec::new();
        for method in methods {
            let matcher = accepting_chance(method());
            let matching = matcher.solve(cohort.clone()).unwrap();
            let given = Given::default().with_sparing(Sparing::Price(1));
            let again = matcher.rematch(cohort.clone(), Some(&matching), &given).unwrap();
            for pair in matching.pairs().iter().chain(again.matching().pairs()) {
                let reaches = |low: &str, high: &str| {
                    let (mut open, mut seen) = (vec![low.to_owned()], Vec::new());
                    while let Some(who) = open.pop() {
                        let above = cohort.get(&who).map(Participant::managers).unwrap_or_default();
                        open.extend(above.iter().map(ToString::to_string).filter(|id| !seen.contains(id)));
                        seen.extend(above.iter().map(ToString::to_string));
                    }
                    seen.iter().any(|who| who == high)
                };
                let (a, b) = (pair.mentor().as_str(), pair.mentee().as_str());
                assert!(a != b && !reaches(a, b) && !reaches(b, a), "{seed} {a} {b}");
            }
            let summary = matching.summary();
            found.push((summary.mentees_matched().count(), summary.points()));
        }
        assert!(found.iter().all(|one| *one == found[0]), "{seed} {found:?}");
    }
}
