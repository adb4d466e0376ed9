//! Sets that grow together (union and find, with paths halved). Each is known by its lowest member.
//!
//! *Reference.* R. Tarjan and J. van Leeuwen, "Worst-case analysis of set union algorithms", 1984.

/// Numbers from 0 on, each in one set.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct DisjointSets(Vec<usize>);

impl DisjointSets {
    /// This many numbers, each alone.
    pub(in crate::assignment) fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    /// The lowest member of a number's set.
    pub(in crate::assignment) fn find(&mut self, mut member: usize) -> usize {
        while self.0[member] != member {
            self.0[member] = self.0[self.0[member]];
            member = self.0[member];
        }
        member
    }

    /// Makes two sets one.
    pub(in crate::assignment) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        let (lead, follow) = (a.min(b), a.max(b));
        self.0[follow] = lead;
    }
}
