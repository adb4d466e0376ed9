//! A document and what was appended to it, put together.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::season::changes::changed;
use crate::season::coming_and_going::{joined, left, without};
use crate::season::course::Course;
use crate::season::decision::{Decision, Event};
use crate::season::document::{SavedSeason, saved_states};
use crate::season::endings::unlocked;
use crate::season::replay::Replay;
use crate::season::saved_events::SavedEvents;

impl SavedSeason {
    /// The same season after these events, in this order.
    ///
    /// The moves are made again on the people, and nothing is solved or scored:
    /// [`Season::restore`](crate::Season::restore) checks the whole once, the last matching's proof
    /// included. Time O(entries x log n), and that of building the cohort for each move in which
    /// somebody joined, left or changed. So write the whole season again now and then.
    ///
    /// # Errors
    /// [`is_document`](Error::is_document) when events are missing or there twice, or do not follow
    /// from what is before them.
    pub fn followed_by(self, events: impl IntoIterator<Item = SavedEvents>) -> Result<Self> {
        self.followed(events).map_err(Error::into_document)
    }

    fn followed(mut self, events: impl IntoIterator<Item = SavedEvents>) -> Result<Self> {
        let mut events = events.into_iter().peekable();
        if events.peek().is_none() {
            return Ok(self);
        }
        let log = std::mem::take(&mut self.log);
        let course = Replay::of(log)?.course;
        let matched = self.matching.as_ref().and_then(|matching| matching.cohort().cloned()).map(Arc::new);
        let cohort = self.cohort.take().map(Arc::new).or_else(|| matched.clone());
        let cohort = cohort.ok_or_else(|| Error::document("there are no people"))?;
        let mut growing = Growing { season: self, course, cohort, matched, met: BTreeSet::new() };
        for events in events {
            growing.append(events)?;
        }
        Ok(growing.whole())
    }
}

/// A season that grows by events.
struct Growing {
    /// Its log and its people are kept beside it meanwhile.
    season: SavedSeason,
    course: Course,
    cohort: Arc<Cohort>,
    /// Those of the last matching.
    matched: Option<Arc<Cohort>>,
    /// Those whose details came last.
    met: BTreeSet<ParticipantId>,
}

impl Growing {
    fn append(&mut self, events: SavedEvents) -> Result<()> {
        let SavedEvents { first, log, people, matching } = events;
        let entries = self.course.log().len();
        if first != entries {
            let what = if first > entries { "events are missing" } else { "events are there twice" };
            let refused =
                format!("{what}: the log before them has {entries} entries, and these begin with {first}");
            return Err(Error::document(refused).with_value(first.to_string()));
        }
        let is_matched = log.iter().any(|decision| decision.event().is_round());
        if is_matched != matching.is_some() {
            return Err(Error::document(
                "the events and their matching do not agree on whether there was a round",
            ));
        }
        let mut people = people.into_iter().peekable();
        for (entry, decision) in (first..).zip(log) {
            if let Some(details) = people.next_if(|details| details.entry == entry) {
                self.meet(decision.event(), details.people)?;
            }
            self.decide(entry, decision)?;
        }
        if people.next().is_some() {
            return Err(Error::document("there are details of a move that is not among the events"));
        }
        if let Some(matching) = matching {
            self.season.matching = Some(matching);
            (self.season.is_earlier, self.season.is_forgotten) = (false, false);
            self.season.own_criteria.clear();
        }
        Ok(())
    }

    /// People come, or have other details.
    fn meet(&mut self, event: &Event, people: Vec<Participant>) -> Result<()> {
        self.met = people.iter().map(|person| person.id().clone()).collect();
        let cohort = match event {
            Event::Joined { .. } => joined(&self.cohort, &self.course, people)?,
            Event::Changed { .. } | Event::Kept { .. } => changed(&self.cohort, &self.course, people)?,
            _ => return Err(Error::document("there are details of a move that has none")),
        };
        self.cohort = Arc::new(cohort);
        Ok(())
    }

    fn decide(&mut self, entry: usize, decision: Decision) -> Result<()> {
        let Decision { at, round, event } = decision;
        match &event {
            Event::Left { who, .. } => {
                self.cohort = Arc::new(left(&self.cohort, who)?);
                self.season.pilot = self.season.pilot.take().map(|pilot| without(&pilot, who));
            }
            Event::FindingsAccepted { kinds } => {
                self.season.programme = self.season.programme.clone().accepting(kinds.iter().copied());
            }
            Event::Joined { who } | Event::Changed { who, .. } if !self.met.contains(who) => {
                let refused = "the details of somebody who joined or changed are missing";
                return Err(Error::document(refused).of_person(who.as_str()));
            }
            Event::Rematched { .. } => self.cohort = unlocked(&self.cohort, &self.course)?,
            _ => {}
        }
        if event.is_round() {
            self.matched = Some(Arc::clone(&self.cohort));
        }
        let refused = |why: &str| Error::document(format!("entry {entry} of the log is impossible: {why}"));
        self.course.decide(at, event).map_err(|error| refused(error.message()))?;
        if self.course.round() != round {
            return Err(refused("its round is not the one it was decided in").with_value(round.to_string()));
        }
        Ok(())
    }

    fn whole(self) -> SavedSeason {
        let Self { season, course, cohort, matched, .. } = self;
        let known = matched.as_ref().is_some_and(|matched| Arc::ptr_eq(matched, &cohort));
        let cohort = (!known).then(|| cohort.as_ref().clone());
        let matching =
            season.matching.map(|matching| matching.with_cohort(matched.map(Arc::unwrap_or_clone)));
        SavedSeason { pairs: saved_states(&course), log: course.log().to_vec(), matching, cohort, ..season }
    }
}
