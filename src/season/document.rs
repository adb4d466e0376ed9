//! A season written down, and read again with everything checked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assignment::objectives::fairness::objective::Objective;
use crate::error::{Error, Result};
use crate::matching::constraints::{Given, Pilot};
use crate::matching::files::document::SavedMatching;
use crate::matching::matcher::Matcher;
use crate::matching::matching::Matching;
use crate::people::cohort::Cohort;
use crate::people::finding::kind::FindingKind;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::programme::programme::Programme;
use crate::programme::stated::recorded;
use crate::season::coming_and_going::without;
use crate::season::course::Course;
use crate::season::decision::{Decision, Event};
use crate::season::pair_state::PairState;
use crate::season::season::Season;

/// A season as data: people, programme, states, log, and the current matching with its prices.
///
/// [`Season::restore`] reads it, and refuses one that contradicts itself. Criteria of your own
/// cannot be written down, only their names.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedSeason {
    #[serde(deserialize_with = "recorded")]
    pub(super) programme: Programme,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) own_criteria: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pilot: Option<Pilot>,
    #[serde(default, skip_serializing_if = "is_most_points")]
    pub(super) objective: Objective,
    pairs: Vec<SavedState>,
    pub(super) log: Vec<Decision>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) matching: Option<SavedMatching>,
    /// The people, where they are not those of the matching.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cohort: Option<Cohort>,
    /// Was the last matching forgotten, since points are counted in another way than they were?
    #[serde(default, skip_serializing_if = "is_false")]
    is_forgotten: bool,
    /// Is it from a file of an earlier version, which may have counted points in another way?
    #[serde(skip)]
    pub(super) is_earlier: bool,
}

/// A pair and its state. It follows from the log, and is there for people to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedState {
    mentor: ParticipantId,
    mentee: ParticipantId,
    state: PairState,
}

impl Season {
    /// The season as data.
    pub fn saved(&self) -> SavedSeason {
        let known =
            self.matching.as_ref().is_some_and(|made| Arc::ptr_eq(made.shared_cohort(), &self.cohort));
        SavedSeason {
            programme: self.programme().clone(),
            own_criteria: own_names(&self.matcher),
            pilot: self.pilot().cloned(),
            objective: self.matcher.objective(),
            pairs: saved_states(&self.course),
            log: self.log().to_vec(),
            matching: self.matching.as_ref().map(Matching::save),
            cohort: (!known).then(|| self.cohort.as_ref().clone()),
            is_forgotten: self.is_forgotten,
            is_earlier: false,
        }
    }

