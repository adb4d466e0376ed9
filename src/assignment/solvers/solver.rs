//! The contract that every solver keeps.

use std::fmt::Debug;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::error::Result;
use crate::watch::watch::Watch;

/// A method that solves assignment problems: the contract that all solvers of this crate keep.
///
/// The law: the assignment returned passes [`check`](crate::assignment::check) for the problem,
/// whatever the problem holds (unequal sides, forbidden pairs, capacities, either sense), and is
/// the same one every time. That not everybody can be served is an answer, not an error.
pub trait Solver: Debug + Send + Sync {
    /// The method's name, as the literature has it.
    fn name(&self) -> &'static str;

    /// The best assignment, with its proof.
    ///
    /// # Errors
    /// [`is_memory`](crate::Error::is_memory) when the method cannot hold a problem of this size.
    fn solve(&self, problem: &Problem) -> Result<Assignment>;

    /// The same, with reports to a watch, which may stop it.
    ///
    /// A method of your own that says nothing about it is not watched, and nobody can stop it.
    ///
    /// # Errors
    /// As [`solve`](Self::solve); [`is_cancelled`](crate::Error::is_cancelled) when the watch stops
    /// it, with what is known then: [`stopped_at`](crate::Error::stopped_at).
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use pairwright::assignment::{Dense, Matrix, Problem, Progress, Solver};
    ///
    /// let problem = Problem::from_matrix(Matrix::from_fn(9, 9, |i, j| Some((i * j) as i32)))?;
    /// let mut stop = |_: &Progress| ControlFlow::Break(());
    /// let stopped = Dense.solve_watched(&problem, &mut stop).unwrap_err();
    /// assert!(stopped.is_cancelled() && stopped.stopped_at().is_some());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    fn solve_watched(&self, problem: &Problem, watch: &mut dyn Watch) -> Result<Assignment> {
        let _ = watch;
        self.solve(problem)
    }
}
