//! The course of a season: the log, and the states that follow from it.
//!
//! The states are what the log says and nothing else. So a season that is read from a file is
//! checked by going through its log again, with the very same moves.
//!
//! The matching of a round is made with what follows from the states: settled pairs are fixed,
//! those that somebody said no to forbidden, open ones spared. Every such no is one possible pair
//! less, so rounds end.

use std::collections::BTreeMap;

use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::matching::constraints::{Given, Sparing};
use crate::people::pair_id::PairId;
use crate::season::decision::{Decision, Event};
use crate::season::pair_state::{PairState, Party, Step};
use crate::season::replies::Replies;
use crate::text_check::check_text;

/// The log and what follows from it.
#[derive(Debug, Clone, Default)]
pub(super) struct Course {
    states: BTreeMap<PairId, PairState>,
    /// Of all who were asked since they were proposed last.
    replies: BTreeMap<PairId, Replies>,
    /// Settled pairs that stay although these criteria forbid them.
    kept: BTreeMap<PairId, Vec<String>>,
    log: Vec<Decision>,
    round: u32,
    closed: bool,
}

impl Course {
    pub(super) fn states(&self) -> &BTreeMap<PairId, PairState> {
        &self.states
    }

    pub(super) fn replies(&self, pair: &PairId) -> Option<&Replies> {
        self.replies.get(pair)
    }

    /// The criteria in spite of which a pair stays.
    pub(super) fn kept(&self, pair: &PairId) -> &[String] {
        self.kept.get(pair).map_or(&[], Vec::as_slice)
    }

    pub(super) fn log(&self) -> &[Decision] {
        &self.log
    }

    pub(super) fn round(&self) -> u32 {
        self.round
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Refuses everything after the end.
    pub(super) fn check_going(&self) -> Result<()> {
        if self.closed { Err(Error::clash("the season is closed")) } else { Ok(()) }
    }

    /// Refuses a first matching that is not the first, and a re-match without one.
    pub(super) fn check_turn(&self, what: &str, is_first: bool) -> Result<()> {
        self.check_going()?;
        match (is_first, self.round) {
            (true, 1..) => Err(Error::clash(format!("{what}: there is a matching already"))),
            (false, 0) => Err(Error::clash(format!("{what}: there is no matching yet"))),
            _ => Ok(()),
        }
    }

    /// The pairs whose state is such.
    pub(super) fn with(&self, state: impl Fn(&PairState) -> bool) -> Vec<PairId> {
        let found = self.states.iter().filter(|&(_, known)| state(known));
        found.map(|(pair, _)| pair.clone()).collect()
    }

    /// Moves all pairs a decision is about and writes it down, or refuses and leaves everything as
    /// it was.
    ///
    /// Time O(pairs it is about x log n); O(n) when somebody leaves.
    pub(super) fn decide(&mut self, at: String, event: Event) -> Result<()> {
        self.check_going()?;
        check_text(&at, "at")?;
        check_texts(&event)?;
        let mut round = self.round;
        let next = match &event {
            Event::Proposed { pairs } => {
                self.check_turn("the first matching", true)?;
                round += 1;
                self.moved(pairs.iter().map(|pair| (pair, Step::Propose)))?
            }
            Event::Rematched { parted, made, .. } => {
                self.check_turn("a re-match", false)?;
                round = round.saturating_add(1);
                let parted = parted.iter().map(|pair| (pair, Step::Part));
                self.moved(parted.chain(made.iter().map(|pair| (pair, Step::Propose))))?
            }
            Event::Consulted { pairs } => self.moved(pairs.iter().map(|pair| (pair, Step::Consult)))?,
            Event::Formalised { pairs } => self.moved(pairs.iter().map(|pair| (pair, Step::Formalise)))?,
            Event::Agreed { pair, by } => {
                let next = self.moved([(pair, Step::Agree)])?;
                self.check_unsaid(pair, *by)?;
                next
            }
            Event::Accepted(pair) => self.moved([(pair, Step::Accept)])?,
            Event::Withdrawn { pair, by, reason } => {
                self.moved([(pair, Step::Withdraw { by: *by, reason })])?
            }
            Event::Ended { pair, by, reason } => self.moved([(pair, Step::Stop { by: *by, reason })])?,
            Event::Kept { pair, .. } => self.moved([(pair, Step::Keep)])?,
            Event::Declined { pair, by, reason } => {
                self.moved([(pair, Step::Decline { by: *by, reason })])?
            }
            Event::Left { who, reason } => {
                let theirs =
                    self.states.iter().filter(|(pair, state)| pair.has(who.as_str()) && state.is_live());
                self.moved(theirs.map(|(pair, _)| (pair, Step::Leave { who, reason })))?
            }
            Event::Joined { .. } | Event::Changed { .. } | Event::FindingsAccepted { .. } => BTreeMap::new(),
            Event::Closed => {
                let unfinished =
                    |(_, state): &(_, &PairState)| state.is_open() || **state == PairState::Accepted;
                let refused = self.states.iter().filter(unfinished).map(|(pair, state)| {
                    let refused = format!("the season cannot be closed while {pair} are {state}");
                    Error::clash(refused).of_person(pair.mentee().as_str())
                });
                refused.collect::<Problems>().finish()?;
                BTreeMap::new()
            }
        };
        self.states.extend(next);
        self.note(&event, &at);
        self.round = round;
        self.closed |= event == Event::Closed;
        self.log.push(Decision { at, round, event });
        Ok(())
    }

    /// Refuses a yes that is there already.
    fn check_unsaid(&self, pair: &PairId, by: Party) -> Result<()> {
        if self.replies(pair).is_some_and(|replies| replies.has(by)) {
            let refused = format!("{pair}: {by} has agreed already");
            return Err(Error::clash(refused).of_person(pair.mentee().as_str()));
        }
        Ok(())
    }

    /// What was asked, answered and kept, besides the states.
    fn note(&mut self, event: &Event, at: &str) {
        match event {
            Event::Proposed { pairs } | Event::Rematched { made: pairs, .. } => {
                for pair in pairs {
                    self.replies.remove(pair);
                    self.kept.remove(pair);
                }
            }
            Event::Consulted { pairs } => {
                self.replies.extend(pairs.iter().map(|pair| (pair.clone(), Replies::asked_at(at))));
            }
            Event::Agreed { pair, by } => {
                if let Some(replies) = self.replies.get_mut(pair) {
                    replies.agree(*by, at);
                }
            }
            Event::Kept { pair, despite, .. } => {
                self.kept.entry(pair.clone()).or_default().extend(despite.iter().cloned());
            }
            _ => {}
        }
    }

    /// The new states of pairs after their moves.
    fn moved<'a>(
        &self,
        steps: impl IntoIterator<Item = (&'a PairId, Step<'a>)>,
    ) -> Result<BTreeMap<PairId, PairState>> {
        let (mut next, mut problems) = (BTreeMap::new(), Problems::default());
        for (pair, step) in steps {
            let new = match (next.get(pair).or_else(|| self.states.get(pair)), step) {
                (None, Step::Propose) => Ok(PairState::Proposed),
                (None, step) => {
                    Err(Error::unknown(format!("{pair} were never proposed, and cannot be {step}")))
                }
                (Some(state), step) => state
                    .after(&step)
                    .ok_or_else(|| Error::clash(format!("{pair} are {state}, and cannot be {step}"))),
            };
            let new = new.map_err(|error| error.of_person(pair.mentee().as_str()));
            next.extend(problems.take(new).map(|new| (pair.clone(), new)));
        }
        problems.finish()?;
        Ok(next)
    }

