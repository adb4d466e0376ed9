//! What if? Each pair forced or forbidden, and what the whole loses by it.
//!
//! *Problem.* A best assignment is there. What does the best one lose in which a certain pair is
//! made, or in which a pair that is made is forbidden? Is there another one as good?
//!
//! *Method.* In the residual network with prices, all lengths are at least 0, and a cycle is a
//! change that loses its length. To force a pair is to close the shortest cycle through its arc:
//! the arc's length and the shortest path from its column back to its row. One search backward from
//! a row gives that for all pairs of the row; one forward from a column for all of the column. To
//! forbid a pair is to go through its arc the other way. *Uniqueness:* another best assignment is a
//! cycle of length 0 (`another.rs`).
//!
//! *Caveat.* The prices of the assignment are believed. Who has them from a stranger checks them
//! first.
//!
//! *Notation.* As in `residual/`.
//!
//! *Numeric policy.* People, pairs and points are one number, so a loss is exact and compared in
//! the order of [`ObjectiveValue`].
//!
//! *References.* R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows", 1993, section 9
//! (residual networks, optimality by cycles); K. G. Murty, "An algorithm for ranking all the
//! assignments in order of increasing cost", Operations Research 16, 1968 (alternatives by shortest
//! paths: C. R. Pedersen, L. R. Nielsen and K. A. Andersen, 2008).
//!
//! *Measured.* Among 5,000 people (`cargo bench --bench shortage`, two busy cores) the solve takes
//! 0.7 s, the next best partners of one person 0.3 s, one forced pair 0.1 s, whether the assignment
//! is the only best one 0.1 s, and seven repairs, each solved from the start, 3 s.

#![expect(clippy::cast_possible_truncation, reason = "a problem has at most 2^31 rows and columns")]

mod another;
pub(crate) mod joining;
pub(crate) mod repairs;
#[cfg(test)]
mod trial;

use crate::assignment::changes::change::Change;
use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::ends::{End, FAR, Way};
use crate::assignment::network::residual::search::Search;
use crate::assignment::reading::lines::LineScratch;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// About what it takes to follow a path, in units of a guard.
const PATH: u64 = 1_000;

/// What each change of a best assignment costs.
///
/// ```
/// use pairwright::assignment::{self, Alternatives, Column, Matrix, Problem, Row};
///
/// let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![10, 9, 8, 1])?)?;
/// let best = assignment::solve(&problem)?; // 9 + 8
/// let alternatives = Alternatives::new(&problem, &best)?;
/// let forced = alternatives.forcing(Row::new(0), Column::new(0))?.unwrap();
/// assert_eq!(forced.loss().points, 17 - 11);
/// assert_eq!(forced.made(), [(Row::new(0), Column::new(0)), (Row::new(1), Column::new(1))]);
/// assert!(alternatives.another_optimum()?.is_none()); // there is only one best
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Alternatives<'a> {
    assignment: &'a Assignment,
    network: Residual<'a>,
}

impl<'a> Alternatives<'a> {
    /// Of an assignment with prices that prove it best; that they do is not checked here.
    ///
    /// Time and space O(people + pairs), and a look at all scores of a problem given as a matrix.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the assignment is not one of the problem, or the
    /// numbers are too large.
    pub fn new(problem: &'a Problem, assignment: &'a Assignment) -> Result<Self> {
        Ok(Self { assignment, network: Residual::of(problem, assignment)? })
    }

