//! A matching made again: after declines, late joiners and leavers.

use std::sync::Arc;

use crate::assignment::changes::rematch;
use crate::assignment::changes::rematch::reoptimised::Reoptimised;
use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::matching::acceptance::Acceptance;
use crate::matching::checked::{checked, checked_rematch};
use crate::matching::constraints::{Given, Sparing};
use crate::matching::matcher::{Matcher, solve_settled};
use crate::matching::matching::{Answer, Matching, Parts};
use crate::matching::pair::Pair;
use crate::matching::problem::Task;
use crate::matching::ties::settled;
use crate::matching::warm_start::WarmStart;
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::progress::Progress;
use crate::watch::finishing::finishing;
use crate::watch::guard::Guard;

/// A matching that was made again, and what has changed against the proposed pairs.
///
/// The proof covers what was asked for: with a price, that no matching is better at this price;
/// with a limit, that none within the limit is better by more than the [`gap`](Self::gap).
#[derive(Debug, Clone)]
pub struct Rematch {
    matching: Matching,
    kept: Vec<Pair>,
    parted: Vec<PairId>,
    made: Vec<Pair>,
    cost: ObjectiveValue,
    gap: ObjectiveValue,
    stopped_at: Option<Progress>,
}

impl Rematch {
    /// The new matching.
    pub fn matching(&self) -> &Matching {
        &self.matching
    }

    /// The new matching.
    pub fn into_matching(self) -> Matching {
        self.matching
    }

    /// Proposed pairs that stay, by mentor, then mentee. Nobody needs to be asked again.
    pub fn kept(&self) -> &[Pair] {
        &self.kept
    }

    /// Proposed pairs that were disturbed: they could have stayed, and are no more.
    pub fn parted(&self) -> &[PairId] {
        &self.parted
    }

    /// Pairs that are new, by mentor, then mentee. These are the people to write to.
    pub fn made(&self) -> &[Pair] {
        &self.made
    }

    /// What it costs to spare proposed pairs: people first, then points, against the best matching
    /// of all with the same settled and declined pairs.
    pub fn cost(&self) -> ObjectiveValue {
        self.cost
    }

    /// No matching that spares the same number is better by more than this. It is nothing, unless
    /// the search for one with [`Sparing::AtMost`] was cut short.
    pub fn gap(&self) -> ObjectiveValue {
        self.gap
    }

    /// How far it was when the [watch](Matcher::with_watch) stopped the search, with
    /// [`Sparing::AtMost`] or for mentees who may share a mentor; none where it came to its end.
    /// Then this is the best that was found, and the [`gap`](Self::gap) says how far it may be off.
    pub fn stopped_at(&self) -> Option<&Progress> {
        self.stopped_at.as_ref()
    }

    /// Was nothing stopped?
    pub fn is_complete(&self) -> bool {
        self.stopped_at.is_none()
    }
}

impl Matching {
    /// The same people, criteria, pilot, objective, and settled and declined pairs, under other
    /// weights.
    #[cfg(feature = "evaluate")]
    pub(crate) fn under(&self, weights: crate::programme::weights::Weights) -> Result<Self> {
        let matcher = Matcher {
            programme: self.parts.programme.clone().with_weights(weights),
            criteria: self.parts.scores.added_criteria(),
            solver: self.parts.solver.clone(),
            pilot: self.parts.pilot.clone(),
            objective: self.objective(),
            watch: self.watch.clone(),
        };
        let (fixed, declined) = (self.parts.given.fixed.clone(), self.parts.given.declined.clone());
        let given = Given { fixed, declined, ..Given::default() };
        let work = matcher.work();
        let again = matcher.made_for(Arc::clone(&self.parts.cohort), given, &work)?;
        if work.guard().is_stopped() {
            return Err(work.guard().cancelled());
        }
        work.guard().done();
        Ok(again)
    }
}

