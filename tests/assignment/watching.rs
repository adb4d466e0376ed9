//! Every solver under a watch: shares that never fall and end at 1, and a stop at any call.

use std::ops::ControlFlow;

use pairwright::assignment::{
    Assignment, Matrix, Method, Outcome, PhaseKind, Planner, Problem, Progress, Row, Sense, Solver,
};
use proptest::prelude::*;

use crate::numbers::Numbers;
use crate::support::generate::{config, problems, small_from_terms};
use crate::support::{check, solvers};

/// Solves it, and returns all that was reported.
fn seen(solver: &dyn Solver, problem: &Problem) -> pairwright::Result<(Assignment, Vec<Progress>)> {
    let mut seen = Vec::new();
    let mut watch = |progress: &Progress| {
        seen.push(*progress);
        ControlFlow::Continue(())
    };
    Ok((solver.solve_watched(problem, &mut watch)?, seen))
}

/// Breaks at the `k`th call.
fn stopped_at(k: usize, solver: &dyn Solver, problem: &Problem) -> pairwright::Result<Assignment> {
    let mut calls = 0;
    let mut watch = |_: &Progress| {
        calls += 1;
        if calls == k { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    solver.solve_watched(problem, &mut watch)
}

/// Shares from 0 to 1 that never fall; 1 is said once, at the end, when nobody is left.
fn tells_the_truth(seen: &[Progress], place: &str) {
    let shares: Vec<f64> = seen.iter().map(Progress::share).collect();
    assert!(
        shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share)),
        "{place}: {shares:?}"
    );
    let ends = shares.iter().filter(|&&share| share >= 1.0).count();
    assert!(ends == 1 && shares.last() == Some(&1.0), "{place}: {shares:?}");
    assert_eq!(seen.last().map(Progress::unserved), Some(0), "{place}");
    for progress in seen {
        assert!(progress.unserved() <= progress.of(), "{place}: {progress:?}");
        let is_of_solvers = matches!(
            progress.phase(),
            PhaseKind::Reduction
                | PhaseKind::Auction
                | PhaseKind::Paths
                | PhaseKind::Matching
                | PhaseKind::Groups
        );
        assert!(is_of_solvers && progress.bound().is_none(), "{place}: {progress:?}");
    }
}

/// All solvers that know such a problem: reports, and a stop at each call but the last, which says
/// that all is done. Returns how many stops there were.
fn watched(problem: &Problem, place: &str) -> usize {
    let mut stops = 0;
    for solver in solvers() {
        let place = format!("{} on {place}", solver.name());
        let Ok(best) = solver.solve(problem) else { continue };
        let (found, seen) = seen(solver.as_ref(), problem).expect("nobody stopped it");
        assert_eq!(found, best, "{place}: a watch changes the answer");
        tells_the_truth(&seen, &place);
        for k in (1..seen.len()).step_by(seen.len() / 60 + 1) {
            let Err(error) = stopped_at(k, solver.as_ref(), problem) else {
                panic!("{place}: call {k} of {} did not stop it", seen.len())
            };
            assert!(error.is_cancelled(), "{place}, call {k}: {error}");
            let known = error.stopped_at().expect("it says how far it was");
            assert_eq!((known.phase(), known.of()), (seen[k - 1].phase(), seen[k - 1].of()), "{place}");
            assert!(known.share() < 1.0, "{place}: {known:?}");
            if let Some(bound) = known.bound() {
                assert!(problem.sense() == Sense::Maximise && bound >= best.total(), "{place}: {bound}");
            }
            stops += 1;
        }
        let too_late = stopped_at(seen.len(), solver.as_ref(), problem);
        assert_eq!(too_late.expect("all was done"), best, "{place}");
        assert!(check(problem, &best).is_ok(), "{place}");
    }
    stops
}

fn matrix(numbers: &mut Numbers, rows: usize, columns: usize, never: usize) -> Problem {
    let cells = Matrix::from_fn(rows, columns, |_, _| {
        let score = numbers.within(0..=500);
        (!numbers.sometimes(never)).then_some(score)
    });
    Problem::from_matrix(cells).expect("small")
}

#[test]
fn shares_never_fall_and_every_call_can_stop() {
    let mut stops = 0;
    for seed in 0..40usize {
        let mut numbers = Numbers::new(seed as u64);
        let (rows, columns) = (1 + numbers.below(40), 1 + numbers.below(40));
        let problem = matrix(&mut numbers, rows, columns, [0, 30, 80, 95][seed % 4]);
        stops += watched(&problem, &format!("seed {seed}"));
    }
    assert!(stops > 800, "{stops}");
}

#[test]
fn groups_are_watched_too() {
    let mut stops = 0;
    for seed in 0..30usize {
        let mut numbers = Numbers::new(seed as u64);
        let (rows, columns) = (2 + numbers.below(14), 2 + numbers.below(14));
        let problem = matrix(&mut numbers, rows, columns, [0, 40][seed % 2]);
        let mut small = |count: usize, most: usize| -> Vec<u32> {
            (0..count).map(|_| u32::try_from(numbers.below(most)).expect("small")).collect()
        };
        let (capacities, minimums) = (small(rows, 4), small(rows, 3));
        let wanted = small(columns, 3);
        let problem = problem.with_capacities(capacities.clone()).expect("one for each row");
        let least = minimums.iter().zip(&capacities).map(|(&least, &most)| least.min(most)).collect();
        let problem = problem.with_minimums(least).expect("not above the capacities");
        let problem =
            if seed % 3 == 0 { problem } else { problem.with_column_capacities(wanted).expect("fits") };
        stops += watched(&problem, &format!("groups of seed {seed}"));
    }
    assert!(stops > 100, "{stops}");
}

/// Two parts, because not everybody can be served: the share goes on where the attempt was.
#[test]
fn a_shortage_does_not_set_the_share_back() {
    let cells =
        |i: usize, j: usize| (i < 60 || j < 40).then(|| i32::try_from((i * 37 + j * 61) % 997).unwrap());
    let problem = Problem::from_matrix(Matrix::from_fn(140, 140, cells)).unwrap();
    assert!(watched(&problem, "a shortage") > 60);
}

/// A run is stopped, and goes on from what is left of it; with groups, too.
#[test]
fn what_is_left_is_a_start() {
    let mut numbers = Numbers::new(5);
    let problem = matrix(&mut numbers, 30, 30, 20).with_minimums(vec![1; 30]).expect("fits");
    let plan = Planner::default().plan(&problem).expect("small");
    let mut stop = |_: &Progress| ControlFlow::Break(());
    let report = plan.run(&problem).watch(&mut stop).finish().expect("it was stopped");
    let Outcome::Cancelled(partial) = report.into_outcome() else { panic!("it was stopped") };
    let report = plan.run(&problem).start_from(&partial).finish().expect("small");
    let Outcome::Solved(best) = report.into_outcome() else { panic!("nobody stopped it") };
    assert!(check(&problem, &best).is_ok() && plan.method() != Method::Dense);
    assert!(best.total() <= partial.bound(&problem), "its prices hold");
    assert_eq!(best.column(Row::new(0)).count(), 1);
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn small_matrices(parts in problems(0..=8, 0..=3)) {
        watched(&parts.problem(), "small");
    }

    #[test]
    fn small_terms(problem in small_from_terms()) {
        watched(&problem, "small terms");
    }
}
