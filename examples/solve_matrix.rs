//! Anybody's assignment problem: a matrix of costs or points in, the best pairs out, proven on request.
//!
//! ```text
//! cargo run --release --example solve_matrix -- costs.csv --pairs --check
//! cargo run --release --example solve_matrix -- points.csv --maximise
//! cargo run --release --example solve_matrix -- matrices/mentor-1000 --json
//! ```
//!
//! The second form of input, NAME.i32 with NAME.shape, is the raw one of the solvers we are measured
//! against; so is the line that `--json` prints.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/path.rs"]
mod path;

use std::error::Error;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pairwright::assignment::ndarray::ArrayView2;
use pairwright::assignment::{
    Assignment, Column, Dense, Forbidden, Matrix, Outcome, Problem, Quantised, Row, Sense, Solver,
    Statistics, check,
};

#[path = "support/clock.rs"]
mod clock;
#[path = "support/memory.rs"]
mod memory;

use clock::{Clock, Spent};

const USAGE: &str = "\
Solves an assignment problem: as many pairs of a row and a column as possible,
then the least total cost (or, with --maximise, the most points).

  solve_matrix FILE.csv|NAME [--maximise] [--pairs] [--check] [--stats]
               [--json] [--threads N]

  FILE.csv    numbers separated by commas, without a heading. An empty cell
              forbids the pair, and so does inf (-inf with --maximise). In a file
              of one column, write \"\" for an empty cell in the last line.
  NAME        reads NAME.shape (text: rows and columns) and NAME.i32 (cells of
              four bytes, little-endian, row after row). The lowest i32 forbids
              the pair; where NAME starts with mentor-, 1,000,000 or more does.
  --maximise  the numbers are points, not costs
  --pairs     prints row,column,value for each pair, counted from 1
  --check     checks the proof that the answer is best, without the solver
  --stats     prints the solver's phases to the standard error
  --json      prints one line and nothing else: seconds and CPU seconds of the
              solve alone, optimum, valid (is everybody on the smaller side
              served?), peak memory
  --threads   how many threads; as many as there are cores, if not given
";

/// So many numbers of a list are shown.
const SHOWN: usize = 5;

/// In a raw file of mentors, a cost from here on means that the pair is forbidden.
const NEVER: i32 = 1_000_000;

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each switch")]
struct Arguments {
    path: PathBuf,
    sense: Option<Sense>,
    pairs: bool,
    check: bool,
    stats: bool,
    json: bool,
    threads: Option<usize>,
    help: bool,
}

impl Arguments {
    fn parse() -> Result<Self, lexopt::Error> {
        let mut found = Self::default();
        let mut paths = Vec::new();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Value(path) => paths.push(path),
                lexopt::Arg::Long("maximise" | "maximize") => found.sense = Some(Sense::Maximise),
                lexopt::Arg::Long("pairs") => found.pairs = true,
                lexopt::Arg::Long("check") => found.check = true,
                lexopt::Arg::Long("stats") => found.stats = true,
                lexopt::Arg::Long("json") => found.json = true,
                lexopt::Arg::Long("threads") => found.threads = Some(threads(&parser.value()?)?),
                lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => found.help = true,
                other => return Err(other.unexpected()),
            }
        }
        match <[OsString; 1]>::try_from(paths) {
            Ok([path]) => found.path = path::path(path)?,
            Err(_) if found.help => {}
            Err(paths) => return Err(format!("one matrix is expected, not {}", paths.len()).into()),
        }
        if found.json && found.pairs {
            return Err("--json prints one line only, so --pairs cannot go with it".into());
        }
        Ok(found)
    }

    fn sense(&self) -> Sense {
        self.sense.unwrap_or(Sense::Minimise)
    }
}

