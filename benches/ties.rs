//! What it costs to choose among equally good assignments, beside the solve and the check.
//!
//! `cargo bench --bench ties`. Each line: the size; the times of the solve, of the check, and of
//! the check with the rules of ties; what the rules add as a share of the solve; and how far they
//! have decided. Costs from 0 to 2 or 0 to 100 at random are all ties; mentoring has few.
//!
//! *Measured* on two very busy cores, with a wider limit of looks than now: mentoring 14, 8 and 8 %
//! more at 200, 500 and 1,000 a side, too little to tell at 2,500 and 5,000, all settled; by tables
//! 15, 6 and 9 % at 3,000, 10,000 and 100,000 a side, where the tight pairs were too many and ties
//! were left out. Random costs are solved in a nanosecond a cell; there the rules took one to four
//! times the solve, from a tenth of a millisecond at 200 a side to some 0.3 s at 5,000.

#[path = "../tests/support/company.rs"]
mod company;
#[path = "../tests/support/large_company.rs"]
#[expect(dead_code, reason = "the short profile is enough here")]
mod large_company;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::time::{Duration, Instant};

use pairwright::assignment::{Assignment, Matrix, Problem, TieBreaking, check, solve};
use pairwright::people::ReportingLines;
use pairwright::scoring::Scores;
use pairwright::{Cohort, Programme};

use numbers::Numbers;

/// Times are the best of this many runs.
const RUNS: usize = 3;

fn main() {
    let most: usize = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(100_000);
    for size in [200, 500, 1_000, 2_500, 5_000].into_iter().filter(|&size| size <= most) {
        let cohort = company::company(size, size, 1).expect("a company");
        let scores = Scores::new(&cohort, &Programme::default()).expect("scores");
        line("mentoring", scores.problem());
        for largest in [2, 100] {
            let mut numbers = Numbers::new(20_261_128);
            let matrix = Matrix::from_fn(size, size, |_, _| Some(numbers.within(0..=largest)));
            line(&format!("0 to {largest}"), &Problem::from_matrix(matrix).expect("a problem"));
        }
    }
    for size in [6_000, 20_000, 200_000].into_iter().filter(|&size| size / 2 <= most) {
        let company = large_company::large_company(size, 1, large_company::Profile::Short);
        let lines = ReportingLines::new(company.organisation).expect("lines");
        let cohort = Cohort::builder().people(company.people).organisation(lines);
        let cohort = cohort.build().expect("a cohort");
        let scores = Scores::new(&cohort, &Programme::default()).expect("scores");
        line("by tables", scores.problem());
    }
}

fn line(name: &str, problem: &Problem) {
    let (best, solved) = timed(|| solve(problem).expect("an assignment"));
    let ((), checked) = timed(|| check(problem, &best).map(drop).expect("a proof"));
    // a copy is made by nobody else
    let (_, copied) = timed(|| best.clone());
    let rules = TieBreaking::new(problem);
    let ((settled, ties), with_rules) = timed(|| rules.settle(best.clone()).expect("a proof"));
    assert_eq!(settled.total(), best.total());
    let more = with_rules.saturating_sub(checked + copied);
    println!(
        "{name:>10} {:>6} x {:<6} solve {:>8.2?} check {:>8.2?} with rules {:>8.2?}: {:>4.1} % more, {ties:?}, \
         {} of {} pairs differ",
        problem.rows(),
        problem.columns(),
        solved,
        checked,
        with_rules,
        100.0 * more.as_secs_f64() / solved.as_secs_f64(),
        differing(&best, &settled),
        best.pairs().len(),
    );
}

fn differing(one: &Assignment, other: &Assignment) -> usize {
    one.pairs().iter().filter(|pair| other.pairs().binary_search(pair).is_err()).count()
}

/// The result, and the shortest time it took.
fn timed<T>(work: impl Fn() -> T) -> (T, Duration) {
    let once = || {
        #[expect(clippy::disallowed_methods, reason = "a bench looks at the clock")]
        let start = Instant::now();
        (work(), start.elapsed())
    };
    let mut best = once();
    for _ in 1..RUNS {
        let next = once();
        best.1 = best.1.min(next.1);
    }
    best
}
