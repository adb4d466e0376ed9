//! Whole numbers of any width, solved exactly by problems of narrow ones.
//!
//! *Problem.* The entries c of a [`WideMatrix`] have up to 120 bits; the solvers take 31. As many
//! pairs as possible, then the least cost (points count negative), with prices.
//!
//! *Method.* Iterative refinement by prices. In each round a matrix of narrow numbers is made and
//! solved; its prices, times its unit, are added to what is known. The first is c less its
//! smallest entry, rounded to multiples of a unit, a power of two that leaves 30 bits. Each later
//! one is about what is left:
//! 1. Let u and v be the prices so far, r = c - u - v what a pair costs beyond them, e >= 0 such
//!    that no r is below -e, and F the pairs found last, k in number. Outside the cover no price
//!    is positive, so let w = -price be what it costs to leave somebody there idle. An assignment
//!    that fills the cover costs a constant, the sum of all prices, and its *extra*: r of its
//!    pairs and w of its idle ones. Let g be the extra of F.
//! 2. A best assignment has an extra of at most g. Each of its k pairs adds -e or more, and nobody
//!    idle less than 0. So none of these terms is above g + k e. Let the *cap* be 2 (g + k e) + 1,
//!    with 0 for a g below it, and take the lesser of the cap and the term for each r and w. This
//!    makes no assignment dearer. One with a term that was capped still has an extra above g,
//!    since the other terms are at least -k e. The best ones stay as they are: they are best with
//!    the capped terms too.
//! 3. Instead of paying w for being idle, somebody outside the cover may get w for being paired:
//!    the sum of all capped w is a constant. So the new costs are min(r, cap) - min(w, cap) of the
//!    end outside. They lie within two caps and e, however wide c is, and prices that hold for
//!    them hold for c, since capping only lowers costs.
//! 4. They are rounded to a unit again, and rounding moves each by half a unit at most. So the new
//!    e is half a unit, the new g at most k units, and the next cap about 3 k of them: with k
//!    pairs, a round gains some 27 - log2 k bits. A unit of 1 rounds nothing. Its answer is best,
//!    and its prices prove it.
//!
//! An answer with a capped term would have a large g, and no round could go on from there. It does
//! not occur. In capped terms the best has an extra of at most g, and one with a capped term of
//! more than g + k e (than k e where g is below 0); rounding puts an answer at most k units above
//! the best, and k units are less than that, as a unit is below (5 g + 5 k e + 2) / 2^29.
//!
//! *Caveat.* Offsets are the global minimum and prices; entries are not looked at for a common
//! divisor. A round costs two passes over the wide matrix besides its solve. Which of several best
//! assignments it is depends on the last round.
//!
//! *Notation.* Rows and columns of the cover are *covered*. All pairs that count have one end
//! there.
//!
//! *Numeric policy.* `i128`. Entries are at most 2^120 in size, and prices are refused beyond
//! 2^124: then r, w and the cap, which is at most 2^126, and any two of them added fit. Prices of
//! more than that are possible only where chains of thousands of pairs each add 2^110. Each answer
//! is checked.
//!
//! *References.* A. V. Goldberg, R. Kennedy, "An efficient cost scaling algorithm for the
//! assignment problem", Math. Programming 71, 1995 (prices of rounded costs as a start, arcs of
//! large reduced cost fixed). A. M. Gleixner, D. E. Steffy, K. Wolter, "Iterative refinement for
//! linear programming", INFORMS J. Computing 28, 2016 (solving what is left, scaled up, by a
//! solver of less precision).

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::cover::Cover;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::wide_assignment::WideAssignment;
use crate::assignment::model::wide_matrix::WideMatrix;
use crate::assignment::proof::wide::check_wide;
use crate::assignment::solvers::dense::whole::{self, Reading};
use crate::assignment::solvers::outcome::Outcome;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;
use crate::watch::watch::Watch;

/// Narrow numbers are at most this, and not negative.
const NARROW: i128 = 1 << 30;

/// Prices are at most this in size.
const LARGEST_PRICE: u128 = 1 << 124;

/// No residual is above this cap.
const NO_CAP: i128 = 1 << 126;

/// Units of work to make a narrow number.
const CELL: u64 = 4;

impl WideMatrix {
    /// The best assignment: as many pairs as possible, then the best total.
    ///
    /// Time that of a few dense solves, one for each 27 - log2(pairs) bits beyond the first 30;
    /// space 4 bytes a pair besides the matrix.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when the narrow matrix does not fit;
    /// [`is_problem`](Error::is_problem) when prices or the total would have more than 36 digits.
    pub fn solve(&self, sense: Sense) -> Result<WideAssignment> {
        solve(self, sense, &Guard::nobody())
    }

