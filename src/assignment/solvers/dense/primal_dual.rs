//! The primal-dual method on dense matrices with many ties.
//!
//! *Problem.* Match the free rows where most cells tie: an auction learns nothing there, and one
//! path after the other goes through the same plateau.
//!
//! *Method.* At the present prices as many rows as possible are matched along tight cells, in
//! rounds: from every free row a search, depth first, that enters no column twice in a round and
//! looks for a free column before it goes deeper. When a round matches nobody, its forest of
//! visited rows and columns is grown further by Dijkstra's method until it meets a free column;
//! prices fall accordingly, and there are new tight cells. Tight cells are kept as bits, so a round
//! reads no cells; a change of prices reads the rows of its forest twice.
//!
//! *Caveat.* A change of prices may serve a single row, and reads many: after two that do not pay
//! the free rows are given back.
//!
//! *Ties.* Rows with few tight cells first, and the first column in the order of the words.
//!
//! *Deviations.* From Kuhn: all free rows at once. From Pothen and Fan: bits, no order of levels.
//! On a wide matrix free columns with a price are taken first.
//!
//! *Numeric policy.* As in `tight_cells`; where distances are too far, the rows are given back.
//!
//! *References.* H. W. Kuhn (1955), Naval Research Logistics Quarterly 2; J. E. Hopcroft, R. M.
//! Karp (1973), SIAM Journal on Computing 2; A. Pothen, C.-J. Fan (1990), Computing the block
//! triangular form of a sparse matrix, ACM TOMS 16 (the search with look-ahead).

use crate::assignment::solvers::dense::costs::{Costs, FREE, Failure};
use crate::assignment::solvers::dense::state::State;
use crate::assignment::solvers::dense::tight_cells::{DONE, FAR, NEVER, first_column, nearest, place, words};
use crate::assignment::solvers::reporter::Reporter;
use crate::progress::PhaseKind;

/// A change of prices pays when one in so many of the free rows finds a column by it. In products
/// in 10 levels (3,000 x 3,000) 21, 48 and 60 % do; among people with short profiles 5 %, then 1 %:
/// 73 changes served 350 of 513 rows, in twice the time of an auction.
const SERVED: usize = 10;
/// So many changes in a row may fail to pay.
const PATIENCE: usize = 2;

/// Matches free rows while that pays; returns those that are left. All matched cells must be tight.
pub(super) fn serve(
    s: &mut State,
    costs: &Costs<'_>,
    free: Vec<u32>,
    watch: &Reporter<'_, '_>,
) -> Result<Vec<u32>, Failure> {
    let mut forest = Forest::new(s, free);
    let all: Vec<u32> = (0..s.rows as u32).collect();
    if !forest.read_tight(s, costs, &all, watch) {
        return Err(Failure::Shortage);
    }
    forest.serve(s, costs, watch)
}

/// The same at prices of 0, from one reading of the matrix, the first.
pub(super) fn serve_all(
    s: &mut State,
    costs: &Costs<'_>,
    watch: &Reporter<'_, '_>,
) -> Result<Vec<u32>, Failure> {
    s.begin_unread(costs);
    let mut forest = Forest::new(s, s.free_rows());
    if !s.read_tied(costs, &mut forest.tight, &mut forest.u, watch) {
        return Err(Failure::Shortage);
    }
    forest.serve(s, costs, watch)
}

/// Alternating trees from all free rows.
struct Forest {
    words: usize,
    /// tight cells, row by row
    tight: Vec<u64>,
    /// the value of the best cells of a row
    u: Vec<i64>,
    free: Vec<u32>,
    /// free columns: at a price, and all
    wanted: Vec<u64>,
    free_columns: Vec<u64>,
    /// columns in no tree
    unvisited: Vec<u64>,
    /// rows in trees, in the order in which they came
    rows: Vec<u32>,
    /// the columns by which they came, after those of free rows
    columns: Vec<u32>,
    /// the rows of the path at hand, and how far their tight cells are looked through
    path: Vec<(u32, usize)>,
    /// the row from which a column was reached
    from: Vec<u32>,
    distances: Vec<i32>,
    /// how far a row is from the roots
    base: Vec<i32>,
}

