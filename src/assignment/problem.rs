//! The assignment problem: who may be paired with whom, for how many points.
//!
//! *Objective.* Serve as many as can be served, then the best total of points: among all assignments
//! with the largest number of pairs, one whose sum of points is the greatest (the least, for costs).
//!
//! *Numeric policy.* Points are whole numbers. [`Problem`] accepts terms only if the score of every
//! pair fits `i32`, so a sum over at most 2^32 pairs fits `i64` with a factor of one half to spare, and no
//! solver needs to check again.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::term::Kind;
use super::{Column, Entry, Matrix, Row, Sense, Term};
use crate::error::{Error, Result};

/// An assignment problem: rows, columns, the points of each allowed pair, and how many columns a row
/// may take.
///
/// Each column is in at most one pair, each row in at most as many as its capacity (1 unless
/// [`with_capacities`](Self::with_capacities) says otherwise). Sides may differ in size.
///
/// The points come from a [`Matrix`] or from [`Term`]s, whose sum is the score of a pair. Terms need
/// space for the people and the tables only, never for all pairs.
///
/// ```
/// use pairwright::assignment::{self, Column, Matrix, Problem, Row};
///
/// // Two mentors, two mentees; the first pair would be worth most but blocks the better total.
/// let points = Matrix::from_vec(2, 2, vec![10, 9, 8, 1])?;
/// let best = assignment::solve(&Problem::from_matrix(points)?)?;
/// assert_eq!(best.total(), 17);
/// assert_eq!(best.column(Row::new(0)).next(), Some(Column::new(1)));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Problem {
    rows: usize,
    columns: usize,
    points: Points,
    capacities: Option<Vec<u32>>,
    minimums: Option<Vec<u32>>,
    sense: Sense,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Points {
    Matrix(Matrix),
    Terms(Vec<Term>),
}

impl Problem {
    /// The problem of this matrix.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a side has more than 2^31 members.
    pub fn from_matrix(matrix: Matrix) -> Result<Self> {
        let (rows, columns) = (matrix.rows(), matrix.columns());
        Self::checked(rows, columns, Points::Matrix(matrix))
    }

    /// The problem in which a pair's score is the sum of what the terms say.
    ///
    /// Time and space O(size of the terms).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a table does not have a code for each row and each
    /// column, a list names a pair outside the problem, or the score of a pair might not fit `i32`.
    pub fn from_terms(rows: usize, columns: usize, terms: Vec<Term>) -> Result<Self> {
        for (k, term) in terms.iter().enumerate() {
            match &term.0 {
                Kind::Table(table) => {
                    let found = (table.row_codes.len(), table.column_codes.len());
                    if found != (rows, columns) {
                        return Err(Error::problem(format!(
                            "term {k} has codes for {} rows and {} columns, the problem has {rows} and {columns}",
                            found.0, found.1
                        )));
                    }
                }
                Kind::List(pairs) => {
                    let outside = pairs.iter().find(|(i, j, _)| i.index() >= rows || j.index() >= columns);
                    if let Some((i, j, _)) = outside {
                        return Err(Error::problem(format!("term {k} names {i}, {j} outside the problem")));
                    }
                }
                Kind::Only(only) => {
                    let outside = only.pairs.iter().find(|(i, j)| i.index() >= rows || j.index() >= columns);
                    if (only.rows.len(), only.columns.len()) != (rows, columns) || outside.is_some() {
                        return Err(Error::problem(format!(
                            "restriction {k} does not have the problem's shape"
                        )));
                    }
                }
            }
        }
        let largest = terms.iter().fold(0i64, |sum, term| sum.saturating_add(term.largest()));
        if largest > i64::from(i32::MAX) {
            return Err(Error::problem(format!(
                "a score could be as large as {largest}, which does not fit i32"
            )));
        }
        Self::checked(rows, columns, Points::Terms(terms))
    }

    fn checked(rows: usize, columns: usize, points: Points) -> Result<Self> {
        const LIMIT: usize = 1 << 31;
        if rows > LIMIT || columns > LIMIT {
            return Err(Error::problem(format!("{rows} rows and {columns} columns are too many")));
        }
        Ok(Self { rows, columns, points, capacities: None, minimums: None, sense: Sense::Maximise })
    }

    /// The same problem, but a lower total is better (costs instead of points).
    #[must_use]
    pub fn with_sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    /// The same problem, where row `i` may be in up to `capacities[i]` pairs (0 takes it out).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is not one capacity for each row, or their sum
    /// exceeds 2^32.
    pub fn with_capacities(mut self, capacities: Vec<u32>) -> Result<Self> {
        if capacities.len() != self.rows {
            return Err(Error::problem(format!("{} capacities for {} rows", capacities.len(), self.rows)));
        }
        let sum = capacities.iter().fold(0u64, |sum, &c| sum.saturating_add(u64::from(c)));
        if sum > 1 << 32 {
            return Err(Error::problem(format!("the capacities add up to {sum}, more than 2^32")));
        }
        if let Some(row) =
            (0..self.rows).map(Row::new).find(|&row| self.minimum(row) > capacities[row.index()])
        {
            return Err(Error::problem(format!("{row} must take more columns than it would be able to")));
        }
        self.capacities = capacities.iter().any(|&c| c != 1).then_some(capacities);
        Ok(self)
    }

