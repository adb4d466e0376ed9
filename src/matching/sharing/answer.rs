//! The best matching in which nobody shares a mentor with somebody they may not.

use std::borrow::Cow;

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::sharing::region::without;
use crate::assignment::objectives::sharing::search::best_sharing;
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::proof::certificate::check_under;
use crate::assignment::solvers::work::{Work, refused};
use crate::error::{Error, Result};
use crate::matching::matching::{Answer, Matching, Parts};
use crate::matching::problem::Task;
use crate::matching::sharing::kept_apart::KeptApart;
use crate::matching::sharing::rules::{CoMenteeRules, KnownMentees};
use crate::watch::finishing::finishing;
use crate::watch::guard::Guard;

impl Parts {
    /// Are there mentees who may not share a mentor, and mentors who have several?
    pub(in crate::matching) fn has_co_mentee_rules(&self) -> bool {
        !self.programme.co_mentees().allows_all() && !self.scores.problem().is_one_to_one()
    }

    /// What is to be told of the rules about mentees of one mentor; none where any may share one.
    pub(in crate::matching) fn co_mentee_rules(&self) -> Option<CoMenteeRules<'_>> {
        self.has_co_mentee_rules().then(|| {
            let known = Cow::Owned(KnownMentees::new(&self.cohort, &self.programme, &self.scores));
            CoMenteeRules { cohort: &self.cohort, programme: &self.programme, scores: &self.scores, known }
        })
    }

    /// The best of the task's problem that obeys the rules, from the best without them.
    ///
    /// # Errors
    /// As [`best_obeying`](Self::best_obeying).
    pub(in crate::matching) fn obeying(&self, best: (Assignment, Ties), work: &Work<'_>) -> Result<Answer> {
        self.best_obeying(&self.task, self.task.unseparated(&self.scores), best, work)
    }

    /// What the pairs of people are worth, settled ones among them.
    pub(in crate::matching) fn worth_of(&self, best: &Assignment) -> ObjectiveValue {
        let solved = best.pairs().iter().filter(|&&(row, _)| !self.task.is_waiting_list(row));
        let mut pairs: Vec<(Row, Column)> = solved.chain(self.task.settled()).copied().collect();
        pairs.sort_unstable();
        let problem = self.scores.problem();
        let all = Assignment::new(problem, pairs, Prices::default());
        all.map_or_else(|_| ObjectiveValue::default(), |all| ObjectiveValue::of(problem, &all))
    }

    /// Refuses settled pairs that break the rules.
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash), naming the mentor, the mentees and the reason.
    pub(in crate::matching) fn check_settled(&self) -> Result<()> {
        let settled = self.task.settled();
        if settled.is_empty() {
            return Ok(());
        }
        self.co_mentee_rules().map_or(Ok(()), |asked| asked.check_settled(settled))
    }

    /// The best of a problem of a task that obeys the rules, from the best without them: itself, if
    /// it obeys. Checked. Where the guard stops the search for it, the best found so far, with the
    /// gap that is proven.
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash) when settled pairs break the rules;
    /// [`is_cancelled`](Error::is_cancelled) when nothing that obeys was found before the stop;
    /// [`is_internal`](Error::is_internal) when what was found is not what it should be.
    pub(in crate::matching) fn best_obeying(
        &self,
        task: &Task,
        problem: &Problem,
        (best, ties): (Assignment, Ties),
        work: &Work<'_>,
    ) -> Result<Answer> {
        let Some(asked) = self.co_mentee_rules() else { return Ok(Answer::Best(best, ties)) };
        asked.check_settled(task.settled())?; // held ones, too
        asked.with(task.settled(), |rules| {
            let guard = work.guard();
            let found = guard.part(0.0..0.9, || best_sharing(problem, rules, &best, usize::MAX, work))?;
            let Some(found) = found else { return Ok(Answer::Best(best, ties)) };
            let name = "the search for mentees who may share a mentor";
            let refused_for = |why: &str| refused(problem, name, &why);
            let worth = ObjectiveValue::of(problem, &found.assignment);
            let bound = finishing(guard, |guard| found.certificate.bound_under(problem, rules, guard))?;
            let bound = bound.ok_or_else(|| refused_for("its certificate says nothing"))?;
            if !rules.bad_rows(found.assignment.pairs()).is_empty() {
                return Err(refused_for("somebody shares a mentor who may not"));
            }
            let open = without(problem, &found.separated)?;
            if let Err(violation) = finishing(guard, |guard| check_under(&open, &found.assignment, guard))? {
                return Err(refused(problem, name, &violation));
            }
            let gap = bound.max(worth) - worth;
            let apart = KeptApart::new(&found, gap);
            Ok(Answer::Apart(found.assignment, Box::new(apart)))
        })
    }

    /// The same where only the best will do.
    ///
    /// # Errors
    /// As there; [`is_memory`](Error::is_memory) when the search was cut short.
    pub(in crate::matching) fn exactly_obeying(
        &self,
        task: &Task,
        problem: &Problem,
        best: Assignment,
        work: &Work<'_>,
    ) -> Result<Assignment> {
        match self.best_obeying(task, problem, (best, Ties::NotLookedAt), work)? {
            Answer::Apart(..) if work.guard().is_stopped() => Err(work.guard().cancelled()),
            Answer::Apart(_, apart) if apart.gap != ObjectiveValue::default() => Err(Error::memory(
                "this cannot be said exactly: the search for mentees who may share a mentor was cut short",
            )),
            Answer::Best(best, _) | Answer::Apart(best, _) => Ok(best),
            Answer::Fair(fair) => Ok(fair.assignment().clone()),
        }
    }

    /// Does nobody share a mentor who may not?
    pub(in crate::matching) fn obeys(&self, best: &Assignment) -> bool {
        self.co_mentee_rules().is_none_or(|asked| {
            asked.with(self.task.settled(), |rules| rules.bad_rows(best.pairs()).is_empty())
        })
    }

    /// Refuses an answer to another question in which somebody shares a mentor who may not.
    pub(in crate::matching) fn check_obeys(&self, best: &Assignment, asked_for: &str) -> Result<()> {
        let Some(asked) = self.co_mentee_rules() else { return Ok(()) };
        self.check_pairs(&asked, best.pairs(), asked_for)
    }

    fn check_pairs(&self, asked: &CoMenteeRules<'_>, pairs: &[(Row, Column)], asked_for: &str) -> Result<()> {
        let bad = asked.with(self.task.settled(), |rules| rules.bad_rows(pairs));
        let Some(bad) = bad.first() else { return Ok(()) };
        let mentor = &self.scores.mentors()[bad.row.index()];
        let Some(why) = asked.why(&bad.columns) else { return Ok(()) };
        Err(Error::clash(format!(
            "mentees can be kept apart only where the most points count, not with {asked_for}: {mentor} would \
             have mentees who may not share a mentor; {why}"
        ))
        .of_person(mentor.as_str())
        .with_advice("use the most points, or allow it in the programme: co_mentees"))
    }
}

