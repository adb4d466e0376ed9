//! The reporting lines of the whole organisation.
//!
//! *Representation.* People are numbered in the order of their ids; each has at most one manager.
//! So the lines are a set of trees, each growing towards a person without manager or, in bad data,
//! towards a cycle. Everything is answered by walking up.

pub(crate) mod line_check;
mod supervision;

use std::iter::successors;

use pathfinding::undirected::connected_components::connected_components;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::people::id_index::{IdIndex, sort_by_id};
use crate::people::participant_id::ParticipantId;

/// The reporting lines of an organisation: who is whose manager.
///
/// The whole organisation may be larger than the cohort; lines run through people who do not take
/// part. Bad data may contain cycles. Every walk ends nevertheless: a line never repeats anybody
/// and never comes back to where it started.
///
/// ```
/// use pairwright::people::{Relation, ReportingLines};
///
/// // Ana reports to Bob, and Bob to Cem.
/// let lines = [("ana", Some("bob")), ("bob", Some("cem")), ("cem", None)];
/// let lines = lines.map(|(who, manager)| (who.into(), manager.map(Into::into)));
/// let lines = ReportingLines::new(lines)?;
/// assert_eq!(lines.distance("ana", "cem"), Some(2));
/// assert_eq!(lines.relation("cem", "ana"), Some(Relation::Manages { distance: 2 }));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<Entry>", into = "Vec<Entry>")]
pub struct ReportingLines {
    /// Everybody who has an entry or is somebody's manager, sorted.
    people: Vec<ParticipantId>,
    index: IdIndex,
    /// Does the person have an entry, or is it only a name somebody gave as manager?
    listed: Vec<bool>,
    managers: Vec<Option<usize>>,
    /// How many different people are above. Says when a walk has to end.
    heights: Vec<usize>,
    /// How many report to each person directly.
    reports: Vec<usize>,
    /// Everybody who is on no cycle, managers before their reports.
    downwards: Vec<usize>,
    /// Each in reporting order, from the smallest id.
    cycles: Vec<Vec<usize>>,
}

/// How two people stand to each other in the reporting lines, from the first one's point of view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Relation {
    /// The other is in the first one's management line.
    ReportsTo {
        /// 1 for the direct manager.
        distance: usize,
    },
    /// The first is in the other's management line.
    Manages {
        /// 1 for a direct report.
        distance: usize,
    },
    /// They have the same direct manager.
    SameManager,
}

impl ReportingLines {
    /// The lines in which each person reports to the manager named with them.
    ///
    /// A manager needs no entry of their own, and then counts as [unknown](Self::unknown_managers).
    /// An empty manager's id is none. Time O(n log n), space O(n).
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when an id cannot be one, or a person has two different
    /// managers.
    pub fn new(entries: impl IntoIterator<Item = (ParticipantId, Option<ParticipantId>)>) -> Result<Self> {
        let mut entries: Vec<_> = entries
            .into_iter()
            .map(|(person, manager)| (person, manager.and_then(ParticipantId::given)))
            .collect();
        for (person, manager) in &entries {
            person.check("id")?;
            manager.iter().try_for_each(|id| id.check("manager_id"))?;
        }
        sort_by_id(&mut entries, |(person, _)| person);
        for same in entries.chunk_by_mut(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            same.sort_unstable();
        }
        entries.dedup();
        if let Some(twice) = entries.windows(2).find(|two| two[0].0 == two[1].0) {
            let name = |entry: &(_, Option<ParticipantId>)| {
                entry.1.as_ref().map_or_else(|| "nobody".into(), |id| format!("{:?}", id.as_str()))
            };
            return Err(Error::input(format!(
                "has two managers, {} and {}",
                name(&twice[0]),
                name(&twice[1])
            ))
            .at_column("manager_id")
            .of_person(twice[0].0.as_str()));
        }
        Ok(Self::from_sorted(&entries))
    }

