//! Verdicts where only some have answered, and pairs in trouble.

use pairwright::evaluation::{
    GoalResult, Goals, Measure, Outcomes, PairOutcome, SmartGoal, Target, Trouble, Verdict,
};
use pairwright::people::PairId;
use pairwright::{Cohort, Evaluation, Evaluator, Matcher, Matching, Participant};

use crate::arranged::{Fit, arranged};

/// So many pairs, of whom it does not matter who they are.
fn pairs(count: usize) -> Matching {
    arranged(&vec![Fit { department: true, region: true, chosen: false }; count])
}

fn of(k: usize) -> PairOutcome {
    PairOutcome::new(format!("m{k:03}"), format!("s{k:03}"))
}

fn judged(pairs_in_all: usize, said: Vec<PairOutcome>, measure: Measure, target: Target) -> GoalResult {
    let goal = SmartGoal::new("goal", measure, target, "2026-06-30".parse().unwrap()).unwrap();
    let evaluator = Evaluator::default().with_goals(Goals::new([goal]));
    let evaluation = evaluator.evaluate(&pairs(pairs_in_all), &Outcomes::new(said).unwrap()).unwrap();
    evaluation.goals()[0].clone()
}

fn meeting(in_all: usize, yes: usize, no: usize, target: f64) -> GoalResult {
    let said = (0..yes + no).map(|k| of(k).with_still_meeting(k < yes)).collect();
    judged(in_all, said, Measure::StillMeeting, Target::AtLeast(target))
}

/// By hand: of 12 pairs 3 say yes. If 4 of the 12 did, three yeses of three come in 4 of 220 draws,
/// rarer than 1 in 40; if 5 did, in 10 of 220. So 5 of 12 are likely, 4 are not.
#[test]
fn few_answers_cannot_tell_and_the_interval_is_exact() {
    let result = meeting(12, 3, 0, 0.8);
    assert_eq!(result.verdict(), Verdict::CannotTell);
    assert_eq!(result.verdict().to_string(), "cannot tell yet");
    let interval = result.figure().unwrap().interval().unwrap();
    assert!((interval.low() - 5.0 / 12.0).abs() < 1e-12 && (interval.high() - 1.0).abs() < 1e-12);
    assert_eq!(meeting(12, 3, 0, 5.0 / 12.0).verdict(), Verdict::Met);
    assert_eq!(meeting(12, 0, 3, 0.6).verdict(), Verdict::NotMet);
    assert_eq!(meeting(12, 0, 3, 0.5).verdict(), Verdict::CannotTell);
    assert_eq!(meeting(12, 1, 0, 0.5).verdict(), Verdict::CannotTell);
}

/// When all have answered there is nothing to guess, and a single no is certain.
#[test]
fn what_is_known_is_no_guess() {
    assert_eq!(meeting(5, 4, 1, 0.8).verdict(), Verdict::Met);
    assert_eq!(meeting(5, 3, 2, 0.8).verdict(), Verdict::NotMet);
    assert!(meeting(5, 4, 1, 0.8).unanswered().is_none());
    assert_eq!(meeting(60, 49, 1, 1.0).verdict(), Verdict::NotMet);
    assert_eq!(meeting(60, 50, 0, 1.0).verdict(), Verdict::CannotTell);
    // 48 of 60 are there whatever the others say
    assert_eq!(meeting(60, 48, 2, 0.8).verdict(), Verdict::Met);
    let rated = |values: &[f64], in_all, target| {
        let said = values.iter().enumerate().map(|(k, &value)| of(k).with_rating(value)).collect();
        judged(in_all, said, Measure::Rating, Target::AtLeast(target)).verdict()
    };
    assert_eq!(rated(&[3.0, 4.0, 5.0], 3, 4.0), Verdict::Met);
    assert_eq!(rated(&[3.0, 4.0, 5.0], 12, 4.0), Verdict::CannotTell);
    assert_eq!(rated(&[4.0], 1, 4.0), Verdict::Met);
    assert_eq!(rated(&[4.0], 2, 1.0), Verdict::CannotTell);
    // three that say the same are not all
    assert_eq!(rated(&[5.0; 3], 60, 4.5), Verdict::CannotTell);
    assert_eq!(rated(&[5.0; 30], 60, 4.5), Verdict::Met);
}

