//! An assignment problem made of small tables, read from a folder: the best total, proven.
//!
//! ```text
//! cargo run --release --example solve_problem -- FOLDER
//! cargo run --release --example solve_problem -- FOLDER --method shortest-augmenting-path --ignore-never
//! ```
//!
//! The folder is the one of the solvers we are measured against, so is the line that is printed.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/path.rs"]
mod path;

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pairwright::assignment::{
    Assignment, Column, Dense, Entry, KuhnMunkres, Outcome, Planner, PricedCandidates, Problem, Row,
    ShortestAugmentingPath, Solver, StagedNetwork, Term, check,
};
use serde::Deserialize;

#[path = "support/clock.rs"]
mod clock;
#[path = "support/memory.rs"]
mod memory;

use clock::Clock;

const USAGE: &str = "\
Solves an assignment problem made of tables: as many pairs of a mentor and a
mentee as possible, then the most points. Prints one line of JSON.

  solve_problem FOLDER [--method NAME] [--ignore-never] [--memory-limit MIB]

  FOLDER          problem.json: {\"mentors\": m, \"mentees\": n, \"tables\":
                  [[height, width], ...]}, beside files of whole numbers of four
                  bytes, little-endian:
    mentor_codes.i32   for each mentor the row in every table
    mentee_codes.i32   for each mentee the column in every table
    tables.i32         points, row after row, table after table; the lowest
                       number forbids the pairs
    adjustments.i32    mentor, mentee, points to be added; the lowest number
                       forbids the pair
    never.i32          mentor, mentee, a pair that is forbidden
  --method        auto (if not given), dense, priced-candidates, staged-network,
                  shortest-augmenting-path or kuhn-munkres
  --ignore-never  leaves never.i32 out, for peers that know no such pairs
  --memory-limit  MiB that the method chosen by itself may need; what needs more
                  is refused

The line: seconds and cpu from the tables in memory to the optimum, the optimum,
the number of pairs, whether the proof holds and the seconds of its check, the
peak memory and the method. A malformed folder ends with code 2.
";

/// In a table: these two never.
const NEVER: i32 = i32::MIN;

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

struct Arguments {
    folder: PathBuf,
    method: Method,
    ignore_never: bool,
}

/// What came out, by which method, and why that one.
struct Answer {
    best: Assignment,
    method: String,
    plan: Option<String>,
}

/// A solver by its name, or the one that suits the problem.
enum Method {
    Named(Box<dyn Solver>),
    Planned(Planner),
}

impl Method {
    fn named(name: &str, planner: Planner) -> Option<Self> {
        let all: [Box<dyn Solver>; 5] = [
            Box::new(Dense),
            Box::new(PricedCandidates),
            Box::new(StagedNetwork),
            Box::new(ShortestAugmentingPath),
            Box::new(KuhnMunkres),
        ];
        let solver = all.into_iter().find(|solver| solver.name().to_lowercase().replace(' ', "-") == name);
        solver.map(Self::Named).or_else(|| (name == "auto").then_some(Self::Planned(planner)))
    }

    fn solve(&self, problem: &Problem) -> Result<Answer> {
        match self {
            Self::Named(solver) => {
                Ok(Answer { best: solver.solve(problem)?, method: solver.name().to_owned(), plan: None })
            }
            Self::Planned(planner) => {
                let plan = planner.plan(problem)?;
                let Outcome::Solved(best) = plan.run(problem).finish()?.into_outcome() else {
                    return Err("cancelled, though nobody watched".into());
                };
                Ok(Answer { best, method: plan.method().to_string(), plan: Some(plan.to_string()) })
            }
        }
    }
}

impl Arguments {
    /// Nothing where help is wanted.
    fn parse() -> Result<Option<Self>, lexopt::Error> {
        let (mut folders, mut method, mut ignore_never) = (Vec::new(), "auto".to_owned(), false);
        let mut planner = Planner::default();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            use lexopt::ValueExt;

            match argument {
                lexopt::Arg::Value(folder) => folders.push(folder),
                lexopt::Arg::Long("method") => method = parser.value()?.display().to_string(),
                lexopt::Arg::Long("ignore-never") => ignore_never = true,
                lexopt::Arg::Long("memory-limit") => {
                    let mib: u64 = parser.value()?.parse()?;
                    planner = planner.with_memory_limit(mib.saturating_mul(1 << 20));
                }
                lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => return Ok(None),
                other => return Err(other.unexpected()),
            }
        }
        let method = Method::named(&method, planner).ok_or_else(|| format!("no such method: {method:?}"))?;
        let [folder] = <[OsString; 1]>::try_from(folders)
            .map_err(|folders| format!("one folder is expected, not {}", folders.len()))?;
        Ok(Some(Self { folder: path::path(folder)?, method, ignore_never }))
    }
}

fn main() -> ExitCode {
    let complain = |error: &dyn std::fmt::Display, code: u8| {
        eprintln!("solve_problem: {error}");
        ExitCode::from(code)
    };
    let arguments = match Arguments::parse() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(error) => return complain(&format!("{error}\n\n{USAGE}"), 2),
    };
    let problem = match read(&arguments.folder, arguments.ignore_never) {
        Ok(problem) => problem,
        Err(error) => return complain(&error, 2),
    };
    match answer(&problem, &arguments.method) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(&error, 1),
    }
}

