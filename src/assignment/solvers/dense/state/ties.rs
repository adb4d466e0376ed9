//! Readings of rows for the primal-dual method.

use crate::assignment::solvers::dense::costs::Costs;
use crate::assignment::solvers::dense::minima::Minima;
use crate::assignment::solvers::dense::state::State;
use crate::assignment::solvers::dense::tight_cells::{equal, relax32, relax64, tight32, tight64, words};
use crate::assignment::solvers::reporter::Reporter;

impl State {
    /// Prices of 0, nobody matched, no row read.
    pub(in crate::assignment::solvers::dense) fn begin_unread(&mut self, costs: &Costs<'_>) {
        self.reset(
            costs,
            &Minima { best: Vec::new(), low: -i32::MAX, high: i32::MAX },
            &vec![0; costs.columns],
        );
    }

    /// Reads all rows for the best value of each at prices of 0, the cells that have it, and the
    /// range of all. False: a row has no cells. After a stop nothing is known.
    pub(in crate::assignment::solvers::dense) fn read_tied(
        &mut self,
        costs: &Costs<'_>,
        tight: &mut [u64],
        u: &mut [i64],
        watch: &Reporter<'_, '_>,
    ) -> bool {
        self.statistics.count_pass();
        let (mut low, mut high) = (i32::MAX, i32::MIN);
        // rows with many ties often have the same best cell
        let mut guess = 0;
        for (i, (out, u)) in tight.chunks_mut(words(self.columns)).zip(u).enumerate() {
            self.count_reading(costs);
            let row = costs.row(i, &mut self.row_scratch);
            let ends = equal(row, guess, out);
            if ends.0 > ends.1 {
                return false;
            }
            (low, high) = (low.min(ends.0), high.max(ends.1));
            let best = if self.sign < 0 { ends.1 } else { ends.0 };
            *u = self.sign * i64::from(best);
            if best != guess {
                equal(row, best, out);
                guess = best;
            }
            if !self.spend(0, watch) {
                return true;
            }
        }
        let (low, high) = (i64::from(low), i64::from(high));
        (self.low, self.high) = if self.sign < 0 { (-high, -low) } else { (low, high) };
        self.choose_width();
        true
    }

    /// The least value of row `i`, which is read again if its list does not know.
    pub(in crate::assignment::solvers::dense) fn least_exactly(
        &mut self,
        costs: &Costs<'_>,
        i: usize,
    ) -> i64 {
        if self.two_best(i).0 >> 1 > self.bound[i] {
            self.refresh(costs, i);
        }
        self.least(i)
    }

    /// Marks the cells of row `i` whose value is at most `u`.
    pub(in crate::assignment::solvers::dense) fn tight_cells(
        &mut self,
        costs: &Costs<'_>,
        i: usize,
        u: i64,
        out: &mut [u64],
    ) {
        self.count_reading(costs);
        let row = costs.row(i, &mut self.row_scratch);
        let sign = self.sign >> 1;
        if self.narrow {
            tight32(row, &self.mirror, sign as i32, (2 * u + 1) as i32, out);
        } else {
            tight64(row, &self.w, sign, 2 * u + 1, out);
        }
    }

    /// Lowers distances to what row `i` offers: values plus `add`.
    pub(in crate::assignment::solvers::dense) fn relax_row(
        &mut self,
        costs: &Costs<'_>,
        i: usize,
        add: i64,
        distances: &mut [i32],
        from: &mut [u32],
    ) {
        self.count_reading(costs);
        let row = costs.row(i, &mut self.row_scratch);
        let sign = self.sign >> 1;
        if self.narrow {
            relax32(row, &self.mirror, (sign as i32, add as i32), distances, from, i as u32);
        } else {
            relax64(row, &self.w, (sign, add), distances, from, i as u32);
        }
    }

    fn count_reading(&mut self, costs: &Costs<'_>) {
        self.statistics.count_row_scans(1);
        self.unspent += costs.row_effort();
    }
}
