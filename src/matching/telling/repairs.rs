//! What to do about a shortage: the cheapest repairs, each tried out before it is reported.
//!
//! What would help is found in the network of the matching that is there: one pair allowed, one
//! more place, one more mentor ([`Repairs`](crate::assignment::Repairs)). The best few of each kind
//! are then solved from the start, and reported with what they gain.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::assignment::changes::alternatives::repairs::Repairs;
use crate::assignment::changes::hall_violator::HallViolators;
use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::Entry;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};
use crate::matching::matching::{Matching, Parts};
use crate::matching::problem::Task;
use crate::matching::telling::missing_mentor;
use crate::matching::telling::repair::{Remedy, Repair};
use crate::matching::telling::repair_list::RepairList;
use crate::people::names::Names;
use crate::people::participant_id::ParticipantId;
use crate::progress::PhaseKind;
use crate::scoring::scores::Scores;
use crate::watch::guard::Guard;

/// So many repairs of each kind are tried.
const FEW: usize = 3;

/// About what it takes to look at a pair, in units of a guard.
const LOOK: u64 = 100;

/// What is tried.
enum Trial {
    Pair(Row, Column),
    Place(Row),
    Newcomer,
}

impl Matching {
    /// What would help a mentee who has no mentor: up to three repairs of each kind, best first.
    /// Nothing for somebody who has one.
    ///
    /// Each was solved from the start, and serves more people than this matching does: somebody of
    /// the group that is too many, not always the one who asks. People come before points, so the
    /// points may be fewer.
    ///
    /// Time of two searches, O(mentors x mentees x tables), then of a solve for each repair.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let mentees = ["max", "mia"].map(Participant::mentee);
    /// let people = mentees.into_iter().chain([Participant::mentor("ana")]);
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let repairs = matching.repairs(matching.left_out()[0].id())?;
    /// let mut told = repairs.iter().map(ToString::to_string);
    /// assert!(told.any(|repair| repair.starts_with("let ana take one more mentee, 2 in all")));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when the person is not a mentee of the cohort;
    /// [`is_problem`](Error::is_problem) when a repaired problem cannot be solved;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it before any
    /// repair was tried. Later it answers with those that were, and says so.
    pub fn repairs(&self, mentee: impl AsRef<str>) -> Result<RepairList> {
        let mentee = mentee.as_ref();
        let column = self.parts.scores.column(mentee);
        let column = column.ok_or_else(|| Error::unknown("no such mentee").of_person(mentee))?;
        self.for_most_points()?;
        self.check_no_gap()?;
        self.asked(PhaseKind::Comparing, |work| self.repairs_of(column, work))
    }

    fn repairs_of(&self, column: Column, work: &Work<'_>) -> Result<RepairList> {
        if self.parts.task.is_closed(column) {
            return Ok(RepairList::default());
        }
        let (problem, guard) = (self.problem(), work.guard());
        let group = HallViolators::new(problem, &self.assignment)?.of_column_under(column, guard)?;
        let Some(group) = group else { return Ok(RepairList::default()) };
        let members: Vec<Column> = group.members().iter().map(|&(k, _)| Column::new(k as usize)).collect();
        let search = guard.part(0.0..0.2, || Repairs::under(problem, &self.assignment, guard))?;
        let pairs = self.pairs_to_allow(&search, &members, guard)?;
        let rows = self.rows_to_widen(&search, &members, guard)?;
        let trials = pairs.into_iter().map(|(row, column)| Trial::Pair(row, column));
        let trials = trials.chain(rows.into_iter().map(Trial::Place)).chain([Trial::Newcomer]);
        let (mut from, mut tried, mut found, mut stopped_at) = (0.2, 0, Vec::new(), None);
        for trial in trials {
            // seven at most
            let to = from + (1.0 - from) / 4.0;
            let repair = guard.part(from..to, || {
                guard.left(PhaseKind::Comparing, 1, 1)?;
                match trial {
                    Trial::Pair(row, column) => self.try_pair(row, column, work),
                    Trial::Place(row) => self.try_place(row, work),
                    Trial::Newcomer => self.try_newcomer(&members, work),
                }
            });
            match repair {
                Err(stopped) if stopped.is_cancelled() && tried > 0 => {
                    stopped_at = work.stopped_at();
                    break;
                }
                repair => found.extend(repair?),
            }
            (from, tried) = (to, tried + 1);
        }
        // a stable sort: of equal gains, the kinds stay in this order
        found.sort_by_key(|repair: &Repair| Reverse(repair.gain));
        Ok(RepairList::new(found, stopped_at))
    }

