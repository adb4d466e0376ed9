//! Gives unmatched columns of a wide matrix their price of 0 back.
//!
//! *Problem.* After a change, a column that was in demand may end unmatched at a price below
//! 0; then somebody would gain by moving into it.
//!
//! *Method.* Dijkstra from the column, over the slacks `c_ij - u_i - v_j` of its cells to the rows
//! and from a row to the column it holds, until some column's price would rise to 0: that
//! column is the one left unmatched, and the rows on the path move up by one.
//!
//! *Caveat.* Prices rise, so the bounds of all lists end; every scanned column is read down the
//! matrix, a strided access. It is meant for a few columns after a few changes.
//!
//! *Notation.* `d_j`, `d_i` are distances; the end is at `min d_k - v_k` over scanned columns.
//!
//! *Numeric policy.* Distances are at most the largest `-v`.

use crate::assignment::solvers::dense::costs::{Costs, FREE};
use crate::assignment::solvers::dense::state::State;
use crate::assignment::solvers::reporter::Reporter;

/// Units of work for a cell.
const STEP: u64 = 8;

pub(super) fn restore_zero_prices(s: &mut State, costs: &Costs<'_>, watch: &Reporter<'_, '_>) {
    let stray: Vec<u32> =
        (0..s.columns as u32).filter(|&j| s.row_of[j as usize] == FREE && s.w[j as usize] < 0).collect();
    for &j in &stray {
        raise_to_zero(s, costs, j, watch);
    }
    if !stray.is_empty() {
        s.bound.fill(i64::MIN);
        s.len.fill(0);
        s.choose_width();
    }
}

/// A stop leaves this price, and those after it, as they were.
fn raise_to_zero(s: &mut State, costs: &Costs<'_>, source: u32, watch: &Reporter<'_, '_>) {
    let u: Vec<i64> = (0..s.rows).map(|i| i64::from(s.cost_of[i]) - s.v(s.column_of[i])).collect();
    let mut dist = vec![i64::MAX; s.rows];
    let mut from = vec![FREE; s.rows];
    let mut done = vec![false; s.rows];
    let mut scanned = vec![(source, 0)];
    let (mut end, mut last) = (-s.v(source), source);
    let (mut j, mut at) = (source, 0);
    loop {
        // cells down a column are far apart in memory
        if !s.spend(STEP * s.rows as u64, watch) {
            return;
        }
        let v = s.v(j);
        for i in 0..s.rows {
            if let (false, Some(c)) = (done[i], costs.cost(i, j)) {
                let d = at + i64::from(c) - u[i] - v;
                if d < dist[i] {
                    (dist[i], from[i]) = (d, j);
                }
            }
        }
        let next = (0..s.rows).filter(|&i| !done[i]).min_by_key(|&i| dist[i]);
        let Some(i) = next.filter(|&i| dist[i] < end) else { break };
        done[i] = true;
        (j, at) = (s.column_of[i], dist[i]);
        scanned.push((j, at));
        if at - s.v(j) < end {
            (end, last) = (at - s.v(j), j);
        }
    }
    for (j, d) in scanned {
        s.w[j as usize] += 2 * (end - d);
    }
    if last == source {
        return;
    }
    // the row that held `last` and all before it on the path move up towards `source`
    let mut i = s.row_of[last as usize] as usize;
    s.row_of[last as usize] = FREE;
    s.w[last as usize] += 1;
    loop {
        let to = from[i];
        let Some(c) = costs.cost(i, to) else { return };
        let next = s.row_of[to as usize];
        s.assign(i, to, c);
        if to == source {
            s.w[to as usize] -= 1;
            return;
        }
        i = next as usize;
    }
}
