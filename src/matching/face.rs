//! What the check of an answer has found, for the next rematch.

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::proof::after_change::Checked;

/// Prices that were accepted for the problem of some people, and all pairs that are worth just
/// these.
#[derive(Debug, Clone)]
pub(super) struct Face {
    prices: Prices,
    tight: Vec<(Row, Column)>,
}

impl Face {
    pub(super) fn new(prices: Prices, tight: Vec<(Row, Column)>) -> Self {
        Self { prices, tight }
    }

    /// What was checked of the problem, if it was with these prices.
    pub(super) fn checked<'a>(&'a self, problem: &'a Problem, prices: &Prices) -> Option<Checked<'a>> {
        let Self { prices: own, tight } = self;
        (own == prices).then_some(Checked { problem, prices: own, tight })
    }
}
