//! Problems made from another one: without its groups, with more points for some pairs.

use super::super::{Column, Entry, Row, Term};
use super::{Points, Problem};
use crate::error::{Error, Result};

impl Problem {
    /// The same problem, where no row must take columns, and each column takes one row at most.
    pub(in super::super) fn ungrouped(&self) -> Self {
        Self { minimums: None, column_capacities: None, ..self.clone() }
    }

    /// The same problem, where these pairs have more points (or less); allowed ones only, each once.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a score might not fit `i32`.
    pub(in super::super) fn with_more(&self, pairs: &[(Row, Column)], points: i32) -> Result<Self> {
        let mut changed = self.clone();
        match &mut changed.points {
            Points::Matrix(matrix) => {
                for &(row, column) in pairs {
                    let Some(score) = matrix.get(row, column) else { continue };
                    let more = score.checked_add(points).filter(|&more| more != i32::MIN);
                    let more = more.ok_or_else(|| {
                        Error::problem(format!("{score} and {points} points together do not fit i32"))
                    })?;
                    matrix.put(row, column, more);
                }
                Ok(changed)
            }
            Points::Terms(terms) => {
                let list = pairs.iter().map(|&(row, column)| (row, column, Entry::Points(points)));
                let terms = terms.iter().cloned().chain([Term::list(list)?]).collect();
                // the constructor adds up what scores can be
                let summed = Self::from_terms(self.rows, self.columns, terms)?;
                Ok(Self { points: summed.points, ..changed })
            }
        }
    }
}
