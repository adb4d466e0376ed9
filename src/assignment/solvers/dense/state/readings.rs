//! Readings of rows: one at a time as the phases ask for them, all in one pass at the start.

use crate::assignment::model::sense::Sense;
use crate::assignment::reading::rows::RowScratch;
use crate::assignment::solvers::dense::costs::Costs;
use crate::assignment::solvers::dense::minima::Minima;
#[cfg(feature = "parallel")]
use crate::assignment::solvers::dense::minima::worth_sharing;
use crate::assignment::solvers::dense::scan::{Kernel, Scratch, clamped, range};
use crate::assignment::solvers::dense::state::{MORE, State};
use crate::assignment::solvers::reporter::Reporter;

/// Cells up to this are certain to fit the i32 kernel at prices of 0.
const SAFE: i64 = 1 << 27;
/// Rows that learn the reach of their lists together, whatever the number of threads.
const BLOCK: usize = 256;

/// Rows in doubt that are read by one thread.
const SHARE: usize = 64;

/// Where a row looks first, so that tied rows do not crowd on the same columns.
fn first_column(i: usize, columns: usize) -> u32 {
    ((i as u64).wrapping_mul(0x9E37_79B9) % columns as u64) as u32
}

impl State {
    /// Reads row `i` again: its list holds the best cells at the present prices.
    pub(in crate::assignment::solvers::dense) fn refresh(&mut self, costs: &Costs<'_>, i: usize) {
        self.statistics.count_row_scans(1);
        self.unspent += costs.row_effort();
        let to = &mut self.list[i * self.cap..(i + 1) * self.cap];
        let one = (&mut self.bound[i], &mut self.len[i]);
        let row = costs.row(i, &mut self.row_scratch);
        if self.narrow {
            read(&mut self.s32, costs.sense, (i, row), &self.mirror, self.want, to, one);
        } else {
            read(&mut self.s64, costs.sense, (i, row), &self.w, self.want, to, one);
        }
    }

    /// Reads these rows again; many of them in shares that any thread may take. After a stop some
    /// keep the lists they had.
    pub(in crate::assignment::solvers::dense) fn refresh_together(
        &mut self,
        costs: &Costs<'_>,
        rows: &[u32],
        watch: &Reporter<'_, '_>,
    ) {
        self.statistics.count_row_scans(rows.len());
        if rows.len() > SHARE {
            let (want, cap) = (self.want, self.cap);
            let found = if self.narrow {
                refresh_shares(rows, &self.s32, costs, &self.mirror, (want, cap), watch)
            } else {
                refresh_shares(rows, &self.s64, costs, &self.w, (want, cap), watch)
            };
            for (rows, found) in rows.chunks(SHARE).zip(found) {
                for (&i, (bound, list)) in rows.iter().zip(found) {
                    let i = i as usize;
                    (self.bound[i], self.len[i]) = (bound, list.len() as u32);
                    self.list[i * cap..i * cap + list.len()].copy_from_slice(&list);
                }
            }
            return;
        }
        self.unspent += rows.len() as u64 * costs.row_effort();
        costs.each_row(rows, &mut self.row_scratch, |k, row| {
            let i = rows[k] as usize;
            let to = &mut self.list[i * self.cap..(i + 1) * self.cap];
            let one = (&mut self.bound[i], &mut self.len[i]);
            if self.narrow {
                read(&mut self.s32, costs.sense, (i, row), &self.mirror, self.want, to, one);
            } else {
                read(&mut self.s64, costs.sense, (i, row), &self.w, self.want, to, one);
            }
            true
        });
    }

    /// Prices of 0 and all lists, in one pass that finds the range on its way. False if the cells
    /// do not suit the i32 kernel: the caller must start in another way then. After a stop rows
    /// that were not read have no bound.
    pub(in crate::assignment::solvers::dense) fn begin_wide(
        &mut self,
        costs: &Costs<'_>,
        watch: &Reporter<'_, '_>,
    ) -> bool {
        self.statistics.count_pass();
        self.statistics.count_row_scans(costs.rows);
        self.reset(costs, &Minima { best: Vec::new(), low: 0, high: 0 }, &vec![0; costs.columns]);
        let (want, cap) = (self.want, self.cap);
        let blocks = blocks(&mut self.list, &mut self.bound, &mut self.len, cap);
        let (low, high) =
            refresh_blocks(blocks, &mut self.s32, costs, &self.mirror, (want, cap), Range::Sought, watch);
        let (low, high) = if watch.is_stopped() { (-i32::MAX, i32::MAX) } else { (low, high) };
        let is_safe = is_near_end_safe(costs.sense, (low, high));
        let (low, high) = (i64::from(low), i64::from(high));
        if low <= high {
            (self.low, self.high) = if self.sign < 0 { (-high, -low) } else { (low, high) };
        }
        let scratch = std::mem::take(&mut self.s32);
        self.choose_width();
        self.s32 = scratch;
        is_safe
    }

