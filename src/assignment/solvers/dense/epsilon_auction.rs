//! Epsilon-scaling auction over candidate lists.
//!
//! *Problem.* Find prices, and a partial assignment, close to optimal.
//!
//! *Method.* A free row takes its best column and raises that column's price (lowers `v`) by the
//! gap to its second best, by at least epsilon when somebody is displaced; the displaced row bids
//! next (Gauss-Seidel, depth first). Phases with falling epsilon; between phases only those rows
//! are freed whose cell is further than the new epsilon above their best. The first phase *finds*
//! its epsilon: it doubles whenever a number of bids has not settled everybody.
//!
//! *Caveat.* With epsilon > 0 an unsolvable instance would bid for ever: bids are limited, and what
//! is left is the path search's to judge. With epsilon = 0 (a bounded row reduction) all matched
//! cells stay exactly tight, which is what a wide matrix needs.
//!
//! *Notation.* See `state`; a value is `c - v`, a row's gap the distance of its two best values.
//!
//! *Deviations from Bertsekas.* Prices rise by max(gap, epsilon), not gap + epsilon, so that after
//! a clear preference the row is exactly tight; a free column among equally good ones is taken
//! without raising any price; lists instead of rows (exact, see `state`); the bound of a list
//! serves as second best when it is the smaller, which makes a bid smaller, never wrong; a list is
//! used until its best is 3/4 epsilon above its bound (10-20 % fewer seconds on mentoring, block,
//! Machol-Wien): `free_rows_off_their_best` judges by exact values, so this costs at most a few
//! more bids.
//!
//! *Numeric policy.* One bid moves a price by at most `3 (cmax - cmin) + epsilon`, and epsilon is
//! capped at the range; phases stop when any price falls to `DEEP`.
//!
//! *References.* D. P. Bertsekas (1988), The auction algorithm, Annals of Operations Research 14;
//! Bertsekas and Castanon (1989); R. Jonker and A. Volgenant (1987), Computing 38.

use crate::assignment::solvers::dense::costs::{Costs, FREE};
use crate::assignment::solvers::dense::state::{DEEP, State};
use crate::assignment::solvers::reporter::Reporter;

/// Units of work of a bid, without readings.
const BID: u64 = 64;

/// How a phase runs.
pub(super) struct Terms {
    pub(super) epsilon: i64,
    /// bids at most
    pub(super) budget: u64,
    /// epsilon doubles every so many bids; 0: never
    pub(super) rise: u64,
}

/// One phase. Returns the rows left free, and the last epsilon. The watch may stop it between two
/// bids.
pub(super) fn phase(
    s: &mut State,
    costs: &Costs<'_>,
    mut queue: Vec<u32>,
    terms: &Terms,
    watch: &Reporter<'_, '_>,
) -> (Vec<u32>, i64) {
    let mut left = Vec::new();
    let (mut epsilon, mut bids) = (terms.epsilon, 0);
    let range = s.high - s.low;
    let square = s.rows == s.columns;
    // neighbours in the matrix are often neighbours in cost: a mixed order spares the cascades
    queue.sort_unstable_by_key(|&i| i.wrapping_mul(0x9E37_79B9));
    while let Some(i) = queue.pop() {
        let mut i = i as usize;
        loop {
            if bids == terms.budget || !s.spend(BID, watch) {
                left.push(i as u32);
                break;
            }
            bids += 1;
            if terms.rise > 0 && bids % terms.rise == 0 && epsilon <= range {
                epsilon *= 2;
            }
            let (mut k1, mut j1, mut c1, mut k2) = s.two_best(i);
            if is_used_up(s, i, k1, epsilon) {
                s.refresh(costs, i);
                (k1, j1, c1, k2) = s.two_best(i);
            }
            if j1 == FREE {
                left.push(i as u32);
                break;
            }
            // the only cell of a row may cost anything: any finite step will do
            let second = (k2 >> 1).min(s.bound[i]).min((k1 >> 1) + 2 * range + 1);
            let gap = (second - (k1 >> 1)).max(0);
            let w = s.w[j1 as usize];
            if k1 & 1 == 0 {
                s.set_w(j1, w - 1 - if square { 2 * gap } else { 0 });
                s.assign(i, j1, c1);
                break;
            }
            let step = gap.max(epsilon);
            if step == 0 || w <= DEEP {
                left.push(i as u32);
                break;
            }
            s.set_w(j1, w - 2 * step);
            let old = s.row_of[j1 as usize] as usize;
            s.column_of[old] = FREE;
            s.assign(i, j1, c1);
            i = old;
        }
    }
    s.statistics.count_bids(bids);
    (left, epsilon)
}

/// Has the best key of row `i` risen well past the end of its list? (A bid may be off by a part of
/// epsilon, but reading is costly.) Or, in a reduction, are all listed ties taken? Then it must be
/// read.
fn is_used_up(s: &State, i: usize, best: i64, epsilon: i64) -> bool {
    let bound = s.bound[i];
    best >> 1 > bound.saturating_add(epsilon * 3 / 4) || (epsilon == 0 && best >> 1 == bound && best & 1 == 1)
}

/// Frees the rows whose matched cell is more than `epsilon` above their best one. After a stop some
/// are not looked at.
pub(super) fn free_rows_off_their_best(
    s: &mut State,
    costs: &Costs<'_>,
    epsilon: i64,
    free: &mut Vec<u32>,
    watch: &Reporter<'_, '_>,
) {
    let in_doubt = |s: &State, i: usize| {
        let mine = i64::from(s.cost_of[i]) - s.v(s.column_of[i]);
        mine > s.bound[i].saturating_add(epsilon) && s.two_best(i).0 >> 1 > s.bound[i]
    };
    for i in 0..s.rows {
        if !s.spend(BID, watch) {
            return;
        }
        let j = s.column_of[i];
        if j == FREE {
            continue;
        }
        let mine = i64::from(s.cost_of[i]) - s.v(j);
        if in_doubt(s, i) {
            s.refresh(costs, i);
        }
        if mine > s.least(i).saturating_add(epsilon) {
            s.release(i);
            free.push(i as u32);
        }
    }
}

/// The mean gap of the rows, how many have none, and how many of the first rows.
pub(super) fn gaps(s: &State, own_rows: usize) -> (i64, usize, usize) {
    let (mut sum, mut tied, mut own_tied) = (0, 0, 0);
    for i in 0..s.rows {
        let (k1, _, _, k2) = s.two_best(i);
        let gap = (k2 >> 1).min(s.bound[i]).saturating_sub(k1 >> 1).clamp(0, s.high - s.low);
        sum += gap;
        tied += usize::from(gap == 0);
        own_tied += usize::from(gap == 0 && i < own_rows);
    }
    (sum / i64::try_from(s.rows.max(1)).unwrap_or(i64::MAX), tied, own_tied)
}
