//! The flow of groups over some of the pairs.
//!
//! *Problem.* Pairs that may be made are given, some hundred thousand; rows and columns have
//! places, and what a place gains never rises with its number. Which pairs are worth most?
//!
//! *Method.* A circulation home -> row -> column -> home, as in the [residual
//! network](crate::assignment::network::residual): an arc for each pair, one for each place. All
//! arcs that say they gain are filled, which leaves too much in some places of the network and too
//! little in others. Then, in phases: one search of Dijkstra's gives distances from all that have
//! too much (or to all that have too little, whichever are fewer); prices move by them, so that
//! there is a path of length 0 to each of the others; and a search in depth moves what can be moved
//! along such paths, through each place once. No length is negative again when nothing is left.
//!
//! *References.* R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows", 1993, chapters 9 and
//! 10; A. V. Goldberg and R. Kennedy, "An efficient cost scaling algorithm for the assignment
//! problem", 1995 (prices moved by one search from all that is left over).

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^26")]

use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::error::Result;
use crate::progress::PhaseKind;
use crate::assignment::solvers::groups::phase::Search;
use crate::watch::guard::Guard;

/// A pair that may be made.
#[derive(Debug, Clone, Copy)]
pub(super) struct PairArc {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) score: i32,
    pub(super) made: bool,
}

/// Rows or columns.
#[derive(Debug, Clone)]
pub(super) struct Members {
    pub(super) price: Vec<i128>,
    /// How many places there are, are filled from home, and are in a pair.
    most: Vec<u32>,
    filled: Vec<u32>,
    paired: Vec<u32>,
}

impl Members {
    fn new(most: Vec<u32>) -> Self {
        let size = most.len();
        Self { price: vec![0; size], most, filled: vec![0; size], paired: vec![0; size] }
    }

    fn len(&self) -> u32 {
        self.price.len() as u32
    }

    /// Has a member no place?
    pub(super) fn is_closed(&self, member: u32) -> bool {
        self.most[member as usize] == 0
    }
}

/// The flow, and the prices.
pub(super) struct Core<'a, 'p> {
    /// What places gain.
    network: &'a Residual<'p>,
    pub(super) arcs: Vec<PairArc>,
    /// Where the arcs of each row begin.
    first: Vec<u32>,
    /// The arcs of each column, and where they begin.
    of_columns: (Vec<u32>, Vec<u32>),
    pub(super) rows: Members,
    pub(super) columns: Members,
    pub(super) phases: usize,
}

impl<'a, 'p> Core<'a, 'p> {
    /// Nobody is paired. Who has more places waits for the others.
    pub(super) fn new(network: &'a Residual<'p>, pairs: Vec<(u32, u32, i32)>) -> Self {
        let problem = network.problem();
        let limit = |of: Side, across: u32| -> Vec<u32> {
            let side = network.side(of);
            (0..side.price.len() as u32).map(|k| side.most(k).min(across)).collect()
        };
        let (rows, columns) = (problem.rows() as u32, problem.columns() as u32);
        let mut core = Self {
            network,
            arcs: Vec::new(),
            first: Vec::new(),
            of_columns: (Vec::new(), Vec::new()),
            rows: Members::new(limit(Side::Rows, columns)),
            columns: Members::new(limit(Side::Columns, rows)),
            phases: 0,
        };
        core.add(pairs);
        let waiting =
            if problem.row_places() < problem.column_places() { Side::Columns } else { Side::Rows };
        core.let_wait(waiting);
        core
    }

    /// Puts further pairs in: sorted, and none that is there.
    pub(super) fn add(&mut self, pairs: Vec<(u32, u32, i32)>) {
        let new = |(row, column, score)| PairArc { row, column, score, made: false };
        self.arcs.extend(pairs.into_iter().map(new));
        // two sorted runs
        self.arcs.sort_by_key(|arc| (arc.row, arc.column));
        let (rows, columns) = (self.rows.len() as usize, self.columns.len() as usize);
        self.first = starts(rows, self.arcs.iter().map(|arc| arc.row));
        let first = starts(columns, self.arcs.iter().map(|arc| arc.column));
        let (mut next, mut places) = (first.clone(), vec![0; self.arcs.len()]);
        for (at, arc) in (0..).zip(&self.arcs) {
            let next = &mut next[arc.column as usize];
            places[*next as usize] = at;
            *next += 1;
        }
        self.of_columns = (places, first);
    }

