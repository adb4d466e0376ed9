//! A matrix from a file: a problem of whole numbers, and the real ones that they stand for.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use pairwright::assignment::ndarray::ArrayView2;
use pairwright::assignment::{Assignment, Column, Forbidden, Matrix, Problem, Quantised, Row, Sense};

use crate::commands::solve::cells::Cells;
use crate::failure::Failure;

/// In a raw file of mentors, a cost from here on means that the pair is forbidden.
const NEVER: i32 = 1_000_000;

/// A problem, and what was read.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) problem: Problem,
    pub(super) scale: Option<Scale>,
    /// How many cells forbid their pair.
    pub(super) forbidden: usize,
}

/// How a matrix of real numbers became one of whole numbers.
#[derive(Debug)]
pub(super) struct Scale {
    /// What 1 stands for.
    pub(super) unit: f64,
    /// By how much the answer may be off.
    pub(super) bound: f64,
    /// The real numbers, row after row.
    entries: Vec<f64>,
}

impl Input {
    pub(super) fn read(path: &Path, is_maximised: bool) -> Result<Self, Failure> {
        let sense = if is_maximised { Sense::Maximise } else { Sense::Minimise };
        let [cells, shape] = [".i32", ".shape"].map(|ending| with_ending(path, ending));
        let (matrix, scale) = if cells.exists() || shape.exists() {
            (read_raw(path, &cells, &shape)?, None)
        } else {
            read_table(path, sense)?
        };
        let forbidden = matrix.view().iter().filter(|&&cell| cell == Matrix::ABSENT).count();
        let problem = Problem::from_matrix(matrix)?.with_sense(sense);
        Ok(Self { name: path.display().to_string(), problem, scale, forbidden })
    }

    pub(super) fn smaller_side(&self) -> usize {
        self.problem.rows().min(self.problem.columns())
    }

    /// Is everybody on the smaller side served?
    pub(super) fn is_valid(&self, best: &Assignment) -> bool {
        best.pairs().len() == self.smaller_side()
    }

    /// The sum of the pairs' entries, as the file has them.
    pub(super) fn total(&self, best: &Assignment) -> String {
        let Some(scale) = &self.scale else { return best.total().to_string() };
        let entries = best.pairs().iter().map(|&(row, column)| self.real(scale, row, column));
        format!("{:?}", entries.fold(0.0, |sum, entry| sum + entry))
    }

    /// A pair's entry, as the file has it.
    pub(super) fn entry(&self, row: Row, column: Column) -> String {
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
fn read_raw(name: &Path, cells: &Path, shape: &Path) -> Result<Matrix, Failure> {
    let at = |path: &Path, error: &dyn Display| Failure::new(format!("{}: {error}", path.display()));
    let text = fs::read_to_string(shape).map_err(|error| at(shape, &error))?;
    let sizes: Result<Vec<usize>, _> = text.split_whitespace().map(str::parse).collect();
    let Ok(&[rows, columns]) = sizes.as_deref() else {
        let text = text.trim().chars().take(40).collect::<String>();
        return Err(at(shape, &format!("two whole numbers are expected, rows and columns: {text:?}")));
    };
    let mut file = File::open(cells).map_err(|error| at(cells, &error))?;
    let found = file.metadata().map_err(|error| at(cells, &error))?.len();
    let size = rows.checked_mul(columns).filter(|&size| size as u128 * 4 == u128::from(found));
    let Some(size) = size else {
        let needed = rows as u128 * columns as u128 * 4;
        return Err(at(cells, &format!("{found} bytes, but {rows} x {columns} cells need {needed}")));
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

fn read_table(path: &Path, sense: Sense) -> Result<(Matrix, Option<Scale>), Failure> {
    let (never, forbidden) = match sense {
        Sense::Minimise => (f64::INFINITY, Forbidden::PositiveInfinity),
        Sense::Maximise => (f64::NEG_INFINITY, Forbidden::NegativeInfinity),
    };
    let (cells, columns) = Cells::read(path, never)?;
    match cells {
        Cells::Whole(cells) => Ok((Matrix::from_vec(cells.len() / columns, columns, cells)?, None)),
        Cells::Real(cells) => {
            let rows = cells.len() / columns;
            let view = ArrayView2::from_shape((rows, columns), &cells);
            let view = view.map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
            let found = Quantised::new(view, forbidden)?;
            let (unit, bound) = (found.unit(), found.error_bound(rows.min(columns)));
            Ok((found.into_matrix(), Some(Scale { unit, bound, entries: cells })))
        }
    }
}
