//! What a page tells of goals, effects and suggested weights is the library's.

use pairwright::evaluation::{Goals, Outcomes};
use pairwright::{Evaluator, Matcher, Report};

use crate::figures::civil_service;
use crate::page::{Page, text};

fn file(name: &str) -> String {
    format!("{}/examples/data/outcomes/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// `-0.25` or `78.5 %` as a number.
fn number(cell: &str) -> f64 {
    cell.trim_end_matches('%').trim().parse().unwrap()
}

#[test]
fn an_evaluation_is_shown_as_it_is() {
    let matching = Matcher::default().solve(civil_service()).unwrap();
    let outcomes = Outcomes::read(file("civil-service.csv")).unwrap();
    let goals = Goals::from_toml_file(file("goals.toml")).unwrap();
    let evaluator = Evaluator::default().with_goals(goals).with_day("2026-07-01".parse().unwrap());
    let found = evaluator.evaluate(&matching, &outcomes).unwrap();
    let page = Page::of(&Report::new(&matching).with_evaluation(&found).to_html().unwrap());

    assert_eq!(page.figure("answered"), i64::try_from(found.answered().count()).unwrap());
    let means = page.all("[data-mean]");
    assert_eq!(means.len(), found.means().len());
    for (cell, (measure, figure)) in means.into_iter().zip(found.means()) {
        let factor = if measure.is_share() { 100.0 } else { 1.0 };
        assert!((number(&text(cell)) - factor * figure.value()).abs() <= 0.05, "{measure}");
    }
    let verdicts: Vec<String> = page.all("[data-verdict]").into_iter().map(text).collect();
    let expected: Vec<String> = found.goals().iter().map(|goal| goal.verdict().to_string()).collect();
    assert_eq!(verdicts, expected);
    assert!(
        verdicts.len() > 4
            && verdicts.contains(&"met".to_owned())
            && verdicts.contains(&"NOT met".to_owned())
    );

    for effect in found.effects() {
        let cell = page.all(&format!("[data-effect=\"{}\"]", effect.key()));
        assert_eq!(cell.len(), 1);
        assert!((number(&text(cell[0])) - effect.estimate()).abs() <= 0.005, "{}", effect.key());
    }
    assert_eq!(page.all("[data-effect]").len(), found.effects().len());
    let suggestion = found.suggestion().expect("these made-up outcomes have an effect");
    for change in suggestion.changes() {
        assert_eq!(page.figure(&format!("suggested-{}", change.key())), i64::from(change.then()));
    }
    let words = page.section("outcome");
    for told in found
        .warnings()
        .iter()
        .map(ToString::to_string)
        .chain(found.findings().iter().map(ToString::to_string))
    {
        assert!(words.contains(&told), "{told}");
    }
    assert!(words.contains("not applied by themselves"));
}
