//! What is read of rows joins the [core](crate::assignment::solvers::dense::core).

use crate::assignment::reading::rows::RowScratch;
use crate::assignment::solvers::dense::core::lists::Added;
use crate::assignment::solvers::dense::core::market::PARKED;
use crate::assignment::solvers::dense::core::{Rounds, Stopped};
use crate::assignment::solvers::dense::costs::ABSENT;

impl Rounds<'_, '_, '_> {
    /// The cells just read of these rows, in order, join the core.
    pub(super) fn add_readings(&mut self, rows: &[u32]) {
        let cells = |&i: &u32| self.reader.list_of(i as usize).iter().map(move |&(j, c)| (i, j, c));
        let cells: Vec<Added> = rows.iter().flat_map(cells).collect();
        self.market.add(&cells);
        for &i in rows {
            self.outsides.of[i as usize] = self.reader.bound[i as usize];
        }
    }

    /// Reads these rows, and frees those that have better cells by more than epsilon.
    pub(super) fn read(&mut self, rows: &[u32], epsilon: i64, want: usize) -> Result<(), Stopped> {
        if rows.is_empty() {
            return Ok(());
        }
        self.reader.want = want;
        self.reader.w.clone_from(&self.market.w);
        self.reader.choose_width();
        self.reader.refresh_together(self.costs, rows, self.watch);
        if !self.reader.spend(0, self.watch) || self.watch.is_stopped() {
            return Err(Stopped);
        }
        self.add_readings(rows);
        self.take_whole(rows);
        for &i in rows {
            let at = i as usize;
            let best = self.market.best(at).key >> 1;
            // the outsides' new cells may have freed it already
            let has_column = self.market.column_of[at] < PARKED;
            if has_column && self.market.u[at] > best.saturating_add(epsilon) {
                self.market.release(at);
                self.free.push(i);
            }
        }
        Ok(())
    }

    /// Rows that park although they might pay the whole range: all their cells join the core, so
    /// that none is read for ever.
    fn take_whole(&mut self, rows: &[u32]) {
        let range = self.reader.high - self.reader.low;
        let is_far = |&i: &u32| self.is_parked(i as usize) && self.slack_of(i as usize) > range;
        let far: Vec<u32> = rows.iter().copied().filter(is_far).collect();
        let (mut cells, mut scratch): (Vec<Added>, _) = (Vec::new(), RowScratch::default());
        let sign = self.costs.sign() as i32;
        self.costs.each_row(&far, &mut scratch, |k, row| {
            let allowed = (0..).zip(row).filter(|&(_, &cell)| cell != ABSENT);
            cells.extend(allowed.map(|(j, &cell)| (far[k], j, sign * cell)));
            self.watch.spend(row.len() as u64)
        });
        if !far.is_empty() && !self.watch.is_stopped() {
            self.reader.statistics.count_row_scans(far.len());
            self.market.add(&cells);
            for i in far {
                self.outsides.of[i as usize] = i64::MAX;
            }
        }
    }
}
