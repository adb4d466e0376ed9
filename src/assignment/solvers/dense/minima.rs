//! The best cell of every column, and the range of all cells, in one pass over the matrix.
//!
//! Four rows at a time: the running minima of the columns are then loaded and stored a quarter as
//! often (1.6 times faster, measured at n = 5,000).

use std::ops::Range;

use multiversion::multiversion;

use crate::assignment::model::sense::Sense;
use crate::assignment::reading::rows::{RowScratch, SIDE_BY_SIDE};
use crate::assignment::solvers::dense::costs::{ABSENT, Cells, Costs};
use crate::assignment::solvers::dense::scan::LANES;
use crate::assignment::solvers::reporter::Reporter;

/// Column minima (or maxima) and the range of the allowed cells.
pub(super) struct Minima {
    pub(super) best: Vec<i32>,
    pub(super) low: i32,
    pub(super) high: i32,
}

#[inline(always)]
fn minima_body<const MAX: bool>(rows: &[i32], columns: usize, best: &mut [i32]) -> (i32, i32) {
    // the far end of the range needs all cells, the near one only the best of the columns
    let near = |b: i32, x: i32| if MAX { b.max(x) } else { b.min(if x == ABSENT { i32::MAX } else { x }) };
    let far = |b: i32, x: i32| if MAX { b.min(if x == ABSENT { i32::MAX } else { x }) } else { b.max(x) };
    let mut ends = [if MAX { i32::MAX } else { i32::MIN }; LANES];
    for four in rows.chunks(columns * 4) {
        if four.len() < columns * 4 {
            for row in four.chunks_exact(columns) {
                for (m, &a) in best.iter_mut().zip(row) {
                    *m = near(*m, a);
                    ends[0] = far(ends[0], a);
                }
            }
            continue;
        }
        let (a, r) = four.split_at(columns);
        let (b, r) = r.split_at(columns);
        let (c, d) = r.split_at(columns);
        let whole = columns / LANES * LANES;
        for j in (0..whole).step_by(LANES) {
            let (Some(m), Some(a), Some(b), Some(c), Some(d)) = (
                best[j..].first_chunk_mut::<LANES>(),
                a[j..].first_chunk::<LANES>(),
                b[j..].first_chunk::<LANES>(),
                c[j..].first_chunk::<LANES>(),
                d[j..].first_chunk::<LANES>(),
            ) else {
                continue;
            };
            for l in 0..LANES {
                m[l] = near(near(near(near(m[l], a[l]), b[l]), c[l]), d[l]);
                ends[l] = far(far(far(far(ends[l], a[l]), b[l]), c[l]), d[l]);
            }
        }
        for j in whole..columns {
            best[j] = near(near(near(near(best[j], a[j]), b[j]), c[j]), d[j]);
            ends[0] = far(far(far(far(ends[0], a[j]), b[j]), c[j]), d[j]);
        }
    }
    let end = ends.iter().fold(ends[0], |a, &b| if MAX { a.min(b) } else { a.max(b) });
    let near_end =
        best.iter().fold(best.first().copied().unwrap_or(0), |a, &b| if MAX { a.max(b) } else { a.min(b) });
    // no allowed cell: best is the worst value, and all cells count as it
    if MAX { (end, near_end) } else { (near_end, end) }
}
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn minima_min(rows: &[i32], columns: usize, best: &mut [i32]) -> (i32, i32) {
    minima_body::<false>(rows, columns, best)
}
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn minima_max(rows: &[i32], columns: usize, best: &mut [i32]) -> (i32, i32) {
    minima_body::<true>(rows, columns, best)
}

/// Rows of which one thread finds the minima.
#[cfg(feature = "parallel")]
const SHARE: usize = 512;

/// A thread asks after this many cells, or less, whether to go on.
const CELLS: usize = 1 << 20;

/// One pass over the matrix. A column without any allowed cell keeps the worst value; without
/// any allowed cell at all, `low` is above `high`. After a stop, nothing of it is known.
pub(super) fn minima(costs: &Costs<'_>, watch: &Reporter<'_, '_>) -> Minima {
    let maximise = costs.sense == Sense::Maximise;
    if costs.columns == 0 {
        return Minima { best: Vec::new(), low: 0, high: 0 };
    }
    let of = |rows: Range<usize>| {
        let mut all = Minima {
            best: vec![if maximise { i32::MIN } else { i32::MAX }; costs.columns],
            low: i32::MAX,
            high: i32::MIN,
        };
        let mut take = |cells: &[i32]| {
            let read = if maximise { minima_max } else { minima_min };
            let (low, high) = read(cells, costs.columns, &mut all.best);
            (all.low, all.high) = if maximise { (all.low.min(low), high) } else { (low, all.high.max(high)) };
        };
        match costs.cells {
            Cells::Stored(data) => {
                let cells = CELLS.min(usize::try_from(watch.pace()).unwrap_or(CELLS));
                let some = (cells / costs.columns).max(1).next_multiple_of(4) * costs.columns;
                let mut cells = data[rows.start * costs.columns..rows.end * costs.columns].chunks(some);
                let _stopped = cells.all(|cells| {
                    take(cells);
                    watch.spend(cells.len() as u64)
                });
            }
            Cells::Computed(source) => {
                let mut row_scratch = RowScratch::default();
                let rows: Vec<u32> = rows.map(|i| i as u32).collect();
                let _stopped = rows.chunks(SIDE_BY_SIDE).all(|rows| {
                    take(source.rows_at(rows, &mut row_scratch));
                    watch.spend(rows.len() as u64 * costs.row_effort())
                });
            }
        }
        all
    };
    let rows = costs.own_rows();
    #[cfg(feature = "parallel")]
    if worth_sharing(costs.effort()) {
        use rayon::prelude::*;
        let share = rows.div_ceil(rayon::current_num_threads()).clamp(1, SHARE);
        let parts = (0..rows.div_ceil(share)).into_par_iter();
        let parts = parts.map(|part| of(part * share..rows.min((part + 1) * share)));
        let together = parts.reduce_with(|mut all, part| {
            for (a, &b) in all.best.iter_mut().zip(&part.best) {
                *a = if maximise { (*a).max(b) } else { (*a).min(b) };
            }
            (all.low, all.high) = (all.low.min(part.low), all.high.max(part.high));
            all
        });
        return together.unwrap_or_else(|| of(0..rows));
    }
    of(0..rows)
}

/// Are this many cells worth the start of other threads? A million take about 0.2 ms to read.
#[cfg(feature = "parallel")]
pub(super) fn worth_sharing(cells: usize) -> bool {
    cells >= 1 << 20 && rayon::current_num_threads() > 1
}