    /// The same under a watch.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the watch stops it.
    pub fn solve_watched(&self, sense: Sense, watch: &mut dyn Watch) -> Result<WideAssignment> {
        let guard = Guard::borrowed(watch);
        let found = solve(self, sense, &guard)?;
        guard.done();
        Ok(found)
    }
}

/// The prices so far, as costs, and what somebody outside the cover gets for being paired.
struct Prices<'m> {
    matrix: &'m WideMatrix,
    sign: i128,
    sides: [Side; 2],
}

/// Rows, or columns.
struct Side {
    prices: Vec<i128>,
    bonus: Vec<i128>,
    covered: Vec<bool>,
}

/// How the numbers of a round become narrow.
#[derive(Clone, Copy)]
struct Scale {
    cap: i128,
    /// What 0 stands for.
    base: i128,
    /// One is two to this power.
    shift: u32,
}

impl Scale {
    fn new(cap: i128, base: i128, top: i128) -> Self {
        let shift = (0..i128::BITS).find(|&shift| (top - base) >> shift <= NARROW).unwrap_or(0);
        Self { cap, base, shift }
    }

    /// To the nearest; halves up. At most one more than [`NARROW`].
    fn narrow(self, value: i128) -> i32 {
        let half = if self.shift == 0 { 0 } else { 1 << (self.shift - 1) };
        #[expect(clippy::cast_possible_truncation, reason = "at most 2^30 + 1, by the choice of the shift")]
        let narrow = ((value - self.base + half) >> self.shift) as i32;
        narrow
    }
}

fn solve(matrix: &WideMatrix, sense: Sense, guard: &Guard<'_>) -> Result<WideAssignment> {
    let side = |size| Side { prices: vec![0; size], bonus: vec![0; size], covered: vec![false; size] };
    let sides = [side(matrix.rows()), side(matrix.columns())];
    let mut prices = Prices { matrix, sign: i128::from(-sense.sign()), sides };
    let (mut scale, mut share) = (prices.first_scale(), 0.0);
    for rounds in 1.. {
        let narrow = Problem::from_matrix(prices.narrow(scale, rounds == 1, guard)?)?;
        let narrow = narrow.with_sense(Sense::Minimise);
        let middle = if scale.shift == 0 { 1.0 } else { f64::midpoint(share, 1.0) };
        let report = guard.part(share..middle, || whole::solve(&narrow, Reading::Stored, None, guard))?;
        let Outcome::Solved(best) = report.into_outcome() else { return Err(guard.cancelled()) };
        share = middle;
        prices.add(&best, scale, rounds == 1)?;
        let next = if scale.shift == 0 { None } else { prices.next_scale(&best, guard)? };
        let Some(next) = next else { return prices.finish(&best, sense, rounds) };
        if next.shift >= scale.shift {
            return Err(Error::internal("what is left of wide numbers did not become less"));
        }
        scale = next;
    }
    Err(Error::internal("there is always another round"))
}

