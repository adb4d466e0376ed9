//! The pairs of a programme that reporting lines speak of, for the criteria: counted before any is
//! listed.

use std::ops::ControlFlow;

use crate::graph::members;
use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::walk::{Meeting, Reach};
use crate::people::reporting_lines::{ReportingLines, number};

/// A pair by the places of the mentor and the mentee in their lists.
type Places = (u32, u32);

/// The mentors and the mentees of a programme within the reporting lines.
#[derive(Debug)]
pub(crate) struct LinePairs<'a> {
    lines: &'a ReportingLines,
    mentors: Side,
    mentees: Side,
}

impl<'a> LinePairs<'a> {
    /// Both lists are in id order, each person once. Time O(n).
    pub(crate) fn new<'p>(
        lines: &'a ReportingLines,
        mentors: impl IntoIterator<Item = &'p ParticipantId>,
        mentees: impl IntoIterator<Item = &'p ParticipantId>,
    ) -> Self {
        let side = |ids: Vec<Option<usize>>| Side::new(&ids, lines.people.len());
        Self { lines, mentors: side(lines.positions(mentors)), mentees: side(lines.positions(mentees)) }
    }

    /// The pairs in one management line, in either direction, at most this many steps apart:
    /// sorted, each once. None if they are more than `most`, where a pair on a circle may count
    /// twice.
    ///
    /// Counting takes time O((people / 64 + 1) x n log n) at most, and space O(n), however many
    /// pairs there are. Listing them takes as much, and O(pairs log pairs).
    pub(crate) fn in_line(&self, steps: usize, most: u64) -> Option<impl Iterator<Item = Places> + use<>> {
        let (lines, mentors, mentees) = (self.lines, &self.mentors.people, &self.mentees.people);
        // how long a whole line is does not matter
        let reach = if steps == usize::MAX { Reach::Whole } else { Reach::Steps(steps) };
        let mut rest = most;
        let mut count = |meeting: Meeting<'_>, _: bool| withdraw(&mut rest, meeting.count());
        if lines.between(mentors, mentees, reach, &mut count).is_break()
            || lines.between(mentees, mentors, reach, &mut count).is_break()
        {
            return None;
        }
        let mut found = Vec::with_capacity(usize::try_from(most - rest).unwrap_or(0));
        lines.each_between(mentors, mentees, reach, |low, high, _| found.push(self.key(low, high)));
        lines.each_between(mentees, mentors, reach, |low, high, _| found.push(self.key(high, low)));
        Some(places(found))
    }

    /// The pairs with a direct manager in common: sorted, each once. None if they are more than
    /// `most`.
    ///
    /// Time O((people / 64 + 1) x n + pairs log pairs), space O(n + pairs).
    pub(crate) fn of_one_manager(&self, most: u64) -> Option<impl Iterator<Item = Places> + use<>> {
        let (lines, mentors, mentees) = (self.lines, &self.mentors.people, &self.mentees.people);
        let mut rest = most;
        if lines.peers(mentors, mentees, |meeting| withdraw(&mut rest, meeting.count())).is_break() {
            return None;
        }
        let mut found = Vec::with_capacity(usize::try_from(most - rest).unwrap_or(0));
        let _ = lines.peers(mentors, mentees, |meeting| {
            found.extend(meeting.walkers().map(|mentor| self.key(mentor, meeting.goal)));
            ControlFlow::Continue(())
        });
        Some(places(found))
    }

    /// The places of two people as one number, which sorts as they do and quicker.
    fn key(&self, mentor: u32, mentee: u32) -> u64 {
        let (mentor, mentee) = (self.mentors.place[mentor as usize], self.mentees.place[mentee as usize]);
        u64::from(mentor) << 32 | u64::from(mentee)
    }

    /// Whose line is the longest, and how many managers deep it is.
    pub(crate) fn deepest(&self) -> Option<(&ParticipantId, usize)> {
        let ReportingLines { people, up, component, .. } = self.lines;
        let circles = members(component);
        let mut heights = vec![0; people.len()];
        for (circle, own) in (0..circles.nodes()).map(|at| circles.from(at)).zip(0..) {
            let managers = circle.iter().flat_map(|&i| up.from(i as usize)).map(|&i| i as usize);
            let beyond = managers.filter(|&manager| component[manager] != own);
            let below_top = beyond.map(|manager| heights[manager] + 1).max().unwrap_or(0);
            for &i in circle {
                heights[i as usize] = below_top + circle.len() - 1;
            }
        }
        let deepest = (0..heights.len()).max_by_key(|&i| (heights[i], std::cmp::Reverse(i)))?;
        Some((&people[deepest], heights[deepest]))
    }

    /// Who has the most direct reports among the mentees, and how many.
    pub(crate) fn largest_team(&self) -> Option<(&ParticipantId, usize)> {
        let is_mentee = |&&i: &&u32| self.mentees.place[i as usize] != NOWHERE;
        let size = |i: usize| self.lines.down.from(i).iter().filter(is_mentee).count();
        let sizes: Vec<usize> = (0..self.lines.people.len()).map(size).collect();
        let largest = (0..sizes.len()).max_by_key(|&i| (sizes[i], std::cmp::Reverse(i)))?;
        Some((&self.lines.people[largest], sizes[largest]))
    }
}

/// Those of a list who are in the lines.
#[derive(Debug)]
struct Side {
    /// Their numbers, increasing.
    people: Vec<u32>,
    /// For everybody in the lines, the place in the list.
    place: Vec<u32>,
}

/// The place of somebody who is not in the list.
const NOWHERE: u32 = u32::MAX;

impl Side {
    fn new(positions: &[Option<usize>], everybody: usize) -> Self {
        let mut place = vec![NOWHERE; everybody];
        for (at, &i) in positions.iter().enumerate() {
            if let Some(i) = i {
                place[i] = number(at);
            }
        }
        Self { people: positions.iter().flatten().map(|&i| number(i)).collect(), place }
    }
}

/// The places of these pairs, sorted, each once.
#[expect(clippy::cast_possible_truncation, reason = "each half is a place")]
fn places(mut keys: Vec<u64>) -> impl Iterator<Item = Places> {
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().map(|key| ((key >> 32) as u32, key as u32))
}

/// Takes from what is left, and stops where it is not enough.
fn withdraw(rest: &mut u64, count: u64) -> ControlFlow<()> {
    match rest.checked_sub(count) {
        Some(fewer) => {
            *rest = fewer;
            ControlFlow::Continue(())
        }
        None => ControlFlow::Break(()),
    }
}
