//! A log gone through again, and what has to agree with it.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::matching::constraints::Given;
use crate::matching::matcher::Matcher;
use crate::matching::matching::Matching;
use crate::people::cohort::Cohort;
use crate::people::finding::kind::FindingKind;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::season::coming_and_going::without;
use crate::season::course::Course;
use crate::season::decision::{Decision, Event};
use crate::season::pair_state::PairState;

/// A log gone through again.
#[derive(Default)]
pub(super) struct Replay {
    pub(super) course: Course,
    /// What was settled before the last matching, and the pairs after it.
    pub(super) last: Option<(Given, Vec<PairId>)>,
    /// Who came (true) and went (false) since then.
    came: Vec<(ParticipantId, bool)>,
    /// The kinds of findings that were accepted since then.
    accepted: Vec<FindingKind>,
}

impl Replay {
    pub(super) fn of(log: Vec<Decision>) -> Result<Self> {
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
            replay.course.decide(at, event).map_err(|error| Error::document(entry(error.message())))?;
            if replay.course.round() != round {
                return Err(Error::document(entry("its round is not the one it was decided in"))
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
    pub(super) fn check_matching(&self, matcher: &Matcher, matching: Option<&Matching>) -> Result<()> {
        let accepted = matcher.programme().accepted();
        if self.accepted.iter().any(|kind| !accepted.contains(kind)) {
            return Err(Error::document("the log accepts findings that the programme does not accept"));
        }
        let (Some((given, pairs)), Some(matching)) = (&self.last, matching) else {
            return match (&self.last, matching) {
                (None, None) => Ok(()),
                _ => Err(Error::document("the log and the matching do not agree on whether there is one")),
            };
        };
        if !matching.pairs().iter().map(PairId::from).eq(pairs.iter().cloned()) {
            return Err(Error::document("the pairs of the matching are not those in the log"));
        }
        if matching.given() != given {
            return Err(Error::document("the matching was not made with what the log says was settled"));
        }
        if matching.objective() != matcher.objective() {
            return Err(Error::document("the matching was made for another objective"));
        }
        let since = self.accepted.iter().copied();
        if matching.programme().clone().accepting(since) != *matcher.programme() {
            return Err(Error::document("the matching was made under another programme"));
        }
        let mut pilot = matching.pilot().cloned();
        for (who, _) in self.came.iter().filter(|(_, came)| !came) {
            pilot = pilot.map(|pilot| without(&pilot, who));
        }
        if pilot.as_ref() != matcher.pilot() {
            return Err(Error::document("the matching was made for another pilot"));
        }
        Ok(())
    }

    /// Are they the people in the log? Before the first matching there is nothing to
    /// compare with.
    pub(super) fn check_people(&self, cohort: &Cohort, matching: Option<&Matching>) -> Result<()> {
        if let Some(matching) = matching {
            let mut expected: BTreeSet<&ParticipantId> = ids(matching.cohort()).collect();
            for (who, came) in &self.came {
                let changed = if *came { expected.insert(who) } else { expected.remove(who) };
                if !changed {
                    let refused =
                        "the log says that somebody joined who was there already, or left who was not there";
                    return Err(Error::document(refused).of_person(who.as_str()));
                }
            }
            if !ids(cohort).eq(expected) {
                return Err(Error::document("the people are not those in the log"));
            }
        }
        let missing = self.course.with(PairState::is_live).into_iter().find(|pair| {
            cohort.get(pair.mentor()).is_none_or(|mentor| !mentor.role().is_mentor())
                || cohort.get(pair.mentee()).is_none_or(|mentee| !mentee.role().is_mentee())
        });
        match missing {
            Some(pair) => {
                Err(Error::document(format!("{pair} are a pair, but do not both take part in these roles")))
            }
            None => Ok(()),
        }
    }
}

fn ids(cohort: &Cohort) -> impl Iterator<Item = &ParticipantId> {
    cohort.people().iter().map(Participant::id)
}
