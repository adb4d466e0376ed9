//! A matching made again: after declines, late joiners and leavers.

use std::sync::Arc;

use super::given::Sparing;
use super::warm_start::WarmStart;
use super::{Answer, Given, Matcher, Matching, Pair, Parts, Task};
use crate::assignment::{self, Assignment, Column, Objective, Prices, Rematched, Row, Worth};
use crate::error::Result;
use crate::people::{Cohort, ParticipantId};

/// A matching that was made again, and what has changed.
#[derive(Debug, Clone)]
pub struct Rematch {
    matching: Matching,
    kept: Vec<Pair>,
    parted: Vec<(ParticipantId, ParticipantId)>,
    made: Vec<Pair>,
    cost: Worth,
    gap: Worth,
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

    /// Proposed pairs that stay, by mentor, then mentee.
    pub fn kept(&self) -> &[Pair] {
        &self.kept
    }

    /// Proposed pairs that were disturbed: they could have stayed, and are no more.
    pub fn parted(&self) -> &[(ParticipantId, ParticipantId)] {
        &self.parted
    }

    /// Pairs that are new.
    pub fn made(&self) -> &[Pair] {
        &self.made
    }

    /// What it costs to spare proposed pairs: people first, then points, against the best matching of all with
    /// the same settled and declined pairs.
    pub fn cost(&self) -> Worth {
        self.cost
    }

    /// No matching that spares as many is better by more than this. Nothing, unless the search for one with
    /// [`Sparing::AtMost`] was given up.
    pub fn gap(&self) -> Worth {
        self.gap
    }
}

impl Matching {
    /// The same people, criteria, pilot, objective, and settled and declined pairs, under other weights.
    #[cfg(feature = "evaluate")]
    pub(crate) fn under(&self, weights: crate::programme::Weights) -> Result<Self> {
        let matcher = Matcher {
            programme: self.programme.clone().with_weights(weights),
            criteria: self.scores.added_criteria(),
            solver: None,
            pilot: self.pilot.clone(),
            objective: self.objective(),
        };
        let (fixed, declined) = (self.given.fixed.clone(), self.given.declined.clone());
        let given = Given { fixed, declined, ..Given::default() };
        let parts = matcher.parts(Arc::clone(&self.cohort), given, None)?;
        let answer = matcher.answer(&parts, Sparing::Nobody)?;
        Self::assemble(parts, answer)
    }
}

impl Matcher {
    /// The best matching of a cohort with what is settled, and what that changes.
    ///
    /// From an earlier matching of nearly the same people it starts warm. Proposed pairs with somebody who is no
    /// more there are forgotten.
    ///
    /// # Errors
    /// As [`solve`](Self::solve); [`is_input`](crate::Error::is_input) when fixed pairs clash with
    /// prohibitions, places, or declined pairs.
    pub fn rematch(
        &self,
        cohort: impl Into<Arc<Cohort>>,
        before: Option<&Matching>,
        given: &Given,
    ) -> Result<Rematch> {
        let cohort = cohort.into();
        let scores = before.and_then(|before| self.scores_of(before, &cohort));
        let free = self.parts(cohort, given.clone(), scores)?;
        let (spared, settled) = (free.task.spared().to_vec(), free.task.settled().to_vec());
        let changes = |matching, worths| Rematch::new(matching, &spared, &settled, worths);
        let sparing = free.given.sparing;
        if self.objective() != Objective::MostPoints {
            let answer = self.answer(&free, sparing)?;
            return Ok(changes(Matching::assemble(free, answer)?, [Worth::default(); 2]));
        }
        let found = found(&free, before, sparing)?;
        let worths = [found.cost(), found.gap()];
        let (parts, assignment) = match sparing {
            Sparing::Nobody => (free, found.assignment().clone()),
            Sparing::Price(_) => {
                let task = free.task.priced(&free.scores, &free.given)?;
                let (pairs, prices) =
                    (found.assignment().pairs().to_vec(), found.assignment().prices().clone());
                let assignment = Assignment::new(task.problem(&free.scores), pairs, prices)?;
                let matching = Matching::assemble(Parts { task, ..free }, Answer::Best(assignment))?;
                let start = Some(Box::new(found.start_prices().clone()));
                return Ok(changes(Matching { start, ..matching }, worths));
            }
            Sparing::AtMost(_) => {
                // it is decided which pairs stay, and the rest is best given these
                let stays = |pair: &&(Row, Column)| found.disturbed().binary_search(pair).is_err();
                let Parts { cohort, programme, scores, pilot, given, .. } = free;
                let named = |&(row, column): &(Row, Column)| {
                    (scores.mentors()[row.index()].clone(), scores.mentees()[column.index()].clone())
                };
                let held: Vec<_> = spared.iter().filter(stays).map(named).collect();
                let task = Task::new(&cohort, &programme, &scores, pilot.as_ref(), &given, &held)?;
                let parts = Parts { cohort, programme, scores, pilot, given, held, task };
                let assignment = self.solve_problem(parts.task.problem(&parts.scores))?;
                (parts, assignment)
            }
        };
        Ok(changes(Matching::assemble(parts, Answer::Best(assignment))?, worths))
    }
}