    /// Reads all rows, in blocks that any thread may take. After a stop some keep what they had.
    pub(in crate::assignment::solvers::dense) fn refresh_all(
        &mut self,
        costs: &Costs<'_>,
        watch: &Reporter<'_, '_>,
    ) {
        self.statistics.count_row_scans(self.rows);
        self.statistics.count_pass();
        let (want, cap) = (self.want, self.cap);
        let blocks = blocks(&mut self.list, &mut self.bound, &mut self.len, cap);
        if self.narrow {
            refresh_blocks(blocks, &mut self.s32, costs, &self.mirror, (want, cap), Range::Known, watch);
        } else {
            refresh_blocks(blocks, &mut self.s64, costs, &self.w, (want, cap), Range::Known, watch);
        }
    }

    /// Cells of row `i` outside the hidden columns, and a bound on the rest.
    pub(in crate::assignment::solvers::dense) fn expand(
        &mut self,
        costs: &Costs<'_>,
        i: usize,
        out: &mut Vec<Found>,
    ) -> i64 {
        self.statistics.count_row_scans(1);
        self.unspent += costs.row_effort();
        out.clear();
        let row = costs.row(i, &mut self.row_scratch);
        if self.narrow {
            expand(&mut self.s32, costs.sense, i, row, &self.masked32, out)
        } else {
            expand(&mut self.s64, costs.sense, i, row, &self.masked64, out)
        }
    }
}

/// The bound and the list of a row.
type Reading = (i64, Vec<(u32, i32)>);

/// The readings of these rows, share by share. Each starts from the reach known before, so it does
/// not matter which thread takes which.
fn refresh_shares<L: Kernel>(
    rows: &[u32],
    known: &Scratch<L>,
    costs: &Costs<'_>,
    w: &[L],
    (want, cap): (usize, usize),
    watch: &Reporter<'_, '_>,
) -> Vec<Vec<Reading>> {
    let work = |row_scratch: &mut RowScratch, rows: &[u32]| {
        if !watch.spend(rows.len() as u64 * costs.row_effort()) {
            return Vec::new();
        }
        let mut s = known.clone();
        let mut found: Vec<Reading> = vec![(0, Vec::new()); rows.len()];
        let mut list = vec![(0, 0); cap];
        costs.each_row(rows, row_scratch, |k, row| {
            let (mut bound, mut len) = (0, 0);
            read(&mut s, costs.sense, (rows[k] as usize, row), w, want, &mut list, (&mut bound, &mut len));
            found[k] = (bound, list[..len as usize].to_vec());
            true
        });
        found
    };
    #[cfg(feature = "parallel")]
    if rayon::current_num_threads() > 1 {
        use rayon::prelude::*;
        return rows.par_chunks(SHARE).map_init(RowScratch::default, work).collect();
    }
    let mut row_scratch = RowScratch::default();
    rows.chunks(SHARE).map(|rows| work(&mut row_scratch, rows)).collect()
}

fn read<L: Kernel>(
    s: &mut Scratch<L>,
    sense: Sense,
    (i, row): (usize, &[i32]),
    w: &[L],
    want: usize,
    to: &mut [(u32, i32)],
    (bound, len): (&mut i64, &mut u32),
) {
    let maximise = sense == Sense::Maximise;
    *bound = s.candidates(maximise, row, w, want, to.len(), first_column(i, row.len()));
    *len = 0;
    for (t, (_, j)) in to.iter_mut().zip(s.found()) {
        let x = row[j as usize];
        *t = (j, if maximise { -x } else { x });
        *len += 1;
    }
}

/// A cell: its column, its cost, its value, and whether the column is free.
pub(in crate::assignment::solvers::dense) type Found = (u32, i32, i64, bool);

