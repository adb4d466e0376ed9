//! The reporting lines of the whole organisation.
//!
//! *Representation.* People are numbered in the order of their ids. Everybody has an arc to each of
//! their managers, and the arcs are kept both ways. In sound data no way leads back to where it
//! began; in bad data those who can reach each other form a *circle*, a strongly connected
//! component. Components are numbered from the top down: a manager's number is not larger than a
//! report's.

mod climb;
mod completeness;
pub(super) mod entry;
mod forest;
pub(crate) mod line_check;
pub(crate) mod line_pairs;
mod line_ranges;
mod lookup;
mod met;
pub(crate) mod pair_ranges;
pub(crate) mod placed;
mod same_manager;
mod supervision;
mod team_ranges;
mod walk;

use pathfinding::undirected::connected_components::connected_components;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::graph::{Arcs, members, strong_components};
use crate::people::id_index::{IdIndex, sort_by_id};
use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::climb::Climb;
use crate::people::reporting_lines::completeness::complete;
use crate::people::reporting_lines::entry::Entry;
use crate::people::reporting_lines::forest::Forest;

/// The reporting lines of an organisation: who is whose manager.
///
/// Everybody may have several managers: one on the chart, others by dotted lines. All of them
/// count, and everybody above them. The whole organisation may be larger than the cohort; lines run
/// through people who do not take part. Bad data may contain circles. Every walk ends nevertheless:
/// nobody is met twice, and nobody stands above themselves.
///
/// ```
/// use pairwright::people::{Relation, ReportingLines};
///
/// // Ana reports to Bob and, by a dotted line, to Dee; Bob reports to Cem.
/// let lines = [("ana", Some("bob")), ("ana", Some("dee")), ("bob", Some("cem")), ("cem", None)];
/// let lines = lines.map(|(who, manager)| (who.into(), manager.map(Into::into)));
/// let lines = ReportingLines::new(lines)?;
/// assert_eq!(lines.managers("ana").count(), 2);
/// assert_eq!(lines.distance("ana", "cem"), Some(2));
/// assert_eq!(lines.relation("dee", "ana"), Some(Relation::Manages { distance: 1 }));
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
    /// From everybody to their managers.
    up: Arcs,
    /// From everybody to their reports.
    down: Arcs,
    /// The circle of each person, or their own component.
    component: Vec<u32>,
    forest: Forest,
    /// Is everybody above this person known?
    complete: Vec<bool>,
}

/// How two people stand to each other in the reporting lines, from the first one's point of view.
///
/// From [`ReportingLines::relation`](crate::people::ReportingLines::relation).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Relation {
    /// The other is in the first one's management line.
    ReportsTo {
        /// 1 for a direct manager. By several ways up, the shortest counts.
        distance: usize,
    },
    /// The first is in the other's management line.
    Manages {
        /// 1 for a direct report. By several ways down, the shortest counts.
        distance: usize,
    },
    /// They have a direct manager in common.
    SameManager,
}