/// The best pairs, from the prices of before if they can be used.
fn found(free: &Parts, before: Option<&Matching>, sparing: Sparing) -> Result<Rematched> {
    let problem = free.task.problem(&free.scores);
    let engine = assignment::Rematch::new(problem, free.task.spared())?;
    let solve = |engine: &assignment::Rematch<'_>| match sparing {
        Sparing::Nobody => engine.free(),
        Sparing::Price(price) => engine.with_price(price),
        Sparing::AtMost(most) => engine.at_most(most as usize),
    };
    let Some((before, start)) = before.and_then(|before| Some((before, WarmStart::of(before, free)?))) else {
        return solve(&engine);
    };
    let warm = engine.clone().start_from(&start.prices).with_new(&start.rows, &start.columns)?;
    // where people came or went, scores of others may have changed, and with them what prices say; and prices
    // beside a proof may come from a stranger
    let trusted = Arc::ptr_eq(&before.scores, &free.scores) && before.start.is_none();
    match solve(&warm) {
        Ok(found) if trusted || found.verify(problem).is_ok() => Ok(found),
        _ => solve(&engine),
    }
}

impl Rematch {
    /// What has changed: proposed pairs that could have stayed, and settled ones, against those that are.
    fn new(
        matching: Matching,
        spared: &[(Row, Column)],
        settled: &[(Row, Column)],
        [cost, gap]: [Worth; 2],
    ) -> Self {
        let (mut kept, mut made) = (Vec::new(), Vec::new());
        for (pair, place) in matching.pairs.iter().zip(&matching.places) {
            let was = spared.binary_search(place).is_ok() || settled.binary_search(place).is_ok();
            if was { kept.push(pair.clone()) } else { made.push(pair.clone()) }
        }
        let gone = spared.iter().filter(|place| matching.places.binary_search(place).is_err());
        let named = |&(row, column): &(Row, Column)| {
            let mentor = matching.scores.mentors().get(row.index())?;
            Some((mentor.clone(), matching.scores.mentees().get(column.index())?.clone()))
        };
        let parted = gone.filter_map(named).collect();
        Self { matching, kept, parted, made, cost, gap }
    }
}

impl Matching {
    /// The prices that a matching of nearly the same people can start from.
    pub(super) fn start(&self) -> &Prices {
        self.start.as_deref().unwrap_or(self.assignment.prices())
    }

    /// What the matching is worth: people, pairs, points.
    pub fn worth(&self) -> Worth {
        Worth {
            served: i64::try_from(self.served()).unwrap_or(i64::MAX),
            pairs: i64::try_from(self.pairs.len()).unwrap_or(i64::MAX),
            points: self.points(),
            ..Worth::default()
        }
    }
}
