//! From good prices to the best perfect pairing: the exact rounds.
//!
//! *Problem.* The [`SquareNetwork`] and a [`Position`]: prices that hold, and some pairs that are
//! tight. Find a perfect pairing of tight pairs; it is the best, for no pairing earns more than the
//! sum of prices.
//!
//! *Method.* Primal-dual rounds. In each, one search starts from all free rows at once and finds
//! the nodes within some distance ([`search`](crate::assignment::solvers::flow::search)). The
//! prices move by that distance, such that the shortest ways become tight. Then as many disjoint
//! paths as are found along these are augmented
//! ([`augment`](crate::assignment::solvers::flow::augment)). The search stops where half of the
//! free rows could be served: one round then pairs many, and few moves of the prices do for all. If
//! a round pairs few, the next must move the prices a little further than it needs.
//!
//! *Bars.* The search does not know them: it treats a barred pair as open, which can only make
//! prices higher than they need be; they still hold. The augmentation does know them. If it finds
//! no path where the search promised some, then bars closed them all, and the rows that met them
//! move to networks of their own ([`split`](crate::assignment::solvers::flow::split)), in which
//! these bars are no arcs at all. As each row moves at most once, and a round without bars always
//! finds a path, this ends.
//!
//! *Caveat.* The number of rounds is not bounded well in theory; good starting prices make it
//! small. Without points (all distances are 0) the rounds are those of Hopcroft and Karp.
//!
//! *Numeric policy.* `i64`. By the check of the network, n ways have less than 2^56 points in all,
//! and prices start below that. All moves together are kept below 2^58; nobody has ever seen a
//! network that needs more, and it would be refused. A distance is a value and a price and the
//! points of an alternating path, so it is below [`UNBOUNDED`], and a node without a way is beyond.
//!
//! *References.* L. R. Ford and D. R. Fulkerson (1962), Flows in Networks; J. E. Hopcroft and R. M.
//! Karp (1973), SIAM J. Comput. 2; A. Volgenant (1996), Computers and Operations Research 23
//! (sparse core).

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::labels::{
    BlockState, ColumnState, FAR, NodeState, RowState, UNBOUNDED, UNSEEN,
};
use crate::assignment::solvers::flow::near_tight::NearTight;
use crate::assignment::solvers::flow::queue::Queue;
use crate::assignment::solvers::flow::split::split;
use crate::assignment::solvers::flow::square::SquareNetwork;
use crate::assignment::solvers::reporter::Reporter;
use crate::assignment::solvers::statistics::Statistics;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;

/// Prices do not move further than this in all.
const MOST_MOVES: i64 = 1 << 58;
/// A round pairs few if it is less than one in this many of those left.
const FEW: usize = 20;
/// The first bound of a search.
const NEAR: i64 = 16;
/// The largest bound for which there is a bucket at each distance.
const BUCKETS: i64 = 1 << 13;

/// Values, prices and pairs.
#[derive(Debug, Clone)]
pub(super) struct Position {
    pub(super) values: Vec<i64>,
    pub(super) prices: Vec<i64>,
    /// The column of each row, or none.
    pub(super) column_of: Vec<u32>,
}

/// How the rounds end.
#[derive(Debug)]
pub(super) enum Finished {
    /// All rows have a column.
    Perfect(Position),
    /// Some rows cannot be served: who is reached from them.
    Stuck { rows: Vec<bool>, columns: Vec<bool> },
    /// The watch stopped it, at these prices.
    Cancelled(Vec<i64>),
}

