//! Teams as ranges: the mentees sorted by manager.
//!
//! Who has several managers stands with the largest team, and is a range of one in the others. Time
//! and space O(people + arcs + ranges).

use crate::people::reporting_lines::ReportingLines;
use crate::people::reporting_lines::pair_ranges::{NOWHERE, Range, unite};

/// The mentees by team, and the ranges of each manager.
pub(super) struct TeamRanges {
    /// The mentees' numbers among all people.
    pub(super) order: Vec<u32>,
    /// For each manager of a mentee, those who report to them.
    teams: Vec<Vec<Range>>,
}

impl TeamRanges {
    /// For mentees by number.
    pub(super) fn new(lines: &ReportingLines, mentees: &[u32]) -> Self {
        let mut sizes = vec![0u32; lines.people.len()];
        for &manager in mentees.iter().flat_map(|&i| lines.up.from(i as usize)) {
            sizes[manager as usize] += 1;
        }
        let largest = |&i: &u32| {
            let managers = lines.up.from(i as usize).iter();
            managers.min_by_key(|&&m| (std::cmp::Reverse(sizes[m as usize]), m)).copied().unwrap_or(NOWHERE)
        };
        let mut order = mentees.to_vec();
        order.sort_by_key(largest);
        let mut teams: Vec<Vec<Range>> = vec![Vec::new(); lines.people.len()];
        for (i, place) in order.iter().zip(0..) {
            for &manager in lines.up.from(*i as usize) {
                let team = &mut teams[manager as usize];
                match team.last_mut() {
                    Some((_, end)) if *end == place => *end += 1,
                    _ => team.push((place, place + 1)),
                }
            }
        }
        teams.iter_mut().for_each(unite);
        Self { order, teams }
    }

    /// Adds the ranges of everybody who reports to this manager.
    pub(super) fn of(&self, manager: u32, ranges: &mut Vec<Range>) {
        ranges.extend_from_slice(&self.teams[manager as usize]);
    }
}
