//! Problems made from another one: with other terms, more points for some pairs.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::problem::stored::Points;
use crate::assignment::model::term::{Entry, Kind, Term};
use crate::error::{Error, Result};

impl Problem {
    /// For what does not know groups.
    ///
    /// # Errors
    /// Names the feature, and the solver that knows it.
    pub(in crate::assignment) fn without_groups(&self) -> Result<()> {
        if self.has_minimums() {
            let text = "minimums of rows are not known to this method; GroupFlow solves such problems";
            return Err(Error::problem(text));
        }
        self.with_minimums_at_most()
    }

    /// For what knows minimums of rows, and no other groups: a column has one row at most, and
    /// loads need not be even.
    ///
    /// # Errors
    /// Names the feature, and the solver that knows it.
    pub(in crate::assignment) fn with_minimums_at_most(&self) -> Result<()> {
        if self.has_column_capacities() {
            let text = "capacities of columns are not known to this method; GroupFlow solves such problems";
            return Err(Error::problem(text));
        }
        if self.evenness().is_some() {
            let text = "even loads of rows are not known to this method; GroupFlow solves such problems";
            return Err(Error::problem(text));
        }
        Ok(())
    }

    /// The same problem, given by terms, where what is never stays never, and points are those of
    /// these terms.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a score might not fit `i32`, terms do not fit the
    /// problem, or it is a matrix.
    pub(crate) fn scored_by(&self, terms: impl IntoIterator<Item = Term>) -> Result<Self> {
        if self.is_stored() {
            return Err(Error::problem("a matrix cannot get other terms"));
        }
        let never = self.terms().iter().filter(|term| term.forbids()).map(Term::without_points);
        let summed = Self::from_terms(self.rows, self.columns, never.chain(terms).collect())?;
        Ok(Self { points: summed.points, ..self.clone() })
    }

    /// The same problem, given by terms, with one more.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a score might not fit `i32`, or the problem is a
    /// matrix.
    pub(crate) fn with_term(self, term: Term) -> Result<Self> {
        let Points::Terms(mut terms) = self.points else {
            return Err(Error::problem("a matrix cannot get a term"));
        };
        terms.push(term);
        // the constructor adds up what scores can be
        let summed = Self::from_terms(self.rows, self.columns, terms)?;
        Ok(Self { points: summed.points, ..self })
    }

    /// The problem of the same places, where these terms are all that gives points.
    ///
    /// # Errors
    /// As [`from_terms`](Self::from_terms).
    pub(crate) fn with_terms(&self, terms: Vec<Term>) -> Result<Self> {
        let summed = Self::from_terms(self.rows, self.columns, terms)?;
        let (capacities, minimums) = (self.capacities.clone(), self.minimums.clone());
        Ok(Self {
            capacities,
            minimums,
            column_capacities: self.column_capacities.clone(),
            even_loads: self.even_loads.clone(),
            sense: self.sense,
            ..summed
        })
    }

    /// Do scores stay within `i32` if pairs with these scores get more points (or less)? Of terms,
    /// it is their bounds that have to.
    pub(in crate::assignment) fn has_room_for(&self, points: i64, scores: &[i32]) -> bool {
        let limit = i64::from(i32::MAX);
        match &self.points {
            Points::Matrix(_) => scores.iter().all(|&score| (i64::from(score) + points).abs() <= limit),
            Points::Terms(_) => self.largest() + points.abs() <= limit,
        }
    }

    /// The same problem, where these pairs have more points (or less); allowed ones only, each
    /// once.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a score might not fit `i32`.
    pub(in crate::assignment) fn with_more(&self, pairs: &[(Row, Column)], points: i32) -> Result<Self> {
        let mut changed = self.clone();
        match &mut changed.points {
            Points::Matrix(matrix) => {
                for &(row, column) in pairs {
                    let Some(score) = matrix.get(row, column) else { continue };
                    let more = score.checked_add(points).filter(|&more| more != Matrix::ABSENT);
                    let more = more.ok_or_else(|| {
                        Error::problem(format!("{score} and {points} points together do not fit i32"))
                    })?;
                    matrix.put(row, column, more);
                }
                Ok(changed)
            }
            Points::Terms(_) => {
                let list = pairs.iter().map(|&(row, column)| (row, column, Entry::Points(points)));
                changed.with_term(Term::list(list)?)
            }
        }
    }
}

impl Term {
    /// What the term forbids, and nothing else.
    fn without_points(&self) -> Self {
        let silent = |entry: Entry| if entry == Entry::Never { entry } else { Entry::Points(0) };
        Self(match &self.0 {
            Kind::Table(table) => {
                let mut table = table.clone();
                table.entries.iter_mut().for_each(|entry| *entry = silent(*entry));
                Kind::Table(table)
            }
            Kind::List(pairs) => {
                Kind::List(pairs.iter().copied().filter(|&(_, _, entry)| entry == Entry::Never).collect())
            }
            Kind::Only(only) => Kind::Only(only.clone()),
        })
    }
}
