//! How long it takes to match a company of any size, and how much memory, phase by phase.
//!
//! ```text
//! cargo run --release --example large_cohort -- --people 3000
//! cargo run --release --example large_cohort -- --growth --max 10000
//! cargo run --release --example large_cohort -- --people 2000000 --scores
//! cargo run --release --example large_cohort -- --people 50000 --like examples/data/civil-service
//! ```
//!
//! The company is made up; `tests/support/large_company.rs` says how: a reporting tree, grades, departments,
//! regions, bands of personality, choices that follow Zipf's law. About half of the people are mentors. With `--like` the people are drawn from a
//! cohort in files; `tests/support/resampled_company.rs` says how.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/path.rs"]
mod path;

use std::error::Error;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pairwright::assignment::{
    self, Assignment, Dense, Method, Outcome, Plan, Planner, PricedCandidates, Problem, Progress, Solver,
    StagedNetwork,
};
use pairwright::people::ReportingLines;
use pairwright::scoring::Scores;
use pairwright::{Cohort, CohortFiles, Matcher, Matching, Pair, Programme};

#[path = "support/clock.rs"]
mod clock;
#[path = "../tests/support/large_company.rs"]
mod large_company;
#[path = "support/memory.rs"]
mod memory;
#[path = "../tests/support/numbers.rs"]
mod numbers;
#[path = "support/own_columns.rs"]
mod own_columns;
#[path = "support/progress.rs"]
mod progress;
#[path = "../tests/support/resampled_company.rs"]
mod resampled_company;

use clock::{Clock, Spent};
use large_company::{LargeCompany, Profile, large_company};
use own_columns::{with_columns, with_rules};
use progress::Bar;
use resampled_company::resampled_company;

const USAGE: &str = "\
Makes up a company, matches it, checks the proof, and tells the time and the
memory of each phase.

  large_cohort [--people N | --growth [--max N]] [--seed N]
               [--full | --like FOLDER] [--scores] [--memory-limit MIB]
               [--method NAME] [--rules WHICH [--scattered]]

  --people  how many people, about half of them mentors; 3,000 if not given
  --growth  a table from a thousand people to a million
  --max     leaves larger sizes out of the table
  --seed    another company of the same kind
  --full    people tell more about themselves: skills, groups, places and so on
  --like    people drawn from those in this folder's participants.csv, under a
            tree like that of its organisation.csv; new regions, personalities
            and choices
  --scores  stops before the solver
  --memory-limit  what the solver may use; 8192 if not given
  --method  dense, priced-candidates or staged-network, whatever the plan says
  --rules   people have languages, hours and time zones, and there are rules on
            them: none, language, zones or both, perhaps with -must
  --scattered  these have nothing to do with the region
";

/// The sizes of the table.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

#[derive(Clone)]
struct Arguments {
    people: usize,
    largest: Option<usize>,
    growth: bool,
    seed: u64,
    profile: Profile,
    like: Option<PathBuf>,
    only_scores: bool,
    memory: Option<u64>,
    method: Option<Method>,
    rules: Option<String>,
    scattered: bool,
}

impl Arguments {
    /// Nothing where help is wanted.
    fn parse() -> Result<Option<Self>, lexopt::Error> {
        use lexopt::ValueExt;

        let (profile, growth) = (Profile::Short, false);
        let mut found = Self {
            people: 3_000,
            largest: None,
            growth,
            seed: 1,
            profile,
            like: None,
            only_scores: false,
            memory: None,
            method: None,
            rules: None,
            scattered: false,
        };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("people") => found.people = parser.value()?.parse()?,
                lexopt::Arg::Long("growth") => found.growth = true,
                lexopt::Arg::Long("max") => found.largest = Some(parser.value()?.parse()?),
                lexopt::Arg::Long("memory-limit") => found.memory = Some(parser.value()?.parse()?),
                lexopt::Arg::Long("method") => found.method = Some(method(&parser.value()?.string()?)?),
                lexopt::Arg::Long("scattered") => found.scattered = true,
                lexopt::Arg::Long("rules") => found.rules = Some(parser.value()?.string()?),
                lexopt::Arg::Long("seed") => found.seed = parser.value()?.parse()?,
                lexopt::Arg::Long("full") => found.profile = Profile::Full,
                lexopt::Arg::Long("like") => found.like = Some(path::path(parser.value()?)?),
                lexopt::Arg::Long("scores") => found.only_scores = true,
                lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => return Ok(None),
                other => return Err(other.unexpected()),
            }
        }
        if found.largest.is_some() && !found.growth {
            return Err("--max goes with --growth".into());
        }
        if found.like.is_some() && found.profile == Profile::Full {
            return Err("--full does not go with --like".into());
        }
        Ok(Some(found))
    }

    /// The company that they ask for.
    fn company(&self) -> Result<LargeCompany> {
        let Some(folder) = &self.like else {
            return Ok(large_company(self.people, self.seed, self.profile));
        };
        let mut files = CohortFiles::new(folder.join("participants.csv"));
        let lines = folder.join("organisation.csv");
        if lines.exists() {
            files = files.organisation(lines);
        }
        let cohort = files.read()?;
        if cohort.people().is_empty() {
            return Err(format!("nobody in {}", folder.display()).into());
        }
        Ok(resampled_company(&cohort, self.people, self.seed))
    }
}

