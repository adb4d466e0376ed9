//! The states of pairs and the log of a season, in English.

use std::fmt;

use crate::people::names::Names;
use crate::people::pair_id::PairId;
use crate::season::decision::{Decision, Event};
use crate::season::pair_state::{Ending, PairState, Party};
use crate::text::shown;
use crate::words::{commas, counted};

/// One word or two. The reasons are not in it.
pub(super) fn state(state: &PairState) -> &'static str {
    match state {
        PairState::Proposed => "proposed",
        PairState::Consulted => "consulted",
        PairState::Accepted => "accepted",
        PairState::Declined { .. } => "declined",
        PairState::Formal => "formal",
        PairState::Ended(Ending::Superseded) => "superseded",
        PairState::Ended(Ending::Left { .. } | Ending::Stopped { .. }) => "ended",
        PairState::Ended(Ending::Withdrawn { .. }) => "withdrawn",
    }
}

fn party(party: Party) -> &'static str {
    match party {
        Party::Mentor => "the mentor",
        Party::Mentee => "the mentee",
        Party::Coordinator => "the coordinator",
    }
}

/// When, and what was decided.
pub(super) fn decision(decision: &Decision, names: &Names) -> String {
    let what = event(decision.event(), names);
    match decision.at() {
        "" => what,
        at => format!("{}: {what}", shown(at)),
    }
}

fn event(event: &Event, names: &Names) -> String {
    let pairs = |pairs: &[PairId]| counted(pairs.len(), "pair");
    let pair = |pair: &PairId| both(pair, names);
    match event {
        Event::Proposed { pairs: made } => format!("{} proposed", pairs(made)),
        Event::Consulted { pairs: asked } => format!("{} consulted", pairs(asked)),
        Event::Agreed { pair: to, by } => format!("{}: {} said yes", pair(to), party(*by)),
        Event::Accepted(what) => format!("{} accepted", pair(what)),
        Event::Withdrawn { pair: what, by, reason } => {
            because(format!("{} withdrawn by {}", pair(what), party(*by)), reason)
        }
        Event::Ended { pair: what, by, reason } => {
            because(format!("{} ended by {}", pair(what), party(*by)), reason)
        }
        Event::Changed { who, columns } => {
            format!("{} changed: {}", names.beside(who), commas(columns.iter().map(|column| shown(column))))
        }
        Event::Kept { pair: what, despite, reason } => {
            let despite = commas(despite.iter().map(|criterion| shown(criterion)));
            because(format!("{} kept despite {despite}", pair(what)), reason)
        }
        Event::Declined { pair: what, by, reason } => {
            because(format!("{} declined by {}", pair(what), party(*by)), reason)
        }
        Event::Joined { who } => format!("{} joined", names.beside(who)),
        Event::Left { who, reason } => because(format!("{} left", names.beside(who)), reason),
        Event::Rematched { parted, made, .. } => {
            format!("matched again: {} new, {} parted", pairs(made), pairs(parted))
        }
        Event::FindingsAccepted { kinds } => format!("findings accepted: {}", commas(kinds)),
        Event::Formalised { pairs: begun } => format!("{} made formal", pairs(begun)),
        Event::Closed => "the season was closed".into(),
    }
}

/// `ana and max`.
pub(super) fn both(pair: &PairId, names: &Names) -> String {
    format!("{} and {}", names.beside(pair.mentor()), names.beside(pair.mentee()))
}

fn because(what: String, reason: &str) -> String {
    if reason.is_empty() { what } else { format!("{what}: {}", shown(reason)) }
}

impl fmt::Display for PairState {
    /// One word or two. The reasons are not in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(state(self))
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(party(*self))
    }
}