fn threads(value: &OsString) -> Result<usize, lexopt::Error> {
    let number = value.to_str().and_then(|text| text.parse().ok()).filter(|&number| number > 0);
    number.ok_or_else(|| format!("--threads needs a number from 1, not {}", value.display()).into())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("solve_matrix: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments = Arguments::parse().map_err(|error| format!("{error}\n\n{USAGE}"))?;
    if arguments.help {
        print!("{USAGE}");
        return Ok(());
    }
    let input = Input::read(&arguments.path, arguments.sense())?;
    start_threads(arguments.threads)?;
    // The first solve of a process finds out what the CPU can do. It does so once, whatever the matrix:
    // that is no part of solving this one.
    Dense.solve(&Problem::from_matrix(Matrix::from_fn(2, 2, |i, j| Some(i32::from(i == j))))?)?;

    let clock = Clock::start();
    let report = Dense.run(&input.problem).finish()?;
    let spent = clock.stop();
    let peak = memory::mib(memory::PEAK);
    if arguments.stats {
        eprint!("{}", phases(report.statistics()));
    }
    let Outcome::Solved(best) = report.into_outcome() else {
        return Err("nobody watched, and yet it was cancelled".into());
    };
    if arguments.json {
        println!("{}", json(&input, &best, &spent, peak));
    } else {
        print!("{}", answer(&input, &best, &spent, peak)?);
    }
    if arguments.check {
        let units =
            input.scale.as_ref().map_or(String::new(), |scale| format!("in units of {:?}: ", scale.unit));
        let proof = format!("PROOF\n{}", indent(&format!("{units}{}", check(&input.problem, &best)?)));
        if arguments.json { eprint!("{proof}") } else { print!("\n{proof}") }
    }
    if arguments.pairs {
        print_pairs(&input, &best)?;
    }
    Ok(())
}

#[cfg(feature = "parallel")]
fn start_threads(number: Option<usize>) -> Result<()> {
    Ok(rayon::ThreadPoolBuilder::new().num_threads(number.unwrap_or(0)).build_global()?)
}

#[cfg(not(feature = "parallel"))]
fn start_threads(number: Option<usize>) -> Result<()> {
    match number {
        None | Some(1) => Ok(()),
        Some(_) => Err("more threads than one need the feature parallel".into()),
    }
}

/// A problem of whole numbers, and the real ones that they stand for, if they do.
struct Input {
    name: String,
    problem: Problem,
    scale: Option<Scale>,
    forbidden: usize,
}

/// How a matrix of real numbers became one of whole numbers.
struct Scale {
    /// What 1 stands for.
    unit: f64,
    /// By how much the answer may be off.
    bound: f64,
    /// The real numbers, row after row.
    entries: Vec<f64>,
}

impl Input {
    fn read(path: &Path, sense: Sense) -> Result<Self> {
        let [cells, shape] = [".i32", ".shape"].map(|ending| with_ending(path, ending));
        let (matrix, scale) = if cells.exists() || shape.exists() {
            (read_raw(path, &cells, &shape)?, None)
        } else {
            read_csv(path, sense)?
        };
        let forbidden = matrix.view().iter().filter(|&&cell| cell == Matrix::ABSENT).count();
        let problem = Problem::from_matrix(matrix)?.with_sense(sense);
        Ok(Self { name: path.display().to_string(), problem, scale, forbidden })
    }

    fn smaller_side(&self) -> usize {
        self.problem.rows().min(self.problem.columns())
    }

    fn is_valid(&self, best: &Assignment) -> bool {
        best.pairs().len() == self.smaller_side()
    }

    /// The sum of the pairs' entries, as the file has them.
    fn total(&self, best: &Assignment) -> String {
        let Some(scale) = &self.scale else { return best.total().to_string() };
        let entries = best.pairs().iter().map(|&(row, column)| self.real(scale, row, column));
        format!("{:?}", entries.fold(0.0, |sum, entry| sum + entry))
    }

    /// A pair's entry, as the file has it.
    fn entry(&self, row: Row, column: Column) -> String {
        match &self.scale {
            Some(scale) => format!("{:?}", self.real(scale, row, column)),
            None => self.problem.score(row, column).map_or(String::new(), |entry| entry.to_string()),
        }
    }

    fn real(&self, scale: &Scale, row: Row, column: Column) -> f64 {
        scale.entries[row.index() * self.problem.columns() + column.index()]
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}

/// Reads straight into the matrix, a piece at a time: the file is never in memory beside it.
fn read_raw(name: &Path, cells: &Path, shape: &Path) -> Result<Matrix> {
    let at = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(shape).map_err(|error| at(shape, &error))?;
    let sizes: Result<Vec<usize>, _> = text.split_whitespace().map(str::parse).collect();
    let Ok(&[rows, columns]) = sizes.as_deref() else {
        let text = text.trim().chars().take(40).collect::<String>();
        return Err(at(shape, &format!("two whole numbers are expected, rows and columns: {text:?}")).into());
    };
    let mut file = File::open(cells).map_err(|error| at(cells, &error))?;
    let found = file.metadata().map_err(|error| at(cells, &error))?.len();
    let size = rows.checked_mul(columns).filter(|&size| size as u128 * 4 == u128::from(found));
    let Some(size) = size else {
        let needed = rows as u128 * columns as u128 * 4;
        return Err(at(cells, &format!("{found} bytes, but {rows} x {columns} cells need {needed}")).into());
    };
    let is_mentors = name.file_name().is_some_and(|name| name.to_string_lossy().starts_with("mentor-"));
    let value = |&bytes: &[u8; 4]| match i32::from_le_bytes(bytes) {
        value if is_mentors && value >= NEVER => Matrix::ABSENT,
        value => value,
    };
    let mut matrix = Vec::new();
    matrix.try_reserve_exact(size).map_err(|_| at(cells, &format!("no memory for {size} cells")))?;
    let mut piece = vec![0; 1 << 20];
    while matrix.len() < size {
        let bytes = piece.len().min(4 * (size - matrix.len()));
        file.read_exact(&mut piece[..bytes]).map_err(|error| at(cells, &error))?;
        matrix.extend(piece[..bytes].as_chunks().0.iter().map(value));
    }
    Ok(Matrix::from_vec(rows, columns, matrix)?)
}

/// The cells of a CSV file: whole numbers for as long as all are.
enum Cells {
    Whole(Vec<i32>),
    Real(Vec<f64>),
}

#[derive(Clone, Copy)]
enum Cell {
    Whole(i32),
    Real(f64),
    Forbidden,
}

impl Cells {
    fn len(&self) -> usize {
        match self {
            Self::Whole(cells) => cells.len(),
            Self::Real(cells) => cells.len(),
        }
    }

    fn push(&mut self, cell: Cell, never: f64) {
        if let (Self::Whole(cells), Cell::Real(_)) = (&*self, cell) {
            let real = |&cell: &i32| if cell == Matrix::ABSENT { never } else { f64::from(cell) };
            *self = Self::Real(cells.iter().map(real).collect());
        }
        match (self, cell) {
            (Self::Whole(cells), Cell::Whole(value)) => cells.push(value),
            (Self::Whole(cells), _) => cells.push(Matrix::ABSENT),
            (Self::Real(cells), Cell::Whole(value)) => cells.push(value.into()),
            (Self::Real(cells), Cell::Real(value)) => cells.push(value),
            (Self::Real(cells), Cell::Forbidden) => cells.push(never),
        }
    }
}

fn read_csv(path: &Path, sense: Sense) -> Result<(Matrix, Option<Scale>)> {
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let (never, forbidden) = match sense {
        Sense::Minimise => (f64::INFINITY, Forbidden::PositiveInfinity),
        Sense::Maximise => (f64::NEG_INFINITY, Forbidden::NegativeInfinity),
    };
    let mut file = BufReader::new(File::open(path).map_err(|error| at(&error))?);
    let (mut cells, mut columns, mut rows) = (Cells::Whole(Vec::new()), 0, 0);
    let (mut line, mut bytes, mut blank) = (0, Vec::new(), 0);
    while file.read_until(b'\n', &mut bytes).map_err(|error| at(&error))? > 0 {
        line += 1;
        let text = String::from_utf8_lossy(&bytes);
        let text = if line == 1 { text.trim_start_matches('\u{feff}') } else { &text };
        if text.trim().is_empty() {
            blank += 1; // a row, unless the file ends here
        } else {
            for (line, text) in (line - blank..line).map(|line| (line, "")).chain([(line, text)]) {
                let before = cells.len();
                for (column, text) in text.split(',').enumerate() {
                    let cell = cell(text, line, never).map_err(|problem| {
                        let place = format!("{}, line {line}, column {}", path.display(), column + 1);
                        format!("{place}: {problem}")
                    })?;
                    cells.push(cell, never);
                }
                let found = cells.len() - before;
                if rows == 0 {
                    columns = found;
                }
                if found != columns {
                    let message = format!("the number of cells is {found}, but {columns} in line 1");
                    return Err(format!("{}, line {line}: {message}", path.display()).into());
                }
                rows += 1;
            }
            blank = 0;
        }
        bytes.clear();
    }
    if rows == 0 {
        return Err(at(&"no numbers in it").into());
    }
    match cells {
        Cells::Whole(cells) => Ok((Matrix::from_vec(rows, columns, cells)?, None)),
        Cells::Real(cells) => {
            let found = Quantised::new(ArrayView2::from_shape((rows, columns), &cells)?, forbidden)?;
            let (unit, bound) = (found.unit(), found.error_bound(rows.min(columns)));
            Ok((found.into_matrix(), Some(Scale { unit, bound, entries: cells })))
        }
    }
}

fn cell(text: &str, line: usize, never: f64) -> Result<Cell, String> {
    let text = text.trim();
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text).trim();
    if text.is_empty() {
        return Ok(Cell::Forbidden);
    }
    let shown: String = text.chars().take(40).collect();
    let value: f64 = text.parse().map_err(|_| format!("not a number: {shown:?}{}", hint(text, line)))?;
    if value.is_nan() {
        return Err(format!("not a number: {shown:?}"));
    }
    if value.is_infinite() {
        if text.contains(|c: char| c.is_ascii_digit()) {
            return Err(format!("too large for a 64-bit floating-point number: {shown:?}"));
        }
        let is_never = (value > 0.0) == (never > 0.0);
        return if is_never {
            Ok(Cell::Forbidden)
        } else {
            Err(format!("only {never} forbids a pair here: {shown:?}"))
        };
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole, and it fits")]
    if value.fract() == 0.0 && value.abs() <= f64::from(i32::MAX) {
        return Ok(Cell::Whole(value as i32));
    }
    Ok(Cell::Real(value))
}

/// What may be the reason that a cell is no number.
fn hint(text: &str, line: usize) -> &'static str {
    if text.contains([';', '\t']) {
        " (cells are separated by commas)"
    } else if line == 1 {
        " (the file must not have a heading)"
    } else {
        ""
    }
}

fn json(input: &Input, best: &Assignment, spent: &Spent, peak: Option<u64>) -> String {
    let or_null = |value: Option<String>| value.unwrap_or_else(|| "null".to_owned());
    let seconds = spent.wall.as_secs_f64();
    let cpu = or_null(spent.cpu.map(|cpu| format!("{:.6}", cpu.as_secs_f64())));
    let total = Some(input.total(best)).filter(|total| !total.ends_with("inf"));
    let (total, valid) = (or_null(total), input.is_valid(best));
    let peak = or_null(peak.map(|peak| peak.to_string()));
    format!(
        "{{\"seconds\": {seconds:.6}, \"cpu\": {cpu}, \"optimum\": {total}, \"valid\": {valid}, \
         \"peak_mib\": {peak}}}"
    )
}

/// What was read, what came out, what it cost.
fn answer(input: &Input, best: &Assignment, spent: &Spent, peak: Option<u64>) -> Result<String> {
    let mut text = String::new();
    let (rows, columns) = (input.problem.rows(), input.problem.columns());
    writeln!(text, "MATRIX")?;
    let shape = format!("{}: {rows} x {columns} cells, {} of them forbidden", input.name, input.forbidden);
    write!(text, "{}", indent(&shape))?;
    let sense = match input.problem.sense() {
        Sense::Minimise => "costs: the least total is best",
        Sense::Maximise => "points: the greatest total is best",
    };
    writeln!(text, "  {sense}")?;
    if let Some(Scale { unit, bound, .. }) = &input.scale {
        let exact = match bound {
            0.0 => "nothing was rounded for that: the answer is exact".to_owned(),
            _ => format!("rounded for that, so the total may differ by {bound:?} from the best there is"),
        };
        write!(text, "{}", indent(&format!("solved in whole multiples of {unit:?}; {exact}")))?;
    }

    writeln!(text, "\nANSWER")?;
    writeln!(text, "  {:<16}{} of {} possible", "pairs", best.pairs().len(), input.smaller_side())?;
    writeln!(text, "  {:<16}{}", "total", input.total(best))?;
    writeln!(text, "  {:<16}{:.6}", "seconds", spent.wall.as_secs_f64())?;
    if let Some(cpu) = spent.cpu {
        writeln!(text, "  {:<16}{:.6}", "CPU seconds", cpu.as_secs_f64())?;
    }
    if let Some(peak) = peak {
        writeln!(text, "  {:<16}{peak} MiB", "peak memory")?;
    }
    if !input.is_valid(best) {
        write!(text, "\nSHORTAGE\n{}", indent(&shortage(input, best)))?;
    }
    Ok(text)
}

/// Who has too few partners. Every allowed pair has an end in the cover of the prices; so those of a
/// side outside the cover have no partners but the covered ones of the other side.
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
    format!("{missing} cannot be served: {short} can be paired {other}, counted from 1")
}

