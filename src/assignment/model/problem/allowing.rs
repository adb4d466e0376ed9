//! What is forbidden, and a problem in which one forbidden pair is allowed.

#![expect(clippy::cast_possible_truncation, reason = "a problem has at most 2^31 rows and columns")]

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Kind, Restriction, Table, Term};
use crate::error::{Error, Result};

impl Problem {
    /// What the terms give a pair, where they do not say never.
    ///
    /// None where the points come from a matrix and the pair is forbidden. Time O(terms).
    pub(crate) fn score_if_allowed(&self, row: Row, column: Column) -> Option<i32> {
        if self.is_stored() || row.index() >= self.rows || column.index() >= self.columns {
            return self.score(row, column);
        }
        // no overflow: terms are accepted only if no sum can leave i32
        let points = self.terms().iter().map(|term| match term.entry(row, column) {
            Entry::Points(points) => points,
            Entry::Never => 0,
        });
        Some(points.sum())
    }

    /// Does any term say never?
    pub(crate) fn forbids(&self) -> bool {
        self.terms().iter().any(Term::forbids)
    }

    /// The same problem with this pair allowed, at [`score_if_allowed`](Self::score_if_allowed).
    ///
    /// Time and space O(size of the terms).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the pair is outside the problem, or the points come
    /// from a matrix.
    pub(crate) fn allowing(&self, row: Row, column: Column) -> Result<Self> {
        if self.is_stored() || row.index() >= self.rows || column.index() >= self.columns {
            return Err(Error::problem(format!("{row}, {column} is not a pair of terms")));
        }
        let terms = self.terms().iter().map(|term| term.allowing(row, column)).collect();
        let open = Self::from_terms(self.rows, self.columns, terms)?;
        Ok(Self { points: open.points, ..self.clone() })
    }
}

impl Term {
    /// The same term, saying 0 points of a pair of which it says never.
    fn allowing(&self, row: Row, column: Column) -> Self {
        if self.entry(row, column) != Entry::Never {
            return self.clone();
        }
        Self(match &self.0 {
            Kind::Table(table) => Kind::Table(table.allowing(row, column)),
            Kind::List(pairs) => {
                let others = pairs.iter().filter(|&&(i, j, _)| (i, j) != (row, column));
                Kind::List(others.copied().collect())
            }
            Kind::Only(only) => {
                let mut pairs = only.pairs.clone();
                let at = pairs.partition_point(|&pair| pair < (row, column));
                pairs.insert(at, (row, column));
                Kind::Only(Restriction { rows: only.rows.clone(), columns: only.columns.clone(), pairs })
            }
        })
    }
}

impl Table {
    /// The row and the column get codes of their own, and 0 points where these meet.
    fn allowing(&self, row: Row, column: Column) -> Self {
        let mut table = self.clone();
        let of_column = self.column_codes[column.index()] as usize;
        let rows = self.entries.chunks(self.width.max(1)).chain([self.row(row.index())]);
        table.entries =
            rows.flat_map(|entries| entries.iter().copied().chain([entries[of_column]])).collect();
        if let Some(corner) = table.entries.last_mut() {
            *corner = Entry::Points(0);
        }
        table.row_codes[row.index()] = (self.entries.len() / self.width.max(1)) as u32;
        table.column_codes[column.index()] = self.width as u32;
        table.width += 1;
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::problem;

    #[test]
    fn one_pair_changes_and_no_other() {
        let mut allowed = 0;
        for seed in 0..400 {
            let problem = problem(seed, 5, 3);
            let pairs = (0..problem.rows()).flat_map(|i| (0..problem.columns()).map(move |j| (i, j)));
            let pairs: Vec<_> = pairs.map(|(i, j)| (Row::new(i), Column::new(j))).collect();
            for &(row, column) in &pairs {
                let open = problem.allowing(row, column).unwrap();
                let score = problem.score_if_allowed(row, column);
                assert_eq!(open.score(row, column), score, "seed {seed}");
                assert!(score.is_some() && (problem.score(row, column).is_none() || problem == open));
                allowed += usize::from(problem != open);
                for &(i, j) in pairs.iter().filter(|&&pair| pair != (row, column)) {
                    assert_eq!(open.score(i, j), problem.score(i, j), "seed {seed}: {row} {column}, {i} {j}");
                }
                assert_eq!((open.sense(), open.capacity(row)), (problem.sense(), problem.capacity(row)));
            }
            let beyond = (Row::new(problem.rows()), Column::new(0));
            assert!(problem.allowing(beyond.0, beyond.1).is_err());
        }
        assert!(allowed > 500, "{allowed}");
    }
}
