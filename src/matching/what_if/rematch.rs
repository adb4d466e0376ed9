//! A matching made again: after declines, late joiners and leavers.

use std::sync::Arc;

use crate::assignment::changes::rematch;
use crate::assignment::changes::rematch::reoptimised::Reoptimised;
use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::solvers::run;
use crate::error::Result;
use crate::matching::acceptance::Acceptance;
use crate::matching::checked::{checked, checked_rematch};
use crate::matching::constraints::{Given, Sparing};
use crate::matching::matcher::Matcher;
use crate::matching::matching::{Answer, Matching, Parts};
use crate::matching::pair::Pair;
use crate::matching::problem::Task;
use crate::matching::ties::settled;
use crate::matching::warm_start::WarmStart;
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;

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
}

impl Matching {
    /// The same people, criteria, pilot, objective, and settled and declined pairs, under other
    /// weights.
    #[cfg(feature = "evaluate")]
    pub(crate) fn under(&self, weights: crate::programme::weights::Weights) -> Result<Self> {
        let matcher = Matcher {
            programme: self.parts.programme.clone().with_weights(weights),
            criteria: self.parts.scores.added_criteria(),
            solver: None,
            pilot: self.parts.pilot.clone(),
            objective: self.objective(),
        };
        let (fixed, declined) = (self.parts.given.fixed.clone(), self.parts.given.declined.clone());
        let given = Given { fixed, declined, ..Given::default() };
        let parts = matcher.parts(Arc::clone(&self.parts.cohort), given, None)?;
        let answer = matcher.answer(&parts, Sparing::Nobody)?;
        Self::assemble(parts, answer)
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
    /// # Errors
    /// As [`solve`](Self::solve); [`is_clash`](crate::Error::is_clash) when fixed pairs clash with
    /// prohibitions, places, or declined pairs.
    pub fn rematch(
        &self,
        cohort: impl Into<Arc<Cohort>>,
        before: Option<&Matching>,
        given: &Given,
    ) -> Result<Rematch> {
        let cohort = cohort.into();
        self.check_accepted(&cohort, Acceptance::InProgramme, before.is_none())?;
        let scores = before.and_then(|before| self.scores_of(before, &cohort));
        let free = self.parts(cohort, given.clone(), scores)?;
        let (spared, settled) = (free.task.spared().to_vec(), free.task.settled().to_vec());
        let changes = |matching, worths| Rematch::new(matching, &spared, &settled, worths);
        if self.objective() != Objective::MostPoints {
            let answer = self.answer(&free, free.given.sparing)?;
            return Ok(changes(Matching::assemble(free, answer)?, [ObjectiveValue::default(); 2]));
        }
        let Made { task, held, assignment, start, mut worths } = self.made(&free, before)?;
        // a problem is large: nothing is kept for mentees who may all share a mentor
        let unspared = free.has_co_mentee_rules().then(|| free.clone());
        let parts = Parts { task: task.unwrap_or(free.task), held, ..free };
        let apart = unspared.map(|free| (free, parts.worth_of(&assignment.0) + worths[1]));
        let answer = parts.obeying(assignment)?;
        let (best, start) = match &answer {
            Answer::Apart(best, _) => (best, None), // others may be forbidden next time
            Answer::Best(best, _) => (best, start),
            Answer::Fair(fair) => (fair.assignment(), None),
        };
        if let Some((free, bound)) = apart {
            worths = Self::worths_apart(&free, &parts, (best, &answer), bound)?;
        }
        let matching = Matching::assemble(parts, answer)?;
        Ok(changes(Matching { start, ..matching }, worths))
    }

    /// What sparing costs, and the gap, where mentees are kept apart.
    fn worths_apart(
        free: &Parts,
        parts: &Parts,
        (best, answer): (&Assignment, &Answer),
        bound: ObjectiveValue,
    ) -> Result<[ObjectiveValue; 2]> {
        let worth = parts.worth_of(best);
        let unspared = if free.given.sparing == Sparing::Nobody {
            worth
        } else {
            let problem = free.task.problem(&free.scores);
            let best = checked(problem, run::solve(problem)?, None)?;
            match free.obeying((best, Ties::NotLookedAt))? {
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
    fn made(&self, free: &Parts, before: Option<&Matching>) -> Result<Made> {
        let Some((before, start)) = before.and_then(|before| Some((before, WarmStart::of(before, free)?)))
        else {
            return self.made_from(free, None);
        };
        // where people came or went, scores of others may have changed, and with them what prices
        // say; and prices next to a proof may come from a stranger: then a wrong answer is no fault
        // of the solver
        let trusted = Arc::ptr_eq(&before.parts.scores, &free.scores) && before.start.is_none();
        match self.made_from(free, Some(&start)) {
            Err(error) if !(trusted && error.is_internal()) => self.made_from(free, None),
            made => made,
        }
    }

    fn made_from(&self, free: &Parts, start: Option<&WarmStart>) -> Result<Made> {
        let problem = free.task.problem(&free.scores);
        let all_fit = free.task.has_room_for_spared(&free.scores);
        let mut engine =
            rematch::Reoptimisation::new(problem, if all_fit { free.task.spared() } else { &[] })?;
        if let Some(start) = start {
            engine = engine.start_from(&start.prices).with_new(&start.rows, &start.columns)?;
        }
        let name = Some("rematch");
        match free.given.sparing {
            Sparing::Nobody => {
                let found = engine.free()?;
                let assignment = settled(free, &free.task, problem, found.assignment().clone(), name)?;
                Ok(Made::of(&found, None, assignment))
            }
            Sparing::Price(_) if !all_fit => {
                let task = free.task.clone().priced(&free.scores, &free.given)?;
                let assignment = self.solve_settled(free, &task)?;
                let worth = |of: &Assignment| ObjectiveValue::of(problem, of);
                let worths =
                    [worth(&self.solve_problem(problem)?) - worth(&assignment.0), ObjectiveValue::default()];
                Ok(Made { task: Some(task), held: Vec::new(), assignment, start: None, worths })
            }
            Sparing::Price(price) => {
                let found = engine.with_price(price)?;
                let task = free.task.clone().priced(&free.scores, &free.given)?;
                let (pairs, prices) =
                    (found.assignment().pairs().to_vec(), found.assignment().prices().clone());
                let with_price = task.problem(&free.scores);
                let best = Assignment::new(with_price, pairs, prices)?;
                let assignment = settled(free, &task, with_price, best, name)?;
                // with a pair more that is kept there may be fewer points without the price
                let worths = [found.free_worth() - ObjectiveValue::of(problem, &assignment.0), found.gap()];
                let start = Some(Box::new(found.start_prices().clone()));
                Ok(Made { start, worths, ..Made::of(&found, Some(task), assignment) })
            }
            Sparing::AtMost(most) => {
                let most = most as usize;
                // where ties are broken in favour of proposed pairs, the limit may not be needed
                let found = engine.free()?;
                let best = settled(free, &free.task, problem, found.assignment().clone(), name)?;
                let made = best.0.pairs();
                let parted = free.task.spared().iter().filter(|pair| made.binary_search(pair).is_err());
                // who has to be kept apart could be parted from more
                if parted.count() <= most && free.obeys(&best.0) {
                    return Ok(Made::of(&found, None, best));
                }
                let found = checked_rematch(problem, engine.at_most(most)?, most)?;
                // it is decided which pairs stay, and the rest is best given these
                let stays = |pair: &&(Row, Column)| found.assignment().pairs().binary_search(pair).is_ok();
                let Parts { cohort, programme, scores, pilot, given, task, .. } = free;
                let kept = task.spared().iter().filter(stays);
                let held: Vec<_> = kept.filter_map(|&(row, column)| scores.pair_id(row, column)).collect();
                let task = Task::new(cohort, programme, scores, pilot.as_ref(), given, &held)?;
                let (assignment, ties) = self.solve_settled(free, &task)?;
                let all_stay = held.len() == free.task.spared().len();
                let ties = if ties == Ties::Settled && !all_stay { Ties::SettledAmongKept } else { ties };
                Ok(Made { held, ..Made::of(&found, Some(task), (assignment, ties)) })
            }
        }
    }
}

/// What was found, and proven.
struct Made {
    /// Where it is not the one that was asked for.
    task: Option<Task>,
    held: Vec<PairId>,
    assignment: (Assignment, Ties),
    start: Option<Box<Prices>>,
    worths: [ObjectiveValue; 2],
}

impl Made {
    fn of(found: &Reoptimised, task: Option<Task>, assignment: (Assignment, Ties)) -> Self {
        let worths = [found.cost(), found.gap()];
        Self { task, held: Vec::new(), assignment, start: None, worths }
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
        for (pair, place) in matching.pairs.iter().zip(&matching.places) {
            let was = spared.binary_search(place).is_ok() || settled.binary_search(place).is_ok();
            if was { kept.push(pair.clone()) } else { made.push(pair.clone()) }
        }
        let gone = spared.iter().filter(|place| matching.places.binary_search(place).is_err());
        let parted = gone.filter_map(|&(row, column)| matching.parts.scores.pair_id(row, column)).collect();
        Self { matching, kept, parted, made, cost, gap }
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
