//! How something is solved: by which solver, and under which guard.
//!
//! Whatever solves more than once passes one of these on, so that a solver of the caller's own does
//! all the solves, and a watch sees and stops all the work. An answer of such a solver is checked
//! at once: then nothing that is made of it can be blamed on anybody else.

use std::fmt;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::proof::certificate::check_under;
use crate::assignment::solvers::outcome::Partial;
use crate::assignment::solvers::run::{solve_from_under, solve_under, usual_method};
use crate::assignment::solvers::solver::Solver;
use crate::error::{Error, Result};
use crate::progress::Progress;
use crate::watch::guard::Guard;
use crate::watch::passed_on::PassedOn;

/// A guard, and the solver of the caller's own if there is one.
pub(crate) struct Work<'w> {
    guard: Guard<'w>,
    solver: Option<&'w dyn Solver>,
}

impl<'w> Work<'w> {
    pub(crate) fn new(guard: Guard<'w>, solver: Option<&'w dyn Solver>) -> Self {
        Self { guard, solver }
    }

    /// Under no watch, by the usual methods.
    pub(crate) fn unwatched() -> Self {
        Self { guard: Guard::nobody(), solver: None }
    }

    pub(crate) fn guard(&self) -> &Guard<'w> {
        &self.guard
    }

    /// What is left to do with what is known when the watch has stopped the work.
    pub(crate) fn after_the_stop(&self) -> Self {
        Self { guard: Guard::nobody(), solver: self.solver }
    }

    /// One of several parts that run at the same time: it can be stopped, and reports nothing.
    pub(crate) fn quietly<T>(&self, part: impl FnOnce(&Work<'_>) -> T) -> T {
        if !self.guard.is_watched() {
            return part(&Work { guard: Guard::nobody(), solver: self.solver });
        }
        let mut passed_on = PassedOn(&self.guard);
        part(&Work { guard: Guard::borrowed(&mut passed_on), solver: self.solver })
    }

    /// How far the work was when the watch stopped it; none where it did not.
    pub(crate) fn stopped_at(&self) -> Option<Progress> {
        self.guard.stopped_at()
    }

    /// The name of the solver of the caller's own.
    pub(crate) fn solver_name(&self) -> Option<&'static str> {
        self.solver.map(Solver::name)
    }

    /// Refuses what no solver of the caller's own can do.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem), naming the solver.
    pub(crate) fn check_usual(&self, what: &str, advice: &str) -> Result<()> {
        match self.solver_name() {
            None => Ok(()),
            Some(name) => {
                let refused = format!("{what} has a method of its own, and the solver {name:?} cannot do it");
                Err(Error::problem(refused).with_advice(advice))
            }
        }
    }

    /// The answer of the solver, as it comes.
    ///
    /// # Errors
    /// Those of the solver; [`is_cancelled`](Error::is_cancelled).
    pub(crate) fn find(&self, problem: &Problem) -> Result<Assignment> {
        let Some(solver) = self.solver else { return solve_under(problem, &self.guard) };
        self.guard.ask()?;
        let found = solver.solve_watched(problem, &mut &self.guard)?;
        self.guard.ask()?;
        Ok(found)
    }

    /// The best assignment of a problem; checked, where it is that of the caller's own solver.
    ///
    /// # Errors
    /// As [`find`](Self::find); [`is_internal`](Error::is_internal) when it is not proven best.
    pub(crate) fn solve(&self, problem: &Problem) -> Result<Assignment> {
        if self.solver.is_some() { self.solve_checked(problem) } else { self.find(problem) }
    }

    /// The best assignment of a problem, checked.
    ///
    /// # Errors
    /// As [`solve`](Self::solve).
    pub(crate) fn solve_checked(&self, problem: &Problem) -> Result<Assignment> {
        let found = self.guard.part(0.0..0.9, || self.find(problem))?;
        self.checked(problem, found)
    }

    /// The same, begun with what was best for a problem much like it. A solver of the caller's own
    /// begins as it likes.
    ///
    /// # Errors
    /// As [`solve`](Self::solve).
    pub(crate) fn solve_checked_from(&self, problem: &Problem, start: &Partial) -> Result<Assignment> {
        if self.solver.is_some() {
            return self.solve_checked(problem);
        }
        let found = self.guard.part(0.0..0.9, || solve_from_under(problem, start, &self.guard))?;
        self.checked(problem, found)
    }

    fn checked(&self, problem: &Problem, found: Assignment) -> Result<Assignment> {
        let checked = self.guard.part(0.9..1.0, || check_under(problem, &found, &self.guard))?;
        match checked {
            Ok(_) => Ok(found),
            Err(violation) => Err(refused(problem, &solver_named(problem, self.solver_name()), &violation)),
        }
    }
}

/// The error about an answer that is not what it should be.
pub(crate) fn refused(problem: &Problem, solver: &str, why: &dyn fmt::Display) -> Error {
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
         please report this with the scores exported by Scores::write_csv"
    ))
}

/// What the solver is called, or the method that is usually chosen.
pub(crate) fn solver_named(problem: &Problem, solver: Option<&str>) -> String {
    match (solver, usual_method(problem)) {
        (Some(name), _) => format!("the solver {name:?}"),
        (None, Some(method)) => format!("the solver \"{method}\""),
        (None, None) => "the usual solver".into(),
    }
}
