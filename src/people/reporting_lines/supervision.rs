//! All pairs of mentor and mentee of whom one is in the other's management line.

use super::{Relation, ReportingLines};
use crate::people::ParticipantId;

/// From a person, the next one of a group above, and how far.
type Next = Option<(usize, usize)>;

impl ReportingLines {
    /// The mentor-mentee pairs in one management line, with how the mentor stands to the mentee.
    ///
    /// The whole line counts, in both directions. Each pair is there once, sorted by mentor, then
    /// mentee; on a cycle the mentor [reports](Relation::ReportsTo) to the mentee. Nobody is paired
    /// with themselves. Time O(n log n + pairs found), space O(n + pairs found).
    pub fn supervisory_pairs<'a>(
        &self,
        mentors: impl IntoIterator<Item = &'a ParticipantId>,
        mentees: impl IntoIterator<Item = &'a ParticipantId>,
    ) -> Vec<(ParticipantId, ParticipantId, Relation)> {
        let (mentors, mentees) = (self.members(mentors), self.members(mentees));
        let mut found: Vec<(usize, usize, Relation)> = self
            .group_above(&mentors, &mentees)
            .into_iter()
            .map(|(mentor, mentee, distance)| (mentor, mentee, Relation::ReportsTo { distance }))
            .collect();
        found.extend(
            self.group_above(&mentees, &mentors)
                .into_iter()
                .map(|(mentee, mentor, distance)| (mentor, mentee, Relation::Manages { distance })),
        );
        found.sort_unstable();
        found.dedup_by_key(|&mut (mentor, mentee, _)| (mentor, mentee));
        let name = |i: usize| self.people[i].clone();
        found.into_iter().map(|(mentor, mentee, relation)| (name(mentor), name(mentee), relation)).collect()
    }

    /// Who of everybody is one of these? Whoever is in no line is left out.
    fn members<'a>(&self, ids: impl IntoIterator<Item = &'a ParticipantId>) -> Vec<bool> {
        let mut members = vec![false; self.people.len()];
        for i in ids.into_iter().filter_map(|id| self.position(id.as_str())) {
            members[i] = true;
        }
        members
    }

    /// For each of `below`, everybody of `above` in their line, with the distance.
    ///
    /// Hops from one of `above` to the next, so that people of neither group cost nothing.
    fn group_above(&self, below: &[bool], above: &[bool]) -> Vec<(usize, usize, usize)> {
        let next = self.next_above(above);
        let mut found = Vec::new();
        for start in (0..below.len()).filter(|&i| below[i]) {
            let mut hop = next[start];
            // Beyond the height of the line everybody has been seen.
            while let Some((i, distance)) = hop.filter(|&(_, distance)| distance <= self.heights[start]) {
                found.push((start, i, distance));
                hop = next[i].map(|(j, further)| (j, distance + further));
            }
        }
        found
    }

    fn next_above(&self, group: &[bool]) -> Vec<Next> {
        let mut next: Vec<Next> = vec![None; group.len()];
        // The first person of a cycle has the last one above: the second time around all is known.
        let twice_around = self.cycles.iter().flat_map(|cycle| cycle.iter().rev().chain(cycle.iter().rev()));
        for &i in twice_around.chain(&self.downwards) {
            next[i] = self.managers[i].and_then(|manager| {
                let further = next[manager].map(|(j, distance)| (j, distance + 1));
                if group[manager] { Some((manager, 1)) } else { further }
            });
        }
        next
    }
}
