//! A matching written down, and read again with its proof checked.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::objectives::fairness::check::check_fair_under;
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
use crate::scoring::scores::Scores;

/// A matching as data: people, programme, pairs, and the prices that prove them best.
///
/// [`Matching`] is serialised as this. Reading a [`Matching`] scores the people again and refuses
/// pairs that are not proven best for them. Criteria of your own cannot be written down, only their
/// names: such a matching is read through [`Matcher::restore`], by a matcher that has them.
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own_criteria: Vec<String>,
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
    cohort: Cohort,
}

impl SavedMatching {
    /// The people.
    pub(crate) fn cohort(&self) -> &Cohort {
        &self.cohort
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
const FORMAT: u32 = 1;

impl Matching {
    /// The matching as data.
    pub fn save(&self) -> SavedMatching {
        SavedMatching {
            format: FORMAT,
            programme: self.parts.programme.clone(),
            own_criteria: self.parts.scores.own_criteria().map(str::to_owned).collect(),
            pilot: self.parts.pilot.clone(),
            given: self.parts.given.clone(),
            held: self.parts.held.clone(),
            pairs: self.saved_pairs(),
            assignment: self.assignment.as_ref().clone(),
            start: self.start.as_deref().cloned().map(Box::new),
            fair: self.fair.as_deref().cloned().map(Box::new),
            apart: self.apart.as_deref().cloned().map(Box::new),
            cohort: self.parts.cohort.as_ref().clone(),
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
}

impl Matcher {
    /// The matching that was saved, after its proof has been checked.
    ///
    /// The saved programme counts, not the matcher's; the matcher brings its own criteria, by the
    /// names that were saved.
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when the format is not known, the pairs do not agree with each
    /// other, or the criteria are not those of this matcher; [`is_proof`](Error::is_proof) when the
    /// pairs are not proven best for the people and the programme.
    pub fn restore(&self, saved: SavedMatching) -> Result<Matching> {
        let work = self.work();
        let matching = self.restore_under(saved, &work)?;
        work.guard().done();
        Ok(matching)
    }

    /// The same as a part of other work.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn restore_under(&self, saved: SavedMatching, work: &Work<'_>) -> Result<Matching> {
        let guard = work.guard();
        guard.left(PhaseKind::Checking, 1, 1)?;
        if !(1..=FORMAT).contains(&saved.format) {
            let refused = Error::input(
                "this format of a saved matching is not known: if a newer version of pairwright wrote it, update",
            );
            return Err(refused.with_value(saved.format.to_string()));
        }
        let (people, programme, own) = (&saved.cohort, &saved.programme, self.own_criteria());
        let scores = guard.part(0.0..0.5, || Scores::with_criteria_under(people, programme, own, guard))?;
        let scores = Arc::new(scores);
        if !scores.own_criteria().eq(saved.own_criteria.iter().map(String::as_str)) {
            let refused = Error::input("this matching needs a matcher with the criteria it was made with");
            return Err(refused.with_value(saved.own_criteria.join(", ")));
        }
        let (pilot, given, held) = (saved.pilot.as_ref(), &saved.given, &saved.held);
        let task = Task::new(&saved.cohort, &saved.programme, &scores, pilot, given, held, work)?;
        let task = task.priced(&scores, given)?;
        let (cohort, programme) = (Arc::new(saved.cohort), saved.programme);
        let parts = Parts {
            cohort,
            programme,
            scores,
            pilot: saved.pilot,
            given: saved.given,
            held: saved.held,
            task,
            solver: self.solver.clone(),
        };
        let problem = parts.task.problem(&parts.scores);
        let answer = match saved.fair {
            Some(_) if saved.apart.is_some() => {
                return Err(Error::input("mentees are kept apart only where the most points count"));
            }
            Some(fair) if fair.objective() == Objective::MostPoints => {
                return Err(Error::input("the most points are proven by the assignment alone"));
            }
            Some(fair) if *fair.assignment() != saved.assignment => {
                return Err(Error::input("the fair assignment is not the one that was saved"));
            }
            Some(fair) => {
                check_objective(fair.objective(), &parts, parts.given.sparing)?;
                let _proof = check_fair_under(problem, &fair, guard)??;
                Answer::Fair(fair)
            }
            None => {
                if let Some(apart) = saved.apart {
                    let open = without(problem, &apart.separated)?;
                    let _proof = check_under(&open, &saved.assignment, guard)??;
                    Answer::Apart(saved.assignment, apart)
                } else {
                    let _proof = check_under(problem, &saved.assignment, guard)??;
                    Answer::Best(saved.assignment, Ties::NotLookedAt)
                }
            }
        };
        let matching = Matching::assemble(parts, answer)?;
        if let Some(why) = matching.not_apart(guard)? {
            return Err(Error::proof(why));
        }
        if matching.saved_pairs() != saved.pairs {
            return Err(Error::input("the pairs by name are not the pairs that were proven best"));
        }
        let start = saved.start.map(Arc::from);
        let fits = |start: &Prices| {
            let (rows, columns) = (start.rows().len(), start.columns().len());
            (rows, columns) == (matching.problem().rows(), matching.problem().columns())
        };
        if start.as_deref().is_some_and(|start| !fits(start)) {
            return Err(Error::input("the prices to start from are not those of these people"));
        }
        Ok(Matching { start, ..matching })
    }
}

impl Serialize for Matching {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.save().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Matching {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let saved = SavedMatching::deserialize(deserializer)?;
        Matcher::default().restore(saved).map_err(serde::de::Error::custom)
    }
}
