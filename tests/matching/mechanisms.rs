//! One test for each mechanism that makes a good match, with its number in the name.

mod expectations;
mod minimums;
mod several_managers;
mod waiting;
mod wishes;

use pairwright::assignment::Entry;
use pairwright::explain::Contribution;
use pairwright::policies::{ChoiceRule, Choices, Depth, Gap, Junior, Rule, Seniority, Supervision, Workload};
use pairwright::{Cohort, Explanation, Focus, Matcher, Matching, Participant, Programme, Weights};

use crate::first_weights::first_weights;

/// The weights that the numbers of these tests are about.
fn first() -> Programme {
    Programme::default().with_weights(first_weights())
}

/// All weights 0, but for those a test sets.
fn silent() -> Weights {
    Weights::default()
        .with_different_department(0)
        .with_different_unit(0)
        .with_different_region(0)
        .with_different_location(0)
        .with_different_country(0)
        .with_complementary_personality(0)
        .with_two_introverts(0)
        .with_two_extraverts(0)
        .with_seniority_gap(0)
        .with_skills(0)
        .with_new_knowledge(0)
        .with_commitment(0)
        .with_shared_group(0)
        .with_acquaintance(0)
        .with_wish(0)
        .with_mentor_choices([0; 3])
        .with_mentee_choices([0; 3])
}

fn only(weights: impl FnOnce(Weights) -> Weights) -> Programme {
    Programme::default().with_weights(weights(silent()))
}

fn matched(programme: Programme, people: impl IntoIterator<Item = Participant>) -> Matching {
    let matching = Matcher::new(programme).solve(Cohort::new(people).unwrap()).unwrap();
    matching.verify().map(drop).unwrap();
    matching
}

/// What is not known of a pair, in words.
fn unknown(told: &Explanation) -> Vec<String> {
    told.unknown().iter().map(ToString::to_string).collect()
}

/// The points of a pair, or `None` where it is forbidden.
fn points(programme: Programme, mentor: Participant, mentee: Participant) -> Option<i32> {
    let (a, b) = (mentor.id().clone(), mentee.id().clone());
    matched(programme, [mentor, mentee]).explain(a, b).unwrap().points()
}

fn mentor() -> Participant {
    Participant::mentor("ana")
}

fn mentee() -> Participant {
    Participant::mentee("max")
}

#[test]
fn s1_rewards_a_different_department() {
    let programme = only(|w| w.with_different_department(250));
    let of = |a: &str, b: &str| {
        points(programme.clone(), mentor().with_department(a), mentee().with_department(b))
    };
    assert_eq!(of("Data", "Legal"), Some(250));
    assert_eq!(of("Data", "Data"), Some(0));
    let people = [
        mentor().with_department("Data"),
        Participant::mentor("ben").with_department("Legal"),
        mentee().with_department("Data"),
    ];
    assert_eq!(matched(programme, people).partners("max")[0].id().as_str(), "ben");
}

#[test]
fn s2_rewards_a_different_region_location_and_country_separately() {
    let programme =
        only(|w| w.with_different_region(200).with_different_location(30).with_different_country(4));
    let place = |p: Participant, r: &str, l: &str, c: &str| p.with_region(r).with_location(l).with_country(c);
    let of = |r: &str, l: &str, c: &str| {
        points(programme.clone(), place(mentor(), "North", "Leeds", "UK"), place(mentee(), r, l, c))
    };
    assert_eq!(of("North", "Leeds", "UK"), Some(0));
    assert_eq!(of("South", "Leeds", "UK"), Some(200));
    assert_eq!(of("North", "York", "UK"), Some(30));
    assert_eq!(of("South", "Rome", "IT"), Some(234));
}

