//! The problem that is solved for a cohort: its scores, less what is settled already.
//!
//! Fixed pairs take their places away. Declined pairs are never. Proposed pairs that are to be
//! spared are worth a price more. A pilot of a given number of pairs gets *waiting lists*: rows
//! more, worth no points to anybody, which must take the places that are to stay open
//! (`waiting_list.rs`). Whoever waited before may come first: then they are worth more than all
//! points together. All of it is in the problem, so the usual proof proves it.

use std::collections::BTreeSet;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Term};
use crate::assignment::objectives::sharing::region::without;
use crate::assignment::reading::pair_scores::pair_scores;
use crate::assignment::solvers::work::Work;
use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::matching::constraints::{Given, Pilot, Sparing};
use crate::matching::forbidden::forbidden;
use crate::matching::waiting_list::{Places, more_than_all};
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::programme::policies::waiting::Waiting;
use crate::programme::programme::Programme;
use crate::scoring::scores::Scores;

/// What is solved, if it is not just the problem of the scores.
#[derive(Debug, Clone, Default)]
pub(super) struct Task {
    problem: Option<Problem>,
    /// The same without pairs by which mentees would share a mentor who may not.
    apart: Option<Box<Problem>>,
    fixed: Vec<(Row, Column)>,
    /// The first of the rows that are nobody: waiting lists, and mentees who are served already.
    lists: Option<Row>,
    /// Is it for a given number of pairs?
    is_best: bool,
    /// Mentees who are not in the pilot.
    excluded: Vec<Column>,
    /// Mentees who can be in no pair that is not settled, sorted.
    closed: Vec<Column>,
    /// Proposed pairs that could all stay, sorted.
    spared: Vec<(Row, Column)>,
}

