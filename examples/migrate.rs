//! The files of other programs, matched here.
//!
//! ```text
//! cargo run --release --example migrate
//! cargo run --release --example migrate -- mentor-match mentors.csv mentees.csv
//! cargo run --release --example migrate -- openreview scores.csv [constraints.csv] \
//!     [--reviewers 3] [--load 6] [--least 1] [--decimals 6] [--zero] [--out assignment.csv]
//! ```
//!
//! Without arguments it does both, with the made-up people in `examples/data/migration`.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/path.rs"]
mod path;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::ValueExt as _;
use pairwright::assignment::{Entry, Term};
use pairwright::explain::shown;
use pairwright::migration::{MentorMatchFiles, MentorMatchReader, Missing, Triples, TriplesReader};
use pairwright::policies::{Rule, Seniority};
use pairwright::scoring::facts::{NotKnown, OwnFact, PairFact};
use pairwright::scoring::{PairView, Sides};
use pairwright::{Cohort, Criterion, Matcher, Participant, Programme, Weights};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const USAGE: &str = "\
The files of other programs, matched here. Without arguments: both, with made-up people.

  migrate mentor-match MENTORS MENTEES
  migrate openreview SCORES [CONSTRAINTS] [--reviewers NUMBER] [--load NUMBER]
          [--least NUMBER] [--decimals NUMBER] [--zero] [--out FILE]

  --reviewers  how many reviewers a paper wants (3)
  --load       how many papers a reviewer takes at most (6)
  --least      how many papers a reviewer must get (0)
  --decimals   rounds scores to this many places
  --zero       a pair without a score has the score 0; else it is not a pair
  --out        writes paper,reviewer,score (CSV) instead of printing it
";

/// The rule `Grade` of `mentor-match`: never below so many levels between them, points where there are.
#[derive(Debug)]
struct SeniorMentor {
    least: i32,
    points: i32,
}

impl SeniorMentor {
    fn gap(mentor: Option<i32>, mentee: Option<i32>) -> Option<i32> {
        Some(mentor? - mentee?)
    }
}

impl Criterion for SeniorMentor {
    fn name(&self) -> &'static str {
        "senior_mentor"
    }

    fn compile(&self, sides: &Sides<'_>) -> pairwright::Result<Vec<Term>> {
        // who does not state a grade counts as the others do on average
        sides.averaged(Participant::level, Participant::level, |mentor, mentee| match mentor - mentee {
            gap if gap < self.least => Entry::Never,
            _ => Entry::Points(self.points),
        })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let silent = [pair.mentor(), pair.mentee()].into_iter().find(|person| person.level().is_none())?;
        Some(OwnFact::new("grade", format!("grade of {}", silent.id())).into())
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let gap = Self::gap(pair.mentor().level(), pair.mentee().level())?;
        let said = format!("the mentor is {gap} grades above");
        Some(OwnFact::new("grades", &said).with_value("gap", gap).for_participants(said).into())
    }
}

/// Ordinary mentoring: another organisation, the profession that is wanted, and a mentor of a higher grade.
fn mentor_match(cohort: Cohort) -> Result<()> {
    println!("{}", cohort.audit());
    let programme = Programme::default()
        .with_name("Ordinary mentoring")
        .with_weights(Weights::default().with_seniority_gap(0).with_new_knowledge(0))
        .with_seniority(Seniority::default().with_senior_mentor(Rule::Allow));
    let matcher = Matcher::new(programme).with_criterion(SeniorMentor { least: 1, points: 200 });
    let matching = matcher.solve(cohort)?;
    println!("\nPAIRS");
    for pair in matching.pairs() {
        print!("{}", matching.explain(pair.mentor(), pair.mentee())?);
    }
    for person in matching.left_out() {
        println!("{person}");
    }
    println!("\n{}", matching.verify()?);
    Ok(())
}

