//! The assignment problem: who may be paired with whom, for how many points.
//!
//! *Objective.* Serve as many as can be served, then the best total of points: among all
//! assignments with the largest number of pairs, one whose sum of points is the greatest (the
//! least, for costs).
//!
//! *Numeric policy.* Points are whole numbers. [`Problem`] accepts terms only if the score of every
//! pair fits `i32`, so a sum over at most 2^32 pairs fits `i64` with a factor of one half to spare,
//! and no solver needs to check again.

mod allowing;
mod conversion;
mod even_loads;
mod lines;
pub(crate) mod more_rows;
mod places;
mod stored;
mod variants;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::assignment::model::evenness::EvenLoads;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::{Matrix, reserved_points};
use crate::assignment::model::problem::lines::{sum_column, sum_row};
use crate::assignment::model::problem::stored::{Points, Stored};
use crate::assignment::model::sense::Sense;
use crate::assignment::model::term::{Entry, Kind, Term};
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// An assignment problem: rows, columns, the points of each allowed pair, and how many columns a
/// row may take.
///
/// Each column is in at most one pair, each row in at most as many as its capacity (1 unless
/// [`with_capacities`](Self::with_capacities) says otherwise). Sides may differ in size. Columns
/// that may be in several pairs, and rows that must be in some, make *groups*: see
/// [`with_column_capacities`](Self::with_column_capacities) and
/// [`with_minimums`](Self::with_minimums).
///
/// The points come from a [`Matrix`] (space O(rows x columns), 4 bytes a pair) or from [`Term`]s,
/// whose sum is the score of a pair (space O(terms x (rows + columns)) and the tables and lists
/// themselves, never all pairs).
///
/// Everything a solver relies on is checked when a problem is made: a side has at most 2^31
/// members, every score fits `i32`, capacities add up to at most 2^32. So totals fit `i64`, and no
/// solver can overflow. A problem can be written down and read back with serde; it is checked again
/// then.
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
    column_capacities: Option<Vec<u32>>,
    even_loads: Option<EvenLoads>,
    sense: Sense,
}

impl Problem {
    /// The problem of this matrix: a row for each of its rows, a column for each of its columns.
    ///
    /// Capacities are 1 and a higher total is better, until said otherwise. Time O(1).
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when a side has more than 2^31 members.
    pub fn from_matrix(matrix: Matrix) -> Result<Self> {
        let (rows, columns) = (matrix.rows(), matrix.columns());
        Self::checked(rows, columns, Points::Matrix(matrix))
    }

