//! Dijkstra's search in the residual network.
//!
//! Distances are from a row, a column or home, along the arcs or, for distances to it, against
//! them. A line of scores is read when its member is settled: so a search that ends early reads
//! little. Time at most O(rows x columns + changes x log people), space O(people), which can be
//! used again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::ends::{End, FAR, Way};
use crate::assignment::network::residual::narrow::{NARROW_FAR, Narrow};
use crate::assignment::reading::lines::LineScratch;
use crate::error::Result;
use crate::watch::guard::Guard;

/// What a search found.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct Search {
    rows: Vec<i128>,
    columns: Vec<i128>,
    home: i128,
    /// The distances of rows and of columns in one word, [`NARROW_FAR`] where that is too little.
    narrow: [Vec<i64>; 2],
    before: [Vec<End>; 2],
    before_home: End,
    /// Whose distance is not [`FAR`].
    reached: Vec<End>,
    heap: BinaryHeap<Reverse<(i128, End)>>,
    /// What is as far as this is not looked at.
    cut: i128,
    pub(super) scratch: LineScratch,
    pub(super) line: Vec<i128>,
}

impl Search {
    /// For this many rows and columns; nothing is reached.
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        Self {
            rows: vec![FAR; rows],
            columns: vec![FAR; columns],
            home: FAR,
            narrow: [vec![NARROW_FAR; rows], vec![NARROW_FAR; columns]],
            before: [vec![End::Home; rows], vec![End::Home; columns]],
            before_home: End::Home,
            reached: Vec::new(),
            heap: BinaryHeap::new(),
            cut: FAR,
            scratch: LineScratch::default(),
            line: Vec::new(),
        }
    }

    pub(in crate::assignment) fn distance(&self, end: End) -> i128 {
        match end {
            End::Home => self.home,
            End::Row(i) => self.rows[i as usize],
            End::Column(j) => self.columns[j as usize],
        }
    }

    /// The distances of a side in one word.
    pub(super) fn narrow(&self, of: Side) -> &[i64] {
        &self.narrow[usize::from(of == Side::Columns)]
    }

    /// Where the shortest path to a place came from.
    pub(in crate::assignment) fn before(&self, end: End) -> End {
        match end {
            End::Home => self.before_home,
            End::Row(i) => self.before[0][i as usize],
            End::Column(j) => self.before[1][j as usize],
        }
    }

    /// Forgets what was found, in time O(what was found). Places as far as `cut` are of no
    /// interest.
    pub(super) fn begin(&mut self, cut: i128) {
        for end in self.reached.drain(..) {
            match end {
                End::Home => self.home = FAR,
                End::Row(i) => {
                    (self.rows[i as usize], self.narrow[0][i as usize]) = (FAR, NARROW_FAR);
                }
                End::Column(j) => {
                    (self.columns[j as usize], self.narrow[1][j as usize]) = (FAR, NARROW_FAR);
                }
            }
        }
        self.heap.clear();
        self.cut = cut;
    }

    /// A way to a place. Returns whether it is the shortest one so far.
    pub(super) fn reach(&mut self, end: End, distance: i128, from: End) -> bool {
        let is_nearer = self.note(end, distance, from);
        if is_nearer {
            self.heap.push(Reverse((distance, end)));
        }
        is_nearer
    }

    /// The same, of a place from which the search continues at once.
    pub(super) fn note(&mut self, end: End, distance: i128, from: End) -> bool {
        let (place, before) = match end {
            End::Home => (&mut self.home, &mut self.before_home),
            End::Row(i) => (&mut self.rows[i as usize], &mut self.before[0][i as usize]),
            End::Column(j) => (&mut self.columns[j as usize], &mut self.before[1][j as usize]),
        };
        if distance >= *place || distance >= self.cut {
            return false;
        }
        if *place == FAR {
            self.reached.push(end);
        }
        (*place, *before) = (distance, from);
        let narrow = i64::try_from(distance).map_or(NARROW_FAR, |distance| distance.min(NARROW_FAR));
        match end {
            End::Home => {}
            End::Row(i) => self.narrow[0][i as usize] = narrow,
            End::Column(j) => self.narrow[1][j as usize] = narrow,
        }
        true
    }

    /// All places to which there is a way.
    pub(super) fn reached(&self) -> &[End] {
        &self.reached
    }

    /// The nearest place whose distance is not known for certain yet.
    pub(super) fn nearest(&mut self) -> Option<(i128, End)> {
        while let Some(&Reverse((distance, end))) = self.heap.peek() {
            if self.distance(end) == distance {
                return Some((distance, end));
            }
            self.heap.pop();
        }
        None
    }

    /// Its distance is known now.
    pub(super) fn settle_nearest(&mut self) -> Option<End> {
        let Reverse((_, end)) = self.heap.pop()?;
        Some(end)
    }

    /// What is as far as this is of no interest.
    pub(super) fn cut(&self) -> i128 {
        self.cut
    }

    /// What is as far as this is of no interest any more.
    pub(super) fn cut_at(&mut self, distance: i128) {
        self.cut = distance;
    }
}