#[test]
fn s2_an_unknown_region_counts_what_the_known_count_and_is_named() {
    let programme = only(|w| w.with_different_region(200));
    let in_region = |id, region| Participant::mentee(id).with_region(region);
    let people = [
        mentor().with_region("North"),
        Participant::mentor("ben"),
        mentee(),
        in_region("mia", "South"),
        in_region("mo", "South"),
        in_region("mu", "North"),
    ];
    let matching = matched(programme, people);
    let told = |mentor, mentee| matching.explain(mentor, mentee).unwrap();
    assert_eq!(told("ana", "max").points(), Some(133), "200, 200 and 0");
    assert_eq!(unknown(&told("ana", "max")), ["region of max"]);
    let text = told("ana", "max").to_string();
    assert!(text.contains("+133  not known, counts as the average: region of max"), "{text}");
    assert_eq!([told("ben", "mia").points(), told("ben", "mu").points()], [Some(200), Some(0)], "as ana");
    assert_eq!(told("ben", "max").points(), Some(133), "over all who are known");
    assert_eq!(unknown(&told("ben", "max")), ["region of ben and max"]);
}

#[test]
fn s3_an_introvert_goes_with_an_extravert_and_two_introverts_are_worst() {
    let of =
        |a: f64, b: f64| points(first(), mentor().with_personality(a), mentee().with_personality(b)).unwrap();
    assert_eq!(of(0.0, 100.0), 100);
    assert_eq!(of(20.0, 80.0), 60);
    assert_eq!(of(90.0, 90.0), -20); // two extraverts
    assert_eq!(of(50.0, 50.0), 0); // neither pole
    let scale = || (0..=20).map(|step| f64::from(step) * 5.0);
    let best_introverts =
        scale().flat_map(|a| scale().map(move |b| (a, b))).filter(|&(a, b)| a <= 40.0 && b <= 40.0);
    let best_introverts = best_introverts.map(|(a, b)| of(a, b)).max().unwrap();
    let others = scale().flat_map(|a| scale().map(move |b| (a, b))).filter(|&(a, b)| a > 40.0 || b > 40.0);
    assert!(others.map(|(a, b)| of(a, b)).min().unwrap() > best_introverts);
}

#[test]
fn s3_the_two_same_pole_cases_have_two_weights_and_the_unknown_is_neutral() {
    let programme =
        only(|w| w.with_complementary_personality(100).with_two_introverts(7).with_two_extraverts(5));
    let of = |a, b| points(programme.clone(), mentor().with_personality(a), mentee().with_personality(b));
    assert_eq!(of(10.0, 10.0), Some(-7));
    assert_eq!(of(90.0, 90.0), Some(-5));
    let other = |id, value| Participant::mentee(id).with_personality(value);
    let people = [mentor().with_personality(10.0), mentee(), other("mia", 10.0), other("mo", 50.0)];
    let matching = matched(programme, people);
    let points = |mentee| matching.explain("ana", mentee).unwrap().points();
    assert_eq!([points("mia"), points("mo")], [Some(-7), Some(40)]);
    assert_eq!(points("max"), Some(17), "16.5, the average of the two, away from zero");
}

#[test]
fn s4_the_mentor_is_the_junior_one() {
    let of = |a, b| points(first(), mentor().with_level(a), mentee().with_level(b));
    assert_eq!(of(5, 5), None);
    assert_eq!(of(6, 5), None);
    assert_eq!(of(1, 5), Some(200), "four levels are ideal");
    assert_eq!(of(4, 5), Some(50));
    assert_eq!(of(1, 9), Some(0), "nothing at eight, but allowed");
    let told = matched(first(), [mentor().with_level(6), mentee().with_level(5)]);
    let told = told.explain("ana", "max").unwrap();
    assert_eq!(told.prohibitions().map(Contribution::criterion).collect::<Vec<_>>(), ["seniority"]);
}

