//! The pairs near a line, and the best assignment of them at any weights.
//!
//! *Problem.* An assignment that loses at most so much against the line has only pairs that lose at most so much. These are
//! few. Which are they, and what do assignments of them come to?
//!
//! *Method.* Every largest assignment fills the cover, by pairs with one end in it. So each place of the cover is an
//! *agent*, each member outside an *object* with some room, and all agents are to be [served](super::serving).
//!
//! *Cost.* Time O(rows x columns) for a market of a line and O(arcs) for a smaller one of it, space O(arcs).
//!
//! *Numeric policy.* Weighted goods of a pair are at most 2^40 ([`FAR`]), and there are at most 2^20 agents: see
//! [`serving`](super::serving). With more of them nothing is near ([`Market::near`]).

#![expect(clippy::cast_possible_truncation, reason = "a market has at most 2^31 arcs")]

use super::super::{Column, Matrix, Prices, Row};
use super::goals::{Goals, Value, Weights};

/// No pair's weighted goods are more than this.
const FAR: i128 = 1 << 40;
const MOST_AGENTS: usize = 1 << 20;
/// Arcs of a market, which are 40 bytes each.
const MOST_ARCS: usize = 1 << 26;

/// A pair that may be made: the agent's line and the object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    line: u32,
    object: u32,
    goods: [i32; 2],
    /// What it loses against the line.
    loss: i64,
    pair: (Row, Column),
}

/// The pairs near a line.
#[derive(Debug, Clone)]
pub(super) struct Market {
    /// Line by line.
    arcs: Vec<Arc>,
    /// Where the arcs of a line start, and where they end.
    starts: Vec<usize>,
    /// The line of each agent; those of one line are neighbours.
    lines: Vec<u32>,
    /// Of the objects; 0 for everybody else.
    room: Vec<u32>,
    /// Of the objects, where the line is proven.
    price: Vec<i64>,
    largest: Value,
}

/// An assignment of a market: an arc for each agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pick {
    pub(super) value: Value,
    /// Sorted.
    pub(super) arcs: Vec<u32>,
}

impl Market {
    /// The pairs that lose at most `budget` by these prices of the weighted goods; none if that is too many.
    ///
    /// Time O(rows x columns).
    pub(super) fn near(goals: &Goals, weights: Weights, prices: &Prices, budget: i128) -> Option<Self> {
        let (rows, columns) = (goals.rows(), goals.columns());
        let (row_cover, column_cover) = (prices.row_cover(), prices.column_cover());
        let budget = i64::try_from(budget).unwrap_or(i64::MAX);
        // the lines of rows in the cover as they come; those of columns in the cover are gathered beside
        let (mut arcs, mut starts, mut lines) = (Vec::new(), vec![0], Vec::new());
        let mut of_columns: Vec<Vec<Arc>> = vec![Vec::new(); columns];
        let mut left = MOST_ARCS;
        for (i, &row_inside) in row_cover.iter().enumerate() {
            if goals.capacity(i) == 0 {
                continue;
            }
            let (goods, price) = (goals.row(i), prices.rows()[i]);
            let line = starts.len() as u32 - 1;
            for (j, (&a, &b)) in goods[0].iter().zip(goods[1]).enumerate() {
                let weighted = weights[0] * i64::from(a) + weights[1] * i64::from(b);
                let loss = price.saturating_add(prices.columns()[j]).saturating_sub(weighted);
                if loss > budget || a == Matrix::ABSENT || column_cover[j] == row_inside {
                    continue;
                }
                left = left.checked_sub(1)?;
                let pair = (Row::new(i), Column::new(j));
                let arc = |line, object| Arc { line, object, goods: [a, b], loss, pair };
                if row_inside {
                    arcs.push(arc(line, (rows + j) as u32));
                } else {
                    of_columns[j].push(arc(0, i as u32));
                }
            }
            if row_inside {
                starts.push(arcs.len());
                lines.extend((0..goals.capacity(i)).map(|_| line));
            }
            if lines.len() > MOST_AGENTS {
                return None;
            }
        }
        for (_, of_column) in column_cover.iter().zip(of_columns).filter(|&(&inside, _)| inside) {
            let line = starts.len() as u32 - 1;
            arcs.extend(of_column.into_iter().map(|arc| Arc { line, ..arc }));
            starts.push(arcs.len());
            lines.push(line);
        }
        let places = (0..rows).map(|i| goals.capacity(i)).chain((0..columns).map(|_| 1));
        let inside = row_cover.iter().chain(column_cover);
        let room: Vec<u32> =
            places.zip(inside).map(|(places, &inside)| if inside { 0 } else { places }).collect();
        let price = prices.rows().iter().chain(prices.columns()).zip(&room);
        let price = price.map(|(&price, &room)| if room > 0 { price } else { 0 }).collect();
        let few = lines.len() <= MOST_AGENTS;
        few.then_some(Self { arcs, starts, lines, room, price, largest: goals.largest() })
    }

