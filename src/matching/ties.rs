//! Which of several equally good matchings it is.
//!
//! The rules are those of [`TieBreaking`]: proposed pairs stay, if they are spared by nothing else;
//! then the greatest worst pair, by what pairs are worth to people and not by what a rematch adds;
//! then the most pairs that the mentee asked for; then the ids.

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::ties::tie_breaking::TieBreaking;
#[cfg(feature = "report")]
use crate::assignment::objectives::ties::ties::TieRule;
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::proof::after_change::Checked;
use crate::error::Result;
use crate::matching::checked::checked_and_settled;
use crate::matching::face::Face;
use crate::matching::matching::{Matching, Parts};
use crate::matching::problem::Task;
use crate::watch::guard::Guard;

/// Checks an answer to the problem of a task, and settles ties; from what was checked before, if
/// anything.
pub(super) fn settled(
    parts: &Parts,
    (task, problem): (&Task, &Problem),
    found: Assignment,
    before: Option<Checked<'_>>,
    solver: Option<&str>,
    guard: &Guard<'_>,
) -> Result<(Assignment, Ties)> {
    let scores = &parts.scores;
    let rules = TieBreaking::new(problem)
        .rated_by(scores.problem())
        .keeping(task.spared().iter().copied())
        .preferring(scores.chosen(&parts.cohort).iter().copied())
        .checked_before(before);
    let (assignment, ties, tight) = checked_and_settled(problem, found, &rules, solver, guard)?;
    if let Some(tight) = tight.filter(|_| std::ptr::eq(problem, parts.task.problem(scores))) {
        // the first one is kept; whoever reads it looks whether its prices are meant
        let _ = parts.face.set(Face::new(assignment.prices().clone(), tight));
    }
    Ok((assignment, ties))
}

/// In words, which of several equally good matchings this is; nothing where nobody looked.
#[cfg(feature = "report")]
pub(crate) fn told(ties: Ties) -> Option<String> {
    let rules = "of all matchings that are as good";
    Some(match ties {
        Ties::Settled => format!(
            "This one, {rules}, has the best worst pair; then the most pairs that the mentee asked for; \
             then the ids decide"
        ),
        Ties::SettledAmongKept => format!(
            "This one, {rules} and keep the same proposed pairs, has the best worst pair; then the most \
             pairs that the mentee asked for; then the ids decide"
        ),
        Ties::LeftOutFrom(rule) => format!(
            "There may be others that are as good: very many pairs can be exchanged for nothing, so it \
             was not decided by {}",
            match rule {
                TieRule::Kept => "proposed pairs, the worst pair, choices and ids",
                TieRule::WorstPair => "the worst pair, choices and ids",
                TieRule::Preferred => "choices and ids",
                TieRule::LowestNumbers => "ids",
            }
        ),
        Ties::LeftOutBySearch => {
            "There may be others that are as good: mentees who may not share a mentor had to \
                                  be kept apart, and the search for that takes the first it finds"
                .to_owned()
        }
        Ties::NotLookedAt => return None,
    })
}

impl Matching {
    /// Whether all rules have decided which of several equally good matchings this is.
    ///
    /// The rules, in this order: in a [rematch](crate::Matcher::rematch) the most proposed pairs
    /// kept; the greatest worst pair; the most pairs that the mentee asked for; then the ids:
    /// mentor after mentor, each has the first mentees possible. So no other matching beats this
    /// one for nothing, and it does not depend on the solver.
    ///
    /// Where very many pairs are interchangeable, the later rules are left out, and where mentees
    /// had to be kept apart by a search, all of them. A matching that was read from a file does not
    /// know.
    pub fn ties(&self) -> Ties {
        self.ties
    }
}
