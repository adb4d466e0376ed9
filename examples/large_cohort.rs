//! How long a company of any size takes, phase by phase, with progress on a terminal.
//!
//! ```text
//! cargo run --release --example large_cohort
//! cargo run --release --example large_cohort -- 1000000 2000000
//! ```
//!
//! The company is made up, as hard to match as a real one: nearly everybody has a profile of their
//! own, and many want the same few. `tests/support/lifelike_company.rs` says how. With `--alike`
//! profiles are short and repeat, which is much easier, and with `--full` they are long, in another
//! company: `tests/support/large_company.rs`. About half are mentors.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "../tests/support/large_company.rs"]
mod large_company;
#[path = "../tests/support/lifelike_company.rs"]
mod lifelike_company;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::io::IsTerminal as _;
use std::ops::ControlFlow;
use std::time::Instant;

use pairwright::people::ReportingLines;
use pairwright::{Cohort, Matcher, Matching, Programme, Progress, Result};

use large_company::{LargeCompany, Profile, large_company};
use lifelike_company::lifelike_company;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_asked = |asked: &str| words.iter().any(|word| word == asked);
    let company = |people| match (is_asked("--alike"), is_asked("--full")) {
        (true, _) => large_company(people, 1, Profile::Short),
        (_, true) => large_company(people, 1, Profile::Full),
        _ => lifelike_company(people, 1),
    };
    let sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 100_000] } else { sizes };
    println!(
        "{:>9}{:>9}{:>9}{:>9}{:>10}{:>11}{:>10}",
        "people", "cohort", "match", "check", "pairs", "us/person", "MiB"
    );
    for people in sizes {
        let company = company(people);
        let mut clock = Stopwatch::start();
        let cohort = cohort(company)?;
        let built = clock.lap();
        let matching = watched(cohort)?;
        let matched = clock.lap();
        // the proof is checked without the solver
        let proof = matching.verify()?;
        let checked = clock.lap();
        #[expect(clippy::cast_precision_loss, reason = "a figure for people to read")]
        let each = 1e6 * (built + matched + checked) / people as f64;
        let (pairs, peak) = (proof.pairs(), peak_mib().map_or(String::new(), |mib| mib.to_string()));
        println!("{people:>9}{built:>9.3}{matched:>9.3}{checked:>9.3}{pairs:>10}{each:>11.2}{peak:>10}");
    }
    println!("  Seconds. MiB: the most so far.");
    Ok(())
}

fn cohort(company: LargeCompany) -> Result<Cohort> {
    let LargeCompany { people, organisation, history } = company;
    let lines = ReportingLines::new(organisation)?;
    Cohort::builder().people(people).organisation(lines).history(history).build()
}

/// Matches with a watch: it sees how far the work is, and could stop it.
fn watched(cohort: Cohort) -> Result<Matching> {
    let is_terminal = std::io::stderr().is_terminal();
    let watch = move |progress: &Progress| {
        if is_terminal {
            eprint!("\r  {:<16}{:>4.0} %", progress.phase().to_string(), 100.0 * progress.share());
        }
        ControlFlow::Continue(())
    };
    let matching = Matcher::new(Programme::default()).with_watch(watch).solve(cohort);
    if is_terminal {
        eprint!("\r{:24}\r", "");
    }
    matching
}

/// Seconds since the last lap.
struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "an example may look at the clock; the library does not")]
    fn start() -> Self {
        Self(Instant::now())
    }

    fn lap(&mut self) -> f64 {
        let seconds = self.0.elapsed().as_secs_f64();
        *self = Self::start();
        seconds
    }
}

/// The most memory so far, where the system says it.
fn peak_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()?.div_ceil(1024))
}
