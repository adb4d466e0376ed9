//! A term about other rows and columns than it was made for.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::term::{Entry, Kind, Restriction, Table, Term};
use crate::error::Result;

impl Term {
    /// The same for rows and columns that were elsewhere before: for each its old place, if it had
    /// one. What is new gets no points and is not bound; what is gone is left out.
    ///
    /// # Errors
    /// None in practice: the codes of a term lie inside its table.
    pub(crate) fn moved(&self, rows: &[Option<usize>], columns: &[Option<usize>]) -> Result<Self> {
        let new = |olds: &[Option<usize>]| {
            let mut places: Vec<(usize, usize)> =
                olds.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new))).collect();
            places.sort_unstable();
            places
        };
        let (new_rows, new_columns) = (new(rows), new(columns));
        let find = |places: &[(usize, usize)], old: usize| {
            places.binary_search_by_key(&old, |place| place.0).ok().map(|at| places[at].1)
        };
        let place = |row: Row, column: Column| {
            let (row, column) = (find(&new_rows, row.index())?, find(&new_columns, column.index())?);
            Some((Row::new(row), Column::new(column)))
        };
        Ok(match &self.0 {
            Kind::Table(table) => return table.moved(rows, columns),
            Kind::List(pairs) => {
                let moved = pairs.iter().filter_map(|&(row, column, entry)| {
                    let (row, column) = place(row, column)?;
                    Some((row, column, entry))
                });
                return Self::list(moved);
            }
            Kind::Only(Restriction { rows: bound_rows, columns: bound_columns, pairs }) => {
                let bound = |side: &[bool], olds: &[Option<usize>]| -> Vec<bool> {
                    olds.iter()
                        .map(|old| old.and_then(|old| side.get(old).copied()).unwrap_or(false))
                        .collect()
                };
                let pairs = pairs.iter().filter_map(|&(row, column)| place(row, column));
                Self::only(bound(bound_rows, rows), bound(bound_columns, columns), pairs)
            }
        })
    }
}

impl Table {
    /// One code more on each side is that of who is new.
    fn moved(&self, rows: &[Option<usize>], columns: &[Option<usize>]) -> Result<Term> {
        let height = self.entries.len().checked_div(self.width).unwrap_or(0);
        let codes = |codes: &[u32], olds: &[Option<usize>], none: usize| -> Vec<u32> {
            let none = u32::try_from(none).unwrap_or(u32::MAX);
            olds.iter().map(|old| old.and_then(|old| codes.get(old).copied()).unwrap_or(none)).collect()
        };
        let mut entries = Vec::with_capacity((height + 1) * (self.width + 1));
        for row in 0..height {
            entries.extend_from_slice(&self.entries[row * self.width..(row + 1) * self.width]);
            entries.push(Entry::Points(0));
        }
        entries.extend(std::iter::repeat_n(Entry::Points(0), self.width + 1));
        let row_codes = codes(&self.row_codes, rows, height);
        Term::table(row_codes, codes(&self.column_codes, columns, self.width), self.width + 1, entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every entry of who stays is as it was; new ones get no points.
    #[test]
    fn who_stays_keeps_what_was_said() {
        let at = |row, column| (Row::new(row), Column::new(column));
        let named = |row, column, entry| (Row::new(row), Column::new(column), entry);
        let entries = [3, 5, 7, 11].map(Entry::Points).to_vec();
        let terms = [
            Term::table(vec![0, 1, 1], vec![1, 0], 2, entries).unwrap(),
            Term::list([named(0, 1, Entry::Points(9)), named(2, 0, Entry::Never)]).unwrap(),
            Term::only(vec![true, false, false], vec![false, true], [at(0, 0), at(2, 1)]),
            Term::table(vec![0, 0, 0], Vec::new(), 0, Vec::new()).unwrap(),
        ];
        let ways = [
            (vec![Some(0), Some(1), None, Some(2)], vec![None, Some(0), Some(1)]),
            (vec![Some(2), None], vec![Some(1)]),
            (Vec::new(), vec![Some(0)]),
        ];
        for term in &terms {
            for (rows, columns) in &ways {
                let moved = term.moved(rows, columns).unwrap();
                for (i, row) in rows.iter().enumerate() {
                    for (j, column) in columns.iter().enumerate() {
                        let found = moved.entry(Row::new(i), Column::new(j));
                        let is_bound = matches!(term.0, Kind::Only(_));
                        match row.zip(*column) {
                            Some((row, column)) => {
                                assert_eq!(found, term.entry(Row::new(row), Column::new(column)));
                            }
                            None if is_bound => {}
                            None => assert_eq!(found, Entry::Points(0)),
                        }
                    }
                }
            }
        }
    }
}
