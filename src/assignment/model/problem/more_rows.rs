//! Rows that are nobody, which must take columns: waiting lists.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::problem::stored::Points;
use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};

/// A row that must take `places` columns, of these, which are sorted.
#[derive(Debug, Clone)]
pub(crate) struct NewRow {
    pub(crate) places: u32,
    pub(crate) of: Vec<Column>,
}

impl Problem {
    /// The same problem, given by terms, with these rows behind the others, which get 0 points for
    /// each column and whose loads need not be even; and this many columns behind the others that
    /// only they can take, once each.
    ///
    /// Time and space O(rows + columns + pairs of the new rows).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the problem is a matrix, or a row could not take as
    /// many.
    pub(crate) fn with_more_rows(mut self, new: &[NewRow], columns: usize) -> Result<Self> {
        let Points::Terms(terms) = &mut self.points else {
            return Err(Error::problem("a matrix cannot get a row"));
        };
        let (before, after) = (self.rows, self.rows + new.len());
        let first_spare = self.columns;
        for term in terms.iter_mut() {
            for (row, list) in (before..).map(Row::new).zip(new) {
                term.add_row(row, &list.of);
            }
            term.add_columns(columns);
        }
        self.rows += new.len();
        self.columns += columns;
        // what is bound already need not be bound twice
        let is_bound = |row, column| terms.iter().any(|term| term.entry(row, column) == Entry::Never);
        let keeps_out = |(row, list): (Row, &NewRow)| {
            let mut of = list.of.iter().peekable();
            let mut others = (0..first_spare).map(Column::new).filter(|j| of.next_if_eq(&j).is_none());
            others.all(|column| is_bound(row, column))
        };
        if columns > 0 || !(before..).map(Row::new).zip(new).all(keeps_out) {
            let bound = (0..after).map(|i| i >= before).collect();
            let spare = (0..self.columns).map(|j| j >= first_spare).collect();
            let spares = || (first_spare..self.columns).map(Column::new);
            let pairs = (before..).map(Row::new).zip(new).flat_map(|(row, list)| {
                list.of.iter().copied().chain(spares()).map(move |column| (row, column))
            });
            terms.push(Term::only(bound, spare, pairs));
        }
        let places = || new.iter().map(|list| list.places);
        let mut capacities = self.capacities.take().unwrap_or_else(|| vec![1; before]);
        capacities.extend(places());
        let mut minimums = self.minimums.take().unwrap_or_else(|| vec![0; before]);
        minimums.extend(places());
        if let Some(even) = &mut self.even_loads {
            even.before.resize(self.rows, None);
        }
        if let Some(takes) = &mut self.column_capacities {
            takes.resize(self.columns, 1);
        }
        self.with_capacities(capacities)?.with_minimums(minimums)
    }
}