#[test]
fn what_the_others_could_change_is_said() {
    let result = meeting(63, 25, 6, 0.6);
    let others = result.unanswered().unwrap();
    assert_eq!(others.pairs(), 32);
    assert!(
        (others.at_least() - 25.0 / 63.0).abs() < 1e-12 && (others.at_most() - 57.0 / 63.0).abs() < 1e-12
    );
    assert!(!others.is_reached_at_least() && others.is_reached_at_most());
    assert_eq!(
        others.to_string(),
        "Had the other 32 pairs said no, it would be 39.7 % and not met; had they said yes, 90.5 % and met."
    );
    let said = vec![of(0).with_rating(2.0), of(1).with_rating(5.0)];
    let rating = judged(3, said, Measure::Rating, Target::AtMost(3.5));
    assert_eq!(
        rating.unanswered().unwrap().to_string(),
        "Had the other pair answered 2.00, the lowest so far, it would be 3.00 and met; had they answered \
         5.00, the highest, 4.00 and not met."
    );
    let nobody = judged(3, Vec::new(), Measure::GoalsMet, Target::AtLeast(0.5));
    assert_eq!((nobody.verdict(), nobody.unanswered()), (Verdict::NotKnown, None));
}

fn evaluated(outcomes: impl IntoIterator<Item = PairOutcome>, evaluator: &Evaluator) -> Evaluation {
    evaluator.evaluate(&pairs(12), &Outcomes::new(outcomes).unwrap()).unwrap()
}

#[test]
fn pairs_in_trouble_are_told_worst_first() {
    let said = [
        of(0).with_rating(5.0).with_still_meeting(true).with_goals_met(0.5),
        of(1).with_rating(2.0).with_still_meeting(true),
        of(2).with_rating(1.0),
        of(3).with_still_meeting(false).with_rating(4.0),
        of(4).with_goals_met(0.25),
        of(5).with_still_meeting(false).with_goals_met(0.0),
        of(6).with_still_meeting(false).with_rating(2.0).with_goals_met(0.4),
    ];
    let told = |evaluation: &Evaluation| -> Vec<String> {
        evaluation.in_trouble().iter().map(|pair| pair.mentor().to_string()).collect()
    };
    let found = evaluated(said.clone(), &Evaluator::default());
    assert_eq!(told(&found), ["m006", "m005", "m003", "m002", "m001", "m004"]);
    assert_eq!(found.low_rating(), Some(2.0));
    assert_eq!(found.in_trouble()[0].signs()[0], Trouble::NotMeeting);
    assert_eq!(
        found.in_trouble()[0].to_string(),
        "m006 and s006: no longer meeting, rating 2.00 and 40.0 % of their goals met"
    );
    let stricter = evaluated(said.clone(), &Evaluator::default().with_low_rating(4.0));
    assert_eq!(told(&stricter), ["m006", "m003", "m005", "m002", "m001", "m004"]);
    // up to ten, up to a hundred; below nothing there is no scale that we know
    for (rating, low) in [(10.0, Some(4.0)), (73.0, Some(40.0)), (101.0, None), (-1.0, None)] {
        let found = evaluated([of(0).with_rating(rating), of(1).with_rating(3.0)], &Evaluator::default());
        assert_eq!(found.low_rating(), low, "{rating}");
    }
}

/// Pairs that were only proposed have not failed to answer.
#[test]
fn an_evaluation_can_be_of_some_pairs_of_the_matching() {
    let formal = (0..3).map(|k| PairId::new(format!("m{k:03}"), format!("s{k:03}")));
    let said = (0..4).map(|k| of(k).with_still_meeting(k != 3));
    let found = evaluated(said, &Evaluator::default().with_pairs(formal));
    assert_eq!((found.answered().count(), found.answered().of()), (3, 3));
    assert_eq!((found.means()[0].1.based_on(), found.means()[0].1.of()), (3, 3));
    assert!(found.in_trouble().is_empty());
    let served = &found.of_matching()[0];
    assert_eq!((&served.0, served.1.value(), served.1.of()), (&Measure::MenteesServed, 0.25, 12));
}

/// Names of people who are in trouble come from the cohort, and go with it.
#[test]
fn a_matching_without_names_names_nobody() {
    let people = [Participant::mentor("a").with_name("Ana <b>"), Participant::mentee("b").with_name("Bo")];
    let matching = Matcher::default().solve(Cohort::new(people).unwrap()).unwrap();
    let said = Outcomes::new([PairOutcome::new("a", "b").with_still_meeting(false)]).unwrap();
    let told = |matching: &Matching| {
        Evaluator::default().evaluate(matching, &said).unwrap().in_trouble()[0].to_string()
    };
    assert_eq!(told(&matching), "a (Ana <b>) and b (Bo): no longer meeting");
    assert_eq!(told(&matching.without_names()), "a and b: no longer meeting");
}
