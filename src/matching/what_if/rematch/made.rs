//! The best pairs of a rematch: spared as asked, from the prices of before where that helps.

use std::sync::Arc;

use crate::assignment::changes::rematch;
use crate::assignment::changes::rematch::reoptimised::{Reoptimised, Unspared};
use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::proof::after_change::Checked;
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::matching::checked::{checked, checked_rematch};
use crate::matching::constraints::Sparing;
use crate::matching::matcher::solve_settled;
use crate::matching::matching::{Matching, Parts};
use crate::matching::problem::Task;
use crate::matching::ties::settled;
use crate::matching::warm_start::WarmStart;
use crate::people::pair_id::PairId;
use crate::watch::finishing::finishing;
use crate::watch::guard::Guard;

/// What was found, and proven.
pub(super) struct Made {
    /// Where it is not the one that was asked for.
    pub(super) task: Option<Task>,
    pub(super) held: Vec<PairId>,
    pub(super) assignment: (Assignment, Ties),
    pub(super) start: Option<(Prices, Option<Unspared>)>,
    pub(super) worths: [ObjectiveValue; 2],
    /// The best that spares nobody, where it is known.
    pub(super) unspared: Option<Assignment>,
}

impl Made {
    /// The best pairs, from the prices of before if they can be used; checked once.
    pub(super) fn best(free: &Parts, before: Option<&Matching>, work: &Work<'_>) -> Result<Self> {
        if work.solver_name().is_some() {
            return Self::made_from_nothing(free, work);
        }
        let Some((before, start)) = before.and_then(|before| Some((before, WarmStart::of(before, free)?)))
        else {
            return Self::made_from(free, None, work);
        };
        // where people came or went, scores of others may have changed, and with them what prices
        // say; and prices next to a proof may come from a stranger: then a wrong answer is no fault
        // of the solver
        let trusted = Arc::ptr_eq(&before.parts.scores, &free.scores) && before.start.is_none();
        let face = before.parts.face.get().filter(|_| trusted);
        let known = face.and_then(|face| face.checked(before.problem(), before.assignment.prices()));
        match work.guard().part(0.0..0.6, || Self::made_from(free, Some((&start, known)), work)) {
            Err(error) if !(trusted && error.is_internal() || error.is_cancelled()) => {
                work.guard().part(0.6..1.0, || Self::made_from(free, None, work))
            }
            made => made,
        }
    }

    /// The same by solves alone, each a problem of its own.
    fn made_from_nothing(free: &Parts, work: &Work<'_>) -> Result<Self> {
        let (problem, guard) = (free.task.problem(&free.scores), work.guard());
        match free.given.sparing {
            Sparing::AtMost(most) if free.task.spared().len() > most as usize => work.check_usual(
                "a limit on parted pairs",
                "give proposed pairs a price (Sparing::Price), or leave the solver to the crate",
            )?,
            _ => {}
        }
        let task = free.task.clone().priced(&free.scores, &free.given)?;
        let assignment = guard.part(0.0..0.6, || solve_settled(free, &task, work))?;
        let worth = |of: &Assignment| ObjectiveValue::of(problem, of);
        let is_priced = matches!(free.given.sparing, Sparing::Price(1..)) && !free.task.spared().is_empty();
        let cost = if is_priced {
            worth(&guard.part(0.6..1.0, || work.solve_checked(problem))?) - worth(&assignment.0)
        } else {
            ObjectiveValue::default()
        };
        let task = is_priced.then_some(task);
        let worths = [cost, ObjectiveValue::default()];
        Ok(Self { task, held: Vec::new(), assignment, start: None, worths, unspared: None })
    }

