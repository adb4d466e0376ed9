//! The planner's estimates of memory are upper bounds: each method that a plan lists is run, and the peak of
//! what it allocates is held against what was said. Nothing else may run in this process, so there is one test.

#![expect(clippy::cast_precision_loss, reason = "a ratio needs no more than three digits")]

use std::collections::BTreeSet;
use std::fmt::Write;

use pairwright::assignment::{
    Column, Dense, Entry, Estimate, GroupFlow, Matrix, Method, Planner, PricedCandidates, Problem, Row,
    Sense, ShortestAugmentingPath, Solver, StagedNetwork, Term,
};
use peak_alloc::PeakAlloc;

#[path = "../support/distinct.rs"]
mod distinct;
#[path = "../support/numbers.rs"]
mod numbers;

use numbers::Numbers;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Methods that are said to need more bytes, or more steps, are not run here.
const MOST: u64 = 400 << 20;
const MOST_WORK: u64 = 1_500_000_000;

/// An estimate may not be more times the peak than this, but for a few megabytes.
const PADDED: f64 = 7.0;
const SMALL: u64 = 8 << 20;

/// What `work` allocates at its peak, beside what was there.
fn peak<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let done = work();
    (done, (MEMORY.peak_usage() - before) as u64)
}

/// A table of so many codes a side, and entries by luck; so many in a hundred are never.
fn table(rows: usize, columns: usize, codes: u32, never: u32, seed: u64) -> Term {
    let mut numbers = Numbers::new(seed);
    let mut side = |members: usize| -> Vec<u32> { (0..members).map(|_| numbers.code(codes)).collect() };
    let (of_rows, of_columns) = (side(rows), side(columns));
    let entries = (0..codes * codes).map(|_| {
        if numbers.code(100) < never { Entry::Never } else { Entry::Points(numbers.within(0..=999)) }
    });
    let entries = entries.collect();
    Term::table(of_rows, of_columns, codes as usize, entries).unwrap()
}

/// So many pairs a row, with points or forbidden.
fn list(rows: usize, columns: usize, each: usize, never: bool, seed: u64) -> Term {
    let mut numbers = Numbers::new(seed);
    let pairs = (0..rows * each).map(|at| {
        let entry = if never { Entry::Never } else { Entry::Points(numbers.within(0..=499)) };
        (Row::new(at / each), Column::new(numbers.below(columns)), entry)
    });
    Term::list(pairs.collect::<Vec<_>>()).unwrap()
}

fn terms(rows: usize, columns: usize, terms: Vec<Term>) -> Problem {
    Problem::from_terms(rows, columns, terms).unwrap()
}

fn matrix(rows: usize, columns: usize, never: u32) -> Problem {
    let mut numbers = Numbers::new(9);
    let matrix =
        Matrix::from_fn(rows, columns, |_, _| (numbers.code(100) >= never).then(|| numbers.within(0..=999)));
    Problem::from_matrix(matrix).unwrap()
}

/// A problem's name, and the problem.
type Case = (&'static str, Box<dyn Fn() -> Problem>);

/// All the problems, made one by one.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut case = |name, problem: Box<dyn Fn() -> Problem>| cases.push((name, problem));
    case("no terms", Box::new(|| terms(2500, 2500, Vec::new())));
    case("no terms, wide", Box::new(|| terms(800, 60_000, Vec::new())));
    case("no terms, high", Box::new(|| terms(60_000, 800, Vec::new())));
    case("a matrix", Box::new(|| matrix(2200, 2200, 0)));
    case("a matrix, high", Box::new(|| matrix(3000, 1500, 0)));
    case("a matrix, costs", Box::new(|| matrix(1500, 3000, 0).with_sense(Sense::Minimise)));
    case("a matrix with a shortage", Box::new(|| matrix(2000, 2500, 99)));
    case("one table", Box::new(|| terms(2500, 2500, vec![table(2500, 2500, 12, 0, 1)])));
    case("one table, many people", {
        Box::new(|| terms(100_000, 100_000, vec![table(100_000, 100_000, 12, 0, 1)]))
    });
    case("many tables, many people", {
        Box::new(|| {
            terms(40_000, 30_000, (0..30).map(|k| table(40_000, 30_000, 2 - k % 2, 0, k.into())).collect())
        })
    });
    case("many classes", {
        Box::new(|| terms(30_000, 25_000, (0..4).map(|k| table(30_000, 25_000, 8, 0, k + 2)).collect()))
    });
    case("all profiles different", {
        Box::new(|| terms(1000, 1000, (0..4).map(|k| table(1000, 1000, 50, 0, k + 2)).collect()))
    });
    case("all profiles different, high", {
        Box::new(|| terms(3000, 500, (0..4).map(|k| table(3000, 500, 50, 0, k + 2)).collect()))
    });
    case("of all kinds", Box::new(|| distinct::distinct(2000, 1800, 100, 5).unwrap()));
    case("of all kinds, a shortage", Box::new(|| distinct::distinct(1800, 2000, 30, 6).unwrap()));
    case("lists", {
        Box::new(|| terms(2000, 2000, vec![list(2000, 2000, 40, false, 3), list(2000, 2000, 40, true, 4)]))
    });
    case("lists, many people", {
        let n = 30_000;
        Box::new(move || {
            terms(n, n, vec![table(n, n, 6, 0, 1), list(n, n, 8, false, 3), list(n, n, 8, true, 4)])
        })
    });
    case("restrictions", {
        let n = 20_000;
        Box::new(move || {
            let pairs = (0..n * 5).map(|at| (Row::new(at / 5), Column::new((at * 7919 + at / 5) % n)));
            let bound = (0..n).map(|at| at % 2 == 0).collect();
            let only = Term::only(bound, vec![false; n], pairs);
            terms(n, n, vec![table(n, n, 6, 0, 1), only])
        })
    });
    case("forbidden by tables", {
        Box::new(|| terms(2200, 2200, vec![table(2200, 2200, 9, 60, 1), table(2200, 2200, 9, 30, 2)]))
    });
    case("rows of four places", {
        Box::new(|| {
            let problem = terms(1000, 3000, vec![table(1000, 3000, 30, 0, 1), table(1000, 3000, 30, 5, 8)]);
            problem.with_capacities(vec![4; 1000]).unwrap()
        })
    });
    case("rows of many places", {
        Box::new(|| matrix(900, 3000, 10).with_capacities(vec![9; 900]).unwrap())
    });
    case("rows of huge capacities", {
        Box::new(|| {
            let problem = terms(2, 4000, vec![table(2, 4000, 30, 0, 1), table(2, 4000, 30, 5, 8)]);
            problem.with_capacities(vec![1 << 30; 2]).unwrap()
        })
    });
    case("groups, a matrix", {
        Box::new(|| matrix(1200, 1000, 10).with_column_capacities(vec![2; 1000]).unwrap())
    });
    case("groups, most columns filled", {
        Box::new(|| {
            let problem = matrix(500, 700, 10).with_capacities(vec![3; 500]).unwrap();
            problem.with_column_capacities(vec![3; 700]).unwrap()
        })
    });
    case("groups, tables", {
        Box::new(|| {
            let problem = terms(5000, 4000, vec![table(5000, 4000, 9, 0, 1), table(5000, 4000, 9, 5, 8)]);
            problem.with_column_capacities((0..4000).map(|j| 1 + u32::from(j % 50 == 0)).collect()).unwrap()
        })
    });
    case("minimums", {
        Box::new(|| {
            let problem = terms(3000, 9000, vec![table(3000, 9000, 9, 0, 1), list(3000, 9000, 5, false, 2)]);
            problem.with_capacities(vec![3; 3000]).unwrap().with_minimums(vec![1; 3000]).unwrap()
        })
    });
    case("minimums, a matrix", {
        Box::new(|| {
            let problem = matrix(500, 1200, 5).with_capacities(vec![3; 500]).unwrap();
            problem.with_minimums(vec![2; 500]).unwrap()
        })
    });
    cases
}

