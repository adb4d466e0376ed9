//! The whole job for real people, by phases; each method that can hold the problem; all totals are asserted.
//!
//! `RAYON_NUM_THREADS=1 cargo bench --bench real -- FOLDER`, where the folder has `participants.csv`, and perhaps
//! `organisation.csv` and `conflicts.csv`; each also as `.csv.gz`. Without one: the embedded civil service. CPU
//! seconds, and the peak of memory so far.

#[path = "../examples/support/civil_service.rs"]
mod civil_service;
#[path = "support/clock.rs"]
mod clock;
#[path = "quality/cohorts.rs"]
mod cohorts;

use std::path::Path;

use pairwright::assignment::{Dense, Outcome, Planner, PricedCandidates, Solver, StagedNetwork, check};
use pairwright::scoring::Scores;
use pairwright::{Matcher, Programme, Report};

use clock::now;
use cohorts::{Found, embedded, in_folder};

fn main() -> Found<()> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let each = |method: &dyn Solver| words.len() < 2 || words[1..].iter().any(|word| word == method.name());
    let (name, cohort) = timed("read and build", || match words.first() {
        Some(folder) => in_folder(Path::new(folder)),
        None => Ok(embedded()?.swap_remove(0)),
    })?;
    println!("{name}: {} mentors, {} mentees", cohort.mentors().count(), cohort.mentees().count());
    let scores = timed("score", || Scores::new(&cohort, &Programme::default()))?;
    let problem = scores.problem();
    let plan = timed("plan", || Planner::default().plan(problem))?;
    println!("  {plan}");
    let report = timed("solve as planned", || plan.run(problem).finish())?;
    let Outcome::Solved(best) = report.into_outcome() else { return Err("nobody cancelled".into()) };
    let proof = timed("check", || check(problem, &best)).map_err(|flaw| flaw.to_string())?;
    let methods: [&dyn Solver; 3] = [&Dense, &PricedCandidates, &StagedNetwork];
    for method in methods.into_iter().filter(|method| each(*method)) {
        let found = timed(method.name(), || method.solve(problem))?;
        assert_eq!((found.pairs().len(), found.total()), (proof.pairs(), proof.total()), "{}", method.name());
    }
    let matching = timed("match: score, plan, solve, check, ties", || Matcher::default().solve(cohort))?;
    assert_eq!((matching.pairs().len(), matching.points()), (proof.pairs(), proof.total()));
    let page = timed("report", || Report::new(&matching).to_html())?;
    println!("  {} pairs, {} points, a page of {} bytes", proof.pairs(), proof.total(), page.len());
    Ok(())
}

/// Does it, and says what it took.
fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = now();
    let found = work();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default().trim();
    println!("{:>10.4} s  {what} (peak {peak})", now() - start);
    found
}
