//! Answers that no statistics should fall for.

use pairwright::evaluation::{EvaluationWarning, Evidence, Measure, Outcomes, PairOutcome, UntestedReason};
use pairwright::{Evaluation, Evaluator, Matcher, Matching, Programme};

use crate::arranged::{Fit, arranged, rated, some_fits};
use crate::first_weights::first_weights;
use crate::numbers::Numbers;
use crate::outcome_world::normal;

fn evaluated(matching: &Matching, ratings: impl IntoIterator<Item = Option<f64>>) -> Evaluation {
    Evaluator::default().evaluate(matching, &rated(ratings)).unwrap()
}

fn sixty() -> (Vec<Fit>, Matching) {
    let fits = some_fits(60, &mut Numbers::new(7));
    let matching = arranged(&fits);
    (fits, matching)
}

fn says_nothing(evaluation: &Evaluation) {
    assert!(evaluation.suggestion().is_none());
    assert!(!evaluation.effects().iter().any(pairwright::evaluation::Effect::is_reliable), "{evaluation}");
    assert!(evaluation.to_string().contains("nothing reliable about what made pairs good"), "{evaluation}");
}

#[test]
fn one_outlier_makes_no_effect() {
    let (fits, matching) = sixty();
    for place in 0..fits.len() {
        for size in [40.0, 1e9] {
            let mut numbers = Numbers::new(1);
            let ratings: Vec<f64> = fits.iter().map(|_| 3.0 + 0.1 * normal(&mut numbers)).collect();
            let spoilt = (0..).zip(ratings).map(|(k, rating)| Some(if k == place { size } else { rating }));
            says_nothing(&evaluated(&matching, spoilt));
        }
    }
}

#[test]
fn all_the_same_says_so() {
    let (fits, matching) = sixty();
    for rating in [0.0, 3.7, -1e9] {
        let evaluation = evaluated(&matching, fits.iter().map(|_| Some(rating)));
        assert_eq!(evaluation.warnings(), [EvaluationWarning::AllTheSame { answers: 60 }]);
        says_nothing(&evaluation);
    }
}

#[test]
fn few_answers_or_none_say_so() {
    let (fits, matching) = sixty();
    for answers in [0, 1, 3, 9] {
        let evaluation = evaluated(&matching, (0..fits.len()).map(|k| (k < answers).then_some(k as f64)));
        assert_eq!(evaluation.answered().count(), answers);
        assert!(
            evaluation.warnings().contains(&EvaluationWarning::FewAnswered { answered: answers, of: 60 })
        );
        let few = |warning: &&EvaluationWarning| matches!(warning, EvaluationWarning::TooFewAnswers { .. });
        assert_eq!(evaluation.warnings().iter().filter(few).count(), 1);
        says_nothing(&evaluation);
    }
    let nobody = Evaluator::default().evaluate(&arranged(&[]), &Outcomes::default()).unwrap();
    says_nothing(&nobody);
}

#[test]
fn a_clear_effect_is_found_and_suggested_if_pairs_can_change() {
    let (fits, matching) = sixty();
    let mut numbers = Numbers::new(3);
    let ratings = fits.iter().map(|fit| Some(3.0 + fit.numbers()[1] + 0.2 * normal(&mut numbers)));
    let evaluation = evaluated(&matching, ratings.collect::<Vec<_>>());
    let reliable: Vec<&str> = evaluation
        .effects()
        .iter()
        .filter(|e| e.is_reliable())
        .map(pairwright::evaluation::Effect::key)
        .collect();
    assert_eq!(reliable, ["different_region"]);
    assert!(evaluation.predicted_share().unwrap() > 0.5);
    // the coordinator fixed all pairs, so other weights would change nothing
    assert_eq!(evaluation.warnings(), [EvaluationWarning::NoBetterPairs]);
    assert!(evaluation.suggestion().is_none());
}

