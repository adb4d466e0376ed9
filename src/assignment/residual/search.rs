//! Dijkstra's search in the residual network.
//!
//! Distances are from a row, a column or home, along the arcs or, for distances to it, against them. A line
//! of scores is read when its member is settled: so a search that ends early reads little. Time at most
//! O(rows x columns + changes x log people), space O(people).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Of, Residual};

/// Not reached, or no arc.
pub(in super::super) const FAR: i128 = i128::MAX;

/// A place in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum End {
    Home,
    Row(u32),
    Column(u32),
}

/// What a search found.
#[derive(Debug, Clone)]
pub(in super::super) struct Search {
    rows: Vec<i128>,
    columns: Vec<i128>,
    home: i128,
    before: [Vec<End>; 2],
    before_home: End,
    settled: Vec<End>,
}

/// Along the arcs, or against them?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Way {
    Forward,
    Backward,
}

impl Search {
    pub(in super::super) fn distance(&self, end: End) -> i128 {
        match end {
            End::Home => self.home,
            End::Row(i) => self.rows[i as usize],
            End::Column(j) => self.columns[j as usize],
        }
    }

    /// Where the shortest path to a place came from.
    pub(in super::super) fn before(&self, end: End) -> End {
        match end {
            End::Home => self.before_home,
            End::Row(i) => self.before[0][i as usize],
            End::Column(j) => self.before[1][j as usize],
        }
    }

    /// The places whose distance is known for certain, nearest first.
    pub(in super::super) fn settled(&self) -> &[End] {
        &self.settled
    }

    fn reach(&mut self, heap: &mut Heap, end: End, distance: i128, from: End) {
        let place = match end {
            End::Home => &mut self.home,
            End::Row(i) => &mut self.rows[i as usize],
            End::Column(j) => &mut self.columns[j as usize],
        };
        if distance >= *place {
            return;
        }
        *place = distance;
        match end {
            End::Home => self.before_home = from,
            End::Row(i) => self.before[0][i as usize] = from,
            End::Column(j) => self.before[1][j as usize] = from,
        }
        heap.push(Reverse((distance, end)));
    }
}

type Heap = BinaryHeap<Reverse<(i128, End)>>;

impl Residual<'_> {
    /// The distances from a place (or to it, going backward) of all places nearer than `limit`; the search
    /// ends when `last` is settled.
    ///
    /// Arcs of negative length are not there: they belong to changes still to be made.
    pub(in super::super) fn search(&self, start: End, way: Way, limit: i128, last: Option<End>) -> Search {
        self.search_from(&[(start, 0)], way, limit, last)
    }

    /// The same from several places, each at a distance of its own.
    pub(in super::super) fn search_from(
        &self,
        starts: &[(End, i128)],
        way: Way,
        limit: i128,
        last: Option<End>,
    ) -> Search {
        let sizes = [self.rows.price.len(), self.columns.price.len()];
        let mut found = Search {
            rows: vec![FAR; sizes[0]],
            columns: vec![FAR; sizes[1]],
            home: FAR,
            before: sizes.map(|size| vec![End::Home; size]),
            before_home: End::Home,
            settled: Vec::new(),
        };
        let mut heap = Heap::new();
        for &(start, distance) in starts {
            found.reach(&mut heap, start, distance, start);
        }
        let (mut desk, mut line) = (Vec::new(), Vec::new());
        // forward, lines are read from rows to columns; backward, from columns to rows
        let reading = if way == Way::Forward { Of::Rows } else { Of::Columns };
        while let Some(Reverse((distance, end))) = heap.pop() {
            if distance >= limit {
                break;
            }
            if found.distance(end) < distance {
                continue;
            }
            found.settled.push(end);
            if Some(end) == last {
                break;
            }
            let (of, member) = match end {
                End::Home => {
                    self.leave_home(&mut found, &mut heap, reading, distance);
                    continue;
                }
                End::Row(i) => (Of::Rows, i),
                End::Column(j) => (Of::Columns, j),
            };
            let (side, place) = (self.side(of), |k: u32| match of {
                Of::Rows => End::Column(k),
                Of::Columns => End::Row(k),
            });
            if of == reading {
                self.slacks(of, member, &mut desk, &mut line);
                let mut partners = side.partners[member as usize].iter().peekable();
                for (k, &slack) in (0u32..).zip(&line) {
                    let is_pair = partners.next_if(|&&partner| partner == k).is_some();
                    if slack != FAR && slack >= 0 && !is_pair {
                        found.reach(&mut heap, place(k), distance + slack, end);
                    }
                }
            } else {
                for &partner in &side.partners[member as usize] {
                    let slack = if of == Of::Rows {
                        self.slack(member, partner)
                    } else {
                        self.slack(partner, member)
                    };
                    if let Some(slack) = slack.filter(|&slack| slack <= 0) {
                        found.reach(&mut heap, place(partner), distance - slack, end);
                    }
                }
            }
            // a unit less on the reading side, or a unit more on the other, leads home
            let home = if of == reading { side.to_empty(member) } else { side.to_fill(member) };
            if let Some(length) = home.filter(|&length| length >= 0) {
                found.reach(&mut heap, End::Home, distance + length, end);
            }
        }
        found
    }

    fn leave_home(&self, found: &mut Search, heap: &mut Heap, reading: Of, distance: i128) {
        for of in [Of::Rows, Of::Columns] {
            let side = self.side(of);
            for k in 0..side.price.len() as u32 {
                let length = if of == reading { side.to_fill(k) } else { side.to_empty(k) };
                if let Some(length) = length.filter(|&length| length >= 0) {
                    let end = if of == Of::Rows { End::Row(k) } else { End::Column(k) };
                    found.reach(heap, end, distance + length, End::Home);
                }
            }
        }
    }
}
