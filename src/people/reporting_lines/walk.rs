//! Many people walking along arcs at the same time: whom of a group does each reach?
//!
//! *Problem.* Of two groups in a directed graph, find who of the one reaches whom of the other. One
//! search for each person would visit what many have above them again and again: along a line as
//! long as the organisation that is quadratic, also where hardly anybody is found.
//!
//! *Method.* Sixty-four set out together, and each node holds one bit for each of them. All make
//! one step after another, and a node is visited again only when somebody new arrives. Only nodes
//! from which the other group can be reached at all are visited.
//!
//! *Cost.* Time O(the nodes that each of them meets), space O(n). Nobody is found twice by the same
//! person. Where lengths do not matter, `line_ranges` is faster.
//!
//! *Reference.* M. Then, M. Kaufmann, F. Chirigati et al., "The more the merrier: efficient
//! multi-source graph traversal", PVLDB 8, 2014.

use std::ops::ControlFlow;

use crate::graph::Arcs;

/// How many set out together.
const BATCH: usize = 64;

/// Some of a batch meet somebody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting<'a> {
    pub(super) batch: &'a [u32],
    /// Who of the batch.
    pub(super) bits: u64,
    /// Whom they meet.
    pub(super) goal: u32,
    /// How many steps lead there.
    pub(super) steps: usize,
}

impl<'a> Meeting<'a> {
    /// How many meet somebody.
    pub(super) fn count(self) -> u64 {
        self.bits.count_ones().into()
    }

    /// Those who do.
    pub(super) fn walkers(self) -> impl Iterator<Item = u32> + use<'a> {
        let bits = self.bits;
        (0..).zip(self.batch).filter(move |&(k, _)| bits >> k & 1 == 1).map(|(_, &walker)| walker)
    }
}

/// Everybody who is reached from these, and these themselves.
pub(super) fn reached(arcs: &Arcs, from: &[u32]) -> Vec<bool> {
    let mut is_reached = vec![false; arcs.nodes()];
    for &i in from {
        is_reached[i as usize] = true;
    }
    let mut open = from.to_vec();
    while let Some(i) = open.pop() {
        for &to in arcs.from(i as usize) {
            if !std::mem::replace(&mut is_reached[to as usize], true) {
                open.push(to);
            }
        }
    }
    is_reached
}

/// Tells whom of the goals these people reach along the arcs in at most so many steps, until it is
/// told to stop. `leads` says for every node whether a goal is there or can be reached from there.
///
/// Nobody meets themselves.
pub(super) fn walk(
    next: &Arcs,
    from: &[u32],
    (goals, leads): (&[u32], &[bool]),
    most: usize,
    mut found: impl FnMut(Meeting<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut from = from.to_vec();
    // who goes the same way sets out together
    from.sort_by_key(|&i| (next.from(i as usize).first().copied(), i));
    let mut walk = Walk::new(next, goals, leads);
    from.chunks(BATCH).try_for_each(|batch| walk.steps(batch, most, &mut found))
}

struct Walk<'a> {
    next: &'a Arcs,
    leads: &'a [bool],
    is_goal: Vec<bool>,
    /// For each node, those of the batch who were here.
    here: Vec<u64>,
    /// For each node, those who are to move on, and who arrive.
    waiting: Vec<u64>,
    arriving: Vec<u64>,
}

impl<'a> Walk<'a> {
    fn new(next: &'a Arcs, goals: &[u32], leads: &'a [bool]) -> Self {
        let n = next.nodes();
        let mut is_goal = vec![false; n];
        for &goal in goals {
            is_goal[goal as usize] = true;
        }
        Self { next, leads, is_goal, here: vec![0; n], waiting: vec![0; n], arriving: vec![0; n] }
    }

    fn steps(
        &mut self,
        batch: &[u32],
        most: usize,
        found: &mut impl FnMut(Meeting<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        for (k, &walker) in batch.iter().enumerate() {
            self.here[walker as usize] = 1 << k;
            self.waiting[walker as usize] = 1 << k;
        }
        let (mut level, mut beyond) = (batch.to_vec(), Vec::new());
        let mut visited = batch.to_vec();
        let mut steps = 0;
        while steps < most && !level.is_empty() {
            steps += 1;
            for &i in &level {
                let bits = std::mem::take(&mut self.waiting[i as usize]);
                for &to in self.next.from(i as usize).iter().filter(|&&to| self.leads[to as usize]) {
                    let new = bits & !self.here[to as usize];
                    let arriving = &mut self.arriving[to as usize];
                    if *arriving == 0 && new != 0 {
                        beyond.push(to);
                    }
                    *arriving |= new;
                }
            }
            for &i in &beyond {
                let bits = std::mem::take(&mut self.arriving[i as usize]);
                if self.here[i as usize] == 0 {
                    visited.push(i);
                }
                self.here[i as usize] |= bits;
                self.waiting[i as usize] = bits;
                if self.is_goal[i as usize] {
                    found(Meeting { batch, bits, goal: i, steps })?;
                }
            }
            std::mem::swap(&mut level, &mut beyond);
            beyond.clear();
        }
        for i in level.into_iter().chain(visited) {
            (self.here[i as usize], self.waiting[i as usize]) = (0, 0);
        }
        ControlFlow::Continue(())
    }
}
