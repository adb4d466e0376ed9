//! The details that came with moves: what the log has by name only.

use std::collections::BTreeMap;

use crate::people::participant::Participant;

/// The profiles with which people joined or changed, by the number of the entry of the log with
/// which their move begins: of all moves since the season was begun or opened.
#[derive(Debug, Clone, Default)]
pub(super) struct Noted {
    since: usize,
    people: BTreeMap<usize, Vec<Participant>>,
}

impl Noted {
    /// Nothing, of a season whose log was this long when it was opened.
    pub(super) fn since(entries: usize) -> Self {
        Self { since: entries, people: BTreeMap::new() }
    }

    /// The first entry of which all is known.
    pub(super) fn first(&self) -> usize {
        self.since
    }

    pub(super) fn note(&mut self, entry: usize, people: Vec<Participant>) {
        self.people.insert(entry, people);
    }

    /// Those of an entry and later ones.
    pub(super) fn from(&self, entry: usize) -> impl Iterator<Item = (usize, &[Participant])> {
        self.people.range(entry..).map(|(entry, people)| (*entry, people.as_slice()))
    }
}
