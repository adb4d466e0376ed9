//! Solving again after a change.
//!
//! *Problem.* A few rows, columns or cells have changed; the answer should cost as little as the
//! change.
//!
//! *Method.* What is untouched stays proven. A changed row gives its column back and forgets its
//! list. A changed column gives its row back and gets the highest price that all other matched
//! rows allow, in one walk down the column; lists and bounds are corrected for its cells. The free
//! rows are matched by paths; a wide matrix then gives stray columns their price of 0 back.
//!
//! *Caveat.* `resume` trusts the caller's list of changes; a certificate check costs a pass.
//! `solve_from` trusts nothing and reads the matrix twice.
//!
//! *Numeric policy.* As in `state`; prices handed in are cut to 2^50.
//!
//! *Reference.* G. A. Mills-Tettey, A. Stentz, M. B. Dias (2007), The dynamic Hungarian algorithm.

use crate::assignment::solvers::dense::augmenting_path::Search;
use crate::assignment::solvers::dense::costs::{Costs, FREE, Failure, Outcome};
use crate::assignment::solvers::dense::minima::minima;
use crate::assignment::solvers::dense::plan;
use crate::assignment::solvers::dense::state::State;
use crate::assignment::solvers::reporter::Reporter;

/// Rows and columns with cells that are not what they were.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Changes<'a> {
    pub(super) rows: &'a [u32],
    pub(super) columns: &'a [u32],
}

pub(super) fn resume(
    costs: &Costs<'_>,
    s: &mut State,
    search: &mut Search,
    changes: &Changes<'_>,
    watch: &Reporter<'_, '_>,
) -> Result<Outcome, Failure> {
    if !s.exact || (s.rows, s.columns) != (costs.rows, costs.columns) || changes.columns.len() * 8 > s.columns
    {
        // from nothing; the filler must be chosen again, its constant may be far from all cells now
        return Err(Failure::PathsTooCostly);
    }
    let (rows, columns) = (costs.rows, costs.columns as u32);
    for &i in changes.rows.iter().filter(|&&i| (i as usize) < rows) {
        let i = i as usize;
        if s.column_of[i] != FREE {
            s.release(i);
        }
        s.forget(i);
        s.stretch((0..columns).filter_map(|j| costs.cost(i, j)));
    }
    for &j in changes.columns.iter().filter(|&&j| j < columns) {
        if s.row_of[j as usize] != FREE {
            s.release(s.row_of[j as usize] as usize);
        }
        s.stretch((0..rows).filter_map(|i| costs.cost(i, j)));
    }
    for &j in changes.columns.iter().filter(|&&j| j < columns) {
        let mut v = if rows < costs.columns { 0 } else { i64::MAX };
        for i in 0..rows {
            let to = s.column_of[i];
            if let (true, Some(c)) = (to != FREE, costs.cost(i, j)) {
                v = v.min(i64::from(c) - (i64::from(s.cost_of[i]) - s.v(to)));
            }
        }
        if v < i64::MAX {
            s.set_w(j, 2 * v);
            s.choose_width_after_rise(2 * v);
        }
        for i in 0..rows {
            s.correct(i, j, costs.cost(i, j));
        }
    }
    match_free_rows(costs, s, search, watch)
}

pub(super) fn solve_from(
    costs: &Costs<'_>,
    s: &mut State,
    search: &mut Search,
    prices: &[i64],
    pairs: &[u32],
    watch: &Reporter<'_, '_>,
) -> Result<Outcome, Failure> {
    if (pairs.len(), prices.len()) != (costs.rows, costs.columns) || costs.rows == 0 {
        return plan::solve(costs, s, search, watch);
    }
    let wide = costs.rows < costs.columns;
    let mut used = vec![false; costs.columns];
    pairs.iter().filter(|&&j| j < costs.columns as u32).for_each(|&j| used[j as usize] = true);
    let v = prices.iter().map(|&p| p.clamp(-(1 << 50), 1 << 50) * costs.sign());
    // on a wide matrix only columns in use may have a price
    let v: Vec<i64> = v
        .zip(&used)
        .map(|(v, &u)| {
            if !wide {
                v
            } else if u {
                v.min(0)
            } else {
                0
            }
        })
        .collect();
    let m = minima(costs, watch);
    if watch.is_stopped() {
        s.begin_stopped(costs);
        return Err(s.cancelled());
    }
    s.reset(costs, &m, &v);
    s.refresh_all(costs, watch);
    if watch.is_stopped() {
        return Err(s.cancelled());
    }
    s.statistics.count_pass();
    let mut stray = 0;
    for (i, &j) in pairs.iter().enumerate().filter(|x| *x.1 < costs.columns as u32) {
        if !s.adopt(costs, i, j) {
            stray += usize::from(wide && s.v(j) < 0);
        }
    }
    if stray * 8 > costs.rows {
        return plan::solve(costs, s, search, watch);
    }
    match_free_rows(costs, s, search, watch)
}

/// Matches who is free: by paths if they are few.
fn match_free_rows(
    costs: &Costs<'_>,
    s: &mut State,
    search: &mut Search,
    watch: &Reporter<'_, '_>,
) -> Result<Outcome, Failure> {
    let free = s.free_rows();
    if free.len() * 20 <= s.rows + 100 {
        return plan::augment_or_auction(costs, s, search, free, 1, watch);
    }
    for &i in &free {
        if s.bound[i as usize] == i64::MIN && s.spend(0, watch) {
            s.refresh(costs, i as usize);
        }
    }
    if watch.is_stopped() {
        return Err(s.cancelled());
    }
    plan::finish(costs, s, search, free, watch)
}
