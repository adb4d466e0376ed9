//! One row more that may take anybody: a waiting list.

use super::super::{Column, Row};
use super::{Points, Problem};
use crate::error::Result;

impl Problem {
    /// The same problem with one row more, behind the others: it must take `places` columns, of any but those
    /// that are `out`, and gets 0 points for each.
    pub(crate) fn with_row_for_all(mut self, places: u32, out: &[bool]) -> Result<Self> {
        let new = Row::new(self.rows);
        let all: Vec<Column> = (0..self.columns).filter(|&j| !out[j]).map(Column::new).collect();
        match &mut self.points {
            Points::Matrix(matrix) => *matrix = matrix.with_row_of_zeros(out),
            Points::Terms(terms) => terms.iter_mut().for_each(|term| term.add_row(new, &all)),
        }
        self.rows += 1;
        let one = || vec![1; self.rows - 1];
        let mut capacities = self.capacities.take().unwrap_or_else(one);
        capacities.push(places);
        let none = || vec![0; self.rows - 1];
        let mut minimums = self.minimums.take().unwrap_or_else(none);
        minimums.push(places);
        self.with_capacities(capacities)?.with_minimums(minimums)
    }
}
