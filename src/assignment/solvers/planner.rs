//! Which method, by work and memory, before any work is done.
//!
//! *Problem.* The solvers return equally good answers and differ in what they need. Choose one, say
//! why, and refuse what cannot be done within a given memory before it is begun.
//!
//! *Method.* Each solver that can hold the problem gets an estimate of its work, in cells read or
//! arcs passed, and of its memory at the peak ([`estimate`](crate::assignment::solvers::estimate)).
//! The least work within the memory wins. What counts alone refuse is refused before anything is
//! allocated for people.
//!
//! *Groups.* Where columns have several places, [`GroupFlow`](crate::assignment::GroupFlow) is the
//! only method. Where rows have minimums, it is one of two; the other, the staged network, refuses
//! minimums that cannot all be met. Then the run continues with the group flow, if that fits the
//! memory.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::model::problem::Problem;
use crate::assignment::solvers::estimate::{Bytes, Estimate, estimates, fit, network_of_people};
use crate::assignment::solvers::method::Method;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// What a plan may use if nothing else is said: 8 GiB.
const USUAL_MEMORY: u64 = 8 << 30;

/// Chooses the method for a problem, by estimates of work and memory made before any work is done.
///
/// ```
/// use pairwright::assignment::{Entry, Method, Planner, Problem, Term};
///
/// let side = |size: u32| (0..size).map(|person| person % 10).collect::<Vec<_>>();
/// let points = vec![Entry::Points(1); 100];
/// let table = Term::table(side(500_000), side(500_000), 10, points)?;
/// let problem = Problem::from_terms(500_000, 500_000, vec![table])?;
/// let plan = Planner::default().with_memory_limit(1 << 30).plan(&problem)?;
/// assert_eq!(plan.method(), Method::StagedNetwork);
///
/// let refused = Planner::default().with_memory_limit(1 << 20).plan(&problem).unwrap_err();
/// assert!(refused.is_memory());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Planner {
    memory: u64,
}

impl Default for Planner {
    /// With a limit of 8 GiB.
    fn default() -> Self {
        Self { memory: USUAL_MEMORY }
    }
}

impl Planner {
    /// Plans with this many bytes at the peak, besides the problem itself.
    #[must_use]
    pub fn with_memory_limit(mut self, bytes: u64) -> Self {
        self.memory = bytes;
        self
    }

    /// The plan for a problem. Time O(people x terms), and up to a hundredth of the work planned
    /// for.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when no method can do with the memory, with what each
    /// would need.
    pub fn plan(&self, problem: &Problem) -> Result<Plan> {
        self.plan_under(problem, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn plan_under(self, problem: &Problem, guard: &Guard<'_>) -> Result<Plan> {
        let mut estimates = estimates(problem, self.memory, guard)?;
        estimates.sort_by_key(|estimate| (estimate.work, estimate.method as u8));
        let fits = estimates.iter().find(|estimate| estimate.memory <= self.memory);
        let Some(&chosen) = fits else {
            let mut needs: Vec<String> = estimates.iter().map(ToString::to_string).collect();
            let least = network_of_people(problem);
            if !problem.is_stored() && fit(problem) && least > self.memory {
                needs.push(format!("{}: more than {}", Method::StagedNetwork, Bytes(least)));
            }
            if needs.is_empty() {
                needs.push("no method holds so many".to_owned());
            }
            return Err(Error::memory(format!(
                "{} rows and {} columns cannot be solved within {}: {}",
                problem.rows(),
                problem.columns(),
                Bytes(self.memory),
                needs.join("; ")
            )));
        };
        let mut second = estimates.iter().filter(|estimate| estimate.memory <= self.memory);
        let otherwise = second.any(|estimate| estimate.method == Method::GroupFlow);
        let otherwise = otherwise.then_some(Method::GroupFlow);
        Ok(Plan { chosen, otherwise, estimates })
    }
}

/// The method chosen for a problem, and what each would need.
///
/// From [`Planner::plan`](crate::assignment::Planner::plan).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Plan {
    pub(super) chosen: Estimate,
    #[serde(skip)]
    pub(super) otherwise: Option<Method>,
    estimates: Vec<Estimate>,
}

impl Plan {
    /// The method chosen.
    pub fn method(&self) -> Method {
        self.chosen.method
    }

    /// What it will need.
    pub fn estimate(&self) -> Estimate {
        self.chosen
    }

    /// All methods that can hold the problem, least work first.
    pub fn estimates(&self) -> &[Estimate] {
        &self.estimates
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.chosen)?;
        let others = self.estimates.iter().filter(|estimate| estimate.method != self.chosen.method);
        others.enumerate().try_for_each(|(at, other)| {
            f.write_str(if at == 0 { " (instead of " } else { ", " })?;
            write!(f, "{other}")
        })?;
        f.write_str(if self.estimates.len() > 1 { ")" } else { "" })
    }
}
