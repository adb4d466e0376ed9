//! The claims of fair assignments.

use pairwright::assignment::{Claim, Objective, Precedence, Problem, fair_claims, solve_for};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::Checkers;
use super::answers::accepted;
use crate::support::generate::{config, problems, small_from_terms};

/// Claims are accepted, and are about these things.
fn said(objective: Objective, names: &[&str]) {
    let checkers = Checkers::new();
    let parts = problems(0..=5, 0..=2).prop_map(|parts| parts.problem());
    let small = prop_oneof![parts, small_from_terms()];
    let test = |problem: Problem| {
        // where scores of thousands of millions leave no room for a step
        let Ok(fair) = solve_for(&problem, objective) else { return Ok(()) };
        let all = fair_claims(&problem, &fair).unwrap();
        all.iter().try_for_each(|claim| accepted(&checkers, claim))?;
        let found: Vec<&str> = all.iter().map(Claim::name).collect();
        prop_assert!(found == names || fair.pairs().is_empty(), "{:?}", found);
        Ok(())
    };
    TestRunner::new(config(100)).run(&small, test).unwrap();
}

#[test]
fn best_worst_pair() {
    said(Objective::BestWorstPair, &["pairs", "worst-pair", "points"]);
}

#[test]
fn floor_with_participation_first() {
    let objective = Objective::Floor { points: 2, first: Precedence::Participation };
    said(objective, &["pairs", "floor", "points"]);
}

#[test]
fn floor_with_quality_first() {
    said(Objective::Floor { points: 1, first: Precedence::Quality }, &["pairs", "points"]);
}

#[test]
fn most_points() {
    said(Objective::MostPoints, &["pairs", "points"]);
}

#[test]
fn a_leximin_is_refused() {
    let matrix = pairwright::assignment::Matrix::from_vec(1, 1, vec![1]).unwrap();
    let problem = Problem::from_matrix(matrix).unwrap();
    let fair = solve_for(&problem, Objective::Leximin).unwrap();
    let error = fair_claims(&problem, &fair).unwrap_err();
    assert!(error.is_problem() && error.to_string().contains("leximin"), "{error}");
}
