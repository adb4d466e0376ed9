//! For each mentor some mentees, as ranges of a numbering of the mentees.
//!
//! In a list of the mentees by a walk through the organisation, whoever belongs together stands
//! together. So a few ranges say what would be a list of millions of pairs.

/// Numbers from the first on, without the last.
pub(super) type Range = (u32, u32);

/// The place of somebody who is not there.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Ranges of mentees for each mentor. What they say of a mentor who is in their own ranges is to be
/// left out.
#[derive(Debug, Clone)]
pub(crate) struct PairRanges {
    /// The place of the mentee with each number.
    order: Vec<u32>,
    /// Each mentor's own number, if they are a mentee, too.
    own: Vec<u32>,
    /// Where the ranges of each mentor begin; one more at the end.
    first: Vec<usize>,
    ranges: Vec<Range>,
}

impl PairRanges {
    /// Nothing yet of any mentor, with the mentees in this order.
    pub(super) fn new(order: Vec<u32>) -> Self {
        Self { order, own: Vec::new(), first: vec![0], ranges: Vec::new() }
    }

    /// Adds the next mentor with these ranges, in any order; they may overlap. Returns how many
    /// ranges there are.
    pub(super) fn add(&mut self, own: u32, ranges: &mut Vec<Range>) -> usize {
        unite(ranges);
        self.own.push(own);
        self.ranges.extend_from_slice(ranges);
        self.first.push(self.ranges.len());
        self.ranges.len()
    }

    /// How many mentors there are.
    pub(crate) fn mentors(&self) -> usize {
        self.own.len()
    }

    /// The place of the mentee with each number.
    pub(crate) fn order(&self) -> &[u32] {
        &self.order
    }

    /// The ranges of a mentor, in order, without gaps of 0.
    pub(crate) fn of(&self, mentor: usize) -> &[(u32, u32)] {
        &self.ranges[self.first[mentor]..self.first[mentor + 1]]
    }

    /// The places of the mentees with these numbers, without the mentor's own.
    pub(crate) fn mentees(&self, mentor: usize, (start, end): (u32, u32)) -> impl Iterator<Item = u32> {
        let own = self.own[mentor];
        (start..end).filter(move |&number| number != own).map(|number| self.order[number as usize])
    }

    /// How many these are.
    pub(crate) fn count(&self, mentor: usize, (start, end): (u32, u32)) -> u64 {
        u64::from(end - start) - u64::from((start..end).contains(&self.own[mentor]))
    }

    /// How many pairs there are.
    #[cfg(any(test, feature = "report"))]
    pub(crate) fn pairs(&self) -> u64 {
        let of = |mentor: usize| self.of(mentor).iter().map(move |&range| self.count(mentor, range));
        (0..self.mentors()).flat_map(of).sum()
    }
}

/// Sorts ranges and makes one of those that meet.
pub(super) fn unite(ranges: &mut Vec<Range>) {
    ranges.retain(|(start, end)| start < end);
    ranges.sort_unstable();
    ranges.dedup_by(|next, before| {
        let meets = next.0 <= before.1;
        if meets {
            before.1 = before.1.max(next.1);
        }
        meets
    });
}
