//! A row for each place of a row, so that methods which know no loads come near to even ones.
//!
//! A place is worth what it is worth by its number, as points of all its pairs. Where evenness
//! comes before points, a step of it is worth more than all points can differ, if that fits a
//! score; else as much as fits. So what is found is a start, and mostly the answer.

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^31")]

use crate::assignment::model::evenness::Evenness;
use crate::assignment::model::index::Row;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::problem::stored::Points;
use crate::assignment::model::term::{Entry, Kind, Term};
use crate::error::{Error, Result};

/// A row gets this many times the places that it would have if all had the same.
const SHARES: u64 = 4;
/// But as many as this in any case.
const FEW: u64 = 8;

/// The problem with a row for each place.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct RowCopies {
    /// Without loads and minimums. Columns have their places.
    pub(in crate::assignment) problem: Problem,
    /// Which row each of them was.
    pub(in crate::assignment) whose: Vec<u32>,
    /// The points that a step of evenness is worth, and the largest number of a place; none where
    /// evenness does not come before points.
    pub(in crate::assignment) step: Option<(i64, i64)>,
}

impl Problem {
    /// The problem with a row for each place of a row, as far as somebody might want it; none where
    /// loads need not be even, or places cannot be told apart by points that fit a score.
    ///
    /// Time and space O(size x places).
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when there is no memory for it.
    pub(in crate::assignment) fn with_rows_copied(&self) -> Result<Option<RowCopies>> {
        let Some(evenness) = self.evenness() else { return Ok(None) };
        let share = self.column_places() / (self.rows.max(1) as u64) + 1;
        let most = u32::try_from((SHARES * share).max(FEW)).unwrap_or(u32::MAX);
        let (mut whose, mut numbers) = (Vec::new(), Vec::new());
        for row in (0..self.rows).map(Row::new) {
            for place in 0..self.places(row).min(most) {
                whose.push(row.index() as u32);
                numbers.push(self.load_before(row).map_or(0, |before| i64::from(before) + i64::from(place)));
            }
        }
        let largest = self.largest_score();
        let last = numbers.iter().copied().max().unwrap_or(0).max(1);
        let fits = (i64::from(i32::MAX) - largest) / last;
        let step = match evenness {
            Evenness::First => {
                let pairs = self.row_places().min(self.column_places()).max(1);
                i64::try_from(2 * pairs)
                    .unwrap_or(i64::MAX)
                    .saturating_mul(largest + 1)
                    .saturating_add(1)
                    .min(fits)
            }
            Evenness::Points(step) => i64::from(step),
        };
        if step < 1 || step > fits {
            return Ok(None);
        }
        let sign = self.sense().sign();
        let points: Vec<i32> = numbers.iter().map(|&number| (-sign * step * number) as i32).collect();
        let problem = self.copied(&whose, &points)?;
        let columns = self.column_capacities.clone();
        let problem = Self { column_capacities: columns, sense: self.sense, ..problem };
        Ok(Some(RowCopies { problem, whose, step: (evenness == Evenness::First).then_some((step, last)) }))
    }

    /// No score is larger, or smaller than the negative; a matrix is read for it.
    fn largest_score(&self) -> i64 {
        match &self.points {
            Points::Matrix(matrix) => {
                let scores = matrix.cells().iter().filter(|&&cell| cell != Matrix::ABSENT);
                scores.map(|&score| i64::from(score).abs()).max().unwrap_or(0)
            }
            Points::Terms(_) => self.largest(),
        }
    }

    /// The problem whose rows are these rows, each worth some points more to all columns.
    fn copied(&self, whose: &[u32], points: &[i32]) -> Result<Self> {
        let terms = match &self.points {
            Points::Matrix(matrix) => {
                let mut cells = Vec::new();
                let size = whose.len().checked_mul(self.columns);
                if size.is_none_or(|size| cells.try_reserve_exact(size).is_err()) {
                    return Err(Error::memory("no memory for a matrix of all places"));
                }
                for (&row, &more) in whose.iter().zip(points) {
                    let cell = |&cell: &i32| if cell == Matrix::ABSENT { cell } else { cell + more };
                    cells.extend(matrix.row(row as usize).iter().map(cell));
                }
                return Self::from_matrix(Matrix::from_cells(whose.len(), self.columns, cells));
            }
            Points::Terms(terms) => terms,
        };
        let mut first = vec![0; self.rows + 1];
        for &row in whose {
            first[row as usize + 1] += 1;
        }
        for row in 0..self.rows {
            first[row + 1] += first[row];
        }
        let copies = |row: Row| (first[row.index()]..first[row.index() + 1]).map(Row::new);
        let said = terms.iter().map(|term| match &term.0 {
            Kind::Table(table) => Term::table(
                whose.iter().map(|&row| table.row_codes[row as usize]).collect(),
                table.column_codes.clone(),
                table.width,
                table.entries.clone(),
            ),
            Kind::List(pairs) => Term::list(
                pairs.iter().flat_map(|&(row, column, entry)| copies(row).map(move |i| (i, column, entry))),
            ),
            Kind::Only(only) => Ok(Term::only(
                whose.iter().map(|&row| only.rows[row as usize]).collect(),
                only.columns.clone(),
                only.pairs.iter().flat_map(|&(row, column)| copies(row).map(move |i| (i, column))),
            )),
        });
        let mut said = said.collect::<Result<Vec<_>>>()?;
        let mut known = points.to_vec();
        known.sort_unstable();
        known.dedup();
        let code = |points: &i32| known.partition_point(|other| other < points) as u32;
        let entries = known.iter().map(|&points| Entry::Points(points)).collect();
        said.push(Term::table(points.iter().map(code).collect(), vec![0; self.columns], 1, entries)?);
        Self::from_terms(whose.len(), self.columns, said)
    }
}