/// Refused from counts: nothing is allocated for people.
fn refusals() {
    let people = 1 << 21;
    let problem = terms(people, people, vec![table(people, people, 4, 0, 1)]);
    let planner = Planner::default().with_memory_limit(64 << 20);
    let (refused, bytes) = peak(|| planner.plan(&problem).unwrap_err().to_string());
    assert!(refused.contains("staged network: more than") && bytes < 1 << 20, "{bytes} bytes: {refused}");
    let beyond = terms(1 << 25, 1 << 20, Vec::new());
    let groups = beyond.clone().with_column_capacities(vec![2; 1 << 20]).unwrap();
    for (problem, reason) in [
        (beyond, "shortest augmenting path: about"),
        (groups, "group flow: about"),
        (terms(1 << 27, 3, Vec::new()), "no method holds so many"),
    ] {
        let (refused, bytes) = peak(|| Planner::default().plan(&problem).unwrap_err().to_string());
        assert!(refused.contains(reason) && bytes < 1 << 20, "{bytes} bytes: {refused}");
    }
}

/// The peak of a run of this method.
fn run(method: Method, problem: &Problem) -> u64 {
    let solver: &dyn Solver = match method {
        Method::Dense => &Dense,
        Method::ShortestAugmentingPath => &ShortestAugmentingPath,
        Method::PricedCandidates => &PricedCandidates,
        Method::StagedNetwork => &StagedNetwork,
        Method::GroupFlow => &GroupFlow,
        _ => unreachable!("a method of which this test knows nothing"),
    };
    peak(|| drop(solver.solve(problem).unwrap())).1
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

#[test]
fn estimates_are_upper_bounds() {
    refusals();
    let (mut said, mut wrong) = (String::new(), 0);
    let mut seen = BTreeSet::new();
    for (name, problem) in cases() {
        let problem = problem();
        let unlimited = Planner::default().with_memory_limit(u64::MAX);
        // planning comes before the least that any method needs
        let (plan, planning) = peak(|| unlimited.plan(&problem).unwrap());
        let most = plan.estimates().iter().map(Estimate::memory).min().unwrap();
        wrong += usize::from(planning > most);
        writeln!(said, "{name}: planned in {:.1} MiB of {:.1}", mib(planning), mib(most)).unwrap();
        let is_small = |estimate: &&Estimate| estimate.memory() <= MOST && estimate.work() <= MOST_WORK;
        for estimate in plan.estimates().iter().filter(is_small) {
            let peak = run(estimate.method(), &problem);
            let ratio = estimate.memory() as f64 / peak.max(1) as f64;
            let low = estimate.memory() < peak;
            let high = ratio > PADDED && estimate.memory() > peak + SMALL;
            wrong += usize::from(low || high);
            writeln!(
                said,
                "  {:26} {:7.1} MiB of {:7.1}, ratio {ratio:5.2} {}",
                estimate.method().to_string(),
                mib(peak),
                mib(estimate.memory()),
                if low {
                    "TOO LOW"
                } else if high {
                    "too high"
                } else {
                    ""
                }
            )
            .unwrap();
            if peak > 5 << 20 {
                seen.insert(estimate.method().to_string());
            }
        }
    }
    assert!(wrong == 0 && seen.len() == 5, "{wrong} estimates are wrong; large: {seen:?}\n{said}");
}
