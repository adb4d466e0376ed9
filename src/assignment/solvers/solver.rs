//! The contract that every solver keeps.

use std::fmt::Debug;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::error::Result;

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
}
