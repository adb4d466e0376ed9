//! The linear program of a claim: its variables, its constraints, and their dual prices.
//!
//! A variable for each allowed pair, each place of a row that must be filled, and each column that
//! is to be served at all, where it has several places. Each is 0 or 1. Every constraint is told as
//! a sum that is at most something:
//!
//! | of | says |
//! |---|---|
//! | a row's places | its pairs are at most its capacity, and no more than columns |
//! | a row's minimum | places filled are at most its pairs |
//! | a column's places | its pairs are at most its capacity |
//! | a column served | it counts as served at most as often as it has pairs |
//! | what is given | minus so much is at most minus the least |

use std::fmt;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::proof::claims::claim::{Claim, Given};
use crate::assignment::proof::claims::measure::Measure;
use crate::error::{Error, Result};

/// No file is longer than this, in bytes, or hardly: 4,500 rows and as many columns.
const MOST: u64 = 1 << 30;

/// A variable by its number from 0, and by what it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variable {
    pub(super) index: u32,
    says: Says,
}

#[derive(Debug, Clone, Copy)]
enum Says {
    Pair(usize, usize),
    Filled(usize, u32),
    Served(usize),
}

impl fmt::Display for Variable {
    /// Counted from 1: `x3_17`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.says {
            Says::Pair(i, j) => write!(f, "x{}_{}", i + 1, j + 1),
            Says::Filled(i, place) => write!(f, "z{}_{}", i + 1, place + 1),
            Says::Served(j) => write!(f, "y{}", j + 1),
        }
    }
}

/// A constraint.
#[derive(Debug, Clone, Copy)]
pub(super) enum Constraint<'a> {
    RowPlaces(usize),
    RowMinimum(usize),
    ColumnPlaces(usize),
    ColumnServed(usize),
    Given(&'a Given),
}

/// The program of a claim.
#[derive(Debug)]
pub(super) struct Program<'a> {
    claim: &'a Claim<'a>,
    /// The number of the first pair of each row, and of all pairs.
    starts: Vec<u32>,
    /// The rows of each column, and the number of the pair.
    of_columns: Vec<Vec<(u32, u32)>>,
    /// The number of the first place to be filled of each row, and of what comes after them.
    fills: Vec<u32>,
    /// The number of each column that counts as served; none where none does, or where it cannot.
    serves: Vec<Option<u32>>,
    variables: u32,
}

impl<'a> Program<'a> {
    /// # Errors
    /// [`is_memory`](Error::is_memory) when `bytes` for each variable, whose numbers and names have
    /// so many digits, are more than is written.
    pub(super) fn of(claim: &'a Claim<'a>, bytes: impl Fn(u64) -> u64) -> Result<Self> {
        let problem = &*claim.problem;
        let mut cells = vec![Matrix::ABSENT; problem.columns()];
        let mut variables = 0_u64;
        for row in (0..problem.rows()).map(Row::new) {
            problem.fill_row(row, &mut cells)?;
            variables += cells.iter().filter(|&&cell| cell != Matrix::ABSENT).count() as u64;
            variables += u64::from(fills(problem, row));
        }
        let (rows, columns) = (problem.rows() as u64, problem.columns() as u64);
        variables += columns;
        let digits = |number: u64| u64::from(number.checked_ilog10().unwrap_or(0)) + 1;
        let size = variables.saturating_mul(bytes(digits(rows) + digits(columns)));
        if size > MOST {
            return Err(Error::memory(format!(
                "the proof for {rows} rows and {columns} columns would take about {} MB, more than {} MB",
                size / 1_000_000,
                MOST / 1_000_000
            ))
            .with_advice("check so many by their prices (check, check_plainly)"));
        }
        let mut program = Self {
            claim,
            starts: Vec::new(),
            of_columns: vec![Vec::new(); problem.columns()],
            fills: Vec::new(),
            serves: Vec::new(),
            variables: 0,
        };
        let mut next = 0;
        for i in 0..problem.rows() {
            program.starts.push(next);
            problem.fill_row(Row::new(i), &mut cells)?;
            for (&cell, rows) in cells.iter().zip(&mut program.of_columns) {
                if cell != Matrix::ABSENT {
                    rows.push((u32::try_from(i).unwrap_or(u32::MAX), next));
                    next += 1;
                }
            }
        }
        program.starts.push(next);
        for row in (0..problem.rows()).map(Row::new) {
            program.fills.push(next);
            next += fills(problem, row);
        }
        program.fills.push(next);
        for column in (0..problem.columns()).map(Column::new) {
            let can_serve = problem.has_column_capacities() && problem.column_capacity(column) > 0;
            program.serves.push(can_serve.then_some(next));
            next += u32::from(can_serve);
        }
        program.variables = next;
        Ok(program)
    }