impl Forest {
    fn serve(
        mut self,
        s: &mut State,
        costs: &Costs<'_>,
        watch: &Reporter<'_, '_>,
    ) -> Result<Vec<u32>, Failure> {
        let (mut before, mut failures) = (usize::MAX, 0);
        loop {
            self.choosiest_first();
            while self.grow(s, watch) {}
            if !watch.may_continue(PhaseKind::Paths, self.free.len(), &s.statistics) || watch.is_stopped() {
                return Err(s.cancelled());
            }
            let pays = self.free.len() <= before - before / SERVED;
            failures = if pays { 0 } else { failures + 1 };
            if self.free.is_empty() || failures == PATIENCE {
                return Ok(self.free);
            }
            before = self.free.len();
            match self.change_prices(s, costs, watch) {
                Some(true) => {}
                Some(false) => return Err(Failure::Shortage),
                None if watch.is_stopped() => return Err(s.cancelled()),
                None => return Ok(self.free),
            }
        }
    }

    fn new(s: &State, free: Vec<u32>) -> Self {
        let words = words(s.columns);
        let (mut free_columns, mut wanted) = (vec![0; words], vec![0; words]);
        for j in (0..s.columns).filter(|&j| s.row_of[j] == FREE) {
            let (word, bit) = place(j);
            free_columns[word] |= bit;
            if s.rows < s.columns && s.w[j] < 0 {
                wanted[word] |= bit;
            }
        }
        Self {
            words,
            tight: vec![0; words * s.rows],
            u: vec![0; s.rows],
            free,
            wanted,
            free_columns,
            unvisited: vec![0; words],
            rows: Vec::new(),
            columns: Vec::new(),
            path: Vec::new(),
            from: vec![FREE; s.columns],
            distances: vec![NEVER; s.columns],
            base: vec![0; s.rows],
        }
    }

    /// Reads these rows for their tight cells. False: one has no cells at all.
    fn read_tight(
        &mut self,
        s: &mut State,
        costs: &Costs<'_>,
        rows: &[u32],
        watch: &Reporter<'_, '_>,
    ) -> bool {
        for &i in rows {
            let i = i as usize;
            self.u[i] = match s.column_of[i] {
                FREE => s.least_exactly(costs, i),
                j => i64::from(s.cost_of[i]) - s.v(j),
            };
            if self.u[i] == i64::MAX {
                return false;
            }
            let out = &mut self.tight[i * self.words..(i + 1) * self.words];
            s.tight_cells(costs, i, self.u[i], out);
            if !s.spend(0, watch) {
                break;
            }
        }
        true
    }

    /// Rows with few tight cells come first: where those of one row are among those of another, as
    /// they often are when sums or products were rounded, that alone finds a largest matching.
    fn choosiest_first(&mut self) {
        let (words, tight) = (self.words, &self.tight);
        let count =
            |i: u32| tight[i as usize * words..][..words].iter().map(|word| word.count_ones()).sum::<u32>();
        self.free.sort_by_cached_key(|&i| count(i));
    }

    /// Looks for paths along tight cells from all free rows, depth first, each column once;
    /// augments those that meet a free column. Were there any? A stop may end it between two
    /// columns.
    fn grow(&mut self, s: &mut State, watch: &Reporter<'_, '_>) -> bool {
        self.unvisited.fill(u64::MAX);
        self.columns.clear();
        let free = std::mem::take(&mut self.free);
        self.rows.clone_from(&free);
        let mut any = false;
        for &root in &free {
            self.path.clear();
            if let Some(j) = self.meet(root) {
                self.augment(s, root, j);
                any = true;
                continue;
            }
            self.path.push((root, 0));
            while let Some(&mut (i, ref mut at)) = self.path.last_mut() {
                if !s.spend(self.words as u64, watch) {
                    break;
                }
                let tight = &self.tight[i as usize * self.words..][..self.words];
                let next = (*at..self.words).find(|&word| tight[word] & self.unvisited[word] != 0);
                let Some(word) = next else {
                    self.path.pop();
                    continue;
                };
                *at = word;
                let j = first_column(word, tight[word] & self.unvisited[word]);
                self.unvisited[word] &= !place(j as usize).1;
                let row = s.row_of[j as usize];
                s.statistics.count_visit();
                self.from[j as usize] = i;
                self.rows.push(row);
                self.columns.push(j);
                if let Some(j) = self.meet(row) {
                    self.augment(s, row, j);
                    any = true;
                    break;
                }
                self.path.push((row, 0));
            }
        }
        self.free = free;
        self.free.retain(|&i| s.column_of[i as usize] == FREE);
        any && !watch.is_stopped()
    }

