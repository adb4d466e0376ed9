//! A shortest path, searched for from both ends.
//!
//! *Problem.* From a member with an empty place to home, or to any member of the other side with a
//! place that would gain by being filled: which way is the shortest?
//!
//! *Method.* Two of Dijkstra's searches, one from the member and one to all those goals at once;
//! the one that has read fewer lines continues. Where both have been, there is a path. When the
//! nearest places of both are together as far as the best path, it is the shortest. A pair that is
//! made is gone back along at once, so only places whose lines are read are waited for. What is
//! near either end is little compared with what is near one of them within the whole distance: in a
//! large assignment where one pair is gone, a few dozen lines are read instead of most.
//!
//! *Prices.* Let the path have the length a + b, where all places nearer than a to the start are
//! settled, and all nearer than b to the goals. Moving the first by a less their distance, and the
//! others the other way by b less theirs, leaves no length negative: an arc from one of the first
//! to one of the others is at least as long as both moves, else it would make a shorter path. The
//! path has the length 0 then.
//!
//! *References.* G. B. Dantzig, 1960 and T. A. J. Nicholson (1966), The Computer Journal 9 (from
//! both ends); I. Pohl (1971), Machine Intelligence 6.

use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::ends::{End, FAR, Way};
use crate::assignment::network::residual::narrow::Narrow;
use crate::assignment::network::residual::search::Search;
use crate::error::Result;
use crate::shortcut::{Shortcut, is_taken};
use crate::watch::guard::Guard;

/// From which end a search continues.
#[derive(Debug, Clone, Copy)]
enum Ahead {
    Near,
    Far,
}

/// The two searches.
#[derive(Debug, Clone)]
pub(super) struct Meeting {
    /// From the start.
    near: Search,
    /// To the goals.
    far: Search,
    /// How far it is from the start to the goals.
    best: i128,
    meet: Option<End>,
    reads: [usize; 2],
    narrow: Narrow,
}

impl Meeting {
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        let search = || Search::new(rows, columns);
        Self {
            near: search(),
            far: search(),
            best: FAR,
            meet: None,
            reads: [0; 2],
            narrow: Narrow::default(),
        }
    }

    fn begin(&mut self, limit: i128) {
        self.near.begin(limit);
        self.far.begin(limit);
        (self.best, self.meet, self.reads) = (limit, None, [0; 2]);
    }

    /// The steps of the path, in the direction of the search from the start; none if the limit was
    /// nearer.
    pub(super) fn path(&self) -> Vec<(End, End)> {
        let Some(meet) = self.meet else { return Vec::new() };
        let mut steps = Vec::new();
        let mut end = meet;
        while self.near.before(end) != end {
            steps.push((self.near.before(end), end));
            end = self.near.before(end);
        }
        end = meet;
        while end != End::Home && self.far.before(end) != end {
            steps.push((end, self.far.before(end)));
            end = self.far.before(end);
        }
        steps
    }
}

