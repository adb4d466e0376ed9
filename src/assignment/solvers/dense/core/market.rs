//! Prices and pairs of a restricted problem.
//!
//! *Notation.* `v_j <= 0` is a column's price, `w_j = 2 v_j - taken_j`: a cell's key `2 c - w` is
//! smaller where, of equal values, the column is free. `u_i` is the value of the cell that a row
//! has. A row may *park* instead of having a column: then its value is `park`, which no cell of any
//! use has.
//!
//! *Numeric policy.* Costs are below 2^31 and `park` is at most 2^58, and no price falls below the
//! lowest cost less `park`, since a row rather parks; keys fit `i64`.

use crate::assignment::solvers::dense::core::lists::{Added, Lists};
use crate::assignment::solvers::dense::costs::{Costs, FREE};

/// Where a run starts: column prices and the pairs of rows ([`FREE`]: none), in any state.
pub(in crate::assignment::solvers::dense) type Start<'s> = (&'s [i64], &'s [u32]);

/// The column of a row that parks.
pub(super) const PARKED: u32 = FREE - 1;

#[derive(Debug, Clone)]
pub(super) struct Market {
    pub(super) by_row: Lists,
    pub(super) by_column: Lists,
    pub(super) w: Vec<i64>,
    pub(super) u: Vec<i64>,
    pub(super) row_of: Vec<u32>,
    pub(super) column_of: Vec<u32>,
    /// What it costs each row to park.
    pub(super) park: Vec<i64>,
    /// Bids made, and rows reached by searches.
    pub(super) bids: u64,
    pub(super) visits: u64,
}

/// What a row finds in its list: the best key with its column and cost, and the second key.
pub(super) struct Best {
    pub(super) key: i64,
    pub(super) column: u32,
    pub(super) cost: i32,
    pub(super) second: i64,
}

impl Market {
    /// Nobody has anything, at these prices.
    pub(super) fn new(rows: usize, prices: &[i64]) -> Self {
        let columns = prices.len();
        Self {
            by_row: Lists::empty(rows),
            by_column: Lists::empty(columns),
            w: prices.iter().map(|&v| 2 * v).collect(),
            u: vec![0; rows],
            row_of: vec![FREE; columns],
            column_of: vec![FREE; rows],
            park: vec![0; rows],
            bids: 0,
            visits: 0,
        }
    }

    /// Adds these cells, sorted by rows.
    pub(super) fn add(&mut self, cells: &[Added]) {
        self.by_row = self.by_row.with(self.w.len(), cells);
        self.by_column = self.by_row.turned(self.w.len());
    }

    pub(super) fn rows(&self) -> usize {
        self.u.len()
    }

    #[inline]
    pub(super) fn v(&self, j: u32) -> i64 {
        (self.w[j as usize] + 1) >> 1
    }

    /// The best of a row's list, at the present prices.
    #[inline]
    pub(super) fn best(&self, i: usize) -> Best {
        let mut best = Best { key: i64::MAX, column: FREE, cost: 0, second: i64::MAX };
        for &(j, c) in self.by_row.of(i) {
            let key = 2 * i64::from(c) - self.w[j as usize];
            if key < best.second {
                if key < best.key {
                    best = Best { key, column: j, cost: c, second: best.key };
                } else {
                    best.second = key;
                }
            }
        }
        best
    }

    /// The least value that a row may have: by its list, or parked.
    pub(super) fn least(&self, i: usize) -> i64 {
        (self.best(i).key >> 1).min(self.park[i])
    }

    /// Gives row `i` a column that nobody has, at its price.
    #[inline]
    pub(super) fn take(&mut self, i: usize, j: u32, cost: i32) {
        self.u[i] = i64::from(cost) - self.v(j);
        self.w[j as usize] -= 1;
        self.row_of[j as usize] = i as u32;
        self.column_of[i] = j;
    }

    pub(super) fn park_row(&mut self, i: usize) {
        self.u[i] = self.park[i];
        self.column_of[i] = PARKED;
    }

    /// Takes from row `i` what it has; its column keeps its price.
    pub(super) fn release(&mut self, i: usize) {
        let j = std::mem::replace(&mut self.column_of[i], FREE);
        if j < PARKED {
            self.row_of[j as usize] = FREE;
            self.w[j as usize] += 1;
        }
    }

    /// Frees the rows whose value is more than `epsilon` above the least they may have.
    pub(super) fn release_off_their_best(&mut self, epsilon: i64, free: &mut Vec<u32>) {
        for i in 0..self.rows() {
            if self.column_of[i] != FREE && self.u[i] > self.least(i) + epsilon {
                self.release(i);
                free.push(i as u32);
            }
        }
    }

    /// Columns that nobody has at a price below 0.
    pub(super) fn strays(&self) -> Vec<u32> {
        let is_stray = |&j: &u32| self.row_of[j as usize] == FREE && self.w[j as usize] < 0;
        (0..self.w.len() as u32).filter(is_stray).collect()
    }
}

/// Given prices as the market has them: none above 0. Where there are as many rows as columns the
/// highest is moved to 0.
pub(super) fn starting_prices(costs: &Costs<'_>, given: &[i64]) -> Vec<i64> {
    let sign = costs.sign();
    let mut prices: Vec<i64> = given.iter().map(|&v| sign * v.clamp(-(1 << 50), 1 << 50)).collect();
    let top = if costs.rows == costs.columns { prices.iter().max().copied().unwrap_or(0) } else { 0 };
    for v in &mut prices {
        *v = (*v - top).min(0);
    }
    prices
}
