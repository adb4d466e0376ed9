//! Vectors, and square matrices of a few rows.
//!
//! *Numeric policy.* `f64`, added up in order, on one thread, and no instruction that only some
//! processors have: the same bytes everywhere.

/// The sum of products, in order.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// A square matrix, by its rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Square {
    pub(super) rows: Vec<Vec<f64>>,
}

impl Square {
    pub(super) fn from_fn(size: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        Self { rows: (0..size).map(|row| (0..size).map(|column| cell(row, column)).collect()).collect() }
    }

    pub(super) fn times(&self, vector: &[f64]) -> Vec<f64> {
        self.rows.iter().map(|row| dot(row, vector)).collect()
    }

    /// The vector times this times the vector.
    pub(super) fn form(&self, vector: &[f64]) -> f64 {
        dot(vector, &self.times(vector))
    }

    pub(super) fn product(&self, other: &Self) -> Self {
        let cell = |row: usize, column: usize| {
            self.rows[row].iter().zip(&other.rows).map(|(cell, row)| cell * row[column]).sum()
        };
        Self::from_fn(self.rows.len(), cell)
    }
}