impl Residual<'_> {
    /// Finds the shortest path from a member's empty place, and moves the prices so that its length
    /// is 0; they move by `limit` if that is nearer.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::error::Error::is_cancelled) when the guard stops it: then no price
    /// has moved.
    pub(super) fn search_both_ways(
        &mut self,
        start: End,
        way: Way,
        limit: i128,
        found: &mut Meeting,
        guard: &Guard<'_>,
    ) -> Result<()> {
        let goals = way.reading().other();
        let size = self.side(goals).price.len() as u32;
        let wanted: Vec<u32> = (0..size).filter(|&k| self.side(goals).would_gain(k)).collect();
        // with one goal, both lines together say how far all can be that is of interest
        let both =
            if let &[goal] = wanted.as_slice() { self.over_one(start, goal, way, found) } else { None };
        found.begin(both.map_or(limit, |length| limit.min(length + 1)));
        found.narrow.copy(self);
        found.near.reach(start, 0, start);
        for k in wanted {
            found.far.reach(End::of(goals, k), 0, End::of(goals, k));
        }
        self.scan_nearest(found, way, 0, Ahead::Near, both.is_some());
        if found.best > 0 {
            if let Some((there, _)) = found.far.nearest() {
                self.scan_nearest(found, way, there, Ahead::Far, both.is_some());
            }
            self.scan_home(found, way);
        }
        let after = loop {
            guard.spend(self.line(way.reading()) + self.line(way.reading().other()))?;
            let (Some((here, _)), Some((there, _))) = (found.near.nearest(), found.far.nearest()) else {
                // one of the ends has nothing left: all there is has been seen from it
                let here = found.near.nearest().map_or(FAR, |(here, _)| here);
                break here.min(found.best);
            };
            if here + there >= found.best {
                break here.min(found.best);
            }
            if found.reads[0] <= found.reads[1] || !is_taken(Shortcut::BothEnds) {
                self.scan_nearest(found, way, here, Ahead::Near, false);
            } else {
                self.scan_nearest(found, way, there, Ahead::Far, false);
            }
        };
        self.move_prices(found, after, way);
        Ok(())
    }

    /// The shortest path from a place to a goal that takes at most one pair away, if there is one.
    /// Leaves the lines of both.
    fn over_one(&self, start: End, goal: u32, way: Way, found: &mut Meeting) -> Option<i128> {
        let (End::Row(member) | End::Column(member)) = start else { return None };
        let (of, goals) = (way.reading(), way.reading().other());
        let [near, far] = [(&mut found.near, of, member), (&mut found.far, goals, goal)].map(
            |(Search { scratch, line, .. }, of, member)| {
                self.slacks(of, member, scratch, line);
                &*line
            },
        );
        let mut best = near.get(goal as usize).copied().filter(|&length| length >= 0).unwrap_or(FAR);
        for (k, &length) in (0..).zip(near) {
            if length < 0 || length >= best {
                continue;
            }
            for &partner in self.side(goals).partners[k as usize].iter() {
                let last = far[partner as usize];
                if last >= 0
                    && last < best - length
                    && partner != member
                    && k != goal
                    && let Some(back) = self.back(goals, k, partner)
                {
                    best = best.min((length + last).saturating_add(back));
                }
            }
        }
        (best != FAR).then_some(best)
    }

    /// Continues along the line of the nearest place of one of the ends. The first ones may have
    /// been read.
    fn scan_nearest(&self, found: &mut Meeting, way: Way, distance: i128, ahead: Ahead, is_read: bool) {
        let Meeting { near, far, best, meet, reads, narrow } = found;
        let (search, other, of) = match ahead {
            Ahead::Near => (near, &*far, way.reading()),
            Ahead::Far => (far, &*near, way.other().reading()),
        };
        let Some(from) = search.settle_nearest() else { return };
        let (End::Row(member) | End::Column(member)) = from else { return };
        reads[ahead as usize] += 1;
        let within = search.cut().saturating_sub(distance);
        let mut reach = |search: &mut Search, k: u32, length: i128| {
            self.reach_over(search, other, (of.other(), k), distance + length, from, &mut |sum, end| {
                if sum < *best {
                    (*best, *meet) = (sum, Some(end));
                }
            });
        };
        if is_read {
            let line = std::mem::take(&mut search.line);
            let partners = &self.side(of).partners[member as usize];
            let lengths = (0..).zip(&line).filter(|&(_, &length)| length >= 0 && length < within);
            lengths.filter(|(k, _)| !partners.contains(k)).for_each(|(k, &length)| reach(search, k, length));
            search.line = line;
        } else {
            self.arcs((of, member), distance, narrow, search, reach);
        }
        let best = *best;
        found.near.cut_at(best);
        found.far.cut_at(best);
    }

    /// Sets out from home: it is a goal.
    fn scan_home(&self, found: &mut Meeting, way: Way) {
        let Meeting { near, far, best, meet, .. } = found;
        let reading = way.other().reading();
        self.near_home(reading, |end, length| {
            let mut update = |sum: i128, end: End| {
                if sum < *best {
                    (*best, *meet) = (sum, Some(end));
                }
            };
            match end {
                End::Row(k) if reading == Side::Columns => {
                    self.reach_over(far, near, (Side::Rows, k), length, End::Home, &mut update);
                }
                End::Column(k) if reading == Side::Rows => {
                    self.reach_over(far, near, (Side::Columns, k), length, End::Home, &mut update);
                }
                _ if far.reach(end, length, End::Home) => {
                    update(length.saturating_add(near.distance(end)), end);
                }
                _ => {}
            }
        });
        let best = *best;
        found.near.cut_at(best);
        found.far.cut_at(best);
    }

    /// Reaches a place whose line is not read, and those with whom it makes pairs.
    fn reach_over(
        &self,
        search: &mut Search,
        other: &Search,
        (of, member): (Side, u32),
        distance: i128,
        from: End,
        update: &mut impl FnMut(i128, End),
    ) {
        let place = End::of(of, member);
        if !search.note(place, distance, from) {
            return;
        }
        update(distance.saturating_add(other.distance(place)), place);
        for &partner in self.side(of).partners[member as usize].iter() {
            let Some(length) = self.back(of, member, partner) else { continue };
            let end = End::of(of.other(), partner);
            if search.reach(end, distance + length, place) {
                update((distance + length).saturating_add(other.distance(end)), end);
            }
        }
    }

    /// Moves the prices of all that are nearer than `near` to the start, or than the rest of the
    /// way to the goals.
    fn move_prices(&mut self, found: &Meeting, near: i128, way: Way) {
        let sign = if way == Way::Forward { 1 } else { -1 };
        let rest = found.best - near;
        if rest > 0 {
            // home is a goal, and its price is 0: all others move the other way
            self.rows.price.iter_mut().for_each(|price| *price -= sign * rest);
            self.columns.price.iter_mut().for_each(|price| *price += sign * rest);
        }
        let nearer = [(&found.near, near, sign), (&found.far, rest, -sign)];
        for (search, reach, sign) in nearer {
            for &end in search.reached() {
                let by = sign * (reach - search.distance(end)).max(0);
                match end {
                    End::Row(i) => self.rows.price[i as usize] -= by,
                    End::Column(j) => self.columns.price[j as usize] += by,
                    End::Home => {}
                }
            }
        }
    }
}
