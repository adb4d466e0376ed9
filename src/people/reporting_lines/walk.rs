//! Many people walking along arcs at the same time: whom of a group does each reach?
//!
//! *Problem.* Of two groups in a directed graph, find who of the one reaches whom of the other. One
//! search for each person would visit what many have above them again and again: along a line as
//! long as the organisation that is quadratic, also where hardly anybody is found.
//!
//! *Method.* Sixty-four set out together, and each node holds one bit for each of them. Where the
//! length of the way does not matter, components are visited in their order, each once, with the
//! bits of all who come by. Where it matters, all make one step after another, and a node is
//! visited again only when somebody new arrives. Only nodes from which the other group can be
//! reached at all are visited.
//!
//! *Cost.* Without lengths, time O((people / 64 + 1) x arcs x log n); with lengths, O(the nodes
//! that each of them meets); space O(n). Nobody is found twice by the same person.
//!
//! *Reference.* M. Then, M. Kaufmann, F. Chirigati et al., "The more the merrier: efficient
//! multi-source graph traversal", PVLDB 8, 2014.

use std::collections::BinaryHeap;
use std::ops::ControlFlow;

use crate::graph::{Arcs, members};

/// How many set out together.
pub(super) const BATCH: usize = 64;

/// Some of a batch meet somebody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting<'a> {
    pub(super) batch: &'a [u32],
    /// Who of the batch.
    pub(super) bits: u64,
    /// Whom they meet.
    pub(super) goal: u32,
    /// How many steps lead there, where that was asked for; otherwise 0.
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

/// How far a walk goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the end, and lengths do not matter.
    Whole,
    /// At most so many steps.
    Steps(usize),
}

/// The arcs to follow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ways<'a> {
    pub(super) next: &'a Arcs,
    pub(super) component: &'a [u32],
    /// Do the arcs lead to smaller components, or to larger ones?
    pub(super) falling: bool,
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

/// Tells whom of the goals these people reach, until it is told to stop. `leads` says for every
/// node whether a goal is there or can be reached from there.
///
/// Nobody meets themselves.
pub(super) fn walk(
    ways: Ways<'_>,
    from: &[u32],
    (goals, leads): (&[u32], &[bool]),
    reach: Reach,
    mut found: impl FnMut(Meeting<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut from = from.to_vec();
    // who goes the same way sets out together
    from.sort_by_key(|&i| (ways.next.from(i as usize).first().copied(), i));
    let mut walk = Walk::new(ways, goals, leads);
    for batch in from.chunks(BATCH) {
        match reach {
            Reach::Whole => walk.whole(batch, &mut found)?,
            Reach::Steps(most) => walk.by_steps(batch, most, &mut found)?,
        }
    }
    ControlFlow::Continue(())
}

struct Walk<'a> {
    ways: Ways<'a>,
    leads: &'a [bool],
    members: Arcs,
    is_goal: Vec<bool>,
    /// For each node, those of the batch who were here.
    here: Vec<u64>,
    /// For each node, or each component, those who are to move on.
    waiting: Vec<u64>,
    arriving: Vec<u64>,
    /// Components to visit, by the order in which they come.
    queue: BinaryHeap<u32>,
}

impl<'a> Walk<'a> {
    fn new(ways: Ways<'a>, goals: &[u32], leads: &'a [bool]) -> Self {
        let n = ways.component.len();
        let mut is_goal = vec![false; n];
        for &goal in goals {
            is_goal[goal as usize] = true;
        }
        Self {
            ways,
            leads,
            members: members(ways.component),
            is_goal,
            here: vec![0; n],
            waiting: vec![0; n],
            arriving: vec![0; n],
            queue: BinaryHeap::new(),
        }
    }

    /// Where a component stands in the queue, and back: the first is the largest.
    fn turn(&self, component: u32) -> u32 {
        if self.ways.falling { component } else { !component }
    }

    fn send(&mut self, component: u32, bits: u64) {
        let waiting = &mut self.waiting[component as usize];
        if *waiting == 0 {
            let turn = self.turn(component);
            self.queue.push(turn);
        }
        self.waiting[component as usize] |= bits;
    }

    fn whole(
        &mut self,
        batch: &[u32],
        found: &mut impl FnMut(Meeting<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Ways { next, component, .. } = self.ways;
        for (k, &walker) in batch.iter().enumerate() {
            self.here[walker as usize] = 1 << k;
            self.send(component[walker as usize], 1 << k);
        }
        while let Some(turn) = self.queue.pop() {
            let at = self.turn(turn);
            let bits = std::mem::take(&mut self.waiting[at as usize]);
            for place in 0..self.members.from(at as usize).len() {
                let i = self.members.from(at as usize)[place];
                let others = bits & !self.here[i as usize];
                if self.is_goal[i as usize] && others != 0 {
                    found(Meeting { batch, bits: others, goal: i, steps: 0 })?;
                }
                for &to in next.from(i as usize) {
                    let beyond = component[to as usize];
                    if beyond != at && self.leads[to as usize] {
                        self.send(beyond, bits);
                    }
                }
            }
        }
        for &walker in batch {
            self.here[walker as usize] = 0;
        }
        ControlFlow::Continue(())
    }

    fn by_steps(
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
                for &to in self.ways.next.from(i as usize).iter().filter(|&&to| self.leads[to as usize]) {
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