    /// Numbers the people and measures the lines. Managers who are only a name get a number, too.
    fn from_sorted(entries: &[(ParticipantId, Option<ParticipantId>)]) -> Self {
        let mut people: Vec<_> = entries.iter().map(|(person, _)| person.clone()).collect();
        let mut index = IdIndex::new(&people);
        let is_unlisted = |id: &&ParticipantId| index.position(id.as_str(), |i| &people[i]).is_none();
        let managers = entries.iter().filter_map(|(_, manager)| manager.as_ref());
        let unlisted: Vec<_> = managers.filter(is_unlisted).cloned().collect();
        if !unlisted.is_empty() {
            people.extend(unlisted);
            sort_by_id(&mut people, |id| id);
            people.dedup();
            index = IdIndex::new(&people);
        }
        let n = people.len();
        let mut lines = Self {
            people,
            index,
            listed: vec![false; n],
            managers: vec![None; n],
            heights: vec![0; n],
            reports: vec![0; n],
            downwards: Vec::new(),
            cycles: Vec::new(),
        };
        let mut rest = entries.iter().peekable();
        for i in 0..n {
            if let Some((_, manager)) = rest.next_if(|(person, _)| *person == lines.people[i]) {
                lines.listed[i] = true;
                lines.managers[i] = manager.as_ref().and_then(|id| lines.position(id.as_str()));
            }
        }
        lines.measure();
        lines
    }

    /// Finds the cycles, and how many people are above each person.
    ///
    /// Whoever has no reports is taken away, again and again. Those who remain are on cycles.
    fn measure(&mut self) {
        let n = self.people.len();
        for &manager in self.managers.iter().flatten() {
            self.reports[manager] += 1;
        }
        let mut reports = self.reports.clone();
        let mut upwards: Vec<usize> = (0..n).filter(|&i| reports[i] == 0).collect();
        let mut done = 0;
        while let Some(&i) = upwards.get(done) {
            done += 1;
            if let Some(manager) = self.managers[i] {
                reports[manager] -= 1;
                if reports[manager] == 0 {
                    upwards.push(manager);
                }
            }
        }
        // Among those who remain, a component is a cycle. (`strongly_connected_components` would
        // say the same, but it recurses as deep as a line is long, and could exhaust the stack.)
        let remaining: Vec<usize> = (0..n).filter(|&i| reports[i] > 0).collect();
        self.cycles = connected_components(&remaining, |&i| self.managers[i])
            .into_iter()
            .filter_map(|members| members.into_iter().min())
            .map(|first| {
                let rest = self.walk(first).take_while(|&i| i != first);
                [first].into_iter().chain(rest).collect()
            })
            .collect();
        self.cycles.sort_unstable();
        for cycle in &self.cycles {
            for &i in cycle {
                self.heights[i] = cycle.len() - 1;
            }
        }
        upwards.reverse();
        self.downwards = upwards;
        for &i in &self.downwards {
            self.heights[i] = self.managers[i].map_or(0, |manager| self.heights[manager] + 1);
        }
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.index.position(id, |i| &self.people[i])
    }

    /// Upwards, for ever if there is a cycle.
    fn walk(&self, from: usize) -> impl Iterator<Item = usize> {
        successors(self.managers[from], |&i| self.managers[i])
    }

    /// The direct manager; none at the top, and none for somebody who is not in the lines. Time
    /// O(log n).
    pub fn manager(&self, id: impl AsRef<str>) -> Option<&ParticipantId> {
        Some(&self.people[self.managers[self.position(id.as_ref())?]?])
    }

    /// The managers above this person, the direct one first. Time O(log n), then O(1) for each.
    ///
    /// Nobody is repeated, and the person is never in their own line.
    pub fn line(&self, id: impl AsRef<str>) -> impl Iterator<Item = &ParticipantId> {
        let start = self.position(id.as_ref()).into_iter();
        start.flat_map(|i| self.walk(i).take(self.heights[i])).map(|i| &self.people[i])
    }

    /// How far above the first person the second one stands: 1 for the direct manager. None where
    /// the second is not in the first one's line.
    ///
    /// Time O(length of the line).
    pub fn distance(&self, from: impl AsRef<str>, up: impl AsRef<str>) -> Option<usize> {
        self.steps(self.position(from.as_ref())?, self.position(up.as_ref())?)
    }

    fn steps(&self, from: usize, up: usize) -> Option<usize> {
        Some(1 + self.walk(from).take(self.heights[from]).position(|above| above == up)?)
    }

    /// How two people stand to each other, from `a`'s point of view.
    ///
    /// On a cycle each manages the other; then the answer is that `a` reports to `b`. Time O(length
    /// of both lines).
    pub fn relation(&self, a: impl AsRef<str>, b: impl AsRef<str>) -> Option<Relation> {
        self.relation_of(self.position(a.as_ref())?, self.position(b.as_ref())?)
    }

