//! Goals and their figures, by hand.

use pairwright::evaluation::{
    Date, Goals, Measure, OutcomeFinding, Outcomes, PairOutcome, SmartGoal, Target, Verdict,
};
use pairwright::{Cohort, Evaluator, Matcher, Matching, Participant, Programme};

/// Three pairs: ana and max, ben and mia, cleo and zoe.
fn matching() -> Matching {
    let people = [
        Participant::mentor("ana").with_department("Data").with_region("North"),
        Participant::mentor("ben").with_department("Law").with_region("North"),
        Participant::mentor("cleo").with_department("Data"),
        Participant::mentor("dan"),
        Participant::mentee("max").with_department("Law").with_region("North").with_choices(["ana"]),
        Participant::mentee("mia").with_department("Law").with_region("South").with_choices(["dan", "ben"]),
        Participant::mentee("zoe").with_department("Law").with_region("South").with_choices(["dan"]),
    ];
    let pairs = [("ana", "max"), ("ben", "mia"), ("cleo", "zoe")];
    let cohort = Cohort::builder().people(people).locked(pairs).build().unwrap();
    Matcher::new(Programme::default()).solve(cohort).unwrap()
}

fn outcomes() -> Outcomes {
    Outcomes::new([
        PairOutcome::new("ana", "max").with_rating(4.0).with_still_meeting(true).with_goals_met(0.5),
        PairOutcome::new("cleo", "zoe").with_rating(3.0).with_further("hours", 6.5),
        PairOutcome::new("ben", "mia"),
    ])
    .unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The verdict, the figure, how many it is based on and out of how many.
fn judged(measure: Measure, target: Target, as_of: &str) -> (Verdict, Option<(f64, usize, usize)>) {
    let goal = SmartGoal::new("goal", measure, target, day("2026-06-30")).unwrap();
    let evaluator = Evaluator::default().with_goals(Goals::new([goal])).with_day(day(as_of));
    let evaluation = evaluator.evaluate(&matching(), &outcomes()).unwrap();
    let result = &evaluation.goals()[0];
    (result.verdict(), result.figure().map(|f| (f.value(), f.based_on(), f.of())))
}

#[test]
fn every_measure_has_the_figure_worked_out_by_hand() {
    let third = 2.0 / 3.0;
    for (measure, value, based_on) in [
        (Measure::Rating, 3.5, 2),
        (Measure::StillMeeting, 1.0, 1),
        (Measure::GoalsMet, 0.5, 1),
        (Measure::Column("hours".into()), 6.5, 1),
        (Measure::CrossDepartment, third, 3),
        (Measure::CrossRegion, 0.5, 2),
        (Measure::ChoicesHonoured, third, 3),
        (Measure::MenteesServed, 1.0, 3),
    ] {
        let share = if measure.is_share() { value } else { value - 0.1 };
        let (verdict, figure) = judged(measure.clone(), Target::AtLeast(share), "2026-06-30");
        let (found, based, of) = figure.unwrap();
        assert!((found - value).abs() < 1e-12, "{measure}: {found}");
        // what a part of the pairs answered may be otherwise of all
        let expected = if measure.is_answered() { Verdict::CannotTell } else { Verdict::Met };
        assert_eq!((verdict, based, of), (expected, based_on, 3), "{measure}");
    }
}

#[test]
fn verdicts_depend_on_the_target_and_the_day() {
    let chosen = |target, day| judged(Measure::ChoicesHonoured, target, day).0;
    assert_eq!(chosen(Target::AtLeast(0.66), "2026-07-01"), Verdict::Met);
    assert_eq!(chosen(Target::AtLeast(0.67), "2026-06-30"), Verdict::NotMet);
    assert_eq!(chosen(Target::AtMost(0.67), "2026-06-30"), Verdict::Met);
    assert_eq!(chosen(Target::AtMost(0.66), "2026-06-30"), Verdict::NotMet);
    assert_eq!(chosen(Target::AtLeast(0.66), "2026-06-29"), Verdict::NotYetDue);
    let unknown = Measure::Column("laughs".into());
    assert_eq!(judged(unknown.clone(), Target::AtLeast(1.0), "2026-06-30"), (Verdict::NotKnown, None));
    assert_eq!(judged(unknown, Target::AtLeast(1.0), "2026-06-29").0, Verdict::NotYetDue);
}

#[test]
fn the_answered_share_counts_pairs_that_said_anything() {
    let evaluation = Evaluator::default().evaluate(&matching(), &outcomes()).unwrap();
    assert_eq!((evaluation.answered().count(), evaluation.answered().of()), (2, 3));
    let measures: Vec<String> = evaluation.means().iter().map(|(measure, _)| measure.to_string()).collect();
    assert_eq!(measures, ["mean rating", "pairs still meeting", "goals met", "mean hours"]);
}

#[test]
fn outcomes_of_no_pair_are_findings_and_do_not_count() {
    let strange = Outcomes::new([
        PairOutcome::new("ana", "mia").with_rating(1.0),
        PairOutcome::new("ana", "nobody").with_rating(1.0),
        PairOutcome::new("max", "ana").with_rating(1.0),
    ])
    .unwrap();
    let evaluation = Evaluator::default().evaluate(&matching(), &strange).unwrap();
    assert_eq!(evaluation.answered().count(), 0);
    let id = |text: &str| pairwright::ParticipantId::from(text);
    assert_eq!(
        evaluation.findings(),
        [
            OutcomeFinding::NoPair { mentor: id("ana"), mentee: id("mia") },
            OutcomeFinding::PersonUnknown { mentor: id("ana"), mentee: id("nobody"), person: id("nobody") },
            OutcomeFinding::Exchanged { mentor: id("max"), mentee: id("ana") },
        ]
    );
    assert!(evaluation.findings()[2].to_string().contains("ana is the mentor, max the mentee"));
}

#[test]
fn days_are_those_of_the_calendar() {
    for text in ["2024-02-29", "2000-02-29", "2026-12-31", " 2026-01-01 "] {
        assert_eq!(day(text).to_string(), text.trim());
    }
    let wrong = [
        "2026-02-29",
        "1900-02-29",
        "2026-13-01",
        "2026-00-01",
        "2026-04-31",
        "2026-1-1",
        "26-01-01",
        "2026/01/01",
        "",
        "2026-01-0é",
        "+026-01-01",
    ];
    for text in wrong {
        let error = text.parse::<Date>().unwrap_err();
        assert!(error.is_input());
        assert_eq!(error.value(), Some(text));
    }
    assert!(day("2025-12-31") < day("2026-01-01") && day("2026-01-31") < day("2026-02-01"));
}

#[test]
fn goals_survive_a_round_trip_and_wrong_ones_are_refused() {
    let goals = Goals::new([
        SmartGoal::new("a", Measure::Column("hours".into()), Target::AtMost(3.0), day("2026-06-30")).unwrap(),
        SmartGoal::new("b", Measure::StillMeeting, Target::AtLeast(0.8), day("2026-07-01")).unwrap(),
    ]);
    let text = serde_json::to_string(&goals).unwrap();
    assert_eq!(serde_json::from_str::<Goals>(&text).unwrap(), goals);
    for (from, to) in
        [("0.8", "80.0"), ("2026-07-01", "2026-07-32"), ("at_most", "atmost"), ("\"b\"", "\" \"")]
    {
        assert!(
            text.contains(from) && serde_json::from_str::<Goals>(&text.replace(from, to)).is_err(),
            "{to}"
        );
    }
    let outcomes = outcomes();
    let text = serde_json::to_string(&outcomes).unwrap();
    assert_eq!(serde_json::from_str::<Outcomes>(&text).unwrap(), outcomes);
    assert!(serde_json::from_str::<Outcomes>(&text.replace("0.5", "1.5")).is_err());
    assert!(serde_json::from_str::<Outcomes>(&text.replace("ben", "").replace("mia", "zoe")).is_err());
}