#[test]
fn s4_junior_may_be_by_level_tenure_either_or_both() {
    let of = |junior, a: (i32, f64), b: (i32, f64)| {
        let programme = first().with_seniority(Seniority::default().with_junior(junior));
        let stand = |p: Participant, (level, years)| p.with_level(level).with_tenure_years(years);
        points(programme, stand(mentor(), a), stand(mentee(), b)).is_some()
    };
    let (lower_longer, higher_shorter) = ((1, 20.0), (5, 3.0));
    for (junior, allowed) in
        [(Junior::Level, true), (Junior::Tenure, false), (Junior::Either, true), (Junior::Both, false)]
    {
        assert_eq!(of(junior, lower_longer, higher_shorter), allowed, "{junior:?}");
    }
    for junior in [Junior::Level, Junior::Tenure, Junior::Either, Junior::Both] {
        assert!(of(junior, (1, 1.0), (2, 2.0)), "{junior:?}");
        assert!(!of(junior, (2, 2.0), (2, 2.0)), "{junior:?}: equal is not junior");
    }
}

#[test]
fn s4_a_senior_mentor_may_cost_points_instead_and_an_unknown_level_forbids_nothing() {
    let penalty = Seniority::default().with_senior_mentor(Rule::Penalise(70));
    let programme = first().with_seniority(penalty);
    assert_eq!(points(programme, mentor().with_level(5), mentee().with_level(4)), Some(-70));
    let other = |id, level| Participant::mentee(id).with_level(level);
    let people =
        [mentor().with_level(5), mentee(), other("mia", 9), other("mo", 6), other("mu", 3), other("my", 5)];
    let told = matched(first(), people).explain("ana", "max").unwrap();
    assert_eq!(told.points(), Some(125), "200 and 50: those who may not be paired are no points");
    assert_eq!(unknown(&told), ["level of max"]);
}

#[test]
fn s4_an_unknown_level_may_be_forbidden_or_cost_points() {
    let told = |rule| {
        let programme = first().with_seniority(Seniority::default().with_unknown(rule));
        let people = [mentor().with_level(5), mentee(), Participant::mentee("mia").with_level(9)];
        matched(programme, people).explain("ana", "max").unwrap()
    };
    assert_eq!(told(Rule::Penalise(30)).points(), Some(170));
    let forbidden = told(Rule::Forbid);
    let text = forbidden.to_string();
    assert_eq!(forbidden.points(), None);
    assert_eq!(forbidden.prohibitions().map(Contribution::criterion).collect::<Vec<_>>(), ["seniority"]);
    assert!(text.contains("never  it is not known whether the mentor is the junior one"), "{text}");
    assert!(text.contains("not known: level of max"), "{text}");
    // a whole side without levels is no way around the rule
    let must = Seniority::default().with_unknown(Rule::Forbid);
    assert_eq!(points(first().with_seniority(must), mentor().with_level(5), mentee()), None);
}

/// Of "a lower level and fewer years", one may be known: it decides what it can.
#[test]
fn s4_what_is_known_of_level_and_tenure_counts() {
    let programme = |rule| {
        let rules = Seniority::default().with_junior(Junior::Both).with_senior_mentor(rule);
        first().with_seniority(rules)
    };
    let people = || {
        let stand = |p: Participant, level, years| p.with_level(level).with_tenure_years(years);
        [
            stand(mentor(), 1, 5.0),
            Participant::mentor("ben").with_level(3),
            Participant::mentor("cem").with_tenure_years(9.0),
            stand(mentee(), 5, 8.0),
            stand(Participant::mentee("mia"), 3, 2.0),
        ]
    };
    let all = |rule| {
        let matching = matched(programme(rule), people());
        let told = |mentor, mentee| matching.explain(mentor, mentee).unwrap().points();
        ["ana", "ben", "cem"].map(|mentor| [told(mentor, "max"), told(mentor, "mia")])
    };
    // ana: gaps of 4 and 2, longer there than mia. ben: gaps of 2 and 0, and level 3 is not below 3.
    // cem: no gap is known, and 9 years are more than both have.
    assert_eq!(all(Rule::Forbid), [[Some(200), None], [Some(100), None], [None, None]]);
    assert_eq!(
        all(Rule::Penalise(60)),
        [
            [Some(200), Some(100 - 60)],
            [Some(100), Some(-60)], // with max the average of the penalties: ana has none
            [Some(200 - 60), Some(100 - 60)],
        ]
    );
}

