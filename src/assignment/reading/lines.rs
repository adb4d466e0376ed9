//! Single rows and columns, in any order, and nobody knows how many.
//!
//! *Problem.* A search along paths reads few lines, or many.
//!
//! *Method.* The first lines of a side are added up term by term. Whoever reads on gets the tables
//! joined ([`rows`](crate::assignment::reading::rows)), once for all networks of the problem.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;

use crate::assignment::reading::rows::{RowScratch, RowSource};

/// This many lines of a side are added up before its tables are joined: that costs about as much.
const PATIENCE: usize = 16;

/// Reads the lines of a problem.
#[derive(Debug)]
pub(in crate::assignment) struct Lines<'a> {
    problem: &'a Problem,
    sides: [Reader<'a>; 2],
}

#[derive(Debug, Default)]
struct Reader<'a> {
    reads: AtomicUsize,
    joined: OnceLock<Option<Box<RowSource<'a>>>>,
}

/// Memory to read a line in.
#[derive(Debug, Clone, Default)]
pub(in crate::assignment) struct LineScratch {
    plain: Vec<i32>,
    rows: RowScratch,
}

impl<'a> Lines<'a> {
    pub(in crate::assignment) fn new(problem: &'a Problem) -> Self {
        Self { problem, sides: [Reader::default(), Reader::default()] }
    }

    /// The scores of a row or a column, [`Matrix::ABSENT`] where forbidden; nothing outside the
    /// problem.
    pub(in crate::assignment) fn read<'s>(
        &self,
        of: Side,
        at: u32,
        scratch: &'s mut LineScratch,
    ) -> &'s [i32] {
        let problem = self.problem;
        let (side, members) = match of {
            Side::Rows => (&self.sides[0], problem.rows()),
            Side::Columns => (&self.sides[1], problem.columns()),
        };
        if at as usize >= members {
            return &[];
        }
        let many = side.reads.fetch_add(1, Ordering::Relaxed) >= PATIENCE;
        let joined = side.joined.get();
        let joined = if many && joined.is_none() && !problem.is_stored() {
            side.joined.get_or_init(|| join(problem, of)).as_deref()
        } else {
            joined.and_then(Option::as_deref)
        };
        if let Some(source) = joined {
            return source.rows_at(&[at], &mut scratch.rows);
        }
        fill_line(problem, of, at, &mut scratch.plain);
        &scratch.plain
    }
}

/// Writes the scores of one row or column into `cells`, [`Matrix::ABSENT`] where forbidden, term by
/// term. False, and no cells that mean anything, outside the problem.
pub(in crate::assignment) fn fill_line(problem: &Problem, side: Side, at: u32, cells: &mut Vec<i32>) -> bool {
    match side {
        Side::Rows => {
            cells.resize(problem.columns(), Matrix::ABSENT);
            problem.fill_row(Row::new(at as usize), cells).is_ok()
        }
        Side::Columns => {
            cells.resize(problem.rows(), Matrix::ABSENT);
            problem.fill_column(Column::new(at as usize), cells).is_ok()
        }
    }
}

/// The tables joined for a side, if the numbers allow it.
fn join(problem: &Problem, of: Side) -> Option<Box<RowSource<'_>>> {
    let all = |size: usize| (0..u32::try_from(size).unwrap_or(u32::MAX)).collect::<Vec<u32>>();
    let (rows, columns) = (all(problem.rows()), all(problem.columns()));
    let source = match of {
        Side::Rows => RowSource::new(problem, &rows, &columns, true),
        Side::Columns => RowSource::new(problem, &columns, &rows, false),
    };
    source.is_joined().then(|| Box::new(source))
}
