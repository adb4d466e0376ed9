//! A round: a matching is made, or made again around what is settled.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assignment::model::value::ObjectiveValue;
use crate::error::{Error, Result};
use crate::matching::acceptance::Acceptance;
use crate::matching::constraints::Sparing;
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::people::names::Names;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::progress::Progress;
use crate::season::decision::{Decision, Event};
use crate::season::endings::unlocked;
use crate::season::season::Season;

/// What a round has changed. It prints as a few sentences for the coordinator: what was decided
/// since the round before, how many pairs stay, which are new.
///
/// From [`Season::rematch`](crate::Season::rematch).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Round {
    number: u32,
    since: Vec<Decision>,
    kept: Vec<Pair>,
    parted: Vec<PairId>,
    made: Vec<Pair>,
    cost: ObjectiveValue,
    gap: ObjectiveValue,
    #[serde(skip)]
    names: Names,
}

impl Season {
    /// Makes the first matching: all its pairs are proposed. Nobody has been asked yet.
    ///
    /// `at` is the time of the decision in your own words; it is stored and not read.
    ///
    /// # Errors
    /// As [`Matcher::solve`](crate::Matcher::solve), where findings that stop it can be accepted by
    /// [`accept_findings`](Self::accept_findings); [`is_clash`](crate::Error::is_clash) when
    /// there is a matching already or the season is closed;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it. The
    /// season then stays as it was.
    pub fn propose(&mut self, at: impl Into<String>) -> Result<&Matching> {
        self.course.check_turn("the first matching", true)?;
        self.matcher.check_accepted(&self.cohort, Acceptance::InSeason, true)?;
        let matching = self.matcher.solve(Arc::clone(&self.cohort))?;
        check_complete(matching.stopped_at())?;
        let pairs = matching.pairs().iter().map(PairId::from).collect();
        self.course.decide(at.into(), Event::Proposed { pairs })?;
        self.criteria_then = None;
        Ok(self.matching.insert(matching))
    }

    /// Makes the matching again: settled pairs stay, those that somebody said no to can never be
    /// made, open ones are spared as asked.
    ///
    /// New pairs are proposed. A pair that was locked is not any more, once somebody said no to it.
    /// Open pairs that are parted have ended, and may come back in a later round. If nobody came,
    /// went or changed, the scores of the last matching are used again, and the solve starts from
    /// its prices.
    ///
    /// # Errors
    /// As [`Matcher::rematch`](crate::Matcher::rematch), where findings that stop it can be
    /// accepted by [`accept_findings`](Self::accept_findings); [`is_clash`](crate::Error::is_clash)
    /// when there is no matching yet or the season is closed; [`is_cancelled`](Error::is_cancelled)
    /// when the [watch](Self::with_watch) stops it. The season then stays as it was.
    pub fn rematch(&mut self, sparing: Sparing, at: impl Into<String>) -> Result<Round> {
        self.course.check_turn("a re-match", false)?;
        self.matcher.check_accepted(&self.cohort, Acceptance::InSeason, false)?;
        let given = self.course.given(sparing);
        let cohort = unlocked(&self.cohort, &self.course)?;
        let again = self.matcher.rematch(Arc::clone(&cohort), self.matching.as_ref(), &given)?;
        check_complete(again.stopped_at())?;
        let mut live = self.course.with(crate::season::pair_state::PairState::is_live).into_iter().peekable();
        let (mut kept, mut made, mut parted) = (Vec::new(), Vec::new(), Vec::new());
        // both are sorted by mentor, then mentee
        for pair in again.matching().pairs() {
            while let Some(gone) = live.next_if(|live| live < pair.id()) {
                parted.push(gone);
            }
            if live.next_if_eq(pair.id()).is_some() {
                kept.push(pair.clone());
            } else {
                made.push(pair.clone());
            }
        }
        parted.extend(live);
        let (cost, gap) = (again.cost(), again.gap());
        let last = self.log().iter().rposition(|decision| {
            matches!(decision.event(), Event::Proposed { .. } | Event::Rematched { .. })
        });
        let since = self.log().iter().skip(last.map_or(0, |last| last + 1)).cloned().collect();
        let names = made.iter().map(PairId::from).collect();
        let event = Event::Rematched { sparing, parted: parted.clone(), made: names, cost, gap };
        self.course.decide(at.into(), event)?;
        self.matching = Some(again.into_matching());
        (self.cohort, self.is_forgotten, self.criteria_then) = (cohort, false, None);
        self.barred.clear();
        let names = Names::of(&self.cohort);
        Ok(Round { number: self.round(), since, kept, parted, made, cost, gap, names })
    }
}

/// Refuses a matching whose search was stopped: what is proposed is for good, and would be another
/// one on another day.
fn check_complete(stopped_at: Option<&Progress>) -> Result<()> {
    match stopped_at {
        None => Ok(()),
        Some(progress) => Err(Error::cancelled("stopped by the watch").at_progress(*progress)),
    }
}

impl Round {
    /// Its number: the first re-match is round 2.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// What was decided since the matching before.
    pub fn since(&self) -> &[Decision] {
        &self.since
    }

    /// Pairs that stay, settled ones too, by mentor, then mentee.
    pub fn kept(&self) -> &[Pair] {
        &self.kept
    }

    /// Open pairs that were parted, and whose people should hear of it.
    pub fn parted(&self) -> &[PairId] {
        &self.parted
    }

    /// Pairs that are new.
    pub fn made(&self) -> &[Pair] {
        &self.made
    }

    /// The people of parted pairs, by id: they were proposed to each other, and now have somebody
    /// else or nobody.
    pub fn moved(&self) -> Vec<&ParticipantId> {
        let people: BTreeSet<_> =
            self.parted.iter().flat_map(|pair| [pair.mentor(), pair.mentee()]).collect();
        people.into_iter().collect()
    }

    /// How people are named in texts about it.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// What sparing open pairs cost, against the best matching of all with the same settled and
    /// declined pairs.
    pub fn cost(&self) -> ObjectiveValue {
        self.cost
    }

    /// No matching that spares the same number is better by more than this. Nothing, unless a
    /// search with a limit was cut short.
    pub fn gap(&self) -> ObjectiveValue {
        self.gap
    }
}
