//! Fairness by name beside the plain solve: many ties (a company, the embedded cohort) and none.
//!
//! `cargo bench --bench fairness`. Every answer asserts its value.

#[path = "../tests/support/company.rs"]
mod company;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use pairwright::assignment::{
    Matrix, Objective, Precedence, Problem, check_fair, check_frontier, check_pareto_front, frontier,
    pareto_front, solve, solve_for,
};
use pairwright::scoring::Scores;
use pairwright::{CohortFiles, Programme};

use numbers::Numbers;

/// A million scores, without ties nearly.
fn random(side: usize) -> Problem {
    let mut numbers = Numbers::new(1);
    let matrix = Matrix::from_fn(side, side, |_, _| Some(numbers.within(0..=999_999)));
    Problem::from_matrix(matrix).expect("a problem")
}

fn stored(scores: &Scores) -> Problem {
    let matrix = scores.problem().matrix().expect("a matrix").into_owned();
    let capacities = (0..scores.problem().rows()).map(pairwright::assignment::Row::new);
    let capacities = capacities.map(|row| scores.problem().capacity(row)).collect();
    Problem::from_matrix(matrix).and_then(|problem| problem.with_capacities(capacities)).expect("a problem")
}

fn company(side: usize) -> Problem {
    let cohort = company::company(side, side, 1).expect("a company");
    stored(&Scores::new(&cohort, &Programme::default()).expect("scores"))
}

/// The embedded one, of 545 and 455.
fn civil_service() -> Problem {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/civil-service");
    let files = CohortFiles::new(folder.join("participants.csv"))
        .organisation(folder.join("organisation.csv"))
        .conflicts(folder.join("conflicts.csv"));
    let cohort = files.read().expect("a cohort");
    stored(&Scores::new(&cohort, &Programme::default()).expect("scores"))
}

fn fairness(c: &mut Criterion) {
    let problems = [
        ("company 500 x 500", company(500)),
        ("civil service 545 x 455", civil_service()),
        ("random 500 x 500", random(500)),
        ("company 2000 x 2000", company(2_000)),
        ("random 2000 x 2000", random(2_000)),
    ];
    for (name, problem) in &problems {
        let mut group = c.benchmark_group(*name);
        group.sample_size(10);
        let most = solve(problem).expect("an assignment");
        group.bench_function("plain", |b| {
            b.iter(|| assert_eq!(solve(black_box(problem)).expect("an assignment").total(), most.total()));
        });
        let points = 400;
        let objectives = [
            ("worst pair", Objective::BestWorstPair),
            ("leximin", Objective::Leximin),
            ("floor", Objective::Floor { points, first: Precedence::Participation }),
        ];
        for (word, objective) in objectives {
            let expected = solve_for(problem, objective).expect("an answer");
            group.bench_function(BenchmarkId::new("solve", word), |b| {
                b.iter(|| {
                    let found = solve_for(black_box(problem), objective).expect("an answer");
                    assert_eq!(found.scores(), expected.scores());
                });
            });
            group.bench_function(BenchmarkId::new("check", word), |b| {
                b.iter(|| {
                    let proof = check_fair(problem, black_box(&expected)).expect("a proof");
                    assert!(proof.worst() >= expected.worst() && proof.bound() >= most.total().into());
                });
            });
        }
        if problem.rows() < 1_000 {
            let expected = frontier(problem).expect("a frontier");
            check_frontier(problem, &expected).expect("a proof");
            group.bench_function("frontier", |b| {
                b.iter(|| {
                    let found = frontier(black_box(problem)).expect("a frontier");
                    assert_eq!(found.points().len(), expected.points().len());
                });
            });
        }
    }
}

/// How many pairs come from the same half of both sides, against the points.
fn two_goals(c: &mut Criterion) {
    let points = civil_service();
    let halves = Matrix::from_fn(points.rows(), points.columns(), |i, j| {
        let (row, column) = (pairwright::assignment::Row::new(i), pairwright::assignment::Column::new(j));
        points.score(row, column).map(|_| i32::from(i % 2 == j % 2))
    });
    let capacities = (0..points.rows()).map(|i| points.capacity(pairwright::assignment::Row::new(i)));
    let halves = Problem::from_matrix(halves).and_then(|goal| goal.with_capacities(capacities.collect()));
    let halves = halves.expect("a goal");
    let expected = pareto_front(&points, &halves).expect("a trade-off");
    let best = solve(&points).expect("an assignment").total();
    let mut group = c.benchmark_group("civil service 545 x 455");
    group.sample_size(10);
    group.bench_function("trade-off", |b| {
        b.iter(|| {
            let all = pareto_front(black_box(&points), &halves).expect("a trade-off");
            assert_eq!(all.points()[0].first(), best);
            assert_eq!(all.points().len(), expected.points().len());
        });
    });
    group.bench_function("check trade-off", |b| {
        b.iter(|| {
            let proof = check_pareto_front(&points, &halves, black_box(&expected)).expect("a proof");
            assert_eq!(proof.points(), expected.points().len());
        });
    });
}

criterion_group!(benches, fairness, two_goals);
criterion_main!(benches);
