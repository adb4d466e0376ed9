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
use crate::assignment::solvers::groups::candidate::Candidate;
use crate::assignment::solvers::groups::number::Number;

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
pub(super) struct Members<N> {
    pub(super) price: Vec<N>,
    /// How many places there are, are filled from home, and are in a pair.
    pub(super) most: Vec<u32>,
    filled: Vec<u32>,
    /// The arcs that are made.
    pub(super) made: Vec<Vec<u32>>,
    /// What the next place and the last one gain.
    next: Vec<N>,
    last: Vec<N>,
}

impl<N: Number> Members<N> {
    fn new(most: Vec<u32>) -> Self {
        let size = most.len();
        Self {
            price: vec![N::default(); size],
            most,
            filled: vec![0; size],
            made: vec![Vec::new(); size],
            next: vec![N::default(); size],
            last: vec![N::default(); size],
        }
    }

    fn len(&self) -> u32 {
        self.price.len() as u32
    }

    /// Has a member no place?
    pub(super) fn is_closed(&self, member: u32) -> bool {
        self.most[member as usize] == 0
    }

    /// Adds this to the prices of all that are in the network: not of who has no place.
    pub(super) fn move_prices(&mut self, by: impl Fn(usize) -> N) {
        for (member, (price, &most)) in self.price.iter_mut().zip(&self.most).enumerate() {
            if most > 0 {
                *price += by(member);
            }
        }
    }

    /// The length of the arc that fills one place more from home.
    pub(super) fn to_fill(&self, member: u32) -> Option<N> {
        let member = member as usize;
        (self.filled[member] < self.most[member]).then(|| -(self.next[member] + self.price[member]))
    }

    /// The length of the arc that empties one.
    pub(super) fn to_empty(&self, member: u32) -> Option<N> {
        let member = member as usize;
        (self.filled[member] > 0).then(|| self.last[member] + self.price[member])
    }

    fn turn(&mut self, member: u32, at: u32, made: bool) {
        let all = &mut self.made[member as usize];
        if made {
            all.push(at);
        } else if let Some(place) = all.iter().position(|&other| other == at) {
            all.swap_remove(place);
        }
    }
}

/// The flow, and the prices.
pub(super) struct Core<'a, 'p, N> {
    /// What places gain.
    network: &'a Residual<'p>,
    pub(super) pair: N,
    pub(super) point: N,
    pub(super) arcs: Vec<PairArc>,
    /// Where the arcs of each row begin.
    first: Vec<u32>,
    /// The arcs of each column, and where they begin.
    of_columns: (Vec<ColumnArc>, Vec<u32>),
    pub(super) rows: Members<N>,
    pub(super) columns: Members<N>,
}

/// An arc as its column has it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ColumnArc {
    pub(super) row: u32,
    pub(super) score: i32,
    pub(super) at: u32,
}

/// Numbers did not fit: wider ones are needed.
#[derive(Debug)]
pub(super) struct TooLarge;

impl<'a, 'p, N: Number> Core<'a, 'p, N> {
    /// Nobody is paired. Who has more places waits for the others. None where the numbers do not
    /// fit.
    pub(super) fn new(network: &'a Residual<'p>, pairs: &[Candidate]) -> Option<Self> {
        let problem = network.problem();
        // one place more than there are partners stays empty, and so it is worth nothing
        let limit = |of: Side, across: u32| -> Vec<u32> {
            let side = network.side(of);
            (0..side.price.len() as u32).map(|k| side.most(k).min(across + 1)).collect()
        };
        let (rows, columns) = (problem.rows() as u32, problem.columns() as u32);
        let mut core = Self {
            network,
            pair: N::of(network.weight(0))?,
            point: N::of(network.weight(1) - network.weight(0))?,
            arcs: Vec::new(),
            first: Vec::new(),
            of_columns: (Vec::new(), Vec::new()),
            rows: Members::new(limit(Side::Rows, columns)),
            columns: Members::new(limit(Side::Columns, rows)),
        };
        for of in [Side::Rows, Side::Columns] {
            for member in 0..core.side(of).len() {
                let side = network.side(of);
                // the gains of all places are between these
                let most = core.side(of).most[member as usize] as usize;
                N::of(side.gain(member, 0)).zip(N::of(side.gain(member, most)))?;
                core.count(of, member);
            }
        }
        core.add(pairs);
        let waiting = if problem.row_places() < problem.column_places() { Side::Columns } else { Side::Rows };
        core.let_wait(waiting);
        Some(core)
    }

    /// Puts further pairs in: sorted, and none that is there.
    pub(super) fn add(&mut self, pairs: &[Candidate]) {
        let new = |&(row, column, score)| PairArc { row, column, score, made: false };
        self.arcs.extend(pairs.iter().map(new));
        // two sorted runs
        self.arcs.sort_by_key(|arc| (arc.row, arc.column));
        let (rows, columns) = (self.rows.len() as usize, self.columns.len() as usize);
        self.first = starts(rows, self.arcs.iter().map(|arc| arc.row));
        let first = starts(columns, self.arcs.iter().map(|arc| arc.column));
        let (mut next, mut all) = (first.clone(), vec![ColumnArc::default(); self.arcs.len()]);
        self.rows.made.iter_mut().chain(&mut self.columns.made).for_each(Vec::clear);
        for (at, arc) in (0..).zip(&self.arcs) {
            let next = &mut next[arc.column as usize];
            all[*next as usize] = ColumnArc { row: arc.row, score: arc.score, at };
            *next += 1;
            if arc.made {
                self.rows.made[arc.row as usize].push(at);
                self.columns.made[arc.column as usize].push(at);
            }
        }
        self.of_columns = (all, first);
    }