    /// The forbidden pairs of these mentees that would serve more people and that a coordinator may
    /// allow.
    fn pairs_to_allow(
        &self,
        search: &Repairs<'_>,
        members: &[Column],
        guard: &Guard<'_>,
    ) -> Result<Vec<(Row, Column)>> {
        let mut found = Vec::new();
        for &column in members {
            for row in (0..self.parts.scores.mentors().len()).map(Row::new) {
                guard.spend(LOOK)?;
                if !search.allowing_serves(row, column) || !self.may_allow(row, column) {
                    continue;
                }
                let Some(score) = self.problem().score_if_allowed(row, column) else { continue };
                let gain = search.allowing_under(row, column, score, guard)?;
                if gain.served > 0 {
                    found.push((Reverse(gain), column, row));
                }
            }
        }
        found.sort_unstable();
        Ok(found.into_iter().take(FEW).map(|(_, column, row)| (row, column)).collect())
    }

    /// Is the pair forbidden, and by nothing but what a coordinator may waive?
    fn may_allow(&self, row: Row, column: Column) -> bool {
        let declined = self
            .view(row, column)
            .is_some_and(|pair| self.parts.given.declined(pair.mentor().id(), pair.mentee().id()).is_some());
        if declined {
            return false;
        }
        let mut never =
            self.parts.scores.said(row, column).filter(|&(_, _, entry)| entry == Entry::Never).peekable();
        never.peek().is_some() && never.all(|(criterion, ..)| criterion.is_waivable())
    }

    /// The mentors whose place more would serve one of these mentees, and more people.
    fn rows_to_widen(&self, search: &Repairs<'_>, members: &[Column], guard: &Guard<'_>) -> Result<Vec<Row>> {
        let most = self.parts.programme.workload().capacity(Some(u32::MAX));
        let problem = self.problem();
        let mut found = Vec::new();
        for row in (0..self.parts.scores.mentors().len()).map(Row::new) {
            guard.spend(LOOK * members.len() as u64)?;
            let gain = search.one_more_place(row)?;
            let could = || members.iter().any(|&column| problem.score(row, column).is_some());
            if gain.served > 0 && self.parts.scores.problem().capacity(row) < most && could() {
                found.push((Reverse(gain), row));
            }
        }
        found.sort_unstable();
        Ok(found.into_iter().take(FEW).map(|(_, row)| row).collect())
    }

    /// Solves with one prohibition waived.
    fn try_pair(&self, row: Row, column: Column, work: &Work<'_>) -> Result<Option<Repair>> {
        let open = self.parts.task.unseparated(&self.parts.scores).allowing(row, column)?;
        let waived = self.prohibitions(row, column);
        let names =
            self.parts.scores.mentors().get(row.index()).zip(self.parts.scores.mentees().get(column.index()));
        let Some((mentor, mentee)) = names else { return Ok(None) };
        let Some(points) = open.score(row, column) else { return Ok(None) };
        let (mentor, mentee) = (mentor.clone(), mentee.clone());
        self.tried(&self.parts, &open, Remedy::Allow { mentor, mentee, waived, points }, work)
    }

    /// Solves with one more place of a mentor.
    fn try_place(&self, row: Row, work: &Work<'_>) -> Result<Option<Repair>> {
        let problem = self.parts.task.unseparated(&self.parts.scores);
        let Some(mentor) = self.parts.scores.mentors().get(row.index()).cloned() else { return Ok(None) };
        let places = self.parts.scores.problem().capacity(row).saturating_add(1);
        let mut capacities: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
        if let Some(capacity) = capacities.get_mut(row.index()) {
            *capacity = capacity.saturating_add(1);
        }
        let wider = problem.clone().with_capacities(capacities)?;
        self.tried(&self.parts, &wider, Remedy::OneMorePlace { mentor, places }, work)
    }

