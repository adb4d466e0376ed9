//! Vectorised passes over one row of the matrix.
//!
//! *Problem.* Of the keys `2 (c_ij - v_j) + taken_j` of one row, find a few of the smallest and a
//! bound on all the others, reading the row once, at the speed of memory.
//!
//! *Method.* Groups of 128 cells, sixteen lanes side by side; every lane keeps the minimum of its
//! eight cells ("mini"). A threshold is chosen among the minis, and only the cells of the minis
//! below it are looked at one by one. Lane arrays and `chunks_exact` let LLVM vectorise; the
//! `multiversion` crate picks AVX2 or AVX-512 copies at run time.
//!
//! *Caveat.* Keys are compared as `L` (i32 or i64); the caller guarantees that they fit.
//!
//! *Notation.* `w_j = 2 v_j - taken_j`, so key = 2 c - w. A masked column has a `w` so small that
//! its key lies at or above `LIMIT`.
//!
//! *Numeric policy.* All arithmetic wraps, which is exact whenever the true key fits in `L`;
//! see `Prices` for the guard that keeps it so.

use multiversion::multiversion;

use crate::assignment::solvers::dense::costs::ABSENT;

pub(super) const LANES: usize = 16;
pub(super) const DEPTH: usize = 8;
pub(super) const GROUP: usize = LANES * DEPTH;

pub(super) trait Lane: Copy + Ord + Send + Sync + 'static {
    /// Keys from here on belong to forbidden or masked cells.
    const LIMIT: Self;
    const TOP: Self;
    fn key<const MAX: bool>(x: i32, w: Self) -> Self;
    fn wide(self) -> i64;
    fn narrow(x: i64) -> Self;
}

impl Lane for i32 {
    const LIMIT: i32 = 1 << 30;
    const TOP: i32 = i32::MAX;
    #[inline(always)]
    fn key<const MAX: bool>(x: i32, w: i32) -> i32 {
        let c2 = if MAX { x.wrapping_add(x).wrapping_neg() } else { x.wrapping_add(x) };
        let k = c2.wrapping_sub(w);
        if x == ABSENT { i32::MAX } else { k }
    }
    #[inline(always)]
    fn wide(self) -> i64 {
        i64::from(self)
    }
    #[inline(always)]
    fn narrow(x: i64) -> i32 {
        x as i32
    }
}

impl Lane for i64 {
    const LIMIT: i64 = 1 << 61;
    const TOP: i64 = i64::MAX;
    #[inline(always)]
    fn key<const MAX: bool>(x: i32, w: i64) -> i64 {
        let c = if MAX { -i64::from(x) } else { i64::from(x) };
        if x == ABSENT { i64::MAX } else { (2 * c).wrapping_sub(w) }
    }
    #[inline(always)]
    fn wide(self) -> i64 {
        self
    }
    #[inline(always)]
    fn narrow(x: i64) -> i64 {
        x
    }
}

/// Minimum of each lane over the cells of a whole group.
#[inline(always)]
fn group_minima<L: Lane, const MAX: bool>(r: &[i32; GROUP], w: &[L; GROUP]) -> [L; LANES] {
    let mut m = [L::TOP; LANES];
    let mut n = [L::TOP; LANES];
    for d in 0..DEPTH / 2 {
        let (a, b) = (2 * d * LANES, (2 * d + 1) * LANES);
        for l in 0..LANES {
            m[l] = m[l].min(L::key::<MAX>(r[a + l], w[a + l]));
            n[l] = n[l].min(L::key::<MAX>(r[b + l], w[b + l]));
        }
    }
    for l in 0..LANES {
        m[l] = m[l].min(n[l]);
    }
    m
}

/// The same for the cells at the end of a row.
#[inline(always)]
fn rest_minima<L: Lane, const MAX: bool>(r: &[i32], w: &[L]) -> [L; LANES] {
    let mut m = [L::TOP; LANES];
    for (r, w) in r.chunks(LANES).zip(w.chunks(LANES)) {
        for ((m, &r), &w) in m.iter_mut().zip(r).zip(w) {
            *m = (*m).min(L::key::<MAX>(r, w));
        }
    }
    m
}

/// Fills `out` with the minima of all groups; returns those of the lanes over all groups.
#[inline(always)]
fn minis_body<L: Lane, const MAX: bool>(row: &[i32], w: &[L], out: &mut [L]) -> [L; LANES] {
    let mut best = [L::TOP; LANES];
    for ((r, w), o) in row.chunks(GROUP).zip(w.chunks(GROUP)).zip(out.chunks_exact_mut(LANES)) {
        let m = match (r.first_chunk::<GROUP>(), w.first_chunk::<GROUP>()) {
            (Some(r), Some(w)) => group_minima::<L, MAX>(r, w),
            _ => rest_minima::<L, MAX>(r, w),
        };
        o.copy_from_slice(&m);
        for l in 0..LANES {
            best[l] = best[l].min(m[l]);
        }
    }
    best
}

