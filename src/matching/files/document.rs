//! A matching written down, and read again with its proof checked.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::check::check_fair;
use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::assignment::objectives::sharing::region::without;
use crate::assignment::objectives::ties::ties::Ties;
use crate::assignment::proof::certificate::check_under;
use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};
use crate::matching::constraints::{Given, Pilot};
use crate::matching::files::pair_arrays;
use crate::matching::matcher::Matcher;
use crate::matching::matching::{Answer, Matching, Parts};
use crate::matching::objectives::check_objective;
use crate::matching::problem::Task;
use crate::matching::sharing::kept_apart::KeptApart;
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::programme::programme::Programme;
use crate::programme::stated::recorded;
use crate::progress::PhaseKind;
use crate::scoring::criteria_changes::CriteriaChanges;
use crate::scoring::criterion::Criterion;
use crate::scoring::recorded_criterion::SavedCriterion;
use crate::scoring::scores::Scores;
use crate::scoring::sides::Sides;
use crate::storage::stored::Stored;
use crate::watch::guard::Guard;

/// A matching as data: people, programme, pairs, the prices that prove them best, and what criteria
/// of your own said.
///
/// [`Matching::saved`] makes it, [`Matching::restore`] reads it: see [`storage`](crate::storage).
/// [`Matching`] is serialised as this.
///
/// ```
/// use pairwright::{Cohort, Matcher, Matching, Participant};
///
/// let mentees = ["max", "mia"].map(Participant::mentee);
/// let people = mentees.into_iter().chain([Participant::mentor("ana")]);
/// let matching = Matcher::default().solve(Cohort::new(people)?)?;
/// assert_eq!(matching.pairs().len(), 1);
/// assert_eq!(matching.left_out().len(), 1);
///
/// let text = serde_json::to_string(&matching).unwrap();
/// let again: Matching = serde_json::from_str(&text).unwrap();
/// assert_eq!(again.pairs(), matching.pairs());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedMatching {
    format: u32,
    #[serde(deserialize_with = "recorded")]
    programme: Programme,
    /// The criteria of the crate by which it was made; not in format 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    criteria: Vec<String>,
    /// Criteria of the caller: in format 1 their names alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own_criteria: Vec<SavedOwn>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pilot: Option<Pilot>,
    #[serde(default, skip_serializing_if = "Given::is_empty")]
    given: Given,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "pair_arrays")]
    held: Vec<PairId>,
    pairs: Vec<SavedPair>,
    assignment: Assignment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<Box<Prices>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fair: Option<Box<FairAssignment>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    apart: Option<Box<KeptApart>>,
    /// Left out where the document around it has the people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cohort: Option<Cohort>,
}

impl Stored for SavedMatching {
    const KIND: &'static str = "matching";
    const FORMAT: u32 = 1;
}

/// A criterion of the caller.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum SavedOwn {
    Named(String),
    Recorded(SavedCriterion),
}

impl SavedMatching {
    /// The people, where they are in it.
    pub(crate) fn cohort(&self) -> Option<&Cohort> {
        self.cohort.as_ref()
    }

    /// The same about these people, who are kept elsewhere, or with none.
    pub(crate) fn with_cohort(self, cohort: Option<Cohort>) -> Self {
        Self { cohort, ..self }
    }

    /// The names of the caller's criteria by which it was made.
    pub(crate) fn own_names(&self) -> Vec<String> {
        let own = self.own_criteria.iter().map(|own| match own {
            SavedOwn::Named(name) => name.clone(),
            SavedOwn::Recorded(saved) => saved.name().to_owned(),
        });
        own.collect()
    }

    /// Does it have but the name of a criterion that the matcher lacks?
    pub(crate) fn lacks(&self, matcher: &Matcher) -> bool {
        let is_known = |name: &String| matcher.own_criteria().iter().any(|own| own.name() == name);
        self.own_criteria.iter().any(|own| matches!(own, SavedOwn::Named(name) if !is_known(name)))
    }
}

/// A pair with its names, so that a reader of the data needs no rows and columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedPair {
    mentor: ParticipantId,
    mentee: ParticipantId,
    points: i32,
}

/// The version of the format written. All before it are read, too.
const FORMAT: u32 = 2;

impl Matching {
    /// The matching as data.
    pub fn saved(&self) -> SavedMatching {
        let scores = &self.parts.scores;
        SavedMatching {
            format: FORMAT,
            programme: self.parts.programme.clone(),
            criteria: scores.criteria_of_the_crate().map(str::to_owned).collect(),
            own_criteria: scores.saved_criteria().into_iter().map(SavedOwn::Recorded).collect(),
            pilot: self.parts.pilot.clone(),
            given: self.parts.given.clone(),
            held: self.parts.held.clone(),
            pairs: self.saved_pairs(),
            assignment: self.assignment.as_ref().clone(),
            start: self.start.as_deref().cloned().map(Box::new),
            fair: self.fair.as_deref().cloned().map(Box::new),
            apart: self.apart.as_deref().cloned().map(Box::new),
            cohort: Some(self.parts.cohort.as_ref().clone()),
        }
    }

    fn saved_pairs(&self) -> Vec<SavedPair> {
        let saved = self.pairs.iter().map(|pair| SavedPair {
            mentor: pair.mentor().clone(),
            mentee: pair.mentee().clone(),
            points: pair.points,
        });
        saved.collect()
    }

