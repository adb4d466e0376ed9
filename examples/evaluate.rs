//! Evaluate and refine: were the goals met, what went with good pairs, and which weights follow for the next cohort?
//!
//! ```text
//! cargo run --release --example evaluate
//! cargo run --release --example evaluate -- --participants people.csv --outcomes outcomes.csv \
//!     --goals goals.toml --as-of 2026-07-01
//! ```
//!
//! Without arguments it evaluates the embedded civil-service cohort with made-up outcomes.

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

use lexopt::ValueExt as _;
use pairwright::evaluation::{Date, Goals, Measure, Outcomes};
use pairwright::{Evaluator, Matcher, Programme, Report};
use people_files::PeopleFiles;

const USAGE: &str = "\
What came of a programme: goals, what went with good pairs, weights for the next cohort.

  evaluate [--participants FILE [--organisation FILE] [--conflicts FILE] [--history FILE]
            [--locked FILE] [--wished FILE] --outcomes FILE]
           [--programme FILE] [--goals FILE] [--as-of DAY] [--outcome MEASURE] [--out FILE]
           [--report FILE]

  --participants  the people (CSV); without it, the embedded civil-service cohort
  --organisation  who reports to whom in the whole organisation: id,manager_id
  --conflicts     pairs that must never be: mentor_id,mentee_id and perhaps reason
  --history       pairs of earlier cohorts: mentor_id,mentee_id
  --locked        pairs that were settled: mentor_id,mentee_id
  --wished        pairs that were wished for: mentor_id,mentee_id
  --outcomes      how pairs went: mentor_id,mentee_id and any of rating (a number), still_meeting
                  (yes, no), goals_met (yes, no, or a share from 0 to 1), and further numbers
  --programme     the weights and policies they were matched with (TOML)
  --goals         goals stated beforehand (TOML)
  --as-of         the day of the evaluation, 2026-06-30; without it all goals are due
  --outcome       what makes a pair good: rating (default), still-meeting, goals-met, or the heading
                  of a further column
  --out           writes the programme with the suggested weights (TOML), if there are any
  --report        also writes the pairs' report with all of this (HTML)
";

#[derive(Default)]
struct Arguments {
    people: PeopleFiles,
    outcomes: Option<PathBuf>,
    programme: Option<PathBuf>,
    goals: Option<PathBuf>,
    out: Option<PathBuf>,
    report: Option<PathBuf>,
    as_of: Option<Date>,
    outcome: Option<Measure>,
    help: bool,
}

impl Arguments {
    fn parse() -> Result<Self, lexopt::Error> {
        let mut found = Self::default();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            let place = match argument {
                lexopt::Arg::Long("outcomes") => &mut found.outcomes,
                lexopt::Arg::Long("programme") => &mut found.programme,
                lexopt::Arg::Long("goals") => &mut found.goals,
                lexopt::Arg::Long("out") => &mut found.out,
                lexopt::Arg::Long("report") => &mut found.report,
                lexopt::Arg::Long("as-of") => {
                    found.as_of = Some(parser.value()?.parse()?);
                    continue;
                }
                lexopt::Arg::Long("outcome") => {
                    found.outcome = Some(match parser.value()?.string()?.as_str() {
                        "rating" => Measure::Rating,
                        "still-meeting" => Measure::StillMeeting,
                        "goals-met" => Measure::GoalsMet,
                        column => Measure::Column(column.to_owned()),
                    });
                    continue;
                }
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
        if !found.people.are_embedded() && found.outcomes.is_none() {
            return Err("--participants needs --outcomes".into());
        }
        Ok(found)
    }

    fn outcomes(&self) -> pairwright::Result<Outcomes> {
        if let Some(path) = &self.outcomes {
            return Outcomes::read(path);
        }
        let embedded = include_bytes!("data/outcomes/civil-service.csv").as_slice();
        Outcomes::from_reader("civil-service.csv", embedded)
    }

    fn goals(&self) -> pairwright::Result<Goals> {
        match &self.goals {
            Some(path) => Goals::from_toml_file(path),
            None if !self.people.are_embedded() => Ok(Goals::default()),
            None => Goals::from_toml(include_str!("data/outcomes/goals.toml")),
        }
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("evaluate: {error}");
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
    let (outcomes, goals) = (arguments.outcomes()?, arguments.goals()?);
    let mut evaluator = Evaluator::default().with_goals(goals);
    // the embedded goals have their days, so there is a day for them
    let embedded = arguments.people.are_embedded().then(|| "2026-07-01".parse()).transpose()?;
    if let Some(day) = arguments.as_of.or(embedded) {
        evaluator = evaluator.with_day(day);
    }
    if let Some(outcome) = arguments.outcome.clone() {
        evaluator = evaluator.with_outcome(outcome);
    }
    let matching = Matcher::new(programme.clone()).solve(arguments.people.cohort()?)?;
    let evaluation = evaluator.evaluate(&matching, &outcomes)?;
    print!("{evaluation}");
    if let Some(path) = &arguments.out {
        match evaluation.suggestion() {
            Some(suggestion) => {
                std::fs::write(path, programme.with_weights(suggestion.weights().clone()).to_toml()?)?;
                println!("\nWritten: {}, the programme with the suggested weights", path.display());
            }
            None => println!("\nNothing written: no weights are suggested."),
        }
    }
    if let Some(path) = &arguments.report {
        Report::new(&matching).with_evaluation(&evaluation).write_file(path)?;
        println!("\nWritten: {}", path.display());
    }
    Ok(())
}