/// `7 rows (1, 2, 3, 4, 5 and 2 more)`
fn list(numbers: &[usize], word: &str) -> String {
    let count = numbers.len();
    let words = if count == 1 { word.to_owned() } else { format!("{word}s") };
    let first: Vec<_> = numbers.iter().take(SHOWN).map(ToString::to_string).collect();
    let more = if count > SHOWN { format!(" and {} more", count - SHOWN) } else { String::new() };
    format!("{count} {words} ({}{more})", first.join(", "))
}

/// One line for each phase. The counters are those at its end.
fn phases(statistics: &Statistics) -> String {
    let mut text = format!(
        "PHASES\n  {:<12}{:>12}{:>10}{:>13}{:>14}{:>14}\n",
        "", "epsilon", "unserved", "rows read", "bids", "rows reached"
    );
    for phase in statistics.phases() {
        let kind = format!("{:?}", phase.kind()).to_lowercase();
        let (epsilon, free) = (phase.epsilon(), phase.free());
        let (scans, bids, visits) = (phase.row_scans(), phase.bids(), phase.visits());
        let _ = writeln!(text, "  {kind:<12}{epsilon:>12}{free:>10}{scans:>13}{bids:>14}{visits:>14}");
    }
    let (passes, searches) = (statistics.passes(), statistics.searches());
    let _ = writeln!(text, "  counted until the end of each phase; where there is a shortage, anew for");
    let _ =
        writeln!(text, "  each of two parts. Passes over the matrix: {passes}; path searches: {searches}");
    text
}

fn print_pairs(input: &Input, best: &Assignment) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "\nPAIRS, counted from 1\nrow,column,value")?;
    for &(row, column) in best.pairs() {
        writeln!(out, "{},{},{}", row.index() + 1, column.index() + 1, input.entry(row, column))?;
    }
    Ok(out.flush()?)
}

/// Moves a text in by two columns and wraps it at 80.
fn indent(text: &str) -> String {
    textwrap::fill(text, textwrap::Options::new(80).initial_indent("  ").subsequent_indent("  ")) + "\n"
}
