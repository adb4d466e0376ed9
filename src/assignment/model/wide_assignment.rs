//! The answer for a wide matrix: the pairs, and the prices that prove them best.

use crate::assignment::model::cover::Cover;
use crate::assignment::model::index::{Column, Row};

/// The pairs of the best assignment of a [`WideMatrix`](crate::assignment::WideMatrix), their
/// total, and prices and a cover that prove it.
///
/// What prices and cover are stands at [`Prices`](crate::assignment::Prices);
/// [`check_wide`](crate::assignment::check_wide) holds them against all pairs. From
/// [`WideMatrix::solve`](crate::assignment::WideMatrix::solve).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WideAssignment {
    pub(in crate::assignment) pairs: Vec<(Row, Column)>,
    pub(in crate::assignment) total: i128,
    pub(in crate::assignment) rows: Vec<i128>,
    pub(in crate::assignment) columns: Vec<i128>,
    pub(in crate::assignment) cover: Cover,
    pub(in crate::assignment) rounds: usize,
}

impl WideAssignment {
    /// The pairs, sorted by row, then column.
    pub fn pairs(&self) -> &[(Row, Column)] {
        &self.pairs
    }

    /// The sum of the pairs' entries.
    pub fn total(&self) -> i128 {
        self.total
    }

    /// The rows' prices.
    pub fn row_prices(&self) -> &[i128] {
        &self.rows
    }

    /// The columns' prices.
    pub fn column_prices(&self) -> &[i128] {
        &self.columns
    }

    /// Rows and columns with an end of every allowed pair, as many as there are pairs.
    pub fn cover(&self) -> &Cover {
        &self.cover
    }

    /// How many problems of narrow numbers it took.
    pub fn rounds(&self) -> usize {
        self.rounds
    }
}
