//! What it costs to make a pair where mentees may not share a mentor.

use std::borrow::Cow;
use std::sync::Arc;

use crate::assignment::changes::change::Change;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};
use crate::matching::constraints::Sparing;
use crate::matching::matching::{Matching, Parts};
use crate::matching::problem::Task;
use crate::matching::sharing::rules::{CoMenteeRules, KnownMentees};
use crate::people::participant_id::ParticipantId;
use crate::programme::policies::waiting::Waiting;
use crate::scoring::facts::co_mentee_fact::CoMenteeFact;

/// About what it takes to look at an offer, in units of a guard.
const OFFER: u64 = 100_000;

/// A pair and the change that makes it.
type Offer = ((Row, Column), Change);

impl Matching {
    /// The mentees of a mentor beside whom another one may not be, and why.
    pub(in crate::matching) fn companions_against(
        &self,
        row: Row,
        column: Column,
    ) -> Option<(Vec<ParticipantId>, CoMenteeFact)> {
        let Parts { cohort, programme, scores, .. } = &*self.parts;
        if programme.co_mentees().allows_all() || scores.problem().capacity(row) < 2 {
            return None;
        }
        let start = self.places.partition_point(|&(other, _)| other < row);
        let mates =
            self.places[start..].iter().take_while(|&&(other, _)| other == row).map(|&(_, mate)| mate);
        let mates: Vec<Column> = mates.filter(|&mate| mate != column).collect();
        if mates.is_empty() {
            return None;
        }
        let known = self.mentees.get_or_init(|| KnownMentees::new(cohort, programme, scores));
        let known = Cow::Borrowed(known);
        let asked = CoMenteeRules { cohort, programme, scores, known };
        let named = |columns: &[Column]| {
            columns.iter().filter_map(|mate| self.parts.scores.mentees().get(mate.index()).cloned()).collect()
        };
        // a single one is the plainest reason
        for &mate in &mates {
            if asked.are_apart(mate, column) {
                return Some((named(&[mate]), asked.why(&[mate, column])?));
            }
        }
        let all: Vec<Column> = mates.iter().copied().chain([column]).collect();
        // of values that are missing one more could bring some
        let why = asked.why_limited(&all).filter(|_| asked.why_limited(&mates).is_none())?;
        Some((named(&mates), why))
    }

    /// May all share their mentors after this change?
    pub(in crate::matching) fn obeys(&self, change: &Change) -> Result<bool> {
        let Some(asked) = self.parts.co_mentee_rules() else { return Ok(true) };
        let problem = self.parts.task.unseparated(&self.parts.scores);
        let after = change.applied(problem, &self.assignment)?;
        let bad = asked.with(self.parts.task.settled(), |rules| rules.bad_rows(after.pairs()));
        Ok(bad.is_empty())
    }

    /// The best matching with this pair in which nobody shares a mentor who may not, as a change of
    /// this one. None if there is none. Takes a solve.
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash) when it cannot be said exactly.
    pub(in crate::matching) fn forcing_apart(
        &self,
        row: Row,
        column: Column,
        work: &Work<'_>,
    ) -> Result<Option<Change>> {
        self.check_no_gap()?;
        let Parts { cohort, programme, scores, pilot, given, held, task, .. } = &*self.parts;
        let has_price = matches!(given.sparing, Sparing::Price(1..)) && !task.spared().is_empty();
        if has_price || programme.waiting() == Waiting::First {
            return Err(Error::clash(
                "what a pair would cost cannot be said where mentees are kept apart and proposed pairs have a \
                 price, or those who waited come first",
            ));
        }
        let Some(pair) = scores.pair_id(row, column) else { return Ok(None) };
        let given = given.clone().with_fixed([pair]).sorted();
        let task = Task::new(cohort, programme, scores, pilot.as_ref(), &given, held, work)?;
        let forced = Parts { given, task, scores: Arc::clone(scores), ..Parts::clone(&self.parts) };
        if forced.check_settled().is_err() {
            return Ok(None);
        }
        let problem = forced.task.problem(scores);
        let guard = work.guard();
        let best = guard.part(0.0..0.7, || work.solve_checked(problem))?;
        let best = guard.part(0.7..1.0, || forced.exactly_obeying(&forced.task, problem, best, work))?;
        let loss = self.parts.worth_of(&self.assignment) - forced.worth_of(&best);
        let solved = best.pairs().iter().filter(|&&(row, _)| !forced.task.is_waiting_list(row));
        let mut after: Vec<(Row, Column)> = solved.chain(forced.task.settled()).copied().collect();
        after.sort_unstable();
        let only = |of: &[(Row, Column)], not: &[(Row, Column)]| -> Vec<(Row, Column)> {
            of.iter().copied().filter(|pair| not.binary_search(pair).is_err()).collect()
        };
        Ok(Some(Change::new(loss, only(&self.places, &after), only(&after, &self.places))))
    }

    /// The best offers, where they come by what they lose if anybody might share a mentor: those
    /// that would seat people together who may not lose more, or are none.
    pub(in crate::matching) fn best_offers(
        &self,
        offers: impl Iterator<Item = Offer>,
        most: usize,
        work: &Work<'_>,
    ) -> Result<Vec<Offer>> {
        let key = |offer: &Offer| (offer.1.loss(), offer.0);
        let mut best: Vec<Offer> = Vec::new();
        for (pair, change) in offers {
            let offer = (pair, change);
            if best.len() >= most && best.last().is_none_or(|last| key(last) < key(&offer)) {
                break;
            }
            work.guard().spend(OFFER)?;
            let change =
                if self.obeys(&offer.1)? { Some(offer.1) } else { self.forcing_apart(pair.0, pair.1, work)? };
            let Some(change) = change else { continue };
            let offer = (pair, change);
            best.insert(best.partition_point(|other| key(other) < key(&offer)), offer);
            best.truncate(most);
        }
        Ok(best)
    }

    /// Refuses a question that has no exact answer where mentees had to be kept apart.
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash), naming the question.
    pub(in crate::matching) fn check_not_apart(&self, what: &str) -> Result<()> {
        match self.apart {
            Some(_) => Err(Error::clash(format!(
                "{what} cannot be said where mentees had to be kept apart who may not share a mentor"
            ))),
            None => Ok(()),
        }
    }
}
