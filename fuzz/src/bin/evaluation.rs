//! Outcomes as a table and goals as TOML: what was read is evaluated, shown and read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::Evaluator;
use pairwright::evaluation::{Goals, Outcomes};
use pairwright::report::EvaluationPage;
use pairwright_fuzz::parts::{parts, text};
use pairwright_fuzz::{sealed, some};

fuzz_target!(|bytes: &[u8]| {
    let [outcomes, goals] = parts::<2>(bytes);
    let goals = text(goals).and_then(|text| Goals::from_toml(text).ok()).unwrap_or_default();
    sealed::goes_round(&goals);
    let outcomes = match Outcomes::from_reader("outcomes.csv", outcomes) {
        Ok(outcomes) => outcomes,
        Err(error) => {
            assert!(error.is_input() && !error.to_string().contains('\0'), "{error}");
            Outcomes::default()
        }
    };
    sealed::goes_round(&outcomes);
    let matching = some::matching();
    let day = "2027-06-30".parse().expect("a day");
    match Evaluator::default().with_goals(goals).with_day(day).evaluate(&matching, &outcomes) {
        Ok(evaluation) => {
            let page = EvaluationPage::new(&evaluation).to_html().expect("an evaluation is shown");
            assert!(!page.contains("NaN"), "{page}");
            let text = serde_json::to_string(&evaluation).expect("an evaluation can be written");
            let again: pairwright::Evaluation =
                serde_json::from_str(&text).expect("what was written can be read");
            assert_eq!(again, evaluation);
        }
        Err(error) => assert!(!error.is_internal(), "{error}"),
    }
});
