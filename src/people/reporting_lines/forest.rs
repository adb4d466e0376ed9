//! The ways up on which everybody has one manager: how far up somebody stands is known at once.
//!
//! Whoever has one manager, and is not on a circle with them, hangs below them. That makes trees,
//! whose heads have no manager, or several, or are on a circle. In a tree people are numbered so
//! that those below somebody follow them: one comparison tells who is above whom.

use crate::graph::Arcs;

/// For everybody their place in their tree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Forest {
    head: Vec<u32>,
    /// How far below the head.
    depth: Vec<u32>,
    number: Vec<u32>,
    /// How many are in the tree below, with this person.
    size: Vec<u32>,
}

impl Forest {
    /// `circles` has the members of every component. Time O(n).
    pub(super) fn new(up: &Arcs, component: &[u32], circles: &Arcs) -> Self {
        let n = component.len();
        let manager = |i: usize| match *up.from(i) {
            [manager] if component[manager as usize] != component[i] => Some(manager as usize),
            _ => None,
        };
        let downwards = (0..circles.nodes()).flat_map(|circle| circles.from(circle));
        let mut forest = Self { head: vec![0; n], depth: vec![0; n], number: vec![0; n], size: vec![1; n] };
        for i in downwards.clone().rev().map(|&i| i as usize) {
            if let Some(manager) = manager(i) {
                forest.size[manager] += forest.size[i];
            }
        }
        // the next number in each tree, and of the next tree
        let (mut free, mut next) = (vec![0; n], 0);
        for (i, &own) in downwards.map(|own| (*own as usize, own)) {
            let place = if let Some(manager) = manager(i) {
                forest.head[i] = forest.head[manager];
                forest.depth[i] = forest.depth[manager] + 1;
                &mut free[manager]
            } else {
                forest.head[i] = own;
                &mut next
            };
            forest.number[i] = *place;
            *place += forest.size[i];
            free[i] = forest.number[i] + 1;
        }
        forest
    }

    /// How many steps lead straight up to somebody; none if they are not on that way.
    pub(super) fn steps(&self, low: usize, high: usize) -> Option<usize> {
        let is_below = self.number[low].checked_sub(self.number[high])? < self.size[high];
        (is_below && low != high).then(|| (self.depth[low] - self.depth[high]) as usize)
    }

    /// The last one straight up, and how many steps lead there.
    pub(super) fn head(&self, i: usize) -> (usize, usize) {
        (self.head[i] as usize, self.depth[i] as usize)
    }
}
