//! A part of all assignments: those that have some pairs and do not have others.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Term};
use crate::assignment::objectives::sharing::rules::SharingRules;
use crate::error::Result;

/// The assignments that have all pairs of the one list and none of the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Region {
    pub(super) made: Vec<(Row, Column)>,
    pub(super) never: Vec<(Row, Column)>,
}

impl Region {
    pub(super) fn with(&self, pair: (Row, Column), is_made: bool) -> Self {
        let mut region = self.clone();
        if is_made {
            region.made.push(pair);
        } else {
            region.never.push(pair);
        }
        region
    }

    pub(super) fn decisions(&self) -> usize {
        self.made.len() + self.never.len()
    }

    /// The columns that a row has for sure, settled ones first.
    pub(super) fn held(&self, rules: &SharingRules<'_>, row: Row) -> Vec<Column> {
        let made = self.made.iter().filter(|&&(other, _)| other == row).map(|&(_, column)| column);
        rules.settled_of(row).into_iter().chain(made).collect()
    }

    /// How many more columns the row can have.
    pub(super) fn room(&self, problem: &Problem, row: Row) -> usize {
        let made = self.made.iter().filter(|&&(other, _)| other == row).count();
        (problem.capacity(row) as usize).saturating_sub(made)
    }

    /// Can what this row has for sure be part of a group that may share it?
    pub(super) fn is_possible(&self, problem: &Problem, rules: &SharingRules<'_>, row: Row) -> bool {
        rules.may_share(row, &self.held(rules, row), self.room(problem, row))
    }

    /// The pairs that no assignment of the region can have if it obeys the rules: those that are
    /// out, those that cannot stand beside what a row has for sure, and others of a column that has
    /// its only row for sure. Of the rows that have something settled, those given are looked at.
    pub(super) fn forbidden(
        &self,
        problem: &Problem,
        rules: &SharingRules<'_>,
        looked_at: &[Row],
    ) -> Vec<(Row, Column)> {
        let mut found = self.never.clone();
        let mut rows: Vec<Row> =
            self.made.iter().map(|&(row, _)| row).chain(looked_at.iter().copied()).collect();
        rows.sort_unstable();
        rows.dedup();
        for row in rows {
            let (held, room) = (self.held(rules, row), self.room(problem, row));
            let columns = (0..problem.columns()).map(Column::new).filter(|column| !held.contains(column));
            let after = room.saturating_sub(1);
            let never = columns.filter(|&column| room == 0 || !rules.may_join(row, &held, column, after));
            found.extend(never.map(|column| (row, column)));
        }
        for &(row, column) in self.made.iter().filter(|&&(_, column)| problem.column_capacity(column) == 1) {
            let others = (0..problem.rows()).map(Row::new).filter(|&other| other != row);
            found.extend(others.map(|other| (other, column)));
        }
        found
    }
}

/// The same problem without these pairs.
pub(crate) fn without(problem: &Problem, pairs: &[(Row, Column)]) -> Result<Problem> {
    if pairs.is_empty() {
        return Ok(problem.clone());
    }
    problem.clone().with_term(Term::list(pairs.iter().map(|&(row, column)| (row, column, Entry::Never)))?)
}