#[test]
fn what_cannot_be_told_apart_is_not_called_reliable() {
    let mut numbers = Numbers::new(5);
    let mut fits = some_fits(60, &mut numbers);
    for fit in &mut fits {
        fit.region = fit.department;
    }
    let ratings: Vec<_> =
        fits.iter().map(|fit| Some(3.0 + fit.numbers()[0] + 0.2 * normal(&mut numbers))).collect();
    let evaluation = evaluated(&arranged(&fits), ratings);
    let [department, _] = evaluation.effects() else { panic!("{evaluation}") };
    assert_eq!(department.key(), "different_department");
    assert_eq!(department.evidence(), &Evidence::Entangled(vec!["different_region"]));
    assert!((department.estimate() - 1.0).abs() < 0.3);
    let region = evaluation.untested().iter().find(|untested| untested.key() == "different_region").unwrap();
    assert_eq!(region.why(), &UntestedReason::Entangled(vec!["different_department"]));
    assert!(evaluation.suggestion().is_none());
}

/// Three fits of which one is the sum of the others among these pairs.
#[test]
fn a_sum_of_fits_is_told_as_one() {
    let mut numbers = Numbers::new(6);
    let kinds = [(false, false, false), (true, true, false), (true, false, true)];
    let fits: Vec<Fit> = (0..60)
        .map(|k| kinds[k % 3])
        .map(|(department, region, chosen)| Fit { department, region, chosen })
        .collect();
    let ratings: Vec<_> = fits.iter().map(|_| Some(normal(&mut numbers))).collect();
    let evaluation = evaluated(&arranged(&fits), ratings);
    let chosen = evaluation.untested().iter().find(|untested| untested.key() == "mentee_choices.1").unwrap();
    assert_eq!(chosen.why(), &UntestedReason::Entangled(vec!["different_department", "different_region"]));
    assert!(evaluation.effects().iter().all(|effect| matches!(effect.evidence(), Evidence::Entangled(_))));
}

#[test]
fn no_number_is_refused_and_the_matching_teaches_nothing_about_itself() {
    for rating in [f64::NAN, f64::INFINITY, -f64::INFINITY, 1e300] {
        let error = Outcomes::new([PairOutcome::new("a", "b").with_rating(rating)]).unwrap_err();
        assert!(error.is_input());
        assert_eq!((error.column(), error.person()), (Some("rating"), Some("a")));
        assert!(Outcomes::new([PairOutcome::new("a", "b").with_further("x", rating)]).is_err());
    }
    let (_, matching) = sixty();
    let asked = Evaluator::default().with_outcome(Measure::CrossRegion);
    assert!(asked.evaluate(&matching, &Outcomes::default()).unwrap_err().is_input());
}

/// The same bytes for any order of people and answers.
#[test]
fn the_order_of_rows_changes_no_byte() {
    let world = crate::outcome_world::World { gap: 1.0, first_choice: 1.0, noise: 0.4, ..Default::default() };
    let cohort = crate::company::company(150, 140, 3).unwrap();
    // under these weights there is something to suggest
    let matcher = Matcher::new(Programme::default().with_weights(first_weights()));
    let matching = matcher.solve(cohort).unwrap();
    let outcomes = world.outcomes(&matching, 85, 3).unwrap();
    let told = |matching: &Matching, outcomes: Outcomes| {
        let evaluation = Evaluator::default().evaluate(matching, &outcomes).unwrap();
        assert!(evaluation.suggestion().is_some(), "{evaluation}");
        let text = serde_json::to_string(&evaluation).unwrap();
        let read: Evaluation = serde_json::from_str(&text).unwrap();
        assert_eq!((&read, read.to_string()), (&evaluation, evaluation.to_string()));
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        assert!(evaluation.is_of(matching) && !read.is_of(matching));
        text + &evaluation.to_string()
    };
    let mut pairs: Vec<PairOutcome> = outcomes.clone().into();
    pairs.reverse();
    pairs.swap(3, 40);
    let mut people = matching.cohort().people().to_vec();
    people.reverse();
    let lines = matching.cohort().reporting_lines().clone();
    let turned = pairwright::Cohort::builder().people(people).organisation(lines).build().unwrap();
    let turned = matcher.solve(turned).unwrap();
    assert_eq!(told(&matching, outcomes), told(&turned, Outcomes::new(pairs).unwrap()));
}
