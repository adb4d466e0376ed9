//! The pairs that are worth just their prices, found while the prices are checked.
//!
//! *Problem.* Each best assignment uses pairs that are worth exactly the sum of their prices, and
//! no others. The check holds the prices against all pairs anyway, so it can list these on the way,
//! as long as they are not too many.

use crate::assignment::model::index::{Column, Row};

/// The pairs found so far, by row, then column, unless there are more than are wanted.
#[derive(Debug)]
pub(in crate::assignment) struct TightPairs {
    most: usize,
    pairs: Option<Vec<(Row, Column)>>,
}

impl TightPairs {
    /// None so far; more than `most` are not kept.
    pub(in crate::assignment) fn up_to(most: usize) -> Self {
        Self { most, pairs: Some(Vec::new()) }
    }

    /// None are wanted.
    pub(super) fn unwanted() -> Self {
        Self { most: 0, pairs: None }
    }

    /// Are there not too many so far?
    pub(super) fn are_wanted(&self) -> bool {
        self.pairs.is_some()
    }

    /// This many more can be listed.
    pub(super) fn room(&self) -> usize {
        self.pairs.as_ref().map_or(0, |pairs| self.most - pairs.len())
    }

    /// Adds the pairs of a row.
    pub(super) fn add(&mut self, row: Row, columns: &[u32]) {
        let room = self.room();
        match &mut self.pairs {
            Some(pairs) if columns.len() <= room => {
                pairs.extend(columns.iter().map(|&column| (row, Column::new(column as usize))));
            }
            _ => self.pairs = None,
        }
    }

    /// Adds what was found at once; nothing stands for too many.
    pub(super) fn take(&mut self, found: Option<Vec<(Row, Column)>>) {
        self.pairs = found.filter(|found| found.len() <= self.most);
    }

    /// All of them; nothing where there are more than were wanted.
    pub(in crate::assignment) fn listed(self) -> Option<Vec<(Row, Column)>> {
        self.pairs
    }
}
