//! Every row of a matrix gets a column of its own, at the least cost or for the most points.
//!
//! *Problem.* A matrix with no more rows than columns; some cells are forbidden. All rows are to be
//! served. The answer comes with prices that prove it, unless there is none.
//!
//! *Method.* Prices first. Each row keeps a short list of its best cells and a bound on the others
//! ([`state`](crate::assignment::solvers::dense::state)); prices only ever move one way, so a bound
//! once true stays true, and almost all work is done on the lists. [`plan`] chooses the phases,
//! [`resume`] starts from an earlier answer.
//!
//! *Wide matrices* are filled up to a square with rows of one constant, which are stored once: idle
//! columns then have a holder, and can keep a price during the auction. Where the matrix is so wide
//! that this would cost more than it gives ([`plan::fills_up`]), idle columns keep the price 0, and
//! paths do the work as long as that pays.
//!
//! *Notation.* Inside, everything is a cost `c_ij` to be made small (points are negated), `v_j` the
//! column's price, `u_i` the row's: `u_i + v_j <= c_ij` on every allowed cell, with equality on
//! pairs, and `v_j = 0 >= all other v` on idle columns of a wide matrix. Outside, the signs are the
//! caller's.

use crate::assignment::reading::rows::RowScratch;
use crate::assignment::solvers::dense::costs::{ABSENT, Costs, FREE, Failure, Outcome};
use crate::assignment::solvers::dense::{plan, resume, state};
use crate::assignment::solvers::reporter::Reporter;
use crate::assignment::solvers::statistics::Statistics;

/// The engine with its working memory: keeps prices, pairs and lists for [`resume`](Self::resume).
#[derive(Debug, Clone, Default)]
pub(super) struct Engine {
    state: state::State,
    search: crate::assignment::solvers::dense::augmenting_path::Search,
    /// A row of one constant, if the matrix is filled up to a square with such rows.
    filler: Vec<i32>,
}

impl Engine {
    /// Solves from nothing.
    pub(super) fn solve(&mut self, costs: &Costs<'_>, watch: &Reporter<'_, '_>) -> Result<Outcome, Failure> {
        self.state.statistics = Statistics::default();
        self.restart(costs, watch)
    }

    /// The same, after an attempt that did not pay: what it did stays counted.
    fn restart(&mut self, costs: &Costs<'_>, watch: &Reporter<'_, '_>) -> Result<Outcome, Failure> {
        self.filler = if plan::fills_up(costs) { filler(costs) } else { Vec::new() };
        let framed = frame(costs, &self.filler);
        match plan::solve(&framed, &mut self.state, &mut self.search, watch) {
            Err(Failure::PathsTooCostly) => {
                self.filler = filler(costs);
                plan::solve(&frame(costs, &self.filler), &mut self.state, &mut self.search, watch)
            }
            result => result,
        }
    }

    /// Solves again after these rows and columns have changed, starting from the last successful
    /// answer of this engine; everything else must be as it was.
    pub(super) fn resume(
        &mut self,
        costs: &Costs<'_>,
        changes: &resume::Changes<'_>,
        watch: &Reporter<'_, '_>,
    ) -> Result<Outcome, Failure> {
        self.state.statistics = Statistics::default();
        let framed = frame(costs, &self.filler);
        match resume::resume(&framed, &mut self.state, &mut self.search, changes, watch) {
            Err(Failure::PathsTooCostly) => self.restart(costs, watch),
            result => result,
        }
    }

    /// Solves from column prices and pairs of any origin ([`FREE`]: no column), which need not be
    /// right: a pass over the matrix finds what can be kept.
    pub(super) fn solve_from(
        &mut self,
        costs: &Costs<'_>,
        column_prices: &[i64],
        column_of_row: &[u32],
        watch: &Reporter<'_, '_>,
    ) -> Result<Outcome, Failure> {
        self.filler = if plan::fills_up(costs) { filler(costs) } else { Vec::new() };
        let framed = frame(costs, &self.filler);
        let mut pairs = column_of_row.to_vec();
        pairs.resize(framed.rows, FREE);
        let result =
            resume::solve_from(&framed, &mut self.state, &mut self.search, column_prices, &pairs, watch);
        match result {
            Err(Failure::PathsTooCostly) => self.restart(costs, watch),
            result => result,
        }
    }
}

/// The matrix with as many rows of the filler as make it square, if there is a filler.
fn frame<'a>(costs: &Costs<'a>, filler: &'a [i32]) -> Costs<'a> {
    let rows = if filler.is_empty() { costs.rows } else { costs.columns };
    Costs { rows, filler, ..*costs }
}

/// A row of one constant. It may be any, since as many rows have it in every assignment; one that
/// occurs in the matrix does not widen the range.
pub(super) fn filler(costs: &Costs<'_>) -> Vec<i32> {
    let mut row_scratch = RowScratch::default();
    let mut first = |i| costs.row(i, &mut row_scratch).iter().copied().find(|&x| x != ABSENT);
    let value = (0..costs.own_rows()).find_map(&mut first).unwrap_or(0);
    vec![value; costs.columns]
}