/// The working memory of the rounds on one square network.
#[derive(Debug)]
pub(super) struct Rounds<'a> {
    pub(super) square: &'a SquareNetwork,
    pub(super) rows: Vec<RowState>,
    pub(super) columns: Vec<ColumnState>,
    pub(super) nodes: Vec<NodeState>,
    pub(super) blocks: Vec<BlockState>,
    /// The free rows.
    pub(super) left: Vec<u32>,
    pub(super) near_tight: NearTight,
    /// Columns, and nodes after them, in the order in which the search looked at them.
    pub(super) order: Vec<u32>,
    /// Columns, and nodes after them, that a search has given a distance; and rows it has visited.
    /// A search of few steps must not cost a look at everybody.
    pub(super) touched: Vec<u32>,
    pub(super) touched_blocks: Vec<u32>,
    pub(super) visited: Vec<u32>,
    pub(super) queue: Queue,
    /// Free rows and others that a bar has stopped in this round.
    pub(super) stopped: Vec<u32>,
    pub(super) visits: u64,
    /// Units of work that the watch has not been told of.
    pub(super) unspent: u64,
    /// No value, price or label has moved further than this.
    moved: i64,
}

/// Runs the rounds to their end.
pub(super) fn finish(
    square: &SquareNetwork,
    mut position: Position,
    kind: PhaseKind,
    guard: &Reporter<'_, '_>,
    statistics: &mut Statistics,
) -> Result<Finished> {
    let mut own: Option<SquareNetwork> = None;
    let mut moved = 0;
    loop {
        let now = own.as_ref().unwrap_or(square);
        let mut rounds = Rounds::new(now, &position, moved);
        match rounds.run(kind, guard, statistics)? {
            End::Finished(finished) => return Ok(finished),
            End::Split(rows) => {
                (position, moved) = (rounds.position(), rounds.moved);
                own = Some(split(now, &rows)?);
            }
        }
    }
}

enum End {
    Finished(Finished),
    Split(Vec<u32>),
}

impl<'a> Rounds<'a> {
    fn new(square: &'a SquareNetwork, position: &Position, moved: i64) -> Self {
        let mut row_of = vec![NONE; square.columns()];
        for (row, &column) in position.column_of.iter().enumerate().filter(|&(_, &column)| column != NONE) {
            row_of[column as usize] = row as u32;
        }
        let labels = square.labels(&position.prices);
        let rows = position.values.iter().zip(&position.column_of);
        let columns = position.prices.iter().zip(row_of);
        let free = (0..square.rows() as u32).filter(|&row| position.column_of[row as usize] == NONE);
        Self {
            square,
            rows: rows
                .zip(&square.entry)
                .map(|((&value, &column), &entry)| RowState {
                    value,
                    level: UNSEEN,
                    column,
                    entry,
                    first: 0,
                    end: 0,
                })
                .collect(),
            columns: columns
                .map(|(&price, row)| ColumnState { price, distance: FAR, level: 0, row })
                .collect(),
            nodes: labels
                .into_iter()
                .map(|label| NodeState { label, distance: FAR, level: 0, next: 0, leads: false })
                .collect(),
            blocks: vec![BlockState::UNSEEN; square.blocks.len()],
            left: free.collect(),
            near_tight: NearTight::new(),
            order: Vec::new(),
            touched: Vec::new(),
            touched_blocks: Vec::new(),
            visited: Vec::new(),
            queue: Queue::new(),
            stopped: Vec::new(),
            visits: 0,
            unspent: 0,
            moved,
        }
    }

    fn position(&self) -> Position {
        Position {
            values: self.rows.iter().map(|row| row.value).collect(),
            prices: self.prices(),
            column_of: self.rows.iter().map(|row| row.column).collect(),
        }
    }

    fn prices(&self) -> Vec<i64> {
        self.columns.iter().map(|column| column.price).collect()
    }