impl Residual<'_> {
    /// The distances from a place (or to it, going backward) of all places nearer than `limit`; the
    /// search ends when `last` is settled.
    ///
    /// Arcs of negative length are not there: they belong to changes still to be made.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::error::Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn search(
        &self,
        start: End,
        way: Way,
        (limit, last): (i128, Option<End>),
        guard: &Guard<'_>,
    ) -> Result<Search> {
        let mut found = Search::new(self.rows.price.len(), self.columns.price.len());
        found.reach(start, 0, start);
        let line = self.line(way.reading());
        let mut narrow = Narrow::default();
        narrow.copy(self);
        while let Some((distance, end)) = found.nearest().filter(|&(distance, _)| distance < limit) {
            found.settle_nearest();
            if Some(end) == last {
                break;
            }
            guard.spend(line)?;
            self.step(&mut found, way, (end, distance), &narrow);
            self.step_home(&mut found, way, end, distance);
        }
        Ok(found)
    }

    /// How long a line of a side is.
    pub(in crate::assignment) fn line(&self, of: Side) -> u64 {
        self.side(of.other()).price.len() as u64
    }

    /// Reaches what is next to a place, but home.
    fn step(&self, found: &mut Search, way: Way, (end, distance): (End, i128), narrow: &Narrow) {
        let (of, member) = match end {
            End::Home => return,
            End::Row(i) => (Side::Rows, i),
            End::Column(j) => (Side::Columns, j),
        };
        if of == way.reading() {
            self.arcs((of, member), distance, narrow, found, |found, k, length| {
                found.reach(End::of(of.other(), k), distance + length, end);
            });
        } else {
            for &partner in self.side(of).partners[member as usize].iter() {
                if let Some(length) = self.back(of, member, partner) {
                    found.reach(End::of(of.other(), partner), distance + length, end);
                }
            }
        }
    }

    /// The length of the arc of a pair that is made, against its line.
    pub(super) fn back(&self, of: Side, member: u32, partner: u32) -> Option<i128> {
        let slack = if of == Side::Rows { self.slack(member, partner) } else { self.slack(partner, member) };
        slack.filter(|&slack| slack <= 0).map(|slack| -slack)
    }

    /// Reaches home from a place, or all that is next to home.
    fn step_home(&self, found: &mut Search, way: Way, end: End, distance: i128) {
        let (of, member) = match end {
            End::Home => return self.leave_home(found, way.reading(), distance),
            End::Row(i) => (Side::Rows, i),
            End::Column(j) => (Side::Columns, j),
        };
        // a unit less on the reading side, or a unit more on the other, leads home
        let side = self.side(of);
        let home = if of == way.reading() { side.to_empty(member) } else { side.to_fill(member) };
        if let Some(length) = home.filter(|&length| length >= 0) {
            found.reach(End::Home, distance + length, end);
        }
    }

    fn leave_home(&self, found: &mut Search, reading: Side, distance: i128) {
        self.near_home(reading, |end, length| {
            found.reach(end, distance + length, End::Home);
        });
    }

    /// All that is next to home, with the lengths of the arcs from there (to it, where columns are
    /// read from it).
    pub(super) fn near_home(&self, reading: Side, mut tell: impl FnMut(End, i128)) {
        for of in [Side::Rows, Side::Columns] {
            let side = self.side(of);
            for k in 0..side.price.len() as u32 {
                let length = if of == reading { side.to_fill(k) } else { side.to_empty(k) };
                if let Some(length) = length.filter(|&length| length >= 0) {
                    tell(End::of(of, k), length);
                }
            }
        }
    }
}