    /// The same problem, where row `i` must be in at least `minimums[i]` pairs.
    ///
    /// Minimums come first: they can all be met by an assignment with as many pairs as without them, or
    /// not at all. Only [`StagedNetwork`](super::StagedNetwork) knows them, and [`solve`](super::solve)
    /// takes it.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is not one for each row, or one exceeds the row's
    /// capacity. So set the capacities first.
    pub fn with_minimums(mut self, minimums: Vec<u32>) -> Result<Self> {
        if minimums.len() != self.rows {
            return Err(Error::problem(format!("{} minimums for {} rows", minimums.len(), self.rows)));
        }
        let rows = (0..self.rows).map(Row::new).zip(&minimums);
        if let Some((row, least)) = rows.into_iter().find(|&(row, &least)| least > self.capacity(row)) {
            let most = self.capacity(row);
            return Err(Error::problem(format!("{row} cannot take at least {least} and at most {most}")));
        }
        self.minimums = minimums.iter().any(|&least| least > 0).then_some(minimums);
        Ok(self)
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Is a higher total better, or a lower one?
    pub fn sense(&self) -> Sense {
        self.sense
    }

    /// How many columns this row may take.
    pub fn capacity(&self, row: Row) -> u32 {
        match &self.capacities {
            Some(capacities) => capacities.get(row.index()).copied().unwrap_or(0),
            None => u32::from(row.index() < self.rows),
        }
    }

    /// How many columns this row must take.
    pub fn minimum(&self, row: Row) -> u32 {
        self.minimums.as_ref().and_then(|minimums| minimums.get(row.index())).copied().unwrap_or(0)
    }

    /// Must any row take a column?
    pub fn has_minimums(&self) -> bool {
        self.minimums.is_some()
    }

    /// For solvers that do not know minimums.
    pub(super) fn without_minimums(&self) -> Result<()> {
        if self.has_minimums() {
            return Err(Error::problem("only the staged network can see to minimums of rows"));
        }
        Ok(())
    }

    /// Does every row take one column at most?
    pub fn is_one_to_one(&self) -> bool {
        self.capacities.as_ref().is_none_or(|all| all.iter().all(|&c| c <= 1))
    }

    /// The terms whose sum is the score; none for a problem given as a matrix.
    pub fn terms(&self) -> &[Term] {
        match &self.points {
            Points::Matrix(_) => &[],
            Points::Terms(terms) => terms,
        }
    }

    /// Is it given as a matrix?
    pub(super) fn is_stored(&self) -> bool {
        matches!(self.points, Points::Matrix(_))
    }

    /// The score of a pair; `None` when it is forbidden or outside the problem.
    ///
    /// Time O(terms), and O(log n) for each list.
    pub fn score(&self, row: Row, column: Column) -> Option<i32> {
        if row.index() >= self.rows || column.index() >= self.columns {
            return None;
        }
        match &self.points {
            Points::Matrix(matrix) => matrix.get(row, column),
            Points::Terms(terms) => terms.iter().try_fold(0, |sum, term| match term.entry(row, column) {
                Entry::Points(points) => Some(sum + points),
                Entry::Never => None,
            }),
        }
    }

    /// The same problem, its points as a matrix.
    pub(super) fn into_matrix_form(self) -> Result<Self> {
        let matrix = match self.points {
            Points::Matrix(_) => return Ok(self),
            Points::Terms(_) => self.matrix()?.into_owned(),
        };
        Ok(Self { points: Points::Matrix(matrix), ..self })
    }

    /// Changes the points of a pair of a problem in matrix form.
    pub(super) fn set(&mut self, row: Row, column: Column, points: Option<i32>) -> Result<()> {
        let Points::Matrix(matrix) = &mut self.points else {
            return Err(Error::problem("only a matrix can be changed"));
        };
        if row.index() >= self.rows || column.index() >= self.columns || points == Some(Matrix::ABSENT) {
            return Err(Error::problem(format!("{row}, {column} cannot get the points {points:?}")));
        }
        matrix.put(row, column, points.unwrap_or(Matrix::ABSENT));
        Ok(())
    }

    /// Writes a row's scores, with [`Matrix::ABSENT`] for forbidden pairs, into `cells`.
    ///
    /// Time O(columns x tables in which the row has points).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the row is not there or `cells` is not one for each
    /// column.
    pub fn fill_row(&self, row: Row, cells: &mut [i32]) -> Result<()> {
        if row.index() >= self.rows || cells.len() != self.columns {
            return Err(Error::problem(format!("{row} with {} cells does not fit the problem", cells.len())));
        }
        match &self.points {
            Points::Matrix(matrix) => cells.copy_from_slice(matrix.row(row.index())),
            Points::Terms(terms) => sum_row(terms, row, cells),
        }
        Ok(())
    }

    /// All scores as a matrix: borrowed where the problem was given as one, filled from the terms
    /// otherwise (on all cores with the feature `parallel`, with the same result).
    ///
    /// Time O(rows x columns x tables), space O(rows x columns).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when so many cells cannot be had from the memory.
    pub fn matrix(&self) -> Result<Cow<'_, Matrix>> {
        let terms = match &self.points {
            Points::Matrix(matrix) => return Ok(Cow::Borrowed(matrix)),
            Points::Terms(terms) => terms,
        };
        let mut cells = Vec::new();
        self.rows
            .checked_mul(self.columns)
            .filter(|&size| cells.try_reserve_exact(size).is_ok())
            .map(|size| cells.resize(size, 0))
            .ok_or_else(|| {
                Error::problem(format!("no memory for a matrix of {} x {}", self.rows, self.columns))
            })?;
        if self.columns > 0 {
            let fill = |(i, cells): (usize, &mut [i32])| sum_row(terms, Row::new(i), cells);
            #[cfg(feature = "parallel")]
            {
                use rayon::prelude::*;
                cells.par_chunks_mut(self.columns).enumerate().for_each(fill);
            }
            #[cfg(not(feature = "parallel"))]
            cells.chunks_mut(self.columns).enumerate().for_each(fill);
        }
        Ok(Cow::Owned(Matrix::from_cells(self.rows, self.columns, cells)))
    }
}

