//! What fairness costs: the objectives side by side, and all compromises as a table and a picture.
//!
//! ```text
//! cargo run --release --example fairness_frontier -- --out frontier.svg
//! ```
//!
//! Without `--participants` it is about the embedded civil-service cohort.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/path.rs"]
mod path;

#[path = "support/civil_service.rs"]
mod civil_service;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use lexopt::ValueExt as _;
use pairwright::assignment::{Cover, Row, check_frontier};
use pairwright::policies::Precedence;
use pairwright::what_if::{FairnessPrice, Frontier};
use pairwright::{Cohort, CohortFiles, Matcher, Matching, Objective, Pair, ParticipantId, Programme};

#[path = "support/frontier_plot.rs"]
mod frontier_plot;

const USAGE: &str = "\
What fairness costs: the objectives side by side, and all compromises.

  fairness_frontier [--participants FILE [--organisation FILE] [--conflicts FILE]]
                    [--programme FILE] [--floor POINTS] [--out FILE.svg]

  --participants   the people (CSV); without it, the embedded civil-service cohort
  --organisation   who reports to whom in the whole organisation: id,manager_id
  --conflicts      pairs that must never be: mentor_id,mentee_id and perhaps reason
  --programme      weights and policies (TOML); without it, those for reverse mentoring
  --floor          the points a pair should have; without it, what nine tenths of the pairs have
                   where the most points count
  --out            draws the compromises into this file
";

#[derive(Default)]
struct Arguments {
    participants: Option<PathBuf>,
    organisation: Option<PathBuf>,
    conflicts: Option<PathBuf>,
    programme: Option<PathBuf>,
    floor: Option<i32>,
    out: Option<PathBuf>,
    help: bool,
}

impl Arguments {
    fn parse() -> Result<Self, lexopt::Error> {
        let mut found = Self::default();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            let place = match argument {
                lexopt::Arg::Long("participants") => &mut found.participants,
                lexopt::Arg::Long("organisation") => &mut found.organisation,
                lexopt::Arg::Long("conflicts") => &mut found.conflicts,
                lexopt::Arg::Long("programme") => &mut found.programme,
                lexopt::Arg::Long("out") => &mut found.out,
                lexopt::Arg::Long("floor") => {
                    found.floor = Some(parser.value()?.parse()?);
                    continue;
                }
                lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                    found.help = true;
                    continue;
                }
                other => return Err(other.unexpected()),
            };
            *place = Some(path::path(parser.value()?)?);
        }
        if found.participants.is_none() && (found.organisation.is_some() || found.conflicts.is_some()) {
            return Err("files about people go with --participants".into());
        }
        Ok(found)
    }

    fn cohort(&self) -> pairwright::Result<Cohort> {
        let Some(participants) = &self.participants else {
            return civil_service::civil_service();
        };
        let mut files = CohortFiles::new(participants);
        if let Some(path) = &self.organisation {
            files = files.organisation(path);
        }
        if let Some(path) = &self.conflicts {
            files = files.conflicts(path);
        }
        files.read()
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fairness_frontier: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse().map_err(|error| format!("{error}\n\n{USAGE}"))?;
    if arguments.help {
        print!("{USAGE}");
        return Ok(());
    }
    let programme =
        arguments.programme.as_ref().map_or_else(|| Ok(Programme::default()), Programme::from_toml_file)?;
    let cohort = Arc::new(arguments.cohort()?);
    let matcher = Matcher::new(programme);
    let most = matcher.solve(Arc::clone(&cohort))?;
    let points = arguments.floor.unwrap_or_else(|| of_nine_tenths(&most));

    println!("OBJECTIVES{:>48}{:>11}{:>13}", "pairs", "total", "worst pair");
    objective(&most)?;
    for asked in [
        Objective::BestWorstPair,
        Objective::Leximin,
        Objective::Floor { points, first: Precedence::Participation },
        Objective::Floor { points, first: Precedence::Quality },
    ] {
        objective(&matcher.clone().with_objective(asked).solve(Arc::clone(&cohort))?)?;
    }

    let frontier = most.frontier()?;
    check_frontier(most.problem(), &frontier)?;
    table(&frontier);
    if let Some(last) = frontier.points().last() {
        bottleneck(&most, frontier.bottleneck(), last.worst(), last.pairs().len());
    }
    if let Some(path) = &arguments.out {
        draw(path, &frontier)?;
    }
    Ok(())
}

/// What nine tenths of the pairs have, or more.
fn of_nine_tenths(matching: &Matching) -> i32 {
    let mut points: Vec<i32> = matching.pairs().iter().map(Pair::points).collect();
    points.sort_unstable();
    points.get(points.len() / 10).copied().unwrap_or(0)
}