    /// Raises prices until no pair is worth more that is not made: of its row or of its column,
    /// whichever has more such pairs.
    pub(super) fn raise(&mut self) {
        let mut many = [vec![0u32; self.rows.price.len()], vec![0u32; self.columns.price.len()]];
        for arc in self.arcs.iter().filter(|arc| !arc.made && self.slack(arc) < N::default()) {
            many[0][arc.row as usize] += 1;
            many[1][arc.column as usize] += 1;
        }
        for at in 0..self.arcs.len() {
            let arc = self.arcs[at];
            let slack = self.slack(&arc);
            if arc.made || slack >= N::default() {
                continue;
            }
            if many[0][arc.row as usize] > many[1][arc.column as usize] {
                self.rows.price[arc.row as usize] -= slack;
            } else {
                self.columns.price[arc.column as usize] -= slack;
            }
        }
    }

    /// Prices at which nobody of a side is missed, and those across that follow.
    fn let_wait(&mut self, waiting: Side) {
        for members in [&mut self.rows, &mut self.columns] {
            for (price, &gain) in members.price.iter_mut().zip(&members.next) {
                *price = -gain;
            }
        }
        let mut highest: Vec<Option<N>> = vec![None; self.side(waiting.other()).price.len()];
        for arc in &self.arcs {
            let (near, far) = match waiting {
                Side::Rows => (self.rows.price[arc.row as usize], arc.column),
                Side::Columns => (self.columns.price[arc.column as usize], arc.row),
            };
            let (price, highest) = (self.worth(arc.score) - near, &mut highest[far as usize]);
            *highest = Some(highest.map_or(price, |highest| highest.max(price)));
        }
        for (price, highest) in self.side_mut(waiting.other()).price.iter_mut().zip(highest) {
            *price = highest.unwrap_or(*price);
        }
    }

    pub(super) fn worth(&self, score: i32) -> N {
        self.pair + N::times(self.point, score)
    }

    pub(super) fn slack(&self, arc: &PairArc) -> N {
        self.rows.price[arc.row as usize] + self.columns.price[arc.column as usize] - self.worth(arc.score)
    }

    /// The arcs of a row.
    pub(super) fn of_row(&self, row: u32) -> std::ops::Range<usize> {
        self.first[row as usize] as usize..self.first[row as usize + 1] as usize
    }

    pub(super) fn of_column(&self, column: u32) -> &[ColumnArc] {
        let (arcs, first) = &self.of_columns;
        &arcs[first[column as usize] as usize..first[column as usize + 1] as usize]
    }

    pub(super) fn side(&self, of: Side) -> &Members<N> {
        if of == Side::Rows { &self.rows } else { &self.columns }
    }

    fn side_mut(&mut self, of: Side) -> &mut Members<N> {
        if of == Side::Rows { &mut self.rows } else { &mut self.columns }
    }

    /// Knows again what the next place and the last one gain.
    fn count(&mut self, of: Side, member: u32) {
        let filled = self.side(of).filled[member as usize] as usize;
        let gain = |place: usize| N::of(self.network.side(of).gain(member, place)).unwrap_or(N::MOST);
        let (next, last) = (gain(filled), gain(filled.saturating_sub(1)));
        let side = self.side_mut(of);
        (side.next[member as usize], side.last[member as usize]) = (next, last);
    }

    pub(super) fn fill(&mut self, of: Side, member: u32) {
        self.side_mut(of).filled[member as usize] += 1;
        self.count(of, member);
    }

    pub(super) fn empty(&mut self, of: Side, member: u32) {
        self.side_mut(of).filled[member as usize] -= 1;
        self.count(of, member);
    }

    /// Makes a pair, or parts it.
    pub(super) fn turn(&mut self, at: u32) {
        let arc = &mut self.arcs[at as usize];
        arc.made = !arc.made;
        let PairArc { row, column, made, .. } = *arc;
        self.rows.turn(row, at, made);
        self.columns.turn(column, at, made);
    }

    /// How many more come to a place of the network than leave it.
    pub(super) fn surplus(&self, of: Side, member: u32) -> i64 {
        let side = self.side(of);
        let more =
            i64::from(side.filled[member as usize]) - i64::from(side.made[member as usize].len() as u32);
        if of == Side::Rows { more } else { -more }
    }

    /// Fills all arcs that say they gain, and empties those that lose.
    pub(super) fn saturate(&mut self) {
        let none = N::default();
        for at in 0..self.arcs.len() {
            let slack = self.slack(&self.arcs[at]);
            if if self.arcs[at].made { slack > none } else { slack < none } {
                self.turn(at as u32);
            }
        }
        for of in [Side::Rows, Side::Columns] {
            for member in 0..self.side(of).len() {
                while self.side(of).to_fill(member).is_some_and(|length| length < none) {
                    self.fill(of, member);
                }
                while self.side(of).to_empty(member).is_some_and(|length| length < none) {
                    self.empty(of, member);
                }
            }
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