impl Matcher {
    /// The best matching of a cohort with what is settled, and what that changes.
    ///
    /// From an earlier matching of nearly the same people it starts warm. Proposed pairs with
    /// somebody who is not there any more are forgotten. From an earlier matching a side may also
    /// have lost everybody; other findings that stop a matching are refused as by
    /// [`solve`](Self::solve).
    ///
    /// A [solver of your own](Self::with_solver) solves all of it from nothing: the start is for the
    /// method of the crate.
    ///
    /// # Errors
    /// As [`solve`](Self::solve); [`is_clash`](crate::Error::is_clash) when fixed pairs clash with
    /// prohibitions, places, or declined pairs; [`is_problem`](crate::Error::is_problem) when
    /// [`Sparing::AtMost`] is asked of a solver of your own, and not all proposed pairs may part.
    pub fn rematch(
        &self,
        cohort: impl Into<Arc<Cohort>>,
        before: Option<&Matching>,
        given: &Given,
    ) -> Result<Rematch> {
        let (cohort, work) = (cohort.into(), self.work());
        self.check_accepted(&cohort, Acceptance::InProgramme, before.is_none())?;
        let scores = before.and_then(|before| self.scores_of(before, &cohort));
        let scoring = if scores.is_some() { 0.02 } else { 0.2 };
        let free = work.guard().part(0.0..scoring, || self.parts(cohort, given.clone(), scores, &work))?;
        let rematch = work.guard().part(scoring..1.0, || self.rematch_of(free, before, &work))?;
        work.guard().done();
        Ok(Rematch { stopped_at: work.stopped_at(), ..rematch })
    }

    fn rematch_of(&self, free: Parts, before: Option<&Matching>, work: &Work<'_>) -> Result<Rematch> {
        let guard = work.guard();
        let (spared, settled) = (free.task.spared().to_vec(), free.task.settled().to_vec());
        let changes = |matching, worths| Rematch::new(matching, &spared, &settled, worths);
        if self.objective() != Objective::MostPoints {
            let answer = self.answer(&free, free.given.sparing, work)?;
            return Ok(changes(Matching::assemble(free, answer)?, [ObjectiveValue::default(); 2]));
        }
        let made = guard.part(0.0..0.8, || Self::made(&free, before, work))?;
        let Made { task, held, assignment, start, mut worths, unspared } = made;
        // a problem is large: nothing is kept for mentees who may all share a mentor
        let with_rules = free.has_co_mentee_rules().then(|| free.clone());
        let parts = Parts { task: task.unwrap_or(free.task), held, ..free };
        let apart = with_rules.map(|free| (free, parts.worth_of(&assignment.0) + worths[1]));
        let answer = guard.part(0.8..0.9, || parts.obeying(assignment, work))?;
        let (best, start) = match &answer {
            Answer::Apart(best, _) => (best, None), // others may be forbidden next time
            Answer::Best(best, _) => (best, start),
            Answer::Fair(fair) => (fair.assignment(), None),
        };
        if let Some((free, bound)) = apart {
            worths = guard.part(0.9..1.0, || {
                Self::worths_apart((&free, unspared), &parts, (best, &answer), bound, work)
            })?;
        }
        let matching = Matching::assemble(parts, answer)?;
        let (start, stopped_at) = (start.map(Arc::from), work.stopped_at());
        Ok(changes(Matching { start, stopped_at, ..matching }, worths))
    }

    /// What sparing costs, and the gap, where mentees are kept apart.
    fn worths_apart(
        (free, unspared): (&Parts, Option<Assignment>),
        parts: &Parts,
        (best, answer): (&Assignment, &Answer),
        bound: ObjectiveValue,
        work: &Work<'_>,
    ) -> Result<[ObjectiveValue; 2]> {
        let worth = parts.worth_of(best);
        let unspared = if free.given.sparing == Sparing::Nobody {
            worth
        } else {
            let solved = || work.solve_checked(free.task.problem(&free.scores));
            let best = unspared.map_or_else(solved, Ok)?;
            match free.obeying((best, Ties::NotLookedAt), work)? {
                Answer::Best(best, _) | Answer::Apart(best, _) => free.worth_of(&best),
                Answer::Fair(fair) => free.worth_of(fair.assignment()),
            }
        };
        let gap = match (free.given.sparing, answer) {
            // which pairs stay was decided without the rules
            (Sparing::AtMost(_), _) => bound.max(worth) - worth,
            (_, Answer::Apart(_, apart)) => apart.gap,
            _ => ObjectiveValue::default(),
        };
        Ok([unspared - worth, gap])
    }

    /// The best pairs, from the prices of before if they can be used; checked once.
    fn made(free: &Parts, before: Option<&Matching>, work: &Work<'_>) -> Result<Made> {
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
        match work.guard().part(0.0..0.6, || Self::made_from(free, Some(&start), work)) {
            Err(error) if !(trusted && error.is_internal() || error.is_cancelled()) => {
                work.guard().part(0.6..1.0, || Self::made_from(free, None, work))
            }
            made => made,
        }
    }

    /// The same by solves alone, each a problem of its own.
    fn made_from_nothing(free: &Parts, work: &Work<'_>) -> Result<Made> {
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
        Ok(Made { task, held: Vec::new(), assignment, start: None, worths, unspared: None })
    }

