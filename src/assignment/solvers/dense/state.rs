//! Prices, assignment and candidate lists that all phases share.
//!
//! *Problem.* Answer "what are the best cells of row i at the present prices" thousands of times
//! while reading the matrix a few times only.
//!
//! *Method.* Every row has a list of cells and a bound: at the time of its last reading, all cells
//! outside the list had a value `c - v` of at least the bound. Prices `v` only fall (the auction,
//! the paths), values only rise, so the bound stays true; the row is read again only when the best
//! value in its list has risen above the bound. Lists thus never need to be complete, and what
//! is computed from them is exact.
//!
//! *Caveat.* `resume` raises prices; it forgets the bounds then.
//!
//! *Notation.* `w_j = 2 v_j - taken_j`; the key of a cell is `2 c - w`, so that of equal values the
//! one in a free column is smaller. `masked` is a copy of `w` where columns scanned by the running
//! path search are hidden.
//!
//! *Numeric policy.* Entries are below 2^31 in magnitude. The i32 kernel is used while
//! `2 cmax - wmin < 2^30` and `cmax - cmin < 2^26`: all keys then lie in (-2^28, 2^30), and masked
//! keys, `2 (c - cmin) + 2^30`, in [2^30, 2^30 + 2^27]; differences that fit are exact even when
//! their terms wrap. `set_w` watches `wmin` and changes to i64 for good when a price falls too far.
//! In i64, the auction moves prices by at most `BIDS * 3 * 2^33` and stops beyond `DEEP` (2^56);
//! path lengths telescope to at most `n 2^33 + 2^57`, so for `n < 2^24` nothing reaches 2^60.

mod readings;
mod ties;
mod width;

use crate::assignment::reading::rows::RowScratch;
use crate::assignment::solvers::dense::costs::{Costs, FREE, Failure, Outcome};
use crate::assignment::solvers::dense::minima::{Minima, minima};
use crate::assignment::solvers::dense::scan::Scratch;
use crate::assignment::solvers::reporter::Reporter;
use crate::assignment::solvers::statistics::Statistics;
use crate::shortcut::{Shortcut, is_taken};

/// The auction stops when a price falls this low.
pub(super) const DEEP: i64 = -(1 << 56);
/// Cells that a reading in a path search aims at, and that a list can hold on large matrices.
const MORE: usize = 64;

#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// As [`Costs::sign`].
    sign: i64,
    /// `2 v_j - taken_j`
    pub(super) w: Vec<i64>,
    mirror: Vec<i32>,
    masked32: Vec<i32>,
    masked64: Vec<i64>,
    narrow: bool,
    floor: i64,
    mask: i64,
    pub(super) low: i64,
    pub(super) high: i64,
    pub(super) row_of: Vec<u32>,
    pub(super) column_of: Vec<u32>,
    /// cost of the matched cell of a row
    pub(super) cost_of: Vec<i32>,
    pub(super) len: Vec<u32>,
    list: Vec<(u32, i32)>,
    /// every cell outside the list of a row has a value `c - v` of at least this
    pub(super) bound: Vec<i64>,
    row_scratch: RowScratch,
    s32: Scratch<i32>,
    s64: Scratch<i64>,
    /// what a reading aims at, and what a list can hold, where the caller chooses
    lists: Option<(usize, usize)>,
    /// cells a list can hold
    cap: usize,
    /// cells a reading aims at
    pub(super) want: usize,
    /// all matched cells are tight
    pub(super) exact: bool,
    pub(super) statistics: Statistics,
    /// Units of work that the watch has not been told of.
    pub(super) unspent: u64,
}

impl State {
    /// Lists of the length that the caller wants: what a reading aims at, and what they can hold.
    pub(super) fn with_lists(want: usize, cap: usize) -> Self {
        Self { lists: Some((want, cap)), ..Self::default() }
    }

    /// Column prices at the best of their column (square) or at 0 (wide); nobody matched.
    pub(super) fn begin(&mut self, costs: &Costs<'_>, watch: &Reporter<'_, '_>) {
        self.statistics.count_pass();
        let m = minima(costs, watch);
        let v: Vec<i64> = if watch.is_stopped() {
            return self.begin_stopped(costs);
        } else if costs.rows == costs.columns && m.low <= m.high {
            least_costs(costs, &m)
        } else {
            vec![0; costs.columns]
        };
        self.reset(costs, &m, &v);
    }

