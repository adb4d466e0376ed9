//! A matching made again: after declines, late joiners and leavers.

mod made;

use std::sync::Arc;

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::matching::acceptance::Acceptance;
use crate::matching::constraints::{Given, Sparing};
use crate::matching::matcher::Matcher;
use crate::matching::matching::{Answer, Matching, Parts};
use crate::matching::pair::Pair;
use crate::matching::what_if::rematch::made::Made;
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::programme::programme::Programme;
use crate::progress::{PhaseKind, Progress};
use crate::watch::shared_watch::SharedWatch;

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
    /// The best matching of the same people under another programme, to
    /// [compare](Self::compare) with this one: the same criteria, solver, pilot and objective, and
    /// what is settled or declined stays so.
    ///
    /// ```
    /// use pairwright::{Cohort, Focus, Matcher, Participant, Programme};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_department("Data").with_skill_offered("Rust", Some(5)),
    ///     Participant::mentor("ben")
    ///         .with_department("Law")
    ///         .with_skill_offered("Mediation", Some(5)),
    ///     Participant::mentee("mia").with_department("Data").with_skill_wanted("Rust"),
    /// ])?;
    /// let today = Matcher::default().solve(cohort)?;
    /// let planned = today.under_programme(Programme::new(Focus::SkillTransfer))?;
    /// assert_eq!(today.compare(&planned)?.people().len(), 3);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Matcher::solve`]; [`is_clash`](crate::Error::is_clash) when a settled pair is forbidden
    /// by the other programme; [`is_cancelled`](crate::Error::is_cancelled) when the
    /// [watch](Self::with_watch) stops it.
    pub fn under_programme(&self, programme: Programme) -> Result<Self> {
        self.asked(PhaseKind::Comparing, |work| self.again(programme, self.objective(), work))
    }

    /// The best matching of the same people for another objective: what is settled or declined
    /// stays so. [`fairness_price`](Self::fairness_price) says what it costs.
    ///
    /// # Errors
    /// As [`Matcher::solve`]; [`is_cancelled`](crate::Error::is_cancelled) when the
    /// [watch](Self::with_watch) stops it.
    pub fn under_objective(&self, objective: Objective) -> Result<Self> {
        let programme = self.parts.programme.clone();
        self.asked(PhaseKind::Comparing, |work| self.again(programme, objective, work))
    }

    /// The same people, criteria, pilot, objective, and settled and declined pairs, under other
    /// weights.
    #[cfg(feature = "evaluate")]
    pub(crate) fn under(&self, weights: crate::programme::weights::Weights, work: &Work<'_>) -> Result<Self> {
        let programme = self.parts.programme.clone().with_weights(weights);
        self.again(programme, self.objective(), work)
    }

    fn again(&self, programme: Programme, objective: Objective, work: &Work<'_>) -> Result<Self> {
        let matcher = Matcher {
            programme,
            criteria: self.parts.scores.added_criteria(),
            solver: self.parts.solver.clone(),
            pilot: self.parts.pilot.clone(),
            objective,
            watch: SharedWatch::default(),
        };
        let Given { fixed, kept, declined, .. } = self.parts.given.clone();
        let given = Given { fixed, kept, declined, ..Given::default() };
        let again = matcher.made_for(Arc::clone(&self.parts.cohort), given, work)?;
        if work.guard().is_stopped() { Err(work.guard().cancelled()) } else { Ok(again) }
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
    /// A [solver of your own](Self::with_solver) solves all of it from nothing: the start is for
    /// the method of the crate.
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
            return Ok(changes(Matching::assemble(free, answer, before)?, [ObjectiveValue::default(); 2]));
        }
        let made = guard.part(0.0..0.8, || Made::best(&free, before, work))?;
        let Made { task, held, assignment, start, mut worths, unspared } = made;
        // a problem is large: nothing is kept for mentees who may all share a mentor
        let with_rules = free.has_co_mentee_rules().then(|| free.clone());
        // what was found of another task says nothing
        let face = if task.is_some() { Arc::default() } else { Arc::clone(&free.face) };
        let parts = Parts { task: task.unwrap_or(free.task), held, face, ..free };
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
        let matching = Matching::assemble(parts, answer, before)?;
        let (start, unspared) = start.unzip();
        let (start, unspared) = (start.map(Arc::new), unspared.flatten().map(Arc::new));
        Ok(changes(Matching { start, unspared, stopped_at: work.stopped_at(), ..matching }, worths))
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