    fn run(&mut self, kind: PhaseKind, guard: &Reporter<'_, '_>, statistics: &mut Statistics) -> Result<End> {
        // Then all slacks are 0, and stay so.
        let pointless = kind == PhaseKind::Matching;
        let mut bound = if pointless { 0 } else { NEAR };
        // How many rounds in a row paired few.
        let mut slow = 0;
        while !self.left.is_empty() {
            if !guard.may_continue(kind, self.left.len(), statistics) {
                return Ok(End::Finished(Finished::Cancelled(self.prices())));
            }
            self.refresh_near_tight(bound);
            let least = if pointless || slow == 0 { 0 } else { i64::from(slow.min(2)) };
            let found = self.search(bound, least, BUCKETS, guard);
            statistics.count_search();
            statistics.count_visits(std::mem::take(&mut self.visits));
            let Some(found) = found else {
                return Ok(End::Finished(Finished::Cancelled(self.prices())));
            };
            if found.reached == 0 {
                if pointless || bound == UNBOUNDED {
                    statistics.end_phase(kind, 0, self.left.len());
                    return Ok(End::Finished(self.stuck()));
                }
                bound = if bound < BUCKETS { bound * 8 } else { UNBOUNDED };
                continue;
            }
            self.moved += found.limit;
            if self.moved > MOST_MOVES {
                return Err(Error::problem("the prices of the network grow too large"));
            }
            self.move_prices(found.limit);
            bound = if pointless { 0 } else { next_bound(found.limit) };
            if !guard.spend(self.order.len() as u64 * 4) {
                return Ok(End::Finished(Finished::Cancelled(self.prices())));
            }
            self.mark();
            let paired = self.augment(guard);
            if guard.is_stopped() {
                return Ok(End::Finished(Finished::Cancelled(self.prices())));
            }
            if paired == 0 {
                if self.stopped.is_empty() {
                    return Err(Error::internal("a search promised a path that is not there"));
                }
                return Ok(End::Split(std::mem::take(&mut self.stopped)));
            }
            self.left.retain(|&row| self.rows[row as usize].column == NONE);
            slow = if paired * FEW < self.left.len() { slow + 1 } else { 0 };
        }
        statistics.end_phase(kind, 0, 0);
        Ok(End::Finished(Finished::Perfect(self.position())))
    }

    /// Counts units of work. False: the watch stops it.
    #[inline]
    pub(super) fn spend(&mut self, units: u64, guard: &Reporter<'_, '_>) -> bool {
        self.unspent += units;
        self.unspent < guard.pace() || guard.spend(std::mem::take(&mut self.unspent))
    }

    /// Keeps the arcs that the next search may use.
    fn refresh_near_tight(&mut self, bound: i64) {
        let reach = if bound == UNBOUNDED { UNBOUNDED } else { (bound * 5 / 2).max(40) };
        // Too many arcs slow the search down.
        if self.near_tight.is_new() || self.near_tight.reach < bound || self.near_tight.reach / 4 > reach {
            self.near_tight.fill(self.square, &mut self.rows, &self.columns, &self.nodes, reach);
        }
    }

    /// Moves all values, prices and labels within the distance.
    fn move_prices(&mut self, limit: i64) {
        if limit == 0 {
            return;
        }
        self.near_tight.reach -= limit;
        for &row in &self.left {
            self.rows[row as usize].value -= limit;
        }
        for &id in &self.order {
            let id = id as usize;
            if let Some(column) = self.columns.get_mut(id) {
                let move_by = limit - column.distance;
                column.price += move_by;
                if column.row != NONE {
                    self.rows[column.row as usize].value -= move_by;
                }
            } else {
                let node = &mut self.nodes[id - self.columns.len()];
                node.label -= limit - node.distance;
            }
        }
    }

    fn stuck(&self) -> Finished {
        Finished::Stuck {
            rows: self.rows.iter().map(|row| row.level != UNSEEN).collect(),
            columns: self.columns.iter().map(|column| column.distance != FAR).collect(),
        }
    }
}

/// The bound to start the next search with, after one that went so far.
fn next_bound(limit: i64) -> i64 {
    let bound = limit.saturating_mul(4);
    if bound > BUCKETS { UNBOUNDED } else { bound.max(NEAR) }
}

/// The first position: no pairs, and the values that these prices allow.
pub(super) fn unpaired(square: &SquareNetwork, prices: Vec<i64>) -> Position {
    let labels = square.labels(&prices);
    let values = (0..square.rows()).map(|row| square.value(row, &labels, &prices)).collect();
    Position { values, prices, column_of: vec![NONE; square.rows()] }
}
