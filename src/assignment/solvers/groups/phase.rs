//! One phase of the flow of groups: distances, prices, and what can be moved for nothing.

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^26")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::assignment::model::side::Side;
use crate::assignment::network::residual::ends::Way;
use crate::assignment::solvers::groups::core::{Core, TooLarge};
use crate::assignment::solvers::groups::number::Number;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// A row, a column behind all rows, or home behind all.
type Place = u32;

/// What phases need, to be used again.
#[derive(Debug)]
pub(super) struct Search<N> {
    distance: Vec<N>,
    settled: Vec<bool>,
    heap: BinaryHeap<Reverse<(N, Place)>>,
    seen: Vec<bool>,
    /// The arc of each place that is looked at next.
    next: Vec<u32>,
    path: Vec<(Place, Move)>,
}

impl<N: Number> Search<N> {
    pub(super) fn new() -> Self {
        Self {
            distance: Vec::new(),
            settled: Vec::new(),
            heap: BinaryHeap::new(),
            seen: Vec::new(),
            next: Vec::new(),
            path: Vec::new(),
        }
    }
}

/// What going along an arc does.
#[derive(Debug, Clone, Copy)]
enum Move {
    /// A pair is made, or parted.
    Turn(u32),
    Fill(Side, u32),
    Empty(Side, u32),
    Nothing,
}

impl<N: Number> Core<'_, '_, N> {
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

    /// The arc between home and a member, one way or the other.
    fn with_home(&self, of: Side, member: u32, fills: bool) -> Option<(N, Move)> {
        if fills {
            self.side(of).to_fill(member).map(|length| (length, Move::Fill(of, member)))
        } else {
            self.side(of).to_empty(member).map(|length| (length, Move::Empty(of, member)))
        }
    }

    /// The arcs of a place from number `k` on, in (or against) their direction: where to, how long,
    /// and what going there does. Full ones are left out.
    fn arcs_from(&self, way: Way, place: Place, k: u32, mut tell: impl FnMut(u32, Place, N, Move) -> bool) {
        let across = self.rows.price.len() as u32;
        let Some((of, member)) = self.member(place) else {
            // from home: to rows that can be filled, to columns that can be emptied
            for k in k..self.home() {
                let (of, member) = if k < across { (Side::Rows, k) } else { (Side::Columns, k - across) };
                let fills = (of == Side::Rows) == (way == Way::Forward);
                if let Some((length, does)) = self.with_home(of, member, fills)
                    && tell(k, k, length, does)
                {
                    return;
                }
            }
            return;
        };
        // away from rows along pairs that are not made, away from columns along those that are
        let along = (of == Side::Rows) == (way == Way::Forward);
        let price = self.side(of).price[member as usize] - self.pair;
        let pairs = match (along, of) {
            (true, Side::Rows) => {
                let range = self.of_row(member);
                let first = range.start;
                for at in first + k as usize..range.end {
                    let arc = &self.arcs[at];
                    let length =
                        price + self.columns.price[arc.column as usize] - self.point.times(arc.score);
                    if !arc.made
                        && tell((at - first) as u32, across + arc.column, length, Move::Turn(at as u32))
                    {
                        return;
                    }
                }
                range.len()
            }
            (true, Side::Columns) => {
                let arcs = self.of_column(member);
                for (k, arc) in (0..).zip(arcs).skip(k as usize) {
                    let length = price + self.rows.price[arc.row as usize] - self.point.times(arc.score);
                    if length >= N::default()
                        && !self.arcs[arc.at as usize].made
                        && tell(k, arc.row, length, Move::Turn(arc.at))
                    {
                        return;
                    }
                }
                arcs.len()
            }
            (false, _) => {
                let made = &self.side(of).made[member as usize];
                for (k, &at) in (0..).zip(made).skip(k as usize) {
                    let arc = &self.arcs[at as usize];
                    let to = if of == Side::Rows { across + arc.column } else { arc.row };
                    if tell(k, to, -self.slack(arc), Move::Turn(at)) {
                        return;
                    }
                }
                made.len()
            }
        };
        if k as usize <= pairs
            && let Some((length, does)) = self.with_home(of, member, !along)
        {
            tell(pairs as u32, self.home(), length, does);
        }
    }

    fn go(&mut self, does: Move) {
        match does {
            Move::Turn(at) => self.turn(at),
            Move::Fill(of, member) => self.fill(of, member),
            Move::Empty(of, member) => self.empty(of, member),
            Move::Nothing => {}
        }
    }

