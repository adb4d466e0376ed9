//! The best worst pair: the bottleneck assignment, then the most points.
//!
//! *Problem.* Among the assignments with as many pairs as possible, one whose worst pair is the
//! best; among those, one with the most points.
//!
//! *Method.* The threshold algorithm. The worst pair of the assignment with the most points is a
//! lower bound. Between it and the best score there is, the highest threshold at which as many
//! pairs are possible is found by halving, with a maximum matching each time. The most points among
//! the pairs not below it are the usual problem. The cover of the pairs above it is the reason why
//! it cannot be higher.
//!
//! *Cost.* Time O(pairs log pairs) for the thresholds, log(thresholds) maximum matchings, two
//! solves; space O(rows x columns).
//!
//! *Numeric policy.* Scores are only compared.
//!
//! *References.* R. E. Burkard, M. Dell'Amico, S. Martello, "Assignment Problems", 2009, chapter 6.
//! H. N. Gabow and R. E. Tarjan, "Algorithms for two bottleneck optimization problems", 1988.

use crate::assignment::model::cover::Cover;
use crate::assignment::model::index::Row;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::certificate::FairCertificate;
use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::assignment::objectives::fairness::pairs_by_score::distinct_scores;
use crate::assignment::objectives::fairness::restricted::{at_least, better_than, goodness};
use crate::assignment::reading::allowed_pairs::AllowedPairs;
use crate::assignment::solvers::maximum_matching::smallest_cover;
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

pub(super) fn solve_worst_pair(problem: &Problem, work: &Work<'_>) -> Result<FairAssignment> {
    let guard = work.guard();
    let objective = Objective::BestWorstPair;
    let most = guard.part(0.0..0.4, || work.solve(problem))?;
    let of_pair = |&(row, column)| problem.score(row, column);
    let worst = most.pairs().iter().filter_map(of_pair).map(|score| goodness(problem.sense(), score)).min();
    let Some(worst) = worst else {
        let (stage, bottleneck) = (most.prices().clone(), Cover::default());
        let certificate = FairCertificate::BestWorstPair { stage, bottleneck };
        return FairAssignment::new(problem, objective, Vec::new(), most.prices().clone(), certificate);
    };
    let thresholds = distinct_scores(problem, worst, guard)?;
    let (mut reached, mut missed) = (0, thresholds.len());
    let mut bottleneck = None;
    while missed - reached > 1 {
        let middle = reached.midpoint(missed);
        let left = missed - reached;
        guard.part(0.4..0.7, || guard.left(PhaseKind::Fairness, left, thresholds.len()))?;
        let (found, places) = narrowest(&at_least(problem, thresholds[middle])?, guard)?;
        if places == most.pairs().len() as u64 {
            reached = middle;
        } else {
            (missed, bottleneck) = (middle, Some(found));
        }
    }
    let threshold = thresholds.get(reached).copied().unwrap_or(worst);
    // the search ended at the last threshold missed, or met none: then no pair is better
    let bottleneck = match bottleneck {
        Some(found) => found,
        None => narrowest(&better_than(problem, threshold)?, guard)?.0,
    };
    let best = if threshold == worst {
        None
    } else {
        let stage = at_least(problem, threshold)?;
        Some(guard.part(0.7..1.0, || work.solve(&stage))?)
    };
    let stage = best.as_ref().unwrap_or(&most);
    let certificate = FairCertificate::BestWorstPair { stage: stage.prices().clone(), bottleneck };
    let pairs = stage.pairs().to_vec();
    FairAssignment::new(problem, objective, pairs, most.prices().clone(), certificate)
}

/// A smallest cover of the allowed pairs, and its places.
pub(super) fn narrowest(problem: &Problem, guard: &Guard<'_>) -> Result<(Cover, u64)> {
    let capacities: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
    guard.spend(problem.rows() as u64 * problem.columns() as u64)?;
    let matrix = problem.matrix_under(guard)?;
    let cover = smallest_cover(&AllowedPairs::of_matrix(&matrix, guard)?, capacities.clone(), guard)?;
    let of_rows = capacities.iter().zip(&cover.rows).filter(|row| *row.1).map(|row| u64::from(*row.0));
    let places = of_rows.sum::<u64>() + cover.columns.iter().filter(|&&covered| covered).count() as u64;
    Ok((Cover::new(cover.rows, cover.columns), places))
}
