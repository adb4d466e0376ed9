//! Forward and reverse auction on the lists of a restricted problem.
//!
//! *Problem.* Prices and pairs that are right up to epsilon, where columns are more than rows: what
//! nobody has must have the price 0 in the end.
//!
//! *Method.* Forward, a free row takes its best column and raises what the column costs by its gap
//! to the second best, by epsilon at least if somebody loses it. A column that lost its row in an
//! earlier phase may have kept a price. In reverse, such a column falls in price until a row gains
//! epsilon by coming to it, or to 0. The column left behind goes on. A row that comes gains, and no
//! row is left without a column in reverse: so the two halves follow each other once.
//!
//! *Caveat.* A bid moves a price by epsilon or more, and prices have an end (a row parks); what
//! needs more bids than it is allowed is left to the paths.
//!
//! *Reference.* D. P. Bertsekas and D. A. Castañon, "A forward/reverse auction algorithm for
//! asymmetric assignment problems", Computational Optimization and Applications 1, 1992.

use crate::assignment::solvers::dense::core::market::{Market, PARKED};
use crate::assignment::solvers::dense::costs::FREE;
use crate::assignment::solvers::reporter::Reporter;

/// Units of work of a bid, without the cells that it looks at.
const BID: u64 = 32;
/// Bids of a phase, per row.
const BIDS: u64 = 40;
/// The same of a reduction, where epsilon is 0.
const TIGHT_BIDS: u64 = 2;

impl Market {
    /// One phase; with `rises`, epsilon doubles every so many bids. Returns the rows left free and
    /// the last epsilon. None: the watch stops it.
    pub(super) fn auction(
        &mut self,
        free: Vec<u32>,
        mut epsilon: i64,
        rises: Option<u64>,
        watch: &Reporter<'_, '_>,
    ) -> Option<(Vec<u32>, i64)> {
        let mut left = Vec::new();
        let budget = if epsilon > 0 { BIDS } else { TIGHT_BIDS };
        let budget = self.bids + budget * self.rows() as u64;
        let mut rise = rises.map_or(u64::MAX, |every| self.bids + every);
        let mut queue = free;
        while let Some(i) = queue.pop() {
            let i = i as usize;
            if self.bids >= budget {
                left.push(i as u32);
                continue;
            }
            self.bids += 1;
            if self.bids >= rise {
                epsilon *= 2;
                rise += rises.unwrap_or(u64::MAX);
            }
            if !watch.spend(BID + self.by_row.of(i).len() as u64) {
                return None;
            }
            if let Some(loser) = self.bid(i, epsilon) {
                if loser == i as u32 { &mut left } else { &mut queue }.push(loser);
            }
        }
        if epsilon > 0 && !self.offer_strays(epsilon, watch) {
            return None;
        }
        Some((left, epsilon))
    }

    /// The bid of row `i`. Returns who lost a column by it: the row itself, if it may not bid.
    #[inline]
    fn bid(&mut self, i: usize, epsilon: i64) -> Option<u32> {
        let best = self.best(i);
        let value = best.key >> 1;
        if value > self.park[i] {
            self.park_row(i);
            return None;
        }
        let j = best.column;
        if best.key & 1 == 0 {
            self.take(i, j, best.cost);
            return None;
        }
        let step = ((best.second >> 1).min(self.park[i]) - value).max(epsilon);
        if step == 0 {
            return Some(i as u32);
        }
        let loser = self.row_of[j as usize];
        self.w[j as usize] -= 2 * step;
        self.column_of[loser as usize] = FREE;
        self.row_of[j as usize] = i as u32;
        self.column_of[i] = j;
        self.u[i] = value + step;
        Some(loser)
    }

    /// Columns that nobody has at a price look for rows. False: the watch stops it.
    fn offer_strays(&mut self, epsilon: i64, watch: &Reporter<'_, '_>) -> bool {
        let mut strays = self.strays();
        let budget = self.bids + BIDS * self.rows() as u64;
        while let Some(j) = strays.pop() {
            if self.bids >= budget {
                break;
            }
            self.bids += 1;
            if !watch.spend(BID + self.by_column.of(j as usize).len() as u64) {
                return false;
            }
            // what a row's value would be worth as a price
            let (mut first, mut second, mut row, mut cost) = (i64::MAX, i64::MAX, FREE, 0);
            for &(i, c) in self.by_column.of(j as usize) {
                let price = i64::from(c) - self.u[i as usize];
                if price < second && self.column_of[i as usize] != FREE {
                    if price < first {
                        (second, first, row, cost) = (first, price, i, c);
                    } else {
                        second = price;
                    }
                }
            }
            if first >= -epsilon {
                self.w[j as usize] = 0;
                continue;
            }
            let i = row as usize;
            let behind = self.column_of[i];
            self.release(i);
            if behind < PARKED && self.w[behind as usize] < 0 {
                strays.push(behind);
            }
            self.w[j as usize] = 2 * second.max(first + epsilon).min(0);
            self.take(i, j, cost);
        }
        true
    }
}