impl ReportingLines {
    /// The lines in which each person reports to the managers named with them.
    ///
    /// Several entries of one person add up. A manager needs no entry of their own, and then counts
    /// as [unknown](Self::unknown_managers). An empty manager's id is none. Time O(n log n), space
    /// O(n).
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when an id cannot be one.
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
        Ok(Self::from_sorted(&entries))
    }

    /// Numbers the people. Managers who are only a name get a number, too.
    fn from_sorted(entries: &[(ParticipantId, Option<ParticipantId>)]) -> Self {
        let mut people: Vec<_> = entries.iter().map(|(person, _)| person.clone()).collect();
        people.dedup();
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
        let mut listed = vec![false; people.len()];
        let mut up = Arcs::default();
        let mut rest = entries.iter().peekable();
        for (i, id) in people.iter().enumerate() {
            while let Some((_, manager)) = rest.next_if(|(person, _)| person == id) {
                listed[i] = true;
                let manager =
                    manager.as_ref().and_then(|id| index.position(id.as_str(), |i| &people[i])).map(number);
                up.extend(manager);
            }
            up.close();
        }
        let down = up.reversed(people.len());
        let component = strong_components(&up);
        let circles = members(&component);
        let complete = complete(&listed, (&up, &down), &component, &circles);
        let forest = Forest::new(&up, &component, &circles);
        Self { people, index, listed, up, down, component, forest, complete }
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.index.position(id, |i| &self.people[i])
    }

    /// Is somebody on a circle, if only with themselves?
    fn is_circular(&self, i: usize) -> bool {
        self.up.from(i).iter().any(|&manager| self.component[manager as usize] == self.component[i])
    }

    /// The people with these numbers.
    fn named<'a>(&'a self, numbers: &'a [u32]) -> impl Iterator<Item = &'a ParticipantId> {
        numbers.iter().map(|&i| &self.people[i as usize])
    }

    /// The direct managers, in id order; none at the top, and none for somebody who is not in the
    /// lines. Time O(log n), then O(1) for each.
    pub fn managers(&self, id: impl AsRef<str>) -> impl Iterator<Item = &ParticipantId> {
        self.position(id.as_ref()).into_iter().flat_map(|i| self.named(self.up.from(i)))
    }

    /// Everybody above this person, the nearest first, and in id order where they are equally near.
    ///
    /// Nobody is repeated, and the person is never in their own line. Time O(log n), then O(log n)
    /// for each and each of their managers.
    pub fn line(&self, id: impl AsRef<str>) -> impl Iterator<Item = &ParticipantId> {
        let start = self.position(id.as_ref()).into_iter();
        start.flat_map(|i| self.climb(i, 0).everybody()).map(|i| &self.people[i as usize])
    }

    fn climb(&self, from: usize, least: u32) -> Climb<'_> {
        Climb::new(&self.up, &self.component, number(from), least)
    }

    /// How far above the first person the second one stands, by the shortest way: 1 for a direct
    /// manager. None where the second is not in the first one's line.
    ///
    /// Time O(log n) where everybody on the line has one manager; otherwise that, and O(log n) for
    /// each on the line and each of their managers.
    pub fn distance(&self, from: impl AsRef<str>, up: impl AsRef<str>) -> Option<usize> {
        self.steps(self.position(from.as_ref())?, self.position(up.as_ref())?)
    }

    fn steps(&self, from: usize, up: usize) -> Option<usize> {
        if let Some(steps) = self.forest.steps(from, up) {
            return Some(steps);
        }
        // Whoever stands above has a smaller component, so the climb ends below those beyond.
        let ((head, straight), least) = (self.forest.head(from), self.component[up]);
        if from == up || least > self.component[head] {
            return None;
        }
        Some(straight + self.climb(head, least).steps_to(number(up))?)
    }

    /// How two people stand to each other, from `a`'s point of view: the nearest relation there is.
    ///
    /// On a circle each manages the other; then the answer is that `a` reports to `b`. Time as that
    /// of [`distance`](Self::distance).
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
        (a != b && self.have_a_manager_in_common(a, b)).then_some(Relation::SameManager)
    }

    /// The people of each circle: those who stand above each other and so above themselves, if only
    /// because somebody is their own manager. Sorted by their first person. In sound data there are
    /// none.
    ///
    /// Where everybody has one manager among them they are in reporting order from the smallest id,
    /// otherwise in id order. Time O(n log n).
    pub fn cycles(&self) -> Vec<Vec<ParticipantId>> {
        let mut circular: Vec<usize> = (0..self.people.len()).filter(|&i| self.is_circular(i)).collect();
        circular.sort_by_key(|&i| self.component[i]); // stable: in id order within
        let mut circles: Vec<Vec<usize>> = circular
            .chunk_by(|&a, &b| self.component[a] == self.component[b])
            .map(|circle| self.round(circle).unwrap_or_else(|| circle.to_vec()))
            .collect();
        circles.sort_unstable();
        self.groups(&circles)
    }

    /// A circle in reporting order, if everybody on it has one manager on it.
    fn round(&self, circle: &[usize]) -> Option<Vec<usize>> {
        let first = *circle.first()?;
        let mut order = vec![first];
        loop {
            let mut within = self.up.from(*order.last()?).iter().map(|&manager| manager as usize);
            let next = within.find(|&manager| self.component[manager] == self.component[first])?;
            if within.any(|manager| self.component[manager] == self.component[first]) {
                return None;
            }
            if next == first {
                return Some(order);
            }
            order.push(next);
        }
    }

    /// The separate parts of the organisation: each sorted, and sorted by their first person. Sound
    /// data of one organisation have one. Time O(n log n).
    pub fn components(&self) -> Vec<Vec<ParticipantId>> {
        let everybody: Vec<usize> = (0..self.people.len()).collect();
        let managers = |&i: &usize| self.up.from(i).iter().map(|&manager| manager as usize);
        let mut parts: Vec<Vec<usize>> = connected_components(&everybody, managers)
            .into_iter()
            .map(|part| {
                let mut part: Vec<usize> = part.into_iter().collect();
                part.sort_unstable();
                part
            })
            .collect();
        parts.sort_unstable();
        self.groups(&parts)
    }

    fn groups(&self, groups: &[Vec<usize>]) -> Vec<Vec<ParticipantId>> {
        groups.iter().map(|group| group.iter().map(|&i| self.people[i].clone()).collect()).collect()
    }

    /// Managers who are only a name: somebody reports to them, but they have no entry of their own.
    pub fn unknown_managers(&self) -> impl Iterator<Item = &ParticipantId> {
        self.people.iter().zip(&self.listed).filter(|&(_, &listed)| !listed).map(|(id, _)| id)
    }

    /// Does anybody have a manager?
    pub(crate) fn anybody_has_a_manager(&self) -> bool {
        !self.up.is_empty()
    }

    /// How many people report to this one directly.
    pub(super) fn reports(&self, id: &ParticipantId) -> usize {
        self.position(id.as_str()).map_or(0, |i| self.down.from(i).len())
    }

    /// Everybody with a manager who has no entry, and that manager, in id order.
    pub(super) fn under_unknown_managers(&self) -> impl Iterator<Item = (&ParticipantId, &ParticipantId)> {
        self.people.iter().enumerate().flat_map(move |(i, person)| {
            let unlisted = self.up.from(i).iter().filter(|&&manager| !self.listed[manager as usize]);
            unlisted.map(move |&manager| (person, &self.people[manager as usize]))
        })
    }

    /// Everybody with an entry, once for each of their managers, or once where they have none: in
    /// the order of ids, then of the managers' ids. [`new`](Self::new) makes the same lines of
    /// them.
    pub fn entries(&self) -> impl Iterator<Item = (&ParticipantId, Option<&ParticipantId>)> {
        let listed = (0..self.people.len()).filter(|&i| self.listed[i]);
        listed.flat_map(move |i| {
            let managers = self.up.from(i);
            let none = managers.is_empty().then_some(None);
            none.into_iter().chain(self.named(managers).map(Some)).map(move |one| (&self.people[i], one))
        })
    }
}

impl From<ReportingLines> for Vec<Entry> {
    fn from(lines: ReportingLines) -> Self {
        Entry::all(lines.entries())
    }
}

impl TryFrom<Vec<Entry>> for ReportingLines {
    type Error = Error;

    fn try_from(entries: Vec<Entry>) -> Result<Self> {
        Self::new(entries.into_iter().flat_map(Entry::lines))
    }
}

/// The number of somebody at this place.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
