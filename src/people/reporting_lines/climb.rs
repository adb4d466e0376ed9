//! Going up from one person, step by step: breadth first, so that the nearest are met first.
//!
//! Along a plain line, with one manager after the other, nothing has to be remembered: nobody can
//! be met again. From the first fork on, and on a circle, those who were met are remembered.

use crate::graph::Arcs;
use crate::people::reporting_lines::met::Met;

/// A climb from one person, by numbers.
#[derive(Debug)]
pub(super) struct Climb<'a> {
    up: &'a Arcs,
    component: &'a [u32],
    /// People in smaller components than this are left out: nobody below is reached by them.
    least: u32,
    /// Those who are as many steps above, sorted.
    level: Vec<u32>,
    above: Vec<u32>,
    met: Met,
}

impl<'a> Climb<'a> {
    pub(super) fn new(up: &'a Arcs, component: &'a [u32], from: u32, least: u32) -> Self {
        Self { up, component, least, level: vec![from], above: Vec::new(), met: Met::new(component.len()) }
    }

    /// One step further up: those who are met for the first time, sorted; nobody at the end.
    fn step(&mut self) -> &[u32] {
        self.above.clear();
        let of = |i: u32| self.component[i as usize];
        if let [only] = self.level[..]
            && let [manager] = *self.up.from(only as usize)
            && of(manager) < of(only)
        {
            let is_new = of(manager) >= self.least && (!self.met.contains(manager));
            self.above.extend(is_new.then_some(manager));
        } else {
            self.level.iter().for_each(|&i| self.met.insert(i));
            let managers = self.level.iter().flat_map(|&i| self.up.from(i as usize)).copied();
            self.above.extend(managers.filter(|&i| of(i) >= self.least && !self.met.contains(i)));
            self.above.sort_unstable();
            self.above.dedup();
        }
        std::mem::swap(&mut self.level, &mut self.above);
        &self.level
    }

    /// How many steps lead to somebody else; none if they are not above.
    pub(super) fn steps_to(mut self, aim: u32) -> Option<usize> {
        (1..)
            .map_while(|steps| {
                let level = self.step();
                (!level.is_empty()).then(|| level.binary_search(&aim).is_ok().then_some(steps))
            })
            .flatten()
            .next()
    }

    /// Everybody above, the nearest first.
    pub(super) fn everybody(mut self) -> impl Iterator<Item = u32> {
        let mut place = self.level.len();
        std::iter::from_fn(move || {
            if place == self.level.len() {
                place = 0;
                self.step();
            }
            let next = self.level.get(place).copied()?;
            place += 1;
            Some(next)
        })
    }
}