    /// The season that was saved, after everything in it has been checked.
    ///
    /// The saved programme, pilot and objective count, not the matcher's; the matcher brings its
    /// solver and its own criteria, by the names that were saved. The log is gone through again,
    /// move by move, and has to lead to the states, the people and the matching that were saved.
    /// The restored season continues exactly as the saved one would have. Time as for a first
    /// matching without solving it.
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when parts contradict each other, or the criteria are not
    /// those of this matcher; [`is_proof`](Error::is_proof) when the matching is not proven best.
    pub fn restore(saved: SavedSeason, matcher: &Matcher) -> Result<Self> {
        let matcher = matcher.adapted(saved.programme, saved.pilot).with_objective(saved.objective);
        if own_names(&matcher) != saved.own_criteria {
            let refused = Error::input("this season needs a matcher with the criteria it was made with");
            return Err(refused.with_value(saved.own_criteria.join(", ")));
        }
        let watcher = matcher.clone();
        let work = watcher.work();
        let replay = Replay::of(saved.log)?;
        if saved_states(&replay.course) != saved.pairs {
            return Err(Error::input("the states of the pairs are not those that the log leads to"));
        }
        let (mut people, mut is_forgotten) = (saved.cohort, saved.is_forgotten);
        let restored = saved.matching.map(|matching| {
            let earlier = saved.is_earlier.then(|| matching.cohort().clone());
            (earlier, work.guard().part(0.0..0.8, || matcher.restore_under(matching, &work)))
        });
        let matching = match restored {
            None => None,
            // what was best by its points then is not by those of today: the pairs stay, and are
            // matched again
            Some((Some(cohort), Err(error)))
                if !error.is_internal() && !error.is_memory() && !error.is_cancelled() =>
            {
                people = people.or(Some(cohort));
                is_forgotten = true;
                None
            }
            Some((_, matching)) => Some(matching?),
        };
        if !(is_forgotten && matching.is_none() && replay.last.is_some()) {
            is_forgotten = false;
            replay.check_matching(&matcher, matching.as_ref())?;
        }
        let cohort = match (people, &matching) {
            (Some(cohort), _) => Arc::new(cohort),
            (None, Some(matching)) => Arc::clone(matching.shared_cohort()),
            (None, None) => return Err(Error::input("there are no people")),
        };
        replay.check_people(&cohort, matching.as_ref())?;
        let course = replay.course;
        let mut season = Self { matcher, cohort, course, matching, is_forgotten, barred: BTreeMap::new() };
        let is_as_matched =
            season.matching.as_ref().is_some_and(|made| Arc::ptr_eq(made.shared_cohort(), &season.cohort));
        if !is_as_matched {
            season.barred = season.barred_now(&work)?;
        }
        work.guard().done();
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

pub(super) fn own_names(matcher: &Matcher) -> Vec<String> {
    matcher.own_criteria().iter().map(|criterion| criterion.name().to_owned()).collect()
}

fn saved_states(course: &Course) -> Vec<SavedState> {
    let states = course.states().iter().map(|(pair, state)| SavedState {
        mentor: pair.mentor().clone(),
        mentee: pair.mentee().clone(),
        state: state.clone(),
    });
    states.collect()
}

/// A log gone through again.
#[derive(Default)]
struct Replay {
    course: Course,
    /// What was settled before the last matching, and the pairs after it.
    last: Option<(Given, Vec<PairId>)>,
    /// Who came (true) and went (false) since then.
    came: Vec<(ParticipantId, bool)>,
    /// The kinds of findings that were accepted since then.
    accepted: Vec<FindingKind>,
}

impl Replay {
    fn of(log: Vec<Decision>) -> Result<Self> {
        let mut replay = Self::default();
        for (place, Decision { at, round, event }) in log.into_iter().enumerate() {
            let given = match &event {
                Event::Proposed { .. } => Some(Given::default()),
                Event::Rematched { sparing, .. } => Some(replay.course.given(*sparing)),
                _ => None,
            };
            match &event {
                Event::Joined { who } => replay.came.push((who.clone(), true)),
                Event::Left { who, .. } => replay.came.push((who.clone(), false)),
                Event::FindingsAccepted { kinds } => replay.accepted.extend(kinds),
                _ => {}
            }
            let entry = |why: &str| format!("entry {} of the log is impossible: {why}", place + 1);
            replay.course.decide(at, event).map_err(|error| Error::input(entry(error.message())))?;
            if replay.course.round() != round {
                return Err(Error::input(entry("its round is not the one it was decided in"))
                    .with_value(round.to_string()));
            }
            if let Some(given) = given {
                replay.last = Some((given.sorted(), replay.course.with(PairState::is_live)));
                replay.came.clear();
                replay.accepted.clear();
            }
        }
        Ok(replay)
    }

    /// Is it the matching in the log?
    fn check_matching(&self, matcher: &Matcher, matching: Option<&Matching>) -> Result<()> {
        let accepted = matcher.programme().accepted();
        if self.accepted.iter().any(|kind| !accepted.contains(kind)) {
            return Err(Error::input("the log accepts findings that the programme does not accept"));
        }
        let (Some((given, pairs)), Some(matching)) = (&self.last, matching) else {
            return match (&self.last, matching) {
                (None, None) => Ok(()),
                _ => Err(Error::input("the log and the matching do not agree on whether there is one")),
            };
        };
        if !matching.pairs().iter().map(PairId::from).eq(pairs.iter().cloned()) {
            return Err(Error::input("the pairs of the matching are not those in the log"));
        }
        if matching.given() != given {
            return Err(Error::input("the matching was not made with what the log says was settled"));
        }
        if matching.objective() != matcher.objective() {
            return Err(Error::input("the matching was made for another objective"));
        }
        let since = self.accepted.iter().copied();
        if matching.programme().clone().accepting(since) != *matcher.programme() {
            return Err(Error::input("the matching was made under another programme"));
        }
        let mut pilot = matching.pilot().cloned();
        for (who, _) in self.came.iter().filter(|(_, came)| !came) {
            pilot = pilot.map(|pilot| without(&pilot, who));
        }
        if pilot.as_ref() != matcher.pilot() {
            return Err(Error::input("the matching was made for another pilot"));
        }
        Ok(())
    }

    /// Are they the people in the log? Before the first matching there is nothing to
    /// compare with.
    fn check_people(&self, cohort: &Cohort, matching: Option<&Matching>) -> Result<()> {
        if let Some(matching) = matching {
            let mut expected: BTreeSet<&ParticipantId> = ids(matching.cohort()).collect();
            for (who, came) in &self.came {
                let changed = if *came { expected.insert(who) } else { expected.remove(who) };
                if !changed {
                    let refused =
                        "the log says that somebody joined who was there already, or left who was not there";
                    return Err(Error::input(refused).of_person(who.as_str()));
                }
            }
            if !ids(cohort).eq(expected) {
                return Err(Error::input("the people are not those in the log"));
            }
        }
        let missing = self.course.with(PairState::is_live).into_iter().find(|pair| {
            cohort.get(pair.mentor()).is_none_or(|mentor| !mentor.role().is_mentor())
                || cohort.get(pair.mentee()).is_none_or(|mentee| !mentee.role().is_mentee())
        });
        match missing {
            Some(pair) => {
                Err(Error::input(format!("{pair} are a pair, but do not both take part in these roles")))
            }
            None => Ok(()),
        }
    }
}

fn ids(cohort: &Cohort) -> impl Iterator<Item = &ParticipantId> {
    cohort.people().iter().map(Participant::id)
}
