//! Every row or every column of a problem, read in order.
//!
//! *Problem.* Something must be known of each row: is a price wrong in it, who is connected by it?
//! All cells are needed once, and no matrix is to be built for it.
//!
//! *Method.* A stored row is lent. Rows of terms are computed side by side
//! ([`rows`](crate::assignment::reading::rows)), where there are enough of them to pay for
//! joining the tables; else each is added up term by term. With the feature `parallel` all cores
//! read; what they found comes in the order of the rows either way.

use std::borrow::Cow;
use std::ops::Range;

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::reading::lines::fill_line;
use crate::assignment::reading::rows::{RowScratch, RowSource, SIDE_BY_SIDE};

/// With fewer rows the tables are not joined.
const FEW: usize = 32;

/// The rows of a problem, or its columns as rows.
#[derive(Debug)]
pub(in crate::assignment) enum AllRows<'a> {
    Stored(&'a Matrix),
    /// The columns of a matrix.
    Across(&'a Matrix),
    Joined(Box<RowSource<'a>>),
    Plain(&'a Problem, Side),
}

impl<'a> AllRows<'a> {
    pub(in crate::assignment) fn of(problem: &'a Problem) -> Self {
        Self::of_side(problem, Side::Rows)
    }

    /// The same of a side: each of its members has a cell for each member across.
    pub(in crate::assignment) fn of_side(problem: &'a Problem, of: Side) -> Self {
        let is_rows = of == Side::Rows;
        if problem.is_stored()
            && let Ok(Cow::Borrowed(matrix)) = problem.matrix()
        {
            return if is_rows { Self::Stored(matrix) } else { Self::Across(matrix) };
        }
        let (near, far) = (problem.rows(), problem.columns());
        let (near, far) = if is_rows { (near, far) } else { (far, near) };
        if near < FEW {
            return Self::Plain(problem, of);
        }
        let side = |size: usize| (0..u32::try_from(size).unwrap_or(u32::MAX)).collect::<Vec<u32>>();
        let source = RowSource::new(problem, &side(near), &side(far), is_rows);
        if source.is_joined() { Self::Joined(Box::new(source)) } else { Self::Plain(problem, of) }
    }

    fn count(&self) -> usize {
        match self {
            Self::Stored(matrix) => matrix.rows(),
            Self::Across(matrix) => matrix.columns(),
            Self::Joined(source) => source.rows(),
            Self::Plain(problem, Side::Rows) => problem.rows(),
            Self::Plain(problem, Side::Columns) => problem.columns(),
        }
    }

    /// What `read` finds in each of these rows, in order. It gets the number of the row, its cells,
    /// and a value of its thread.
    pub(in crate::assignment) fn read<S: Default, T: Send>(
        &self,
        rows: Range<usize>,
        read: impl Fn(usize, &[i32], &mut S) -> T + Sync,
    ) -> Vec<T> {
        let rows = rows.start..rows.end.min(self.count());
        let blocks = rows.len().div_ceil(SIDE_BY_SIDE);
        let block = |(scratch, state): &mut (RowScratch, S), k: usize| {
            let start = rows.start + k * SIDE_BY_SIDE;
            self.block(start..rows.end.min(start + SIDE_BY_SIDE), scratch, |i, cells| read(i, cells, state))
        };
        #[cfg(feature = "parallel")]
        {
            use rayon::prelude::*;
            let found = (0..blocks).into_par_iter().with_min_len(2);
            found.map_init(Default::default, block).collect::<Vec<_>>().into_iter().flatten().collect()
        }
        #[cfg(not(feature = "parallel"))]
        {
            let mut state = Default::default();
            (0..blocks).flat_map(|k| block(&mut state, k)).collect()
        }
    }

    /// At most [`SIDE_BY_SIDE`] rows.
    fn block<T>(
        &self,
        rows: Range<usize>,
        scratch: &mut RowScratch,
        mut read: impl FnMut(usize, &[i32]) -> T,
    ) -> Vec<T> {
        match self {
            Self::Stored(matrix) => rows.map(|i| read(i, matrix.row(i))).collect(),
            Self::Joined(source) => {
                let these: Vec<u32> = rows.clone().map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
                let (cells, columns) = (source.rows_at(&these, scratch), source.columns());
                rows.enumerate().map(|(k, i)| read(i, &cells[k * columns..(k + 1) * columns])).collect()
            }
            Self::Across(matrix) => {
                let mut cells = vec![Matrix::ABSENT; rows.len() * matrix.rows()];
                for k in 0..matrix.rows() {
                    for (at, &cell) in matrix.row(k)[rows.clone()].iter().enumerate() {
                        cells[at * matrix.rows() + k] = cell;
                    }
                }
                let line = |at: usize| &cells[at * matrix.rows()..(at + 1) * matrix.rows()];
                rows.enumerate().map(|(at, j)| read(j, line(at))).collect()
            }
            Self::Plain(problem, of) => {
                let mut cells = Vec::new();
                let mut one = |at| {
                    // it fits: a member of the problem
                    let _ = fill_line(problem, *of, u32::try_from(at).unwrap_or(u32::MAX), &mut cells);
                    read(at, &cells)
                };
                rows.map(&mut one).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::index::{Column, Row};
    use crate::problems::problem;

    #[test]
    fn rows_come_in_order_whoever_computes_them() {
        let mut joined = 0;
        for seed in 0..400 {
            let problem = problem(seed, 90, 4);
            let rows = AllRows::of(&problem);
            joined += usize::from(matches!(rows, AllRows::Joined(_)));
            let start = problem.rows() / 3;
            let found = rows.read(start..usize::MAX, |i, cells, (): &mut ()| (i, cells.to_vec()));
            assert_eq!(found.len(), problem.rows() - start);
            let mut cells = vec![0; problem.columns()];
            for (i, (k, row)) in (start..).zip(found) {
                problem.fill_row(Row::new(i), &mut cells).unwrap();
                assert_eq!((k, row), (i, cells.clone()), "seed {seed}");
            }
            let columns = AllRows::of_side(&problem, Side::Columns);
            let found = columns.read(0..usize::MAX, |j, cells, (): &mut ()| (j, cells.to_vec()));
            assert_eq!(found.len(), problem.columns());
            let mut cells = vec![0; problem.rows()];
            for (j, (k, column)) in found.into_iter().enumerate() {
                problem.fill_column(Column::new(j), &mut cells).unwrap();
                assert_eq!((k, column), (j, cells.clone()), "seed {seed}");
            }
        }
        assert!(joined > 150, "{joined}");
    }
}
