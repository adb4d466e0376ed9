//! Every claim is accepted, and says what is true of the problem.

use pairwright::assignment::{Claim, Evenness, Matrix, Problem, Sense, claims, solve};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::formula::Formula;
use super::verdict::shows;
use super::{Checkers, Files, certificate};
use crate::support::exhaustive;
use crate::support::generate::{Parts, config, problems, small_from_terms};

/// Both formats, by all checkers; and by trying everything, where that is not too much.
pub(crate) fn accepted(checkers: &Checkers, claim: &Claim<'_>) -> Result<(), TestCaseError> {
    let Files { formula, proof, certificate } = Files::of(claim);
    let read = Formula::read(&formula);
    prop_assert!(shows(&read, &proof).is_some(), "{claim}\n{formula}\n{proof}");
    prop_assert!(checkers.veripb(&formula, &proof), "{claim}\n{formula}\n{proof}");
    prop_assert!(certificate::holds(&certificate).is_some(), "{claim}\n{certificate}");
    prop_assert!(checkers.viprchk(&certificate) != Some(false), "{claim}\n{certificate}");
    if read.names.len() <= 12 {
        // the least of minus what there is most of
        let value = claim.value().map(|value| i128::from(value.abs()));
        prop_assert_eq!(read.least().map(i128::abs), value, "{}\n{}", claim, formula);
    }
    Ok(())
}

fn all_accepted(checkers: &Checkers, problem: &Problem) -> Result<(), TestCaseError> {
    let best = solve(problem).unwrap();
    let all = claims(problem, &best).unwrap();
    all.iter().try_for_each(|claim| accepted(checkers, claim))?;
    let last = all.last().unwrap();
    prop_assert_eq!((last.name(), last.value()), ("points", Some(best.total())));
    let pairs = all.iter().find(|claim| claim.name() == "pairs").unwrap();
    prop_assert_eq!(pairs.value(), i64::try_from(best.pairs().len()).ok());
    Ok(())
}

/// Rows that must be in some pairs, columns that may be in several.
pub(crate) fn grouped() -> impl Strategy<Value = Problem> {
    let small =
        problems(0..=4, 0..=3).prop_filter("few pairs", |parts: &Parts| parts.rows * parts.columns <= 12);
    let groups = (vec(0..=3_u32, 4), vec(0..=3_u32, 4), 0..3);
    (small, groups).prop_map(|(parts, (least, most, kind))| {
        let least = (0..parts.rows).map(|i| least[i % 4].min(parts.capacities[i])).collect();
        let most = (0..parts.columns).map(|j| most[j % 4]).collect();
        let problem = parts.problem();
        let problem = if kind == 0 { problem } else { problem.with_minimums(least).unwrap() };
        if kind == 1 { problem } else { problem.with_column_capacities(most).unwrap() }
    })
}

fn run<T: std::fmt::Debug>(cases: u32, strategy: impl Strategy<Value = T>, problem: impl Fn(T) -> Problem) {
    let checkers = Checkers::new();
    let test = |of| all_accepted(&checkers, &problem(of));
    TestRunner::new(config(cases)).run(&strategy, test).unwrap();
}

#[test]
fn one_to_one_and_with_capacities() {
    run(150, prop_oneof![problems(0..=6, 1..=1), problems(0..=6, 0..=3)], |parts| parts.problem());
}

#[test]
fn tables_and_lists() {
    run(100, small_from_terms(), |problem| problem);
}

#[test]
fn groups() {
    run(200, grouped(), |problem| problem);
}

#[test]
fn larger_ones() {
    run(12, problems(20..=30, 0..=3), |parts| parts.problem());
}

/// What the formulas state is the problem: the least by trying everything is that of the oracle.
#[test]
fn formulas_state_the_problem() {
    let test = |problem: Problem| {
        let (pairs, total) = exhaustive::best(&problem);
        let best = solve(&problem).unwrap();
        let least = |claim: &Claim<'_>| Formula::read(&Files::of(claim).formula).least();
        let sign = if problem.sense() == Sense::Maximise { -1 } else { 1 };
        let found: Vec<_> = claims(&problem, &best).unwrap().iter().map(least).collect();
        prop_assert_eq!(found, [Some(-(pairs as i128)), Some(i128::from(sign * total))]);
        Ok(())
    };
    let few = |problem: &Problem| problem.rows() * problem.columns() <= 12;
    TestRunner::new(config(200)).run(&small_from_terms().prop_filter("few pairs", few), test).unwrap();
}

#[test]
fn sentences_say_what_counts() {
    let said = |problem: &Problem| -> Vec<String> {
        let best = solve(problem).unwrap();
        claims(problem, &best).unwrap().iter().map(ToString::to_string).collect()
    };
    let matrix = || Matrix::from_vec(1, 2, vec![-3, 4]).unwrap();
    let problem = Problem::from_matrix(matrix()).unwrap();
    assert_eq!(
        said(&problem),
        ["no assignment has more than 1 pair", "no assignment with 1 pair has more than 4 points"]
    );
    let costs = problem.clone().with_sense(Sense::Minimise);
    assert_eq!(said(&costs)[1], "no assignment with 1 pair costs less than -3");
    let groups = problem.with_capacities(vec![2]).unwrap().with_minimums(vec![1]).unwrap();
    let groups = groups.with_column_capacities(vec![2, 1]).unwrap();
    assert_eq!(
        said(&groups),
        [
            "no assignment has more than 1 place filled that must be",
            "no assignment with 1 place filled that must be has more than 2 columns served",
            "no assignment with 1 place filled that must be and 2 columns served has more than 2 pairs",
            "no assignment with 1 place filled that must be, 2 columns served and 2 pairs has more than 1 point",
        ]
    );
}

#[test]
fn the_same_claim_is_written_in_the_same_bytes() {
    let problem = Problem::from_matrix(Matrix::from_fn(7, 9, |i, j| i32::try_from(i * j % 5).ok())).unwrap();
    let best = solve(&problem).unwrap();
    let files = || claims(&problem, &best).unwrap().iter().map(Files::of).collect::<Vec<_>>();
    assert_eq!(files(), files());
}

#[test]
fn what_cannot_be_said_is_refused() {
    let problem = Problem::from_matrix(Matrix::from_vec(1, 2, vec![1, 2]).unwrap()).unwrap();
    let even = problem.with_capacities(vec![2]).unwrap();
    let even = even.with_even_loads(Evenness::First, vec![Some(0)]).unwrap();
    let error = claims(&even, &solve(&even).unwrap()).unwrap_err();
    assert!(error.is_problem() && error.to_string().contains("even loads"), "{error}");
}