    /// Makes the flow best among the pairs that are there. Not where numbers do not fit.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(super) fn settle(
        &mut self,
        search: &mut Search<N>,
        guard: &Guard<'_>,
    ) -> Result<Result<(), TooLarge>> {
        self.saturate();
        let places = self.columns.most.iter().map(|&most| most as usize).sum::<usize>();
        loop {
            let left = self.phase(search, guard)?;
            if left == 0 {
                return Ok(Ok(()));
            }
            let mut prices = self.rows.price.iter().chain(&self.columns.price);
            if prices.any(|&price| price > N::MOST || -price > N::MOST) {
                return Ok(Err(TooLarge));
            }
            guard.left(PhaseKind::Groups, left, places)?;
        }
    }

    /// Moves prices and flow once. Returns how many were left to be moved.
    pub(super) fn phase(&mut self, search: &mut Search<N>, guard: &Guard<'_>) -> Result<usize> {
        let mut surplus = Vec::with_capacity(self.home() as usize + 1);
        for of in [Side::Rows, Side::Columns] {
            surplus.extend((0..self.side(of).price.len() as u32).map(|member| self.surplus(of, member)));
        }
        surplus.push(-surplus.iter().sum::<i64>());
        let at = |wanted: fn(i64) -> bool| -> Vec<Place> {
            (0..).zip(&surplus).filter(|&(_, &surplus)| wanted(surplus)).map(|(place, _)| place).collect()
        };
        let (sources, sinks) = (at(|surplus| surplus > 0), at(|surplus| surplus < 0));
        let left = surplus.iter().map(|&surplus| usize::try_from(surplus).unwrap_or(0)).sum::<usize>();
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
        search: &mut Search<N>,
        way: Way,
        few: &[Place],
        many: &[Place],
        guard: &Guard<'_>,
    ) -> Result<N> {
        let size = self.home() as usize + 1;
        let Search { distance, settled, heap, seen, .. } = search;
        distance.clear();
        distance.resize(size, N::FAR);
        for flags in [&mut *settled, seen] {
            flags.clear();
            flags.resize(size, false);
        }
        heap.clear();
        for &place in few {
            distance[place as usize] = N::default();
            heap.push(Reverse((N::default(), place)));
        }
        for &place in many {
            seen[place as usize] = true;
        }
        let (mut wanted, mut far) = (many.len(), N::default());
        while let Some(Reverse((length, place))) = heap.pop() {
            if std::mem::replace(&mut settled[place as usize], true) {
                continue;
            }
            far = length;
            wanted -= usize::from(seen[place as usize]);
            if wanted == 0 {
                break;
            }
            let mut steps = 4;
            self.arcs_from(way, place, 0, |_, next, step, _| {
                steps += 4;
                let there = length + step;
                if there < distance[next as usize] {
                    distance[next as usize] = there;
                    heap.push(Reverse((there, next)));
                }
                false
            });
            guard.spend(steps)?;
        }
        Ok(far)
    }

    /// Moves all prices by the distances, as far as `far`.
    fn move_prices(&mut self, search: &Search<N>, way: Way, far: N) {
        let moves = |place: usize| -> N {
            let by = search.distance[place].min(far);
            if way == Way::Forward { by } else { -by }
        };
        let (across, home) = (self.rows.price.len(), moves(self.home() as usize));
        self.rows.move_prices(|i| moves(i) - home);
        self.columns.move_prices(|j| home - moves(across + j));
    }

    /// Moves what can be moved along arcs of length 0, from the many back to the few. Returns how
    /// much.
    fn move_along(
        &mut self,
        search: &mut Search<N>,
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
                path.push((start, Move::Nothing));
                seen[start as usize] = true;
                while let Some(&(place, _)) = path.last() {
                    if sign * surplus[place as usize] > 0 {
                        break;
                    }
                    let (mut found, mut steps) = (None, 4);
                    self.arcs_from(way, place, next[place as usize], |k, to, length, does| {
                        steps += 4;
                        let is_open = length == N::default() && !seen[to as usize];
                        if is_open {
                            found = Some((k, to, does));
                        }
                        is_open
                    });
                    guard.spend(steps)?;
                    if let Some((k, to, does)) = found {
                        // the same arc again, should its place be passed once more
                        next[place as usize] = k;
                        seen[to as usize] = true;
                        path.push((to, does));
                    } else {
                        next[place as usize] = u32::MAX;
                        path.pop();
                    }
                }
                let Some(&(goal, _)) = path.last() else { break };
                for &(place, does) in path.iter() {
                    self.go(does);
                    seen[place as usize] = false;
                }
                surplus[start as usize] += sign;
                surplus[goal as usize] -= sign;
                moved += 1;
            }
        }
        Ok(moved)
    }
}
