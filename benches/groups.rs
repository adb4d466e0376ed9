//! Groups at scale: mentees who want several mentors, mentors with several places, minimums, even
//! loads.
//!
//! `cargo bench --bench groups -- [size] [words]`: problems with so many people at most, and only
//! lines that have one of the words in them. Each line: the problem, the people, the pairs, the
//! times of the solve and of the check, and the most memory allocated on the way. Each answer is
//! held against its proof.

#[path = "../tests/support/company.rs"]
mod company;
#[path = "../tests/support/distinct.rs"]
mod distinct;
#[path = "../tests/support/large_company.rs"]
#[expect(dead_code, reason = "the short profile is enough here")]
mod large_company;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::time::{Duration, Instant};

use pairwright::assignment::{Evenness, Outcome, Planner, Problem, check};
use pairwright::people::ReportingLines;
use pairwright::scoring::Scores;
use pairwright::{Cohort, Programme, Result};
use peak_alloc::PeakAlloc;

use numbers::Numbers;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SIZES: [usize; 6] = [1_000, 2_000, 5_000, 10_000, 20_000, 100_000];

/// Problems with an own profile for everybody are not tried beyond this many people.
const MOST_PROFILES: usize = 20_000;

fn main() {
    let most: usize = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(20_000);
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word.parse::<usize>().is_err()).collect();
    let is_wanted = |name: &str| {
        let mut words = words.iter().filter(|word| !word.starts_with("--")).peekable();
        words.peek().is_none() || words.any(|word| name.contains(word.as_str()))
    };
    for size in SIZES.into_iter().filter(|&size| size <= most) {
        for (source, problem) in SOURCES {
            if source != "tables" && size > MOST_PROFILES {
                continue;
            }
            let names = VARIANTS.map(|(variant, _)| format!("{source}, {variant}"));
            if !names.iter().any(|name| is_wanted(name)) {
                continue;
            }
            let plain = problem(size).expect("a problem");
            for (name, (_, variant)) in names.iter().zip(VARIANTS).filter(|(name, _)| is_wanted(name)) {
                line(name, &variant(plain.clone()).expect("groups"));
            }
        }
    }
}

/// A kind of people, and a problem of this many.
type Source = (&'static str, fn(usize) -> Result<Problem>);

const SOURCES: [Source; 3] = [
    ("profiles", |size| distinct::distinct(size / 2, size / 2, 100, 7)),
    ("company", |size| {
        let cohort = company::company(size / 2, size / 2, 1)?;
        Ok(Scores::new(&cohort, &Programme::default())?.problem().clone())
    }),
    ("tables", |size| {
        let company = large_company::large_company(size, 1, large_company::Profile::Short);
        let lines = ReportingLines::new(company.organisation)?;
        let cohort = Cohort::builder().people(company.people).organisation(lines).build()?;
        Ok(Scores::new(&cohort, &Programme::default())?.problem().clone())
    }),
];

/// What is asked for, and how.
type Variant = (&'static str, fn(Problem) -> Result<Problem>);

const VARIANTS: [Variant; 7] = [
    ("none", |problem| places(problem, 1..=1, 1..=1)),
    ("two mentors each, 3 places", |problem| places(problem, 3..=3, 2..=2)),
    ("two mentors each, 2 places", |problem| places(problem, 2..=2, 2..=2)),
    ("1 to 3 mentors each, 1 to 5 places", |problem| places(problem, 1..=5, 1..=3)),
    ("two mentors each, 3 places, minimum 1", |problem| {
        let least = vec![1; problem.rows()];
        places(problem, 3..=3, 2..=2)?.with_minimums(least)
    }),
    ("two mentors each, 4 places, even loads first", |problem| even(problem, Evenness::First)),
    ("two mentors each, 4 places, even loads for points", |problem| even(problem, Evenness::Points(40))),
];

fn places(
    problem: Problem,
    of_rows: std::ops::RangeInclusive<i32>,
    of_columns: std::ops::RangeInclusive<i32>,
) -> Result<Problem> {
    let mut numbers = Numbers::new(3);
    let mut draw = |size: usize, range: std::ops::RangeInclusive<i32>| -> Vec<u32> {
        (0..size).map(|_| numbers.within(range.clone()).unsigned_abs()).collect()
    };
    let (rows, columns) = (draw(problem.rows(), of_rows), draw(problem.columns(), of_columns));
    problem.with_capacities(rows)?.with_column_capacities(columns)
}

fn even(problem: Problem, evenness: Evenness) -> Result<Problem> {
    let before = vec![Some(0); problem.rows()];
    places(problem, 4..=4, 2..=2)?.with_even_loads(evenness, before)
}

fn line(name: &str, problem: &Problem) {
    let plan = match Planner::default().plan(problem) {
        Ok(plan) => plan,
        Err(refused) => return println!("{name:>58} {refused}"),
    };
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let (report, solved) = timed(|| plan.run(problem).finish());
    let peak = MEMORY.peak_usage() - before;
    let Outcome::Solved(best) = report.expect("a report").into_outcome() else { return };
    let (proof, checked) = timed(|| check(problem, &best).expect("a proof"));
    println!(
        "{name:>58} {:>6} people {:>7} pairs: solve {solved:>9.2?}, check {checked:>9.2?}, {:>5} MB of {} \
         ({:?} steps of {:?})",
        problem.rows() + problem.columns(),
        proof.pairs(),
        peak >> 20,
        plan.estimate().memory() >> 20,
        plan.estimate().work() / 1_000_000,
        plan.method(),
    );
}

/// The result, and how long it took.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    #[expect(clippy::disallowed_methods, reason = "a bench looks at the clock")]
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