#[test]
fn s4_the_shape_of_the_gap_is_a_policy() {
    let steps = Seniority::default().with_gap(Gap::Steps(vec![50, 100, 75]));
    let programme = only(|w| w.with_seniority_gap(200)).with_seniority(steps);
    let of = |gap| points(programme.clone(), mentor().with_level(0), mentee().with_level(gap));
    assert_eq!([of(1), of(2), of(3), of(9)], [Some(100), Some(200), Some(150), Some(150)]);
}

#[test]
fn s5_ranked_choices_of_both_sides_add_up() {
    let of = |mine: &[&str], theirs: &[&str]| {
        let (a, b) = (mine.iter().copied(), theirs.iter().copied());
        points(first(), mentor().with_choices(a), mentee().with_choices(b)).unwrap()
    };
    assert_eq!(of(&["max"], &[]), 300);
    assert_eq!(of(&["x", "max"], &[]), 200);
    assert_eq!(of(&["x", "y", "max"], &[]), 100);
    assert_eq!(of(&[], &["ana"]), 400);
    assert_eq!(of(&[], &["x", "ana"]), 250);
    assert_eq!(of(&["max"], &["x", "y", "ana"]), 450);
    assert_eq!(of(&["max", "max"], &[]), 300, "named twice, the better rank counts");
}

#[test]
fn s5_whoever_names_nobody_is_worth_what_the_others_are_on_average() {
    let others = ["mia", "mo", "mu"].map(Participant::mentee);
    let [mia, mo, mu] = others;
    let people = [
        mentor(),
        Participant::mentor("ben"),
        mentee(),
        mia.with_choices(["ana", "ben"]),
        mo.with_choices(["ben"]),
        mu.with_choices(["nobody"]), // and so names nobody who takes part
    ];
    let points = |rule| {
        let programme = only(|w| w.with_mentee_choices([400, 250]));
        let programme = programme.with_choices(Choices::default().with_mentees(rule));
        let matching = matched(programme, people.clone());
        ["ana", "ben"].map(|mentor| matching.explain(mentor, "max").unwrap().points())
    };
    assert_eq!(points(ChoiceRule::Prefer), [Some(200), Some(325)], "of 400 + 0, of 250 + 400");
    assert_eq!(points(ChoiceRule::Require), [Some(200), Some(325)], "those who name nobody are free");
    assert_eq!(points(ChoiceRule::Ignore), [Some(0), Some(0)]);
    let told = matched(first(), people).explain("ben", "max").unwrap();
    let line = "   +325  max names nobody who takes part: counts as the average\n";
    assert!(told.to_string().contains(line), "{told}");
    assert!(told.unknown().is_empty(), "{:?}: a wish is not something to be asked for", told.unknown());
    assert!(!told.for_mentee().contains("choice") && !told.for_mentor().contains("choice"));
}

#[test]
fn s6_no_supervisory_line_in_either_direction_and_only_as_far_as_asked() {
    let chain = || {
        [
            Participant::mentor("a").with_manager("b"),
            Participant::mentee("b").with_manager("c"),
            Participant::mentee("c").with_manager("d"),
            Participant::mentee("d"),
        ]
    };
    let allowed = |depth| {
        let rules = Supervision::default().with_depth(depth);
        let matching = matched(first().with_supervision(rules), chain());
        ["b", "c", "d"].map(|mentee| matching.explain("a", mentee).unwrap().points().is_some())
    };
    assert_eq!(allowed(Depth::WholeLine), [false, false, false]);
    assert_eq!(allowed(Depth::SkipLevel), [false, false, true]);
    assert_eq!(allowed(Depth::DirectManager), [false, true, true]);

    let managed_by_mentor = [mentor(), mentee().with_manager("ana")];
    let told = matched(first(), managed_by_mentor).explain("ana", "max").unwrap();
    assert_eq!(told.points(), None);
    assert_eq!(told.prohibitions().next().unwrap().text(), "ana manages max");
}