    /// Column prices of a wide matrix whose columns are contested: as if as many columns as there
    /// are rows were taken, those of least cost; no price for less than the margin.
    pub(super) fn begin_contested(&mut self, costs: &Costs<'_>, margin: i64, watch: &Reporter<'_, '_>) {
        self.statistics.count_pass();
        let m = minima(costs, watch);
        if watch.is_stopped() {
            return self.begin_stopped(costs);
        }
        let mut v = least_costs(costs, &m);
        let (_, &mut dearest, _) = v.clone().select_nth_unstable(costs.rows);
        for v in &mut v {
            *v = (*v - dearest + margin).min(0);
        }
        self.reset(costs, &m, &v);
    }

    /// The start when the watch has stopped the reading: no cell costs less than the least number.
    pub(super) fn begin_stopped(&mut self, costs: &Costs<'_>) {
        let m = Minima { best: Vec::new(), low: -i32::MAX, high: i32::MAX };
        self.reset(costs, &m, &vec![0; costs.columns]);
    }

    /// Counts units of work of a phase. False: the watch stops it.
    #[inline]
    pub(super) fn spend(&mut self, units: u64, watch: &Reporter<'_, '_>) -> bool {
        self.unspent += units;
        self.unspent < watch.pace() || self.spend_all(watch)
    }

    #[cold]
    fn spend_all(&mut self, watch: &Reporter<'_, '_>) -> bool {
        let goes_on = watch.spend(self.unspent);
        if goes_on {
            self.unspent = 0;
        }
        goes_on
    }

    /// Prices of any origin, moved so that none is above the least cost; before any row is read.
    pub(super) fn put_prices(&mut self, v: &[i64]) {
        let top = self.low - v.iter().max().copied().unwrap_or(0);
        self.w = v.iter().map(|&v| 2 * (v + top)).collect();
        self.choose_width();
    }

    /// Matches row `i` with the free column `j` if that is one of its best. Is it?
    pub(super) fn adopt(&mut self, costs: &Costs<'_>, i: usize, j: u32) -> bool {
        let is_free = self.row_of[j as usize] == FREE;
        let cost = costs.cost(i, j).filter(|&c| is_free && i64::from(c) - self.v(j) == self.least(i));
        if let Some(c) = cost {
            self.assign(i, j, c);
            self.set_w(j, self.w[j as usize] - 1);
        }
        cost.is_some()
    }

    /// Sets all arrays to a start at these prices.
    pub(super) fn reset(&mut self, costs: &Costs<'_>, m: &Minima, v: &[i64]) {
        (self.rows, self.columns) = (costs.rows, costs.columns);
        self.sign = costs.sign();
        let (low, high) = if m.low <= m.high { (i64::from(m.low), i64::from(m.high)) } else { (0, 0) };
        (self.low, self.high) = if self.sign < 0 { (-high, -low) } else { (low, high) };
        self.w = v.iter().map(|&v| 2 * v).collect();
        self.row_of = vec![FREE; self.columns];
        self.column_of = vec![FREE; self.rows];
        self.cost_of = vec![0; self.rows];
        self.len = vec![0; self.rows];
        self.bound = vec![i64::MIN; self.rows];
        // touching fresh memory costs as much as reading a small matrix
        let cap = if self.columns <= 1024 { 24 } else { MORE };
        (self.want, self.cap) = self.lists.unwrap_or(((self.columns / 160).clamp(8, 16), cap));
        if !is_taken(Shortcut::Lists) {
            self.want = 1;
        }
        self.list = vec![(0, 0); self.rows * self.cap];
        self.exact = true;
        self.unspent = 0;
        self.choose_width();
    }

    #[inline]
    pub(super) fn list_of(&self, i: usize) -> &[(u32, i32)] {
        &self.list[i * self.cap..i * self.cap + self.len[i] as usize]
    }

    /// Best key, its column and cost, second key, of the list of row `i`.
    #[inline]
    pub(super) fn two_best(&self, i: usize) -> (i64, u32, i32, i64) {
        let (mut k1, mut j1, mut c1, mut k2) = (i64::MAX, FREE, 0, i64::MAX);
        for &(j, c) in self.list_of(i) {
            let k = 2 * i64::from(c) - self.w[j as usize];
            if k < k2 {
                if k < k1 {
                    (k2, k1, j1, c1) = (k1, k, j, c);
                } else {
                    k2 = k;
                }
            }
        }
        (k1, j1, c1, k2)
    }

