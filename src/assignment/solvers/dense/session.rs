//! A problem that changes a little at a time, and its best assignment each time.

use std::collections::BTreeSet;
use std::fmt;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::{Matrix, reserved_points};
use crate::assignment::model::problem::Problem;
use crate::assignment::solvers::dense::engine::Engine;
use crate::assignment::solvers::dense::part::{Answer, Part};
use crate::assignment::solvers::dense::resume::Changes;
use crate::assignment::solvers::dense::whole::{
    CellSource, in_two_parts, one_sided_cover, places, report, rows_are_fewer,
};
use crate::assignment::solvers::reporter::Reporter;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;
use crate::words::{counted, form};

/// A problem whose entries change, solved again at a cost that is proportional to the change.
///
/// It owns the matrix, so that no change goes unseen, and keeps the solver's prices and lists.
/// After a change, only the rows and columns it touched lose their pairs; the rest stays proven.
///
/// While everybody on the smaller side can be served, a changed row costs one reading of it and a
/// search for a path. When somebody cannot, the shortage is worked out from the start each time.
///
/// ```
/// use pairwright::assignment::{Column, Matrix, Problem, Row, Session, check};
///
/// let points = Matrix::from_vec(2, 2, vec![10, 9, 8, 1])?;
/// let mut session = Session::new(Problem::from_matrix(points)?)?;
/// assert_eq!(session.solve()?.total(), 17);
///
/// session.set(Row::new(0), Column::new(1), None)?; // they declined
/// assert_eq!(session.solve()?.total(), 11);
/// let declined = session.solve()?.clone();
/// check(session.problem(), &declined)?;
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Session {
    /// As a matrix.
    problem: Problem,
    rows: Vec<u32>,
    columns: Vec<u32>,
    /// The cells as the engine reads them; none where the matrix will do as it stands.
    copy: Option<Part<'static>>,
    engine: Engine,
    touched: Touched,
    solved: Option<Assignment>,
}

/// What has changed since the last solve.
#[derive(Debug, Clone, Default)]
struct Touched {
    cells: Vec<(Row, Column)>,
    rows: BTreeSet<u32>,
    columns: BTreeSet<u32>,
}

impl Session {
    /// Takes a problem. Nothing is solved yet.
    ///
    /// Time O(rows x columns x terms) where it is given by terms, space 4 bytes a pair.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when it does not fit in memory as a matrix, with a copy of
    /// each row for each of its places; [`is_problem`](Error::is_problem) when it has groups.
    pub fn new(problem: Problem) -> Result<Self> {
        problem.without_groups()?;
        let (rows, columns) = (places(&problem)?, (0..problem.columns() as u32).collect::<Vec<_>>());
        let problem = problem.into_matrix_form()?;
        let matrix = problem.matrix()?;
        let agents = rows_are_fewer(&problem);
        let part =
            Part::new(&matrix, problem.sense(), rows.clone(), columns.clone(), agents, &Guard::nobody())?;
        let copy = if part.is_borrowed() { None } else { part.into_owned() };
        drop(matrix);
        let (engine, touched) = (Engine::default(), Touched::default());
        Ok(Self { problem, rows, columns, copy, engine, touched, solved: None })
    }

    /// The problem as it is now.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Changes the points of a pair; `None` forbids it. Time O(1); the next
    /// [`solve`](Self::solve) does the work.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the pair is outside the problem or the points are
    /// [`Matrix::ABSENT`].
    pub fn set(&mut self, row: Row, column: Column, points: Option<i32>) -> Result<()> {
        self.put(row, column, points)?;
        self.touched.cells.push((row, column));
        Ok(())
    }

    /// Changes all points of a row; `points` has one entry for each column, `None` where forbidden.
    /// Time O(columns).
    ///
    /// # Errors
    /// As [`set`](Self::set); nothing is changed then.
    pub fn set_row(&mut self, row: Row, points: &[Option<i32>]) -> Result<()> {
        is_there("row", row.index(), self.problem.rows())?;
        has_all(&row, points, self.problem.columns())?;
        if let Some(j) = reserved(points) {
            return Err(reserved_points(row, Column::new(j)));
        }
        for (j, &points) in points.iter().enumerate() {
            self.put(row, Column::new(j), points)?;
        }
        self.touched.rows.insert(row.index() as u32);
        Ok(())
    }

    /// Changes all points of a column; `points` has one entry for each row, `None` where forbidden.
    /// Time O(rows).
    ///
    /// # Errors
    /// As [`set`](Self::set); nothing is changed then.
    pub fn set_column(&mut self, column: Column, points: &[Option<i32>]) -> Result<()> {
        is_there("column", column.index(), self.problem.columns())?;
        has_all(&column, points, self.problem.rows())?;
        if let Some(i) = reserved(points) {
            return Err(reserved_points(Row::new(i), column));
        }
        for (i, &points) in points.iter().enumerate() {
            self.put(Row::new(i), column, points)?;
        }
        self.touched.columns.insert(column.index() as u32);
        Ok(())
    }

