//! What a row would gain at given prices.
//!
//! *Problem.* Columns have prices; some may be closed. What is the best score less price that a row
//! can have among the open ones?
//!
//! *Method.* One sweep from the last layer of the network to the first gives every class of rows
//! its best by tables; the pairs named by lists are looked at one by one. A pair that the lists
//! make worse or forbid may be the best by tables all the same: then the row is read in full, if it
//! must be exact.
//!
//! Time O(columns + arcs) for the sweep, then O(named pairs) a row, or O(columns x terms) if read.
//!
//! *Numeric policy.* Prices are those of a solve, far below 2^62, and scores fit `i32`.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::network::exceptions::Exceptions;
use crate::assignment::network::stages::Stages;
use crate::error::Result;

/// Best reduced scores of rows; points count as they are, costs with the sign turned.
pub(in crate::assignment) struct BestReducedScore<'a, F> {
    problem: &'a Problem,
    staged: Option<&'a Staged>,
    /// The price of a column; `None` if it is closed.
    open: F,
    /// By node: the best onward, of columns that are not bound.
    best: Vec<Option<i64>>,
}

impl<'a, F: Fn(usize) -> Option<i64>> BestReducedScore<'a, F> {
    pub(in crate::assignment) fn new(problem: &'a Problem, staged: Option<&'a Staged>, open: F) -> Self {
        let mut gains = Self { problem, staged, open, best: Vec::new() };
        if let Some((stages, exceptions)) = staged {
            gains.best.resize(stages.nodes(), None);
            for column in (0..problem.columns()).map(Column::new) {
                if !exceptions.column_is_bound(column) {
                    let best = &mut gains.best[stages.column_node(column) as usize];
                    *best = (*best).max((gains.open)(column.index()).map(|price| -price));
                }
            }
            for node in (0..stages.nodes()).rev() {
                let arcs = stages.arcs_from(node).iter();
                let onward =
                    arcs.filter_map(|arc| Some(gains.best[arc.head as usize]? + gains.signed(arc.points)));
                gains.best[node] = onward.max().max(gains.best[node]);
            }
        }
        gains
    }

    /// The gain of a row.
    pub(in crate::assignment) fn exact(&self, row: Row) -> Result<Option<i64>> {
        match self.staged {
            Some((_, exceptions)) if exceptions.avoided(row).next().is_none() => self.at_most(row),
            _ => self.read(row),
        }
    }

    /// The gain of a row, or more where lists forbid or lower some of its pairs.
    pub(super) fn at_most(&self, row: Row) -> Result<Option<i64>> {
        let Some((stages, exceptions)) = self.staged else { return self.read(row) };
        let tables = (!exceptions.row_is_bound(row)).then(|| self.best[stages.row_node(row) as usize]);
        let listed = exceptions.direct(stages, row);
        Ok(listed.fold(tables.flatten(), |best, (column, score)| best.max(self.worth(column.index(), score))))
    }

    fn read(&self, row: Row) -> Result<Option<i64>> {
        let mut cells = vec![Matrix::ABSENT; self.problem.columns()];
        self.problem.fill_row(row, &mut cells)?;
        let allowed = cells.iter().enumerate().filter(|cell| *cell.1 != Matrix::ABSENT);
        Ok(allowed.filter_map(|(column, &score)| self.worth(column, score)).max())
    }

    fn worth(&self, column: usize, score: i32) -> Option<i64> {
        Some(self.signed(score) - (self.open)(column)?)
    }

    fn signed(&self, score: i32) -> i64 {
        self.problem.sense().sign() * i64::from(score)
    }
}

/// The tables as a network, and the exceptions.
pub(in crate::assignment) type Staged = (Stages, Exceptions);
