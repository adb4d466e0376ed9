//! The best assignment for an objective.

use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::certificate::FairCertificate;
use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;
use crate::assignment::objectives::fairness::objective::{Objective, Precedence};
use crate::assignment::objectives::fairness::{floor, leximin, worst_pair};
use crate::assignment::solvers::work::Work;
use crate::error::Result;

/// The assignment that is best for an objective, with its proof.
///
/// Both senses, unequal sides, forbidden pairs and capacities are welcome. Every objective but
/// [`MostPoints`](Objective::MostPoints) works on a matrix of all pairs: space O(rows x columns).
///
/// ```
/// use pairwright::assignment::{FairnessPrice, Matrix, Objective, Problem, check_fair, solve_for};
///
/// let points = Matrix::from_vec(2, 2, vec![10, 5, 4, 0])?;
/// let problem = Problem::from_matrix(points)?;
/// let most = solve_for(&problem, Objective::MostPoints)?;
/// let fair = solve_for(&problem, Objective::BestWorstPair)?;
/// let price = FairnessPrice::between(&most, &fair).unwrap();
/// assert_eq!(price.to_string(), "worst pair 0 -> 4 for 10.0 % of the total");
/// assert_eq!(check_fair(&problem, &fair)?.worst(), Some(4));
/// # Ok::<(), pairwright::Error>(())
/// ```
///
/// # Errors
/// [`is_memory`](crate::Error::is_memory) when there is no memory for it;
/// [`is_problem`](crate::Error::is_problem), for the other objectives, when there are groups
/// (minimums of rows, columns with several places), or when a floor with participation first meets
/// scores so far apart that they leave no room in `i32`.
pub fn solve_for(problem: &Problem, objective: Objective) -> Result<FairAssignment> {
    solve_for_under(problem, objective, &Work::unwatched())
}

/// The same under a guard, by the solver of the work. What a leximin does after its first solve is
/// no problem of pairs and points, so no other solver could do it.
///
/// # Errors
/// As there; [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(crate) fn solve_for_under(
    problem: &Problem,
    objective: Objective,
    work: &Work<'_>,
) -> Result<FairAssignment> {
    if objective != Objective::MostPoints {
        problem.without_groups()?;
    }
    match objective {
        Objective::MostPoints => {
            let best = work.solve(problem)?;
            let (pairs, prices) = (best.pairs().to_vec(), best.prices().clone());
            FairAssignment::new(problem, objective, pairs, prices, FairCertificate::MostPoints)
        }
        Objective::BestWorstPair => worst_pair::solve_worst_pair(problem, work),
        Objective::Leximin => leximin::solve_leximin(problem, work),
        Objective::Floor { points, first: Precedence::Quality } => {
            floor::quality_first(problem, points, work)
        }
        Objective::Floor { points, first: Precedence::Participation } => {
            floor::participation_first(problem, points, work)
        }
    }
}
