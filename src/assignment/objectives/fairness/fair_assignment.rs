//! What a fair solve returns: the pairs, and what proves them best in their sense.

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::cover::Cover;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::certificate::FairCertificate;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::assignment::objectives::fairness::restricted::goodness;
use crate::error::{Error, Result};

/// The pairs that are best for an [`Objective`], with the certificate for it.
///
/// [`check_fair`](crate::assignment::check_fair) verifies it against its problem; one that was
/// deserialised is a claim until then.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FairAssignment {
    objective: Objective,
    assignment: Assignment,
    scores: Vec<i32>,
    certificate: FairCertificate,
}

impl FairAssignment {
    /// These pairs of a problem, with the prices and the certificate claimed for them.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a pair is forbidden or outside the problem. Nothing
    /// else is judged here: that is for [`check_fair`](crate::assignment::check_fair).
    pub fn new(
        problem: &Problem,
        objective: Objective,
        pairs: Vec<(Row, Column)>,
        prices: Prices,
        certificate: FairCertificate,
    ) -> Result<Self> {
        let assignment = Assignment::new(problem, pairs, prices)?;
        let scores = sorted_scores(problem, &assignment)
            .ok_or_else(|| Error::problem("a pair of the assignment has no score"))?;
        Ok(Self { objective, assignment, scores, certificate })
    }

    /// What it is best at.
    pub fn objective(&self) -> Objective {
        self.objective
    }

    /// The pairs, sorted by row, then column.
    pub fn pairs(&self) -> &[(Row, Column)] {
        self.assignment.pairs()
    }

    /// The sum of the pairs' points (or costs).
    pub fn total(&self) -> i64 {
        self.assignment.total()
    }

    /// The score of the worst pair; none where there are no pairs.
    pub fn worst(&self) -> Option<i32> {
        self.scores.first().copied()
    }

    /// The scores of the pairs, from the worst to the best.
    pub fn scores(&self) -> &[i32] {
        &self.scores
    }

    /// The pairs as a plain assignment.
    ///
    /// Its prices are those of the most points in the whole problem. So its cover says that there
    /// cannot be more pairs, and the [`check`](crate::assignment::check) of it either accepts it,
    /// or finds everything in order but the [`Gap`](crate::assignment::Violation::Gap): what
    /// fairness has cost. Under a floor where quality comes first, prices and cover are about the
    /// pairs that keep the floor.
    pub fn assignment(&self) -> &Assignment {
        &self.assignment
    }

    /// What proves the pairs best.
    pub fn certificate(&self) -> &FairCertificate {
        &self.certificate
    }

    /// Those who stand in the way of a better worst pair; for [`Objective::BestWorstPair`] only.
    pub fn bottleneck(&self) -> Option<&Cover> {
        match &self.certificate {
            FairCertificate::BestWorstPair { bottleneck, .. } => Some(bottleneck),
            _ => None,
        }
    }
}

/// The scores of the pairs, worst first; nothing if one is not allowed.
pub(super) fn sorted_scores(problem: &Problem, assignment: &Assignment) -> Option<Vec<i32>> {
    let scores = assignment.pairs().iter().map(|&(row, column)| problem.score(row, column));
    let mut scores = scores.collect::<Option<Vec<i32>>>()?;
    scores.sort_unstable_by_key(|&score| goodness(problem.sense(), score));
    Some(scores)
}