    /// Solves with one more mentor, of the profile that would help.
    fn try_newcomer(&self, members: &[Column], work: &Work<'_>) -> Result<Option<Repair>> {
        let ids = |columns: &mut dyn Iterator<Item = Column>| -> Vec<ParticipantId> {
            columns.filter_map(|column| self.parts.scores.mentees().get(column.index()).cloned()).collect()
        };
        let group = ids(&mut members.iter().copied());
        let Some(profile) = missing_mentor::profile(self, &group) else { return Ok(None) };
        let cohort = missing_mentor::joined(&self.parts.cohort, profile.clone())?;
        let (programme, own) = (&self.parts.programme, self.parts.scores.added_criteria());
        let scores = Scores::with_criteria_under(&cohort, programme, &own, work.guard())?;
        let Some(row) = scores.row(profile.id()) else { return Ok(None) };
        let could = |column: &Column| scores.problem().score(row, *column).is_some();
        let mentees = ids(&mut members.iter().copied().filter(could));
        if mentees.is_empty() {
            return Ok(None); // they would help others only
        }
        let Parts { programme, pilot, given, held, .. } = &*self.parts;
        let task = Task::new(&cohort, programme, &scores, pilot.as_ref(), given, held, work)?;
        let task = task.priced(&scores, given)?;
        let (cohort, scores) = (Arc::new(cohort), Arc::new(scores));
        let joined = Parts { cohort, scores, task, face: Arc::default(), ..Parts::clone(&self.parts) };
        self.tried(
            &joined,
            joined.task.problem(&joined.scores),
            Remedy::OneMoreMentor { profile: Box::new(profile), mentees },
            work,
        )
    }

    /// Solves the repaired problem. Nothing unless more people are served.
    fn tried(
        &self,
        parts: &Parts,
        repaired: &Problem,
        remedy: Remedy,
        work: &Work<'_>,
    ) -> Result<Option<Repair>> {
        let best = work.guard().part(0.0..0.8, || work.solve_checked(repaired))?;
        let after = parts.exactly_obeying(&parts.task, repaired, best, work)?;
        let gain =
            ObjectiveValue::of(repaired, &after) - ObjectiveValue::of(self.problem(), &self.assignment);
        let served = |of: &Assignment| -> Vec<Column> {
            let mut columns: Vec<Column> = of.pairs().iter().map(|&(_, column)| column).collect();
            columns.sort_unstable();
            columns.dedup();
            columns
        };
        let before = served(&self.assignment);
        let new = served(&after).into_iter().filter(|column| before.binary_search(column).is_err());
        let served =
            new.filter_map(|column| self.parts.scores.mentees().get(column.index()).cloned()).collect();
        let names = Names::of(self.shared_cohort());
        Ok((gain.served > 0).then_some(Repair { remedy, gain, served, names }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::cohort::Cohort;
    use crate::programme::programme::Programme;
    use crate::scoring::criterion::Criterion;

    #[test]
    fn gains_are_told_with_their_signs() {
        let told = |minimums, served, pairs, points| {
            let remedy = Remedy::OneMorePlace { mentor: "ana".into(), places: 2 };
            let gain = ObjectiveValue { minimums, served, pairs, points, ..ObjectiveValue::default() };
            Repair { remedy, gain, served: vec!["vera".into()], names: Names::default() }.to_string()
        };
        let start = "let ana take one more mentee, 2 in all: 1 more person served (vera)";
        assert_eq!(told(0, 1, 1, 275), format!("{start}, +275 points"));
        assert_eq!(told(0, 1, 0, -1), format!("{start}, as many pairs, -1 point"));
        assert_eq!(told(0, 1, -1, 0), format!("{start}, -1 pair, +0 points"));
        assert_eq!(told(1, 1, 2, 3), format!("{start}, +1 place that must be filled, +2 pairs, +3 points"));
    }

    #[test]
    fn rules_and_choices_may_be_waived() {
        let cohort = Cohort::new([]).unwrap();
        let scores = Scores::new(&cohort, &Programme::default()).unwrap();
        let waivable: Vec<&str> =
            scores.criteria().filter(|one| one.is_waivable()).map(Criterion::name).collect();
        let expected =
            ["seniority", "mentor_choice", "mentee_choice", "commitment", "supervision", "history"];
        assert_eq!(waivable, expected);
    }
}