    /// Where these people are in the lines. They come sorted by id, so nobody is searched for.
    pub(super) fn positions<'a>(
        &self,
        sorted: impl IntoIterator<Item = &'a ParticipantId>,
    ) -> Vec<Option<usize>> {
        let mut known = self.people.iter().enumerate().peekable();
        let position = |id| {
            while known.next_if(|&(_, before)| before < id).is_some() {}
            known.next_if(|&(_, same)| same == id).map(|(i, _)| i)
        };
        sorted.into_iter().map(position).collect()
    }

    /// The relation of two people by their positions.
    pub(super) fn relation_of(&self, a: usize, b: usize) -> Option<Relation> {
        if let Some(distance) = self.steps(a, b) {
            return Some(Relation::ReportsTo { distance });
        }
        if let Some(distance) = self.steps(b, a) {
            return Some(Relation::Manages { distance });
        }
        (a != b && self.managers[a].is_some() && self.managers[a] == self.managers[b])
            .then_some(Relation::SameManager)
    }

    /// People who report to each other in a circle: each circle in reporting order from its
    /// smallest id, sorted. In sound data there are none.
    pub fn cycles(&self) -> Vec<Vec<ParticipantId>> {
        self.named(&self.cycles)
    }

    /// The separate parts of the organisation: each sorted, and sorted by their first person. Sound
    /// data of one organisation have one. Time O(n log n).
    pub fn components(&self) -> Vec<Vec<ParticipantId>> {
        let everybody: Vec<usize> = (0..self.people.len()).collect();
        let mut parts: Vec<Vec<usize>> = connected_components(&everybody, |&i| self.managers[i])
            .into_iter()
            .map(|part| {
                let mut part: Vec<usize> = part.into_iter().collect();
                part.sort_unstable();
                part
            })
            .collect();
        parts.sort_unstable();
        self.named(&parts)
    }

    fn named(&self, groups: &[Vec<usize>]) -> Vec<Vec<ParticipantId>> {
        groups.iter().map(|group| group.iter().map(|&i| self.people[i].clone()).collect()).collect()
    }

    /// Managers who are only a name: somebody reports to them, but they have no entry of their own.
    pub fn unknown_managers(&self) -> impl Iterator<Item = &ParticipantId> {
        self.people.iter().zip(&self.listed).filter(|&(_, &listed)| !listed).map(|(id, _)| id)
    }

    /// How many people report to this one directly.
    pub(super) fn reports(&self, id: &ParticipantId) -> usize {
        self.position(id.as_str()).map_or(0, |i| self.reports[i])
    }

    /// Everybody whose manager has no entry, and the manager, in id order.
    pub(super) fn under_unknown_managers(&self) -> impl Iterator<Item = (&ParticipantId, &ParticipantId)> {
        self.managers.iter().zip(&self.people).filter_map(|(manager, person)| {
            let manager = manager.filter(|&manager| !self.listed[manager])?;
            Some((person, &self.people[manager]))
        })
    }

    /// Everybody with an entry, and their manager, in the order of ids. [`new`](Self::new) makes
    /// the same lines of them.
    pub fn entries(&self) -> impl Iterator<Item = (&ParticipantId, Option<&ParticipantId>)> {
        let listed = (0..self.people.len()).filter(|&i| self.listed[i]);
        listed.map(|i| (&self.people[i], self.managers[i].map(|manager| &self.people[manager])))
    }
}

/// One line of the organisation as it is written down.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    id: ParticipantId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    manager_id: Option<ParticipantId>,
}

impl From<(&ParticipantId, Option<&ParticipantId>)> for Entry {
    fn from((id, manager): (&ParticipantId, Option<&ParticipantId>)) -> Self {
        Self { id: id.clone(), manager_id: manager.cloned() }
    }
}

impl From<ReportingLines> for Vec<Entry> {
    fn from(lines: ReportingLines) -> Self {
        lines.entries().map(Entry::from).collect()
    }
}

impl TryFrom<Vec<Entry>> for ReportingLines {
    type Error = Error;

    fn try_from(entries: Vec<Entry>) -> Result<Self> {
        Self::new(entries.into_iter().map(|entry| (entry.id, entry.manager_id)))
    }
}