    /// What is settled before the next matching.
    pub(super) fn given(&self, sparing: Sparing) -> Given {
        let (mut fixed, mut open, mut declined) = (Vec::new(), Vec::new(), Vec::new());
        for (pair, state) in &self.states {
            if let Some((by, what, reason)) = state.refusal() {
                let who = match by {
                    Party::Mentor => pair.mentor().as_str(),
                    Party::Mentee => pair.mentee().as_str(),
                    Party::Coordinator => "the coordinator",
                };
                let because = if reason.is_empty() { String::new() } else { format!(": {reason}") };
                declined.push((pair.mentor(), pair.mentee(), format!("{what}by {who}{because}")));
            } else if state.is_settled() {
                fixed.push(pair.clone());
            } else if state.is_open() {
                open.push(pair.clone());
            }
        }
        let kept = fixed.iter().filter(|&pair| self.kept.contains_key(pair)).cloned().collect::<Vec<_>>();
        let given = Given::default().with_fixed(fixed).with_declined(declined).with_proposed(open);
        given.with_kept(kept).with_sparing(sparing)
    }
}

/// Refuses control characters in what people wrote.
fn check_texts(event: &Event) -> Result<()> {
    match event {
        Event::Declined { reason, .. }
        | Event::Withdrawn { reason, .. }
        | Event::Ended { reason, .. }
        | Event::Left { reason, .. } => check_text(reason, "reason"),
        Event::Kept { despite, reason, .. } => {
            check_text(reason, "reason")?;
            despite.iter().try_for_each(|name| check_text(name, "despite"))
        }
        Event::Changed { columns, .. } => columns.iter().try_for_each(|name| check_text(name, "columns")),
        _ => Ok(()),
    }
}
