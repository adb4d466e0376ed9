//! A matrix solved: what came out, what it cost, who could not be served.

use std::io;

use pairwright::assignment::{
    Column, Cover, Dense, Matrix, Outcome, Problem, Row, Sense, Statistics, WideMatrix, check, check_wide,
};
use serde_json::Value;

use crate::commands::solve::decimal::Decimal;
use crate::commands::solve::input::{Input, Numbers};
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

/// The best pairs, and what proves them.
struct Best {
    pairs: Vec<(Row, Column)>,
    cover: Cover,
    spent: Spent,
    peak: Option<u64>,
    /// What is said of the check, if it was wanted.
    proof: Option<String>,
}

/// Solves and prints; the seconds are those of the solve alone.
pub(super) fn solve(context: &Context, input: &Input, wanted: Wanted) -> Result<Done, Failure> {
    let console = context.console();
    // The first solve of a process finds out what the CPU can do. It does so once, whatever the
    // matrix: that is no part of solving this one.
    Dense.run(&Problem::from_matrix(Matrix::from_fn(2, 2, |i, j| Some(i32::from(i == j))))?).finish()?;

    let best = match &input.numbers {
        Numbers::Narrow(problem) => narrow(context, problem, wanted)?,
        Numbers::Wide(matrix) => wide(context, input, matrix, wanted)?,
    };
    tell(console, input, &best)?;
    let mut done = Done::default()
        .with("seconds", best.spent.seconds())
        .with("cpu", best.spent.cpu_seconds())
        .with("optimum", number(&input.total(&best.pairs)))
        .with("valid", best.pairs.len() == input.smaller_side())
        .with("peak_mib", best.peak);
    if let Some(proof) = best.proof {
        let unit = match input.decimals {
            0 => String::new(),
            decimals => format!("in units of {}: ", Decimal::new(1, -decimals).shown()),
        };
        console.heading("Proof")?;
        console.say(&format!("{unit}{proof}"))?;
        done = done.with("proof", proof);
    }
    if wanted.pairs {
        console.heading("Pairs, counted from 1")?;
        console.line("row,column,value")?;
        for &(row, column) in &best.pairs {
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

/// A matrix that the solvers take as it is.
fn narrow(context: &Context, problem: &Problem, wanted: Wanted) -> Result<Best, Failure> {
    let mut watch = context.watch();
    let clock = Clock::start();
    let report = Dense.run(problem).watch(&mut watch).finish()?;
    let (spent, peak) = (clock.stop(), peak_mib());
    drop(watch);
    if wanted.stats {
        tell_phases(context.console(), report.statistics())?;
    }
    let best = match report.into_outcome() {
        Outcome::Solved(best) => best,
        Outcome::Cancelled(_) => {
            let what = format!("stopped after {:.1} seconds, before the best was known", spent.seconds());
            return Err(Failure::new(what).with_advice("Give it more time: --limit SECONDS"));
        }
    };
    let proof = wanted.check.then(|| check(problem, &best)).transpose();
    let proof = proof.map_err(|flaw| Failure::new(flaw.to_string()))?;
    let cover = Cover::new(best.prices().row_cover().to_vec(), best.prices().column_cover().to_vec());
    let pairs = best.pairs().to_vec();
    Ok(Best { pairs, cover, spent, peak, proof: proof.map(|proof| proof.to_string()) })
}

/// A matrix of wider numbers, in rounds.
fn wide(context: &Context, input: &Input, matrix: &WideMatrix, wanted: Wanted) -> Result<Best, Failure> {
    let mut watch = context.watch();
    let clock = Clock::start();
    let best = matrix.solve_watched(input.sense, &mut watch)?;
    let (spent, peak) = (clock.stop(), peak_mib());
    drop(watch);
    let (pairs, total) = (best.pairs(), best.total());
    if wanted.stats {
        let rounds = best.rounds();
        context
            .console()
            .say(&format!("Numbers of more than four bytes: matrices of narrower ones solved: {rounds}"))?;
    }
    if wanted.check && !check_wide(matrix, input.sense, &best) {
        return Err(Failure::new(
            "the prices do not prove that the answer is best: this is a fault, please report it",
        ));
    }
    let proof = wanted.check.then(|| {
        format!(
            "proven optimal: no assignment has more than {}, and none with as many has a better total than \
             {total} (prices checked against all allowed pairs)",
            counted(pairs.len(), "pair"),
        )
    });
    Ok(Best { pairs: pairs.to_vec(), cover: best.cover().clone(), spent, peak, proof })
}

/// A total as JSON: a whole number or a real one; null where it is none.
fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

/// What was read, what came out, what it cost.
fn tell(console: &Console, input: &Input, best: &Best) -> io::Result<()> {
    let (rows, columns) = input.shape();
    console
        .say(&format!("{}: {rows} x {columns} cells, {} of them forbidden", input.name, input.forbidden))?;
    console.say(match input.sense {
        Sense::Minimise => "Costs: the least total is best.",
        Sense::Maximise => "Points: the greatest total is best.",
    })?;
    if input.decimals != 0 {
        let unit = Decimal::new(1, -input.decimals).shown();
        console.say(&format!(
            "Solved in whole multiples of {unit}: nothing was rounded, the answer is exact."
        ))?;
    }
    if let Some((_, number)) = input.beyond.first() {
        let cells = counted(input.beyond.len(), "cell");
        let used = counted(input.last_resorts(&best.pairs), "pair");
        console.say(&format!(
            "{cells} with numbers far beyond the others, as {}: whatever they are exactly, that decides first. \
             The best has {used} of them.",
            number.shown()
        ))?;
    }
    console.heading("Answer")?;
    console.line(&format!("{:<14}{} of {} possible", "pairs", best.pairs.len(), input.smaller_side()))?;
    console.line(&format!("{:<14}{}", "total", input.total(&best.pairs)))?;
    console.line(&format!("{:<14}{:.6}", "seconds", best.spent.seconds()))?;
    if let Some(cpu) = best.spent.cpu_seconds() {
        console.line(&format!("{:<14}{cpu:.6}", "CPU seconds"))?;
    }
    if let Some(peak) = best.peak {
        console.line(&format!("{:<14}{peak} MiB", "peak memory"))?;
    }
    if best.pairs.len() < input.smaller_side() {
        console.heading("Shortage")?;
        console.say(&shortage(input, best))?;
    }
    Ok(())
}

/// Who has too few partners. Every allowed pair has an end in the cover of the prices; so those of
/// a side outside the cover have no partners but the covered ones of the other side.
fn shortage(input: &Input, best: &Best) -> String {
    let marked = |cover: &[bool], mark: bool| -> Vec<usize> {
        (1..).zip(cover).filter(|&(_, &covered)| covered == mark).map(|(number, _)| number).collect()
    };
    let (rows, columns) = (best.cover.rows(), best.cover.columns());
    let (short, other, words) = if input.shape().0 <= input.shape().1 {
        (marked(rows, false), marked(columns, true), ["row", "column"])
    } else {
        (marked(columns, false), marked(rows, true), ["column", "row"])
    };
    let missing = input.smaller_side() - best.pairs.len();
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