    /// The problem in which a pair's score is the sum of what the terms say; a pair about which one
    /// of them says [`Entry::Never`] is forbidden. Without terms every pair has 0 points.
    ///
    /// `terms` may hold any number of tables, lists and restrictions, in any order. Time and space
    /// O(size of the terms).
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
            return Err(Error::memory(format!("{rows} rows and {columns} columns are too many")));
        }
        let sense = Sense::Maximise;
        Ok(Self {
            rows,
            columns,
            points,
            capacities: None,
            minimums: None,
            column_capacities: None,
            even_loads: None,
            sense,
        })
    }

    /// The same problem with this sense: [`Sense::Minimise`] reads scores as costs, so that a lower
    /// total is better. The number of pairs comes first either way.
    #[must_use]
    pub fn with_sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
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

    /// How many columns this row may take; 0 outside the problem. Time O(1).
    pub fn capacity(&self, row: Row) -> u32 {
        match &self.capacities {
            Some(capacities) => capacities.get(row.index()).copied().unwrap_or(0),
            None => u32::from(row.index() < self.rows),
        }
    }

    /// How many columns this row must take; 0 unless [`with_minimums`](Self::with_minimums) says
    /// otherwise. Time O(1).
    pub fn minimum(&self, row: Row) -> u32 {
        self.minimums.as_ref().and_then(|minimums| minimums.get(row.index())).copied().unwrap_or(0)
    }

    /// Must any row take a column?
    pub fn has_minimums(&self) -> bool {
        self.minimums.is_some()
    }

    /// How many rows this column may take; 0 outside the problem. Time O(1).
    pub fn column_capacity(&self, column: Column) -> u32 {
        match &self.column_capacities {
            Some(capacities) => capacities.get(column.index()).copied().unwrap_or(0),
            None => u32::from(column.index() < self.columns),
        }
    }

    /// May any column take more or less than one row?
    pub fn has_column_capacities(&self) -> bool {
        self.column_capacities.is_some()
    }

    /// How many pairs the rows could be in: a row is with each column once, whatever its capacity.
    pub(crate) fn row_places(&self) -> u64 {
        let most = self.columns as u64;
        match &self.capacities {
            Some(capacities) => capacities.iter().map(|&capacity| u64::from(capacity).min(most)).sum(),
            None => (self.rows as u64).min((self.rows as u64).saturating_mul(most)),
        }
    }

    /// How many pairs the columns could be in: a column is with each row once, whatever its
    /// capacity.
    pub(crate) fn column_places(&self) -> u64 {
        let most = self.rows as u64;
        match &self.column_capacities {
            Some(capacities) => capacities.iter().map(|&capacity| u64::from(capacity).min(most)).sum(),
            None => (self.columns as u64).min((self.columns as u64).saturating_mul(most)),
        }
    }

    /// No score is larger, or smaller than the negative. A matrix is not read for it.
    pub(crate) fn largest(&self) -> i64 {
        match &self.points {
            Points::Matrix(_) => i32::MAX.into(),
            Points::Terms(terms) => terms.iter().map(Term::largest).sum(),
        }
    }

    /// Does every row take one column at most? Time O(rows).
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
    pub(in crate::assignment) fn is_stored(&self) -> bool {
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
    pub(in crate::assignment) fn into_matrix_form(self) -> Result<Self> {
        let matrix = match self.points {
            Points::Matrix(_) => return Ok(self),
            Points::Terms(_) => self.matrix()?.into_owned(),
        };
        Ok(Self { points: Points::Matrix(matrix), ..self })
    }

    /// Changes the points of a pair of a problem in matrix form.
    pub(in crate::assignment) fn set(&mut self, row: Row, column: Column, points: Option<i32>) -> Result<()> {
        let Points::Matrix(matrix) = &mut self.points else {
            return Err(Error::problem("only a matrix can be changed"));
        };
        if row.index() >= self.rows || column.index() >= self.columns {
            return Err(Error::problem(format!(
                "{row}, {column} is no pair of {} x {}",
                self.rows, self.columns
            )));
        }
        if points == Some(Matrix::ABSENT) {
            return Err(reserved_points(row, column));
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

    /// Writes a column's scores into `cells`, as [`fill_row`](Self::fill_row) does a row's.
    ///
    /// Time O(rows x tables + named pairs).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the column is not there or `cells` is not one for
    /// each row.
    pub fn fill_column(&self, column: Column, cells: &mut [i32]) -> Result<()> {
        if column.index() >= self.columns || cells.len() != self.rows {
            let found = cells.len();
            return Err(Error::problem(format!("{column} with {found} cells does not fit the problem")));
        }
        match &self.points {
            Points::Matrix(matrix) => {
                for (i, cell) in cells.iter_mut().enumerate() {
                    *cell = matrix.get(Row::new(i), column).unwrap_or(Matrix::ABSENT);
                }
            }
            Points::Terms(terms) => sum_column(terms, column, cells),
        }
        Ok(())
    }

    /// All scores as a matrix: borrowed where the problem was given as one, filled from the terms
    /// otherwise (on all cores with the feature `parallel`, with the same result).
    ///
    /// Time O(rows x columns x tables), space O(rows x columns).
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when there is no memory for the cells.
    pub fn matrix(&self) -> Result<Cow<'_, Matrix>> {
        self.matrix_under(&Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn matrix_under(&self, guard: &Guard<'_>) -> Result<Cow<'_, Matrix>> {
        let terms = match &self.points {
            Points::Matrix(matrix) => return Ok(Cow::Borrowed(matrix)),
            Points::Terms(terms) => terms,
        };
        let mut cells = Matrix::blank_cells(self.rows, self.columns, "a matrix of ", guard)?;
        if self.columns > 0 {
            let effort = (self.columns * (terms.len() + 1)) as u64;
            let fill = |(i, cells): (usize, &mut [i32])| {
                guard.spend(effort)?;
                sum_row(terms, Row::new(i), cells);
                Ok::<(), Error>(())
            };
            #[cfg(feature = "parallel")]
            {
                use rayon::prelude::*;
                cells.par_chunks_mut(self.columns).enumerate().try_for_each(fill)?;
            }
            #[cfg(not(feature = "parallel"))]
            cells.chunks_mut(self.columns).enumerate().try_for_each(fill)?;
        }
        Ok(Cow::Owned(Matrix::from_cells(self.rows, self.columns, cells)))
    }
}
