//! The most that each goal alone could come to, whatever it costs the others.
//!
//! A figure means little by itself: 41 of 57 may be all there was to have, or half of it. So it
//! stands beside the most of any matching that serves as many mentees, with all that is forbidden,
//! settled or left out of a pilot. Each is a solve of its own, so it is found when somebody asks.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::Term;
use crate::assignment::objectives::fairness::objective::{Objective, Precedence};
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::matching::constraints::{Given, Sparing};
use crate::matching::matching::Matching;
use crate::matching::problem::Task;
use crate::matching::what_if::goal::Goal;
use crate::progress::PhaseKind;

impl Matching {
    /// The most that this goal comes to in any matching that serves as many mentees, settled pairs
    /// included. Different goals may not reach their most together: see
    /// [`trade_off`](Self::trade_off).
    ///
    /// Costs a solve, mostly of a problem that is easier than the matching's own; the objective is
    /// looked at only where it forbids pairs. Rules about mentees of one mentor are not, so where
    /// there are any it is a bound.
    ///
    /// ```
    /// use pairwright::people::Silo;
    /// use pairwright::what_if::Goal;
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_region("North"),
    ///     Participant::mentor("ben").with_region("South"),
    ///     Participant::mentee("max").with_region("South").with_choices(["ben"]),
    /// ])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// assert_eq!(matching.summary().cross_region().count(), 0); // the choice counts for more
    /// assert_eq!(matching.most_possible(&Goal::Different(Silo::Region))?, 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_unknown`](crate::Error::is_unknown) when there is no such criterion;
    /// [`is_memory`](crate::Error::is_memory) when there is no memory for it;
    /// [`is_problem`](crate::Error::is_problem) when there are too many people to put those who
    /// waited first next to the goal; [`is_cancelled`](crate::Error::is_cancelled) when the
    /// [watch](Self::with_watch) stops it.
    pub fn most_possible(&self, goal: &Goal) -> Result<i64> {
        let parts = &self.parts;
        let terms = goal.terms(&parts.cohort, &parts.scores)?;
        let found = self.asked(PhaseKind::Comparing, |work| self.most_by(terms, work))?;
        let settled = parts.task.settled().iter().copied();
        let (counted, pairs) = found;
        let worth = |(row, column)| counted.score(row, column).map_or(0, i64::from);
        Ok(pairs.into_iter().chain(settled).map(worth).sum())
    }

    /// The pairs of a matching that serves as many mentees and has the most by these terms, without
    /// the settled ones; and what each pair counts.
    pub(super) fn most_by(&self, terms: Vec<Term>, work: &Work<'_>) -> Result<(Problem, Vec<(Row, Column)>)> {
        let parts = &self.parts;
        let counting = parts.scores.counting(terms)?;
        let best = if let Objective::Floor { points, first: Precedence::Quality } = self.objective() {
            let problem = parts.task.problem(&parts.scores);
            work.solve_checked(&above_floor(problem, counting.problem(), points)?)?
        } else {
            let given = Given { sparing: Sparing::Nobody, ..parts.given.clone() };
            let (cohort, programme, pilot) = (&parts.cohort, &parts.programme, parts.pilot.as_ref());
            let task = Task::new(cohort, programme, &counting, pilot, &given, &parts.held, work)?;
            work.solve_checked(task.problem(&counting))?
        };
        let people = best.pairs().iter().filter(|&&(row, _)| !parts.task.is_waiting_list(row));
        let pairs = people.copied().collect();
        Ok((counting.problem().clone(), pairs))
    }
}

/// What counts, of the pairs of a problem that keep a floor.
fn above_floor(problem: &Problem, counting: &Problem, floor: i32) -> Result<Problem> {
    let (points, ones) = (problem.matrix()?, counting.matrix()?);
    let cells = Matrix::from_fn(problem.rows(), problem.columns(), |row, column| {
        let (row, column) = (Row::new(row), Column::new(column));
        points.get(row, column).filter(|&points| points >= floor)?;
        ones.get(row, column)
    });
    let places = (0..problem.rows()).map(|row| problem.capacity(Row::new(row))).collect();
    Problem::from_matrix(cells)?.with_capacities(places)
}
