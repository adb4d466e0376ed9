//! From a programme and a cohort to a matching.

use std::sync::Arc;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::assignment::objectives::fairness::solve_for::solve_for_under;
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::solvers::solver::Solver;
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::matching::acceptance::{Acceptance, check_accepted};
use crate::matching::checked::checked_fair;
use crate::matching::constraints::{Given, Pilot, Sparing};
use crate::matching::matching::{Answer, Matching, Parts};
use crate::matching::objectives::check_objective;
use crate::matching::problem::Task;
use crate::matching::ties::settled;
use crate::people::audit::Audit;
use crate::people::cohort::Cohort;
use crate::people::finding::kind::FindingKind;
use crate::programme::programme::Programme;
use crate::progress::PhaseKind;
use crate::scoring::criterion::Criterion;
use crate::scoring::scores::Scores;
use crate::watch::shared_watch::SharedWatch;

/// Makes matchings: a programme, perhaps criteria of your own, perhaps a solver of your choice.
///
/// A matcher holds settings and no people, so one of them serves many cohorts. The same cohort
/// gives the same matching each time, whatever the order of its rows, and whichever solver is used:
/// among equally good matchings, the [rules of ties](Matching::ties) decide.
///
/// ```
/// use pairwright::{Cohort, Matcher, Participant, Programme};
///
/// let cohort = Cohort::new([
///     Participant::mentor("ana").with_level(2).with_region("North"),
///     Participant::mentor("ben").with_level(3).with_region("South"),
///     Participant::mentee("max").with_level(7).with_region("South").with_choices(["ben"]),
/// ])?;
/// let matching = Matcher::new(Programme::default()).solve(cohort)?;
/// assert_eq!(matching.pairs()[0].mentor().as_str(), "ben");
/// matching.verify()?;
/// # Ok::<(), pairwright::Error>(())
/// ```
#[doc(alias = "solver", alias = "match", alias = "pairing", alias = "stable marriage")]
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    pub(super) programme: Programme,
    pub(super) criteria: Vec<Arc<dyn Criterion>>,
    pub(super) solver: Option<Arc<dyn Solver>>,
    pub(super) pilot: Option<Pilot>,
    pub(super) objective: Objective,
    pub(super) watch: SharedWatch,
}

impl Matcher {
    /// A matcher for this programme, with the criteria of the crate, for the most points.
    pub fn new(programme: Programme) -> Self {
        Self { programme, ..Self::default() }
    }

    /// Adds a criterion of your own, after the others.
    ///
    /// It gets a column of its own in `matches.csv` and a line in every explanation. Its name must
    /// be neither empty nor that of another column. The criterion is code and is not saved with a
    /// matching, only its name: reading the matching again takes a matcher that has it.
    #[must_use]
    pub fn with_criterion(mut self, criterion: impl Criterion + 'static) -> Self {
        self.criteria.push(Arc::new(criterion));
        self
    }

    /// Uses this solver. Otherwise [`assignment::solve`](crate::assignment::solve) chooses by work
    /// and memory.
    ///
    /// What it returns is [checked](Self::solve) like any other answer; one that is not proven best
    /// is refused. Whatever has to be solved is solved by it: a matching and what is asked of it, a
    /// [`rematch`](Self::rematch) (from nothing, as nobody knows how it could start warm), the
    /// stages of an objective, the regions of a search for mentees who may share a mentor. Only
    /// what is no problem of that kind keeps its own method: levels of a leximin, and changes
    /// weighed by the prices of an answer. [`Sparing::AtMost`](crate::Sparing::AtMost) is refused
    /// beside it.
    #[must_use]
    pub fn with_solver(mut self, solver: impl Solver + 'static) -> Self {
        self.solver = Some(Arc::new(solver));
        self
    }

    /// Serves only some of the mentees, or makes only some of the pairs (S14).
    #[must_use]
    pub fn with_pilot(mut self, pilot: Pilot) -> Self {
        self.pilot = Some(pilot);
        self
    }

    /// Makes the matching best at this. Default: the most points.
    ///
    /// The other objectives refuse what only the most points can take into account: groups, a pilot
    /// of a given number of pairs, spared pairs, and those who waited first. They work on a matrix
    /// of all pairs, and refuse an answer in which mentees share a mentor who may not.
    #[must_use]
    pub fn with_objective(mut self, objective: Objective) -> Self {
        self.objective = objective;
        self
    }

