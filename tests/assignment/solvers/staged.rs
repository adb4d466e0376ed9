//! The staged network against the oracle, over all that a problem can hold at once, and against the
//! dense solver on larger problems; the planner that chooses between them.

use std::ops::ControlFlow;

use pairwright::assignment::{
    Column, Dense, Entry, Matrix, Method, Outcome, Partial, Planner, Prices, Problem, Progress, Row, Sense,
    Solver, StagedNetwork, Term, solve,
};
use proptest::prelude::*;

use crate::numbers::Numbers;
use crate::support::check;
use crate::support::exhaustive::best_if_any;
use crate::support::generate::{config, small, small_from_terms};
use crate::support::value;

/// Minimums that no capacity contradicts, from a few numbers.
fn with_minimums(problem: Problem, least: &[u32]) -> Problem {
    let minimums = (0..problem.rows()).map(|i| {
        let wish = least.get(i).copied().unwrap_or(0);
        wish.min(problem.capacity(Row::new(i)))
    });
    let minimums = minimums.collect();
    problem.with_minimums(minimums).unwrap()
}

fn checked(problem: &Problem, least: &[u32]) -> Result<(), TestCaseError> {
    let problem = with_minimums(problem.clone(), least);
    match (StagedNetwork.solve(&problem), best_if_any(&problem)) {
        (Ok(found), Some(best)) => {
            prop_assert_eq!(value(&found), best);
            prop_assert!(check(&problem, &found).is_ok(), "{:?}", check(&problem, &found));
        }
        (Err(error), None) => prop_assert!(error.is_problem()),
        (found, best) => prop_assert!(false, "{found:?} against {best:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn it_agrees_with_the_oracle_on_terms(
        problem in small_from_terms(),
        least in prop_oneof![2 => Just(vec![]), 1 => proptest::collection::vec(0..=2u32, 0..=6)],
    ) {
        checked(&problem, &least)?;
    }

    #[test]
    fn it_agrees_with_the_oracle_on_matrices(
        parts in small(),
        least in prop_oneof![2 => Just(vec![]), 1 => proptest::collection::vec(0..=2u32, 0..=6)],
    ) {
        checked(&parts.problem(), &least)?;
    }

    #[test]
    fn any_start_leads_to_the_best(problem in small_from_terms(), prices in proptest::collection::vec(-20..=20i64, 6)) {
        let columns = (0..problem.columns()).map(|j| prices[j % 6]).collect();
        let start = Partial::new(Vec::new(), Prices::new(Vec::new(), columns, Vec::new(), Vec::new()));
        let report = StagedNetwork.run(&problem).start_from(&start).finish().unwrap();
        let Outcome::Solved(found) = report.into_outcome() else { panic!("nobody cancelled") };
        prop_assert!(check(&problem, &found).is_ok());
    }
}

/// A problem of some size with all that a problem can hold: few classes, so ties; lists of either sign.
fn sizeable(seed: u64, rows: usize, columns: usize, sense: Sense) -> Problem {
    let numbers = &mut Numbers::new(seed);
    let mut terms = Vec::new();
    for (height, width) in [(3, 4), (5, 2), (2, 3)] {
        let mut codes = |people: usize, kinds: usize| {
            (0..people).map(|_| numbers.below(kinds) as u32).collect::<Vec<_>>()
        };
        let (of_rows, of_columns) = (codes(rows, height), codes(columns, width));
        let entries = (0..height * width)
            .map(|_| {
                if numbers.below(9) == 0 { Entry::Never } else { Entry::Points(numbers.below(8) as i32 * 25) }
            })
            .collect();
        terms.push(Term::table(of_rows, of_columns, width, entries).unwrap());
    }
    let mut pairs = Vec::new();
    for i in 0..rows {
        for _ in 0..4 {
            let entry = match numbers.below(5) {
                0 => Entry::Never,
                1 => Entry::Points(-60),
                points => Entry::Points(points as i32 * 50),
            };
            pairs.push((Row::new(i), Column::new(numbers.below(columns)), entry));
        }
    }
    terms.push(Term::list(pairs).unwrap());
    if seed.is_multiple_of(3) {
        let bound: Vec<bool> = (0..rows).map(|_| numbers.below(20) == 0).collect();
        let listed: Vec<_> = (0..rows * 2)
            .map(|_| (Row::new(numbers.below(rows)), Column::new(numbers.below(columns))))
            .collect();
        terms.push(Term::only(bound, (0..columns).map(|_| numbers.below(20) == 0).collect(), listed));
    }
    let problem = Problem::from_terms(rows, columns, terms).unwrap().with_sense(sense);
    if seed.is_multiple_of(2) {
        problem.with_capacities((0..rows).map(|_| numbers.below(3) as u32).collect()).unwrap()
    } else {
        problem
    }
}

#[test]
fn it_agrees_with_the_dense_solver_on_larger_problems() {
    for seed in 0..60_u64 {
        let (rows, columns) = [(40, 40), (25, 60), (70, 40), (90, 90)][seed as usize % 4];
        let sense = if seed.is_multiple_of(5) { Sense::Minimise } else { Sense::Maximise };
        let problem = sizeable(seed, rows, columns, sense);
        let dense = Dense.solve(&problem).unwrap();
        let staged = StagedNetwork.solve(&problem).unwrap();
        assert_eq!(value(&staged), value(&dense), "seed {seed}");
        assert!(check(&problem, &staged).is_ok(), "seed {seed}: {:?}", check(&problem, &staged));
    }
}

#[test]
fn groups_of_at_least_two_where_a_greedy_fails() {
    // The first mentor is everybody's best. Two mentors must take two each; taking the best pairs one by
    // one gives the first mentor three and leaves the second with one.
    let points = Matrix::from_vec(2, 4, vec![9, 9, 9, 1, 8, 0, 0, 0]).unwrap();
    let problem = Problem::from_matrix(points).unwrap().with_capacities(vec![3, 3]).unwrap();
    let problem = problem.with_minimums(vec![0, 2]).unwrap();
    let best = solve(&problem).unwrap();
    assert_eq!((best.pairs().len(), best.total()), (4, 26));
    assert!(check(&problem, &best).is_ok());
    assert!(Dense.solve(&problem).unwrap_err().is_problem(), "a solver that does not know minimums says so");
}

#[test]
fn minimums_with_lists_alone_and_without_columns() {
    let list = Term::list(vec![(Row::new(0), Column::new(1), Entry::Never)]).unwrap();
    let problem = Problem::from_terms(2, 2, vec![list]).unwrap().with_minimums(vec![1, 1]).unwrap();
    let best = solve(&problem).unwrap();
    assert_eq!(best.column(Row::new(0)).next(), Some(Column::new(0)));
    let nobody = Problem::from_terms(1, 0, Vec::new()).unwrap().with_minimums(vec![1]).unwrap();
    assert!(StagedNetwork.solve(&nobody).unwrap_err().is_problem());
}

#[test]
fn minimums_that_cannot_be_met_are_an_error_of_this_solver() {
    let points = Matrix::from_vec(2, 1, vec![1, 1]).unwrap();
    let problem = Problem::from_matrix(points).unwrap().with_minimums(vec![1, 1]).unwrap();
    assert!(StagedNetwork.solve(&problem).unwrap_err().is_problem());
    let points = Matrix::from_vec(1, 1, vec![1]).unwrap();
    let problem = Problem::from_matrix(points).unwrap();
    assert!(problem.clone().with_minimums(vec![2]).unwrap_err().is_problem(), "more than the capacity");
    assert!(problem.with_minimums(vec![0, 0]).unwrap_err().is_problem(), "not one for each row");
}

#[test]
fn it_can_be_watched_and_stopped() {
    // everybody is served, and a shortage
    let served = [7, 1].map(|seed| watched_and_stopped(&sizeable(seed, 300, 300, Sense::Maximise)));
    assert!(served[0] == 300 && served[1] < 300, "{served:?}");
}

/// How many are served.
fn watched_and_stopped(problem: &Problem) -> usize {
    let (pairs, total) = value(&Dense.solve(problem).unwrap());
    let mut shares = Vec::new();
    let mut watch = |progress: &Progress| {
        shares.push(progress.share());
        ControlFlow::Continue(())
    };
    let report = StagedNetwork.run(problem).watch(&mut watch).finish().unwrap();
    assert!(matches!(report.outcome(), Outcome::Solved(_)));
    assert!(!shares.is_empty() && shares.iter().all(|share| (0.0..=1.0).contains(share)), "{shares:?}");
    let calls = shares.len();
    for stop in 0..calls {
        let mut count = 0;
        let mut watch = |_: &Progress| {
            count += 1;
            if count > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let report = StagedNetwork.run(problem).watch(&mut watch).finish().unwrap();
        let Outcome::Cancelled(partial) = report.into_outcome() else { continue };
        // what is left can be used: it is valid, and a start to go on from
        let (bound, cover) = (partial.bound(problem), partial.prices());
        let cover = cover.row_cover().iter().chain(cover.column_cover()).filter(|&&covered| covered);
        let cover = cover.count();
        let report = StagedNetwork.run(problem).start_from(&partial).finish().unwrap();
        let Outcome::Solved(best) = report.into_outcome() else { panic!("nobody cancelled") };
        // a bound for those that fill the cover
        assert!(cover > pairs || (cover == pairs && total <= bound), "stopped at call {stop}");
        assert_eq!(value(&best), (pairs, total), "stopped at call {stop}");
    }
    pairs
}

#[test]
fn the_planner_takes_each_method_where_it_belongs() {
    let matrix = Problem::from_matrix(Matrix::from_fn(30, 30, |i, j| Some((i * j) as i32))).unwrap();
    assert_eq!(Planner::default().plan(&matrix).unwrap().method(), Method::Dense);
    let repeating = |people: usize| {
        let codes = |step: usize| (0..people).map(|i| (i * step % 12) as u32).collect();
        let table = Term::table(codes(5), codes(7), 12, vec![Entry::Points(3); 144]).unwrap();
        Problem::from_terms(people, people, vec![table]).unwrap()
    };
    let large = repeating(200_000);
    let plan = Planner::default().plan(&large).unwrap();
    assert_eq!(plan.method(), Method::StagedNetwork);
    assert!(plan.estimates().len() >= 2 && plan.to_string().contains("staged network"), "{plan}");
    // every profile another one: four scales of 50 steps
    let people = 40_000;
    let scales = [1, 7, 11, 13].map(|step| {
        let mut numbers = Numbers::new(step);
        let mut codes = || (0..people).map(|_| numbers.below(50) as u32).collect();
        let entries = (0..2500i32).map(|at| Entry::Points(100 - (at / 50 - at % 50).abs())).collect();
        Term::table(codes(), codes(), 50, entries).unwrap()
    });
    let distinct = Problem::from_terms(people, people, scales.into()).unwrap();
    let plan = Planner::default().with_memory_limit(1 << 30).plan(&distinct).unwrap();
    assert_eq!(plan.method(), Method::PricedCandidates, "{plan}");
    assert!(plan.estimate().memory() <= 1 << 30);
}

#[test]
fn what_cannot_be_done_within_the_memory_is_refused_with_the_figures() {
    let table = Term::table(vec![0; 90_000], vec![0; 90_000], 1, vec![Entry::Points(1)]).unwrap();
    let problem = Problem::from_terms(90_000, 90_000, vec![table]).unwrap();
    let error = Planner::default().with_memory_limit(5 << 20).plan(&problem).unwrap_err();
    let text = error.to_string();
    assert!(error.is_memory() && text.contains("5 MiB") && text.contains("dense: about"), "{text}");
    assert!(text.contains("90000 rows"), "{text}");
}
