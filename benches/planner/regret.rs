//! What each method takes on a problem, beside what the planner chose and estimated.

use std::ops::ControlFlow;

use pairwright::Progress;
use pairwright::assignment::{
    Dense, Estimate, GroupFlow, Method, Planner, PricedCandidates, Problem, ShortestAugmentingPath, Solver,
    StagedNetwork,
};

use crate::clock::now;

/// A method is stopped when it has taken so many times as long as the best so far, or this many seconds if
/// that is more.
const PATIENCE: f64 = 4.0;
const LEAST: f64 = 0.5;
/// What takes less is measured this many times, for the least of them.
const SHORT: f64 = 0.2;
const TIMES: usize = 5;

/// The head of the table.
pub(crate) const HEAD: &str = "\
| problem | rows x columns | planned in ms | chosen | regret | each method: seconds (estimate in seconds, at the chosen one's rate) |
|---|---:|---:|---|---:|---|";

/// What a method took, if it came to an end, and what it found.
struct Measured {
    estimate: Estimate,
    seconds: f64,
    found: Option<(usize, i64)>,
}

/// Prints one line of the table, and returns the regret: the seconds of the method chosen as a multiple
/// of those of the best.
pub(crate) fn tell(name: &str, problem: &Problem) -> f64 {
    let start = now();
    let plan = Planner::default().plan(problem).expect("a plan");
    let planning = now() - start;
    let (mut all, mut best) = (Vec::new(), f64::INFINITY);
    // the one chosen comes first
    for &estimate in plan.estimates().iter().filter(|estimate| estimate.memory() <= 8 << 30) {
        let (seconds, found) = measured(problem, estimate.method(), (PATIENCE * best).max(LEAST));
        if found.is_some() {
            best = best.min(seconds);
        }
        all.push(Measured { estimate, seconds, found });
    }
    let answers: Vec<_> = all.iter().filter_map(|method| method.found).collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{name}: {answers:?}");
    let (chosen, regret) = (&all[0], all[0].seconds / best);
    let rate = chosen.seconds / work(chosen);
    let each: Vec<_> = all
        .iter()
        .map(|method| {
            let stopped = if method.found.is_some() { "" } else { "> " };
            let estimated = work(method) * rate;
            format!("{} {stopped}{:.4} ({estimated:.4})", method.estimate.method(), method.seconds)
        })
        .collect();
    println!(
        "| {name} | {} x {} | {:.2} | {} | {regret:.2} | {} |",
        problem.rows(),
        problem.columns(),
        planning * 1e3,
        plan.method(),
        each.join("; ")
    );
    regret
}

#[expect(clippy::cast_precision_loss, reason = "steps")]
fn work(method: &Measured) -> f64 {
    method.estimate.work() as f64
}

/// The least CPU seconds of some runs, and the pairs and the total found; none when it was stopped.
fn measured(problem: &Problem, method: Method, cap: f64) -> (f64, Option<(usize, i64)>) {
    let (mut least, mut found) = (f64::INFINITY, None);
    for _ in 0..TIMES {
        let start = now();
        // the first call of the watch may be late, as it comes by work done
        let mut watch = |_: &Progress| {
            if now() - start > cap { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let best = solver(method).solve_watched(problem, &mut watch);
        let seconds = now() - start;
        match best {
            Ok(best) => found = Some((best.pairs().len(), best.total())),
            Err(error) if error.is_cancelled() => return (seconds, None),
            Err(error) => panic!("{method}: {error}"),
        }
        least = least.min(seconds);
        if seconds > SHORT {
            break;
        }
    }
    (least, found)
}

fn solver(method: Method) -> &'static dyn Solver {
    match method {
        Method::Dense => &Dense,
        Method::ShortestAugmentingPath => &ShortestAugmentingPath,
        Method::PricedCandidates => &PricedCandidates,
        Method::StagedNetwork => &StagedNetwork,
        Method::GroupFlow => &GroupFlow,
        other => panic!("{other} is not known here"),
    }
}