impl Prices<'_> {
    /// From the least entry to the greatest.
    fn first_scale(&self) -> Scale {
        let rows = (0..self.matrix.rows()).flat_map(|i| self.matrix.row(i));
        let costs = rows.filter(|cell| **cell != WideMatrix::ABSENT).map(|cell| cell * self.sign);
        let range = costs.fold(None, |range, cost| match range {
            None => Some((cost, cost)),
            Some((low, high)) => Some((cost.min(low), cost.max(high))),
        });
        let (low, high) = range.unwrap_or((0, 0));
        Scale::new(NO_CAP, low, high)
    }

    /// What is left of an allowed pair that has one end in the cover.
    fn residual(&self, cell: i128, i: usize, j: usize) -> i128 {
        cell * self.sign - self.sides[0].prices[i] - self.sides[1].prices[j]
    }

    /// The matrix of a round. In the first the cover is not known, and all pairs count.
    fn narrow(&self, scale: Scale, is_first: bool, guard: &Guard<'_>) -> Result<Matrix> {
        let [rows, columns] = &self.sides;
        let (height, width) = (self.matrix.rows(), self.matrix.columns());
        let mut cells = Matrix::blank_cells(height, width, "a matrix of ", guard)?;
        for (i, narrow) in cells.chunks_mut(width.max(1)).enumerate() {
            guard.spend(CELL * width as u64)?;
            for (j, (narrow, &cell)) in narrow.iter_mut().zip(self.matrix.row(i)).enumerate() {
                if cell == WideMatrix::ABSENT {
                    *narrow = Matrix::ABSENT;
                } else if is_first || rows.covered[i] != columns.covered[j] {
                    let left = self.residual(cell, i, j).min(scale.cap);
                    *narrow = scale.narrow(left - rows.bonus[i] - columns.bonus[j]);
                }
                // with both ends in the cover it is never used
            }
        }
        Matrix::from_vec(height, width, cells)
    }

    /// Adds the prices of a round.
    fn add(&mut self, best: &Assignment, scale: Scale, is_first: bool) -> Result<()> {
        let found = best.prices();
        let sides = [(found.rows(), found.row_cover()), (found.columns(), found.column_cover())];
        for (side, (found, cover)) in self.sides.iter_mut().zip(sides) {
            if is_first {
                side.covered = cover.to_vec();
            } else if side.covered != cover {
                return Err(Error::internal("the same pairs were covered in another way"));
            }
            for (k, price) in side.prices.iter_mut().enumerate() {
                let base = if side.covered[k] { scale.base } else { 0 };
                let more = i128::from(found[k]).checked_mul(1 << scale.shift);
                let sum = more.and_then(|more| more.checked_add(*price + side.bonus[k] + base));
                *price = sum.filter(|sum| sum.unsigned_abs() <= LARGEST_PRICE).ok_or_else(too_wide)?;
            }
        }
        Ok(())
    }

    /// How far from the best these pairs may be, as the next cap; none where they are best.
    fn next_scale(&mut self, best: &Assignment, guard: &Guard<'_>) -> Result<Option<Scale>> {
        let mut lowest = 0;
        for i in 0..self.matrix.rows() {
            guard.spend(CELL * self.matrix.columns() as u64)?;
            for (j, &cell) in self.matrix.row(i).iter().enumerate() {
                if cell != WideMatrix::ABSENT && self.sides[0].covered[i] != self.sides[1].covered[j] {
                    lowest = self.residual(cell, i, j).min(lowest);
                }
            }
        }
        let mut extra = 0_i128;
        let mut is_paired = self.sides.each_ref().map(|side| vec![false; side.prices.len()]);
        for &(row, column) in best.pairs() {
            let (i, j) = (row.index(), column.index());
            (is_paired[0][i], is_paired[1][j]) = (true, true);
            let cell = self.matrix.get(row, column).unwrap_or(0);
            extra = extra.saturating_add(self.residual(cell, i, j));
        }
        for (side, is_paired) in self.sides.iter().zip(&is_paired) {
            let idle = side.prices.iter().zip(&side.covered).zip(is_paired);
            let idle = idle.filter(|((_, covered), paired)| !**covered && !**paired);
            extra = idle.fold(extra, |extra, ((price, _), _)| extra.saturating_sub(*price));
        }
        if extra == 0 && lowest == 0 {
            return Ok(None);
        }
        let below = (-lowest).saturating_mul(best.pairs().len() as i128);
        let cap = extra.max(0).saturating_add(below).saturating_mul(2).saturating_add(1).min(NO_CAP);
        let mut most = 0;
        for side in &mut self.sides {
            for ((bonus, price), covered) in side.bonus.iter_mut().zip(&side.prices).zip(&side.covered) {
                *bonus = if *covered { 0 } else { cap.min(-price) };
                most = most.max(*bonus);
            }
        }
        Ok(Some(Scale::new(cap, lowest - most, cap)))
    }

    /// Adds up, in the sense of the caller, and checks.
    fn finish(self, best: &Assignment, sense: Sense, rounds: usize) -> Result<WideAssignment> {
        let pairs = best.pairs().to_vec();
        let mut entries = pairs.iter().map(|&(row, column)| self.matrix.get(row, column).unwrap_or(0));
        let total = entries.try_fold(0_i128, i128::checked_add).ok_or_else(too_wide)?;
        let [rows, columns] = self.sides;
        let cover = Cover::new(rows.covered, columns.covered);
        let signed = |side: Vec<i128>| side.into_iter().map(|price| price * self.sign).collect();
        let (rows, columns) = (signed(rows.prices), signed(columns.prices));
        let found = WideAssignment { pairs, total, rows, columns, cover, rounds };
        if !check_wide(self.matrix, sense, &found) {
            return Err(Error::internal(
                "the answer for wide numbers did not pass its check and was not used",
            ));
        }
        Ok(found)
    }
}

fn too_wide() -> Error {
    Error::problem("the numbers of the matrix are too wide to be added up exactly")
        .with_advice("write fewer digits, or leave out pairs that are never to be")
}