/// Reviewers for papers.
fn openreview(triples: &Triples, out: Option<PathBuf>) -> Result<()> {
    for paper in triples.unscored_papers() {
        println!("{} is in the constraints only.", shown(paper));
    }
    for reviewer in triples.unscored_reviewers() {
        println!("{} is in the constraints only.", shown(reviewer));
    }
    if let Some(places) = triples.rounded_to() {
        println!("Scores are rounded to {places} decimal places.");
    }
    let best = triples.solve()?;
    for (reviewer, missing) in best.below() {
        println!("{} gets {missing} fewer than the least load.", shown(reviewer));
    }
    for (paper, missing) in best.short() {
        println!("{} lacks {missing} of its reviewers.", shown(paper));
    }
    match out {
        Some(path) => best.write(path)?,
        None => best.pairs().for_each(|(paper, reviewer, score)| {
            println!("{},{},{score}", shown(paper), shown(reviewer));
        }),
    }
    println!("\nTotal {}, where a score of 1 counts {}; {}", best.total(), triples.scale(), best.verify()?);
    Ok(())
}

#[derive(Default)]
struct Arguments {
    files: Vec<PathBuf>,
    reviewers: Option<u32>,
    load: Option<u32>,
    least: Option<u32>,
    decimals: Option<u32>,
    missing: Missing,
    out: Option<PathBuf>,
    help: bool,
}

fn arguments() -> Result<Arguments> {
    let mut found = Arguments::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            lexopt::Arg::Value(file) => found.files.push(path::path(file)?),
            lexopt::Arg::Long("reviewers") => found.reviewers = Some(parser.value()?.parse()?),
            lexopt::Arg::Long("load") => found.load = Some(parser.value()?.parse()?),
            lexopt::Arg::Long("least") => found.least = Some(parser.value()?.parse()?),
            lexopt::Arg::Long("decimals") => found.decimals = Some(parser.value()?.parse()?),
            lexopt::Arg::Long("zero") => found.missing = Missing::Zero,
            lexopt::Arg::Long("out") => found.out = Some(path::path(parser.value()?)?),
            lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => found.help = true,
            other => return Err(format!("{}\n\n{USAGE}", other.unexpected()).into()),
        }
    }
    Ok(found)
}

fn run() -> Result<()> {
    let arguments = arguments()?;
    if arguments.help {
        print!("{USAGE}");
        return Ok(());
    }
    let files: Vec<&str> = arguments.files.iter().filter_map(|file| file.to_str()).collect();
    let reader = match files[..] {
        ["mentor-match", mentors, mentees] => {
            return mentor_match(MentorMatchFiles::new(mentors, mentees).read()?);
        }
        ["openreview", scores] => TriplesReader::open(scores)?,
        ["openreview", scores, constraints] => TriplesReader::open(scores)?.open_constraints(constraints)?,
        [] => {
            let mentors = include_bytes!("data/migration/mentors.csv");
            let mentees = include_bytes!("data/migration/mentees.csv");
            let people = MentorMatchReader::new("mentors.csv", mentors.as_slice());
            mentor_match(people.mentees("mentees.csv", mentees.as_slice()).read()?)?;
            println!("\nREVIEWS");
            let scores = include_bytes!("data/migration/scores.csv");
            let constraints = include_bytes!("data/migration/constraints.csv");
            let reader = TriplesReader::new("scores.csv", scores.as_slice());
            reader.constraints("constraints.csv", constraints.as_slice())
        }
        _ => return Err(format!("neither of the two ways\n\n{USAGE}").into()),
    };
    let reader = match arguments.decimals {
        Some(places) => reader.with_decimals(places),
        None => reader,
    };
    let mut triples = reader.read()?.with_missing(arguments.missing);
    if let Some(reviewers) = arguments.reviewers {
        triples = triples.with_reviewers_per_paper(reviewers);
    }
    if let Some(load) = arguments.load {
        triples = triples.with_load(load);
    }
    if let Some(least) = arguments.least {
        triples = triples.with_least_load(least);
    }
    openreview(&triples, arguments.out)
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("migrate: {error}");
            ExitCode::FAILURE
        }
    }
}
