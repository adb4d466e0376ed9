//! Which cells are tight, a bit each; and distances to columns, relaxed a row at a time.
//!
//! *Problem.* A search among ties asks for all tight cells of a row, again and again.
//!
//! *Method.* One reading of a row turns its tight cells into a bit each: the whole matrix into 1/32
//! of its size, so that searches at these prices read no cells.
//!
//! *Caveat.* Bits are of the prices at the reading; the caller keeps them up to date.
//!
//! *Numeric policy.* Values are exact as in `scan`. Distances are `i32` and at most [`FAR`]; while
//! `add` is less than [`FAR`] below or above the prices, nothing overflows.

use multiversion::multiversion;

use crate::assignment::solvers::dense::costs::ABSENT;
use crate::assignment::solvers::dense::scan::LANES;

/// Cells of a block: each of its words has a bit of every [`LANES`]th of them, so that all words
/// grow side by side.
const BLOCK: usize = LANES * 64;

/// The words of a row with so many columns.
pub(super) fn words(columns: usize) -> usize {
    columns.div_ceil(BLOCK) * LANES
}

/// The word of a column, and its bit.
pub(super) fn place(column: usize) -> (usize, u64) {
    (column / BLOCK * LANES + column % LANES, 1 << (column % BLOCK / LANES))
}

/// The first column in a word with these bits.
pub(super) fn first_column(word: usize, bits: u64) -> u32 {
    (word / LANES * BLOCK + bits.trailing_zeros() as usize * LANES + word % LANES) as u32
}

/// Distances from here on are not told apart.
pub(super) const FAR: i32 = 1 << 28;
/// No cell was relaxed.
pub(super) const NEVER: i32 = i32::MAX;
/// The distance of columns that are not to be relaxed any more.
pub(super) const DONE: i32 = i32::MIN;

/// Marks cells; `is_tight` is asked about the cell and what stands beside it.
#[inline(always)]
fn mark<W: Copy>(
    row: &[i32],
    beside: &[W],
    out: &mut [u64],
    mut is_tight: impl FnMut(usize, i32, W) -> bool,
) {
    for ((words, cells), beside) in out.chunks_mut(LANES).zip(row.chunks(BLOCK)).zip(beside.chunks(BLOCK)) {
        let mut bits = [0u64; LANES];
        let (whole, rest) = cells.as_chunks::<LANES>();
        let (whole_beside, rest_beside) = beside.as_chunks::<LANES>();
        for (d, (cells, beside)) in whole.iter().zip(whole_beside).enumerate() {
            let bit = 1 << d;
            for l in 0..LANES {
                bits[l] |= if is_tight(l, cells[l], beside[l]) { bit } else { 0 };
            }
        }
        for (l, (&x, &w)) in rest.iter().zip(rest_beside).enumerate() {
            bits[l] |= if is_tight(l, x, w) { 1 << whole.len() } else { 0 };
        }
        words.copy_from_slice(&bits);
    }
}

/// Marks the cells of this value, and returns the least and the greatest allowed cell, as
/// [`range`](crate::assignment::solvers::dense::scan::range) does.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
pub(super) fn equal(row: &[i32], value: i32, out: &mut [u64]) -> (i32, i32) {
    let (mut low, mut high) = ([i32::MAX; LANES], [i32::MIN; LANES]);
    mark(row, row, out, |l, x, _| {
        low[l] = low[l].min(if x == ABSENT { i32::MAX } else { x });
        high[l] = high[l].max(x);
        x == value
    });
    (low.iter().fold(i32::MAX, |a, &b| a.min(b)), high.iter().fold(i32::MIN, |a, &b| a.max(b)))
}

/// Marks the cells whose key `2 c - w` is at most `most`; `sign` is 0 for costs, -1 for points.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
pub(super) fn tight32(row: &[i32], w: &[i32], sign: i32, most: i32, out: &mut [u64]) {
    mark(row, w, out, |_, x, w| {
        let c = (x ^ sign).wrapping_sub(sign);
        (x != ABSENT) & (c.wrapping_add(c).wrapping_sub(w) <= most)
    });
}

/// The same in i64.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
pub(super) fn tight64(row: &[i32], w: &[i64], sign: i64, most: i64, out: &mut [u64]) {
    mark(row, w, out, |_, x, w| {
        let c = (i64::from(x) ^ sign) - sign;
        (x != ABSENT) & ((2 * c).wrapping_sub(w) <= most)
    });
}

/// Lowers the distances of all columns to what row `i` offers: its value plus `add`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
pub(super) fn relax32(
    row: &[i32],
    w: &[i32],
    (sign, add): (i32, i32),
    distances: &mut [i32],
    from: &mut [u32],
    i: u32,
) {
    for (((&x, &w), d), from) in row.iter().zip(w).zip(distances).zip(from) {
        let c = (x ^ sign).wrapping_sub(sign);
        let value = (c.wrapping_add(c).wrapping_sub(w) >> 1).wrapping_add(add);
        let value = if x == ABSENT { NEVER } else { value.min(FAR) };
        let nearer = value < *d;
        *from = if nearer { i } else { *from };
        *d = if nearer { value } else { *d };
    }
}

/// The same in i64.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
pub(super) fn relax64(
    row: &[i32],
    w: &[i64],
    (sign, add): (i64, i64),
    distances: &mut [i32],
    from: &mut [u32],
    i: u32,
) {
    for (((&x, &w), d), from) in row.iter().zip(w).zip(distances).zip(from) {
        let c = (i64::from(x) ^ sign) - sign;
        let value = ((2 * c).wrapping_sub(w) >> 1).wrapping_add(add).min(i64::from(FAR)) as i32;
        let value = if x == ABSENT { NEVER } else { value };
        let nearer = value < *d;
        *from = if nearer { i } else { *from };
        *d = if nearer { value } else { *d };
    }
}

/// The least distance of the columns that are not done.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
pub(super) fn nearest(distances: &[i32]) -> i32 {
    // what is done is below 0, and so above all others without its sign
    distances.iter().fold(NEVER, |least, &d| if d < 0 { least } else { least.min(d) })
}