/// Solves, checks and prints. An answer without proof is printed too, and is an error.
fn answer(problem: &Problem, method: &Method) -> Result<()> {
    let clock = Clock::start();
    let Answer { best, method, plan } = method.solve(problem)?;
    let solved = clock.stop();
    let peak = memory::mib(memory::PEAK);
    let clock = Clock::start();
    let proof = check(problem, &best);
    let checked = clock.stop();
    let line = serde_json::json!({
        "seconds": solved.wall.as_secs_f64(),
        "cpu": solved.cpu.map(|cpu| cpu.as_secs_f64()),
        "optimum": best.total(),
        "pairs": best.pairs().len(),
        "verified": proof.is_ok(),
        "verify_seconds": checked.wall.as_secs_f64(),
        "peak_mib": peak,
        "method": method,
        "plan": plan,
    });
    println!("{line}");
    proof.map(drop).map_err(Into::into)
}

#[derive(Deserialize)]
struct Shape {
    mentors: usize,
    mentees: usize,
    tables: Vec<(usize, usize)>,
}

fn read(folder: &Path, ignore_never: bool) -> Result<Problem> {
    let path = folder.join("problem.json");
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(&path).map_err(|error| at(&error))?;
    let shape: Shape = serde_json::from_str(&text).map_err(|error| at(&error))?;
    let (mentors, mentees) = (shape.mentors, shape.mentees);
    let mut terms = tables(folder, &shape)?;
    let adjustments = Numbers::read(folder, "adjustments.i32", "three", 3)?;
    terms.push(adjustments.list((mentors, mentees), |points| points.map_or(Entry::Never, Entry::Points))?);
    if !ignore_never {
        let never = Numbers::read(folder, "never.i32", "two", 2)?;
        terms.push(never.list((mentors, mentees), |_| Entry::Never)?);
    }
    Problem::from_terms(mentors, mentees, terms).map_err(|error| at(&error).into())
}

/// One term for each table.
fn tables(folder: &Path, shape: &Shape) -> Result<Vec<Term>> {
    let kinds = shape.tables.len();
    let heights = shape.tables.iter().map(|size| size.0).collect::<Vec<_>>();
    let widths = shape.tables.iter().map(|size| size.1).collect::<Vec<_>>();
    let mentors =
        Numbers::read(folder, "mentor_codes.i32", "mentor", kinds)?.codes(shape.mentors, &heights)?;
    let mentees =
        Numbers::read(folder, "mentee_codes.i32", "mentee", kinds)?.codes(shape.mentees, &widths)?;
    let numbers = Numbers::read(folder, "tables.i32", "table", 1)?;
    let size = shape
        .tables
        .iter()
        .try_fold(0usize, |sum, &(height, width)| sum.checked_add(height.checked_mul(width)?));
    numbers.expect(size, "the entries of all tables")?;
    let mut rest = numbers.values.as_slice();
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

/// The numbers of a file, in lines of equal length.
struct Numbers {
    path: PathBuf,
    /// What a line is about.
    line: &'static str,
    width: usize,
    values: Vec<i32>,
}

impl Numbers {
    fn read(folder: &Path, name: &str, line: &'static str, width: usize) -> Result<Self> {
        let path = folder.join(name);
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let (values, rest) = bytes.as_chunks();
        let values = values.iter().map(|&bytes| i32::from_le_bytes(bytes)).collect();
        let numbers = Self { path, line, width, values };
        if rest.is_empty() {
            return Ok(numbers);
        }
        Err(numbers.at(&format!("{} bytes do not make whole numbers of four bytes", bytes.len())).into())
    }

    fn at(&self, what: &dyn std::fmt::Display) -> String {
        format!("{}: {what}", self.path.display())
    }

    /// Refuses another number of numbers.
    fn expect(&self, size: Option<usize>, what: &str) -> Result<()> {
        let found = self.values.len();
        match size {
            Some(size) if size == found => Ok(()),
            Some(size) => Err(self.at(&format!("{found} numbers, but {what} are {size}")).into()),
            None => Err(self.at(&format!("{what} are too many")).into()),
        }
    }

    /// The codes by table, each below the size of its table.
    fn codes(&self, people: usize, sizes: &[usize]) -> Result<Vec<Vec<u32>>> {
        self.expect(people.checked_mul(self.width), &format!("the codes of {people} people"))?;
        let mut codes: Vec<Vec<u32>> = sizes.iter().map(|_| Vec::with_capacity(people)).collect();
        for (at, &code) in self.values.iter().enumerate() {
            let (person, table) = (at / self.width, at % self.width);
            let known = u32::try_from(code).ok().filter(|&code| (code as usize) < sizes[table]);
            let outside = || {
                let (line, size) = (self.line, sizes[table]);
                self.at(&format!("{line} {person}, table {table}: code {code} is not one of 0..{size}"))
            };
            codes[table].push(known.ok_or_else(outside)?);
        }
        Ok(codes)
    }

    /// The term of a list of pairs; `entry` is told the points, if the file has any but never.
    fn list(&self, people: (usize, usize), entry: impl Fn(Option<i32>) -> Entry) -> Result<Term> {
        if !self.values.len().is_multiple_of(self.width) {
            let found = self.values.len();
            return Err(self.at(&format!("{found} numbers do not make a list of {} each", self.line)).into());
        }
        let mut pairs = Vec::with_capacity(self.values.len() / self.width);
        for (at, line) in self.values.chunks_exact(self.width).enumerate() {
            let below = |value: i32, size| usize::try_from(value).ok().filter(|&value| value < size);
            let (Some(row), Some(column)) = (below(line[0], people.0), below(line[1], people.1)) else {
                let (mentors, mentees) = people;
                let found = format!("line {at}: mentor {} and mentee {}", line[0], line[1]);
                return Err(self.at(&format!("{found} are not among {mentors} and {mentees}")).into());
            };
            let points = line.get(2).copied().filter(|&points| points != NEVER);
            pairs.push((Row::new(row), Column::new(column), entry(points)));
        }
        Term::list(pairs).map_err(|error| self.at(&error).into())
    }
}
