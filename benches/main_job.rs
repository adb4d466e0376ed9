//! Scoring, solving and the whole job at three sizes, beside `pathfinding` on the same scores.
//!
//! `cargo bench`. Every solve asserts its total. At 3,000 people `pathfinding` needs seconds a solve.

#[path = "../tests/support/company.rs"]
mod company;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use pairwright::assignment::{Dense, KuhnMunkres, Problem, ShortestAugmentingPath, Solver};
use pairwright::scoring::Scores;
use pairwright::{Matcher, Programme};

/// People in all; half are mentors.
const SIZES: [usize; 3] = [100, 1_000, 3_000];

fn scoring(c: &mut Criterion) {
    let mut group = c.benchmark_group("scoring");
    group.sample_size(10);
    for people in SIZES {
        let cohort = company::company(people / 2, people / 2, 1).expect("a company");
        let programme = Programme::default();
        group.bench_function(BenchmarkId::new("tables", people), |b| {
            b.iter(|| Scores::new(black_box(&cohort), &programme).expect("scores"));
        });
        let scores = Scores::new(&cohort, &programme).expect("scores");
        group.bench_function(BenchmarkId::new("matrix", people), |b| {
            b.iter(|| scores.problem().matrix().expect("a matrix").into_owned());
        });
    }
}

fn solving(c: &mut Criterion) {
    let mut group = c.benchmark_group("solving");
    group.sample_size(10);
    for people in SIZES {
        let cohort = company::company(people / 2, people / 2, 1).expect("a company");
        let scores = Scores::new(&cohort, &Programme::default()).expect("scores");
        let matrix = scores.problem().matrix().expect("a matrix").into_owned();
        let problem = Problem::from_matrix(matrix).expect("a problem");
        let solvers: [&dyn Solver; 3] = [&Dense, &ShortestAugmentingPath, &KuhnMunkres];
        let expected = ShortestAugmentingPath.solve(&problem).expect("an assignment").total();
        for solver in solvers {
            group.bench_function(BenchmarkId::new(solver.name(), people), |b| {
                b.iter(|| {
                    let found = solver.solve(black_box(&problem)).expect("an assignment");
                    assert_eq!(found.total(), expected);
                });
            });
        }
    }
}

fn whole_job(c: &mut Criterion) {
    let mut group = c.benchmark_group("whole job");
    group.sample_size(10);
    for people in SIZES {
        let cohort = Arc::new(company::company(people / 2, people / 2, 1).expect("a company"));
        let expected =
            Matcher::default().with_solver(KuhnMunkres).solve(cohort.clone()).expect("a matching").points();
        group.bench_function(BenchmarkId::new("match and verify", people), |b| {
            b.iter(|| {
                let matching = Matcher::default().solve(black_box(cohort.clone())).expect("a matching");
                assert_eq!(matching.verify().expect("a proof").total(), expected);
            });
        });
    }
}

criterion_group!(benches, scoring, solving, whole_job);
criterion_main!(benches);
