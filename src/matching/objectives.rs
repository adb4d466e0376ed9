//! Objectives other than the most points: what they go with, and what they cost.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::fairness_price::FairnessPrice;
use crate::assignment::objectives::fairness::frontier::{Frontier, FrontierPoint, frontier_under};
use crate::assignment::objectives::fairness::objective::Objective;
use crate::error::{Error, Result};
use crate::matching::constraints::{Pilot, Sparing};
use crate::matching::matching::{Matching, Parts};
use crate::programme::policies::waiting::Waiting;
use crate::programme::programme::Programme;
use crate::progress::PhaseKind;

/// Refuses what only the most points can take into account, and says so in the coordinator's words.
///
/// # Errors
/// [`is_clash`](Error::is_clash) when the programme puts those who waited first, for a pilot of a
/// given number of pairs, groups, and spared pairs.
pub(super) fn check_objective(objective: Objective, parts: &Parts, sparing: Sparing) -> Result<()> {
    if objective == Objective::MostPoints {
        return Ok(());
    }
    let Parts { programme, pilot, task, scores, .. } = parts;
    let asked = format!("the objective is {}", objective.description());
    if sparing != Sparing::Nobody {
        return Err(refused("proposed pairs can be spared", &asked));
    }
    check_rest(programme, pilot.as_ref(), task.problem(scores), &asked)
}

/// The same of all but the objective.
pub(super) fn check_rest(
    programme: &Programme,
    pilot: Option<&Pilot>,
    problem: &Problem,
    asked: &str,
) -> Result<()> {
    if programme.waiting() == Waiting::First {
        return Err(Error::clash(only("those who waited can come first", asked)).at_column("waiting"));
    }
    if matches!(pilot, Some(Pilot::Best(_))) {
        return Err(refused("a pilot can be limited to a number of pairs", asked));
    }
    if problem.has_minimums() {
        return Err(refused("mentors can have a minimum of mentees", asked));
    }
    if problem.has_column_capacities() {
        return Err(refused("mentees can have several mentors", asked));
    }
    if problem.evenness().is_some() {
        return Err(refused("mentors can be asked to have equally many mentees", asked));
    }
    Ok(())
}

/// Refuses a question about points where something else counts first.
///
/// # Errors
/// [`is_clash`](Error::is_clash), saying so.
pub(super) fn check_only_points(matching: &Matching, what: &str) -> Result<()> {
    match matching.objective() {
        Objective::MostPoints => Ok(()),
        objective => Err(refused(what, &format!("the objective is {}", objective.description()))),
    }
}

fn refused(what: &str, asked: &str) -> Error {
    Error::clash(only(what, asked))
}

fn only(what: &str, asked: &str) -> String {
    format!("{what} only where the most points count; {asked}")
}

impl Matching {
    /// What the objective costs against the most points: the worst pair and the total, before and
    /// after.
    ///
    /// It is about the pairs that could be chosen: settled ones do not count. None where there are
    /// no such pairs, or not as many. Costs a solve for the most points, unless they are the
    /// objective.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Objective, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_level(2).with_choices(["mia"]),
    ///     Participant::mentor("ben").with_level(5),
    ///     Participant::mentee("max").with_level(5),
    ///     Participant::mentee("mia").with_level(7).with_choices(["ana"]),
    /// ])?;
    /// let fair = Matcher::default().with_objective(Objective::BestWorstPair).solve(cohort)?;
    /// let price = fair.fairness_price()?.expect("there are pairs");
    /// assert!(price.to_string().starts_with("worst pair"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when there is no memory for it;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it.
    pub fn fairness_price(&self) -> Result<Option<FairnessPrice>> {
        let now = self.figures(self.assignment.pairs());
        let before = self.asked(PhaseKind::Comparing, |work| {
            if self.fair.is_none() {
                return Ok::<_, Error>(now);
            }
            let (task, problem) = (&self.parts.task, self.problem());
            let best = work.guard().part(0.0..0.8, || work.solve_checked(problem))?;
            Ok(self.figures(self.parts.exactly_obeying(task, problem, best, work)?.pairs()))
        })?;
        Ok(before.zip(now).filter(|(one, other)| one.0 == other.0).map(|((_, one), (_, other))| {
            // before and after
            FairnessPrice::new(one, other)
        }))
    }

    /// How many pairs of people there are, the score of the worst one, and the total.
    fn figures(&self, pairs: &[(Row, Column)]) -> Option<(usize, (i32, i64))> {
        let people = pairs.iter().filter(|&&(row, _)| !self.parts.task.is_waiting_list(row));
        let scores = people.map(|&(row, column)| self.parts.scores.problem().score(row, column));
        let scores = scores.collect::<Option<Vec<i32>>>()?;
        let worst = scores.iter().copied().min()?;
        Some((scores.len(), (worst, scores.iter().copied().map(i64::from).sum())))
    }

    /// All compromises between the total and the worst pair, from the most points to the best worst
    /// pair.
    ///
    /// Each line says how many points a better worst pair costs, so a coordinator can decide
    /// whether fairness is cheap here. They are about the pairs that can be chosen: settled ones do
    /// not count. See [`assignment::frontier`](crate::assignment::frontier()); the command
    /// `pairwright fairness` shows them.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when there is no memory for it;
    /// [`is_clash`](Error::is_clash) when there are groups, a pilot of n pairs, a compromise in
    /// which mentees share a mentor who may not, or the programme puts those who waited first;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it before the
    /// most points are known. Later it answers with the first points, and says so.
    pub fn frontier(&self) -> Result<Frontier> {
        let asked = "a frontier is about the worst pair, too";
        check_rest(&self.parts.programme, self.parts.pilot.as_ref(), self.problem(), asked)?;
        let problem = self.parts.task.unseparated(&self.parts.scores);
        let found = self.asked(PhaseKind::Comparing, |work| frontier_under(problem, work))?;
        self.check_all_obey(found.points().iter().map(FrontierPoint::pairs), "the best worst pair")?;
        Ok(found)
    }
}
