//! The assignments that a leximin still chooses from: the face of the polytope, in bits.
//!
//! *Problem.* Each level of a leximin leaves fewer assignments. They are never listed: they are all
//! that use only *open* pairs, fill the rows that may not be idle, and serve the columns that may
//! not wait.
//!
//! *Method.* A bit for each pair, which is set while the pair is open and does not have the score
//! in work (those that have it are in `level`). A current assignment is one of the face, always.
//!
//! *Space.* Two bits a pair, and a few numbers a member.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::objectives::fairness::certificate::Level;
use crate::assignment::objectives::fairness::level_prices::LevelPrices;
use crate::assignment::objectives::fairness::pairs_by_score::Ranked;

/// The owner of a column that nobody serves, and that may stay so.
pub(super) const WAITING: u32 = u32::MAX;

/// The owner of a column whose pair was taken away.
pub(super) const LACKING: u32 = u32::MAX - 1;

/// What is left to choose from, and the assignment at hand.
#[derive(Debug)]
pub(super) struct Face {
    pub(super) rows: usize,
    pub(super) words: usize,
    /// Row after row, the open pairs without those of the level.
    open: Vec<u64>,
    /// The open pairs of the level.
    level: Vec<u64>,
    /// Rows that may leave places empty.
    pub(super) may_idle: Vec<bool>,
    /// Columns that may stay without a row.
    pub(super) may_wait: Vec<u64>,
    /// The row of each column, or a mark.
    pub(super) owner: Vec<u32>,
    /// The places that each row leaves empty.
    pub(super) idle: Vec<u32>,
    /// The places of each row whose pair was taken away.
    pub(super) lacking: Vec<u32>,
    /// All of them.
    pub(super) missing: usize,
}

impl Face {
    /// All largest assignments: only pairs with one end in the cover, which is filled.
    pub(super) fn new(
        capacities: &[u32],
        cover: (&[bool], &[bool]),
        allowed: &[Ranked],
        pairs: &[(Row, Column)],
    ) -> Self {
        let (rows, columns) = (capacities.len(), cover.1.len());
        let words = columns.div_ceil(64);
        let mut open = vec![0; rows * words];
        for &(_, i, j) in allowed {
            open[i as usize * words + j as usize / 64] |= 1 << (j % 64);
        }
        let mut may_wait = vec![0; words];
        for (j, _) in cover.1.iter().enumerate().filter(|(_, covered)| !**covered) {
            may_wait[j / 64] |= 1 << (j % 64);
        }
        let (mut owner, mut idle) = (vec![WAITING; columns], capacities.to_vec());
        for (row, column) in pairs {
            owner[column.index()] = u32::try_from(row.index()).unwrap_or(LACKING);
            idle[row.index()] = idle[row.index()].saturating_sub(1);
        }
        let may_idle = cover.0.iter().map(|covered| !covered).collect();
        let (level, lacking) = (vec![0; rows * words], vec![0; rows]);
        Self { rows, words, open, level, may_idle, may_wait, owner, idle, lacking, missing: 0 }
    }

    /// The open pairs of a row, without those of the level, and those of the level.
    pub(super) fn row(&self, row: usize) -> (&[u64], &[u64]) {
        let range = row * self.words..(row + 1) * self.words;
        (&self.open[range.clone()], &self.level[range])
    }

    /// Does the current assignment have this pair?
    pub(super) fn has(&self, &(_, i, j): &Ranked) -> bool {
        self.owner[j as usize] == i
    }

    /// Shuts pairs that are not in the current assignment.
    pub(super) fn shut(&mut self, pairs: &[Ranked]) {
        for &(_, i, j) in pairs {
            self.open[i as usize * self.words + j as usize / 64] &= !(1 << (j % 64));
        }
    }

    /// Makes these the pairs of the level, and takes them out of the current assignment.
    pub(super) fn begin(&mut self, pairs: &[Ranked]) {
        for pair @ &(_, i, j) in pairs {
            let (word, bit) = (i as usize * self.words + j as usize / 64, 1 << (j % 64));
            self.level[word] |= self.open[word] & bit;
            self.open[word] &= !bit;
            if self.has(pair) {
                self.owner[j as usize] = LACKING;
                self.lacking[i as usize] += 1;
                self.missing += 1;
            }
        }
    }

    /// Leaves only what is worth its prices; members with a price below that of nobody must be
    /// served. Returns the level for the certificate; `pairs` are all that have its score.
    pub(super) fn narrow(&mut self, prices: &LevelPrices, score: i32, pairs: &[Ranked]) -> Level {
        for (row, &price) in prices.rows.iter().enumerate() {
            let (light, heavy) = prices.tight(price);
            let range = row * self.words..(row + 1) * self.words;
            let words = self.open[range.clone()].iter_mut().zip(&self.level[range]);
            for ((open, level), (light, heavy)) in words.zip(light.iter().zip(heavy)) {
                *open = *open & light | level & heavy;
            }
            self.may_idle[row] &= price == prices.idle;
        }
        for (may_wait, tight) in self.may_wait.iter_mut().zip(prices.tight(prices.waiting).0) {
            *may_wait &= tight;
        }
        for &(_, i, j) in pairs {
            self.level[i as usize * self.words + j as usize / 64] = 0;
        }
        let rows = prices.rows.iter().enumerate().filter(|&(_, &price)| price != 0);
        Level {
            score,
            pairs: pairs.iter().filter(|pair| self.has(pair)).count(),
            rows: rows.map(|(i, &price)| (Row::new(i), price)).collect(),
            columns: prices.columns(),
            idle: -prices.idle,
            waiting: prices.waiting,
        }
    }

    /// The pairs of the current assignment.
    pub(super) fn pairs(&self) -> Vec<(Row, Column)> {
        let served = self.owner.iter().enumerate().filter(|&(_, &owner)| owner < LACKING);
        served.map(|(j, &owner)| (Row::new(owner as usize), Column::new(j))).collect()
    }
}
