//! A problem made of small tables, from a folder: solved, and its proof checked.

use std::fs;
use std::path::Path;

use pairwright::assignment::{
    Assignment, Dense, Entry, KuhnMunkres, Outcome, Planner, PricedCandidates, Problem,
    ShortestAugmentingPath, Solver, StagedNetwork, Term, check,
};
use serde::Deserialize;

use crate::commands::solve::numbers::{NEVER, Numbers};
use crate::commands::solve::spent::{Clock, peak_mib};
use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;

/// What `problem.json` says.
#[derive(Debug, Deserialize)]
struct Shape {
    mentors: usize,
    mentees: usize,
    tables: Vec<(usize, usize)>,
}

/// Solves, checks and prints. An answer without proof is said too, and is a failure.
pub(super) fn solve_tables(
    context: &Context,
    folder: &Path,
    method: &str,
    ignore_never: bool,
    memory_limit: Option<u64>,
) -> Result<Done, Failure> {
    let console = context.console();
    let problem = read(folder, ignore_never)?;
    let clock = Clock::start();
    let (best, method, plan) = solve(context, &problem, method, memory_limit)?;
    let (solved, peak) = (clock.stop(), peak_mib());
    let clock = Clock::start();
    let proof = check(&problem, &best);
    let checked = clock.stop();
    console.line(&format!("{:<14}{}", "pairs", best.pairs().len()))?;
    console.line(&format!("{:<14}{}", "points", best.total()))?;
    console.line(&format!("{:<14}{:.6}", "seconds", solved.seconds()))?;
    console.line(&format!("{:<14}{method}", "method"))?;
    if let Some(plan) = &plan {
        console.say(plan)?;
    }
    match &proof {
        Ok(proof) => console.say(&proof.to_string())?,
        Err(flaw) => console.warn(&flaw.to_string()),
    }
    let done = Done::default()
        .with("seconds", solved.seconds())
        .with("cpu", solved.cpu_seconds())
        .with("optimum", best.total())
        .with("pairs", best.pairs().len())
        .with("verified", proof.is_ok())
        .with("verify_seconds", checked.seconds())
        .with("peak_mib", peak)
        .with("method", method)
        .with("plan", plan);
    Ok(if proof.is_ok() { done } else { done.stopped() })
}

/// The answer, by which method, and why that one.
fn solve(
    context: &Context,
    problem: &Problem,
    name: &str,
    memory_limit: Option<u64>,
) -> Result<(Assignment, String, Option<String>), Failure> {
    if name != "auto" {
        let solver = named(name).ok_or_else(|| {
            Failure::new(format!("no such method: {name:?}")).with_advice("See: pairwright solve --help")
        })?;
        return Ok((solver.solve(problem)?, solver.name().to_owned(), None));
    }
    let planner = match memory_limit {
        Some(mib) => Planner::default().with_memory_limit(mib.saturating_mul(1 << 20)),
        None => Planner::default(),
    };
    let plan = planner.plan(problem)?;
    let mut watch = context.watch();
    match plan.run(problem).watch(&mut watch).finish()?.into_outcome() {
        Outcome::Solved(best) => Ok((best, plan.method().to_string(), Some(plan.to_string()))),
        Outcome::Cancelled(_) => Err(Failure::new("stopped before the best was known")
            .with_advice("Give it more time: --limit SECONDS")),
    }
}

/// The solver of this name.
fn named(name: &str) -> Option<Box<dyn Solver>> {
    let all: [Box<dyn Solver>; 5] = [
        Box::new(Dense),
        Box::new(PricedCandidates),
        Box::new(StagedNetwork),
        Box::new(ShortestAugmentingPath),
        Box::new(KuhnMunkres),
    ];
    all.into_iter().find(|solver| solver.name().to_lowercase().replace(' ', "-") == name)
}

fn read(folder: &Path, ignore_never: bool) -> Result<Problem, Failure> {
    let path = folder.join("problem.json");
    let at = |error: &dyn std::fmt::Display| Failure::new(format!("{}: {error}", path.display()));
    let text = fs::read_to_string(&path).map_err(|error| at(&error))?;
    let shape: Shape = serde_json::from_str(&text).map_err(|error| at(&error))?;
    let people = (shape.mentors, shape.mentees);
    let mut terms = tables(folder, &shape)?;
    let adjustments = Numbers::read(folder, "adjustments.i32", "three", 3)?;
    terms.push(adjustments.list(people, |points| points.map_or(Entry::Never, Entry::Points))?);
    if !ignore_never {
        let never = Numbers::read(folder, "never.i32", "two", 2)?;
        terms.push(never.list(people, |_| Entry::Never)?);
    }
    Problem::from_terms(people.0, people.1, terms).map_err(|error| at(&error))
}

/// One term for each table.
fn tables(folder: &Path, shape: &Shape) -> Result<Vec<Term>, Failure> {
    let kinds = shape.tables.len();
    let heights = shape.tables.iter().map(|size| size.0).collect::<Vec<_>>();
    let widths = shape.tables.iter().map(|size| size.1).collect::<Vec<_>>();
    let codes = |name, line, people, sizes| Numbers::read(folder, name, line, kinds)?.codes(people, sizes);
    let mentors = codes("mentor_codes.i32", "mentor", shape.mentors, &heights)?;
    let mentees = codes("mentee_codes.i32", "mentee", shape.mentees, &widths)?;
    let numbers = Numbers::read(folder, "tables.i32", "table", 1)?;
    let mut sizes = shape.tables.iter().map(|&(height, width)| height.checked_mul(width));
    let size = sizes.try_fold(0usize, |sum, size| sum.checked_add(size?));
    numbers.expect(size, "the entries of all tables")?;
    let mut rest = numbers.values();
    let mut terms = Vec::with_capacity(kinds);
    for ((&(height, width), mentors), mentees) in shape.tables.iter().zip(mentors).zip(mentees) {
        let (table, others) = rest.split_at(height * width);
        rest = others;
        let entry = |&value: &i32| if value == NEVER { Entry::Never } else { Entry::Points(value) };
        let term = Term::table(mentors, mentees, width, table.iter().map(entry).collect());
        terms.push(term.map_err(|error| numbers.at(&error))?);
    }
    Ok(terms)
}
