//! `pairwright solve`.

mod answer;
mod cells;
mod decimal;
mod exact;
mod input;
mod numbers;
mod spent;
mod tables;

use std::path::PathBuf;

use clap::Args;

use crate::commands::solve::answer::Wanted;
use crate::commands::solve::input::Input;
use crate::commands::solve::tables::solve_tables;
use crate::context::Context;
use crate::done::Done;
use crate::failure::Failure;

/// Solves a matrix or a folder of tables, without people.
///
/// As many pairs of a row and a column as possible, then the least cost, or the most points.
#[derive(Debug, Args)]
#[command(after_long_help = "\
FILE is one of:
  a table of numbers separated by commas, without a heading. An empty cell
  forbids the pair, and so does inf (-inf with --maximise). In a table of one
  column, write \"\" for an empty cell in the last line. All numbers are added up
  exactly, digit by digit; a file where that takes more than 36 is refused.

  NAME of the files NAME.shape (text: rows and columns) and NAME.i32 (numbers of
  four bytes, little-endian, row after row). The lowest number forbids the pair;
  where NAME begins with mentor-, 1,000,000 or more does.

  a folder with problem.json: {\"mentors\": m, \"mentees\": n, \"tables\":
  [[height, width], ...]}, beside files of numbers of four bytes:
    mentor_codes.i32   for each mentor the row in every table
    mentee_codes.i32   for each mentee the column in every table
    tables.i32         points, row after row, table after table; the lowest
                       number forbids the pairs
    adjustments.i32    mentor, mentee, points to be added; the lowest number
                       forbids the pair
    never.i32          mentor, mentee: a pair that is forbidden
  The most points are best there, and the proof is checked.

Example: pairwright solve costs.csv --check
Example: pairwright solve points.csv --maximise --pairs
Example: pairwright solve matrices/mentor-1000 --json")]
#[expect(clippy::struct_excessive_bools, reason = "one for each switch")]
pub(crate) struct Solve {
    /// The matrix, or the folder of tables.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The numbers of the matrix are points, not costs.
    #[arg(long, alias = "maximize")]
    maximise: bool,
    /// Prints row,column,value for each pair, counted from 1.
    #[arg(long, conflicts_with = "json")]
    pairs: bool,
    /// Checks the proof that the answer is best, without the solver.
    #[arg(long)]
    check: bool,
    /// Prints the phases of the solver.
    #[arg(long, conflicts_with = "json")]
    stats: bool,
    /// How many threads; as many as there are cores, if not given.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// For tables: auto, dense, priced-candidates, staged-network, shortest-augmenting-path or
    /// kuhn-munkres.
    #[arg(long, value_name = "NAME", default_value = "auto")]
    method: String,
    /// For tables: leaves never.i32 out.
    #[arg(long)]
    ignore_never: bool,
    /// For tables: what the method that is chosen may need.
    #[arg(long, value_name = "MIB")]
    memory_limit: Option<u64>,
}

impl Solve {
    pub(crate) fn run(&self, context: &Context) -> Result<Done, Failure> {
        let threads = usize::from(self.threads.unwrap_or(0));
        // a pool that is there already stays as it is; the answer is the same with any number
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
        if self.file.is_dir() {
            return solve_tables(context, &self.file, &self.method, self.ignore_never, self.memory_limit);
        }
        let input = Input::read(&self.file, self.maximise)?;
        let wanted = Wanted { pairs: self.pairs, check: self.check, stats: self.stats };
        answer::solve(context, &input, wanted)
    }
}
