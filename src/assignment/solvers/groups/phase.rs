//! One phase of the flow of groups: distances, prices, and what can be moved for nothing.

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^26")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::assignment::model::side::Side;
use crate::assignment::network::residual::ends::{FAR, Way};
use crate::assignment::solvers::groups::core::Core;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// A row, a column behind all rows, or home behind all.
type Place = u32;

/// What phases need, to be used again.
#[derive(Debug, Default)]
pub(super) struct Search {
    distance: Vec<i128>,
    settled: Vec<bool>,
    heap: BinaryHeap<Reverse<(i128, Place)>>,
    seen: Vec<bool>,
    /// The arc of each place that is looked at next.
    next: Vec<u32>,
    path: Vec<Place>,
}

impl Core<'_, '_> {
    fn home(&self) -> Place {
        (self.rows.price.len() + self.columns.price.len()) as u32
    }

    /// Whose place it is; none for home.
    fn member(&self, place: Place) -> Option<(Side, u32)> {
        let rows = self.rows.price.len() as u32;
        match place {
            _ if place < rows => Some((Side::Rows, place)),
            _ if place < self.home() => Some((Side::Columns, place - rows)),
            _ => None,
        }
    }

    fn degree(&self, place: Place) -> u32 {
        match self.member(place) {
            Some((Side::Rows, row)) => self.of_row(row).len() as u32 + 1,
            Some((Side::Columns, column)) => self.of_column(column).len() as u32 + 1,
            None => self.home(),
        }
    }

    /// The pair of an arc of a place, if it is one.
    fn pair_at(&self, (of, member): (Side, u32), k: u32) -> Option<usize> {
        match of {
            Side::Rows => {
                let range = self.of_row(member);
                (range.start + (k as usize) < range.end).then(|| range.start + k as usize)
            }
            Side::Columns => self.of_column(member).get(k as usize).map(|&at| at as usize),
        }
    }

    /// Where an arc leads (or where from, going backward), and how long it is; none where it is
    /// full.
    fn arc(&self, way: Way, place: Place, k: u32) -> Option<(Place, i128)> {
        let Some((of, member)) = self.member(place) else {
            // from home: to rows that can be filled, to columns that can be emptied
            let (of, member) = self.member(k)?;
            let fills = (of == Side::Rows) == (way == Way::Forward);
            let length = if fills { self.to_fill(of, member) } else { self.to_empty(of, member) };
            return length.map(|length| (k, length));
        };
        // away from rows along pairs that are not made, away from columns along those that are
        let along = (of == Side::Rows) == (way == Way::Forward);
        let Some(at) = self.pair_at((of, member), k) else {
            let length = if along { self.to_empty(of, member) } else { self.to_fill(of, member) };
            return length.map(|length| (self.home(), length));
        };
        let arc = &self.arcs[at];
        if arc.made == along {
            return None;
        }
        let slack = self.slack(arc);
        let across = if of == Side::Rows { self.rows.price.len() as u32 + arc.column } else { arc.row };
        Some((across, if along { slack } else { -slack }))
    }

    /// Moves one along an arc.
    fn pass(&mut self, way: Way, place: Place, k: u32) {
        let Some((of, member)) = self.member(place) else {
            let Some((of, member)) = self.member(k) else { return };
            let fills = (of == Side::Rows) == (way == Way::Forward);
            return if fills { self.fill(of, member) } else { self.empty(of, member) };
        };
        let along = (of == Side::Rows) == (way == Way::Forward);
        match self.pair_at((of, member), k) {
            Some(at) => self.turn(at),
            None if along => self.empty(of, member),
            None => self.fill(of, member),
        }
    }

    fn surplus_at(&self, place: Place) -> i64 {
        match self.member(place) {
            Some((of, member)) => self.surplus(of, member),
            None => -(0..self.home()).map(|place| self.surplus_at(place)).sum::<i64>(),
        }
    }

