//! Large cohorts that are given by tables and lists: planning, solving and checking, from a thousand to a
//! hundred thousand people a side.
//!
//! `cargo bench --bench large`, or `cargo bench --bench large -- "staged network/10000"`. To run everything
//! once, without figures: `cargo bench --bench large -- --test`.
//!
//! Every solve asserts the number of pairs and the total. At each size these come from the staged network;
//! `check` has to accept its answer, and the method that the planner takes has to agree with it. Methods
//! that look at all pairs run up to 3,000 a side.
//!
//! `PAIRWRIGHT_MILLION=1` adds a million a side. That takes most of a gigabyte, and minutes.

#[path = "../tests/support/numbers.rs"]
mod numbers;
#[path = "../tests/support/shared_profiles.rs"]
mod shared_profiles;

use std::cell::LazyCell;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use pairwright::assignment::{
    Assignment, Dense, Planner, PricedCandidates, Problem, Solver, StagedNetwork, check, solve,
};

use shared_profiles::{USUAL, shared_profiles};

/// People on each side.
const SIZES: [usize; 4] = [1_000, 3_000, 10_000, 100_000];
const MILLION: usize = 1_000_000;
/// Up to here for methods that look at all pairs.
const ALL_PAIRS: usize = 3_000;
/// The sizes that are asked for.
fn sizes() -> impl Iterator<Item = usize> {
    let million = std::env::var_os("PAIRWRIGHT_MILLION").is_some_and(|value| value != "0");
    SIZES.into_iter().chain(million.then_some(MILLION))
}

/// The problem and its answer. The answer has its proof, and the method that the planner takes agrees.
fn solved(size: usize) -> (Problem, Assignment) {
    let problem = shared_profiles(size, USUAL).expect("a problem");
    let best = StagedNetwork.solve(&problem).expect("an assignment");
    let proof = check(&problem, &best).expect("a proof");
    assert_eq!((proof.pairs(), proof.total()), value(&best));
    let planned = solve(&problem).expect("an assignment");
    assert_eq!(value(&planned), value(&best));
    (problem, best)
}

/// What all methods agree on: the number of pairs and the total.
fn value(assignment: &Assignment) -> (usize, i64) {
    (assignment.pairs().len(), assignment.total())
}

fn large(c: &mut Criterion) {
    let mut group = c.benchmark_group("large");
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    for size in sizes() {
        // Made when something is measured: what the command line leaves out costs nothing.
        let known = LazyCell::new(|| solved(size));
        group.bench_function(BenchmarkId::new("plan", size), |b| {
            let (problem, _) = &*known;
            let method = Planner::default().plan(problem).expect("a plan").method();
            b.iter(|| {
                let plan = Planner::default().plan(black_box(problem)).expect("a plan");
                assert_eq!(plan.method(), method);
            });
        });
        let solvers: [&dyn Solver; 3] = [&StagedNetwork, &PricedCandidates, &Dense];
        for solver in &solvers[..if size <= ALL_PAIRS { 3 } else { 1 }] {
            group.bench_function(BenchmarkId::new(solver.name(), size), |b| {
                let (problem, best) = &*known;
                b.iter(|| {
                    let found = solver.solve(black_box(problem)).expect("an assignment");
                    assert_eq!(value(&found), value(best));
                });
            });
        }
        group.bench_function(BenchmarkId::new("check", size), |b| {
            let (problem, best) = &*known;
            b.iter(|| {
                let proof = check(black_box(problem), best).expect("a proof");
                assert_eq!((proof.pairs(), proof.total()), value(best));
            });
        });
    }
    group.finish();
}

criterion_group!(benches, large);
criterion_main!(benches);