/// One objective: its figures, proven, and its price.
fn objective(matching: &Matching) -> Result<(), Box<dyn Error>> {
    let _proof = matching.verify()?;
    let worst = matching.pairs().iter().map(Pair::points).min();
    let worst = worst.map_or("none".to_owned(), |worst| worst.to_string());
    let name = matching.objective().description();
    let name = textwrap::wrap(&name, 48);
    let last = name.len().saturating_sub(1);
    for (at, line) in name.iter().enumerate() {
        if at < last {
            println!("  {line}");
        } else {
            println!("  {line:<50}{:>6}{:>11}{worst:>13}", matching.pairs().len(), matching.points());
        }
    }
    match matching.fairness_price()? {
        _ if matching.objective() == Objective::MostPoints => {}
        Some(price) => println!("    {price}"),
        None => println!("    not as many pairs, so the totals do not compare"),
    }
    Ok(())
}

fn price(frontier: &Frontier, at: usize) -> Option<FairnessPrice> {
    let (first, point) = (frontier.points().first()?, frontier.points().get(at)?);
    Some(FairnessPrice::new((first.worst(), first.total()), (point.worst(), point.total())))
}

fn table(frontier: &Frontier) {
    println!("\nCOMPROMISES\n{:>12}{:>11}{:>17}", "worst pair", "total", "costs");
    for (at, point) in frontier.points().iter().enumerate() {
        let tenths = price(frontier, at).and_then(|price| price.tenths_of_a_per_cent()).unwrap_or(0);
        let lost = frontier.points()[0].total() - point.total();
        println!("{:>12}{:>11}{lost:>8}  {:>3}.{} %", point.worst(), point.total(), tenths / 10, tenths % 10);
    }
}

/// Who stands in the way of a better worst pair, by name.
fn bottleneck(matching: &Matching, bottleneck: &Cover, worst: i32, pairs: usize) {
    let (problem, scores) = (matching.problem(), matching.scores());
    let pick = |people: &[ParticipantId], marks: &[bool], inside: bool| -> Vec<String> {
        let marked = people.iter().zip(marks).filter(|&(_, &mark)| mark == inside);
        marked.map(|(id, _)| id.to_string()).collect()
    };
    let (rows, columns) = (bottleneck.rows(), bottleneck.columns());
    let capacity = |i: usize| u64::from(problem.capacity(Row::new(i)));
    let places = |inside: bool| (0..rows.len()).filter(|&i| rows[i] == inside).map(capacity).sum::<u64>();
    println!("\nWHY NOT BETTER THAN {worst}");
    let told = if pairs == columns.len() {
        let (mentees, mentors) = (pick(scores.mentees(), columns, false), pick(scores.mentors(), rows, true));
        let of = if mentors.is_empty() {
            "with nobody".to_owned()
        } else {
            format!("only with {}, who have {} between them", named(&mentors), places_of(places(true)))
        };
        format!("All mentees are served. {} could have better pairs {of}.", named(&mentees))
    } else if pairs as u64 == places(true) + places(false) {
        let (mentors, mentees) = (pick(scores.mentors(), rows, false), pick(scores.mentees(), columns, true));
        let of = if mentees.is_empty() { "nobody".to_owned() } else { named(&mentees) };
        let many = places_of(places(false));
        format!(
            "All places are taken. {}, who have {many}, could have better pairs only with {of}.",
            named(&mentors)
        )
    } else {
        let (mentors, mentees) = (pick(scores.mentors(), rows, true), pick(scores.mentees(), columns, true));
        let both: Vec<String> = mentors.into_iter().chain(mentees).collect();
        format!("There are {pairs} pairs. All better ones have one of fewer people: {}.", named(&both))
    };
    println!("{}", textwrap::indent(&textwrap::fill(&told, 78), "  "));
}

fn places_of(places: u64) -> String {
    format!("{places} place{}", if places == 1 { "" } else { "s" })
}

/// Up to eight names, and how many more.
fn named(people: &[String]) -> String {
    const FEW: usize = 8;
    let more = people.len().saturating_sub(FEW);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", people.iter().take(FEW).map(String::as_str).collect::<Vec<_>>().join(", "))
}

fn draw(path: &Path, frontier: &Frontier) -> Result<(), Box<dyn Error>> {
    let points: Vec<(i32, i64)> =
        frontier.points().iter().map(|point| (point.worst(), point.total())).collect();
    let Some(price) = price(frontier, points.len().saturating_sub(1)) else {
        return Err("there is nothing to draw: nobody can be paired".into());
    };
    frontier_plot::draw(path, &points, &price)?;
    println!("\nWritten: {}", path.display());
    Ok(())
}
