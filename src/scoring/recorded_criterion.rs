//! A criterion as it was when a matching was made: its points, and no code.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant_id::ParticipantId;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

/// A criterion of the caller's as it is written down with a matching: its name, and what it said
/// about all pairs.
///
/// So the proof of a stored matching holds, also where the criterion gives other points by now or
/// is there no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SavedCriterion {
    name: String,
    terms: Vec<Term>,
}

impl SavedCriterion {
    pub(crate) fn new(name: &str, terms: &[Term]) -> Self {
        Self { name: name.to_owned(), terms: terms.to_vec() }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The criterion of today with this name, where it says the same about these people; else one
    /// that says what was written down.
    pub(crate) fn restored(self, today: &[Arc<dyn Criterion>], sides: &Sides<'_>) -> Arc<dyn Criterion> {
        let today = today.iter().find(|criterion| criterion.name() == self.name);
        match today {
            Some(same) if same.compile(sides).is_ok_and(|terms| terms == self.terms) => Arc::clone(same),
            _ => {
                let [mentors, mentees] = ids(sides);
                Arc::new(RecordedCriterion { saved: self, mentors, mentees, today: today.cloned() })
            }
        }
    }
}

fn ids(sides: &Sides<'_>) -> [Vec<ParticipantId>; 2] {
    [sides.mentors(), sides.mentees()].map(|side| side.iter().map(|person| person.id().clone()).collect())
}

/// It says what was written down, in the words of the criterion of today where there is one.
#[derive(Debug)]
struct RecordedCriterion {
    saved: SavedCriterion,
    /// The rows and columns about which it was written down.
    mentors: Vec<ParticipantId>,
    mentees: Vec<ParticipantId>,
    today: Option<Arc<dyn Criterion>>,
}

impl Criterion for RecordedCriterion {
    fn name(&self) -> &str {
        &self.saved.name
    }

    /// About people who were not there then it says nothing.
    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let [mentors, mentees] = ids(sides);
        if mentors == self.mentors && mentees == self.mentees {
            return Ok(self.saved.terms.clone());
        }
        let places = |now: &[ParticipantId], then: &[ParticipantId]| -> Vec<Option<usize>> {
            now.iter().map(|id| then.binary_search(id).ok()).collect()
        };
        let (rows, columns) = (places(&mentors, &self.mentors), places(&mentees, &self.mentees));
        self.saved.terms.iter().map(|term| term.moved(&rows, &columns)).collect()
    }

    fn fact(&self, pair: &PairView<'_>, entry: Entry) -> Option<PairFact> {
        self.today.as_ref()?.fact(pair, entry)
    }

    fn speaks_without_points(&self) -> bool {
        self.today.as_ref().is_some_and(|today| today.speaks_without_points())
    }

    fn is_waivable(&self) -> bool {
        self.today.as_ref().is_some_and(|today| today.is_waivable())
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        self.today.as_ref()?.unknown(pair)
    }
}