const ROOM: usize = 512;

/// Scratch of `candidates`.
#[derive(Debug, Clone)]
pub(super) struct Scratch<L> {
    minis: Vec<L>,
    /// how far above the best key the lists reach
    reach: i64,
    keys: [L; ROOM],
    cols: [u32; ROOM],
    len: usize,
}

#[inline(always)]
fn candidates_body<L: Lane, const MAX: bool>(
    s: &mut Scratch<L>,
    row: &[i32],
    w: &[L],
    want: usize,
    cap: usize,
    first_column: u32,
) -> i64 {
    let w = &w[..row.len()];
    let lanes = minis_body::<L, MAX>(row, w, &mut s.minis);
    s.len = 0;
    let best = lanes.iter().fold(L::TOP, |a, &b| a.min(b));
    if best >= L::LIMIT {
        return i64::MAX;
    }
    let best = best.wide();
    let limit = L::LIMIT.wide() - 1;
    if s.reach < 0 {
        // the first row: sort the minis to learn the scale
        let mut sample = s.minis.clone();
        let nth = want.min(sample.len()) - 1;
        s.reach = sample.select_nth_unstable(nth).1.wide().min(limit) - best;
    }
    let mut t = L::narrow(best.saturating_add(s.reach).min(limit));
    let groups = s.minis.len() / LANES;
    let first = (first_column as usize / GROUP).min(groups.saturating_sub(1));
    let shift = first_column as usize % LANES;
    let mut cut = false;
    let mut n = 0;
    'all: for g in (first..groups).chain(0..first) {
        let mut hits = 0u32;
        for (l, &m) in s.minis[g * LANES..][..LANES].iter().enumerate() {
            hits |= u32::from(m <= t) << l;
        }
        // start at another lane in every row, so that tied rows do not crowd on the same columns
        hits = (hits >> shift) | (hits << (LANES - shift) & 0xffff);
        let start = g * GROUP;
        while hits != 0 {
            let l = (hits.trailing_zeros() as usize + shift) % LANES;
            hits &= hits - 1;
            if let (Some(r), Some(w)) =
                (row[start..].first_chunk::<GROUP>(), w[start..].first_chunk::<GROUP>())
            {
                for d in 0..DEPTH {
                    let k = L::key::<MAX>(r[d * LANES + l], w[d * LANES + l]);
                    s.keys[n % ROOM] = k;
                    s.cols[n % ROOM] = (start + d * LANES + l) as u32;
                    n += usize::from(k <= t);
                }
            } else {
                for j in (start + l..row.len()).step_by(LANES) {
                    let k = L::key::<MAX>(row[j], w[j]);
                    s.keys[n % ROOM] = k;
                    s.cols[n % ROOM] = j as u32;
                    n += usize::from(k <= t);
                }
            }
            while n >= cap {
                cut = true;
                if t.wide() <= best {
                    n = cap;
                    t = L::narrow(best - 1);
                    break 'all;
                }
                t = L::narrow(best + (t.wide() - best) / 3);
                let mut kept = 0;
                for x in 0..n {
                    (s.keys[kept], s.cols[kept]) = (s.keys[x], s.cols[x]);
                    kept += usize::from(s.keys[kept] <= t);
                }
                n = kept;
            }
        }
    }
    s.len = n;
    if cut {
        s.reach -= (s.reach + 7) / 8;
    } else if n < want / 2 || t.wide() == best {
        s.reach += 1 + s.reach / 8;
    } else if n > want + want / 2 {
        s.reach -= (s.reach + 15) / 16;
    }
    s.reach = s.reach.clamp(0, limit);
    if t.wide() == limit { i64::MAX } else { (t.wide() + 1) >> 1 }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn candidates_min32(
    s: &mut Scratch<i32>,
    row: &[i32],
    w: &[i32],
    want: usize,
    cap: usize,
    first_column: u32,
) -> i64 {
    candidates_body::<i32, false>(s, row, w, want, cap, first_column)
}
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn candidates_max32(
    s: &mut Scratch<i32>,
    row: &[i32],
    w: &[i32],
    want: usize,
    cap: usize,
    first_column: u32,
) -> i64 {
    candidates_body::<i32, true>(s, row, w, want, cap, first_column)
}
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn candidates_min64(
    s: &mut Scratch<i64>,
    row: &[i32],
    w: &[i64],
    want: usize,
    cap: usize,
    first_column: u32,
) -> i64 {
    candidates_body::<i64, false>(s, row, w, want, cap, first_column)
}
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn candidates_max64(
    s: &mut Scratch<i64>,
    row: &[i32],
    w: &[i64],
    want: usize,
    cap: usize,
    first_column: u32,
) -> i64 {
    candidates_body::<i64, true>(s, row, w, want, cap, first_column)
}

