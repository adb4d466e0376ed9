//! Readings of rows: one at a time as the phases ask for them, all in one pass at the start.

use super::super::engine::{Costs, Sense};
#[cfg(feature = "parallel")]
use super::super::minima::worth_sharing;
use super::super::scan::{Kernel, Scratch};
use super::{CAP, State};

/// Rows that learn the reach of their lists together, whatever the number of threads.
const BLOCK: usize = 256;

/// Where a row looks first, so that tied rows do not crowd on the same columns.
fn turn(i: usize, columns: usize) -> u32 {
    ((i as u64).wrapping_mul(0x9E37_79B9) % columns as u64) as u32
}

impl State {
    /// Reads row `i` anew: its list holds the best cells at the present prices.
    pub(in super::super) fn refresh(&mut self, costs: &Costs<'_>, i: usize) {
        self.statistics.count_row_scans(1);
        let to = &mut self.list[i * CAP..(i + 1) * CAP];
        let one = (&mut self.bound[i], &mut self.len[i]);
        if self.narrow {
            read(&mut self.s32, costs, i, &self.mirror, self.want, to, one);
        } else {
            read(&mut self.s64, costs, i, &self.w, self.want, to, one);
        }
    }

    /// Reads all rows, in blocks that any thread may take.
    pub(in super::super) fn refresh_all(&mut self, costs: &Costs<'_>) {
        self.statistics.count_row_scans(self.rows);
        self.statistics.count_pass();
        let want = self.want;
        let blocks = self
            .list
            .chunks_mut(BLOCK * CAP)
            .zip(self.bound.chunks_mut(BLOCK))
            .zip(self.len.chunks_mut(BLOCK));
        let blocks = blocks.enumerate().map(|(b, ((list, bound), len))| (b * BLOCK, list, bound, len));
        if self.narrow {
            all(blocks.collect(), &mut self.s32, costs, &self.mirror, want);
        } else {
            all(blocks.collect(), &mut self.s64, costs, &self.w, want);
        }
    }

    /// Cells of row `i` outside the hidden columns: (column, value, free), and a bound on the rest.
    pub(in super::super) fn expand(
        &mut self,
        costs: &Costs<'_>,
        i: usize,
        out: &mut Vec<(u32, i64, bool)>,
    ) -> i64 {
        self.statistics.count_row_scans(1);
        out.clear();
        if self.narrow {
            give(&mut self.s32, costs, i, &self.masked32, out)
        } else {
            give(&mut self.s64, costs, i, &self.masked64, out)
        }
    }
}

fn read<L: Kernel>(
    s: &mut Scratch<L>,
    costs: &Costs<'_>,
    i: usize,
    w: &[L],
    want: usize,
    to: &mut [(u32, i32)],
    (bound, len): (&mut i64, &mut u32),
) {
    let maximise = costs.sense == Sense::Maximise;
    let row = costs.row(i);
    *bound = s.candidates(maximise, row, w, want, CAP, turn(i, costs.columns));
    *len = 0;
    for (t, (_, j)) in to.iter_mut().zip(s.found()) {
        let x = row[j as usize];
        *t = (j, if maximise { -x } else { x });
        *len += 1;
    }
}

/// The best cells outside the hidden columns.
fn give<L: Kernel>(
    s: &mut Scratch<L>,
    costs: &Costs<'_>,
    i: usize,
    w: &[L],
    out: &mut Vec<(u32, i64, bool)>,
) -> i64 {
    let b =
        s.candidates(costs.sense == Sense::Maximise, costs.row(i), w, CAP, 2 * CAP, turn(i, costs.columns));
    out.extend(s.found().map(|(k, j)| (j, k.wide() >> 1, k.wide() & 1 == 0)));
    b
}

/// The first row of a block; the lists, bounds and lengths of its rows.
type Block<'b> = (usize, &'b mut [(u32, i32)], &'b mut [i64], &'b mut [u32]);

/// Reads all rows. Blocks learn by themselves, so it does not matter which thread takes which.
fn all<L: Kernel>(blocks: Vec<Block<'_>>, first: &mut Scratch<L>, costs: &Costs<'_>, w: &[L], want: usize) {
    let work = |(start, list, bound, len): Block<'_>| {
        let mut s = Scratch::new(costs.columns);
        let each = list.chunks_mut(CAP).zip(bound).zip(len).enumerate();
        for (k, ((to, bound), len)) in each {
            read(&mut s, costs, start + k, w, want, to, (bound, len));
        }
        s
    };
    let mut blocks = blocks.into_iter();
    if let Some(block) = blocks.next() {
        *first = work(block);
    }
    #[cfg(feature = "parallel")]
    if worth_sharing(costs.data.len()) {
        use rayon::prelude::*;
        return blocks.collect::<Vec<_>>().into_par_iter().for_each(|block| drop(work(block)));
    }
    blocks.for_each(|block| drop(work(block)));
}
