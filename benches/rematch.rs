//! One pair declines: the repair beside the full solve, at 1,000 and 5,000 mentors and as many
//! mentees.
//!
//! `cargo bench --bench rematch`, or `cargo bench --bench rematch -- "5000"`. Every repair asserts
//! what a solve from the start finds. Each iteration takes another pair, as some are easier to
//! replace than others.

#[path = "../tests/support/company.rs"]
mod company;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use pairwright::assignment::{Assignment, Column, Entry, Prices, Problem, Reoptimisation, Row, Term, solve};
use pairwright::scoring::Scores;
use pairwright::{Programme, Result};

/// Mentors, and as many mentees.
const SIZES: [usize; 2] = [1_000, 5_000];
/// So many different pairs decline.
const DECLINES: usize = 8;

/// The problem after a decline, the pairs that are left, and the total that a solve finds.
struct Declined {
    problem: Problem,
    kept: Vec<(Row, Column)>,
    expected: (usize, i64),
}

fn declined(problem: &Problem, best: &Assignment, turn: usize) -> Result<Declined> {
    let at = (turn * 7919 + 13) % best.pairs().len();
    let (row, column) = best.pairs()[at];
    let gone = Term::list([(row, column, Entry::Never)])?;
    let terms = problem.terms().iter().cloned().chain([gone]).collect();
    let problem = Problem::from_terms(problem.rows(), problem.columns(), terms)?;
    let again = solve(&problem)?;
    let kept = best.pairs().iter().copied().filter(|&pair| pair != (row, column)).collect();
    Ok(Declined { expected: (again.pairs().len(), again.total()), problem, kept })
}

fn repaired(decline: &Declined, prices: &Prices) -> (usize, i64) {
    let rematch = Reoptimisation::new(black_box(&decline.problem), &decline.kept).expect("pairs to keep");
    let found = rematch.start_from(prices).free().expect("an assignment");
    (found.assignment().pairs().len(), found.assignment().total())
}

fn decline(c: &mut Criterion) {
    let mut group = c.benchmark_group("decline");
    group.sample_size(10);
    for size in SIZES {
        let cohort = company::company(size, size, 1).expect("a company");
        let scores = Scores::new(&cohort, &Programme::default()).expect("scores");
        let problem = scores.problem();
        let best = solve(problem).expect("an assignment");
        let declines: Vec<_> =
            (0..DECLINES).map(|turn| declined(problem, &best, turn).expect("a problem")).collect();
        let mut turns = declines.iter().cycle();
        group.bench_function(BenchmarkId::new("repair", size), |b| {
            b.iter(|| {
                let Some(decline) = turns.next() else { return };
                assert_eq!(repaired(decline, best.prices()), decline.expected);
            });
        });
        group.bench_function(BenchmarkId::new("full solve", size), |b| {
            b.iter(|| {
                let found = solve(black_box(&declines[0].problem)).expect("an assignment");
                assert_eq!((found.pairs().len(), found.total()), declines[0].expected);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, decline);
criterion_main!(benches);