/// Adds up one row, term by term. No sum leaves `i32`: see the numeric policy above.
fn sum_row(terms: &[Term], row: Row, cells: &mut [i32]) {
    cells.fill(0);
    for term in terms {
        match &term.0 {
            Kind::Table(table) => {
                let entries = table.row(row.index());
                if entries.iter().all(|&entry| entry == Entry::Points(0)) {
                    continue; // most skills of most mentors
                }
                for (cell, &code) in cells.iter_mut().zip(&table.column_codes) {
                    add(cell, entries[code as usize]);
                }
            }
            Kind::List(pairs) => {
                let start = pairs.partition_point(|&(i, _, _)| i < row);
                for &(_, j, entry) in pairs[start..].iter().take_while(|&&(i, _, _)| i == row) {
                    add(&mut cells[j.index()], entry);
                }
            }
            Kind::Only(only) => {
                let all = only.rows[row.index()];
                let start = only.pairs.partition_point(|&(i, _)| i < row);
                let mut listed = only.pairs[start..].iter().take_while(|&&(i, _)| i == row).peekable();
                for (j, (cell, &bound)) in cells.iter_mut().zip(&only.columns).enumerate() {
                    let is_listed = listed.next_if(|&&(_, column)| column.index() == j).is_some();
                    if (all || bound) && !is_listed {
                        *cell = Matrix::ABSENT;
                    }
                }
            }
        }
    }
}

fn add(cell: &mut i32, entry: Entry) {
    *cell = match entry {
        Entry::Points(points) if *cell != Matrix::ABSENT => *cell + points,
        _ => Matrix::ABSENT,
    };
}

/// The problem as it is written down.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    rows: usize,
    columns: usize,
    points: Points,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    capacities: Option<Vec<u32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minimums: Option<Vec<u32>>,
    #[serde(default)]
    sense: Sense,
}

impl From<Problem> for Stored {
    fn from(p: Problem) -> Self {
        let Problem { rows, columns, points, capacities, minimums, sense } = p;
        Self { rows, columns, points, capacities, minimums, sense }
    }
}

impl TryFrom<Stored> for Problem {
    type Error = Error;

    fn try_from(stored: Stored) -> Result<Self> {
        let problem = match stored.points {
            Points::Matrix(matrix) if (matrix.rows(), matrix.columns()) != (stored.rows, stored.columns) => {
                return Err(Error::problem("the matrix does not have the problem's shape"));
            }
            Points::Matrix(matrix) => Self::from_matrix(matrix)?,
            Points::Terms(terms) => Self::from_terms(stored.rows, stored.columns, terms)?,
        };
        let problem = problem.with_sense(stored.sense);
        let problem = match stored.capacities {
            Some(capacities) => problem.with_capacities(capacities)?,
            None => problem,
        };
        match stored.minimums {
            Some(minimums) => problem.with_minimums(minimums),
            None => Ok(problem),
        }
    }
}