/// The method of this name.
fn method(name: &str) -> Result<Method, lexopt::Error> {
    match name {
        "dense" => Ok(Method::Dense),
        "priced-candidates" => Ok(Method::PricedCandidates),
        "staged-network" => Ok(Method::StagedNetwork),
        other => Err(format!("no method {other}").into()),
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("large_cohort: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let Some(arguments) = Arguments::parse().map_err(|error| format!("{error}\n\n{USAGE}"))? else {
        print!("{USAGE}");
        return Ok(());
    };
    if arguments.growth {
        return growth(&arguments);
    }
    let run = Run::of(&arguments)?;
    print!("{}", run.report(arguments.people)?);
    Ok(())
}

/// The one place that solves: as planned, or by the method asked for.
fn solve(problem: &Problem, plan: &Plan, method: Option<Method>) -> pairwright::Result<Assignment> {
    let bar = Bar::new();
    let mut watch = |progress: &Progress| {
        bar.show(progress.phase().to_string(), progress.share(), progress.unserved());
        ControlFlow::Continue(())
    };
    let run = match method {
        Some(Method::Dense) => Dense.run(problem),
        Some(Method::PricedCandidates) => PricedCandidates.run(problem),
        Some(Method::StagedNetwork) => StagedNetwork.run(problem),
        _ => plan.run(problem),
    };
    match run.watch(&mut watch).finish()?.into_outcome() {
        Outcome::Solved(best) => Ok(best),
        Outcome::Cancelled(_) => assignment::solve(problem), // never: the watch always goes on
    }
}

/// A phase, what it took, and how much memory the process had at its end.
#[derive(Clone)]
struct Phase {
    name: &'static str,
    seconds: f64,
    cpu: Option<f64>,
    mib: Option<u64>,
}

/// The phases so far, and the clock of the next one. The solver writes to it, too.
#[derive(Clone)]
struct Phases(Arc<Mutex<(Clock, Vec<Phase>)>>);

impl Phases {
    fn start() -> Self {
        Self(Arc::new(Mutex::new((Clock::start(), Vec::new()))))
    }

    fn lock(&self) -> MutexGuard<'_, (Clock, Vec<Phase>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A phase ends, and the next one begins.
    fn end(&self, name: &'static str) {
        let mut all = self.lock();
        let Spent { wall, cpu } = all.0.stop();
        let cpu = cpu.map(|cpu| cpu.as_secs_f64());
        let mib = memory::mib("VmRSS:");
        all.1.push(Phase { name, seconds: wall.as_secs_f64(), cpu, mib });
        all.0 = Clock::start();
    }
}

/// Tells the phases when scoring, planning and solving ended, and keeps the plan.
struct Timed {
    phases: Phases,
    planner: Planner,
    method: Option<Method>,
    plan: Arc<Mutex<String>>,
}

impl std::fmt::Debug for Timed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Timed")
    }
}

impl Solver for Timed {
    fn name(&self) -> &'static str {
        "timed"
    }

    fn solve(&self, problem: &Problem) -> pairwright::Result<Assignment> {
        self.phases.end("score");
        let plan = self.planner.plan(problem)?;
        self.phases.end("plan");
        *self.plan.lock().unwrap_or_else(PoisonError::into_inner) = plan.to_string();
        let best = solve(problem, &plan, self.method);
        self.phases.end("solve");
        best
    }
}

/// What came out, and what it took.
struct Run {
    phases: Vec<Phase>,
    matching: Option<Matching>,
    plan: String,
    proof: String,
    /// The fit of the pair in the middle.
    median: Option<u8>,
    peak: Option<u64>,
}