    /// Takes a free column that is tight for row `i`; on a wide matrix rather one with a price, as
    /// those must not stay free.
    fn meet(&mut self, i: u32) -> Option<u32> {
        let tight = &self.tight[i as usize * self.words..][..self.words];
        let both = |columns: &[u64]| tight.iter().zip(columns).position(|(a, b)| a & b != 0);
        let (word, columns) = match both(&self.wanted) {
            Some(word) => (word, &self.wanted),
            None => (both(&self.free_columns)?, &self.free_columns),
        };
        let j = first_column(word, tight[word] & columns[word]);
        let bit = place(j as usize).1;
        self.wanted[word] &= !bit;
        self.free_columns[word] &= !bit;
        Some(j)
    }

    /// Row `i` takes the free column `j`; what it had goes to the row before it.
    fn augment(&self, s: &mut State, mut i: u32, mut j: u32) {
        s.statistics.count_search();
        s.set_w(j, s.w[j as usize] - 1);
        loop {
            let next = s.column_of[i as usize];
            s.assign(i as usize, j, (self.u[i as usize] + s.v(j)) as i32);
            if next == FREE {
                return;
            }
            (i, j) = (self.from[next as usize], next);
        }
    }

    /// Goes on from the forest until a free column is met, and lowers the prices so that it is
    /// tight. False: there is none; nothing: too far, or stopped.
    fn change_prices(&mut self, s: &mut State, costs: &Costs<'_>, watch: &Reporter<'_, '_>) -> Option<bool> {
        self.distances.fill(NEVER);
        for &j in &self.columns {
            self.distances[j as usize] = DONE;
        }
        for &i in &self.rows {
            self.base[i as usize] = 0;
        }
        let roots = self.rows.len() - self.columns.len();
        let mut at = 0;
        let mut near = Vec::new();
        let distance = loop {
            while let Some(&i) = self.rows.get(at) {
                at += 1;
                let i = i as usize;
                let add = i64::from(self.base[i]) - self.u[i];
                s.relax_row(costs, i, add, &mut self.distances, &mut self.from);
                s.statistics.count_visit();
                if !s.spend(0, watch) {
                    return None;
                }
            }
            let distance = nearest(&self.distances);
            if distance == NEVER {
                return Some(false);
            }
            if distance >= FAR {
                return None;
            }
            near.clear();
            near.extend((0..).zip(&self.distances).filter(|x| *x.1 == distance).map(|x: (u32, _)| x.0));
            if near.iter().any(|&j| s.row_of[j as usize] == FREE) {
                break distance;
            }
            for &j in &near {
                self.distances[j as usize] = DONE;
                let row = s.row_of[j as usize];
                self.base[row as usize] = distance;
                self.rows.push(row);
                self.columns.push(j);
            }
        };
        let mut lowered = vec![0; self.words];
        let mut is_changed = vec![false; s.rows];
        for (k, &i) in self.rows.iter().enumerate() {
            let down = i64::from(distance - self.base[i as usize]);
            if down == 0 {
                continue;
            }
            is_changed[i as usize] = true;
            if let Some(&j) = k.checked_sub(roots).and_then(|k| self.columns.get(k)) {
                s.set_w(j, s.w[j as usize] - 2 * down);
                let (word, bit) = place(j as usize);
                lowered[word] |= bit;
            }
        }
        let mut changed = std::mem::take(&mut self.rows);
        changed.retain(|&i| is_changed[i as usize]);
        let others = self.tight.chunks_mut(self.words).zip(&is_changed).filter(|(_, changed)| !**changed);
        for (tight, _) in others {
            tight.iter_mut().zip(&lowered).for_each(|(tight, lowered)| *tight &= !lowered);
        }
        Some(self.read_tight(s, costs, &changed, watch)).filter(|_| !watch.is_stopped())
    }
}
