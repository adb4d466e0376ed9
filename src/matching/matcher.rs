//! From a programme and a cohort to a matching.

use std::sync::Arc;

use super::Matching;
use crate::assignment::{self, Solver};
use crate::error::Result;
use crate::people::Cohort;
use crate::programme::Programme;
use crate::scoring::{Criterion, Scores};

/// Makes matchings: a programme, perhaps criteria of your own, perhaps a solver of your choice.
///
/// ```
/// use pairwright::{Cohort, Matcher, Participant, Programme};
///
/// let cohort = Cohort::new([
///     Participant::mentor("ana").with_level(2).with_region("North"),
///     Participant::mentor("ben").with_level(3).with_region("South"),
///     Participant::mentee("max").with_level(7).with_region("South").with_choices(["ben"]),
/// ])?;
/// let matching = Matcher::new(Programme::default()).solve(cohort)?;
/// assert_eq!(matching.pairs()[0].mentor().as_str(), "ben");
/// matching.verify()?;
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    programme: Programme,
    criteria: Vec<Arc<dyn Criterion>>,
    solver: Option<Arc<dyn Solver>>,
}

impl Matcher {
    /// A matcher for this programme, with the criteria of the crate.
    pub fn new(programme: Programme) -> Self {
        Self { programme, ..Self::default() }
    }

    /// Adds a criterion of your own, behind the others.
    #[must_use]
    pub fn with_criterion(mut self, criterion: impl Criterion + 'static) -> Self {
        self.criteria.push(Arc::new(criterion));
        self
    }

    /// Uses this solver. Without this, [`assignment::solve`] chooses.
    #[must_use]
    pub fn with_solver(mut self, solver: impl Solver + 'static) -> Self {
        self.solver = Some(Arc::new(solver));
        self
    }

    /// The best matching of a cohort.
    ///
    /// Takes a cohort, or an `Arc` of one that is to be shared. That not everybody can be served is no
    /// error: [`Matching::left_out`] says who and why.
    ///
    /// # Errors
    /// [`is_programme`](crate::Error::is_programme) when the programme is out of range;
    /// [`is_problem`](crate::Error::is_problem) when the cohort does not fit in memory or scores in
    /// `i32`.
    pub fn solve(&self, cohort: impl Into<Arc<Cohort>>) -> Result<Matching> {
        let cohort = cohort.into();
        let scores = Scores::with_criteria(&cohort, &self.programme, &self.criteria)?;
        let assignment = match &self.solver {
            Some(solver) => solver.solve(scores.problem())?,
            None => assignment::solve(scores.problem())?,
        };
        Matching::assemble(cohort, self.programme.clone(), scores, assignment)
    }

    pub(super) fn own_criteria(&self) -> &[Arc<dyn Criterion>] {
        &self.criteria
    }
}