    fn put(&mut self, row: Row, column: Column, points: Option<i32>) -> Result<()> {
        self.problem.set(row, column, points)?;
        if let Some(copy) = &mut self.copy {
            copy.set(row, column, points.unwrap_or(Matrix::ABSENT));
        }
        Ok(())
    }

    /// The best assignment of the problem as it is now.
    ///
    /// The first call solves from the start, as [`Dense`](crate::assignment::Dense) does. A later
    /// one reads each changed row once, walks down each changed column, and searches for a path for
    /// each row that lost its column; without a change it returns the last answer. Source: the
    /// dynamic Hungarian algorithm of Mills-Tettey, Stentz and Dias, 2007.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when a shortage has to be worked out and there is no
    /// memory for it.
    pub fn solve(&mut self) -> Result<&Assignment> {
        let touched = std::mem::take(&mut self.touched);
        let unchanged = touched.cells.is_empty() && touched.rows.is_empty() && touched.columns.is_empty();
        let assignment = match self.solved.take() {
            Some(assignment) if unchanged => assignment,
            before => self.solve_again(&touched, before.is_some())?,
        };
        Ok(self.solved.insert(assignment))
    }

    fn solve_again(&mut self, touched: &Touched, warm: bool) -> Result<Assignment> {
        let matrix = self.problem.matrix()?;
        let nobody = Guard::nobody();
        let whole;
        let part = if let Some(copy) = &self.copy {
            copy
        } else {
            let (rows, columns) = (self.rows.clone(), self.columns.clone());
            whole = Part::new(&matrix, self.problem.sense(), rows, columns, true, &nobody)?;
            &whole
        };
        let costs = part.costs();
        let watch = Reporter::new(&nobody, costs.rows);
        let result = if warm {
            let (agents, objects) = touched.changes(part);
            self.engine.resume(&costs, &Changes { rows: &agents, columns: &objects }, &watch)
        } else {
            self.engine.solve(&costs, &watch)
        };
        let report = if let Ok(outcome) = result {
            let mut answer = Answer::new(&self.problem);
            let statistics = outcome.statistics.clone();
            answer.add(part, outcome);
            let cover = one_sided_cover(&self.problem, part.rows_are_agents);
            report(&self.problem, answer, cover, statistics, false, &nobody)?
        } else {
            let from = CellSource { problem: &self.problem, matrix: Some(&matrix), by_core: false };
            in_two_parts(&from, from.cover(&nobody)?, None, &nobody)?
        };
        report.solved()
    }
}

impl Touched {
    /// The agents and objects of a part that have to be looked at again. A single cell can be seen
    /// either way; agents are cheaper, unless the cells have few objects and many agents.
    fn changes(&self, part: &Part<'_>) -> (Vec<u32>, Vec<u32>) {
        let rows: BTreeSet<u32> = self.cells.iter().map(|(row, _)| row.index() as u32).collect();
        let columns: BTreeSet<u32> = self.cells.iter().map(|(_, column)| column.index() as u32).collect();
        let by_rows = if part.rows_are_agents {
            rows.len() <= 4 * columns.len()
        } else {
            4 * rows.len() < columns.len()
        };
        let (mut all_rows, mut all_columns) = (self.rows.clone(), self.columns.clone());
        if by_rows {
            all_rows.extend(rows);
        } else {
            all_columns.extend(columns);
        }
        let copies = |members: &[u32], of: &BTreeSet<u32>| -> Vec<u32> {
            let places = of.iter().flat_map(|&at| {
                let first = members.partition_point(|&x| x < at);
                (first..members.len()).take_while(move |&k| members[k] == at)
            });
            places.map(|k| k as u32).collect()
        };
        let (rows, columns) = (copies(&part.rows, &all_rows), copies(&part.columns, &all_columns));
        if part.rows_are_agents { (rows, columns) } else { (columns, rows) }
    }
}

/// Is this row or column one of those there are?
fn is_there(word: &str, at: usize, of: usize) -> Result<()> {
    if at < of {
        return Ok(());
    }
    Err(Error::problem(format!("{word} {at} is not one of the {}", counted(of, word))))
}

/// Are there points for each pair of a row or column, and no more?
fn has_all(line: &impl fmt::Display, points: &[Option<i32>], pairs: usize) -> Result<()> {
    let found = points.len();
    if found == pairs {
        return Ok(());
    }
    let (pairs, points) = (counted(pairs, "pair"), counted(found, "point"));
    let were = form(found, "was", "were");
    Err(Error::problem(format!("{line} has {pairs}, and {points} {were} given")))
}

/// The first place with points that no pair can have.
fn reserved(points: &[Option<i32>]) -> Option<usize> {
    points.iter().position(|&points| points == Some(Matrix::ABSENT))
}