impl Run {
    fn of(arguments: &Arguments) -> Result<Self> {
        let phases = Phases::start();
        let LargeCompany { mut people, organisation, history } = arguments.company()?;
        let mut programme = Programme::default();
        if let Some(which) = &arguments.rules {
            people = with_columns(people, arguments.seed, arguments.scattered);
            programme = with_rules(programme, which)?;
        }
        phases.end("generate");
        let organisation = ReportingLines::new(organisation)?;
        phases.end("lines");
        let cohort = Cohort::builder().people(people).organisation(organisation).history(history).build()?;
        phases.end("cohort");
        let (mut matching, mut proof, mut median) = (None, String::new(), None);
        let plan = Arc::new(Mutex::new(String::new()));
        if arguments.only_scores {
            let scores = Scores::new(&cohort, &programme)?;
            phases.end("score");
            drop(scores);
        } else {
            let planner = match arguments.memory {
                Some(mib) => Planner::default().with_memory_limit(mib << 20),
                None => Planner::default(),
            };
            let timed =
                Timed { phases: phases.clone(), planner, method: arguments.method, plan: Arc::clone(&plan) };
            let found = Matcher::new(programme).with_solver(timed).solve(cohort)?;
            phases.end("left out");
            proof = found.verify()?.to_string();
            phases.end("verify");
            let mut fits: Vec<u8> = found.pairs().iter().map(Pair::fit).collect();
            phases.end("fits");
            fits.sort_unstable();
            median = fits.get(fits.len() / 2).copied();
            matching = Some(found);
        }
        let phases = phases.lock().1.clone();
        let plan = plan.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(Self { phases, matching, plan, proof, median, peak: memory::mib(memory::PEAK) })
    }

    fn seconds(&self) -> f64 {
        self.phases.iter().map(|phase| phase.seconds).sum()
    }

    fn report(&self, people: usize) -> Result<String> {
        let mut text = format!("{:<12}{:>10}{:>10}{:>12}\n", "PHASE", "seconds", "CPU", "MiB then");
        for Phase { name, seconds, cpu, mib } in &self.phases {
            let cpu = cpu.map_or(String::new(), |cpu| format!("{cpu:.3}"));
            let mib = mib.map_or(String::new(), |mib| mib.to_string());
            writeln!(text, "{name:<12}{seconds:>10.3}{cpu:>10}{mib:>12}")?;
        }
        let peak = self.peak.map_or(String::new(), |peak| format!("; at most {peak} MiB"));
        writeln!(text, "\n{people} people, {:.3} seconds{peak}", self.seconds())?;
        let Some(matching) = &self.matching else {
            writeln!(text, "Not solved.")?;
            return Ok(text);
        };
        writeln!(text, "{}", indent(&self.plan))?;
        let (served, left_out) = (matching.pairs().len(), matching.left_out());
        writeln!(text, "{served} pairs, {} points, {} left out", matching.points(), left_out.len())?;
        for person in left_out.iter().take(3) {
            writeln!(text, "{}", indent(&person.to_string()))?;
        }
        if let Some(median) = self.median {
            writeln!(text, "fit of the pair in the middle: {median} of 100")?;
        }
        writeln!(text, "{}", indent(&self.proof))?;
        Ok(text)
    }
}

/// One line for each size.
fn growth(arguments: &Arguments) -> Result<()> {
    let names = ["generate", "lines", "cohort", "score", "plan", "solve", "left out", "verify", "fits"];
    let heads = names.map(|name| format!("{name:>10}")).concat();
    println!("{:>9}{heads}{:>11}{:>10}", "people", "us/person", "peak MiB");
    for people in SIZES {
        if arguments.largest.is_some_and(|largest| people > largest) {
            println!("{people:>9}  left out: more than --max");
            continue;
        }
        let run = Run::of(&Arguments { people, ..arguments.clone() })?;
        let seconds = |&name: &&str| {
            let phase = run.phases.iter().find(|phase| phase.name == name);
            phase.map_or(format!("{:>10}", "-"), |phase| format!("{:>10.3}", phase.seconds))
        };
        let cells = names.iter().map(seconds).collect::<Vec<_>>().concat();
        #[expect(clippy::cast_precision_loss, reason = "a figure for people to read")]
        let each = 1e6 * run.seconds() / people as f64;
        let peak = run.peak.map_or(String::new(), |peak| peak.to_string());
        println!("{people:>9}{cells}{each:>11.2}{peak:>10}");
    }
    println!("  Seconds.");
    Ok(())
}

/// Moves a text in by two columns and wraps it at 80.
fn indent(text: &str) -> String {
    textwrap::fill(text, textwrap::Options::new(80).initial_indent("  ").subsequent_indent("  "))
}
