//! The scores of whole rows and columns.
//!
//! A search reads few lines, or many, and nobody knows before. So the first ones are added up term
//! by term; who reads on gets the tables joined ([`row_source`](crate::assignment::reading::rows)),
//! once for all networks of the problem.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::network::residual::ends::Of;
use crate::assignment::reading::rows::{RowScratch, RowSource};

/// So many lines of a side are added up before its tables are joined: that costs about as much.
const PATIENCE: usize = 16;

/// Reads the lines of a problem.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    problem: &'a Problem,
    sides: [Side<'a>; 2],
}

#[derive(Debug, Default)]
struct Side<'a> {
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
    pub(super) fn new(problem: &'a Problem) -> Self {
        Self { problem, sides: [Side::default(), Side::default()] }
    }

    /// The scores of a row or a column, [`Matrix::ABSENT`] where forbidden; nothing outside the
    /// problem.
    pub(super) fn read<'s>(&self, of: Of, at: u32, scores: &'s mut LineScratch) -> &'s [i32] {
        let problem = self.problem;
        let (side, members, length) = match of {
            Of::Rows => (&self.sides[0], problem.rows(), problem.columns()),
            Of::Columns => (&self.sides[1], problem.columns(), problem.rows()),
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
            return source.rows_at(&[at], &mut scores.rows);
        }
        scores.plain.resize(length, Matrix::ABSENT);
        // it fits: a line of the problem, and cells of its length
        let _ = match of {
            Of::Rows => problem.fill_row(Row::new(at as usize), &mut scores.plain),
            Of::Columns => problem.fill_column(Column::new(at as usize), &mut scores.plain),
        };
        &scores.plain
    }
}

/// The tables joined for a side, if the numbers allow it.
fn join(problem: &Problem, of: Of) -> Option<Box<RowSource<'_>>> {
    let all = |size: usize| (0..u32::try_from(size).unwrap_or(u32::MAX)).collect::<Vec<u32>>();
    let (rows, columns) = (all(problem.rows()), all(problem.columns()));
    let source = match of {
        Of::Rows => RowSource::new(problem, &rows, &columns, true),
        Of::Columns => RowSource::new(problem, &columns, &rows, false),
    };
    source.is_joined().then(|| Box::new(source))
}
