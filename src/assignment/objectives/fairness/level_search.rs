//! One level of a leximin: as few pairs of this score as possible.
//!
//! *Problem.* On a face, the assignment of least weight, where a pair of the level weighs 1 and
//! another one 0; with prices that prove it.
//!
//! *Method.* The Hungarian method on weights 0 and 1. All prices start at 0, and the pairs that
//! weigh nothing stay. From the rows that lost a pair, a search follows what is tight: over open
//! columns to their rows, over nobody to other waiting columns, over idleness to other rows with an
//! empty place. Each tree that meets a column that lost its row is one more pair; trees share
//! nothing. When no tree does, the prices of all that were seen move by 1.
//!
//! *Cost.* Time O(rows x columns / 64) a search. There are at most as many moves of the prices as
//! the level has pairs in the end, and at most as many other searches as it had in the beginning;
//! mostly very few.
//!
//! *Notation.* `home` is the node behind the last row: nobody, who has all waiting columns.
//!
//! *Numeric policy.* Prices are not beyond the number of moves, which is at most the number of
//! columns.
//!
//! *References.* H. W. Kuhn, "The Hungarian method for the assignment problem", 1955. J. E.
//! Hopcroft and R. M. Karp, 1973 (disjoint paths).

use crate::assignment::objectives::fairness::face::{Face, LACKING, WAITING};
use crate::assignment::objectives::fairness::level_prices::LevelPrices;
use crate::error::Result;
use crate::watch::guard::Guard;

/// How a row was come by: it is the root of a tree.
const ROOT: u32 = u32::MAX;

/// It has a place that is idle.
const IDLE: u32 = u32::MAX - 1;

/// Not at all.
const UNSEEN: u32 = u32::MAX - 2;

/// The trees of a search.
#[derive(Debug)]
pub(super) struct LevelSearch {
    all: Vec<u64>,
    /// The columns not yet seen.
    unseen: Vec<u64>,
    /// The row, or home, from which a column was seen.
    parent: Vec<u32>,
    /// The column by which a row, or home, was come by, or a mark.
    by: Vec<u32>,
    root: Vec<u32>,
    /// Trees, by their roots, that have found what they looked for.
    done: Vec<bool>,
    /// The row from which idleness was seen.
    idle_from: Option<u32>,
    queue: Vec<u32>,
}

impl LevelSearch {
    pub(super) fn new(face: &Face, all: Vec<u64>) -> Self {
        let (nodes, columns) = (face.rows + 1, face.owner.len());
        Self {
            unseen: all.clone(),
            all,
            parent: vec![0; columns],
            by: vec![UNSEEN; nodes],
            root: vec![0; nodes],
            done: vec![false; nodes],
            idle_from: None,
            queue: Vec::with_capacity(nodes),
        }
    }

    /// Replaces all pairs that the level took away, by as few of its own as possible.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(super) fn run(&mut self, face: &mut Face, prices: &mut LevelPrices, guard: &Guard<'_>) -> Result<()> {
        let words = (face.rows * face.words) as u64;
        while face.missing > 0 {
            guard.spend(words)?;
            if !self.search(face, prices) {
                self.move_prices(face, prices);
            }
        }
        Ok(())
    }

    /// One search. Has it found any pair?
    fn search(&mut self, face: &mut Face, prices: &LevelPrices) -> bool {
        self.unseen.clone_from(&self.all);
        self.by.fill(UNSEEN);
        self.done.fill(false);
        self.idle_from = None;
        self.queue.clear();
        for row in (0..).take(face.rows) {
            if face.lacking[row as usize] > 0 {
                self.see(row, ROOT, row);
            }
        }
        let (mut next, before) = (0, face.missing);
        while let Some(&node) = self.queue.get(next) {
            next += 1;
            let root = self.root[node as usize];
            if !self.done[root as usize] && self.look(node, root, face, prices) {
                self.done[root as usize] = true;
            }
        }
        face.missing < before
    }

    fn see(&mut self, node: u32, by: u32, root: u32) {
        if self.by[node as usize] == UNSEEN {
            (self.by[node as usize], self.root[node as usize]) = (by, root);
            self.queue.push(node);
        }
    }

    /// Looks along all that is tight from a node. Has it met a column that lost its row?
    fn look(&mut self, node: u32, root: u32, face: &mut Face, prices: &LevelPrices) -> bool {
        let (row, home) = (node as usize, face.rows);
        let price = if row == home { prices.waiting } else { prices.rows[row] };
        let (light, heavy) = prices.tight(price);
        for word in 0..face.words {
            let tight = if row == home {
                face.may_wait[word] & light[word]
            } else {
                let (open, level) = face.row(row);
                open[word] & light[word] | level[word] & heavy[word]
            };
            let mut tight = tight & self.unseen[word];
            while tight != 0 {
                let column = word * 64 + tight.trailing_zeros() as usize;
                self.unseen[word] &= !(tight & tight.wrapping_neg());
                tight &= tight - 1;
                self.parent[column] = node;
                match face.owner[column] {
                    LACKING => {
                        self.augment(column, face);
                        return true;
                    }
                    WAITING => self.see(index(home), index(column), root),
                    owner => self.see(owner, index(column), root),
                }
            }
        }
        if row < home && face.may_idle[row] && price == prices.idle && self.idle_from.is_none() {
            self.idle_from = Some(node);
            for other in (0..).take(face.rows) {
                if face.idle[other as usize] > 0 {
                    self.see(other, IDLE, root);
                }
            }
        }
        false
    }

    /// Hands columns on along the path that led to this one.
    fn augment(&mut self, mut column: usize, face: &mut Face) {
        loop {
            let node = self.parent[column];
            face.owner[column] = if node as usize == face.rows { WAITING } else { node };
            let mut by = self.by[node as usize];
            let mut row = node as usize;
            if by == IDLE {
                // it fills an idle place; the row from which idleness was seen leaves one empty
                // instead
                face.idle[row] -= 1;
                row = self.idle_from.unwrap_or(node) as usize;
                face.idle[row] += 1;
                by = self.by[row];
            }
            if by == ROOT {
                face.lacking[row] -= 1;
                face.missing -= 1;
                return;
            }
            column = by as usize;
        }
    }

    /// The prices of all that were seen move by 1, so that something more becomes tight.
    fn move_prices(&self, face: &Face, prices: &mut LevelPrices) {
        for &node in &self.queue {
            match prices.rows.get_mut(node as usize) {
                Some(price) => *price += 1,
                None => prices.waiting += 1,
            }
        }
        debug_assert!(face.missing > 0);
        prices.lower(|word| self.all[word] & !self.unseen[word]);
        if self.idle_from.is_some() {
            prices.idle += 1;
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(UNSEEN)
}
