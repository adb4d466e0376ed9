//! A cohort beside the last one.

use pairwright::evaluation::{Measure, Outcomes};
use pairwright::{Evaluation, Evaluator};

use crate::arranged::{Fit, arranged, rated};

fn cohort(pairs: usize, chosen: usize) -> pairwright::Matching {
    let fit = |k| Fit { department: true, region: true, chosen: k < chosen };
    arranged(&(0..pairs).map(fit).collect::<Vec<_>>())
}

fn evaluated(pairs: usize, rating: impl Fn(usize) -> Option<f64>) -> Evaluation {
    Evaluator::default().evaluate(&cohort(pairs, pairs / 2), &rated((0..pairs).map(rating))).unwrap()
}

#[test]
fn each_measure_is_told_then_and_now() {
    let then = evaluated(40, |k| Some(3.0 + (k % 3) as f64 / 2.0));
    let now = evaluated(30, |k| Some(4.0 + (k % 3) as f64 / 2.0));
    let change = now.compared_with(&then);
    let rating = &change.changes()[0];
    assert_eq!(rating.measure(), &Measure::Rating);
    assert!((rating.change() - (4.5 - 3.4875)).abs() < 1e-9, "{}", rating.change());
    assert!(rating.is_clear() && rating.interval().unwrap().low() > 0.7);
    assert_eq!((rating.then().based_on(), rating.now().based_on()), (40, 30));
    let served = change.changes().iter().find(|one| *one.measure() == Measure::MenteesServed).unwrap();
    assert!(served.interval().is_none() && !served.is_clear() && served.change() == 0.0);
    let told = change.to_string();
    assert!(
        told.contains("more than chance") && told.lines().all(|line| line.chars().count() <= 80),
        "{told}"
    );
    let text = serde_json::to_string(&change).unwrap();
    assert_eq!(serde_json::from_str::<pairwright::evaluation::CohortChange>(&text).unwrap(), change);
}

#[test]
fn what_was_not_asked_in_both_is_not_compared() {
    let then = evaluated(12, |_| None);
    let now = evaluated(12, |k| Some(k as f64));
    assert!(now.compared_with(&then).changes().iter().all(|one| !one.measure().is_answered()));
    let once = evaluated(12, |k| (k == 0).then_some(5.0));
    let change = once.compared_with(&now);
    let rating = &change.changes()[0];
    assert!(rating.interval().is_none() && !rating.is_clear());
    let none = Evaluator::default().evaluate(&arranged(&[]), &Outcomes::default()).unwrap();
    assert!(none.compared_with(&none).to_string().contains("no measure in common"));
}