#[test]
fn s6_lines_run_through_people_who_do_not_take_part() {
    let organisation = pairwright::people::ReportingLines::new([
        ("ana".into(), Some("outsider".into())),
        ("outsider".into(), Some("max".into())),
    ]);
    let cohort =
        Cohort::builder().people([mentor(), mentee()]).organisation(organisation.unwrap()).build().unwrap();
    let matching = Matcher::new(first()).solve(cohort).unwrap();
    assert_eq!(matching.explain("ana", "max").unwrap().points(), None);
    assert!(matching.pairs().is_empty());
}

#[test]
fn s6_lines_may_be_penalised_or_allowed_and_a_shared_manager_too() {
    let of = |rules| {
        let people = [mentor().with_manager("max"), mentee().with_manager("top")];
        matched(first().with_supervision(rules), people).explain("ana", "max").unwrap().points()
    };
    assert_eq!(of(Supervision::default().with_lines(Rule::Penalise(33))), Some(-33));
    assert_eq!(of(Supervision::default().with_lines(Rule::Allow)), Some(0));
    let peers = |rule| {
        let rules = Supervision::default().with_same_manager(rule);
        let people = [mentor().with_manager("top"), mentee().with_manager("top")];
        matched(first().with_supervision(rules), people).explain("ana", "max").unwrap().points()
    };
    assert_eq!(peers(Rule::Allow), Some(0));
    assert_eq!(peers(Rule::Penalise(12)), Some(-12));
    assert_eq!(peers(Rule::Forbid), None);
}

#[test]
fn s6_declared_conflicts_are_forbidden_whatever_the_policy() {
    let lenient = first()
        .with_supervision(Supervision::default().with_lines(Rule::Allow))
        .with_seniority(Seniority::default().with_senior_mentor(Rule::Allow));
    let flagged = [mentor(), mentee().with_conflict("ana", "sisters")];
    let told = matched(lenient.clone(), flagged).explain("ana", "max").unwrap();
    assert_eq!(told.prohibitions().next().unwrap().text(), "declared conflict: sisters");

    let listed =
        Cohort::builder().people([mentor(), mentee()]).conflicts([("ana".into(), "max".into(), None)]);
    let matching = Matcher::new(lenient).solve(listed.build().unwrap()).unwrap();
    assert!(matching.pairs().is_empty());
}

#[test]
fn s8_mentees_are_selective_and_mentors_take_any_pairing() {
    let weights = Weights::default();
    for (mentor, mentee) in weights.mentor_choices().iter().zip(weights.mentee_choices()) {
        assert!(mentee > mentor);
    }
    let rules = Choices::default().with_mentors(ChoiceRule::Ignore).with_mentees(ChoiceRule::Require);
    let people = [
        mentor().with_choices(["mia"]),
        Participant::mentor("ben"),
        mentee().with_choices(["ana"]),
        Participant::mentee("mia"),
    ];
    let matching = matched(first().with_choices(rules), people);
    let allowed = |a, b| matching.explain(a, b).unwrap().points();
    assert_eq!(allowed("ben", "max"), None, "max takes only whom he chose");
    assert_eq!(allowed("ana", "max"), Some(400));
    assert_eq!(allowed("ana", "mia"), Some(0), "the mentors' choices are ignored");
    assert_eq!(allowed("ben", "mia"), Some(0), "who ranked nobody takes anybody");
}