    /// The cheapest change by which this pair is made. None where it is forbidden, or one of the
    /// two has no place at all; a pair that is made already loses nothing.
    ///
    /// The loss is the difference of the best and the best with this pair. Time O(rows x columns)
    /// at most, space O(people).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the pair is outside the problem.
    pub fn forcing(&self, row: Row, column: Column) -> Result<Option<Change>> {
        self.forcing_under(row, column, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn forcing_under(
        &self,
        row: Row,
        column: Column,
        guard: &Guard<'_>,
    ) -> Result<Option<Change>> {
        let (i, j) = self.inside(row, column)?;
        if self.network.side(Side::Rows).has(i, j) {
            return Ok(Some(Change::default()));
        }
        let Some(slack) = self.network.slack(i, j) else { return Ok(None) };
        let found = self.network.search(End::Column(j), Way::Forward, (FAR, Some(End::Row(i))), guard)?;
        let path = Path { found: &found, from: End::Column(j), to: End::Row(i), way: Way::Forward };
        Ok(self.closed(&path, slack, (row, column)))
    }

    /// The cheapest change by which a pair is parted for good. A pair that is not made loses
    /// nothing.
    ///
    /// The loss is how strong the pair is: how much worse its score could be (people and pairs
    /// aside) before another assignment is better. Time O(rows x columns) at most, space O(people).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the pair is outside the problem.
    pub fn without(&self, row: Row, column: Column) -> Result<Change> {
        let (i, j) = self.inside(row, column)?;
        if !self.network.side(Side::Rows).has(i, j) {
            return Ok(Change::default());
        }
        let slack = self.network.slack(i, j).unwrap_or(0);
        let found =
            self.network.search(End::Row(i), Way::Forward, (FAR, Some(End::Column(j))), &Guard::nobody())?;
        let path = Path { found: &found, from: End::Row(i), to: End::Column(j), way: Way::Forward };
        Ok(self.closed(&path, -slack, (row, column)).unwrap_or_default())
    }

    /// Every allowed pair of a row that is not made, with the cheapest change by which it would be:
    /// best first, ties by column.
    ///
    /// One search for all of them: time O(rows x columns), space O(people + changes).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the row is outside the problem.
    pub fn of_row(&self, row: Row) -> Result<Vec<(Column, Change)>> {
        self.of_row_under(row, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn of_row_under(&self, row: Row, guard: &Guard<'_>) -> Result<Vec<(Column, Change)>> {
        let i = self.member(Side::Rows, row.index())?;
        let all = self.of_line(Side::Rows, i, guard)?;
        Ok(all.into_iter().map(|(j, change)| (Column::new(j as usize), change)).collect())
    }

    /// Every allowed pair of a column that is not made, with the cheapest change by which it would
    /// be: best first, ties by row.
    ///
    /// One search for all of them: time O(rows x columns), space O(people + changes).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the column is outside the problem.
    pub fn of_column(&self, column: Column) -> Result<Vec<(Row, Change)>> {
        self.of_column_under(column, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn of_column_under(&self, column: Column, guard: &Guard<'_>) -> Result<Vec<(Row, Change)>> {
        let j = self.member(Side::Columns, column.index())?;
        let all = self.of_line(Side::Columns, j, guard)?;
        Ok(all.into_iter().map(|(i, change)| (Row::new(i as usize), change)).collect())
    }

    /// Another best assignment, proven by the same prices; none if this is the only one.
    ///
    /// Time O(rows x columns), space O(people + pairs, made or not, that are worth just their
    /// prices).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the assignment is not one of the problem.
    pub fn another_optimum(&self) -> Result<Option<Assignment>> {
        self.another_optimum_under(&Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn another_optimum_under(&self, guard: &Guard<'_>) -> Result<Option<Assignment>> {
        let Some((row, column)) = guard.part(0.0..0.7, || another::replaceable(&self.network, guard))? else {
            return Ok(None);
        };
        let change = self.forcing_under(row, column, guard)?.unwrap_or_default();
        change.applied(self.network.problem(), self.assignment).map(Some)
    }

    /// All alternatives of one row or column.
    fn of_line(&self, of: Side, member: u32, guard: &Guard<'_>) -> Result<Vec<(u32, Change)>> {
        let (mut scratch, mut line) = (LineScratch::default(), Vec::new());
        self.network.slacks(of, member, &mut scratch, &mut line);
        let (start, way) = match of {
            Side::Rows => (End::Row(member), Way::Backward),
            Side::Columns => (End::Column(member), Way::Forward),
        };
        let found = self.network.search(start, way, (FAR, None), guard)?;
        let mut all = Vec::new();
        for (other, &slack) in (0..).zip(&line) {
            if slack == FAR || self.network.side(of).has(member, other) {
                continue;
            }
            guard.spend(PATH)?;
            let (end, pair) = match of {
                Side::Rows => (End::Column(other), (member, other)),
                Side::Columns => (End::Row(other), (other, member)),
            };
            let pair = (Row::new(pair.0 as usize), Column::new(pair.1 as usize));
            let path = Path { found: &found, from: start, to: end, way };
            all.extend(self.closed(&path, slack, pair).map(|change| (other, change)));
        }
        all.sort_by_key(|(other, change)| (change.loss(), *other));
        Ok(all)
    }

    /// The cycle of a path and the arc of a pair, as a change; none where there is no such path.
    fn closed(&self, path: &Path<'_>, length: i128, pair: (Row, Column)) -> Option<Change> {
        let distance = Some(path.found.distance(path.to)).filter(|&distance| distance != FAR)?;
        let loss = self.network.scale().unpack(distance + length);
        let [mut parted, mut made] = path.turned();
        let (i, j) = (pair.0.index() as u32, pair.1.index() as u32);
        if self.network.side(Side::Rows).has(i, j) {
            parted.push(pair);
        } else {
            made.push(pair);
        }
        Some(Change::new(loss, parted, made))
    }

    fn inside(&self, row: Row, column: Column) -> Result<(u32, u32)> {
        Ok((self.member(Side::Rows, row.index())?, self.member(Side::Columns, column.index())?))
    }

    fn member(&self, of: Side, at: usize) -> Result<u32> {
        if at < self.network.side(of).price.len() {
            return Ok(at as u32);
        }
        let (row, column) = (Row::new(at), Column::new(at));
        let name = if of == Side::Rows { row.to_string() } else { column.to_string() };
        Err(Error::problem(format!("{name} is outside the problem")))
    }
}

/// A path that a search found.
struct Path<'a> {
    found: &'a Search,
    from: End,
    to: End,
    way: Way,
}

impl Path<'_> {
    /// The pairs it parts, and those it makes.
    fn turned(&self) -> [Vec<(Row, Column)>; 2] {
        let [mut parted, mut made] = [Vec::new(), Vec::new()];
        let pair = |i: u32, j: u32| (Row::new(i as usize), Column::new(j as usize));
        let mut end = self.to;
        while end != self.from {
            let before = self.found.before(end);
            let step = if self.way == Way::Forward { (before, end) } else { (end, before) };
            match step {
                (End::Row(i), End::Column(j)) => made.push(pair(i, j)),
                (End::Column(j), End::Row(i)) => parted.push(pair(i, j)),
                _ => {}
            }
            end = before;
        }
        [parted, made]
    }
}
