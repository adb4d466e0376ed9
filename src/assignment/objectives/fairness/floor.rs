//! A floor under the points of a pair.
//!
//! *Problem.* Quality first: pairs below the floor are none. Participation first: as many pairs as
//! possible, of these assignments one with the fewest pairs below the floor, of these one with the
//! most points.
//!
//! *Method.* Quality first is the usual problem without the pairs below. Participation first is
//! solved in two stages. The first counts: a pair that keeps the floor is worth 1, another one 0;
//! the best total is the number k of pairs that keep it. The second gives each of those pairs a
//! *step* on top of its points. If the best assignment then has k pairs that keep the floor, it is
//! one with the most points among all that have k, whatever the step: they get the same from the
//! steps. So the step needs no bound in theory; it is doubled until k pairs are there. No answer
//! depends on its size.
//!
//! *Cost.* Two or three solves; space O(rows x columns).
//!
//! *Numeric policy.* A step beyond any difference of two totals is always enough; where scores and
//! the step needed leave `i32` (scores of many millions), the problem is refused.
//!
//! *References.* R. E. Burkard and F. Rendl, "Lexicographic bottleneck problems", 1991 (objectives
//! in stages).

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::certificate::FairCertificate;
use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;
use crate::assignment::objectives::fairness::objective::{Objective, Precedence};
use crate::assignment::objectives::fairness::restricted::{at_least, counted, floor, stepped};
use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};

pub(super) fn quality_first(problem: &Problem, points: i32, work: &Work<'_>) -> Result<FairAssignment> {
    let best = work.solve(&at_least(problem, floor(problem.sense(), points))?)?;
    let objective = Objective::Floor { points, first: Precedence::Quality };
    let (pairs, prices) = (best.pairs().to_vec(), best.prices().clone());
    FairAssignment::new(problem, objective, pairs, prices, FairCertificate::Quality)
}

pub(super) fn participation_first(problem: &Problem, points: i32, work: &Work<'_>) -> Result<FairAssignment> {
    let guard = work.guard();
    let floor = floor(problem.sense(), points);
    let most = guard.part(0.0..0.3, || work.solve(problem))?;
    let counting = counted(problem, floor)?;
    let fewest = guard.part(0.3..0.6, || work.solve(&counting))?;
    let matrix = problem.matrix_under(guard)?;
    let allowed = || matrix.cells().iter().copied().filter(|&cell| cell != Matrix::ABSENT);
    let range = i64::from(allowed().max().unwrap_or(0)) - i64::from(allowed().min().unwrap_or(0));
    let mut step = range + 1;
    loop {
        let fits = i32::try_from(step).ok();
        let Some(step_now) = fits else { return Err(too_large(points)) };
        let stage = stepped(problem, floor, step_now).map_err(|_| too_large(points))?;
        let best = guard.part(0.6..1.0, || work.solve(&stage))?;
        let kept = best.pairs().iter().filter_map(|&(row, column)| counting.score(row, column));
        if kept.map(i64::from).sum::<i64>() == fewest.total() {
            let certificate = FairCertificate::Participation {
                counting: fewest.prices().clone(),
                step: step_now,
                stage: best.prices().clone(),
            };
            let objective = Objective::Floor { points, first: Precedence::Participation };
            let pairs = best.pairs().to_vec();
            return FairAssignment::new(problem, objective, pairs, most.prices().clone(), certificate);
        }
        step *= 2;
    }
}

fn too_large(points: i32) -> Error {
    Error::problem("scores are too far apart to keep a floor with participation first")
        .with_value(points.to_string())
}
