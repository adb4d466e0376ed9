//! A season written down, and read again with everything checked.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assignment::objectives::fairness::objective::Objective;
use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};
use crate::matching::constraints::Pilot;
use crate::matching::files::document::SavedMatching;
use crate::matching::matcher::Matcher;
use crate::matching::matching::Matching;
use crate::people::cohort::Cohort;
use crate::people::participant_id::ParticipantId;
use crate::programme::programme::Programme;
use crate::programme::stated::recorded;
use crate::season::course::Course;
use crate::season::decision::Decision;
use crate::season::pair_state::PairState;
use crate::season::replay::Replay;
use crate::season::season::Season;
use crate::storage::stored::Stored;

/// A season as data: people, programme, log, the current matching with its prices, and what the
/// criteria said.
///
/// [`Season::saved`] makes it, [`Season::restore`] reads it and refuses one that contradicts
/// itself. [`followed_by`](Self::followed_by) adds what was decided since. See
/// [`storage`](crate::storage) for its forms.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedSeason {
    #[serde(deserialize_with = "recorded")]
    pub(super) programme: Programme,
    /// The caller's criteria by name, where there is no matching that has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) own_criteria: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) pilot: Option<Pilot>,
    #[serde(default, skip_serializing_if = "is_most_points")]
    pub(super) objective: Objective,
    pub(super) pairs: Vec<SavedState>,
    pub(super) log: Vec<Decision>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) matching: Option<SavedMatching>,
    /// The people, where they are not those of the matching.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cohort: Option<Cohort>,
    /// Was the last matching forgotten, since points are counted in another way than they were?
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) is_forgotten: bool,
    /// Is it from a file of an earlier version, which may have counted points in another way?
    #[serde(skip)]
    pub(super) is_earlier: bool,
}

/// A pair and its state. It follows from the log, and is there for people to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SavedState {
    mentor: ParticipantId,
    mentee: ParticipantId,
    state: PairState,
}

impl Stored for SavedSeason {
    const KIND: &'static str = "season";
    const FORMAT: u32 = 3;

    /// Format 1 is from before each side's yes was written down apart, and before points were
    /// counted as they are now. In formats 1 and 2 a matching has its criteria by name only.
    fn of_format(mut self, format: u32) -> Self {
        self.is_earlier = format == 1;
        self
    }
}

impl Season {
    /// The season as data.
    pub fn saved(&self) -> SavedSeason {
        let known =
            self.matching.as_ref().is_some_and(|made| Arc::ptr_eq(made.shared_cohort(), &self.cohort));
        let own_criteria = match (&self.matching, &self.criteria_then) {
            (Some(_), _) => Vec::new(),
            (None, Some(then)) => then.clone(),
            (None, None) => self.own_names().map(str::to_owned).collect(),
        };
        SavedSeason {
            programme: self.programme().clone(),
            own_criteria,
            pilot: self.pilot().cloned(),
            objective: self.matcher.objective(),
            pairs: saved_states(&self.course),
            log: self.log().to_vec(),
            matching: self.matching.as_ref().map(Matching::saved),
            cohort: (!known).then(|| self.cohort.as_ref().clone()),
            is_forgotten: self.is_forgotten,
            is_earlier: false,
        }
    }

    /// The season that was saved, after everything in it has been checked.
    ///
    /// The saved programme, pilot and objective count, not the matcher's; the matcher brings its
    /// solver and its own criteria. These may be others than the season was made with: they count
    /// from the next round on, and [`criteria_changes`](Self::criteria_changes) tells them. The log
    /// is gone through again, move by move, and has to lead to the states, the people and the
    /// matching that were saved. With the same criteria the restored season continues exactly as
    /// the saved one would have. Time as for a first matching without solving it.
    ///
    /// # Errors
    /// [`is_document`](Error::is_document) when parts contradict each other;
    /// [`is_proof`](Error::is_proof) when the matching is not proven best;
    /// [`is_memory`](Error::is_memory) when it does not fit in memory.
    pub fn restore(saved: SavedSeason, matcher: &Matcher) -> Result<Self> {
        let work = matcher.work();
        let season = Self::restore_under(saved, matcher, &work)?;
        work.guard().done();
        Ok(season)
    }

    pub(crate) fn restore_under(saved: SavedSeason, matcher: &Matcher, work: &Work<'_>) -> Result<Self> {
        saved.restored(matcher, work).map_err(Error::into_document)
    }

    pub(super) fn own_names(&self) -> impl Iterator<Item = &str> {
        self.matcher.own_criteria().iter().map(|criterion| criterion.name())
    }
}

impl SavedSeason {
    fn restored(self, matcher: &Matcher, work: &Work<'_>) -> Result<Season> {
        let matcher = matcher.adapted(self.programme, self.pilot).with_objective(self.objective);
        let replay = Replay::of(self.log)?;
        if saved_states(&replay.course) != self.pairs {
            return Err(Error::document("the states of the pairs are not those that the log leads to"));
        }
        let (mut people, mut is_forgotten) = (self.cohort, self.is_forgotten);
        let mut criteria_then = self.own_criteria;
        let matching = match self.matching {
            None => None,
            Some(saved) => {
                let lacks = saved.lacks(&matcher);
                let may_be_forgotten = self.is_earlier || lacks;
                let (then, before) = (saved.own_names(), may_be_forgotten.then(|| saved.cohort().cloned()));
                match work.guard().part(0.0..0.8, || Matching::restore_under(saved, &matcher, work)) {
                    // what was best by its points then is not by those of today: the pairs stay,
                    // and are matched again
                    Err(error) if may_be_forgotten && (error.is_document() || error.is_proof()) => {
                        people = people.or(before.flatten());
                        (is_forgotten, criteria_then) = (true, then);
                        None
                    }
                    matching => Some(matching?),
                }
            }
        };
        if !(is_forgotten && matching.is_none() && replay.last.is_some()) {
            is_forgotten = false;
            replay.check_matching(&matcher, matching.as_ref())?;
        }
        let cohort = match (people, &matching) {
            (Some(cohort), _) => Arc::new(cohort),
            (None, Some(matching)) => Arc::clone(matching.shared_cohort()),
            (None, None) => return Err(Error::document("there are no people")),
        };
        replay.check_people(&cohort, matching.as_ref())?;
        let course = replay.course;
        let criteria_then = matching.is_none().then_some(criteria_then);
        let mut season =
            Season { criteria_then, ..Season::of(matcher, cohort, course, matching, is_forgotten) };
        let is_as_matched =
            season.matching.as_ref().is_some_and(|made| Arc::ptr_eq(made.shared_cohort(), &season.cohort));
        if !is_as_matched {
            season.barred = season.barred_now(work)?;
        }
        Ok(season)
    }
}

/// What is not written down.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// What counts where nothing else is said.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_most_points(objective: &Objective) -> bool {
    *objective == Objective::MostPoints
}

pub(super) fn saved_states(course: &Course) -> Vec<SavedState> {
    let states = course.states().iter().map(|(pair, state)| SavedState {
        mentor: pair.mentor().clone(),
        mentee: pair.mentee().clone(),
        state: state.clone(),
    });
    states.collect()
}