    /// Accepts these kinds of findings, as [`Programme::accepting`] does, in the matcher's
    /// programme.
    #[must_use]
    pub fn accepting(mut self, kinds: impl IntoIterator<Item = FindingKind>) -> Self {
        self.programme = self.programme.accepting(kinds);
        self
    }

    /// The best matching of a cohort.
    ///
    /// A cohort whose audit has findings that [stop](crate::people::Audit::stops) a matching is
    /// refused, unless their kinds are [accepted](Self::accepting); then they are told with the
    /// matching: see [`Matching::unchecked`].
    ///
    /// Takes a cohort, or an `Arc` of one that is to be shared. That not everybody can be served is
    /// not an error: [`Matching::left_out`] says who and why.
    ///
    /// Whatever solver it was, its answer passes [`check`](crate::assignment::check()) once before
    /// it is used. The check reads all pairs once more, or sweeps over the network of the tables.
    /// Beside the solver that is little where solving is hard (2 to 4 per cent with groups), and
    /// more where it is easy: measured, 0.7 of 2.1 ms for 500 a side, 6.6 of 37 ms for 2,500 a
    /// side, and a tenth to a quarter through the network for 100,000 a side. What is equally good
    /// is found on the way, and settled by the rules of [`Matching::ties`].
    ///
    /// # Errors
    /// [`is_internal`](crate::Error::is_internal) when a solver's answer is not proven best, with
    /// the solver's name and what to report; [`is_programme`](crate::Error::is_programme) when the
    /// programme is out of range; [`is_input`](crate::Error::is_input) when findings stop it, with
    /// [all of them](crate::Error::all); [`is_clash`](crate::Error::is_clash) when locked pairs
    /// clash with prohibitions or places, with all of them, or give a mentor two mentees who may
    /// not share one, or the objective cannot take something into account;
    /// [`is_unknown`](crate::Error::is_unknown) when the pilot names somebody who is not a mentee;
    /// [`is_memory`](crate::Error::is_memory) when the cohort does not fit in memory;
    /// [`is_problem`](crate::Error::is_problem) when scores do not fit `i32`;
    /// [`is_cancelled`](crate::Error::is_cancelled) when the [watch](Self::with_watch) stops it.
    pub fn solve(&self, cohort: impl Into<Arc<Cohort>>) -> Result<Matching> {
        let (cohort, work) = (cohort.into(), self.work());
        self.check_accepted(&cohort, Acceptance::InProgramme, true)?;
        let matching = self.made_for(cohort, Given::default(), &work)?;
        work.guard().done();
        Ok(matching)
    }

    /// The best matching of these people, whatever is found about them.
    pub(super) fn made_for(&self, cohort: Arc<Cohort>, given: Given, work: &Work<'_>) -> Result<Matching> {
        let parts = work.guard().part(0.0..0.2, || self.parts(cohort, given, None, work))?;
        let answer = work.guard().part(0.2..1.0, || self.answer(&parts, Sparing::Nobody, work))?;
        Ok(Matching { stopped_at: work.stopped_at(), ..Matching::assemble(parts, answer, None)? })
    }

    /// What is to be solved. Scores that are still right are used again.
    pub(super) fn parts(
        &self,
        cohort: Arc<Cohort>,
        given: Given,
        scores: Option<&Arc<Scores>>,
        work: &Work<'_>,
    ) -> Result<Parts> {
        let (programme, pilot) = (self.programme.clone(), self.pilot.clone());
        let scores = if let Some(scores) = scores {
            Arc::clone(scores)
        } else {
            let guard = work.guard();
            guard.left(PhaseKind::Scoring, 1, 1)?;
            let scores = guard
                .part(0.0..0.8, || Scores::with_criteria_under(&cohort, &programme, &self.criteria, guard));
            Arc::new(scores?)
        };
        let given = given.sorted();
        let task = Task::new(&cohort, &programme, &scores, pilot.as_ref(), &given, &[], work)?;
        let (held, solver) = (Vec::new(), self.solver.clone());
        let parts =
            Parts { cohort, programme, scores, pilot, given, held, task, solver, face: Arc::default() };
        parts.check_settled()?;
        Ok(parts)
    }