    /// Moves prices and flow once. Returns how many were left to be moved.
    pub(super) fn phase(&mut self, search: &mut Search, guard: &Guard<'_>) -> Result<usize> {
        let mut surplus: Vec<i64> = (0..self.home()).map(|place| self.surplus_at(place)).collect();
        surplus.push(-surplus.iter().sum::<i64>());
        let at = |wanted: fn(i64) -> bool| -> Vec<Place> {
            (0..).zip(&surplus).filter(|&(_, &surplus)| wanted(surplus)).map(|(place, _)| place).collect()
        };
        let (sources, sinks) = (at(|surplus| surplus > 0), at(|surplus| surplus < 0));
        let left = surplus.iter().map(|&surplus| surplus.max(0)).sum::<i64>() as usize;
        if left == 0 {
            return Ok(0);
        }
        let (way, few, many) = if sources.len() <= sinks.len() {
            (Way::Forward, sources, sinks)
        } else {
            (Way::Backward, sinks, sources)
        };
        let far = self.distances(search, way, &few, &many, guard)?;
        self.move_prices(search, way, far);
        if self.move_along(search, way, &many, &mut surplus, guard)? == 0 {
            return Err(Error::internal("no path for what is left over"));
        }
        Ok(left)
    }

    /// The distances from (or to) a few places, until all those wanted are known. Returns the
    /// largest of these.
    fn distances(
        &self,
        search: &mut Search,
        way: Way,
        few: &[Place],
        many: &[Place],
        guard: &Guard<'_>,
    ) -> Result<i128> {
        let size = self.home() as usize + 1;
        let Search { distance, settled, heap, seen, .. } = search;
        distance.clear();
        distance.resize(size, FAR);
        for flags in [&mut *settled, seen] {
            flags.clear();
            flags.resize(size, false);
        }
        heap.clear();
        for &place in few {
            distance[place as usize] = 0;
            heap.push(Reverse((0, place)));
        }
        many.iter().for_each(|&place| seen[place as usize] = true);
        let (mut wanted, mut far) = (many.len(), 0);
        while let Some(Reverse((length, place))) = heap.pop() {
            if std::mem::replace(&mut settled[place as usize], true) {
                continue;
            }
            far = length;
            wanted -= usize::from(seen[place as usize]);
            if wanted == 0 {
                break;
            }
            let degree = self.degree(place);
            guard.spend(u64::from(degree) * 8)?;
            for k in 0..degree {
                let Some((next, step)) = self.arc(way, place, k) else { continue };
                let there = length.saturating_add(step);
                if there < distance[next as usize] {
                    distance[next as usize] = there;
                    heap.push(Reverse((there, next)));
                }
            }
        }
        Ok(far)
    }

    /// Moves all prices by the distances, as far as `far`.
    fn move_prices(&mut self, search: &Search, way: Way, far: i128) {
        let sign = if way == Way::Forward { 1 } else { -1 };
        let moves = |place: usize| sign * search.distance[place].min(far);
        let (rows, home) = (self.rows.price.len(), moves(self.home() as usize));
        for (i, price) in self.rows.price.iter_mut().enumerate() {
            *price += moves(i) - home;
        }
        for (j, price) in self.columns.price.iter_mut().enumerate() {
            *price -= moves(rows + j) - home;
        }
    }

    /// Moves what can be moved along arcs of length 0, from the many back to the few. Returns how
    /// much.
    fn move_along(
        &mut self,
        search: &mut Search,
        way: Way,
        many: &[Place],
        surplus: &mut [i64],
        guard: &Guard<'_>,
    ) -> Result<usize> {
        let way = way.other();
        // going backward from who has too little, the goal has too much
        let sign = if way == Way::Backward { 1 } else { -1 };
        let Search { seen, next, path, .. } = search;
        seen.fill(false);
        next.clear();
        next.resize(seen.len(), 0);
        let mut moved = 0;
        for &start in many {
            while sign * surplus[start as usize] < 0 && !seen[start as usize] {
                path.clear();
                path.push(start);
                seen[start as usize] = true;
                let mut work = 0;
                while let Some(&place) = path.last() {
                    if sign * surplus[place as usize] > 0 {
                        break;
                    }
                    let k = next[place as usize];
                    work += 1;
                    if k == self.degree(place) {
                        path.pop();
                        if let Some(&before) = path.last() {
                            next[before as usize] += 1;
                        }
                    } else {
                        match self.arc(way, place, k) {
                            Some((to, 0)) if !seen[to as usize] => {
                                seen[to as usize] = true;
                                path.push(to);
                            }
                            _ => next[place as usize] += 1,
                        }
                    }
                }
                guard.spend(8 * work)?;
                let Some(&goal) = path.last() else { break };
                for &place in &path[..path.len() - 1] {
                    self.pass(way, place, next[place as usize]);
                }
                path.iter().for_each(|&place| seen[place as usize] = false);
                surplus[start as usize] += sign;
                surplus[goal as usize] -= sign;
                moved += 1;
            }
        }
        Ok(moved)
    }
}
