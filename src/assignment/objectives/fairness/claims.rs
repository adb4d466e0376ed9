//! The claims of a fair assignment, for checkers of others (feature `proof`).
//!
//! *Problem.* An objective is proven by stages; each has prices of its own.
//!
//! *Method.* The stages are linear programs of the problem itself:
//! 1. *Participation.* There are not more pairs: the cover of the whole problem.
//! 2. *Best worst pair.* With better pairs only there is no assignment of as many: its program has
//!    no solution, by the bottleneck. Among the pairs that are not worse, none of as many has more
//!    points.
//! 3. *Floor, quality first.* The usual claims, without the pairs below the floor.
//! 4. *Floor, participation first.* No assignment of as many keeps the floor in more pairs; and
//!    none that keeps it in as many has more points, where the step is the dual price of keeping
//!    it.
//!
//! A leximin has a level for each score, and each speaks of what the levels before have left: there
//! is no short program for it.

use std::borrow::Cow;

use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::certificate::FairCertificate;
use crate::assignment::objectives::fairness::check::check_fair;
use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;
use crate::assignment::objectives::fairness::objective::{Objective, Precedence};
use crate::assignment::objectives::fairness::restricted::{
    at_least, better_than, counted, floor, goodness, stepped,
};
use crate::assignment::proof::claims::claim::{Claim, Given};
use crate::assignment::proof::claims::measure::Measure;
use crate::assignment::proof::claims::stages::{claim, claims};
use crate::error::{Error, Result};

/// The claims that together say that an assignment is best for its objective, each with its proof.
///
/// For the most points they are those of [`claims`](crate::assignment::claims()). For the best
/// worst pair: as many pairs as can be, not all of them better, and the most points among those
/// that are not worse. For a floor where participation comes first: pairs, pairs that keep it,
/// points; where quality comes first, pairs and points of those that keep it.
///
/// The assignment is [checked](crate::assignment::check_fair) first. Time and space O(rows x
/// columns).
///
/// # Errors
/// [`is_proof`](Error::is_proof) when the assignment is not proven best;
/// [`is_problem`](Error::is_problem) for a leximin, which has no short proof of this kind, and as
/// for [`claims`](crate::assignment::claims()).
///
/// ```
/// use pairwright::assignment::{Matrix, Objective, Problem, fair_claims, solve_for};
///
/// let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![90, 8, 7, 1])?)?;
/// let fair = solve_for(&problem, Objective::BestWorstPair)?;
/// let said: Vec<_> = fair_claims(&problem, &fair)?.iter().map(ToString::to_string).collect();
/// assert_eq!(said[1], "no assignment with 2 pairs has better pairs only");
/// assert!(said[2].starts_with("no assignment of pairs no worse than these with 2 pairs"));
/// # Ok::<(), pairwright::Error>(())
/// ```
pub fn fair_claims<'a>(problem: &'a Problem, fair: &'a FairAssignment) -> Result<Vec<Claim<'a>>> {
    let _proof = check_fair(problem, fair)?;
    let (sense, pairs) = (problem.sense(), fair.pairs());
    let most_pairs = || claim(Cow::Borrowed(problem), fair.assignment().prices(), pairs, Measure::Pairs);
    let as_many = Given { measure: Measure::Pairs, least: Measure::Pairs.of(problem, pairs), times: 1 };
    match (fair.objective(), fair.certificate()) {
        (Objective::Floor { points, first: Precedence::Quality }, _) => {
            let kept = at_least(problem, floor(sense, points))?;
            let of = |subject| {
                let claim = claim(Cow::Owned(kept.clone()), fair.assignment().prices(), pairs, subject)?;
                Ok(claim.of_pairs(" of pairs that keep the floor"))
            };
            [Measure::Pairs, Measure::Points].map(of).into_iter().collect()
        }
        (_, FairCertificate::BestWorstPair { stage, bottleneck }) => {
            let Some(worst) = fair.worst() else { return Ok(vec![most_pairs()?]) };
            let worst = goodness(sense, worst);
            let better = better_than(problem, worst)?;
            let none = Claim::nothing(better, as_many, bottleneck.rows(), bottleneck.columns());
            let points = claim(Cow::Owned(at_least(problem, worst)?), stage, pairs, Measure::Points)?;
            Ok(vec![most_pairs()?, none, points.of_pairs(" of pairs no worse than these")])
        }
        (
            Objective::Floor { points, first: Precedence::Participation },
            FairCertificate::Participation { counting, step, stage },
        ) => {
            let least = floor(sense, points);
            let kept = Measure::Kept(least);
            let counted = claim(Cow::Owned(counted(problem, least)?), counting, pairs, Measure::Points)?;
            let counted = counted.read_as(problem, kept, None);
            let given = Given { measure: kept, least: kept.of(problem, pairs), times: (*step).into() };
            let stepped = claim(Cow::Owned(stepped(problem, least, *step)?), stage, pairs, Measure::Points)?;
            Ok(vec![most_pairs()?, counted, stepped.read_as(problem, Measure::Points, Some(given))])
        }
        (_, FairCertificate::MostPoints) => claims(problem, fair.assignment()),
        _ => Err(Error::problem("a leximin has no short proof in these formats")),
    }
}