/// Lane types that the kernels are instantiated for.
pub(super) trait Kernel: Lane {
    fn candidates(
        s: &mut Scratch<Self>,
        maximise: bool,
        row: &[i32],
        w: &[Self],
        want: usize,
        cap: usize,
        first_column: u32,
    ) -> i64;
}
impl Kernel for i32 {
    fn candidates(
        s: &mut Scratch<i32>,
        maximise: bool,
        row: &[i32],
        w: &[i32],
        want: usize,
        cap: usize,
        first_column: u32,
    ) -> i64 {
        if maximise {
            candidates_max32(s, row, w, want, cap, first_column)
        } else {
            candidates_min32(s, row, w, want, cap, first_column)
        }
    }
}
impl Kernel for i64 {
    fn candidates(
        s: &mut Scratch<i64>,
        maximise: bool,
        row: &[i32],
        w: &[i64],
        want: usize,
        cap: usize,
        first_column: u32,
    ) -> i64 {
        if maximise {
            candidates_max64(s, row, w, want, cap, first_column)
        } else {
            candidates_min64(s, row, w, want, cap, first_column)
        }
    }
}

impl<L: Kernel> Default for Scratch<L> {
    fn default() -> Self {
        Self::new(0)
    }
}

impl<L: Kernel> Scratch<L> {
    pub(super) fn new(columns: usize) -> Self {
        Scratch {
            minis: vec![L::TOP; columns.div_ceil(GROUP) * LANES],
            reach: -1,
            keys: [L::TOP; ROOM],
            cols: [0; ROOM],
            len: 0,
        }
    }

    /// Leaves in `found` some of the cells of smallest key, about `want` and at most `cap` (up to
    /// 128) of them, and returns a lower bound on the value (key / 2) of all the others.
    /// Looks at the columns after `first_column` first, cyclically by groups.
    pub(super) fn candidates(
        &mut self,
        maximise: bool,
        row: &[i32],
        w: &[L],
        want: usize,
        cap: usize,
        first_column: u32,
    ) -> i64 {
        L::candidates(self, maximise, row, w, want, cap.min(ROOM - GROUP), first_column)
    }

    pub(super) fn found(&self) -> impl Iterator<Item = (L, u32)> + '_ {
        self.keys[..self.len].iter().copied().zip(self.cols[..self.len].iter().copied())
    }
}

/// The same, and a copy of the row without cells beyond `most` on either side.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
pub(super) fn clamped(row: &[i32], most: i32, copy: &mut Vec<i32>) -> (i32, i32) {
    let (mut low, mut high) = ([i32::MAX; LANES], [i32::MIN; LANES]);
    copy.resize(row.len(), 0);
    let mut show = |l: usize, x: i32, copy: &mut i32| {
        low[l] = low[l].min(if x == ABSENT { i32::MAX } else { x });
        high[l] = high[l].max(x);
        *copy = if x == ABSENT { x } else { x.max(-most).min(most) };
    };
    let (whole, rest) = row.as_chunks::<LANES>();
    let (whole_copy, rest_copy) = copy.as_chunks_mut::<LANES>();
    for (row, copy) in whole.iter().zip(whole_copy) {
        for l in 0..LANES {
            show(l, row[l], &mut copy[l]);
        }
    }
    for (&x, copy) in rest.iter().zip(rest_copy) {
        show(0, x, copy);
    }
    (low.iter().fold(i32::MAX, |a, &b| a.min(b)), high.iter().fold(i32::MIN, |a, &b| a.max(b)))
}

/// Least and greatest allowed cell; the other way round when there is none.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
pub(super) fn range(cells: &[i32]) -> (i32, i32) {
    const WIDE: usize = 4 * LANES;
    let (mut low, mut high) = ([i32::MAX; WIDE], [i32::MIN; WIDE]);
    let (whole, rest) = cells.as_chunks::<WIDE>();
    for c in whole {
        for l in 0..WIDE {
            low[l] = low[l].min(if c[l] == ABSENT { i32::MAX } else { c[l] });
            high[l] = high[l].max(c[l]);
        }
    }
    for (l, &c) in rest.iter().enumerate() {
        low[l] = low[l].min(if c == ABSENT { i32::MAX } else { c });
        high[l] = high[l].max(c);
    }
    (low.iter().fold(i32::MAX, |a, &b| a.min(b)), high.iter().fold(i32::MIN, |a, &b| a.max(b)))
}
