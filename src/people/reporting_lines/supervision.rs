//! All pairs of mentor and mentee in which one is in the other's management line.

use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::{Relation, ReportingLines};

/// From a person, the next one of a group above, and how far.
type Next = Option<(usize, usize)>;

/// The place of somebody who is not in a list.
const NOBODY: u32 = u32::MAX;

impl ReportingLines {
    /// The mentor-mentee pairs in one management line, with how the mentor stands to the mentee.
    ///
    /// The whole line counts, in both directions. Each pair is there once, sorted by mentor, then
    /// mentee; on a cycle the mentor [reports](Relation::ReportsTo) to the mentee. Nobody is paired
    /// with themselves. Time O(n log n + pairs found), space O(n + pairs found): a line that is a
    /// thousand people deep has half a million pairs.
    ///
    /// ```
    /// use pairwright::{Cohort, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_manager("ben"),
    ///     Participant::both("ben").with_manager("zoe"),
    ///     Participant::mentee("zoe"),
    /// ])?;
    /// let ids = |person: &Participant| person.id().clone();
    /// let mentors: Vec<_> = cohort.mentors().map(ids).collect();
    /// let mentees: Vec<_> = cohort.mentees().map(ids).collect();
    /// let found = cohort.reporting_lines().supervisory_pairs(&mentors, &mentees);
    /// let names: Vec<_> = found.iter().map(|(a, b, _)| (a.as_str(), b.as_str())).collect();
    /// assert_eq!(names, [("ana", "ben"), ("ana", "zoe"), ("ben", "zoe")]);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn supervisory_pairs<'a>(
        &self,
        mentors: impl IntoIterator<Item = &'a ParticipantId>,
        mentees: impl IntoIterator<Item = &'a ParticipantId>,
    ) -> Vec<(ParticipantId, ParticipantId, Relation)> {
        let sorted = |ids: Vec<&'a ParticipantId>| {
            let mut ids = ids;
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let mentors = sorted(mentors.into_iter().collect());
        let mentees = sorted(mentees.into_iter().collect());
        let found = self.supervisory_places(mentors.iter().copied(), mentees.iter().copied(), usize::MAX);
        let name = |side: &[&ParticipantId], place: u32| side[place as usize].clone();
        found
            .into_iter()
            .map(|(mentor, mentee, relation)| (name(&mentors, mentor), name(&mentees, mentee), relation))
            .collect()
    }

    /// The same pairs by their places in these lists, in which everybody is once; sorted by place.
    /// Only those at most this many steps apart.
    pub(crate) fn supervisory_places<'a>(
        &self,
        mentors: impl IntoIterator<Item = &'a ParticipantId>,
        mentees: impl IntoIterator<Item = &'a ParticipantId>,
        steps: usize,
    ) -> Vec<(u32, u32, Relation)> {
        let (mentors, mentees) = (self.members(mentors), self.members(mentees));
        let mut found = Vec::new();
        self.group_above(&mentors, &mentees, steps, |mentor, mentee, distance| {
            found.push((mentor, mentee, Relation::ReportsTo { distance }));
        });
        self.group_above(&mentees, &mentors, steps, |mentee, mentor, distance| {
            found.push((mentor, mentee, Relation::Manages { distance }));
        });
        found.sort_unstable();
        found.dedup_by_key(|&mut (mentor, mentee, _)| (mentor, mentee));
        found
    }

    /// How many such pairs there are at most, before any is listed; and who has most people above,
    /// and how many.
    ///
    /// Time O(n log n), space O(n), however many pairs there are.
    pub(crate) fn supervisory_size<'a>(
        &self,
        mentors: impl IntoIterator<Item = &'a ParticipantId>,
        mentees: impl IntoIterator<Item = &'a ParticipantId>,
        steps: usize,
    ) -> (u64, Option<(&ParticipantId, usize)>) {
        let (mentors, mentees) = (self.members(mentors), self.members(mentees));
        let pairs =
            self.above(&mentors, &mentees, steps).saturating_add(self.above(&mentees, &mentors, steps));
        let deepest = (0..self.people.len()).max_by_key(|&i| (self.heights[i], std::cmp::Reverse(i)));
        (pairs, deepest.map(|i| (&self.people[i], self.heights[i])))
    }

    /// For all of `below` together, how many of `above` are in their line, at most.
    fn above(&self, below: &[u32], above: &[u32], steps: usize) -> u64 {
        let is_one = |i: usize| usize::from(above[i] != NOBODY);
        let mut counts = vec![0usize; self.people.len()];
        for cycle in &self.cycles {
            let all: usize = cycle.iter().map(|&i| is_one(i)).sum();
            for &i in cycle {
                counts[i] = all - is_one(i);
            }
        }
        for &i in &self.downwards {
            counts[i] = self.managers[i].map_or(0, |manager| counts[manager] + is_one(manager));
        }
        let counted = counts.iter().zip(below).filter(|&(_, &place)| place != NOBODY);
        counted.fold(0, |sum: u64, (&count, _)| sum.saturating_add(count.min(steps) as u64))
    }

    /// For everybody in the lines, the place among these. Whoever is in no line is left out.
    fn members<'a>(&self, ids: impl IntoIterator<Item = &'a ParticipantId>) -> Vec<u32> {
        let mut members = vec![NOBODY; self.people.len()];
        for (place, id) in (0..NOBODY).zip(ids) {
            if let Some(i) = self.position(id.as_str()) {
                members[i] = place;
            }
        }
        members
    }

    /// For each of `below`, everybody of `above` in their line within this many steps, with the
    /// distance.
    ///
    /// Hops from one of `above` to the next, so that people of neither group cost nothing.
    fn group_above(
        &self,
        below: &[u32],
        above: &[u32],
        steps: usize,
        mut found: impl FnMut(u32, u32, usize),
    ) {
        let next = self.next_above(above);
        for (start, &place) in below.iter().enumerate().filter(|&(_, &place)| place != NOBODY) {
            let mut hop = next[start];
            // Beyond the height of the line everybody has been seen.
            let most = self.heights[start].min(steps);
            while let Some((i, distance)) = hop.filter(|&(_, distance)| distance <= most) {
                found(place, above[i], distance);
                hop = next[i].map(|(j, further)| (j, distance + further));
            }
        }
    }

    /// For everybody, the next one of a group above them, and how far. Time O(n).
    fn next_above(&self, group: &[u32]) -> Vec<Next> {
        let mut next: Vec<Next> = vec![None; group.len()];
        // The first person of a cycle has the last one above: the second time around all is known.
        let twice_around = self.cycles.iter().flat_map(|cycle| cycle.iter().rev().chain(cycle.iter().rev()));
        for &i in twice_around.chain(&self.downwards) {
            next[i] = self.managers[i].and_then(|manager| {
                let further = next[manager].map(|(j, distance)| (j, distance + 1));
                if group[manager] == NOBODY { further } else { Some((manager, 1)) }
            });
        }
        next
    }
}
