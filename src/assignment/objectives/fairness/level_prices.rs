//! Small whole prices for one level of a leximin.
//!
//! Rows have prices from 0 up, columns from 0 down. Columns of the same price share a set of bits:
//! so a search asks for all columns that are tight with a row in one step for 64 of them.

use crate::assignment::model::index::Column;

/// Prices that are never above the weights: 1 for a pair of the level, 0 for another one.
#[derive(Debug)]
pub(super) struct LevelPrices {
    pub(super) rows: Vec<i32>,
    /// The columns whose price is -0, -1, -2, ...
    steps: Vec<Vec<u64>>,
    none: Vec<u64>,
    /// The price of an idle place, turned positive.
    pub(super) idle: i32,
    /// The price of nobody, whom a waiting column takes.
    pub(super) waiting: i32,
}

impl LevelPrices {
    /// All prices 0.
    pub(super) fn new(rows: usize, all_columns: Vec<u64>) -> Self {
        let none = vec![0; all_columns.len()];
        Self { rows: vec![0; rows], steps: vec![all_columns], none, idle: 0, waiting: 0 }
    }

    /// All prices 0 again.
    pub(super) fn reset(&mut self) {
        self.rows.fill(0);
        while let [first, .., last] = self.steps.as_mut_slice() {
            first.iter_mut().zip(last).for_each(|(first, last)| *first |= *last);
            self.steps.pop();
        }
        (self.idle, self.waiting) = (0, 0);
    }

    /// The columns for which a pair of weight 0, and those for which one of weight 1, is worth
    /// exactly the prices, where the row has this price.
    pub(super) fn tight(&self, price: i32) -> (&[u64], &[u64]) {
        (self.step(price), self.step(price - 1))
    }

    fn step(&self, step: i32) -> &[u64] {
        usize::try_from(step).ok().and_then(|step| self.steps.get(step)).unwrap_or(&self.none)
    }

    /// Lowers the price of these columns by 1.
    pub(super) fn lower(&mut self, is_seen: impl Fn(usize) -> u64) {
        let mut moved = self.none.clone();
        for step in &mut self.steps {
            for (at, (word, moved)) in step.iter_mut().zip(&mut moved).enumerate() {
                let leaving = *word & is_seen(at);
                *word = *word & !leaving | *moved;
                *moved = leaving;
            }
        }
        if moved.iter().any(|&word| word != 0) {
            self.steps.push(moved);
        }
    }

    /// The columns whose price is not 0, in order.
    pub(super) fn columns(&self) -> Vec<(Column, i32)> {
        let mut found = Vec::new();
        for (price, step) in (0..).map(|step: i32| -step).zip(&self.steps).skip(1) {
            for (at, &word) in step.iter().enumerate() {
                let mut left = word;
                while left != 0 {
                    found.push((Column::new(at * 64 + left.trailing_zeros() as usize), price));
                    left &= left - 1;
                }
            }
        }
        found.sort_unstable();
        found
    }
}