#[test]
fn s9_a_committed_mentee_goes_first() {
    let people = || [mentor(), mentee().with_commitment(2), Participant::mentee("zoe").with_commitment(5)];
    let matching = matched(first(), people());
    assert_eq!(matching.partners("ana")[0].id().as_str(), "zoe");
    assert_eq!(matching.left_out()[0].id().as_str(), "max");
    let strict = matched(first().with_minimum_commitment(3), people());
    let told = strict.explain("ana", "max").unwrap();
    assert_eq!(told.prohibitions().next().unwrap().criterion(), "commitment");
}

#[test]
fn s10_skills_offered_meet_skills_wanted_by_capability() {
    let programme = only(|w| w.with_skills(240));
    let of = |rating| {
        let wants = mentee().with_skill_wanted("Data").with_skill_wanted("Law");
        points(programme.clone(), mentor().with_skill_offered("Data", rating), wants)
    };
    assert_eq!(of(Some(5)), Some(120), "one of two, in full");
    assert_eq!(of(Some(1)), Some(24));
    assert_eq!(of(None), Some(72), "no rating is the middle of the scale");
    let other =
        points(programme, mentor().with_skill_offered("Art", Some(5)), mentee().with_skill_wanted("Law"));
    assert_eq!(other, Some(0));
}

#[test]
fn s11_rewards_new_knowledge_and_another_unit() {
    let programme = only(|w| w.with_new_knowledge(60).with_different_unit(7));
    let teacher = || mentor().with_skill_offered("Data", None).with_skill_offered("Law", None).with_unit("A");
    let knows = |unit: &str| mentee().with_skill_offered("Law", None).with_unit(unit);
    assert_eq!(points(programme.clone(), teacher(), knows("A")), Some(30));
    assert_eq!(points(programme, teacher(), knows("B")), Some(37));
}

#[test]
fn s13_capacities_and_the_workload_cap() {
    let people = || {
        let mentees = ["m1", "m2", "m3", "m4"].map(Participant::mentee);
        [mentor().with_capacity(3)].into_iter().chain(mentees)
    };
    assert_eq!(matched(first(), people()).pairs().len(), 3);
    let capped = first().with_workload(Workload::default().with_most(2));
    assert_eq!(matched(capped, people()).pairs().len(), 2);
    let usual = first().with_workload(Workload::default().with_usual(4));
    let unstated = [mentor()].into_iter().chain(["m1", "m2", "m3", "m4"].map(Participant::mentee));
    assert_eq!(matched(usual, unstated).pairs().len(), 4);
}

#[test]
fn s15_the_focus_sets_the_weights() {
    let people = || {
        [
            mentor().with_department("Data").with_skill_offered("Coding", Some(5)),
            Participant::mentor("ben").with_department("Law").with_skill_offered("Art", Some(5)),
            mentee().with_department("Data").with_skill_wanted("Coding"),
        ]
    };
    let partner =
        |focus| matched(Programme::new(focus), people()).partners("max")[0].id().as_str().to_owned();
    assert_eq!(partner(Focus::SkillTransfer), "ana");
    assert_eq!(partner(Focus::CrossSilo), "ben");
    for (k, focus) in Focus::ALL.iter().enumerate() {
        assert!(Focus::ALL[..k].iter().all(|other| other.weights() != focus.weights()), "{focus:?}");
    }
}

#[test]
fn s18_no_repeats_from_earlier_cohorts() {
    let of = |rule| {
        let cohort = Cohort::builder().people([mentor(), mentee()]).history([("ana", "max")]);
        let matching = Matcher::new(first().with_history(rule)).solve(cohort.build().unwrap());
        matching.unwrap().explain("ana", "max").unwrap().points()
    };
    assert_eq!(of(Rule::Forbid), None);
    assert_eq!(of(Rule::Penalise(99)), Some(-99));
    assert_eq!(of(Rule::Allow), Some(0));
}

#[test]
fn s20_each_shared_group_is_a_soft_link() {
    let of = |groups: &[&str]| {
        let join = |p: Participant| groups.iter().fold(p, |p, group| p.with_group(*group));
        points(first(), mentor().with_group("Women").with_group("Carers"), join(mentee()))
    };
    assert_eq!(of(&["Women"]), Some(30));
    assert_eq!(of(&["Women", "Carers"]), Some(60));
    assert_eq!(of(&["Faith"]), Some(0));
}

