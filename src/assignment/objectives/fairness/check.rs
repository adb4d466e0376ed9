//! Is an assignment really the fairest? The check of its certificate, without trusting a solver.
//!
//! *Problem.* Given a [`Problem`] and a [`FairAssignment`]: is no assignment better for its
//! objective?
//!
//! *The theorem, and why it holds.* [`check`](crate::assignment::check) says of a problem, an
//! assignment and prices that there are not more pairs and no better total.
//! 1. *Participation.* The cover of the whole problem has as many places as there are pairs.
//!    [`check`] finds everything in order, or only the gap between the total and what the prices
//!    allow.
//! 2. *Best worst pair.* The pairs are best among those not worse than their worst one. Every
//!    better pair has an end in the bottleneck, which has fewer places than there are pairs: as
//!    many pairs cannot all be better.
//! 3. *Floor, quality first.* The pairs are best where those below the floor are forbidden.
//! 4. *Floor, participation first.* The pairs are best where a pair counts whether it keeps the
//!    floor: so no assignment with as many pairs keeps it more often. They are best as well where
//!    keeping it is worth a step. An assignment that keeps it as often gets as many steps, so it
//!    has no better total of points.
//! 5. *Leximin.* Level by level: see [`replay`](crate::assignment::objectives::fairness::replay).
//!
//! *Caveat.* This file shares nothing with the solvers but the reading of the problem
//! ([`restricted`](crate::assignment::objectives::fairness::restricted)). Time O(rows x columns)
//! for each stage, and O(pairs left) for each level; space O(rows x columns).
//!
//! *References.* R. M. `McConnell`, K. Mehlhorn, S. Näher and P. Schweitzer, "Certifying
//! algorithms", 2011.

use std::fmt;

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::cover::Cover;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::certificate::FairCertificate;
use crate::assignment::objectives::fairness::fair_assignment::{FairAssignment, sorted_scores};
use crate::assignment::objectives::fairness::frontier::Frontier;
use crate::assignment::objectives::fairness::objective::{Objective, Precedence};
use crate::assignment::objectives::fairness::replay::replay;
use crate::assignment::objectives::fairness::restricted::{
    at_least, better_than, counted, floor, goodness, stepped,
};
use crate::assignment::objectives::fairness::unfair::Unfair;
use crate::assignment::proof::certificate::{self, check_under};
use crate::assignment::proof::statement::Proof;
use crate::assignment::proof::violation::Violation;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// What [`check_fair`] found to be true: no assignment is better for this objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct FairProof {
    objective: Objective,
    pairs: usize,
    total: i64,
    worst: Option<i32>,
    bound: i128,
}

impl FairProof {
    /// What they are best at.
    pub fn objective(&self) -> Objective {
        self.objective
    }

    /// The number of pairs.
    pub fn pairs(&self) -> usize {
        self.pairs
    }

    /// The total.
    pub fn total(&self) -> i64 {
        self.total
    }

    /// The score of the worst pair.
    pub fn worst(&self) -> Option<i32> {
        self.worst
    }

    /// No assignment with as many pairs has a better total than this, fair or not. (Where quality
    /// comes first: none that keeps the floor.)
    pub fn bound(&self) -> i128 {
        self.bound
    }
}

impl fmt::Display for FairProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { objective, pairs, total, worst, bound } = self;
        write!(f, "proven best for {}: {pairs} pairs with a total of {total}", objective.description())?;
        if let Some(worst) = worst {
            write!(f, ", the worst one with {worst}")?;
        }
        write!(f, " (no total beyond {bound} is possible)")
    }
}

/// Verifies that an assignment is valid, and that its certificate proves it best for its objective.
///
/// Works from the problem alone, however the assignment came about. Time and space O(rows x
/// columns), and for a leximin O(pairs left) at each level.
///
/// ```
/// use pairwright::assignment::{Matrix, Objective, Problem, check_fair, solve_for};
///
/// // The most points are 9 + 8 = 17, and no worst pair is better than 8 either.
/// let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![10, 9, 8, 1])?)?;
/// let fair = solve_for(&problem, Objective::BestWorstPair)?;
/// let proof = check_fair(&problem, &fair)?;
/// assert_eq!((proof.worst(), proof.total()), (Some(8), 17));
/// # Ok::<(), pairwright::Error>(())
/// ```
///
/// # Errors
/// The first thing found to be [`Unfair`].
pub fn check_fair(problem: &Problem, fair: &FairAssignment) -> Result<FairProof, Unfair> {
    check_fair_under(problem, fair, &Guard::nobody()).unwrap_or_else(|error| Err(unmade(error)))
}