    /// The scores of an earlier matching, if they are those of these people now.
    pub(super) fn scores_of<'a>(
        &self,
        before: &'a Matching,
        cohort: &Arc<Cohort>,
    ) -> Option<&'a Arc<Scores>> {
        let same = Arc::ptr_eq(&before.parts.cohort, cohort) && before.parts.programme == self.programme;
        // one that was stored may have been made without criteria of the crate that count now
        let same =
            same && before.parts.scores.uses(&self.criteria) && before.criteria_changes(self).is_empty();
        same.then_some(&before.parts.scores)
    }

    pub(crate) fn objective(&self) -> Objective {
        self.objective
    }

    pub(super) fn answer(&self, parts: &Parts, sparing: Sparing, work: &Work<'_>) -> Result<Answer> {
        check_objective(self.objective, parts, sparing)?;
        let (problem, guard) = (parts.task.problem(&parts.scores), work.guard());
        Ok(match self.objective {
            Objective::MostPoints => {
                let best = guard.part(0.0..0.9, || solve_settled(parts, &parts.task, work))?;
                guard.part(0.9..1.0, || parts.obeying(best, work))?
            }
            objective => {
                let found = guard.part(0.0..0.8, || solve_for_under(problem, objective, work))?;
                let fair = guard.part(0.8..1.0, || checked_fair(problem, found, guard))?;
                parts
                    .check_obeys(fair.assignment(), &format!("the objective {}", objective.description()))?;
                Answer::Fair(Box::new(fair))
            }
        })
    }

    /// What is found about these people: the audit of the cohort, and what the programme's own
    /// [rules](crate::rules) find in their columns. Nobody is matched. Time O(rules x n log n).
    pub fn audit(&self, cohort: &Cohort) -> Audit {
        Scores::audit_of(cohort, &self.programme).unwrap_or_else(|| cohort.audit().clone())
    }

    /// The programme whose weights and policies are used.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// The pilot, if only some of the mentees are to be served.
    pub fn pilot(&self) -> Option<&Pilot> {
        self.pilot.as_ref()
    }

    /// The same criteria and solver, for another programme and pilot.
    pub(crate) fn adapted(&self, programme: Programme, pilot: Option<Pilot>) -> Self {
        Self { programme, pilot, ..self.clone() }
    }

    /// The scores of these people, with the matcher's criteria.
    pub(crate) fn scores(&self, cohort: &Cohort, work: &Work<'_>) -> Result<Arc<Scores>> {
        let (programme, own) = (self.programme(), self.own_criteria());
        work.guard().left(PhaseKind::Scoring, 1, 1)?;
        Ok(Arc::new(Scores::with_criteria_under(cohort, programme, own, work.guard())?))
    }

    /// Refuses what is given where it clashes with the people, as [`rematch`](Self::rematch) would.
    pub(crate) fn check_given(
        &self,
        cohort: &Arc<Cohort>,
        given: &Given,
        scores: &Arc<Scores>,
        work: &Work<'_>,
    ) -> Result<()> {
        self.parts(Arc::clone(cohort), given.clone(), Some(scores), work).map(drop)
    }

    /// Refuses people about whom something is found that stops a matching and is not accepted.
    pub(crate) fn check_accepted(&self, cohort: &Cohort, how: Acceptance, is_first: bool) -> Result<()> {
        check_accepted(cohort, &self.programme, how, is_first)
    }

    pub(crate) fn own_criteria(&self) -> &[Arc<dyn Criterion>] {
        &self.criteria
    }
}

/// The best assignment for a task of these people, checked; of several equally good ones the one
/// that follows from the rules.
pub(super) fn solve_settled(parts: &Parts, task: &Task, work: &Work<'_>) -> Result<(Assignment, Ties)> {
    let (problem, guard) = (task.problem(&parts.scores), work.guard());
    let found = guard.part(0.0..0.8, || work.find(problem))?;
    guard.part(0.8..1.0, || settled(parts, (task, problem), found, None, work.solver_name(), guard))
}
