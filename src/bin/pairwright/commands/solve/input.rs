//! A matrix from a file: whole numbers, and what they stand for.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use pairwright::assignment::{Column, Matrix, Problem, Row, Sense, WideMatrix};

use crate::commands::solve::cells::Cells;
use crate::commands::solve::decimal::Decimal;
use crate::commands::solve::exact::Exact;
use crate::failure::Failure;

/// In a raw file of mentors, a cost from here on means that the pair is forbidden.
const NEVER: i32 = 1_000_000;

/// A problem, and what was read.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) sense: Sense,
    pub(super) numbers: Numbers,
    /// How many cells forbid their pair.
    pub(super) forbidden: usize,
    /// The numbers are multiples of ten to minus this.
    pub(super) decimals: i32,
    /// The cells, in order, whose number only compares as what is written there.
    pub(super) beyond: Vec<(usize, Decimal)>,
}

/// The whole numbers.
#[derive(Debug)]
pub(super) enum Numbers {
    Narrow(Problem),
    Wide(WideMatrix),
}

impl Input {
    pub(super) fn read(path: &Path, is_maximised: bool) -> Result<Self, Failure> {
        let sense = if is_maximised { Sense::Maximise } else { Sense::Minimise };
        let [cells, shape] = [".i32", ".shape"].map(|ending| with_ending(path, ending));
        let name = path.display().to_string();
        if cells.exists() || shape.exists() {
            return Self::narrow(name, sense, read_raw(path, &cells, &shape)?);
        }
        let never = if is_maximised { f64::NEG_INFINITY } else { f64::INFINITY };
        let (cells, columns) = Cells::read(path, never)?;
        match cells {
            Cells::Whole(cells) => {
                let matrix = Matrix::from_vec(cells.len() / columns, columns, cells)?;
                Self::narrow(name, sense, matrix)
            }
            Cells::Exact(exact) => Self::exact(name, sense, exact, columns),
        }
    }

    fn narrow(name: String, sense: Sense, matrix: Matrix) -> Result<Self, Failure> {
        let forbidden = matrix.view().iter().filter(|&&cell| cell == Matrix::ABSENT).count();
        let numbers = Numbers::Narrow(Problem::from_matrix(matrix)?.with_sense(sense));
        Ok(Self { name, sense, numbers, forbidden, decimals: 0, beyond: Vec::new() })
    }

    fn exact(name: String, sense: Sense, mut exact: Exact, columns: usize) -> Result<Self, Failure> {
        let rows = exact.cells.len() / columns;
        exact.settle(rows.min(columns)).map_err(|(at, number)| {
            let (row, column) = (at / columns + 1, at % columns + 1);
            let what = "is too far from the other numbers to be added up with them exactly";
            let number = number.shown();
            Failure::new(format!("{name}, row {row}, column {column}: {number} {what}")).with_advice(
                "Leave the cell of a pair that is never to be empty, or write fewer digits: up to 36 from the \
                 first digit of the largest number to the last one of all",
            )
        })?;
        let (decimals, beyond) = (exact.decimals(), exact.beyond().to_vec());
        let narrow = |&cell: &i128| match cell {
            WideMatrix::ABSENT => Some(Matrix::ABSENT),
            cell => i32::try_from(cell).ok().filter(|&cell| cell != Matrix::ABSENT),
        };
        if let Some(cells) = exact.cells.iter().map(narrow).collect() {
            let input = Self::narrow(name, sense, Matrix::from_vec(rows, columns, cells)?)?;
            return Ok(Self { decimals, beyond, ..input });
        }
        let forbidden = exact.cells.iter().filter(|&&cell| cell == WideMatrix::ABSENT).count();
        let numbers = Numbers::Wide(WideMatrix::from_vec(rows, columns, exact.cells)?);
        Ok(Self { name, sense, numbers, forbidden, decimals, beyond })
    }

    /// Rows and columns.
    pub(super) fn shape(&self) -> (usize, usize) {
        match &self.numbers {
            Numbers::Narrow(problem) => (problem.rows(), problem.columns()),
            Numbers::Wide(matrix) => (matrix.rows(), matrix.columns()),
        }
    }

    pub(super) fn smaller_side(&self) -> usize {
        let (rows, columns) = self.shape();
        rows.min(columns)
    }

    /// The sum of the pairs' entries: exact, but for numbers far beyond the others.
    pub(super) fn total(&self, pairs: &[(Row, Column)]) -> String {
        if pairs.iter().any(|&(row, column)| self.far(row, column).is_some()) {
            let each = pairs.iter().map(|&(row, column)| self.number(row, column).nearest());
            return format!("{:?}", each.sum::<f64>());
        }
        let whole = pairs.iter().filter_map(|&(row, column)| self.whole(row, column)).sum();
        Decimal::new(whole, -self.decimals).shown()
    }

    /// A pair's entry, as the file has it.
    pub(super) fn entry(&self, row: Row, column: Column) -> String {
        self.number(row, column).shown()
    }

    /// How many of these pairs have a number far beyond the others.
    pub(super) fn last_resorts(&self, pairs: &[(Row, Column)]) -> usize {
        pairs.iter().filter(|&&(row, column)| self.far(row, column).is_some()).count()
    }

    fn number(&self, row: Row, column: Column) -> Decimal {
        let whole = || Decimal::new(self.whole(row, column).unwrap_or(0), -self.decimals);
        self.far(row, column).unwrap_or_else(whole)
    }

    /// What is written there, where it is far beyond the others.
    fn far(&self, row: Row, column: Column) -> Option<Decimal> {
        let at = row.index() * self.shape().1 + column.index();
        let found = self.beyond.binary_search_by_key(&at, |&(at, _)| at).ok()?;
        Some(self.beyond[found].1)
    }

    fn whole(&self, row: Row, column: Column) -> Option<i128> {
        match &self.numbers {
            Numbers::Narrow(problem) => problem.score(row, column).map(i128::from),
            Numbers::Wide(matrix) => matrix.get(row, column),
        }
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
