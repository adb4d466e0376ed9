//! Every row of a problem, read in order.
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

use crate::assignment::model::index::Row;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::reading::rows::{RowScratch, RowSource, SIDE_BY_SIDE};

/// With fewer rows the tables are not joined.
const FEW: usize = 32;

/// The rows of a problem.
#[derive(Debug)]
pub(in crate::assignment) enum AllRows<'a> {
    Stored(&'a Matrix),
    Joined(Box<RowSource<'a>>),
    Plain(&'a Problem),
}

impl<'a> AllRows<'a> {
    pub(in crate::assignment) fn of(problem: &'a Problem) -> Self {
        if problem.is_stored()
            && let Ok(Cow::Borrowed(matrix)) = problem.matrix()
        {
            return Self::Stored(matrix);
        }
        if problem.rows() < FEW {
            return Self::Plain(problem);
        }
        let side = |size: usize| (0..u32::try_from(size).unwrap_or(u32::MAX)).collect::<Vec<u32>>();
        let source = RowSource::new(problem, &side(problem.rows()), &side(problem.columns()), true);
        if source.is_joined() { Self::Joined(Box::new(source)) } else { Self::Plain(problem) }
    }

    fn count(&self) -> usize {
        match self {
            Self::Stored(matrix) => matrix.rows(),
            Self::Joined(source) => source.rows(),
            Self::Plain(problem) => problem.rows(),
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
            Self::Plain(problem) => {
                let mut cells = vec![Matrix::ABSENT; problem.columns()];
                let mut one = |i| {
                    // it fits: a row of the problem, and cells of its length
                    let _ = problem.fill_row(Row::new(i), &mut cells);
                    read(i, &cells)
                };
                rows.map(&mut one).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
        }
        assert!(joined > 150, "{joined}");
    }
}