/// The best cells outside the hidden columns.
fn expand<L: Kernel>(
    s: &mut Scratch<L>,
    sense: Sense,
    i: usize,
    row: &[i32],
    w: &[L],
    out: &mut Vec<Found>,
) -> i64 {
    let maximise = sense == Sense::Maximise;
    let b = s.candidates(maximise, row, w, MORE, 2 * MORE, first_column(i, row.len()));
    let cost = |j: u32| if maximise { -row[j as usize] } else { row[j as usize] };
    out.extend(s.found().map(|(k, j)| (j, cost(j), k.wide() >> 1, k.wide() & 1 == 0)));
    b
}

/// The first row of a block; the lists, bounds and lengths of its rows.
type Block<'b> = (usize, &'b mut [(u32, i32)], &'b mut [i64], &'b mut [u32]);

/// Cuts lists of `cap` cells, bounds and lengths into blocks.
fn blocks<'b>(
    list: &'b mut [(u32, i32)],
    bound: &'b mut [i64],
    len: &'b mut [u32],
    cap: usize,
) -> Vec<Block<'b>> {
    let parts = list.chunks_mut(BLOCK * cap).zip(bound.chunks_mut(BLOCK)).zip(len.chunks_mut(BLOCK));
    parts.enumerate().map(|(b, ((list, bound), len))| (b * BLOCK, list, bound, len)).collect()
}

/// Is the range of the cells known, or to be found on the way?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Range {
    Known,
    Sought,
}

/// Reads all rows, and returns the least and the greatest cell if they are sought. Blocks learn by
/// themselves, so it does not matter which thread takes which.
fn refresh_blocks<L: Kernel>(
    blocks: Vec<Block<'_>>,
    first: &mut Scratch<L>,
    costs: &Costs<'_>,
    w: &[L],
    (want, cap): (usize, usize),
    ends: Range,
    watch: &Reporter<'_, '_>,
) -> (i32, i32) {
    let work = |(start, list, bound, len): Block<'_>| {
        let mut s = Scratch::new(costs.columns);
        let mut found = NOTHING;
        let mut copy = Vec::new();
        let mut row_scratch = RowScratch::default();
        let rows: Vec<u32> = (start..start + len.len()).map(|i| i as u32).collect();
        costs.each_row(&rows, &mut row_scratch, |k, row| {
            if !watch.spend(costs.row_effort()) {
                return false;
            }
            let mut shown = row;
            if ends == Range::Sought {
                let is_beyond = |ends: (i32, i32)| i64::from(ends.0) < -SAFE || i64::from(ends.1) > SAFE;
                if !is_beyond(found) {
                    found = wider(found, range(row));
                }
                if is_beyond(found) {
                    // a bound on what the far cells might cost is one on what they do cost
                    found = wider(found, clamped(row, SAFE as i32, &mut copy));
                    shown = &copy;
                }
                if !is_near_end_safe(costs.sense, found) {
                    return true; // the caller will start again
                }
            }
            let to = &mut list[k * cap..(k + 1) * cap];
            read(&mut s, costs.sense, (start + k, shown), w, want, to, (&mut bound[k], &mut len[k]));
            if !std::ptr::eq(shown, row) {
                let cost =
                    |j: u32| if costs.sense == Sense::Maximise { -row[j as usize] } else { row[j as usize] };
                to[..len[k] as usize].iter_mut().for_each(|(j, c)| *c = cost(*j));
            }
            true
        });
        (s, found)
    };
    let mut blocks = blocks.into_iter();
    let mut found = NOTHING;
    if let Some(block) = blocks.next() {
        (*first, found) = work(block);
    }
    #[cfg(feature = "parallel")]
    if worth_sharing(costs.effort()) {
        use rayon::prelude::*;
        let others = blocks.collect::<Vec<_>>().into_par_iter().map(|block| work(block).1);
        return wider(found, others.reduce(|| NOTHING, wider));
    }
    blocks.fold(found, |found, block| wider(found, work(block).1))
}

/// Are the best cells, those of least cost, within what the i32 kernel takes at prices of 0?
fn is_near_end_safe(sense: Sense, (low, high): (i32, i32)) -> bool {
    if sense == Sense::Maximise { i64::from(high) <= SAFE } else { i64::from(low) >= -SAFE }
}

/// The range of no cells.
const NOTHING: (i32, i32) = (i32::MAX, i32::MIN);

/// The range of two ranges.
fn wider(a: (i32, i32), b: (i32, i32)) -> (i32, i32) {
    (a.0.min(b.0), a.1.max(b.1))
}
