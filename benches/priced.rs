//! The dense solver on a matrix filled from terms, beside the same engine on rows computed from
//! them, where hardly two people have the same profile. One solve a process, so that its peak of
//! memory shows; then the check of its proof, and what the planner thought of each method.
//!
//! `cargo bench --bench priced -- dense 5000`, or `priced 20000`, or `priced 20000 80` for a
//! shortage.

#[path = "../tests/support/distinct.rs"]
mod distinct;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::fs;
use std::time::Instant;

use pairwright::assignment::{
    Dense, Outcome, Planner, PricedCandidates, Problem, StagedNetwork, Statistics, check,
};

fn cpu() -> f64 {
    #[cfg(unix)]
    {
        let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        #[expect(clippy::cast_precision_loss, reason = "seconds of a process")]
        return now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9;
    }
    #[cfg(not(unix))]
    f64::NAN
}

/// What each thread has spent so far, in seconds, the first thread first, where the system tells.
/// On a busy machine the first and the longest of the others together are about what free cores
/// would take.
fn threads() -> Vec<f64> {
    let Ok(tasks) = fs::read_dir("/proc/self/task") else { return Vec::new() };
    let mut paths: Vec<_> = tasks.filter_map(|task| Some(task.ok()?.path().join("schedstat"))).collect();
    paths.sort();
    let spent = |path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        text.split_whitespace().next().and_then(|word| word.parse::<f64>().ok()).unwrap_or(0.0) * 1e-9
    };
    paths.into_iter().map(spent).collect()
}

/// The most memory that the process has had so far, where the system tells.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.trim_start_matches("VmHWM:").trim().to_owned()
}

fn phases(statistics: &Statistics) {
    for phase in statistics.phases() {
        println!(
            "  {:?} {} free {} read {} bids {} visits {}",
            phase.kind(),
            phase.epsilon(),
            phase.free(),
            phase.row_scans(),
            phase.bids(),
            phase.visits()
        );
    }
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let name = words.first().map_or("dense", |word| word);
    let number = |at: usize, otherwise| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(otherwise);
    let (n, open) = (number(1, 1_000), number(2, 100));
    let columns = number(3, n);
    let open = u32::try_from(open).expect("a percentage");
    let problem = distinct::distinct(n, columns, open, 1).expect("a problem");
    let (before, each_before) = (peak(), threads());
    #[expect(clippy::disallowed_methods, reason = "a bench looks at the clock")]
    let (wall, start) = (Instant::now(), cpu());
    let report = solve(name, &problem);
    let (wall, spent, each) = (wall.elapsed().as_secs_f64(), cpu() - start, threads());
    let statistics = report.statistics();
    let Outcome::Solved(found) = report.outcome() else { panic!("nobody cancelled") };
    println!(
        "{name} {n} x {columns}: {wall:.3} s, CPU {spent:.3} s, peak {} (before {before}), pairs {}, total {}, \
         passes {}, rows read {}, searches {}",
        peak(),
        found.pairs().len(),
        found.total(),
        statistics.passes(),
        statistics.row_scans(),
        statistics.searches()
    );
    let sum = found.pairs().iter().fold(0u64, |sum, (i, j)| {
        (sum ^ (i.index() * 31 + j.index()) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    });
    let each = each.iter().enumerate().map(|(k, now)| now - each_before.get(k).unwrap_or(&0.0));
    println!("  seconds by thread {:.3?}", each.collect::<Vec<_>>());
    println!("  pairs hash {sum:016x}");
    phases(statistics);
    #[expect(clippy::disallowed_methods, reason = "a bench looks at the clock")]
    let (wall, start) = (Instant::now(), cpu());
    let proof = check(&problem, found).expect("a proof");
    println!(
        "  check: {:.3} s, CPU {:.3} s, {} pairs, peak {}",
        wall.elapsed().as_secs_f64(),
        cpu() - start,
        proof.examined(),
        peak()
    );
    match Planner::default().with_memory_limit(u64::MAX).plan(&problem) {
        Ok(plan) => plan.estimates().iter().for_each(|estimate| {
            println!("  {}: {} steps, {} bytes", estimate.method(), estimate.work(), estimate.memory());
        }),
        Err(error) => println!("  {error}"),
    }
}

fn solve(name: &str, problem: &Problem) -> pairwright::assignment::RunReport {
    match name {
        "dense" => Dense.run(problem).finish().expect("memory"),
        "priced" => PricedCandidates.run(problem).finish().expect("memory"),
        "staged" => StagedNetwork.run(problem).finish().expect("memory"),
        other => panic!("{other} is no solver here"),
    }
}
