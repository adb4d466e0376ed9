//! Whole reporting lines as ranges of a walk through the organisation.
//!
//! *Problem.* In a line of 20,000 people are 200 million pairs. Say for everybody who is above and
//! who is below them, without a list of pairs.
//!
//! *Method.* People on a circle stand together, and hang below the lowest of their managers. That
//! makes trees, which are walked from the top down, where there is a choice first into the part
//! with the most mentees. So everybody below somebody is one range of the walk, and everybody above
//! them is O(log n) ranges, since each time that the way up does not go straight on the part at
//! least doubles. By further managers there are more ranges: those of a person are the union of
//! those of all managers, or reports, and theirs.
//!
//! *Cost.* In a tree time O(n log n), space O(n log n) at worst and mostly O(n). With many further
//! managers there may be as many ranges as pairs.
//!
//! *References.* D. Sleator and R. Tarjan, "A data structure for dynamic trees", JCSS 26, 1983
//! (paths of heavy edges); R. Agrawal, A. Borgida, H. Jagadish, "Efficient management of transitive
//! relationships in large data and knowledge bases", SIGMOD 1989 (ranges of a spanning tree).

use crate::graph::{Arcs, members};
use crate::people::reporting_lines::ReportingLines;
use crate::people::reporting_lines::number;
use crate::people::reporting_lines::pair_ranges::{Range, unite};
use crate::people::reporting_lines::walk::reached;

/// The mentees in the order of the walk, and where each circle, or person, stands in it.
pub(super) struct LineRanges {
    /// The mentees' numbers among all people.
    pub(super) order: Vec<u32>,
    own: Vec<Range>,
    above: Spans,
    below: Spans,
}

/// Ranges for circles, of which only some are asked for.
struct Spans {
    of: Vec<(usize, usize)>,
    ranges: Vec<Range>,
}

impl Spans {
    /// For the wanted circles, one after the other, the union of what is next to them and of what
    /// these have themselves; none where there are more than `most`.
    fn new(
        turns: impl Iterator<Item = usize>,
        next: impl Fn(usize, &mut dyn FnMut(usize)),
        own: &[Range],
        most: u64,
    ) -> Option<Self> {
        let mut spans = Self { of: vec![(0, 0); own.len()], ranges: Vec::new() };
        let mut union = Vec::new();
        for circle in turns {
            union.clear();
            next(circle, &mut |other| {
                union.push(own[other]);
                union.extend_from_slice(spans.of(other));
            });
            unite(&mut union);
            let start = spans.ranges.len();
            spans.ranges.extend_from_slice(&union);
            spans.of[circle] = (start, spans.ranges.len());
            if spans.ranges.len() as u64 > most {
                return None;
            }
        }
        Some(spans)
    }

    fn of(&self, circle: usize) -> &[Range] {
        let (start, end) = self.of[circle];
        &self.ranges[start..end]
    }
}

impl LineRanges {
    /// For mentors and mentees by number; none where there are more than `most` ranges.
    pub(super) fn new(lines: &ReportingLines, mentors: &[u32], mentees: &[u32], most: u64) -> Option<Self> {
        let ReportingLines { up, down, component, .. } = lines;
        let circles = members(component);
        let mut is_mentee = vec![false; component.len()];
        for &i in mentees {
            is_mentee[i as usize] = true;
        }
        let (order, own) = walk(up, component, &circles, &is_mentee);
        let beside = |arcs: &Arcs, circle: usize, tell: &mut dyn FnMut(usize)| {
            let next = circles.from(circle).iter().flat_map(|&i| arcs.from(i as usize));
            let next = next.map(|&i| component[i as usize] as usize);
            next.filter(|&other| other != circle).for_each(tell);
        };
        // of a circle all or none are reached
        let wanted = |arcs: &Arcs| {
            let reached = reached(arcs, mentors);
            let leader = |circle: usize| circles.from(circle).first().copied();
            let is_wanted = |circle: usize| leader(circle).is_some_and(|i| reached[i as usize]);
            (0..circles.nodes()).map(is_wanted).collect::<Vec<bool>>()
        };
        let (over, under) = (wanted(up), wanted(down));
        let downwards = (0..circles.nodes()).filter(|&circle| over[circle]);
        let upwards = (0..circles.nodes()).rev().filter(|&circle| under[circle]);
        let above = Spans::new(downwards, |circle, tell| beside(up, circle, tell), &own, most)?;
        let below = Spans::new(upwards, |circle, tell| beside(down, circle, tell), &own, most)?;
        Some(Self { order, own, above, below })
    }

    /// Adds the ranges of everybody in one line with people of this circle, and of the circle.
    pub(super) fn of(&self, circle: usize, ranges: &mut Vec<Range>) {
        ranges.push(self.own[circle]);
        ranges.extend_from_slice(self.above.of(circle));
        ranges.extend_from_slice(self.below.of(circle));
    }
}

/// The mentees in the order of the walk, and the range of each circle.
fn walk(up: &Arcs, component: &[u32], circles: &Arcs, is_mentee: &[bool]) -> (Vec<u32>, Vec<Range>) {
    const NONE: usize = usize::MAX;
    let count = circles.nodes();
    let lowest_manager = |circle: usize| {
        let managers = circles.from(circle).iter().flat_map(|&i| up.from(i as usize));
        let managers = managers.map(|&i| component[i as usize] as usize);
        managers.filter(|&manager| manager != circle).max().unwrap_or(NONE)
    };
    let parents: Vec<usize> = (0..count).map(lowest_manager).collect();
    let mentees_of = |circle: usize| circles.from(circle).iter().copied().filter(|&i| is_mentee[i as usize]);
    let sizes: Vec<u32> = (0..count).map(|circle| number(mentees_of(circle).count())).collect();
    // how many mentees there are in a circle and below, and the part below with the most
    let (mut weights, mut heavy) = (sizes.clone(), vec![NONE; count]);
    for circle in (0..count).rev() {
        let parent = parents[circle];
        if parent != NONE {
            weights[parent] += weights[circle];
            if heavy[parent] == NONE || weights[heavy[parent]] <= weights[circle] {
                heavy[parent] = circle;
            }
        }
    }
    // the next number below each circle, and of the next tree
    let (mut free, mut next) = (vec![0; count], 0);
    let mut own = Vec::with_capacity(count);
    let mut order = vec![0; is_mentee.iter().filter(|&&is| is).count()];
    for circle in 0..count {
        let parent = parents[circle];
        let start = if parent == NONE {
            next += weights[circle];
            next - weights[circle]
        } else if heavy[parent] == circle {
            let (_, end): Range = own[parent];
            end
        } else {
            free[parent] += weights[circle];
            free[parent] - weights[circle]
        };
        let end = start + sizes[circle];
        own.push((start, end));
        free[circle] = end + if heavy[circle] == NONE { 0 } else { weights[heavy[circle]] };
        for (place, i) in (start as usize..).zip(mentees_of(circle)) {
            order[place] = i;
        }
    }
    (order, own)
}
