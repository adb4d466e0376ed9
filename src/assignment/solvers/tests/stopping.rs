//! A watch that is called whenever work is spent may stop at any call.

use std::ops::ControlFlow;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::ties::tie_breaking::TieBreaking;
use crate::assignment::proof::certificate::check_under;
use crate::assignment::solvers::method::Method;
use crate::assignment::solvers::outcome::{Outcome, Partial};
use crate::assignment::solvers::run::{Run, solve_under};
use crate::error::Result;
use crate::numbers::Numbers;
use crate::problems::problem;
use crate::progress::Progress;
use crate::watch::guard::Guard;

const METHODS: [Method; 5] = [
    Method::Dense,
    Method::ShortestAugmentingPath,
    Method::PricedCandidates,
    Method::StagedNetwork,
    Method::GroupFlow,
];

/// Does the work under a watch that breaks at the `k`th call, and returns how often it was called.
fn stopped_at<T>(k: usize, work: impl FnOnce(&Guard<'_>) -> T) -> (T, usize) {
    let (mut calls, mut share) = (0, 0.0);
    let mut watch = |progress: &Progress| {
        calls += 1;
        assert!(calls <= k, "who has stopped is not asked again");
        assert!((share..=1.0).contains(&progress.share()), "{share} {progress:?}");
        share = progress.share();
        if calls == k { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let guard = Guard::asking_often(&mut watch);
    let done = work(&guard);
    (done, calls)
}

/// Stops some work at its calls, all of them or some hundred. Each must be an error that says how
/// far it was. Returns how many calls were tried.
fn stop_everywhere<T>(work: impl Fn(&Guard<'_>) -> Result<T>, place: &str) -> usize {
    let (done, all) = stopped_at(usize::MAX, &work);
    assert!(done.is_ok(), "{place}: nobody stopped it");
    let mut tried = 0;
    for k in (1..=all).step_by(all / 150 + 1) {
        let (stopped, calls) = stopped_at(k, &work);
        let Err(error) = stopped else {
            // threads that find another one asking do not ask, so there may be fewer calls
            assert!(calls < k, "{place}: call {k} of {all} did not stop it");
            continue;
        };
        assert!(error.is_cancelled() && calls == k, "{place}, call {k}: {error}");
        let known = error.stopped_at().unwrap_or_else(|| panic!("{place}: nothing is said of the progress"));
        assert!(known.share() < 1.0 && known.unserved() <= known.of(), "{place}: {known:?}");
        tried += 1;
    }
    tried
}

/// Prices that hold for all pairs with one end in their cover, and pairs that can be.
fn holds(problem: &Problem, partial: &Partial, place: &str) {
    let (prices, sign) = (partial.prices(), i128::from(problem.sense().sign()));
    for (i, j) in (0..problem.rows()).flat_map(|i| (0..problem.columns()).map(move |j| (i, j))) {
        let Some(score) = problem.score(Row::new(i), Column::new(j)) else { continue };
        let sum = i128::from(prices.rows()[i]) + i128::from(prices.columns()[j]);
        let has_one_end = prices.row_cover()[i] != prices.column_cover()[j];
        assert!(!has_one_end || sign * (sum - i128::from(score)) >= 0, "{place}: row {i}, column {j}");
    }
    let mut loads = vec![0; problem.rows()];
    for &(row, column) in partial.pairs() {
        assert!(problem.score(row, column).is_some(), "{place}: {row} and {column} are a forbidden pair");
        loads[row.index()] += 1;
        assert!(loads[row.index()] <= problem.capacity(row), "{place}: {row} has too many");
    }
}

/// The answer of a method, or nothing where it does not know such problems.
fn best(problem: &Problem, method: Method) -> Option<Assignment> {
    let solved = Run::new(problem, method).finish().ok()?.solved();
    Some(solved.expect("nobody stopped it"))
}

/// A matrix of one of several classes; where places are short, now and then.
fn matrix(seed: u64, largest: usize) -> Problem {
    let numbers = &mut Numbers::new(seed);
    let (rows, columns) = (1 + numbers.below(largest), 1 + numbers.below(largest));
    let never = [0, 0, 40, 85][numbers.below(4)];
    let most = [3, 1000][numbers.below(2)];
    let line = numbers.sometimes(20);
    let cells = Matrix::from_fn(rows, columns, |i, j| {
        let score = if line { i32::try_from(i * j).unwrap() } else { numbers.within(0..=most) };
        (!numbers.sometimes(never)).then_some(score)
    });
    Problem::from_matrix(cells).unwrap()
}

#[test]
fn every_method_stops_at_any_call_and_says_what_is_known() {
    let mut tried = [0; METHODS.len()];
    for seed in 0..60 {
        let problem = if seed % 2 == 0 { matrix(seed, 24) } else { problem(seed, 20, 3) };
        for (method, tried) in METHODS.into_iter().zip(&mut tried) {
            let place = format!("{method} on seed {seed}");
            let Some(best) = best(&problem, method) else { continue };
            *tried += stop_everywhere(|guard| Run::new(&problem, method).solved_under(guard), &place);
            let (_, all) = stopped_at(usize::MAX, |guard| Run::new(&problem, method).solved_under(guard));
            for k in (1..=all).step_by(all / 40 + 1) {
                let (report, calls) = stopped_at(k, |guard| Run::new(&problem, method).finish_under(guard));
                let Outcome::Cancelled(partial) = report.unwrap().into_outcome() else {
                    assert!(calls < k, "{place}: call {k} did not stop it");
                    continue;
                };
                holds(&problem, &partial, &place);
                if let Some(bound) = partial.largest_total(&problem) {
                    assert!(bound >= best.total(), "{place}: {bound} for {}", best.total());
                }
            }
            // a stop leaves nothing behind
            let (again, _) = stopped_at(usize::MAX, |guard| Run::new(&problem, method).solved_under(guard));
            assert_eq!(again.unwrap(), best, "{place}");
        }
    }
    let (of_groups, others) = tried.split_last().unwrap();
    assert!(others.iter().all(|&tried| tried > 500) && *of_groups > 0, "{tried:?}");
}

#[test]
fn the_planned_method_the_check_and_the_ties_stop_at_any_call() {
    let mut tried = [0; 3];
    for seed in 0..60 {
        let problem = if seed % 2 == 0 { matrix(seed, 20) } else { problem(seed, 24, 3) };
        let place = format!("seed {seed}");
        let of = |what: &str| format!("{what}, {place}");
        tried[0] += stop_everywhere(|guard| solve_under(&problem, guard), &of("solve"));
        let (best, _) = stopped_at(usize::MAX, |guard| solve_under(&problem, guard));
        let best = best.unwrap();
        tried[1] += stop_everywhere(|guard| check_under(&problem, &best, guard), &of("check"));
        let rules = TieBreaking::new(&problem);
        let expected = rules.settle(best.clone()).unwrap();
        let settle = |guard: &Guard<'_>| Ok(rules.settle_under(best.clone(), guard)?.expect("it is best"));
        tried[2] += stop_everywhere(settle, &of("ties"));
        let (found, ties, _) = stopped_at(usize::MAX, settle).0.unwrap();
        assert_eq!((found, ties), expected, "{place}");
        let (checked, _) = stopped_at(usize::MAX, |guard| check_under(&problem, &best, guard));
        assert!(checked.unwrap().is_ok(), "{place}");
    }
    assert!(tried.iter().all(|&tried| tried > 500), "{tried:?}");
}

/// What is spent at once is what nobody can stop: some rows, never all pairs.
#[test]
fn nothing_takes_as_long_as_all_pairs_without_a_question() {
    let most = |problem: &Problem, method: Method| {
        let mut watch = |_: &Progress| ControlFlow::Continue(());
        let guard = Guard::asking_often(&mut watch);
        let best = Run::new(problem, method).solved_under(&guard).unwrap();
        assert!(check_under(problem, &best, &guard).unwrap().is_ok());
        guard.largest()
    };
    for seed in 0..6usize {
        let numbers = &mut Numbers::new(seed as u64);
        let never = [0, 30, 97][seed % 3];
        let size = 400;
        let cell = |numbers: &mut Numbers| (!numbers.sometimes(never)).then(|| numbers.within(0..=1000));
        let cells = Matrix::from_fn(size, size + seed % 2 * 40, |_, _| cell(numbers));
        let problem = Problem::from_matrix(cells).unwrap();
        for method in [Method::Dense, Method::ShortestAugmentingPath] {
            let most = most(&problem, method);
            assert!(most < 40 * size as u64, "{method} on seed {seed}: {most} units at once");
        }
    }
}