    fn made_from(
        free: &Parts,
        start: Option<(&WarmStart, Option<Checked<'_>>)>,
        work: &Work<'_>,
    ) -> Result<Self> {
        let (problem, guard) = (free.task.problem(&free.scores), work.guard());
        let all_fit = free.task.has_room_for_spared(&free.scores);
        let spared = if all_fit { free.task.spared() } else { &[] };
        let mut engine = rematch::Reoptimisation::new(problem, spared)?;
        let known = start.and_then(|(_, known)| known);
        if let Some((start, _)) = start {
            engine = engine.start_from(&start.prices).with_new(&start.rows, &start.columns)?;
            if matches!(free.given.sparing, Sparing::Price(_)) {
                engine = engine.with_unspared(start.unspared.as_deref());
            }
        }
        let name = Some("rematch");
        match free.given.sparing {
            Sparing::Nobody => {
                let found = guard.part(0.0..0.7, || engine.free_under(guard))?;
                let best = found.assignment().clone();
                let assignment = guard
                    .part(0.7..1.0, || settled(free, (&free.task, problem), best, known, name, guard))?;
                Ok(Self::of(&found, None, assignment))
            }
            Sparing::Price(_) if !all_fit => Self::made_from_nothing(free, work),
            Sparing::Price(price) => {
                let found = guard.part(0.0..0.7, || engine.with_price_under(price, guard))?;
                let task = free.task.clone().priced(&free.scores, &free.given)?;
                let (pairs, prices) =
                    (found.assignment().pairs().to_vec(), found.assignment().prices().clone());
                let with_price = task.problem(&free.scores);
                let best = Assignment::new(with_price, pairs, prices)?;
                let assignment =
                    guard.part(0.7..1.0, || settled(free, (&task, with_price), best, None, name, guard))?;
                // with a pair more that is kept there may be fewer points without the price
                let worths = [found.free_worth() - ObjectiveValue::of(problem, &assignment.0), found.gap()];
                let start = Some((found.start_prices().clone(), found.unspared().cloned()));
                Ok(Self { start, worths, ..Self::of(&found, Some(task), assignment) })
            }
            Sparing::AtMost(most) => {
                let most = most as usize;
                // where ties are broken in favour of proposed pairs, the limit may not be needed
                let found = guard.part(0.0..0.3, || engine.free_under(guard))?;
                let best = found.assignment().clone();
                let best = guard
                    .part(0.3..0.4, || settled(free, (&free.task, problem), best, known, name, guard))?;
                let made = best.0.pairs();
                let parted = free.task.spared().iter().filter(|pair| made.binary_search(pair).is_err());
                // who has to be kept apart could be parted from more
                if parted.count() <= most && free.obeys(&best.0) {
                    return Ok(Self::of(&found, None, best));
                }
                let found = guard.part(0.4..0.7, || engine.at_most_under(most, guard))?;
                finishing(guard, |guard| checked_rematch(problem, &found, most, guard))?;
                let made = guard.part(0.7..1.0, || Self::made_around(free, &found, work))?;
                Ok(Self { unspared: Some(best.0), ..made })
            }
        }
    }

    /// It is decided which pairs stay, and the rest is best given these.
    fn made_around(free: &Parts, found: &Reoptimised, work: &Work<'_>) -> Result<Self> {
        let stays = |pair: &&(Row, Column)| found.assignment().pairs().binary_search(pair).is_ok();
        let Parts { cohort, programme, scores, pilot, given, task, .. } = free;
        let kept = task.spared().iter().filter(stays);
        let held: Vec<_> = kept.filter_map(|&(row, column)| scores.pair_id(row, column)).collect();
        let task = Task::new(cohort, programme, scores, pilot.as_ref(), given, &held, work)?;
        let solved = if work.guard().is_stopped() {
            Err(work.guard().cancelled())
        } else {
            solve_settled(free, &task, work)
        };
        let (assignment, ties) = match solved {
            Err(stopped) if stopped.is_cancelled() => {
                (resumed(task.problem(scores), found)?.ok_or(stopped)?, Ties::LeftOutBySearch)
            }
            solved => solved?,
        };
        let all_stay = held.len() == free.task.spared().len();
        let ties = if ties == Ties::Settled && !all_stay { Ties::SettledAmongKept } else { ties };
        Ok(Self { held, ..Self::of(found, Some(task), (assignment, ties)) })
    }

    fn of(found: &Reoptimised, task: Option<Task>, assignment: (Assignment, Ties)) -> Self {
        let worths = [found.cost(), found.gap()];
        Self { task, held: Vec::new(), assignment, start: None, worths, unspared: None }
    }
}

/// The best of a problem in which some pairs of an answer are settled, from its prices, which are
/// right or nearly so: little is left to do. None where it has other rows than the answer.
fn resumed(problem: &Problem, found: &Reoptimised) -> Result<Option<Assignment>> {
    let (start, guard) = (found.start_prices(), Guard::nobody());
    if (start.rows().len(), start.columns().len()) != (problem.rows(), problem.columns()) {
        return Ok(None);
    }
    let is_open =
        |&(row, column): &(Row, Column)| problem.capacity(row) > 0 && problem.score(row, column).is_some();
    let open: Vec<_> = found.assignment().pairs().iter().copied().filter(is_open).collect();
    let best = rematch::Reoptimisation::new(problem, &open)?.start_from(start).free_under(&guard)?;
    checked(problem, best.assignment().clone(), Some("rematch"), &guard).map(Some)
}
