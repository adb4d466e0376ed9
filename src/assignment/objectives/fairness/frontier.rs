//! What a better worst pair costs: all sensible compromises.
//!
//! *Problem.* Among the assignments with as many pairs as possible: every pair of (worst pair,
//! total) that no other one beats in both.
//!
//! *Method.* From the assignment with the most points on: forbid all pairs that are not better than
//! its worst, and solve again, until as many pairs are not possible any more. A point whose total
//! the next one keeps is beaten by it; its prices stay, since they prove the next one best among
//! more assignments. So each point has prices that prove it best among all that beat the point
//! before, and the list is complete.
//!
//! *Cost.* A solve for each point, and for each one that is beaten; space O(rows x columns). Each
//! solve starts again: of 2,000 x 2,000 people a [`Session`](crate::assignment::Session), in which
//! most lines change at every point, took 12 s for 14 points, and this 0.6 s.
//!
//! *Numeric policy.* Scores are compared, totals are those of the solver.
//!
//! *References.* Y. Y. Haimes, L. S. Lasdon and D. A. Wismer, "On a bicriterion formulation of the
//! problems of integrated system identification and system optimization", 1971 (the
//! epsilon-constraint method).

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::cover::Cover;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::restricted::{better_than, goodness, score_of};
use crate::assignment::objectives::fairness::worst_pair::narrowest;
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::progress::{PhaseKind, Progress};

/// Each point counts as so much of what may be left.
const STEP: f64 = 0.2;

/// All sensible compromises between the total and the worst pair, from the most points to the best
/// worst pair, where as many pairs as possible are made.
///
/// From [`frontier`](crate::assignment::frontier).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frontier {
    pub(super) points: Vec<FrontierPoint>,
    pub(super) bottleneck: Cover,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) stopped_at: Option<Progress>,
}

impl Frontier {
    /// The points; none where no pair can be made.
    pub fn points(&self) -> &[FrontierPoint] {
        &self.points
    }

    /// Why nothing is better than the last one's worst pair; empty where it was
    /// [stopped](Self::stopped_at).
    pub fn bottleneck(&self) -> &Cover {
        &self.bottleneck
    }

    /// How far the search was when the [watch](crate::Matching::with_watch) stopped it; none where
    /// it came to its end. Then the points are the first ones: beyond the last there may be others,
    /// and one of them may keep its total.
    pub fn stopped_at(&self) -> Option<&Progress> {
        self.stopped_at.as_ref()
    }

    /// Are these all there are?
    pub fn is_complete(&self) -> bool {
        self.stopped_at.is_none()
    }
}

/// An assignment that no other one beats in both its worst pair and its total.
///
/// In [`Frontier`](crate::assignment::Frontier).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontierPoint {
    pub(super) worst: i32,
    pub(super) assignment: Assignment,
}

impl FrontierPoint {
    /// The score of its worst pair.
    pub fn worst(&self) -> i32 {
        self.worst
    }

    /// The sum of its scores.
    pub fn total(&self) -> i64 {
        self.assignment.total()
    }

    /// Its pairs, sorted by row, then column.
    pub fn pairs(&self) -> &[(Row, Column)] {
        self.assignment.pairs()
    }

    /// It as an assignment. Its prices prove it best in the problem that has only the pairs better
    /// than the worst pair of the point before.
    pub fn assignment(&self) -> &Assignment {
        &self.assignment
    }
}

/// All sensible compromises between the total and the worst pair.
/// [`check_frontier`](crate::assignment::check_frontier) verifies them.
///
/// There can be as many points as there are distinct scores. Time: a solve for each point.
///
/// ```
/// use pairwright::assignment::{Matrix, Problem, check_frontier, frontier};
///
/// let points = Matrix::from_vec(2, 2, vec![10, 5, 4, 0])?;
/// let problem = Problem::from_matrix(points)?;
/// let all = frontier(&problem)?;
/// let found: Vec<_> = all.points().iter().map(|point| (point.worst(), point.total())).collect();
/// assert_eq!(found, [(0, 10), (4, 9)]);
/// check_frontier(&problem, &all)?;
/// # Ok::<(), pairwright::Error>(())
/// ```
///
/// # Errors
/// [`is_problem`](crate::Error::is_problem) when there are groups;
/// [`is_memory`](crate::Error::is_memory) when there is no memory for a matrix.
pub fn frontier(problem: &Problem) -> Result<Frontier> {
    frontier_under(problem, &Work::unwatched())
}

/// The same under a guard, by the solver of the work.
///
/// # Errors
/// As there; [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it before the most
/// points are known.
pub(crate) fn frontier_under(problem: &Problem, work: &Work<'_>) -> Result<Frontier> {
    problem.without_groups()?;
    let (sense, guard) = (problem.sense(), work.guard());
    let mut done = STEP;
    let mut next = guard.part(0.0..done, || work.solve(problem))?;
    let pairs = next.pairs().len();
    let mut found: Vec<(i32, Assignment)> = Vec::new();
    while next.pairs().len() == pairs {
        let scores = next.pairs().iter().filter_map(|&(row, column)| problem.score(row, column));
        let Some(worst) = scores.map(|score| goodness(sense, score)).min() else { break };
        match found.last_mut() {
            Some((last, beaten)) if beaten.total() == next.total() => {
                *last = worst;
                *beaten = Assignment::new(problem, next.pairs().to_vec(), beaten.prices().clone())?;
            }
            _ => found.push((worst, next)),
        }
        let stage = better_than(problem, worst)?;
        // nobody knows how many points there are
        let from = done;
        done += STEP * (1.0 - done);
        let solved = guard.part(from..done, || {
            guard.left(PhaseKind::Fairness, problem.columns(), problem.columns())?;
            work.solve(&stage)
        });
        next = match solved {
            Err(_) if guard.is_stopped() => break,
            solved => solved?,
        };
    }
    let last = found.last().filter(|_| !guard.is_stopped());
    let bottleneck = match last.map(|&(worst, _)| narrowest(&better_than(problem, worst)?, guard)) {
        Some(Err(_)) if guard.is_stopped() => Cover::default(),
        Some(found) => found?.0,
        None => Cover::default(),
    };
    let points = found.into_iter().map(|(worst, assignment)| {
        let worst = score_of(sense, worst);
        FrontierPoint { worst, assignment }
    });
    Ok(Frontier { points: points.collect(), bottleneck, stopped_at: guard.stopped_at() })
}
