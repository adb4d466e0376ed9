//! The course of a season: the log, and the states that follow from it.
//!
//! The states are what the log says and nothing else. So a season that is read from a file is
//! checked by going through its log again, with the very same moves.
//!
//! The matching of a round is made with what follows from the states: settled pairs are fixed,
//! declined ones forbidden, open ones spared. Every declined pair is one possible pair less, so
//! rounds end.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::matching::constraints::{Given, Sparing};
use crate::people::pair_id::PairId;
use crate::season::decision::{Decision, Event};
use crate::season::pair_state::{PairState, Party, Step};
use crate::text_check::check_text;

/// The log and what follows from it.
#[derive(Debug, Clone, Default)]
pub(super) struct Course {
    states: BTreeMap<PairId, PairState>,
    log: Vec<Decision>,
    round: u32,
    closed: bool,
}

impl Course {
    pub(super) fn states(&self) -> &BTreeMap<PairId, PairState> {
        &self.states
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
        if self.closed { Err(Error::input("the season is closed")) } else { Ok(()) }
    }

    /// Refuses a first matching that is not the first, and a re-match without one.
    pub(super) fn check_turn(&self, what: &str, is_first: bool) -> Result<()> {
        self.check_going()?;
        match (is_first, self.round) {
            (true, 1..) => Err(Error::input(format!("{what}: there is a matching already"))),
            (false, 0) => Err(Error::input(format!("{what}: there is no matching yet"))),
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
        if let Event::Declined { reason, .. } | Event::Left { reason, .. } = &event {
            check_text(reason, "reason")?;
        }
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
            Event::Accepted(pair) => self.moved([(pair, Step::Accept)])?,
            Event::Declined { pair, by, reason } => {
                self.moved([(pair, Step::Decline { by: *by, reason })])?
            }
            Event::Left { who, reason } => {
                let theirs =
                    self.states.iter().filter(|(pair, state)| pair.has(who.as_str()) && state.is_live());
                self.moved(theirs.map(|(pair, _)| (pair, Step::Leave { who, reason })))?
            }
            Event::Joined { .. } | Event::FindingsAccepted { .. } => BTreeMap::new(),
            Event::Closed => {
                let unfinished =
                    |(_, state): &(_, &PairState)| state.is_open() || **state == PairState::Accepted;
                if let Some((pair, state)) = self.states.iter().find(unfinished) {
                    let refused = format!("the season cannot be closed while {pair} are {state}");
                    return Err(Error::input(refused).of_person(pair.mentee().as_str()));
                }
                BTreeMap::new()
            }
        };
        self.states.extend(next);
        self.round = round;
        self.closed |= event == Event::Closed;
        self.log.push(Decision { at, round, event });
        Ok(())
    }

    /// The new states of pairs after their moves.
    fn moved<'a>(
        &self,
        steps: impl IntoIterator<Item = (&'a PairId, Step<'a>)>,
    ) -> Result<BTreeMap<PairId, PairState>> {
        let mut next = BTreeMap::new();
        for (pair, step) in steps {
            let refused =
                |why: String| Err(Error::input(format!("{pair} {why}")).of_person(pair.mentee().as_str()));
            let new = match (next.get(pair).or_else(|| self.states.get(pair)), step) {
                (None, Step::Propose) => PairState::Proposed,
                (None, _) => return refused(format!("were never proposed, and cannot be {step}")),
                (Some(state), step) => match state.after(&step) {
                    Some(new) => new,
                    None => return refused(format!("are {state}, and cannot be {step}")),
                },
            };
            next.insert(pair.clone(), new);
        }
        Ok(next)
    }

    /// What is settled before the next matching.
    pub(super) fn given(&self, sparing: Sparing) -> Given {
        let (mut fixed, mut open, mut declined) = (Vec::new(), Vec::new(), Vec::new());
        for (pair, state) in &self.states {
            match state {
                PairState::Declined { by, reason } => {
                    let who = match by {
                        Party::Mentor => pair.mentor().as_str(),
                        Party::Mentee => pair.mentee().as_str(),
                        Party::Coordinator => "the coordinator",
                    };
                    let why =
                        if reason.is_empty() { format!("by {who}") } else { format!("by {who}: {reason}") };
                    declined.push((pair.mentor(), pair.mentee(), why));
                }
                state if state.is_settled() => fixed.push(pair.clone()),
                state if state.is_open() => open.push(pair.clone()),
                _ => {}
            }
        }
        let given = Given::default().with_fixed(fixed).with_declined(declined).with_proposed(open);
        given.with_sparing(sparing)
    }
}
