//! The pairs near a line, and the best assignment of them at any weights.
//!
//! *Problem.* An assignment that loses at most so much against the line has only pairs that lose at most so much. These are
//! few. Of the assignments of these pairs that make certain ones and leave out others, one that is worth most.
//!
//! *Method.* Every largest assignment fills the cover, by pairs with one end in it. So each place of the cover is an
//! *agent*, each member outside an *object* with some room, and all agents are to be served: successive shortest paths
//! with prices of the objects. An object with room left has the price 0, so an agent ends at whichever is nearest.
//!
//! *Cost.* Time O(agents x arcs x log arcs) at most, space O(arcs).
//!
//! *Numeric policy.* Weighted goods of a pair are at most 2^40 ([`FAR`]), so paths and prices stay below 2^62 for up to 2^20
//! agents; with more of them nothing is near ([`Market::near`]).
//!
//! *References.* N. Tomizawa, "On some techniques useful for solution of transportation network problems", 1971.

#![expect(clippy::cast_possible_truncation, reason = "a market has at most 2^31 arcs")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::super::{Column, Matrix, Prices, Row};
use super::goals::{Goals, Value, Weights};

/// No pair's weighted goods are more than this.
const FAR: i128 = 1 << 40;
const MOST_AGENTS: usize = 1 << 20;
/// Arcs of a market, which are 32 bytes each.
const MOST_ARCS: usize = 1 << 26;
const NONE: u32 = u32::MAX;

/// A pair that may be made: the agent's line and the object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    line: u32,
    object: u32,
    goods: [i32; 2],
    pair: (Row, Column),
}

/// What is decided about an arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    Made,
    Out,
}

/// The pairs near a line.
#[derive(Debug, Clone)]
pub(super) struct Market {
    /// Line by line.
    arcs: Vec<Arc>,
    /// Where the arcs of a line start, and where they end.
    starts: Vec<usize>,
    /// Where the agents of a line start, and where they end.
    agents: Vec<usize>,
    room: Vec<u32>,
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
        let inside = |j: usize| prices.column_cover()[j];
        // the lines of rows in the cover as they come; those of columns in the cover are gathered beside
        let (mut arcs, mut starts, mut agents) = (Vec::new(), vec![0], vec![0]);
        let mut of_columns: Vec<Vec<Arc>> = vec![Vec::new(); columns];
        let mut left = MOST_ARCS;
        for i in 0..rows {
            let row_inside = prices.row_cover()[i];
            if goals.capacity(i) == 0 {
                continue;
            }
            let (goods, price) = (goals.row(i), prices.rows()[i]);
            let line = starts.len() as u32 - 1;
            for (j, (&a, &b)) in goods[0].iter().zip(goods[1]).enumerate() {
                if a == Matrix::ABSENT || inside(j) == row_inside {
                    continue;
                }
                let weighted = weights[0] * i64::from(a) + weights[1] * i64::from(b);
                if i128::from(price) + i128::from(prices.columns()[j]) - i128::from(weighted) > budget {
                    continue;
                }
                left = left.checked_sub(1)?;
                let pair = (Row::new(i), Column::new(j));
                if row_inside {
                    arcs.push(Arc { line, object: (rows + j) as u32, goods: [a, b], pair });
                } else {
                    of_columns[j].push(Arc { line: 0, object: i as u32, goods: [a, b], pair });
                }
            }
            if row_inside {
                starts.push(arcs.len());
                agents.push(agents[line as usize] + goals.capacity(i) as usize);
            }
        }
        for (j, of_column) in of_columns.into_iter().enumerate() {
            if inside(j) {
                let line = starts.len() as u32 - 1;
                arcs.extend(of_column.into_iter().map(|arc| Arc { line, ..arc }));
                starts.push(arcs.len());
                agents.push(agents[line as usize] + 1);
            }
        }
        let room = (0..rows).map(|i| goals.capacity(i)).chain((0..columns).map(|_| 1)).collect();
        let few = agents.last().is_some_and(|&all| all <= MOST_AGENTS);
        few.then_some(Self { arcs, starts, agents, room, largest: goals.largest() })
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

    fn picked(&self, mut arcs: Vec<u32>) -> Pick {
        arcs.sort_unstable();
        let mut value = [0; 2];
        for &at in &arcs {
            let goods = self.arc(at).goods;
            value[0] += i64::from(goods[0]);
            value[1] += i64::from(goods[1]);
        }
        Pick { value, arcs }
    }

    /// The best at some weights that makes the arcs decided for, and none of those decided against; none if there is no
    /// such assignment.
    pub(super) fn best(&self, weights: Weights, decided: &[(u32, bool)]) -> Option<Pick> {
        let mut fates = vec![Fate::Open; self.arcs.len()];
        for &(at, made) in decided {
            fates[at as usize] = if made { Fate::Made } else { Fate::Out };
        }
        let agents = self.agents.last().copied().unwrap_or(0);
        let mut desk = Desk {
            market: self,
            weights,
            fates,
            room: self.room.clone(),
            price: vec![0; self.room.len()],
            partners: vec![Vec::new(); self.room.len()],
            taken: vec![NONE; agents],
            distance: vec![i64::MAX; self.room.len()],
            free: None,
            before: vec![(NONE, NONE); self.room.len()],
        };
        desk.make(decided)?;
        for line in 0..self.starts.len() - 1 {
            for agent in self.agents[line]..self.agents[line + 1] {
                if desk.taken[agent] == NONE {
                    desk.serve(agent as u32)?;
                }
            }
        }
        Some(self.picked(desk.taken))
    }
}

