//! Shortest augmenting paths on the lists of a restricted problem, from rows and from columns.
//!
//! *Problem.* A free row is to have a column, or a column that nobody has at a price is to have a
//! row or the price 0; all cells that rows have stay tight, all prices right.
//!
//! *Method.* Dijkstra on reduced costs. From a row, over its list to columns and from these to the
//! rows that have them, to the nearest free column or to a row that does best to park. From a
//! column, over its list to rows and from these to the columns they have, until the price of one of
//! these would rise to 0, or to a row that parks.
//!
//! *Ties.* Columns at the present distance go onto a stack, not into the heap.
//!
//! *References.* R. Jonker and A. Volgenant (1987), Computing 38; G. A. Mills-Tettey, A. Stentz,
//! M. B. Dias (2007), The dynamic Hungarian algorithm (from columns).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::assignment::solvers::dense::core::market::{Market, PARKED};
use crate::assignment::solvers::dense::costs::FREE;
use crate::assignment::solvers::reporter::Reporter;

/// Units of work of somebody that is reached, without the cells.
const VISIT: u64 = 32;
const FAR: i64 = i64::MAX;

/// How a search ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    Served,
    /// A column came up twice: some row could do better than it does, and distances mean nothing.
    /// Nothing has changed.
    Astray,
    /// The watch stopped it. Nothing has changed.
    Stopped,
}

/// Working memory of searches.
#[derive(Debug, Clone)]
pub(super) struct ListSearch {
    /// Of columns in a search from a row, of rows in one from a column.
    distance: Vec<i64>,
    from: Vec<(u32, i32)>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    now: Vec<u32>,
    touched: Vec<u32>,
    scanned: Vec<(u32, i64)>,
}

impl ListSearch {
    pub(super) fn new(most: usize) -> Self {
        Self {
            distance: vec![FAR; most],
            from: vec![(FREE, 0); most],
            heap: BinaryHeap::new(),
            now: Vec::new(),
            touched: Vec::new(),
            scanned: Vec::new(),
        }
    }

    /// Makes ready for the next search.
    fn clear(&mut self) {
        for at in self.touched.drain(..) {
            self.distance[at as usize] = FAR;
        }
        self.heap.clear();
        self.now.clear();
        self.scanned.clear();
    }

    /// The next place in the order of distances.
    fn next(&mut self) -> Option<(i64, u32)> {
        if let Some(at) = self.now.pop() {
            return Some((self.distance[at as usize], at));
        }
        loop {
            let Reverse((distance, at)) = self.heap.pop()?;
            if self.distance[at as usize] == distance {
                return Some((distance, at));
            }
        }
    }

    /// A place is reached at this distance; the search is at `at`.
    #[inline]
    fn reach(&mut self, place: u32, distance: i64, from: (u32, i32), at: i64) -> bool {
        let slot = &mut self.distance[place as usize];
        if distance >= *slot {
            return false;
        }
        if *slot == FAR {
            self.touched.push(place);
        }
        *slot = distance;
        self.from[place as usize] = from;
        if distance == at {
            self.now.push(place);
        } else {
            self.heap.push(Reverse((distance, place)));
        }
        true
    }
}

impl Market {
    /// Gives the free row `root` a column, or parks a row.
    pub(super) fn serve(&mut self, root: u32, search: &mut ListSearch, watch: &Reporter<'_, '_>) -> End {
        search.clear();
        // the least distance of an end, the column there, and the row that parks instead
        let (mut best, mut end, mut parks) = (FAR, FREE, FREE);
        let (mut i, mut base, mut at) = (root, 0, i64::MIN);
        loop {
            self.visits += 1;
            if !watch.spend(VISIT + self.by_row.of(i as usize).len() as u64) {
                return End::Stopped;
            }
            for &(j, c) in self.by_row.of(i as usize) {
                let key = 2 * i64::from(c) - self.w[j as usize];
                let distance = base + (key >> 1);
                if distance < best && search.reach(j, distance, (i, c), at) && key & 1 == 0 {
                    (best, end, parks) = (distance, j, FREE);
                }
            }
            if base + self.park[i as usize] < best {
                (best, end, parks) = (base + self.park[i as usize], FREE, i);
            }
            let Some((distance, j)) = search.next().filter(|&(distance, _)| distance < best) else { break };
            search.scanned.push((j, distance));
            if search.scanned.len() > self.w.len() {
                return End::Astray;
            }
            i = self.row_of[j as usize];
            (base, at) = (distance - self.u[i as usize], distance);
        }
        for &(j, distance) in &search.scanned {
            let down = best - distance;
            self.w[j as usize] -= 2 * down;
            self.u[self.row_of[j as usize] as usize] += down;
        }
        self.u[root as usize] = best;
        let mut j = end;
        if end == FREE {
            j = std::mem::replace(&mut self.column_of[parks as usize], PARKED);
            if parks == root {
                return End::Served;
            }
        } else {
            self.w[j as usize] -= 1;
        }
        loop {
            let (i, _) = search.from[j as usize];
            self.row_of[j as usize] = i;
            j = std::mem::replace(&mut self.column_of[i as usize], j);
            if i == root {
                return End::Served;
            }
        }
    }

    /// The column `source`, which nobody has, gets a row or the price 0.
    pub(super) fn settle_stray(
        &mut self,
        source: u32,
        search: &mut ListSearch,
        watch: &Reporter<'_, '_>,
    ) -> End {
        search.clear();
        let (mut j, mut at) = (source, 0);
        // the least distance of an end, and the column that is left there; or the row that is
        // parked
        let (mut best, mut end, mut parked) = (-self.v(source), source, FREE);
        search.scanned.push((source, 0));
        loop {
            self.visits += 1;
            if !watch.spend(VISIT + self.by_column.of(j as usize).len() as u64) {
                return End::Stopped;
            }
            let v = self.v(j);
            for &(i, c) in self.by_column.of(j as usize) {
                let distance = at + i64::from(c) - v - self.u[i as usize];
                if distance < best {
                    search.reach(i, distance, (j, c), at);
                }
            }
            let Some((distance, i)) = search.next().filter(|&(distance, _)| distance < best) else { break };
            j = self.column_of[i as usize];
            at = distance;
            if j == PARKED {
                (best, end, parked) = (distance, FREE, i);
                break;
            }
            search.scanned.push((j, distance));
            if search.scanned.len() > self.w.len() {
                return End::Astray;
            }
            if distance - self.v(j) < best {
                (best, end) = (distance - self.v(j), j);
            }
        }
        for &(j, distance) in &search.scanned {
            let up = best - distance;
            self.w[j as usize] += 2 * up;
            let i = self.row_of[j as usize];
            if i != FREE {
                self.u[i as usize] -= up;
            }
        }
        if end == source {
            return End::Served;
        }
        let mut i = parked;
        if parked == FREE {
            i = std::mem::replace(&mut self.row_of[end as usize], FREE);
            self.w[end as usize] += 1;
        }
        loop {
            let (to, _) = search.from[i as usize];
            self.column_of[i as usize] = to;
            i = std::mem::replace(&mut self.row_of[to as usize], i);
            if to == source {
                self.w[to as usize] -= 1;
                return End::Served;
            }
        }
    }
}
