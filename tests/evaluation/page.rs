//! The printed page, for odd answers.

use pairwright::evaluation::{EvaluationWarning, Goals, Measure, Outcomes, PairOutcome, SmartGoal, Target};
use pairwright::{Cohort, Evaluation, Evaluator, Matcher, Matching, Participant};

use crate::arranged::{arranged, some_fits};
use crate::numbers::Numbers;
use crate::outcome_world::normal;

fn page(evaluation: &Evaluation) -> String {
    let page = evaluation.to_string();
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    page
}

fn one_pair() -> Matching {
    Matcher::default()
        .solve(Cohort::new([Participant::mentor("ana"), Participant::mentee("max")]).unwrap())
        .unwrap()
}

#[test]
fn a_long_heading_stays_within_the_page() {
    let heading = format!("how much did you\nlaugh together {}", "in all of your meetings ".repeat(4));
    let outcomes =
        Outcomes::new([PairOutcome::new("ana", "max").with_further(heading.as_str(), 4.0)]).unwrap();
    let page = page(
        &Evaluator::default()
            .with_outcome(Measure::Column(heading))
            .evaluate(&one_pair(), &outcomes)
            .unwrap(),
    );
    assert!(page.contains("mean how much did you laugh together"), "{page}");
    assert!(page.contains("\n                                     4.00  known of 1 of 1 pairs\n"), "{page}");
}

#[test]
fn nothing_has_no_sign() {
    for nothing in [-0.0, -0.001, 0.0, 0.004] {
        let outcome = PairOutcome::new("ana", "max").with_rating(nothing).with_goals_met(nothing.max(-0.0));
        let goal = SmartGoal::new("a", Measure::Rating, Target::AtMost(-0.0), "2026-06-30".parse().unwrap());
        let evaluator = Evaluator::default().with_goals(Goals::new([goal.unwrap()]));
        let page = page(&evaluator.evaluate(&one_pair(), &Outcomes::new([outcome]).unwrap()).unwrap());
        assert!(page.contains(" 0.00  known") && page.contains("at most 0.00"), "{page}");
        assert!(!page.contains("-0."), "{page}");
    }
    let outcome = PairOutcome::new("ana", "max").with_rating(-0.1);
    let told = Evaluator::default().evaluate(&one_pair(), &Outcomes::new([outcome]).unwrap()).unwrap();
    assert!(page(&told).contains(" -0.10  known"), "{told}");
}

#[test]
fn findings_are_counted_in_words() {
    for (findings, told) in [(5, ""), (6, "and 1 more such finding\n"), (7, "and 2 more such findings\n")] {
        let pairs = (0..findings).map(|k| PairOutcome::new("ana", format!("x{k}")));
        let evaluation = Evaluator::default().evaluate(&one_pair(), &Outcomes::new(pairs).unwrap()).unwrap();
        let page = page(&evaluation);
        assert!(page.contains(told) && page.contains("more such") != told.is_empty(), "{page}");
    }
}

/// What the matching has no figure of, nobody was asked about.
#[test]
fn a_figure_that_cannot_be_is_not_an_answer_that_is_missing() {
    let by = "2026-06-30".parse().unwrap();
    let told = |measure| {
        let goal = SmartGoal::new("a", measure, Target::AtLeast(0.5), by).unwrap();
        let evaluator = Evaluator::default().with_goals(Goals::new([goal]));
        page(&evaluator.evaluate(&one_pair(), &Outcomes::default()).unwrap())
    };
    for measure in [Measure::ChoicesHonoured, Measure::CrossDepartment, Measure::CrossRegion] {
        let page = told(measure);
        assert!(page.contains("it is known of nobody"), "{page}");
    }
    assert!(told(Measure::StillMeeting).contains("nobody answered"));
}

/// `m000` mentors two; only where both pairs answered is that a matter of evidence.
#[test]
fn people_in_several_pairs_that_answered_are_told() {
    let fits = some_fits(30, &mut Numbers::new(4));
    let mut people = arranged(&fits).cohort().people().to_vec();
    for person in &mut people {
        if person.id().as_str() == "m000" {
            *person = person.clone().with_capacity(2);
        }
    }
    people.push(Participant::mentee("s100").with_department("here").with_region("there"));
    let single = (0..fits.len()).map(|k| (format!("m{k:03}"), format!("s{k:03}")));
    let pairs: Vec<_> = single.chain([("m000".to_owned(), "s100".to_owned())]).collect();
    let locked = pairs.iter().map(|(mentor, mentee)| (mentor.as_str(), mentee.as_str()));
    let cohort = Cohort::builder().people(people).locked(locked).build().unwrap();
    let matching = Matcher::default().solve(cohort).unwrap();
    let several = |answered: usize| {
        let mut numbers = Numbers::new(9);
        let said = pairs.iter().take(answered);
        let said =
            said.map(|(a, b)| PairOutcome::new(a.as_str(), b.as_str()).with_rating(normal(&mut numbers)));
        let evaluation = Evaluator::default().evaluate(&matching, &Outcomes::new(said).unwrap()).unwrap();
        assert!(!evaluation.effects().is_empty());
        let told = page(&evaluation).contains("1 person is in several pairs that answered");
        let warned = evaluation.warnings().contains(&EvaluationWarning::SeveralPairs { people: 1 });
        assert_eq!(told, warned);
        warned
    };
    assert!(several(pairs.len()) && !several(pairs.len() - 1));
}