    fn made_from(free: &Parts, start: Option<&WarmStart>, work: &Work<'_>) -> Result<Made> {
        let (problem, guard) = (free.task.problem(&free.scores), work.guard());
        let all_fit = free.task.has_room_for_spared(&free.scores);
        let spared = if all_fit { free.task.spared() } else { &[] };
        let mut engine = rematch::Reoptimisation::new(problem, spared)?;
        if let Some(start) = start {
            engine = engine.start_from(&start.prices).with_new(&start.rows, &start.columns)?;
        }
        let name = Some("rematch");
        match free.given.sparing {
            Sparing::Nobody => {
                let found = guard.part(0.0..0.7, || engine.free_under(guard))?;
                let best = found.assignment().clone();
                let assignment =
                    guard.part(0.7..1.0, || settled(free, &free.task, problem, best, name, guard))?;
                Ok(Made::of(&found, None, assignment))
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
                    guard.part(0.7..1.0, || settled(free, &task, with_price, best, name, guard))?;
                // with a pair more that is kept there may be fewer points without the price
                let worths = [found.free_worth() - ObjectiveValue::of(problem, &assignment.0), found.gap()];
                let start = Some(Box::new(found.start_prices().clone()));
                Ok(Made { start, worths, ..Made::of(&found, Some(task), assignment) })
            }
            Sparing::AtMost(most) => {
                let most = most as usize;
                // where ties are broken in favour of proposed pairs, the limit may not be needed
                let found = guard.part(0.0..0.3, || engine.free_under(guard))?;
                let best = found.assignment().clone();
                let best = guard.part(0.3..0.4, || settled(free, &free.task, problem, best, name, guard))?;
                let made = best.0.pairs();
                let parted = free.task.spared().iter().filter(|pair| made.binary_search(pair).is_err());
                // who has to be kept apart could be parted from more
                if parted.count() <= most && free.obeys(&best.0) {
                    return Ok(Made::of(&found, None, best));
                }
                let found = guard.part(0.4..0.7, || engine.at_most_under(most, guard))?;
                finishing(guard, |guard| checked_rematch(problem, &found, most, guard))?;
                let made = guard.part(0.7..1.0, || Self::made_around(free, &found, work))?;
                Ok(Made { unspared: Some(best.0), ..made })
            }
        }
    }

    /// It is decided which pairs stay, and the rest is best given these.
    fn made_around(free: &Parts, found: &Reoptimised, work: &Work<'_>) -> Result<Made> {
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
        Ok(Made { held, ..Made::of(found, Some(task), (assignment, ties)) })
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

/// What was found, and proven.
struct Made {
    /// Where it is not the one that was asked for.
    task: Option<Task>,
    held: Vec<PairId>,
    assignment: (Assignment, Ties),
    start: Option<Box<Prices>>,
    worths: [ObjectiveValue; 2],
    /// The best that spares nobody, where it is known.
    unspared: Option<Assignment>,
}

impl Made {
    fn of(found: &Reoptimised, task: Option<Task>, assignment: (Assignment, Ties)) -> Self {
        let worths = [found.cost(), found.gap()];
        Self { task, held: Vec::new(), assignment, start: None, worths, unspared: None }
    }
}

impl Rematch {
    /// What has changed: proposed pairs that could have stayed, and settled ones, against those
    /// that are.
    fn new(
        matching: Matching,
        spared: &[(Row, Column)],
        settled: &[(Row, Column)],
        [cost, gap]: [ObjectiveValue; 2],
    ) -> Self {
        let (mut kept, mut made) = (Vec::new(), Vec::new());
        for (pair, place) in matching.pairs.iter().zip(&*matching.places) {
            let was = spared.binary_search(place).is_ok() || settled.binary_search(place).is_ok();
            if was { kept.push(pair.clone()) } else { made.push(pair.clone()) }
        }
        let gone = spared.iter().filter(|place| matching.places.binary_search(place).is_err());
        let parted = gone.filter_map(|&(row, column)| matching.parts.scores.pair_id(row, column)).collect();
        Self { matching, kept, parted, made, cost, gap, stopped_at: None }
    }
}

impl Matching {
    /// The prices that a matching of nearly the same people can start from.
    pub(in crate::matching) fn start(&self) -> &Prices {
        self.start.as_deref().unwrap_or(self.assignment.prices())
    }

    /// What the matching is worth: people, pairs, points of the pairs. How even loads are, and what
    /// they cost, is not in it.
    pub fn worth(&self) -> ObjectiveValue {
        ObjectiveValue {
            served: i64::try_from(self.served()).unwrap_or(i64::MAX),
            pairs: i64::try_from(self.pairs.len()).unwrap_or(i64::MAX),
            points: self.points(),
            ..ObjectiveValue::default()
        }
    }
}
