//! What each criterion forbids.
//!
//! Lines and teams are ranges of people, so their criterion may say something of somebody with
//! themselves. That means nothing: it is forbidden in any case, and what tells it is another
//! criterion.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::model::term::Entry;
use crate::assignment::network::tally::Tally;
use crate::error::Result;
use crate::scoring::criteria::supervision;
use crate::scoring::scores::{Compiled, Scores};

/// Is what this criterion says of somebody with themselves to be passed over?
pub(crate) fn passes_over_oneself(criterion: &str) -> bool {
    criterion == supervision::NAME
}

impl Compiled {
    pub(super) fn passes_over_oneself(&self) -> bool {
        passes_over_oneself(self.criterion.name())
    }
}

impl Scores {
    /// Is it a pair of somebody with themselves?
    pub(super) fn is_oneself(&self, row: Row, column: Column) -> bool {
        self.mentors.get(row.index()).is_some_and(|one| self.mentees.get(column.index()) == Some(one))
    }

    /// The place of the same person on the other side, if they are on both.
    pub(crate) fn oneself(&self, side: Side, member: u32) -> Option<usize> {
        match side {
            Side::Rows => self.column(self.mentors.get(member as usize)?).map(Column::index),
            Side::Columns => self.row(self.mentees.get(member as usize)?).map(Row::index),
        }
    }

    /// Each criterion's name, and how many pairs of a person it forbids; those that forbid any.
    pub(crate) fn forbidding(&self) -> Vec<(&str, Tally)> {
        let tally = |compiled: &Compiled| {
            let terms = &self.problem.terms()[compiled.terms.clone()];
            let mut tally = Tally::of(self.problem.rows(), self.problem.columns(), terms)?;
            let says_never = |&(row, column): &(Row, Column)| {
                terms.iter().any(|term| term.entry(row, column) == Entry::Never)
            };
            if compiled.passes_over_oneself() {
                let mentors = self.mentors.iter().enumerate();
                let oneself = mentors.filter_map(|(i, one)| Some((Row::new(i), self.column(one)?)));
                tally.leave_out(oneself.filter(says_never));
            }
            Some(tally)
        };
        self.criteria.iter().filter_map(|one| Some((one.criterion.name(), tally(one)?))).collect()
    }

    /// Each criterion that forbids any pair, as a problem of its own.
    ///
    /// # Errors
    /// None in practice: these terms were accepted once.
    pub(crate) fn prohibitions(&self) -> Result<Vec<(&str, Problem)>> {
        let mut found = Vec::new();
        for compiled in &self.criteria {
            let terms = self.problem.terms()[compiled.terms.clone()].to_vec();
            let alone = Problem::from_terms(self.problem.rows(), self.problem.columns(), terms)?;
            if alone.forbids() {
                found.push((compiled.criterion.name(), alone));
            }
        }
        Ok(found)
    }
}
