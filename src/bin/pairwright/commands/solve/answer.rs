//! A matrix solved: what came out, what it cost, who could not be served.

use std::io;

use pairwright::assignment::{Assignment, Dense, Matrix, Outcome, Problem, Sense, Statistics, check};
use serde_json::Value;

use crate::commands::solve::input::{Input, Scale};
use crate::commands::solve::spent::{Clock, Spent, peak_mib};
use crate::console::Console;
use crate::context::Context;
use crate::counted::counted;
use crate::done::Done;
use crate::failure::Failure;

/// At most this many numbers of a list are shown.
const SHOWN: usize = 5;

/// What is printed besides the answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) pairs: bool,
    pub(super) check: bool,
    pub(super) stats: bool,
}

/// Solves and prints; the seconds are those of the solve alone.
pub(super) fn solve(context: &Context, input: &Input, wanted: Wanted) -> Result<Done, Failure> {
    let console = context.console();
    // The first solve of a process finds out what the CPU can do. It does so once, whatever the
    // matrix: that is no part of solving this one.
    Dense.run(&Problem::from_matrix(Matrix::from_fn(2, 2, |i, j| Some(i32::from(i == j))))?).finish()?;

    let mut watch = context.watch();
    let clock = Clock::start();
    let report = Dense.run(&input.problem).watch(&mut watch).finish()?;
    let spent = clock.stop();
    let peak = peak_mib();
    drop(watch);
    if wanted.stats {
        tell_phases(console, report.statistics())?;
    }
    let best = match report.into_outcome() {
        Outcome::Solved(best) => best,
        Outcome::Cancelled(_) => {
            let what = format!("stopped after {:.1} seconds, before the best was known", spent.seconds());
            return Err(Failure::new(what).with_advice("Give it more time: --limit SECONDS"));
        }
    };
    tell(console, input, &best, &spent, peak)?;
    let mut done = Done::default()
        .with("seconds", spent.seconds())
        .with("cpu", spent.cpu_seconds())
        .with("optimum", number(&input.total(&best)))
        .with("valid", input.is_valid(&best))
        .with("peak_mib", peak);
    if wanted.check {
        let unit =
            input.scale.as_ref().map_or(String::new(), |scale| format!("in units of {:?}: ", scale.unit));
        let proof = check(&input.problem, &best).map_err(|flaw| Failure::new(flaw.to_string()))?;
        console.heading("Proof")?;
        console.say(&format!("{unit}{proof}"))?;
        done = done.with("proof", proof.to_string());
    }
    if wanted.pairs {
        console.heading("Pairs, counted from 1")?;
        console.line("row,column,value")?;
        for &(row, column) in best.pairs() {
            console.line(&format!(
                "{},{},{}",
                row.index() + 1,
                column.index() + 1,
                input.entry(row, column)
            ))?;
        }
    }
    Ok(done)
}

/// A total as JSON: a whole number or a real one; null where it is none.
fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

/// What was read, what came out, what it cost.
fn tell(
    console: &Console,
    input: &Input,
    best: &Assignment,
    spent: &Spent,
    peak: Option<u64>,
) -> io::Result<()> {
    let (rows, columns) = (input.problem.rows(), input.problem.columns());
    console
        .say(&format!("{}: {rows} x {columns} cells, {} of them forbidden", input.name, input.forbidden))?;
    console.say(match input.problem.sense() {
        Sense::Minimise => "Costs: the least total is best.",
        Sense::Maximise => "Points: the greatest total is best.",
    })?;
    if let Some(Scale { unit, bound, .. }) = &input.scale {
        let exact = match bound {
            0.0 => "nothing was rounded for that: the answer is exact".to_owned(),
            _ => format!("rounded for that, so the total may differ by {bound:?} from the best there is"),
        };
        console.say(&format!("Solved in whole multiples of {unit:?}; {exact}."))?;
    }
    console.heading("Answer")?;
    console.line(&format!("{:<14}{} of {} possible", "pairs", best.pairs().len(), input.smaller_side()))?;
    console.line(&format!("{:<14}{}", "total", input.total(best)))?;
    console.line(&format!("{:<14}{:.6}", "seconds", spent.seconds()))?;
    if let Some(cpu) = spent.cpu_seconds() {
        console.line(&format!("{:<14}{cpu:.6}", "CPU seconds"))?;
    }
    if let Some(peak) = peak {
        console.line(&format!("{:<14}{peak} MiB", "peak memory"))?;
    }
    if !input.is_valid(best) {
        console.heading("Shortage")?;
        console.say(&shortage(input, best))?;
    }
    Ok(())
}

/// Who has too few partners. Every allowed pair has an end in the cover of the prices; so those of
/// a side outside the cover have no partners but the covered ones of the other side.
fn shortage(input: &Input, best: &Assignment) -> String {
    let prices = best.prices();
    let marked = |cover: &[bool], mark: bool| -> Vec<usize> {
        (1..).zip(cover).filter(|&(_, &covered)| covered == mark).map(|(number, _)| number).collect()
    };
    let (rows, columns) = (prices.row_cover(), prices.column_cover());
    let (short, other, words) = if input.problem.rows() <= input.problem.columns() {
        (marked(rows, false), marked(columns, true), ["row", "column"])
    } else {
        (marked(columns, false), marked(rows, true), ["column", "row"])
    };
    let missing = input.smaller_side() - best.pairs().len();
    let other = match other.len() {
        0 => "with nobody".to_owned(),
        _ => format!("only with {}", list(&other, words[1])),
    };
    let short = list(&short, words[0]);
    format!("{missing} cannot be served: {short} can be paired {other}, counted from 1.")
}

/// `7 rows (1, 2, 3, 4, 5 and 2 more)`
fn list(numbers: &[usize], word: &str) -> String {
    let first: Vec<_> = numbers.iter().take(SHOWN).map(ToString::to_string).collect();
    let more =
        if numbers.len() > SHOWN { format!(" and {} more", numbers.len() - SHOWN) } else { String::new() };
    format!("{} ({}{more})", counted(numbers.len(), word), first.join(", "))
}

/// One line for each phase. The counters are those at its end.
fn tell_phases(console: &Console, statistics: &Statistics) -> io::Result<()> {
    let heads = ["epsilon", "unserved", "rows read", "bids", "rows reached"];
    let [epsilon, free, scans, bids, visits] = heads;
    console.line(&format!("{:<12}{epsilon:>12}{free:>10}{scans:>13}{bids:>14}{visits:>14}", "phase"))?;
    for phase in statistics.phases() {
        let kind = format!("{:?}", phase.kind()).to_lowercase();
        let (epsilon, free) = (phase.epsilon(), phase.free());
        let (scans, bids, visits) = (phase.row_scans(), phase.bids(), phase.visits());
        console.line(&format!("{kind:<12}{epsilon:>12}{free:>10}{scans:>13}{bids:>14}{visits:>14}"))?;
    }
    let (passes, searches) = (statistics.passes(), statistics.searches());
    console.say(&format!(
        "Counted until the end of each phase; where there is a shortage, anew for each of two parts. Passes \
         over the matrix: {passes}; path searches: {searches}\n"
    ))
}