/// The same under a guard.
///
/// # Errors
/// [`is_cancelled`](Error::is_cancelled) when the guard stops it: then nothing is known.
pub(crate) fn check_fair_under(
    problem: &Problem,
    fair: &FairAssignment,
    guard: &Guard<'_>,
) -> Result<Result<FairProof, Unfair>> {
    match proven(problem, fair, guard) {
        Ok(proof) => Ok(Ok(proof)),
        Err(Stop::Unfair(unfair)) => Ok(Err(unfair)),
        Err(Stop::Stopped(error)) => Err(error),
    }
}

/// Why a check has ended early.
enum Stop {
    Unfair(Unfair),
    Stopped(Error),
}

impl From<Unfair> for Stop {
    fn from(unfair: Unfair) -> Self {
        Self::Unfair(unfair)
    }
}

/// The usual check; what it says of an assignment, as an error.
fn check(
    problem: &Problem,
    assignment: &Assignment,
    guard: &Guard<'_>,
    unfair: fn(Violation) -> Unfair,
) -> Result<Proof, Stop> {
    let checked = check_under(problem, assignment, guard).map_err(Stop::Stopped)?;
    checked.map_err(|violation| Stop::Unfair(unfair(violation)))
}

fn proven(problem: &Problem, fair: &FairAssignment, guard: &Guard<'_>) -> Result<FairProof, Stop> {
    let (objective, sense, assignment) = (fair.objective(), problem.sense(), fair.assignment());
    if objective != Objective::MostPoints {
        problem.without_groups().map_err(unmade)?;
    }
    let quality = |points| at_least(problem, floor(sense, points)).map_err(unmade);
    let bound = match objective {
        Objective::Floor { points, first: Precedence::Quality } => {
            let proof = check(&quality(points)?, assignment, guard, Unfair::Stage)?;
            i128::from(proof.total())
        }
        _ => bound(problem, assignment, guard)?,
    };
    if sorted_scores(problem, assignment).as_deref() != Some(fair.scores()) {
        return Err(Unfair::Scores.into());
    }
    let proof =
        FairProof { objective, pairs: fair.pairs().len(), total: fair.total(), worst: fair.worst(), bound };
    match (objective, fair.certificate()) {
        (Objective::MostPoints, FairCertificate::MostPoints) => {
            let _proof = check(problem, assignment, guard, Unfair::Whole)?;
        }
        (Objective::Floor { first: Precedence::Quality, .. }, FairCertificate::Quality) => {}
        (Objective::BestWorstPair, FairCertificate::BestWorstPair { stage, bottleneck }) => {
            if let Some(worst) = fair.worst() {
                let worst = goodness(sense, worst);
                check_stage(&at_least(problem, worst), fair, stage, guard)?;
                check_bottleneck(problem, worst, bottleneck, proof.pairs)?;
            }
        }
        (
            Objective::Floor { points, first: Precedence::Participation },
            FairCertificate::Participation { counting, step, stage },
        ) => {
            let floor = floor(sense, points);
            check_stage(&counted(problem, floor), fair, counting, guard)?;
            check_stage(&stepped(problem, floor, *step), fair, stage, guard)?;
        }
        (Objective::Leximin, FairCertificate::Leximin { levels }) => {
            replay(problem, assignment, levels, guard).map_err(Stop::Stopped)??;
        }
        _ => return Err(Unfair::OtherObjective.into()),
    }
    Ok(proof)
}

