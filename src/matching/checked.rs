//! What a solver returned is checked before anything is made of it.
//!
//! An answer that is not proven best is a fault of the solver, and no other solver is tried in its
//! place: that would hide the fault. The check knows no solver (see [`check`]), so it holds for
//! solvers of the caller's own, too.

use std::fmt;

use crate::assignment::changes::rematch::reoptimised::Reoptimised;
use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::fairness::check::check_fair;
use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;
use crate::assignment::objectives::ties::tie_breaking::TieBreaking;
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::proof::certificate::check;
use crate::assignment::solvers::run;
use crate::assignment::solvers::run::usual_method;
use crate::error::{Error, Result};

/// The assignment, if it is proven best. The solver has a name, or is the one that is usually
/// chosen.
pub(super) fn checked(problem: &Problem, found: Assignment, solver: Option<&str>) -> Result<Assignment> {
    match check(problem, &found) {
        Ok(_) => Ok(found),
        Err(violation) => Err(refused(problem, &solver_name(problem, solver), &violation)),
    }
}

/// The same, and of all assignments as good the one that follows from the rules.
pub(super) fn checked_and_settled(
    problem: &Problem,
    found: Assignment,
    rules: &TieBreaking<'_>,
    solver: Option<&str>,
) -> Result<(Assignment, Ties)> {
    rules.settle(found).map_err(|violation| refused(problem, &solver_name(problem, solver), &violation))
}

/// The best assignment of a problem by the usual solver, checked.
pub(super) fn solve_checked(problem: &Problem) -> Result<Assignment> {
    checked(problem, run::solve(problem)?, None)
}

/// The same for an objective.
pub(super) fn checked_fair(problem: &Problem, found: FairAssignment) -> Result<FairAssignment> {
    match check_fair(problem, &found) {
        Ok(_) => Ok(found),
        Err(unfair) => Err(refused(problem, &found.objective().to_string(), &unfair)),
    }
}

/// The rematch with at most this many disturbed pairs, if it is proven best for those that stay,
/// and keeps the limit.
pub(super) fn checked_rematch(problem: &Problem, found: Reoptimised, most: usize) -> Result<Reoptimised> {
    let parted = found.disturbed().len();
    if parted > most {
        let why = format!("{parted} pairs are parted where {most} may be");
        return Err(refused(problem, "rematch", &why));
    }
    if ObjectiveValue::of(problem, found.assignment()) != found.worth() {
        return Err(refused(problem, "rematch", &"the pairs are not worth what is stated"));
    }
    match found.verify(problem) {
        Ok(_) => Ok(found),
        Err(violation) => Err(refused(problem, "rematch", &violation)),
    }
}

/// The error about an answer that is not what it should be.
pub(super) fn refused(problem: &Problem, solver: &str, why: &dyn fmt::Display) -> Error {
    let mut size = format!("{} rows and {} columns", problem.rows(), problem.columns());
    for (has, what) in [
        (problem.has_minimums(), "minimums"),
        (problem.has_column_capacities(), "columns of several places"),
        (problem.evenness().is_some(), "even loads"),
    ] {
        if has {
            size = format!("{size}, with {what}");
        }
    }
    Error::internal(format!(
        "the answer of {solver} to a problem of {size} did not pass its check and was not used: {why}; \
         please \
         report this with the scores exported by Scores::write_csv"
    ))
}

/// What the solver is called, or the method that is usually chosen.
fn solver_name(problem: &Problem, solver: Option<&str>) -> String {
    match (solver, usual_method(problem)) {
        (Some(name), _) => format!("the solver {name:?}"),
        (None, Some(method)) => format!("the solver \"{method}\""),
        (None, None) => "the usual solver".into(),
    }
}
