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

use std::cell::LazyCell;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use pairwright::Result;
use pairwright::assignment::{
    Assignment, Column, Dense, Entry, Planner, PricedCandidates, Problem, Row, Solver, StagedNetwork, Term,
    check, solve,
};

use numbers::Numbers;

/// People on each side.
const SIZES: [usize; 4] = [1_000, 3_000, 10_000, 100_000];
const MILLION: usize = 1_000_000;
/// Up to here for methods that look at all pairs.
const ALL_PAIRS: usize = 3_000;
/// Pairs that must not be, for each row.
const PROHIBITED: usize = 5;

/// A code for one person.
type Draw = fn(&mut Numbers) -> u32;

/// Rows are mentors, columns are mentees. Points are for another department, another region, a personality
/// far away, and for a mentee who stands some levels higher; one who does not is never paired. Beside these
/// tables there are everybody's choices, and the prohibited pairs.
fn cohort(size: usize) -> Result<Problem> {
    let numbers = &mut Numbers::new(20_261_122);
    let department: Draw = |numbers| skewed(numbers, 12);
    let region: Draw = |numbers| skewed(numbers, 8);
    let band: Draw = |numbers| (small(numbers, 5) + small(numbers, 5) + small(numbers, 5)) / 3;
    let low: Draw = |numbers| skewed(numbers, 5);
    let high: Draw = |numbers| 9 - skewed(numbers, 7);
    let mut terms = vec![
        table(numbers, size, 12, [department; 2], |a, b| Some(if a == b { 0 } else { 250 }))?,
        table(numbers, size, 8, [region; 2], |a, b| Some(if a == b { 0 } else { 200 }))?,
        table(numbers, size, 5, [band; 2], |a, b| Some((a - b).abs() * 150 / 4))?,
        table(numbers, size, 10, [low, high], |a, b| (a < b).then(|| 200 - 50 * (b - a - 4).abs().min(4)))?,
    ];
    let mut choices = Vec::with_capacity(6 * size);
    for person in 0..size {
        for points in [300, 200, 100] {
            choices.push((Row::new(person), Column::new(chosen(numbers, size)), Entry::Points(points)));
        }
        for points in [400, 250, 150] {
            choices.push((Row::new(chosen(numbers, size)), Column::new(person), Entry::Points(points)));
        }
    }
    terms.push(Term::list(choices)?);
    let mut never = Vec::with_capacity(PROHIBITED * size);
    for row in 0..size {
        for _ in 0..PROHIBITED {
            never.push((Row::new(row), Column::new(numbers.below(size)), Entry::Never));
        }
    }
    terms.push(Term::list(never)?);
    Problem::from_terms(size, size, terms)
}

/// A square table; `draw` makes the codes of rows and of columns, and no points are never.
fn table(
    numbers: &mut Numbers,
    size: usize,
    kinds: i32,
    draw: [Draw; 2],
    points: impl Fn(i32, i32) -> Option<i32>,
) -> Result<Term> {
    let [rows, columns] = draw.map(|draw| (0..size).map(|_| draw(numbers)).collect());
    let cells = (0..kinds).flat_map(|a| (0..kinds).map(move |b| (a, b)));
    let entries = cells.map(|(a, b)| points(a, b).map_or(Entry::Never, Entry::Points)).collect();
    Term::table(rows, columns, usize::try_from(kinds).unwrap_or(0), entries)
}

fn small(numbers: &mut Numbers, kinds: u8) -> u32 {
    numbers.small(kinds).into()
}

/// A code below `kinds`; lower ones are more likely.
fn skewed(numbers: &mut Numbers, kinds: u8) -> u32 {
    small(numbers, kinds).min(small(numbers, kinds))
}

/// Half of the time anybody; else by Zipf's law, each power of two as likely as the next.
fn chosen(numbers: &mut Numbers, size: usize) -> usize {
    if numbers.sometimes(50) {
        return numbers.below(size);
    }
    let width = 1 << numbers.below(size.ilog2() as usize + 1);
    (width - 1 + numbers.below(width)).min(size - 1)
}

/// The sizes that are asked for.
fn sizes() -> impl Iterator<Item = usize> {
    let million = std::env::var_os("PAIRWRIGHT_MILLION").is_some_and(|value| value != "0");
    SIZES.into_iter().chain(million.then_some(MILLION))
}

/// The problem and its answer. The answer has its proof, and the method that the planner takes agrees.
fn solved(size: usize) -> (Problem, Assignment) {
    let problem = cohort(size).expect("a problem");
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