    /// Prices at which nobody of a side is missed, and those across that follow.
    fn let_wait(&mut self, waiting: Side) {
        let gains = |of: Side| -> Vec<i128> {
            let side = self.network.side(of);
            (0..side.price.len() as u32).map(|k| -side.gain(k, 0)).collect()
        };
        (self.rows.price, self.columns.price) = (gains(Side::Rows), gains(Side::Columns));
        let best = |least: &mut Option<i128>, price: i128| *least = Some(least.map_or(price, |l| l.max(price)));
        let across = if waiting == Side::Rows { &self.columns } else { &self.rows };
        let mut highest = vec![None; across.price.len()];
        for arc in &self.arcs {
            let worth = self.network.weight(arc.score);
            match waiting {
                Side::Rows => best(&mut highest[arc.column as usize], worth - self.rows.price[arc.row as usize]),
                Side::Columns => best(&mut highest[arc.row as usize], worth - self.columns.price[arc.column as usize]),
            }
        }
        let across = if waiting == Side::Rows { &mut self.columns } else { &mut self.rows };
        for (price, highest) in across.price.iter_mut().zip(highest) {
            *price = highest.unwrap_or(*price);
        }
    }

    pub(super) fn slack(&self, arc: &PairArc) -> i128 {
        let prices = self.rows.price[arc.row as usize] + self.columns.price[arc.column as usize];
        prices - self.network.weight(arc.score)
    }

    /// The arcs of a row.
    pub(super) fn of_row(&self, row: u32) -> std::ops::Range<usize> {
        self.first[row as usize] as usize..self.first[row as usize + 1] as usize
    }

    pub(super) fn of_column(&self, column: u32) -> &[u32] {
        let (places, first) = &self.of_columns;
        &places[first[column as usize] as usize..first[column as usize + 1] as usize]
    }

    pub(super) fn side(&self, of: Side) -> &Members {
        if of == Side::Rows { &self.rows } else { &self.columns }
    }

    pub(super) fn side_mut(&mut self, of: Side) -> &mut Members {
        if of == Side::Rows { &mut self.rows } else { &mut self.columns }
    }

    /// The length of the arc that fills one place more from home.
    pub(super) fn to_fill(&self, of: Side, member: u32) -> Option<i128> {
        let side = self.side(of);
        let filled = side.filled[member as usize];
        let has_room = filled < side.most[member as usize];
        has_room.then(|| -(self.network.side(of).gain(member, filled as usize) + side.price[member as usize]))
    }

    /// The length of the arc that empties one.
    pub(super) fn to_empty(&self, of: Side, member: u32) -> Option<i128> {
        let side = self.side(of);
        let last = side.filled[member as usize].checked_sub(1)?;
        Some(self.network.side(of).gain(member, last as usize) + side.price[member as usize])
    }

    pub(super) fn fill(&mut self, of: Side, member: u32) {
        self.side_mut(of).filled[member as usize] += 1;
    }

    pub(super) fn empty(&mut self, of: Side, member: u32) {
        self.side_mut(of).filled[member as usize] -= 1;
    }

    /// Makes a pair, or parts it.
    pub(super) fn turn(&mut self, at: usize) {
        let arc = &mut self.arcs[at];
        arc.made = !arc.made;
        let (of_row, of_column) =
            (&mut self.rows.paired[arc.row as usize], &mut self.columns.paired[arc.column as usize]);
        if arc.made {
            (*of_row, *of_column) = (*of_row + 1, *of_column + 1);
        } else {
            (*of_row, *of_column) = (*of_row - 1, *of_column - 1);
        }
    }

    /// How many more come to a place of the network than leave it.
    pub(super) fn surplus(&self, of: Side, member: u32) -> i64 {
        let side = self.side(of);
        let more = i64::from(side.filled[member as usize]) - i64::from(side.paired[member as usize]);
        if of == Side::Rows { more } else { -more }
    }

    /// Fills all arcs that say they gain, and empties those that lose.
    fn saturate(&mut self) {
        for at in 0..self.arcs.len() {
            let slack = self.slack(&self.arcs[at]);
            if if self.arcs[at].made { slack > 0 } else { slack < 0 } {
                self.turn(at);
            }
        }
        for of in [Side::Rows, Side::Columns] {
            for member in 0..self.side(of).len() {
                while self.to_fill(of, member).is_some_and(|length| length < 0) {
                    self.fill(of, member);
                }
                while self.to_empty(of, member).is_some_and(|length| length < 0) {
                    self.empty(of, member);
                }
            }
        }
    }

    /// Makes the flow best among the pairs that are there.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(super) fn settle(&mut self, search: &mut Search, guard: &Guard<'_>) -> Result<()> {
        self.saturate();
        let places = self.columns.most.iter().map(|&most| most as usize).sum::<usize>();
        loop {
            let left = self.phase(search, guard)?;
            if left == 0 {
                return Ok(());
            }
            self.phases += 1;
            guard.left(PhaseKind::Groups, left, places)?;
        }
    }
}

/// Where the entries of each member begin; one more at the end.
fn starts(size: usize, members: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut first = vec![0; size + 1];
    members.for_each(|k| first[k as usize + 1] += 1);
    for k in 0..size {
        first[k + 1] += first[k];
    }
    first
}