    /// Those pairs of this market that lose at most `budget`. Time O(arcs).
    pub(super) fn within(&self, budget: i128) -> Self {
        let mut arcs = Vec::new();
        let mut starts = vec![0];
        for line in self.starts.windows(2) {
            arcs.extend(self.arcs[line[0]..line[1]].iter().filter(|arc| i128::from(arc.loss) <= budget));
            starts.push(arcs.len());
        }
        let (lines, room, price) = (self.lines.clone(), self.room.clone(), self.price.clone());
        Self { arcs, starts, lines, room, price, largest: self.largest }
    }

    /// The line of each agent; those of one line are neighbours.
    pub(super) fn lines(&self) -> &[u32] {
        &self.lines
    }

    /// How many arcs there are.
    pub(super) fn arcs(&self) -> usize {
        self.arcs.len()
    }

    /// The arcs of a line.
    pub(super) fn arcs_of(&self, line: u32) -> impl Iterator<Item = (u32, &Arc)> {
        let (start, end) = (self.starts[line as usize], self.starts[line as usize + 1]);
        (start as u32..).zip(&self.arcs[start..end])
    }

    /// How many places each object has; 0 for everybody else.
    pub(super) fn room(&self) -> &[u32] {
        &self.room
    }

    /// The objects' prices at the weights of the line.
    pub(super) fn price(&self) -> &[i64] {
        &self.price
    }

    /// Can goods be weighed like this?
    pub(super) fn can_weigh(&self, weights: Weights) -> bool {
        let parts = [0, 1].map(|goal| i128::from(weights[goal]) * i128::from(self.largest[goal]));
        parts[0] + parts[1] <= FAR
    }

    pub(super) fn arc(&self, at: u32) -> Arc {
        self.arcs[at as usize]
    }

    /// The pairs of some arcs, sorted.
    pub(super) fn pairs(&self, arcs: &[u32]) -> Vec<(Row, Column)> {
        let mut pairs: Vec<_> = arcs.iter().map(|&at| self.arc(at).pair).collect();
        pairs.sort_unstable();
        pairs
    }

    /// The pick of an assignment; none if one of its pairs is not near.
    pub(super) fn pick(&self, pairs: &[(Row, Column)]) -> Option<Pick> {
        let is_made = |arc: &Arc| pairs.binary_search(&arc.pair).is_ok();
        let arcs: Vec<u32> =
            (0..).zip(&self.arcs).filter(|(_, arc)| is_made(arc)).map(|(at, _)| at).collect();
        (arcs.len() == pairs.len()).then(|| self.picked(arcs))
    }

    pub(super) fn picked(&self, mut arcs: Vec<u32>) -> Pick {
        arcs.sort_unstable();
        let mut value = [0; 2];
        for &at in &arcs {
            let goods = self.arc(at).goods;
            value[0] += i64::from(goods[0]);
            value[1] += i64::from(goods[1]);
        }
        Pick { value, arcs }
    }
}

impl Arc {
    /// Its ends: even for lines, odd for objects.
    pub(super) fn ends(self) -> [usize; 2] {
        [2 * self.line as usize, 2 * self.object as usize + 1]
    }

    pub(super) fn line(self) -> u32 {
        self.line
    }

    pub(super) fn object(self) -> u32 {
        self.object
    }

    pub(super) fn goods(self) -> Value {
        self.goods.map(i64::from)
    }
}