    /// The matching that was saved, after its proof has been checked.
    ///
    /// It is what it was: the saved programme and the saved points of the matcher's own criteria
    /// count. The matcher's criteria of the same names bring the words of explanations; how they
    /// differ by now is told by [`criteria_changes`](Self::criteria_changes). Time as for scoring
    /// the people and [`verify`](Self::verify).
    ///
    /// # Errors
    /// [`is_document`](Error::is_document) when the format is not known or parts contradict each
    /// other, and for a document of the first format whose criteria the matcher does not have;
    /// [`is_proof`](Error::is_proof) when the pairs are not proven best for the people and the
    /// programme; [`is_memory`](Error::is_memory) when they do not fit in memory.
    pub fn restore(saved: SavedMatching, matcher: &Matcher) -> Result<Self> {
        let work = matcher.work();
        let matching = Self::restore_under(saved, matcher, &work)?;
        work.guard().done();
        Ok(matching)
    }

    /// The same as a part of other work.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn restore_under(saved: SavedMatching, matcher: &Matcher, work: &Work<'_>) -> Result<Self> {
        saved.restored(matcher, work).map_err(Error::into_document)
    }

    /// How the criteria by which it was made differ from the matcher's and those of the crate.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// assert!(matching.criteria_changes(&Matcher::default()).is_empty());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn criteria_changes(&self, matcher: &Matcher) -> CriteriaChanges {
        let Parts { scores, cohort, programme, .. } = &*self.parts;
        scores.criteria_changes(cohort, programme, matcher.own_criteria())
    }
}

impl SavedMatching {
    /// The scores as they were.
    fn scores(&mut self, cohort: &Cohort, matcher: &Matcher, guard: &Guard<'_>) -> Result<Scores> {
        let today = matcher.own_criteria();
        let sides = Sides::new(cohort);
        let own = std::mem::take(&mut self.own_criteria).into_iter().map(|own| match own {
            SavedOwn::Recorded(saved) => Ok(saved.restored(today, &sides)),
            SavedOwn::Named(name) => {
                let found = today.iter().find(|criterion| criterion.name() == name);
                found.cloned().ok_or_else(|| {
                    let missing = "this matching needs a matcher with the criteria it was made with";
                    Error::document(missing).with_value(name)
                })
            }
        });
        let own: Vec<Arc<dyn Criterion>> = own.collect::<Result<_>>()?;
        if self.format == 1 {
            return Scores::with_criteria_under(cohort, &self.programme, &own, guard);
        }
        Scores::with_criteria_named(cohort, &self.programme, &self.criteria, &own, guard)
    }

    fn restored(mut self, matcher: &Matcher, work: &Work<'_>) -> Result<Matching> {
        let guard = work.guard();
        guard.left(PhaseKind::Checking, 1, 1)?;
        if !(1..=FORMAT).contains(&self.format) {
            let refused = Error::document("this format of a saved matching is not known");
            let refused = refused.with_advice("if a newer version of pairwright wrote it, update");
            return Err(refused.with_value(self.format.to_string()));
        }
        let cohort = self.cohort.take().ok_or_else(|| Error::document("there are no people"))?;
        let scores = Arc::new(guard.part(0.0..0.5, || self.scores(&cohort, matcher, guard))?);
        let (pilot, given, held) = (self.pilot.as_ref(), &self.given, &self.held);
        let task = Task::new(&cohort, &self.programme, &scores, pilot, given, held, work)?;
        let task = task.priced(&scores, &self.given)?;
        let parts = Parts {
            cohort: Arc::new(cohort),
            programme: self.programme,
            scores,
            pilot: self.pilot,
            given: self.given,
            held: self.held,
            task,
            solver: matcher.solver.clone(),
            face: Arc::default(),
        };
        let checked =
            |problem: &Problem, found: &Assignment| check_under(problem, found, guard)?.map_err(Error::from);
        let problem = parts.task.problem(&parts.scores);
        let answer = match self.fair {
            Some(_) if self.apart.is_some() => {
                return Err(Error::document("mentees are kept apart only where the most points count"));
            }
            Some(fair) if fair.objective() == Objective::MostPoints => {
                return Err(Error::document("the most points are proven by the assignment alone"));
            }
            Some(fair) if *fair.assignment() != self.assignment => {
                return Err(Error::document("the fair assignment is not the one that was saved"));
            }
            Some(fair) => {
                check_objective(fair.objective(), &parts, parts.given.sparing)?;
                let _proof = check_fair(problem, &fair)?;
                Answer::Fair(fair)
            }
            None => {
                if let Some(apart) = self.apart {
                    let _proof = checked(&without(problem, &apart.separated)?, &self.assignment)?;
                    Answer::Apart(self.assignment, apart)
                } else {
                    let _proof = checked(problem, &self.assignment)?;
                    Answer::Best(self.assignment, Ties::NotLookedAt)
                }
            }
        };
        let beyond_pilot =
            |error: Error| if error.is_internal() { Error::proof(error.message()) } else { error };
        let matching = Matching::assemble(parts, answer, None).map_err(beyond_pilot)?;
        if let Some(why) = matching.not_apart(guard)? {
            return Err(Error::proof(why));
        }
        if matching.saved_pairs() != self.pairs {
            return Err(Error::document("the pairs by name are not the pairs that were proven best"));
        }
        let fits = |start: &Prices| {
            let (rows, columns) = (start.rows().len(), start.columns().len());
            (rows, columns) == (matching.problem().rows(), matching.problem().columns())
        };
        if self.start.as_deref().is_some_and(|start| !fits(start)) {
            return Err(Error::document("the prices to start from are not those of these people"));
        }
        Ok(Matching { start: self.start.map(Arc::from), ..matching })
    }
}

impl Serialize for Matching {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.saved().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Matching {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let saved = SavedMatching::deserialize(deserializer)?;
        Self::restore(saved, &Matcher::default()).map_err(serde::de::Error::custom)
    }
}
