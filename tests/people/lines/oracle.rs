//! Reporting lines by brute force, and small organisations to hold against it.

use std::collections::{BTreeMap, BTreeSet};

use pairwright::ParticipantId;
use pairwright::people::{LineCheck, Relation, ReportingLines};

use crate::numbers::Numbers;

/// Entries as [`ReportingLines::new`] takes them.
pub(crate) type Entries = Vec<(ParticipantId, Option<ParticipantId>)>;

pub(crate) fn id(k: usize) -> ParticipantId {
    format!("p{k:03}").into()
}

/// Anything among so many people: several managers, circles, people who are their own manager, managers
/// without an entry, repeated entries. With `down` set, managers have smaller numbers, so nothing is
/// circular.
pub(crate) fn entries(numbers: &mut Numbers, people: usize, down: bool) -> Entries {
    let listed = people - numbers.below(people / 3 + 1);
    let dense = 1 + numbers.below(3);
    let mut all = Entries::new();
    for k in 0..people {
        let person = numbers.below(listed);
        let range = if down { person } else { people };
        for _ in 0..numbers.below(dense + 1) {
            let manager = (range > 0).then(|| id(numbers.below(range)));
            all.push((id(person), manager));
        }
        if k < listed && numbers.sometimes(70) {
            all.push((id(k), None));
        }
    }
    all
}

/// The distance from everybody to everybody above them, by relaxation until nothing changes.
pub(crate) struct Oracle {
    pub(crate) people: BTreeSet<ParticipantId>,
    pub(crate) listed: BTreeSet<ParticipantId>,
    pub(crate) managers: BTreeMap<ParticipantId, BTreeSet<ParticipantId>>,
    distances: BTreeMap<(ParticipantId, ParticipantId), usize>,
}

impl Oracle {
    pub(crate) fn new(entries: &Entries) -> Self {
        let listed: BTreeSet<_> = entries.iter().map(|(person, _)| person.clone()).collect();
        let named = entries.iter().filter_map(|(_, manager)| manager.clone());
        let people = listed.iter().cloned().chain(named).collect();
        let mut managers: BTreeMap<ParticipantId, BTreeSet<ParticipantId>> = BTreeMap::new();
        for (person, manager) in entries {
            managers.entry(person.clone()).or_default().extend(manager.clone());
        }
        let mut distances: BTreeMap<_, usize> = BTreeMap::new();
        for (person, above) in &managers {
            distances.extend(above.iter().map(|manager| ((person.clone(), manager.clone()), 1)));
        }
        loop {
            let mut further = distances.clone();
            for ((low, middle), steps) in &distances {
                for high in managers.get(middle).into_iter().flatten() {
                    let known = further.entry((low.clone(), high.clone())).or_insert(usize::MAX);
                    *known = (*known).min(steps + 1);
                }
            }
            if further == distances {
                return Self { people, listed, managers, distances };
            }
            distances = further;
        }
    }

    /// As on paper: who stands above somebody, themselves included where there is a circle.
    fn reaches(&self, low: &ParticipantId, high: &ParticipantId) -> bool {
        self.distances.contains_key(&(low.clone(), high.clone()))
    }

    pub(crate) fn distance(&self, low: &ParticipantId, high: &ParticipantId) -> Option<usize> {
        self.distances.get(&(low.clone(), high.clone())).copied().filter(|_| low != high)
    }

    pub(crate) fn managers(&self, person: &ParticipantId) -> BTreeSet<ParticipantId> {
        self.managers.get(person).cloned().unwrap_or_default()
    }

    pub(crate) fn line(&self, person: &ParticipantId) -> Vec<ParticipantId> {
        let above = self.people.iter().filter_map(|high| Some((self.distance(person, high)?, high)));
        let sorted: BTreeSet<_> = above.collect();
        sorted.into_iter().map(|(_, high)| high.clone()).collect()
    }

    pub(crate) fn share_a_manager(&self, a: &ParticipantId, b: &ParticipantId) -> bool {
        a != b && !self.managers(a).is_disjoint(&self.managers(b))
    }

    pub(crate) fn relation(&self, a: &ParticipantId, b: &ParticipantId) -> Option<Relation> {
        let up = self.distance(a, b).map(|distance| Relation::ReportsTo { distance });
        let down = || self.distance(b, a).map(|distance| Relation::Manages { distance });
        up.or_else(down).or_else(|| self.share_a_manager(a, b).then_some(Relation::SameManager))
    }

    /// Those who stand above themselves, by circle.
    pub(crate) fn circles(&self) -> BTreeSet<BTreeSet<ParticipantId>> {
        let circular = self.people.iter().filter(|one| self.reaches(one, one));
        let circle = |one: &ParticipantId| {
            let with = |other: &&ParticipantId| {
                *other == one || self.reaches(one, other) && self.reaches(other, one)
            };
            self.people.iter().filter(with).cloned().collect()
        };
        circular.map(circle).collect()
    }

    pub(crate) fn ends_unknown(&self, person: &ParticipantId) -> Vec<ParticipantId> {
        self.line(person).into_iter().filter(|high| !self.listed.contains(high)).collect()
    }

    /// Everybody on the line is listed, and each last one of it is at a top.
    pub(crate) fn is_complete(&self, person: &ParticipantId) -> bool {
        let with: Vec<_> = [person.clone()].into_iter().chain(self.line(person)).collect();
        let others = |one: &ParticipantId| self.managers(one).into_iter().filter(|id| id != one).count();
        let has_reports = |one: &ParticipantId| {
            self.managers.iter().any(|(other, above)| other != one && above.contains(one))
        };
        let is_top = |one: &ParticipantId| others(one) == 0 && has_reports(one);
        with.iter().all(|one| {
            let to_a_top = is_top(one) || self.line(one).iter().any(is_top);
            self.listed.contains(one) && to_a_top
        })
    }

    pub(crate) fn check(&self, mentor: &ParticipantId, mentee: &ParticipantId) -> LineCheck {
        match self.relation(mentor, mentee) {
            Some(relation @ (Relation::ReportsTo { .. } | Relation::Manages { .. })) => {
                LineCheck::InLine(relation)
            }
            _ if self.is_complete(mentor) && self.is_complete(mentee) => LineCheck::Clear,
            _ => LineCheck::Unknown,
        }
    }
}

/// Small organisations: anything, and such without circles, in turn.
pub(crate) fn organisations(
    count: usize,
    most: usize,
) -> impl Iterator<Item = (Entries, ReportingLines, Oracle)> {
    (0..count).map(move |seed| {
        let mut numbers = Numbers::new(seed as u64);
        let people = 1 + numbers.below(most);
        let entries = entries(&mut numbers, people, seed % 2 == 0);
        let lines = ReportingLines::new(entries.clone()).unwrap();
        let oracle = Oracle::new(&entries);
        (entries, lines, oracle)
    })
}
