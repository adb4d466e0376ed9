//! What the cells outside the core are worth at least, kept true while prices move.
//!
//! *Method.* An outside is known from a reading, at the prices of that time. Prices that fall (the
//! column becomes dearer) leave it true. Of the columns whose prices have risen, those that rose
//! most are read down, and what they have below a row's outside joins the core; by the most that
//! any other rose, all outsides are lowered.
//!
//! *Measured* on the 5,455 x 4,545 scores of a real cohort, where two of three rows would have to
//! be read again after the last phase if nothing were read down: 3,955, 533 and 221 rows with one
//! column of 256, 64 and 16 read down.

use std::cmp::Reverse;

use crate::assignment::reading::rows::{RowScratch, RowSource, SIDE_BY_SIDE};
use crate::assignment::solvers::dense::core::lists::Added;
use crate::assignment::solvers::dense::core::market::Market;
use crate::assignment::solvers::dense::costs::{ABSENT, Cells, Costs, FREE};
use crate::assignment::solvers::reporter::Reporter;

/// One column in so many is read down at most.
const READ_DOWN: usize = 16;
/// Units of work of a cell that is read down.
const CELL: u64 = 2;

#[derive(Debug, Clone)]
pub(super) struct Outsides<'a> {
    /// Of each row; the greatest number where it has all its cells in the core.
    pub(super) of: Vec<i64>,
    /// The prices at which they are true.
    prices: Vec<i64>,
    /// Columns as rows, where rows are computed.
    columns: Option<RowSource<'a>>,
}

impl<'a> Outsides<'a> {
    pub(super) fn new(costs: &Costs<'a>, of: Vec<i64>, prices: Vec<i64>) -> Self {
        let columns = if let Cells::Computed(source) = costs.cells { Some(source.turned()) } else { None };
        Self { of, prices, columns }
    }

    /// Says that they are true at the present prices.
    pub(super) fn are_true_now(&mut self, market: &Market) {
        for (j, price) in (0..).zip(&mut self.prices) {
            *price = market.v(j);
        }
    }

    /// The most that any price has risen.
    pub(super) fn greatest_rise(&self, market: &Market) -> i64 {
        (0..).zip(&self.prices).map(|(j, &v)| market.v(j) - v).max().unwrap_or(0).max(0)
    }

    /// Makes them true at the present prices. Rows that new cells of the core serve better by more
    /// than epsilon go to `free`. False: the watch stops it.
    pub(super) fn lower(
        &mut self,
        costs: &Costs<'_>,
        market: &mut Market,
        epsilon: i64,
        free: &mut Vec<u32>,
        watch: &Reporter<'_, '_>,
    ) -> bool {
        let risen = (0..).zip(&self.prices).map(|(j, &v)| (market.v(j) - v, j)).filter(|&(up, _)| up > 0);
        let mut risen: Vec<(i64, u32)> = risen.collect();
        risen.sort_unstable_by_key(|&(up, j)| (Reverse(up), j));
        let most = costs.columns / READ_DOWN;
        let off = risen.get(most).map_or(0, |&(up, _)| up);
        risen.truncate(most);
        self.of.iter_mut().filter(|of| **of != i64::MAX).for_each(|of| *of -= off);
        let columns: Vec<u32> = risen.into_iter().map(|(_, j)| j).collect();
        let Some(found) = self.below(costs, market, &columns, watch) else { return false };
        if !found.is_empty() {
            market.add(&found);
        }
        for &(i, j, cost) in &found {
            let is_better = market.u[i as usize] > i64::from(cost) - market.v(j) + epsilon;
            if is_better && market.column_of[i as usize] != FREE {
                market.release(i as usize);
                free.push(i);
            }
        }
        self.are_true_now(market);
        true
    }

    /// The cells of these columns that are worth less than their rows' outsides, sorted by rows.
    fn below(
        &self,
        costs: &Costs<'_>,
        market: &Market,
        columns: &[u32],
        watch: &Reporter<'_, '_>,
    ) -> Option<Vec<Added>> {
        let sign = costs.sign() as i32;
        let (mut found, mut scratch, mut stored): (Vec<Added>, _, _) =
            (Vec::new(), RowScratch::default(), Vec::new());
        for columns in columns.chunks(SIDE_BY_SIDE) {
            if !watch.spend(CELL * (columns.len() * costs.rows) as u64) {
                return None;
            }
            let cells = if let Some(source) = &self.columns {
                source.rows_at(columns, &mut scratch)
            } else {
                let of = |&j: &u32| (0..costs.rows).map(move |i| costs.cell(i, j).unwrap_or(ABSENT));
                stored.clear();
                stored.extend(columns.iter().flat_map(of));
                &stored
            };
            for (&j, cells) in columns.iter().zip(cells.chunks(costs.rows.max(1))) {
                let v = market.v(j);
                for (i, (&cell, &of)) in (0..).zip(cells.iter().zip(&self.of)) {
                    let cost = cell.wrapping_mul(sign);
                    if i64::from(cost) - v < of && of != i64::MAX && cell != ABSENT {
                        found.push((i, j, cost));
                    }
                }
            }
        }
        found.sort_unstable();
        Some(found)
    }
}
