//! The dense solver on the classes of matrices that solvers are known by, beside the other solvers here
//! and published ones.
//!
//! `cargo bench --bench dense`, or `cargo bench --bench dense -- "geometric/.*/1000"`. Every solve asserts
//! its total. `pathfinding` runs at n = 200 only; `lsap` where no pair is forbidden, and `lapjv` where the
//! matrix is square, too.

#[path = "../tests/support/company.rs"]
mod company;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, criterion_group, criterion_main};
use pairwright::Programme;
use pairwright::assignment::{
    Dense, KuhnMunkres, Matrix, Problem, Row, Sense, Session, ShortestAugmentingPath, Solver,
};
use pairwright::scoring::Scores;

use numbers::Numbers;

const SIZES: [usize; 2] = [200, 1_000];

/// A matrix of costs for this size.
type Class = (&'static str, fn(usize) -> Matrix);

const CLASSES: [Class; 8] = [
    ("uniform to a million", |n| random(n, n, |numbers| Some(numbers.within(1..=1_000_000)))),
    ("uniform to 100", |n| random(n, n, |numbers| Some(numbers.within(1..=100)))),
    ("geometric", geometric),
    ("Machol-Wien", |n| Matrix::from_fn(n, n, |i, j| i32::try_from((i + 1) * (j + 1)).ok())),
    ("mentoring", mentoring),
    ("half forbidden", |n| random(n, n, |numbers| numbers.sometimes(50).then(|| numbers.within(1..=1_000)))),
    ("values 1 to 3", |n| random(n, n, |numbers| Some(numbers.within(1..=3)))),
    ("n x 2n", |n| random(n, 2 * n, |numbers| Some(numbers.within(1..=1_000_000)))),
];

fn random(rows: usize, columns: usize, mut cost: impl FnMut(&mut Numbers) -> Option<i32>) -> Matrix {
    let mut numbers = Numbers::new(20_261_122);
    Matrix::from_fn(rows, columns, |_, _| cost(&mut numbers))
}

/// Distances of points in a square.
fn geometric(n: usize) -> Matrix {
    let mut numbers = Numbers::new(20_261_122);
    let mut point = || [f64::from(numbers.within(0..=9_999)), f64::from(numbers.within(0..=9_999))];
    let points: Vec<_> = (0..n).map(|_| (point(), point())).collect();
    #[expect(clippy::cast_possible_truncation, reason = "below 15,000")]
    Matrix::from_fn(n, n, |i, j| {
        let (from, to) = (points[i].0, points[j].1);
        Some((from[0] - to[0]).hypot(from[1] - to[1]) as i32)
    })
}

/// The points of a company, as costs.
fn mentoring(n: usize) -> Matrix {
    let cohort = company::company(n, n, 1).expect("a company");
    let scores = Scores::new(&cohort, &Programme::default()).expect("scores");
    let points = scores.problem().matrix().expect("a matrix");
    let cost = |points: i32| if points == Matrix::ABSENT { None } else { Some(-points) };
    Matrix::from_fn(points.rows(), points.columns(), |i, j| cost(points.view()[(i, j)]))
}

/// The costs as `lapjv` and `lsap` want them: all pairs allowed.
fn floats(costs: &Matrix) -> Vec<f64> {
    costs.view().iter().map(|&cost| cost.into()).collect()
}

/// The total of these pairs.
fn total(costs: &Matrix, pairs: impl IntoIterator<Item = (usize, usize)>) -> i64 {
    pairs.into_iter().map(|at| i64::from(costs.view()[at])).sum()
}

fn quickly<'a>(c: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = c.benchmark_group(name);
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    group
}

fn classes(c: &mut Criterion) {
    for (class, matrix) in CLASSES {
        let mut group = quickly(c, class);
        for n in SIZES {
            let costs = matrix(n);
            let problem = Problem::from_matrix(costs.clone()).expect("a problem");
            let problem = problem.with_sense(Sense::Minimise);
            let expected = Dense.solve(&problem).expect("an assignment").total();
            let solvers: [&dyn Solver; 3] = [&Dense, &ShortestAugmentingPath, &KuhnMunkres];
            for solver in &solvers[..if n == 200 { 3 } else { 2 }] {
                group.bench_function(BenchmarkId::new(solver.name(), n), |b| {
                    b.iter(|| {
                        let found = solver.solve(black_box(&problem)).expect("an assignment");
                        assert_eq!(found.total(), expected);
                    });
                });
            }
            if costs.view().iter().any(|&cost| cost == Matrix::ABSENT) {
                continue; // the published ones refuse infinite costs
            }
            published(&mut group, &costs, n, expected);
        }
    }
}

fn published(group: &mut BenchmarkGroup<'_, WallTime>, costs: &Matrix, n: usize, expected: i64) {
    let (rows, columns) = (costs.rows(), costs.columns());
    let cells = floats(costs);
    group.bench_function(BenchmarkId::new("crate lsap", n), |b| {
        b.iter(|| {
            let found = lsap::solve(rows, columns, black_box(&cells), false);
            let (rows, columns) = found.unwrap_or_else(|_| panic!("lsap finds no assignment"));
            assert_eq!(total(costs, rows.into_iter().zip(columns)), expected);
        });
    });
    if rows == columns {
        let matrix = lapjv::Matrix::from_shape_vec((rows, columns), cells).expect("as many cells");
        group.bench_function(BenchmarkId::new("crate lapjv", n), |b| {
            b.iter(|| {
                let (columns, _) = lapjv::lapjv(black_box(&matrix)).expect("an assignment");
                assert_eq!(total(costs, columns.into_iter().enumerate()), expected);
            });
        });
    }
}

/// One row changes, and changes back, and so on; each time the session solves anew.
fn one_row_changes(c: &mut Criterion) {
    let mut group = quickly(c, "one row changes");
    let n = 1_000;
    for (class, matrix) in CLASSES {
        let costs = matrix(n);
        let row = Row::new(n / 2);
        let cells =
            |i: usize| costs.view().row(i).mapv(|cost| (cost != Matrix::ABSENT).then_some(cost)).to_vec();
        // the row becomes the reverse of another one
        let versions = [cells(n / 2), cells(n / 3).into_iter().rev().collect()];
        let problem = Problem::from_matrix(costs.clone()).expect("a problem").with_sense(Sense::Minimise);
        let mut session = Session::new(problem).expect("a session");
        let totals = [1, 0].map(|version: usize| {
            session.set_row(row, &versions[version]).expect("a row");
            Dense.solve(session.problem()).expect("an assignment").total()
        });
        session.solve().expect("an assignment");
        let mut times = 0;
        group.bench_function(BenchmarkId::new(class, n), |b| {
            b.iter(|| {
                times += 1;
                let version = times % 2;
                session.set_row(row, black_box(&versions[version])).expect("a row");
                let found = session.solve().expect("an assignment");
                assert_eq!(found.total(), totals[1 - version]);
            });
        });
    }
}

criterion_group!(benches, classes, one_row_changes);
criterion_main!(benches);