    fn problem(&self) -> &Problem {
        &self.claim.problem
    }

    /// How many variables there are.
    pub(super) fn variables(&self) -> u32 {
        self.variables
    }

    /// All constraints in order, each with its dual price, which is not below 0.
    pub(super) fn constraints(&self) -> Vec<(Constraint<'a>, i128)> {
        let claim = self.claim;
        let rows = claim.rows.iter().enumerate().flat_map(|(i, &price)| {
            let is_empty = self.starts[i] == self.starts[i + 1];
            let places = (!is_empty).then_some((Constraint::RowPlaces(i), price.max(0)));
            let has_minimum = self.fills[i] < self.fills[i + 1];
            places.into_iter().chain(has_minimum.then_some((Constraint::RowMinimum(i), (-price).max(0))))
        });
        let columns = claim.columns.iter().enumerate().flat_map(|(j, &price)| {
            let is_empty = self.of_columns[j].is_empty();
            let places = (!is_empty).then_some((Constraint::ColumnPlaces(j), price.max(0)));
            let served = self.serves[j].map(|_| (Constraint::ColumnServed(j), (-price).max(0)));
            places.into_iter().chain(served)
        });
        let given = claim.given.iter().map(|given| (Constraint::Given(given), given.times));
        rows.chain(columns).chain(given).collect()
    }

    /// What the sum of a constraint is at most.
    pub(super) fn limit(&self, constraint: Constraint<'_>) -> i64 {
        match constraint {
            Constraint::RowPlaces(i) => self.problem().places(Row::new(i)).into(),
            Constraint::ColumnPlaces(j) => self.problem().column_capacity(Column::new(j)).into(),
            Constraint::RowMinimum(_) | Constraint::ColumnServed(_) => 0,
            Constraint::Given(given) => -given.least,
        }
    }

    /// The variables of a constraint with what they count there.
    pub(super) fn terms(
        &self,
        constraint: Constraint<'_>,
        mut each: impl FnMut(Variable, i64) -> Result<()>,
    ) -> Result<()> {
        match constraint {
            Constraint::RowPlaces(i) => self.row(i, |pair, _| each(pair, 1)),
            Constraint::RowMinimum(i) => {
                self.row(i, |pair, _| each(pair, -1))?;
                self.filled(i).try_for_each(|place| each(place, 1))
            }
            Constraint::ColumnPlaces(j) => self.column(j).try_for_each(|pair| each(pair, 1)),
            Constraint::ColumnServed(j) => {
                self.column(j).try_for_each(|pair| each(pair, -1))?;
                self.served(j).map_or(Ok(()), |column| each(column, 1))
            }
            Constraint::Given(given) => {
                self.counted(given.measure, |variable, counts| each(variable, -counts))
            }
        }
    }

    /// The variables that count in a number, with what they count.
    pub(super) fn counted(
        &self,
        measure: Measure,
        mut each: impl FnMut(Variable, i64) -> Result<()>,
    ) -> Result<()> {
        let (rows, columns) = (0..self.problem().rows(), 0..self.problem().columns());
        match measure {
            Measure::Minimums => rows.flat_map(|i| self.filled(i)).try_for_each(|place| each(place, 1)),
            Measure::Served => columns.filter_map(|j| self.served(j)).try_for_each(|column| each(column, 1)),
            _ => self.all_pairs(|pair, score| match measure.of_pair(self.problem().sense(), score) {
                0 => Ok(()),
                counts => each(pair, counts),
            }),
        }
    }