/// Verifies that these are all the points that no other one beats, and that each is valid and best.
/// Of a frontier that is [not complete](Frontier::is_complete) that they are the first ones.
///
/// Time O(rows x columns) for each point, space O(rows x columns).
///
/// # Errors
/// The first thing found to be [`Unfair`].
pub fn check_frontier(problem: &Problem, frontier: &Frontier) -> Result<(), Unfair> {
    problem.without_groups().map_err(unmade)?;
    let sense = problem.sense();
    let sign = i64::from(goodness(sense, 1));
    let Some(first) = frontier.points().first() else {
        // no pair at all: any allowed one would have both ends outside of nothing
        let nothing = Cover::new(vec![false; problem.rows()], vec![false; problem.columns()]);
        return passes(problem, None, &nothing);
    };
    let pairs = first.pairs().len();
    let mut before: Option<(i32, i64)> = None;
    for (at, point) in frontier.points().iter().enumerate() {
        let scores = sorted_scores(problem, point.assignment());
        if scores.and_then(|scores| scores.first().copied()) != Some(point.worst()) {
            return Err(Unfair::Scores);
        }
        let now = (goodness(sense, point.worst()), sign * point.total());
        let _proof = match before {
            None => certificate::check(problem, point.assignment()).map_err(Unfair::Whole)?,
            Some((worst, total)) => {
                if worst >= now.0 || total <= now.1 || point.pairs().len() != pairs {
                    return Err(Unfair::Point { at });
                }
                let stage = better_than(problem, worst).map_err(unmade)?;
                certificate::check(&stage, point.assignment()).map_err(Unfair::Stage)?
            }
        };
        before = Some(now);
    }
    match before.filter(|_| frontier.is_complete()) {
        Some((worst, _)) => check_bottleneck(problem, worst, frontier.bottleneck(), pairs),
        None => Ok(()),
    }
}

/// The best total that the assignment's own prices allow in the whole problem, if all else is in
/// order.
fn bound(problem: &Problem, assignment: &Assignment, guard: &Guard<'_>) -> Result<i128, Stop> {
    match check_under(problem, assignment, guard).map_err(Stop::Stopped)? {
        Ok(proof) => Ok(proof.total().into()),
        Err(Violation::Gap { bound, .. }) => Ok(bound),
        Err(violation) => Err(Unfair::Whole(violation).into()),
    }
}

/// The pairs are best in the problem of a stage, by these prices.
fn check_stage(
    stage: &Result<Problem>,
    fair: &FairAssignment,
    prices: &Prices,
    guard: &Guard<'_>,
) -> Result<(), Stop> {
    let stage = stage.as_ref().map_err(|error| unmade(error.clone()))?;
    let assignment = Assignment::new(stage, fair.pairs().to_vec(), prices.clone()).map_err(unmade)?;
    check(stage, &assignment, guard, Unfair::Stage).map(|_| ())
}

/// This many pairs cannot all be better than this.
fn check_bottleneck(problem: &Problem, worst: i32, bottleneck: &Cover, pairs: usize) -> Result<(), Unfair> {
    let marks = (bottleneck.rows().len(), bottleneck.columns().len());
    if marks != (problem.rows(), problem.columns()) {
        return Err(Unfair::Shape);
    }
    let of_rows = (0..problem.rows()).filter(|&i| bottleneck.rows()[i]);
    let places = of_rows.map(|i| u64::from(problem.capacity(Row::new(i)))).sum::<u64>()
        + bottleneck.columns().iter().filter(|&&inside| inside).count() as u64;
    if places >= pairs as u64 {
        return Err(Unfair::Wide { places, pairs });
    }
    passes(problem, Some(worst), bottleneck)
}

/// No pair better than this has both ends outside. Rows without a place have no pairs.
fn passes(problem: &Problem, worst: Option<i32>, bottleneck: &Cover) -> Result<(), Unfair> {
    let mut cells = vec![Matrix::ABSENT; problem.columns()];
    for row in (0..problem.rows()).map(Row::new) {
        if bottleneck.rows()[row.index()] || problem.capacity(row) == 0 {
            continue;
        }
        problem.fill_row(row, &mut cells).map_err(unmade)?;
        let outside = cells.iter().zip(bottleneck.columns()).position(|(&score, &inside)| {
            let better = worst.is_none_or(|worst| goodness(problem.sense(), score) > worst);
            !inside && score != Matrix::ABSENT && better
        });
        if let Some(j) = outside {
            return Err(Unfair::Passes { row, column: Column::new(j) });
        }
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "used to map errors")]
fn unmade(error: Error) -> Unfair {
    Unfair::Problem(error.to_string())
}