impl Arc {
    /// Its ends: even for lines, odd for objects.
    pub(super) fn ends(self) -> [usize; 2] {
        [2 * self.line as usize, 2 * self.object as usize + 1]
    }

    pub(super) fn goods(self) -> Value {
        self.goods.map(i64::from)
    }
}

/// An assignment in the making.
struct Desk<'a> {
    market: &'a Market,
    weights: Weights,
    fates: Vec<Fate>,
    /// Beside what is decided.
    room: Vec<u32>,
    price: Vec<i64>,
    /// The agents of an object that may move.
    partners: Vec<Vec<u32>>,
    /// The arc of each agent.
    taken: Vec<u32>,
    distance: Vec<i64>,
    /// The nearest object with room that was reached.
    free: Option<(i64, u32)>,
    /// From whom an object was reached, over which arc.
    before: Vec<(u32, u32)>,
}

impl Desk<'_> {
    /// Makes what is decided.
    fn make(&mut self, decided: &[(u32, bool)]) -> Option<()> {
        for &(at, _) in decided.iter().filter(|&&(_, made)| made) {
            let Arc { line, object, .. } = self.market.arc(at);
            let agents = self.market.agents[line as usize]..self.market.agents[line as usize + 1];
            let agent = agents.into_iter().find(|&agent| self.taken[agent] == NONE)?;
            self.taken[agent] = at;
            self.room[object as usize] = self.room[object as usize].checked_sub(1)?;
        }
        Some(())
    }

    fn cost(&self, at: u32) -> i64 {
        let goods = self.market.arc(at).goods;
        -(self.weights[0] * i64::from(goods[0]) + self.weights[1] * i64::from(goods[1]))
    }

    fn is_full(&self, object: u32) -> bool {
        self.partners[object as usize].len() >= self.room[object as usize] as usize
    }

    fn line(&self, agent: u32) -> usize {
        self.market.agents.partition_point(|&start| start <= agent as usize) - 1
    }

    /// Serves one more agent, over the shortest path to an object with room.
    fn serve(&mut self, agent: u32) -> Option<()> {
        let mut heap = BinaryHeap::new();
        let mut reached = Vec::new();
        self.free = None;
        self.reach(agent, 0, &mut heap, &mut reached);
        let mut settled = Vec::new();
        let found = loop {
            // the nearest object with room ends the search as soon as nothing else is nearer
            let nearest = heap.peek().map(|&Reverse((distance, _))| distance);
            if let Some(free) = self.free.filter(|&(end, _)| nearest.is_none_or(|nearest| end <= nearest)) {
                break Some(free);
            }
            let Some(Reverse((distance, object))) = heap.pop() else { break None };
            if distance > self.distance[object as usize] {
                continue;
            }
            settled.push(object);
            let partners = std::mem::take(&mut self.partners[object as usize]);
            for &partner in &partners {
                // an agent that is served is worth its object's price: its way on starts there
                let start = distance - self.cost(self.taken[partner as usize]) - self.price[object as usize];
                self.reach(partner, start, &mut heap, &mut reached);
            }
            self.partners[object as usize] = partners;
        };
        if let Some((end, object)) = found {
            for &object in &settled {
                self.price[object as usize] += end - self.distance[object as usize];
            }
            self.turn(agent, object);
        }
        for object in reached {
            self.distance[object as usize] = i64::MAX;
        }
        found.map(|_| ())
    }

    fn reach(
        &mut self,
        agent: u32,
        start: i64,
        heap: &mut BinaryHeap<Reverse<(i64, u32)>>,
        reached: &mut Vec<u32>,
    ) {
        let line = self.line(agent);
        for at in self.market.starts[line] as u32..self.market.starts[line + 1] as u32 {
            if self.fates[at as usize] != Fate::Open {
                continue;
            }
            let object = self.market.arc(at).object;
            let distance = start + self.cost(at) + self.price[object as usize];
            let old = self.distance[object as usize];
            if distance < old && self.free.is_none_or(|(end, _)| distance < end) {
                if old == i64::MAX {
                    reached.push(object);
                }
                self.distance[object as usize] = distance;
                self.before[object as usize] = (agent, at);
                if self.is_full(object) {
                    heap.push(Reverse((distance, object)));
                } else {
                    self.free = Some((distance, object));
                }
            }
        }
    }

    /// Makes the arcs of the path that ends at an object.
    fn turn(&mut self, start: u32, mut object: u32) {
        loop {
            let (agent, at) = self.before[object as usize];
            let left = std::mem::replace(&mut self.taken[agent as usize], at);
            self.partners[object as usize].push(agent);
            if agent == start {
                return;
            }
            object = self.market.arc(left).object;
            self.partners[object as usize].retain(|&partner| partner != agent);
        }
    }
}
