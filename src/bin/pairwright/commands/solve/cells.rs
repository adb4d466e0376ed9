//! The cells of a table of numbers, read as they stand.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use pairwright::assignment::Matrix;

use crate::commands::solve::decimal::Decimal;
use crate::commands::solve::exact::Exact;
use crate::failure::Failure;

/// The numbers of a table: small whole ones for as long as all are.
#[derive(Debug)]
pub(super) enum Cells {
    Whole(Vec<i32>),
    Exact(Exact),
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy)]
enum Cell {
    Whole(i32),
    Exact(Decimal),
    Forbidden,
}

impl Cells {
    /// Reads a table; `never` is the number that forbids a pair. Also says how many columns there
    /// are.
    pub(super) fn read(path: &Path, never: f64) -> Result<(Self, usize), Failure> {
        let at = |error: &dyn std::fmt::Display| Failure::new(format!("{}: {error}", path.display()));
        let mut file = BufReader::new(File::open(path).map_err(|error| at(&error))?);
        let (mut cells, mut columns, mut rows) = (Self::Whole(Vec::new()), 0, 0);
        let (mut line, mut bytes, mut blank) = (0, Vec::new(), 0);
        while file.read_until(b'\n', &mut bytes).map_err(|error| at(&error))? > 0 {
            line += 1;
            let text = String::from_utf8_lossy(&bytes);
            let text = if line == 1 { text.trim_start_matches('\u{feff}') } else { &text };
            if text.trim().is_empty() {
                blank += 1; // a row, unless the file ends here
            } else {
                for (line, text) in (line - blank..line).map(|line| (line, "")).chain([(line, text)]) {
                    let found = cells.read_row(path, text, line, never)?;
                    if rows == 0 {
                        columns = found;
                    }
                    if found != columns {
                        let message = format!("the number of cells is {found}, but {columns} in line 1");
                        return Err(Failure::new(format!("{}, line {line}: {message}", path.display())));
                    }
                    rows += 1;
                }
                blank = 0;
            }
            bytes.clear();
        }
        if rows == 0 { Err(at(&"no numbers in it")) } else { Ok((cells, columns)) }
    }

    fn read_row(&mut self, path: &Path, text: &str, line: usize, never: f64) -> Result<usize, Failure> {
        let before = self.len();
        for (column, text) in text.split(',').enumerate() {
            let cell = cell(text, line, never).map_err(|problem| {
                let place = format!("{}, line {line}, column {}", path.display(), column + 1);
                Failure::new(format!("{place}: {problem}"))
            })?;
            self.push(cell);
        }
        Ok(self.len() - before)
    }

    fn len(&self) -> usize {
        match self {
            Self::Whole(cells) => cells.len(),
            Self::Exact(exact) => exact.cells.len(),
        }
    }

    fn push(&mut self, cell: Cell) {
        if let (Self::Whole(cells), Cell::Exact(_)) = (&*self, cell) {
            let mut exact = Exact::default();
            for &cell in cells {
                exact.push((cell != Matrix::ABSENT).then(|| Decimal::new(cell.into(), 0)));
            }
            *self = Self::Exact(exact);
        }
        match (self, cell) {
            (Self::Whole(cells), Cell::Whole(value)) => cells.push(value),
            (Self::Whole(cells), _) => cells.push(Matrix::ABSENT),
            (Self::Exact(exact), Cell::Whole(value)) => exact.push(Some(Decimal::new(value.into(), 0))),
            (Self::Exact(exact), Cell::Exact(number)) => exact.push(Some(number)),
            (Self::Exact(exact), Cell::Forbidden) => exact.push(None),
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
            Err(format!("only {never} forbids a pair: {shown:?}"))
        };
    }
    let number = Decimal::read(text)
        .ok_or_else(|| format!("more digits than can be added up exactly: {shown:?} (write up to 36)"))?;
    let whole = number.at(0).and_then(|value| i32::try_from(value).ok());
    Ok(whole.filter(|&value| value != Matrix::ABSENT).map_or(Cell::Exact(number), Cell::Whole))
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
