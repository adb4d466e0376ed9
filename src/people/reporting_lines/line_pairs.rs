//! The pairs of a programme that reporting lines speak of, for the criteria: as ranges, or counted
//! before any is listed.

use std::ops::ControlFlow;

use crate::graph::members;
use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::line_ranges::LineRanges;
use crate::people::reporting_lines::pair_ranges::{NOWHERE, PairRanges, Range};
use crate::people::reporting_lines::team_ranges::TeamRanges;
use crate::people::reporting_lines::walk::Meeting;
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

    /// The pairs at most this many steps apart in one management line, in either direction: sorted,
    /// each once. None if they are more than `most`, where a pair on a circle may count twice.
    ///
    /// They are counted before any is listed. Time O(the people that each meets within these steps
    /// + pairs log pairs).
    pub(crate) fn within(&self, steps: usize, most: u64) -> Option<impl Iterator<Item = Places> + use<>> {
        let (lines, mentors, mentees) = (self.lines, &self.mentors.people, &self.mentees.people);
        let mut rest = most;
        let mut count = |meeting: Meeting<'_>, _: bool| withdraw(&mut rest, meeting.count());
        if lines.between(mentors, mentees, steps, &mut count).is_break()
            || lines.between(mentees, mentors, steps, &mut count).is_break()
        {
            return None;
        }
        let mut found = Vec::with_capacity(usize::try_from(most - rest).unwrap_or(0));
        lines.each_between(mentors, mentees, steps, |low, high, _| found.push(self.key(low, high)));
        lines.each_between(mentees, mentors, steps, |low, high, _| found.push(self.key(high, low)));
        Some(places(found))
    }

    /// The pairs in one management line of any length, in either direction; nothing where there
    /// are more than `most` ranges.
    ///
    /// Time and space: see `line_ranges`.
    pub(crate) fn in_line(&self, most: u64) -> Option<PairRanges> {
        let (mentors, mentees) = (&self.mentors.people, &self.mentees.people);
        let ranges = LineRanges::new(self.lines, mentors, mentees, most)?;
        let component = &self.lines.component;
        self.ranges(&ranges.order, most, |i, of| ranges.of(component[i as usize] as usize, of))
    }

    /// The pairs with a direct manager in common; nothing where there are more than `most` ranges.
    ///
    /// Time O(people log people + ranges), space O(people + ranges).
    pub(crate) fn of_one_manager(&self, most: u64) -> Option<PairRanges> {
        let ranges = TeamRanges::new(self.lines, &self.mentees.people);
        self.ranges(&ranges.order, most, |i, of| {
            self.lines.up.from(i as usize).iter().for_each(|&manager| ranges.of(manager, of));
        })
    }

    /// How many pairs are at most this many steps apart in one line. For a programme that was
    /// compiled, so that they, or their ranges, are not too many.
    #[cfg(feature = "report")]
    pub(crate) fn count(&self, steps: usize) -> Option<u64> {
        if steps == usize::MAX {
            return self.in_line(u64::MAX).map(|ranges| ranges.pairs());
        }
        self.within(steps, u64::MAX).map(|pairs| pairs.count() as u64)
    }

    /// Ranges of the mentees in this order.
    fn ranges(&self, order: &[u32], most: u64, add: impl Fn(u32, &mut Vec<Range>)) -> Option<PairRanges> {
        let mut numbers = vec![NOWHERE; self.lines.people.len()];
        (0..).zip(order).for_each(|(at, &i)| numbers[i as usize] = at);
        let order = order.iter().map(|&i| self.mentees.place[i as usize]).collect();
        let (mut ranges, mut of) = (PairRanges::new(order), Vec::new());
        for i in &self.mentors.all {
            of.clear();
            if let &Some(i) = i {
                add(i, &mut of);
            }
            let own = i.map_or(NOWHERE, |i| numbers[i as usize]);
            if ranges.add(own, &mut of) as u64 > most {
                return None;
            }
        }
        Some(ranges)
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
    /// Everybody of the list, by number.
    all: Vec<Option<u32>>,
    /// Their numbers, increasing.
    people: Vec<u32>,
    /// For everybody in the lines, the place in the list.
    place: Vec<u32>,
}

impl Side {
    fn new(positions: &[Option<usize>], everybody: usize) -> Self {
        let mut place = vec![NOWHERE; everybody];
        for (at, &i) in positions.iter().enumerate() {
            if let Some(i) = i {
                place[i] = number(at);
            }
        }
        let all: Vec<Option<u32>> = positions.iter().map(|i| i.map(number)).collect();
        Self { people: all.iter().flatten().copied().collect(), all, place }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Two managers each, so that some have several ranges: up to the limit nothing is left out,
    /// and beyond it there is nothing.
    #[test]
    fn more_ranges_than_allowed_are_refused() {
        let id = |k: usize| ParticipantId::from(format!("p{k:02}"));
        let above = |k: usize| [k / 2, k * 3 % k.max(1) + k / 3].map(|manager| (id(k), Some(id(manager))));
        let lines = ReportingLines::new((1..40).flat_map(above)).unwrap();
        let people: Vec<ParticipantId> = (0..40).map(id).collect();
        let pairs = LinePairs::new(&lines, &people, &people);
        for found in [LinePairs::in_line, LinePairs::of_one_manager] {
            let all = found(&pairs, u64::MAX).unwrap();
            let least = (0..500).find(|&most| found(&pairs, most).is_some()).unwrap();
            assert!(least > 20 && (0..all.mentors()).map(|i| all.of(i).len() as u64).sum::<u64>() <= least);
            assert_eq!(found(&pairs, least).map(|ranges| ranges.pairs()), Some(all.pairs()));
        }
    }
}