    /// A lower bound on the values of row `i`; exact when it comes from the list.
    pub(super) fn least(&self, i: usize) -> i64 {
        let k = self.two_best(i).0;
        if k == i64::MAX { self.bound[i] } else { (k >> 1).min(self.bound[i]) }
    }

    #[inline]
    pub(super) fn assign(&mut self, i: usize, j: u32, c: i32) {
        self.column_of[i] = j;
        self.row_of[j as usize] = i as u32;
        self.cost_of[i] = c;
    }

    /// Frees row `i` and its column, which keeps its price.
    pub(super) fn release(&mut self, i: usize) {
        let j = self.column_of[i];
        self.column_of[i] = FREE;
        self.row_of[j as usize] = FREE;
        let x = self.w[j as usize] + 1;
        self.set_w(j, x);
    }

    /// Lowers the bound of row `i`, or corrects its list, for a changed cell.
    pub(super) fn correct(&mut self, i: usize, j: u32, c: Option<i32>) {
        let len = self.len[i] as usize;
        let list = &mut self.list[i * self.cap..i * self.cap + len];
        match (list.iter().position(|x| x.0 == j), c) {
            (Some(k), Some(c)) => list[k].1 = c,
            (Some(k), None) => {
                list[k] = list[len - 1];
                self.len[i] -= 1;
            }
            (None, Some(c)) => {
                let value = i64::from(c) - self.v(j);
                self.bound[i] = self.bound[i].min(value);
            }
            (None, None) => {}
        }
    }

    /// Forgets the list of row `i`.
    pub(super) fn forget(&mut self, i: usize) {
        (self.len[i], self.bound[i]) = (0, i64::MIN);
    }

    /// Takes further cells into the range of the costs.
    pub(super) fn stretch(&mut self, costs: impl Iterator<Item = i32>) {
        let (low, high) =
            costs.fold((self.low, self.high), |(a, b), c| (a.min(i64::from(c)), b.max(i64::from(c))));
        if (low, high) != (self.low, self.high) {
            (self.low, self.high) = (low, high);
            self.choose_width();
        }
    }

    pub(super) fn free_rows(&self) -> Vec<u32> {
        (0..self.rows as u32).filter(|&i| self.column_of[i as usize] == FREE).collect()
    }

    /// Is there a row without any allowed cell? All rows must have been read.
    pub(super) fn has_hopeless_row(&self) -> bool {
        self.len.iter().zip(&self.bound).any(|(&len, &bound)| len == 0 && bound == i64::MAX)
    }

    /// The answer so far, in the caller's signs.
    pub(super) fn outcome(&self) -> Outcome {
        // of a row that was not read
        let lowest = self.low - self.w.iter().fold(0, |a, &w| a.max((w + 1) >> 1));
        let price = |i: usize| match self.column_of[i] {
            FREE => match self.least(i) {
                i64::MIN => lowest,
                i64::MAX => 0,
                u => u,
            },
            j => i64::from(self.cost_of[i]) - self.v(j),
        };
        Outcome {
            column_of_row: self.column_of.clone(),
            row_prices: (0..self.rows).map(|i| self.sign * price(i)).collect(),
            column_prices: (0..self.columns as u32).map(|j| self.sign * self.v(j)).collect(),
            statistics: self.statistics.clone(),
        }
    }

    /// The answer of a cancelled solve: row prices are lower bounds on all values of the row.
    pub(super) fn cancelled(&self) -> Failure {
        let mut o = self.outcome();
        for (i, u) in o.row_prices.iter_mut().enumerate() {
            let least = self.least(i);
            if !matches!(least, i64::MIN | i64::MAX) {
                *u = self.sign * least;
            }
        }
        Failure::Cancelled(Box::new(o))
    }
}

/// The least cost of each column; of one without any allowed cell the greatest of all costs.
fn least_costs(costs: &Costs<'_>, m: &Minima) -> Vec<i64> {
    m.best.iter().map(|&best| costs.sign() * i64::from(best.clamp(m.low, m.high))).collect()
}