impl Matching {
    /// Refuses other matchings of the same people in which somebody shares a mentor who may not.
    ///
    /// # Errors
    /// As [`Parts::check_obeys`].
    pub(in crate::matching) fn check_all_obey<'a>(
        &self,
        all: impl IntoIterator<Item = &'a [(Row, Column)]>,
        asked_for: &str,
    ) -> Result<()> {
        let Some(asked) = self.parts.co_mentee_rules() else { return Ok(()) };
        all.into_iter().try_for_each(|pairs| self.parts.check_pairs(&asked, pairs, asked_for))
    }

    /// How much better another matching might be that obeys the rules about mentees of one mentor:
    /// people first, then points. Nothing, unless the search for it was cut short.
    ///
    /// Where the best matching of all obeys the rules, it is the best that does, by the usual
    /// proof. Otherwise the best one that obeys is looked for by branch and bound, which is cut
    /// short after a number of steps that depends on the size of the cohort, not on the time. Then
    /// this is how far what was found may be from the best, and [`verify`](Self::verify) proves it.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_capacity(2).with_choices(["max", "mia"]),
    ///     Participant::mentor("ben").with_capacity(2),
    ///     Participant::mentee("max").with_manager("mia"),
    ///     Participant::mentee("mia"),
    /// ])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// assert_eq!(matching.partners("ana").len(), 1); // not with max and mia, his manager
    /// assert_eq!(matching.gap(), Default::default()); // proven best
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn gap(&self) -> ObjectiveValue {
        self.apart.as_ref().map_or_else(ObjectiveValue::default, |apart| apart.gap)
    }

    /// Did mentees have to be kept apart who may not share a mentor?
    #[cfg(feature = "report")]
    pub(crate) fn is_kept_apart(&self) -> bool {
        self.apart.is_some()
    }

    /// Refuses a question that only the best matching answers.
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash) where there is a gap.
    pub(in crate::matching) fn check_no_gap(&self) -> Result<()> {
        if self.gap() == ObjectiveValue::default() {
            return Ok(());
        }
        Err(Error::clash(format!(
            "this can be said only of the best matching, and one better by at most {} may be possible, in which \
             nobody shares a mentor who may not",
            self.gap()
        )))
    }

    /// How the rules about mentees of one mentor are not kept, or the gap is not the one stated.
    ///
    /// # Errors
    /// [`is_cancelled`](Error::is_cancelled) when the guard stops it: then nothing is known.
    pub(in crate::matching) fn not_apart(&self, guard: &Guard<'_>) -> Result<Option<String>> {
        let asked = self.parts.co_mentee_rules();
        let Some(asked) = asked else {
            let is_apart = self.apart.is_some();
            return Ok(is_apart.then(|| "mentees are kept apart whom nothing keeps apart".into()));
        };
        asked.with(self.parts.task.settled(), |rules| {
            if let Some(bad) = rules.bad_rows(self.assignment.pairs()).first() {
                return Ok(asked.why(&bad.columns).map(|why| why.to_string()));
            }
            let Some(apart) = &self.apart else { return Ok(None) };
            let problem = self.parts.task.unseparated(&self.parts.scores);
            let worth = ObjectiveValue::of(problem, &self.assignment);
            Ok(match apart.certificate.bound_under(problem, rules, guard)? {
                Some(bound) if bound.max(worth) - worth == apart.gap => None,
                Some(_) => Some("the gap is not the one that the prices prove".into()),
                None => Some("the regions do not prove a gap".into()),
            })
        })
    }
}
