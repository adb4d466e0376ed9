//! Which of several equally good matchings it is.
//!
//! The rules are those of [`TieBreaking`]: proposed pairs stay, if they are spared by nothing else;
//! then the greatest worst pair, by what pairs are worth to people and not by what a rematch adds;
//! then the most pairs that the mentee asked for; then the ids.

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::ties::tie_breaking::TieBreaking;
use crate::assignment::objectives::ties::ties::Ties;
use crate::error::Result;
use crate::matching::checked::checked_and_settled;
use crate::matching::matching::{Matching, Parts};
use crate::matching::problem::Task;

/// Checks an answer to the problem of a task, and settles ties.
pub(super) fn settled(
    parts: &Parts,
    task: &Task,
    problem: &Problem,
    found: Assignment,
    solver: Option<&str>,
) -> Result<(Assignment, Ties)> {
    let scores = &parts.scores;
    let chosen = parts.cohort.mentees().flat_map(|mentee| {
        let column = scores.column(mentee.id());
        mentee.choices().filter_map(move |(_, mentor)| scores.row(mentor).zip(column))
    });
    let rules = TieBreaking::new(problem)
        .rated_by(scores.problem())
        .keeping(task.spared().iter().copied())
        .preferring(chosen);
    checked_and_settled(problem, found, &rules, solver)
}

impl Matching {
    /// Whether all rules have decided which of several equally good matchings this is.
    ///
    /// The rules, in this order: the most proposed pairs kept, in a [rematch](crate::Matcher::rematch);
    /// the greatest worst pair; the most pairs that the mentee asked for; then the ids: mentor
    /// after mentor, each has the first mentees possible. So no other matching beats this one for
    /// nothing, and it does not depend on the solver. Where very many pairs are interchangeable, the
    /// later rules are left out; a matching that was read from a file does not know.
    pub fn ties(&self) -> Ties {
        self.ties
    }
}