    /// What the claim says the most of, with what it counts.
    pub(super) fn subject(&self, each: impl FnMut(Variable, i64) -> Result<()>) -> Result<()> {
        self.claim.subject.map_or(Ok(()), |measure| self.counted(measure, each))
    }

    /// The variables that are 1 in the answer.
    pub(super) fn answer(&self) -> Vec<Variable> {
        let problem = self.problem();
        let of = |&(row, column): &(Row, Column)| {
            let rows = &self.of_columns[column.index()];
            let at = rows.binary_search_by_key(&row.index(), |&(i, _)| i as usize).ok()?;
            Some(Variable { index: rows[at].1, says: Says::Pair(row.index(), column.index()) })
        };
        let (mut load, mut is_served) = (vec![0; problem.rows()], vec![false; problem.columns()]);
        for (row, column) in self.claim.pairs {
            load[row.index()] += 1;
            is_served[column.index()] = true;
        }
        let filled = load.into_iter().enumerate().flat_map(|(i, load)| self.filled(i).take(load));
        let served = (0..is_served.len()).filter(|&j| is_served[j]).filter_map(|j| self.served(j));
        self.claim.pairs.iter().filter_map(of).chain(filled).chain(served).collect()
    }

    /// What the dual prices of all constraints leave of each variable beyond what it counts in the
    /// subject.
    pub(super) fn left(&self, mut each: impl FnMut(Variable, i128) -> Result<()>) -> Result<()> {
        let (claim, problem) = (self.claim, self.problem());
        let given = |measure: Measure| {
            let of = claim.given.iter().filter(move |given| given.measure == measure);
            of.map(|given| given.times).sum::<i128>()
        };
        let counts = |measure: Measure| given(measure) + i128::from(claim.subject == Some(measure));
        self.all_pairs(|pair, score| {
            let Says::Pair(i, j) = pair.says else { return Ok(()) };
            let of = |measure: Measure| i128::from(measure.of_pair(problem.sense(), score));
            let given = claim.given.iter().map(|given| given.times * of(given.measure)).sum::<i128>();
            each(pair, claim.rows[i] + claim.columns[j] - given - claim.subject.map_or(0, of))
        })?;
        for (i, &price) in claim.rows.iter().enumerate() {
            let left = (-price).max(0) - counts(Measure::Minimums);
            self.filled(i).try_for_each(|place| each(place, left))?;
        }
        for (j, &price) in claim.columns.iter().enumerate() {
            let left = (-price).max(0) - counts(Measure::Served);
            self.served(j).map_or(Ok(()), |column| each(column, left))?;
        }
        Ok(())
    }

    /// All pairs, row by row, with their scores.
    fn all_pairs(&self, mut each: impl FnMut(Variable, i32) -> Result<()>) -> Result<()> {
        (0..self.problem().rows()).try_for_each(|i| self.row(i, &mut each))
    }

    fn row(&self, i: usize, mut each: impl FnMut(Variable, i32) -> Result<()>) -> Result<()> {
        let mut cells = vec![Matrix::ABSENT; self.problem().columns()];
        self.problem().fill_row(Row::new(i), &mut cells)?;
        let allowed = cells.iter().enumerate().filter(|&(_, &score)| score != Matrix::ABSENT);
        (self.starts[i]..)
            .zip(allowed)
            .try_for_each(|(index, (j, &score))| each(Variable { index, says: Says::Pair(i, j) }, score))
    }

    fn column(&self, j: usize) -> impl Iterator<Item = Variable> + '_ {
        self.of_columns[j].iter().map(move |&(i, index)| Variable { index, says: Says::Pair(i as usize, j) })
    }

    fn filled(&self, i: usize) -> impl Iterator<Item = Variable> + use<> {
        let places = self.fills[i]..self.fills[i + 1];
        places.zip(0..).map(move |(index, place)| Variable { index, says: Says::Filled(i, place) })
    }

    fn served(&self, j: usize) -> Option<Variable> {
        self.serves[j].map(|index| Variable { index, says: Says::Served(j) })
    }
}

/// How many places of a row must be filled: with more than there are columns, as many as can be.
fn fills(problem: &Problem, row: Row) -> u32 {
    problem.minimum(row).min(problem.places(row))
}
