//! What a search is to look at next: buckets for short distances, a heap for long ones.
//!
//! *Ties.* First come, first served at each distance, in both forms; the levels depend on it.
//!
//! *References.* R. B. Dial (1969), Algorithm 360: shortest path forest with topological ordering,
//! Communications of the ACM 12.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Nodes by distance. Distances never go back.
#[derive(Debug)]
pub(super) struct Queue {
    buckets: Vec<Vec<u32>>,
    distance: usize,
    next: usize,
    /// Distance, number of the push, node.
    heap: BinaryHeap<Reverse<(i64, u64, u32)>>,
    pushed: u64,
    heaped: bool,
}

impl Queue {
    pub(super) fn new() -> Self {
        Self { buckets: Vec::new(), distance: 0, next: 0, heap: BinaryHeap::new(), pushed: 0, heaped: false }
    }

    /// Empties the queue, for distances up to the bound; with buckets up to `most` distances.
    pub(super) fn start(&mut self, bound: i64, most: i64) {
        self.heap.clear();
        self.pushed = 0;
        self.heaped = bound > most;
        self.buckets.iter_mut().for_each(Vec::clear);
        self.buckets.resize_with(if self.heaped { 0 } else { bound as usize + 1 }, Vec::new);
        (self.distance, self.next) = (0, 0);
    }

    #[inline]
    pub(super) fn push(&mut self, distance: i64, node: u32) {
        if let Some(bucket) = self.buckets.get_mut(distance as usize) {
            bucket.push(node);
        } else {
            self.pushed += 1;
            self.heap.push(Reverse((distance, self.pushed, node)));
        }
    }

    /// The next node, with the distance at which it was put here.
    #[inline]
    pub(super) fn pop(&mut self) -> Option<(i64, u32)> {
        if self.heaped {
            return self.heap.pop().map(|Reverse((distance, _, node))| (distance, node));
        }
        while let Some(bucket) = self.buckets.get(self.distance) {
            if let Some(&node) = bucket.get(self.next) {
                self.next += 1;
                return Some((self.distance as i64, node));
            }
            self.distance += 1;
            self.next = 0;
        }
        None
    }
}
