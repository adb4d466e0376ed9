//! Dijkstra's search in the residual network.
//!
//! Distances are from a row, a column or home, along the arcs or, for distances to it, against them. A line
//! of scores is read when its member is settled: so a search that ends early reads little. Time at most
//! O(rows x columns + changes x log people), space O(people). A search that repairs the network ends at the
//! first place where something is missing, and its memory is used again by the next one.

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
    /// Whose distance is not [`FAR`].
    reached: Vec<End>,
    heap: BinaryHeap<Reverse<(i128, End)>>,
    /// What is as far as this is not looked at.
    cut: i128,
    goal: Option<End>,
    desk: Vec<i32>,
    line: Vec<i128>,
}

/// Along the arcs, or against them?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Way {
    Forward,
    Backward,
}

/// What is wanted?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hunt {
    /// All distances.
    Distances,
    /// The nearest place to which a pair can be moved.
    Places,
}

impl Search {
    /// For so many rows and columns; nothing is reached.
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        Self {
            rows: vec![FAR; rows],
            columns: vec![FAR; columns],
            home: FAR,
            before: [vec![End::Home; rows], vec![End::Home; columns]],
            before_home: End::Home,
            settled: Vec::new(),
            reached: Vec::new(),
            heap: BinaryHeap::new(),
            cut: FAR,
            goal: None,
            desk: Vec::new(),
            line: Vec::new(),
        }
    }

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

    /// Forgets what was found, in time O(what was found). Places as far as `cut` are of no interest.
    fn begin(&mut self, cut: i128) {
        for end in self.reached.drain(..) {
            match end {
                End::Home => self.home = FAR,
                End::Row(i) => self.rows[i as usize] = FAR,
                End::Column(j) => self.columns[j as usize] = FAR,
            }
        }
        self.settled.clear();
        self.heap.clear();
        self.cut = cut;
        self.goal = None;
    }

    /// Is a place nearer by this way than it was known to be?
    fn is_nearer(&self, end: End, distance: i128) -> bool {
        distance < self.cut && distance < self.distance(end)
    }

    /// This is where a search that repairs may end; what is not nearer is of no interest any more.
    fn end_at(&mut self, end: End, distance: i128) {
        self.goal = Some(end);
        self.cut = distance;
    }

    fn reach(&mut self, end: End, distance: i128, from: End) {
        let (place, before) = match end {
            End::Home => (&mut self.home, &mut self.before_home),
            End::Row(i) => (&mut self.rows[i as usize], &mut self.before[0][i as usize]),
            End::Column(j) => (&mut self.columns[j as usize], &mut self.before[1][j as usize]),
        };
        if distance >= *place || distance >= self.cut {
            return;
        }
        if *place == FAR {
            self.reached.push(end);
        }
        (*place, *before) = (distance, from);
        self.heap.push(Reverse((distance, end)));
    }
}

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
        let mut found = Search::new(self.rows.price.len(), self.columns.price.len());
        for &(start, distance) in starts {
            found.reach(start, distance, start);
        }
        while let Some(Reverse((distance, end))) = found.heap.pop() {
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
            self.step(&mut found, way, Hunt::Distances, end, distance);
        }
        found
    }

    /// The shortest path from a member to home, or to a member of the other side with an empty place that
    /// would gain something: where it ends, or nothing if `limit` is nearer.
    pub(super) fn search_place(&self, start: End, way: Way, limit: i128, found: &mut Search) -> Option<End> {
        found.begin(limit);
        found.reach(start, 0, start);
        while let Some(Reverse((distance, end))) = found.heap.pop() {
            if distance >= found.cut {
                break;
            }
            if found.distance(end) == distance {
                found.settled.push(end);
                self.step(found, way, Hunt::Places, end, distance);
            }
        }
        found.goal
    }

    /// Reaches what is next to a place.
    fn step(&self, found: &mut Search, way: Way, hunt: Hunt, end: End, distance: i128) {
        // forward, lines are read from rows to columns; backward, from columns to rows
        let reading = if way == Way::Forward { Of::Rows } else { Of::Columns };
        let (of, member) = match end {
            End::Home => return self.leave_home(found, reading, distance),
            End::Row(i) => (Of::Rows, i),
            End::Column(j) => (Of::Columns, j),
        };
        let (side, place) = (self.side(of), |k: u32| match of {
            Of::Rows => End::Column(k),
            Of::Columns => End::Row(k),
        });
        if of == reading {
            let (mut desk, mut line) = (std::mem::take(&mut found.desk), std::mem::take(&mut found.line));
            self.slacks(of, member, &mut desk, &mut line);
            let far = self.side(of.other());
            let mut partners = side.partners[member as usize].iter().peekable();
            for (k, &slack) in (0u32..).zip(&line) {
                let is_pair = partners.next_if(|&&partner| partner == k).is_some();
                if slack == FAR || slack < 0 || is_pair || !found.is_nearer(place(k), distance + slack) {
                    continue;
                }
                found.reach(place(k), distance + slack, end);
                if hunt == Hunt::Places && far.would_gain(k) {
                    found.end_at(place(k), distance + slack);
                }
            }
            (found.desk, found.line) = (desk, line);
        } else {
            for &partner in &side.partners[member as usize] {
                let slack =
                    if of == Of::Rows { self.slack(member, partner) } else { self.slack(partner, member) };
                if let Some(slack) = slack.filter(|&slack| slack <= 0) {
                    found.reach(place(partner), distance - slack, end);
                }
            }
        }
        // a unit less on the reading side, or a unit more on the other, leads home
        let home = if of == reading { side.to_empty(member) } else { side.to_fill(member) };
        if let Some(length) = home.filter(|&length| length >= 0)
            && found.is_nearer(End::Home, distance + length)
        {
            found.reach(End::Home, distance + length, end);
            if hunt == Hunt::Places {
                found.end_at(End::Home, distance + length);
            }
        }
    }

    fn leave_home(&self, found: &mut Search, reading: Of, distance: i128) {
        for of in [Of::Rows, Of::Columns] {
            let side = self.side(of);
            for k in 0..side.price.len() as u32 {
                let length = if of == reading { side.to_fill(k) } else { side.to_empty(k) };
                if let Some(length) = length.filter(|&length| length >= 0) {
                    let end = if of == Of::Rows { End::Row(k) } else { End::Column(k) };
                    found.reach(end, distance + length, End::Home);
                }
            }
        }
    }
}
