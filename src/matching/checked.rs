//! What a solver returned is checked before anything is made of it.
//!
//! An answer that is not proven best is a fault of the solver, and no other solver is tried in its
//! place: that would hide the fault. The check knows no solver (see
//! [`check`](crate::assignment::check())), so it holds for solvers of the caller's own, too.

use crate::assignment::changes::rematch::reoptimised::Reoptimised;
use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::fairness::check::check_fair_under;
use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;
use crate::assignment::objectives::ties::tie_breaking::{Listed, TieBreaking};
use crate::assignment::proof::certificate::check_under;
use crate::assignment::solvers::work::{refused, solver_named};
use crate::error::Result;
use crate::watch::guard::Guard;

/// The assignment, if it is proven best. The solver has a name, or is the one that is usually
/// chosen.
pub(super) fn checked(
    problem: &Problem,
    found: Assignment,
    solver: Option<&str>,
    guard: &Guard<'_>,
) -> Result<Assignment> {
    match check_under(problem, &found, guard)? {
        Ok(_) => Ok(found),
        Err(violation) => Err(refused(problem, &solver_named(problem, solver), &violation)),
    }
}

/// The same, and of all assignments as good the one that follows from the rules.
pub(super) fn checked_and_settled(
    problem: &Problem,
    found: Assignment,
    rules: &TieBreaking<'_>,
    solver: Option<&str>,
    guard: &Guard<'_>,
) -> Result<Listed> {
    let settled = rules.settle_under(found, guard)?;
    settled.map_err(|violation| refused(problem, &solver_named(problem, solver), &violation))
}

/// The same for an objective.
pub(super) fn checked_fair(
    problem: &Problem,
    found: FairAssignment,
    guard: &Guard<'_>,
) -> Result<FairAssignment> {
    match check_fair_under(problem, &found, guard)? {
        Ok(_) => Ok(found),
        Err(unfair) => Err(refused(problem, &found.objective().to_string(), &unfair)),
    }
}

/// The rematch with at most this many disturbed pairs, if it is proven best for those that stay,
/// and keeps the limit.
pub(super) fn checked_rematch(
    problem: &Problem,
    found: &Reoptimised,
    most: usize,
    guard: &Guard<'_>,
) -> Result<()> {
    let parted = found.disturbed().len();
    if parted > most {
        let why = format!("{parted} pairs are parted where {most} may be");
        return Err(refused(problem, "rematch", &why));
    }
    if ObjectiveValue::of(problem, found.assignment()) != found.worth() {
        return Err(refused(problem, "rematch", &"the pairs are not worth what is stated"));
    }
    match found.verify_under(problem, guard)? {
        Ok(_) => Ok(()),
        Err(violation) => Err(refused(problem, "rematch", &violation)),
    }
}
