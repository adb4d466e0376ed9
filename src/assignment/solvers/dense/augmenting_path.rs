//! Shortest augmenting paths over candidate lists that grow on demand.
//!
//! *Problem.* Match one more row, keeping all matched cells tight and all prices feasible.
//!
//! *Method.* Dijkstra over the columns from the free row, with reduced costs. A visited row relaxes
//! the cells of its list only, and puts an *event* into the queue at the distance where its other
//! cells begin (its bound). When an event comes up, the row is read: first for a new list,
//! then, if that is used up as well, for the best cells outside the columns already scanned. So
//! cells are looked at only when they could matter, and the result is that of the full Dijkstra.
//!
//! *Ties.* The search stops at the first free column of least distance; columns at the present
//! distance go onto a stack, not into the heap.
//!
//! *Caveat.* A search that ends without a column proves that the visited rows have too few columns.
//!
//! *Notation.* `base_i` is what a path must pay before the value `c_ij - v_j` of row i's next cell.
//!
//! *Deviations from Jonker and Volgenant.* No scan over all columns for the minimum, lists, events.
//!
//! *Numeric policy.* Distances are differences of telescoping sums, see `state`.
//!
//! *References.* R. Jonker and A. Volgenant (1987), Computing 38; A. Volgenant (1996), Computers
//! and Operations Research 23 (sparse core); D. F. Crouse (2016), IEEE Trans. AES 52.

use crate::assignment::solvers::dense::costs::{Costs, FREE};
use crate::assignment::solvers::dense::state::State;
use crate::assignment::solvers::reporter::Reporter;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Units of work of a column or an event, without readings.
const VISIT: u64 = 64;
const EVENT: u32 = 1 << 31;
const FAR: i64 = i64::MAX;

/// How a search ends.
pub(super) enum Augmented {
    /// The row has a column.
    Served,
    /// Not all rows can be served.
    Stuck,
    /// The watch stopped it: nothing has changed.
    Stopped,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Search {
    dist: Vec<i64>,
    pred: Vec<(u32, i32)>,
    base: Vec<i64>,
    reread: Vec<bool>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    now: Vec<u32>,
    touched: Vec<u32>,
    scanned: Vec<u32>,
    visited: Vec<u32>,
    found: Vec<(u32, i32, i64, bool)>,
    best: i64,
    end: u32,
}

impl Search {
    pub(super) fn begin(&mut self, rows: usize, columns: usize) {
        if (self.base.len(), self.dist.len()) != (rows, columns) {
            *self = Search {
                dist: vec![FAR; columns],
                pred: vec![(FREE, 0); columns],
                base: vec![0; rows],
                reread: vec![false; rows],
                ..Search::default()
            };
        }
    }

    #[inline]
    fn relax(&mut self, i: usize, j: u32, c: i32, d: i64, free: bool, at: i64) {
        let slot = &mut self.dist[j as usize];
        if d < *slot && d < self.best {
            if *slot == FAR {
                self.touched.push(j);
            }
            *slot = d;
            self.pred[j as usize] = (i as u32, c);
            if free {
                self.best = d;
                self.end = j;
            } else if d == at {
                self.now.push(j);
            } else {
                self.heap.push(Reverse((d, j)));
            }
        }
    }

    fn visit(&mut self, s: &mut State, costs: &Costs<'_>, i: usize, base: i64, at: i64) {
        self.base[i] = base;
        self.visited.push(i as u32);
        if s.bound[i] == i64::MIN {
            s.refresh(costs, i);
        }
        self.relax_list(s, i, at);
        self.event(i, s.bound[i], at);
    }

    #[inline]
    fn relax_list(&mut self, s: &State, i: usize, at: i64) {
        let base = self.base[i];
        for &(j, c) in s.list_of(i) {
            let k = 2 * i64::from(c) - s.w[j as usize];
            self.relax(i, j, c, base + (k >> 1), k & 1 == 0, at);
        }
    }

    fn event(&mut self, i: usize, bound: i64, at: i64) {
        if bound != i64::MAX && self.base[i] + bound < self.best {
            self.heap.push(Reverse(((self.base[i] + bound).max(at), i as u32 | EVENT)));
        }
    }

    /// Augments from the free row `root`.
    pub(super) fn augment(
        &mut self,
        s: &mut State,
        costs: &Costs<'_>,
        root: u32,
        watch: &Reporter<'_, '_>,
    ) -> Augmented {
        let mut stopped = false;
        s.statistics.count_search();
        self.heap.clear();
        self.now.clear();
        (self.best, self.end) = (FAR, FREE);
        self.visit(s, costs, root as usize, 0, i64::MIN);
        loop {
            let (at, id) = if let Some(j) = self.now.pop() {
                (self.dist[j as usize], j)
            } else if let Some(Reverse(x)) = self.heap.pop() {
                x
            } else {
                break;
            };
            if at >= self.best {
                break;
            }
            if !s.spend(VISIT, watch) {
                stopped = true;
                break;
            }
            if id & EVENT != 0 {
                self.more(s, costs, (id & !EVENT) as usize, at);
                continue;
            }
            if self.dist[id as usize] != at {
                continue;
            }
            s.statistics.count_visit();
            self.scanned.push(id);
            s.hide(id);
            let i = s.row_of[id as usize] as usize;
            let base = at - (i64::from(s.cost_of[i]) - s.v(id));
            self.visit(s, costs, i, base, at);
        }
        let stuck = stopped || self.end == FREE;
        for &j in &self.scanned {
            let down = if stuck { 0 } else { self.best - self.dist[j as usize] };
            s.set_w(j, s.w[j as usize] - 2 * down);
        }

        if !stuck {
            let mut j = self.end;
            s.set_w(j, s.w[j as usize] - 1);
            loop {
                let (i, c) = self.pred[j as usize];
                let next = s.column_of[i as usize];
                s.assign(i as usize, j, c);
                if i == root {
                    break;
                }
                j = next;
            }
        }
        for j in self.touched.drain(..) {
            self.dist[j as usize] = FAR;
        }
        for i in self.visited.drain(..) {
            self.reread[i as usize] = false;
        }
        self.scanned.clear();
        match (stopped, stuck) {
            (true, _) => Augmented::Stopped,
            (_, true) => Augmented::Stuck,
            _ => Augmented::Served,
        }
    }

    /// The list of row `i` has been used up to distance `at`: read on.
    fn more(&mut self, s: &mut State, costs: &Costs<'_>, i: usize, at: i64) {
        if !std::mem::replace(&mut self.reread[i], true) {
            s.refresh(costs, i);
            self.relax_list(s, i, at);
            let bound = s.bound[i];
            if bound == i64::MAX || self.base[i] + bound > at {
                self.event(i, bound, at);
                return;
            }
        }
        let mut found = std::mem::take(&mut self.found);
        let bound = s.expand(costs, i, &mut found);
        for &(j, c, value, free) in &found {
            self.relax(i, j, c, self.base[i] + value, free, at);
        }
        self.found = found;
        self.event(i, bound, at);
    }
}
