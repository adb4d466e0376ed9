//! What if the programme were another one? Two programmes on the same people, how firm the first matching is, and
//! what choices honoured cost in points.
//!
//! ```text
//! cargo run --release --example what_if
//! cargo run --release --example what_if -- --participants people.csv --before now.toml --after planned.toml --out report.html
//! ```
//!
//! Without `--participants` it is about the embedded civil-service cohort. Without programmes, the one for reverse
//! mentoring is compared with the one that passes on skills.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/path.rs"]
mod path;

#[path = "support/people_files.rs"]
mod people_files;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use pairwright::what_if::Goal;
use pairwright::{Focus, Matcher, Programme, Report};
use people_files::PeopleFiles;

const USAGE: &str = "\
What if the programme were another one: who gains, who loses, and what changes first.

  what_if [--participants FILE [--organisation FILE] [--conflicts FILE] [--history FILE]
           [--locked FILE] [--wished FILE]] [--before FILE] [--after FILE]
          [--out FILE]

  --participants   the people (CSV); without it, the embedded civil-service cohort
  --organisation   who reports to whom in the whole organisation: id,manager_id
  --conflicts      pairs that must never be: mentor_id,mentee_id and perhaps reason
  --history        pairs of earlier cohorts: mentor_id,mentee_id
  --locked         pairs that are settled: mentor_id,mentee_id
  --wished         pairs that are wished for: mentor_id,mentee_id
  --before         today's programme (TOML); without it, the one for reverse mentoring
  --after          the other programme (TOML); without it, the one that passes on skills
  --out            also writes today's report with all of this (HTML)
";

#[derive(Default)]
struct Arguments {
    people: PeopleFiles,
    before: Option<PathBuf>,
    after: Option<PathBuf>,
    out: Option<PathBuf>,
    help: bool,
}

impl Arguments {
    fn parse() -> Result<Self, lexopt::Error> {
        let mut found = Self::default();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            let place = match argument {
                lexopt::Arg::Long("before") => &mut found.before,
                lexopt::Arg::Long("after") => &mut found.after,
                lexopt::Arg::Long("out") => &mut found.out,
                lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                    found.help = true;
                    continue;
                }
                lexopt::Arg::Long(option) => match found.people.place(option) {
                    Some(place) => place,
                    None => return Err(lexopt::Arg::Long(option).unexpected()),
                },
                other => return Err(other.unexpected()),
            };
            *place = Some(path::path(parser.value()?)?);
        }
        found.people.check()?;
        Ok(found)
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("what_if: {error}");
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
    let programme = |file: Option<&PathBuf>, focus, name| match file {
        Some(path) => Programme::from_toml_file(path),
        None => Ok(Programme::new(focus).with_name(name)),
    };
    let before = programme(arguments.before.as_ref(), Focus::ReverseMentoring, "reverse mentoring")?;
    let after = programme(arguments.after.as_ref(), Focus::SkillTransfer, "skill transfer")?;
    let cohort = Arc::new(arguments.people.cohort()?);
    let today = Matcher::new(before).solve(Arc::clone(&cohort))?;
    let planned = Matcher::new(after).solve(cohort)?;
    let comparison = today.compare(&planned)?;
    print!("{comparison}");
    println!("\nHOW FAR EACH WEIGHT OF TODAY CAN MOVE, the others as they are");
    let sensitivity = today.sensitivity()?;
    for line in sensitivity.to_string().lines() {
        let options = textwrap::Options::new(80).initial_indent("  ").subsequent_indent("      ");
        println!("{}", textwrap::fill(line, options));
    }
    let (points, choices) = (Goal::Points, Goal::Choices);
    let trade_off = today.trade_off(points, choices)?;
    println!("\nWHAT ONE GOAL COSTS ANOTHER\n{trade_off}");
    if let Some(path) = arguments.out {
        let report = Report::new(&today).with_comparison(&comparison).with_sensitivity(&sensitivity);
        report.with_trade_off(&trade_off).write_file(&path)?;
        println!("\nWritten: {}", path.display());
    }
    Ok(())
}