impl Task {
    /// The task without the price of parting proposed pairs: see [`priced`](Self::priced).
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash) when fixed pairs clash with prohibitions or places, naming all
    /// of them; [`is_unknown`](Error::is_unknown) when somebody is not there;
    /// [`is_problem`](Error::is_problem) when numbers become too large. What a pilot takes to solve
    /// is done by the work, and fails as that does.
    pub(super) fn new(
        cohort: &Cohort,
        programme: &Programme,
        scores: &Scores,
        pilot: Option<&Pilot>,
        given: &Given,
        held: &[PairId],
        work: &Work<'_>,
    ) -> Result<Self> {
        let fixed = Self::fixed(cohort, scores, given, held)?;
        let (best, excluded) = match pilot {
            Some(&Pilot::Best(pairs)) => (Some(Self::left_of(pairs, scores, &fixed)?), Vec::new()),
            Some(Pilot::Mentees(chosen)) => (None, Self::others(scores, chosen)?),
            None => (None, Vec::new()),
        };
        let places = Places::left(scores.problem(), &fixed, &excluded);
        let mut spared = Self::possible(scores, given, &fixed, &places);
        spared.truncate(best.map_or(usize::MAX, |pairs| pairs as usize));
        let terms = Self::terms(cohort, programme, scores, given, &fixed, &places.out)?;
        if terms.is_empty() && fixed.is_empty() && best.is_none() {
            return Ok(Self { spared, ..Self::default() });
        }
        if best.is_some() {
            Self::check_limit(given, &places, &spared)?;
        }
        let base = scores.problem();
        let people = base.rows();
        let all = base.terms().iter().cloned().chain(terms).collect();
        let all = Problem::from_terms(people, base.columns(), all)?;
        let closed = (0..places.out.len()).filter(|&j| places.out[j]).map(Column::new).collect();
        let problem = match best {
            Some(pairs) => places.at_most(all, pairs, work)?,
            None => places.with_served(all, Self::price(given))?,
        };
        let lists = (problem.rows() > people).then_some(Row::new(people));
        let apart = None;
        Ok(Self {
            problem: Some(problem),
            apart,
            fixed,
            lists,
            is_best: best.is_some(),
            excluded,
            closed,
            spared,
        })
    }

    /// What a proposed pair is worth more, where that is how it is spared.
    fn price(given: &Given) -> u32 {
        match given.sparing {
            Sparing::Price(price) => price,
            _ => 0,
        }
    }

    /// What is said beside the scores: who declined, who is out, who comes first, and that a fixed
    /// pair is made once.
    fn terms(
        cohort: &Cohort,
        programme: &Programme,
        scores: &Scores,
        given: &Given,
        fixed: &[(Row, Column)],
        out: &[bool],
    ) -> Result<Vec<Term>> {
        let never = |pairs: &[(Row, Column)]| {
            Term::list(pairs.iter().map(|&(row, column)| (row, column, Entry::Never)))
        };
        let base = scores.problem();
        let mut terms = Vec::new();
        let declined = Self::there(scores, given.declined.iter().map(|(pair, _)| pair));
        if !declined.is_empty() {
            terms.push(never(&declined)?);
        }
        // whose places are all fixed is in no other pair; who has some left is not in the same pair
        // again
        if out.contains(&true) {
            terms.push(Term::only(vec![false; base.rows()], out.to_vec(), []));
        }
        if programme.waiting() == Waiting::First {
            terms.extend(Self::waiting_first(cohort, scores, out, Self::price(given))?);
        }
        if base.has_column_capacities() && !fixed.is_empty() {
            terms.push(never(fixed)?);
        }
        Ok(terms)
    }

    /// Refuses a limit of parted pairs where a pilot of a given number cannot keep it.
    fn check_limit(given: &Given, places: &Places, spared: &[(Row, Column)]) -> Result<()> {
        match given.sparing {
            Sparing::AtMost(most) if places.are_grouped() && spared.len() > most as usize => {
                Err(Error::clash(
                    "in a pilot of a given number of pairs, parted pairs can be limited in number only where \
                     nobody wants several mentors and no mentor has a minimum: give proposed pairs a price",
                ))
            }
            _ => Ok(()),
        }
    }

    /// The same task, where proposed pairs are worth as much more as it costs to part them.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a score might not fit `i32` then.
    pub(super) fn priced(self, scores: &Scores, given: &Given) -> Result<Self> {
        let Sparing::Price(price) = given.sparing else { return Ok(self) };
        let price =
            i32::try_from(price).map_err(|_| Error::problem("a price of a pair must be below 2^31"))?;
        if price == 0 || self.spared.is_empty() {
            return Ok(self);
        }
        let more = Term::list(self.spared.iter().map(|&(row, column)| (row, column, Entry::Points(price))))?;
        let problem = self.problem.unwrap_or_else(|| scores.problem().clone()).with_term(more)?;
        Ok(Self { problem: Some(problem), ..self })
    }

    /// The problem that is solved.
    pub(super) fn problem<'a>(&'a self, scores: &'a Scores) -> &'a Problem {
        self.apart.as_deref().unwrap_or_else(|| self.unseparated(scores))
    }

    /// The problem with the pairs by which mentees would share a mentor who may not.
    pub(super) fn unseparated<'a>(&'a self, scores: &'a Scores) -> &'a Problem {
        self.problem.as_ref().unwrap_or(scores.problem())
    }

    /// The same task without these pairs.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when one of them is outside the problem.
    pub(super) fn separated(self, scores: &Scores, pairs: &[(Row, Column)]) -> Result<Self> {
        let apart = Some(Box::new(without(self.unseparated(scores), pairs)?));
        Ok(Self { apart, ..self })
    }

    /// The proposed pairs that are still possible next to each other and the fixed ones, first come
    /// first.
    fn possible(
        scores: &Scores,
        given: &Given,
        fixed: &[(Row, Column)],
        left: &Places,
    ) -> Vec<(Row, Column)> {
        let declined = given.reasons();
        let asked = given.proposed.iter().filter(|&pair| !declined.contains_key(pair));
        let mut found = Self::there(scores, asked);
        let (mut places, mut takes) = (left.most.clone(), left.takes.clone());
        let known = pair_scores(scores.problem(), &found);
        let mut known = known.into_iter().map(|score| score != Matrix::ABSENT);
        found.retain(|&(row, column)| {
            let is_allowed = known.next() == Some(true);
            let (place, take) = (&mut places[row.index()], &mut takes[column.index()]);
            let stays = !left.out[column.index()]
                && fixed.binary_search(&(row, column)).is_err()
                && *place > 0
                && *take > 0
                && is_allowed;
            if stays {
                *place -= 1;
                *take -= 1;
            }
            stays
        });
        found
    }

    /// What makes mentees who waited worth more than all points can differ.
    fn waiting_first(cohort: &Cohort, scores: &Scores, out: &[bool], price: u32) -> Result<Option<Term>> {
        let problem = scores.problem();
        let waited = |id| cohort.get(id).and_then(Participant::waited).is_some_and(|cohorts| cohorts > 0);
        let waits = scores.mentees().iter().zip(out).map(|(id, &out)| u32::from(!out && waited(id)));
        let codes: Vec<u32> = waits.collect();
        if codes.iter().all(|&code| code == 0) {
            return Ok(None);
        }
        let more = more_than_all(problem, price).ok_or_else(|| {
            Error::programme("too many people and points to put those who waited first: give them points")
                .at_column("waiting")
        })?;
        let entries = vec![Entry::Points(0), Entry::Points(more)];
        Ok(Some(Term::table(vec![0; problem.rows()], codes, 2, entries)?))
    }

    /// The pairs that are settled, sorted.
    pub(super) fn settled(&self) -> &[(Row, Column)] {
        &self.fixed
    }

    /// The proposed pairs that could all stay, sorted.
    pub(super) fn spared(&self) -> &[(Row, Column)] {
        &self.spared
    }

    /// Is there room for all proposed pairs at once? Not where a pilot closes places that need not
    /// be filled.
    pub(super) fn has_room_for_spared(&self, scores: &Scores) -> bool {
        let problem = self.problem(scores);
        let rows = self.spared.chunk_by(|one, other| one.0 == other.0);
        rows.into_iter().all(|pairs| pairs.len() <= problem.capacity(pairs[0].0) as usize)
    }

    /// Is this a row that is nobody?
    pub(super) fn is_waiting_list(&self, row: Row) -> bool {
        self.lists.is_some_and(|first| row >= first)
    }

    /// Is there a row that is nobody?
    pub(super) fn has_waiting_list(&self) -> bool {
        self.lists.is_some()
    }

    /// Are there several rows that are nobody, so that the same pairs can be told in several ways?
    pub(super) fn has_several_lists(&self) -> bool {
        self.lists.zip(self.problem.as_ref()).is_some_and(|(first, all)| all.rows() > first.index() + 1)
    }

    /// Are there people outside a pilot?
    pub(super) fn is_pilot(&self) -> bool {
        self.is_best || !self.excluded.is_empty()
    }

    /// Can this mentee be in no pair that is not settled: because all theirs are, or for a pilot?
    pub(super) fn is_closed(&self, column: Column) -> bool {
        self.closed.binary_search(&column).is_ok()
    }

    /// Is this mentee not in the pilot?
    pub(super) fn is_excluded(&self, column: Column) -> bool {
        self.excluded.binary_search(&column).is_ok()
    }

    /// How many pairs a pilot of a given number of pairs has left besides the fixed ones.
    fn left_of(pairs: u32, scores: &Scores, fixed: &[(Row, Column)]) -> Result<u32> {
        let Some(&(row, column)) = fixed.get(pairs as usize) else {
            return Ok(pairs - u32::try_from(fixed.len()).unwrap_or(pairs));
        };
        let (mentor, mentee) = (&scores.mentors()[row.index()], &scores.mentees()[column.index()]);
        Err(Error::clash(format!(
            "the pilot is of at most {pairs} pairs, but {} are fixed; {mentor} and {mentee} are one too many",
            fixed.len()
        ))
        .of_person(mentor.as_str()))
    }

    /// The rows and columns of pairs by name; those with somebody who is not there are left away.
    fn there<'a>(scores: &Scores, pairs: impl Iterator<Item = &'a PairId>) -> Vec<(Row, Column)> {
        let place = |pair: &PairId| scores.row(pair.mentor()).zip(scores.column(pair.mentee()));
        let mut found: Vec<_> = pairs.filter_map(place).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The mentees who are not chosen.
    fn others(scores: &Scores, chosen: &[ParticipantId]) -> Result<Vec<Column>> {
        let mut within = vec![false; scores.mentees().len()];
        for id in chosen {
            let column =
                scores.column(id).ok_or_else(|| Error::unknown("no such mentee").of_person(id.as_str()))?;
            within[column.index()] = true;
        }
        Ok((0..within.len()).filter(|&j| !within[j]).map(Column::new).collect())
    }

    /// The fixed pairs: those of the coordinator, those given, and proposed ones that are held.
    fn fixed(cohort: &Cohort, scores: &Scores, given: &Given, held: &[PairId]) -> Result<Vec<(Row, Column)>> {
        let mut pairs: Vec<&PairId> = cohort.locked().iter().chain(&given.fixed).chain(held).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let declined = given.reasons();
        let kept: BTreeSet<&PairId> = given.kept.iter().collect();
        let mut problems = Problems::default();
        let mut fixed = Vec::with_capacity(pairs.len());
        let (mut of_rows, mut of_columns) =
            (vec![0u32; scores.mentors().len()], vec![0u32; scores.mentees().len()]);
        for pair in pairs {
            let (mentor, mentee) = pair.ids();
            let nobody = |id: &ParticipantId, role: &str| {
                Error::unknown(format!("no such {role}")).of_person(id.as_str())
            };
            let (row, column) = match (scores.row(mentor), scores.column(mentee)) {
                (Some(row), Some(column)) => (row, column),
                (None, _) => {
                    problems.add(nobody(mentor, "mentor"));
                    continue;
                }
                (_, None) => {
                    problems.add(nobody(mentee, "mentee"));
                    continue;
                }
            };
            let (places, takes) = (scores.problem().capacity(row), scores.problem().column_capacity(column));
            let why = if scores.problem().score(row, column).is_none() && !kept.contains(pair) {
                forbidden(cohort, scores, [pair]).pop().map_or_else(String::new, |found| found.why)
            } else if let Some(why) = declined.get(pair) {
                format!("they declined: {why}")
            } else if of_rows[row.index()] == places {
                format!("{mentor} takes {places} and has that many in other fixed pairs")
            } else if of_columns[column.index()] == takes {
                format!("{mentee} is to have {takes} and has that many in other fixed pairs")
            } else {
                of_rows[row.index()] += 1;
                of_columns[column.index()] += 1;
                fixed.push((row, column));
                continue;
            };
            let clash = Error::clash(format!("{pair} are to be a pair, but {why}"));
            problems.add(clash.of_person(mentor.as_str()));
        }
        problems.finish()?;
        Ok(fixed)
    }
}
