//! What would help? A pair allowed, a place more, a row more, and what the whole gains.
//!
//! *Problem.* Somebody is left out. What is gained if one forbidden pair is allowed, if one row may
//! take one column more, if one row joins?
//!
//! *Method.* Each is a new arc in the residual network, and gains as much as the shortest cycle
//! through it is below 0. Whoever is served in addition comes from home, so such a cycle goes
//! through home: two searches, one to home and one from it, give the gains of all new arcs at once.
//! A cycle that does not pass home changes points only; it is searched for where no more people can
//! be served.
//!
//! *Notation, numeric policy.* As in `residual/`.
//!
//! *Reference.* Ahuja, Magnanti and Orlin, "Network Flows", 1993, section 9.11 (sensitivity).

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::ends::{End, FAR, Way};
use crate::assignment::network::residual::search::Search;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// What a best assignment would gain by small changes of the problem.
///
/// Each gain is what solving the changed problem again would give, and never less than nothing.
///
/// ```
/// use pairwright::assignment::{self, Column, Matrix, Problem, Repairs, Row};
///
/// // Both columns can be taken by row 0 only.
/// let points = Matrix::from_fn(2, 2, |i, _| (i == 0).then_some(5));
/// let problem = Problem::from_matrix(points)?;
/// let best = assignment::solve(&problem)?;
/// let repairs = Repairs::new(&problem, &best)?;
/// assert_eq!(repairs.one_more_place(Row::new(0))?.to_string(), "1 person, 5 points");
/// assert_eq!(repairs.allowing(Row::new(1), Column::new(1), 3)?.to_string(), "1 person, 3 points");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Repairs<'a> {
    network: Residual<'a>,
    to_home: Search,
    from_home: Search,
    /// No score may be larger than this.
    largest: i64,
}

impl<'a> Repairs<'a> {
    /// Of an assignment with prices that prove it best; that they do is not checked here.
    ///
    /// Two searches: time O(rows x columns), space O(people).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the assignment is not one of the problem, or the
    /// numbers are too large.
    pub fn new(problem: &'a Problem, assignment: &Assignment) -> Result<Self> {
        Self::under(problem, assignment, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn under(problem: &'a Problem, assignment: &Assignment, guard: &Guard<'_>) -> Result<Self> {
        let own = problem.largest();
        // room for new scores of any size, where the numbers allow it
        let room = u32::try_from(i64::from(i32::MAX) - own).unwrap_or(0);
        let roomy = Residual::empty(problem, room).map(|network| (network, own + i64::from(room)));
        let (mut network, largest) = match roomy {
            Ok(roomy) => roomy,
            Err(_) => (Residual::empty(problem, 0)?, own),
        };
        network.take_prices(assignment.prices())?;
        for &(row, column) in assignment.pairs() {
            network.pair(row.index() as u32, column.index() as u32)?;
        }
        let to_home = network.search(End::Home, Way::Backward, (FAR, None), guard)?;
        let from_home = network.search(End::Home, Way::Forward, (FAR, None), guard)?;
        Ok(Self { network, to_home, from_home, largest })
    }

    /// What is gained if a forbidden pair is allowed, with this score.
    ///
    /// Time O(1) where more people are served, else O(rows x columns).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the pair is allowed already or outside the problem,
    /// or the score is too large for it.
    pub fn allowing(&self, row: Row, column: Column, score: i32) -> Result<ObjectiveValue> {
        self.allowing_under(row, column, score, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn allowing_under(
        &self,
        row: Row,
        column: Column,
        score: i32,
        guard: &Guard<'_>,
    ) -> Result<ObjectiveValue> {
        let (i, j) = (self.member(Side::Rows, row.index())?, self.member(Side::Columns, column.index())?);
        if self.network.problem().score(row, column).is_some() {
            return Err(Error::problem(format!("{row} may take {column} already")));
        }
        let length = self.price(Side::Rows, i) + self.price(Side::Columns, j) - self.weight(score)?;
        let by_home = self
            .cycle(&[self.to_home.distance(End::Column(j)), self.from_home.distance(End::Row(i))], length);
        if by_home > ObjectiveValue::of_points(i64::MAX) || length >= 0 {
            return Ok(by_home);
        }
        let limit = (-length, Some(End::Row(i)));
        let found = self.network.search(End::Column(j), Way::Forward, limit, guard)?;
        Ok(self.cycle(&[found.distance(End::Row(i))], length))
    }

    /// The same, if the pair had the largest score there can be: none of its scores gains more.
    /// Time O(1).
    pub(crate) fn allowing_serves(&self, row: Row, column: Column) -> bool {
        let (Ok(i), Ok(j)) =
            (self.member(Side::Rows, row.index()), self.member(Side::Columns, column.index()))
        else {
            return false;
        };
        let most = self.network.scale().pair + i128::from(self.largest);
        let length = self.price(Side::Rows, i) + self.price(Side::Columns, j) - most;
        let ways = [self.to_home.distance(End::Column(j)), self.from_home.distance(End::Row(i))];
        self.cycle(&ways, length).served > 0
    }

    /// What is gained if a row may take one column more. Nothing where it has room already. Time
    /// O(1).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the row is outside the problem.
    pub fn one_more_place(&self, row: Row) -> Result<ObjectiveValue> {
        let i = self.member(Side::Rows, row.index())?;
        if self.network.side(Side::Rows).has_room(i) {
            return Ok(ObjectiveValue::default());
        }
        // a place beyond the capacity need not be filled; an even load may not want it
        let rows = self.network.side(Side::Rows);
        let length = -(rows.gain_beyond(i) + self.price(Side::Rows, i));
        Ok(self.cycle(&[self.to_home.distance(End::Row(i))], length))
    }

    /// What is gained by a row more with one place, which could take these columns with these
    /// scores. Time O(columns given).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a column is outside the problem, or a score too large
    /// for it.
    pub fn one_more_row(&self, scores: &[(Column, i32)]) -> Result<ObjectiveValue> {
        let mut best = ObjectiveValue::default();
        for &(column, score) in scores {
            let j = self.member(Side::Columns, column.index())?;
            let length = self.price(Side::Columns, j) - self.weight(score)?;
            best = best.max(self.cycle(&[self.to_home.distance(End::Column(j))], length));
        }
        Ok(best)
    }

    /// What a cycle of these ways and one arc gains, if anything.
    fn cycle(&self, ways: &[i128], length: i128) -> ObjectiveValue {
        if ways.contains(&FAR) {
            return ObjectiveValue::default();
        }
        let gain = -(ways.iter().sum::<i128>() + length);
        self.network.scale().unpack(gain.max(0))
    }

    fn weight(&self, score: i32) -> Result<i128> {
        if i64::from(score).abs() > self.largest {
            return Err(Error::problem(format!("the score {score} is beyond {}", self.largest)));
        }
        Ok(self.network.weight(score))
    }

    fn price(&self, of: Side, member: u32) -> i128 {
        self.network.side(of).price[member as usize]
    }

    fn member(&self, of: Side, at: usize) -> Result<u32> {
        if at < self.network.side(of).price.len() {
            return Ok(at as u32);
        }
        let name = if of == Side::Rows { Row::new(at).to_string() } else { Column::new(at).to_string() };
        Err(Error::problem(format!("{name} is outside the problem")))
    }
}