#[test]
fn s21_an_acquaintance_helps_outside_a_reporting_line() {
    let lenient = first().with_supervision(Supervision::default().with_lines(Rule::Allow));
    let of = |a, b| points(lenient.clone(), a, b);
    assert_eq!(of(mentor().with_acquaintance("max"), mentee()), Some(50));
    assert_eq!(of(mentor().with_acquaintance("max"), mentee().with_acquaintance("ana")), Some(50));
    assert_eq!(of(mentor().with_acquaintance("max").with_manager("max"), mentee()), Some(0));
}

/// Everything a participant must not read is planted as a marker in the data.
#[test]
fn s22_participants_read_neither_scores_nor_secrets() {
    let people = [
        mentor()
            .with_personality(11.0)
            .with_level(1)
            .with_skill_offered("Data", Some(4))
            .with_group("SECRETGROUP")
            .with_conflict("zed", "SECRETREASON")
            .with_acquaintance("max")
            .with_choices(["zed", "max"]),
        mentee()
            .with_personality(97.0)
            .with_level(5)
            .with_skill_wanted("Data")
            .with_group("SECRETGROUP")
            .with_commitment(1)
            .with_choices(["zoe", "ana"]),
        Participant::mentor("zoe").with_level(2),
        Participant::mentee("zed").with_level(7),
    ];
    let matching = matched(first(), people);
    let told = matching.explain("ana", "max").unwrap();
    assert!(told.to_string().contains("SECRETGROUP"), "the coordinator reads everything");
    let (for_mentor, for_mentee) = (told.for_mentor(), told.for_mentee());
    for text in [&for_mentor, &for_mentee] {
        for secret in ["SECRET", "zed", "zoe", "personality", "commitment", "rated", "conflict", "11", "97"] {
            assert!(!text.contains(secret), "{secret:?} in {text}");
        }
        assert!(!text.chars().any(|c| c.is_ascii_digit()), "no number at all: {text}");
        assert_eq!(text.matches("you asked for this ment").count(), 1, "the own choice: {text}");
        assert!(!text.contains("first") && !text.contains("second"), "and no rank: {text}");
    }
    assert!(for_mentor.contains("you know each other"));
    assert!(!for_mentee.contains("you know each other"), "only ana said so");
}

#[test]
fn a_person_may_be_mentor_and_mentee_but_never_their_own_partner() {
    let people = [
        Participant::both("ana").with_level(4),
        mentee().with_level(6),
        Participant::mentor("zoe").with_level(1),
    ];
    let matching = matched(first(), people);
    let pairs: Vec<_> = matching.pairs().iter().map(|p| (p.mentor().as_str(), p.mentee().as_str())).collect();
    assert_eq!(pairs, [("ana", "max"), ("zoe", "ana")]);
    assert_eq!(matching.explain("ana", "ana").unwrap().points(), None);
    assert_eq!(matching.partners("ana").len(), 2);
}

#[test]
fn contributions_name_every_criterion_in_order() {
    let matching = matched(first(), [mentor(), mentee()]);
    let told = matching.explain("ana", "max").unwrap();
    let names: Vec<_> = told.contributions().iter().map(Contribution::criterion).collect();
    assert_eq!(
        names,
        [
            "department",
            "unit",
            "region",
            "location",
            "country",
            "personality",
            "seniority",
            "mentor_choice",
            "mentee_choice",
            "skills",
            "knowledge",
            "commitment",
            "groups",
            "acquaintance",
            "expectations",
            "waiting",
            "wish",
            "supervision",
            "history",
            "conflict"
        ]
    );
    assert!(told.contributions().iter().all(|c| c.entry() == Entry::Points(0)), "nothing is known of them");
}
