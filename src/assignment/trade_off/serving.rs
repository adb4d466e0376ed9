//! The best assignment of a market at any weights, with some arcs made for certain and others left out.
//!
//! *Problem.* All agents of a [market](super::market) are to be served by objects, which have some room, for what is worth most.
//!
//! *Method.* Successive shortest paths with prices of the objects. What is left of the room is taken by idle agents, who are
//! all alike and to whom all objects are worth nothing: so every place is taken in the end, and any prices will do to start
//! from. A search for a path may lead through the idle ones once. At the weights of an earlier [`Service`], all agents but
//! those of the last decision keep their arcs, so it costs a path or two; and since each path loses what it is long, a search
//! ends where nothing near enough is left. At other weights everybody starts from prices of 0.
//!
//! *Cost.* Time O(arcs + paths x arcs x log arcs), space O(arcs).
//!
//! *Numeric policy.* Let C = 2^40 bound the weighted goods of a pair and A = 2^20 the agents. An object that is reached and full gets
//! the price of the object with room at the end of the path, plus and minus goods along it, at most A C = 2^60; the price
//! at the end has not moved yet. So prices that start at 2^60 or less end at 2^61 or less, and distances stay below 2^62. Higher
//! ones are forgotten ([`Service::may_go_on`]).
//!
//! *References.* N. Tomizawa, "On some techniques useful for solution of transportation network problems", 1971.

#![expect(clippy::cast_possible_truncation, reason = "agents and objects of a market are counted in u32")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::goals::Weights;
use super::market::{Arc, Market, Pick};

const NONE: u32 = u32::MAX;
/// The idle agents, who are one node of a search.
const IDLE: u32 = u32::MAX - 1;
const HIGHEST: i64 = 1 << 60;

/// Who is served over which arc, and the objects' prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Service {
    /// The arc of each agent.
    taken: Vec<u32>,
    price: Vec<i64>,
}

impl Service {
    /// A pick that is best at the weights of the market's line.
    pub(super) fn of(market: &Market, pick: &Pick) -> Self {
        // both are sorted by line
        Self { taken: pick.arcs.clone(), price: market.price().to_vec() }
    }

    /// The arcs made.
    pub(super) fn arcs(&self) -> &[u32] {
        &self.taken
    }

    fn may_go_on(&self) -> bool {
        self.price.iter().all(|price| (0..=HIGHEST).contains(price))
    }
}

/// What is decided about an arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    Made,
    Out,
}

/// The best service at some weights that makes the arcs decided for, and none of those decided against; none if there is no
/// such service.
pub(super) fn serve(market: &Market, weights: Weights, decided: &[(u32, bool)]) -> Option<Service> {
    let prices = vec![0; market.room().len()];
    Desk::new(market, weights, decided, prices)?.serve_all(&[], i64::MAX)
}

/// The same, if it loses at most so much against an earlier service, which was the best at these weights before the last of
/// the decisions; none if it loses more.
pub(super) fn serve_on(
    market: &Market,
    weights: Weights,
    decided: &[(u32, bool)],
    before: &Service,
    most: i128,
) -> Option<Service> {
    if !before.may_go_on() || before.taken.len() != market.lines().len() {
        return serve(market, weights, decided);
    }
    let mut desk = Desk::new(market, weights, decided, before.price.clone())?;
    let worths = desk.keep(&before.taken);
    desk.serve_all(&worths, i64::try_from(most).unwrap_or(i64::MAX))
}

/// An assignment in the making.
struct Desk<'a> {
    market: &'a Market,
    fates: Vec<Fate>,
    /// What an arc costs.
    weights: Weights,
    /// Beside what is decided.
    room: Vec<u32>,
    price: Vec<i64>,
    /// The agents of an object that may move.
    partners: Vec<Vec<u32>>,
    /// How many idle ones an object has.
    idle: Vec<u32>,
    idle_left: u64,
    /// The arc of each agent.
    taken: Vec<u32>,
    distance: Vec<i64>,
    /// The nearest object with room that was reached.
    free: Option<(i64, u32)>,
    /// From whom an object was reached, over which arc.
    before: Vec<(u32, u32)>,
    /// The object whose idle ones were reached first.
    idle_from: u32,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    /// Objects as near as the last one settled, and that one's distance.
    near: Vec<(i64, u32)>,
    now: i64,
    reached: Vec<u32>,
    settled: Vec<u32>,
}

impl<'a> Desk<'a> {
    fn new(market: &'a Market, weights: Weights, decided: &[(u32, bool)], price: Vec<i64>) -> Option<Self> {
        let (objects, agents) = (market.room().len(), market.lines().len());
        let mut fates = vec![Fate::Open; market.arcs()];
        for &(at, made) in decided {
            fates[at as usize] = if made { Fate::Made } else { Fate::Out };
        }
        let places: u64 = market.room().iter().map(|&room| u64::from(room)).sum();
        let mut desk = Self {
            market,
            fates,
            weights,
            room: market.room().to_vec(),
            price,
            partners: vec![Vec::new(); objects],
            idle: vec![0; objects],
            idle_left: places.checked_sub(agents as u64)?,
            taken: vec![NONE; agents],
            distance: vec![i64::MAX; objects],
            free: None,
            before: vec![(NONE, NONE); objects],
            idle_from: NONE,
            heap: BinaryHeap::new(),
            near: Vec::new(),
            now: i64::MIN,
            reached: Vec::new(),
            settled: Vec::new(),
        };
        desk.make(decided)?;
        Some(desk)
    }

    /// Serves all agents and seats the idle, over paths that each lose at most so much against what agents were worth, if
    /// that is known.
    fn serve_all(mut self, worths: &[i64], most: i64) -> Option<Service> {
        for agent in 0..self.taken.len() {
            if self.taken[agent] == NONE {
                let most = worths.get(agent).map_or(i64::MAX, |worth| worth.saturating_add(most));
                self.serve(agent as u32, most)?;
            }
        }
        self.seat_the_idle();
        while self.idle_left > 0 {
            self.serve(IDLE, most)?;
            self.idle_left -= 1;
        }
        Some(Service { taken: self.taken, price: self.price })
    }

    /// Makes what is decided.
    fn make(&mut self, decided: &[(u32, bool)]) -> Option<()> {
        for &(at, _) in decided.iter().filter(|&&(_, made)| made) {
            let arc = self.market.arc(at);
            let first = self.market.lines().partition_point(|&line| line < arc.line());
            let is_its = |agent: &usize| self.market.lines()[*agent] == arc.line();
            let agent =
                (first..self.taken.len()).take_while(is_its).find(|&agent| self.taken[agent] == NONE)?;
            self.taken[agent] = at;
            let room = &mut self.room[arc.object() as usize];
            *room = room.checked_sub(1)?;
        }
        Some(())
    }

    /// Agents keep what they have, as far as it is not decided about and there is room; what each agent's place came to, with
    /// its object's price. Of one line, any may have any arc.
    fn keep(&mut self, taken: &[u32]) -> Vec<i64> {
        let market = self.market;
        let lines = market.lines();
        let mut worths = Vec::with_capacity(taken.len());
        for (agent, &at) in taken.iter().enumerate() {
            let arc = market.arc(at);
            worths.push(self.cost(&arc) + self.price[arc.object() as usize]);
            if self.fates[at as usize] != Fate::Open || self.is_full(arc.object()) {
                continue;
            }
            let others = agent + 1..lines.len();
            let is_its = |other: &usize| lines[*other] == lines[agent];
            // an agent that makes a decided arc may stand in the place of one that keeps its own
            let seat = if self.taken[agent] == NONE {
                Some(agent)
            } else {
                others.take_while(is_its).find(|&other| self.taken[other] == NONE)
            };
            if let Some(seat) = seat {
                self.taken[seat] = at;
                self.partners[arc.object() as usize].push(seat as u32);
            }
        }
        worths
    }

    fn lowest(&self) -> i64 {
        let objects = self.room.iter().zip(&self.price).filter(|&(&room, _)| room > 0);
        objects.map(|(_, &price)| price).min().unwrap_or(0)
    }

    /// Idle ones take what is left where nothing is cheaper.
    fn seat_the_idle(&mut self) {
        let lowest = self.lowest();
        for object in 0..self.room.len() {
            if self.idle_left == 0 {
                return;
            }
            if self.price[object] == lowest {
                let taken = self.partners[object].len() as u64 + u64::from(self.idle[object]);
                let more = u64::from(self.room[object]).saturating_sub(taken).min(self.idle_left);
                self.idle[object] += more as u32;
                self.idle_left -= more;
            }
        }
    }

    fn cost(&self, arc: &Arc) -> i64 {
        let goods = arc.goods();
        -(self.weights[0] * goods[0] + self.weights[1] * goods[1])
    }

    fn is_full(&self, object: u32) -> bool {
        let object = object as usize;
        self.partners[object].len() + self.idle[object] as usize >= self.room[object] as usize
    }

    /// Serves one more agent, over the shortest path to an object with room, if it is no longer than `most`.
    fn serve(&mut self, agent: u32, most: i64) -> Option<()> {
        self.free = None;
        self.idle_from = NONE;
        self.heap.clear();
        self.near.clear();
        self.now = i64::MIN;
        if agent == IDLE {
            self.idle_from = IDLE;
            self.reach_all(-self.lowest());
        } else {
            self.reach(agent, 0);
        }
        let found = loop {
            // the nearest object with room ends the search as soon as nothing else is nearer
            let nearest = self.near.last().map(|&(distance, _)| distance);
            let nearest = nearest.or_else(|| self.heap.peek().map(|&Reverse((distance, _))| distance));
            if let Some(free) = self.free.filter(|&(end, _)| nearest.is_none_or(|nearest| end <= nearest)) {
                break Some(free);
            }
            // what is as near as the last one needs no sorting
            let next = self.near.pop().or_else(|| self.heap.pop().map(|Reverse(next)| next));
            let Some((distance, object)) = next else { break None };
            if distance > most {
                break None;
            }
            self.now = distance;
            if distance > self.distance[object as usize] {
                continue;
            }
            self.settled.push(object);
            let partners = std::mem::take(&mut self.partners[object as usize]);
            for &partner in &partners {
                // an agent that is served is worth its object's price: its way on starts there
                let cost = self.cost(&self.market.arc(self.taken[partner as usize]));
                self.reach(partner, distance - cost - self.price[object as usize]);
            }
            self.partners[object as usize] = partners;
            if self.idle[object as usize] > 0 && self.idle_from == NONE {
                self.idle_from = object;
                self.reach_all(distance - self.price[object as usize]);
            }
        };
        let found = found.filter(|&(end, _)| end <= most);
        if let Some((end, object)) = found {
            for object in &self.settled {
                self.price[*object as usize] += end - self.distance[*object as usize];
            }
            self.turn(agent, object);
        }
        self.settled.clear();
        for object in self.reached.drain(..) {
            self.distance[object as usize] = i64::MAX;
        }
        found.map(|_| ())
    }

    fn reach(&mut self, agent: u32, start: i64) {
        let market = self.market;
        for (at, arc) in market.arcs_of(market.lines()[agent as usize]) {
            if self.fates[at as usize] == Fate::Open {
                let distance = start + self.cost(arc) + self.price[arc.object() as usize];
                self.come(distance, arc.object(), (agent, at));
            }
        }
    }

    /// Idle ones may go anywhere.
    fn reach_all(&mut self, start: i64) {
        for object in 0..self.room.len() as u32 {
            if self.room[object as usize] > 0 {
                self.come(start + self.price[object as usize], object, (IDLE, NONE));
            }
        }
    }

    fn come(&mut self, distance: i64, object: u32, before: (u32, u32)) {
        let old = self.distance[object as usize];
        if distance >= old || self.free.is_some_and(|(end, _)| distance >= end) {
            return;
        }
        if old == i64::MAX {
            self.reached.push(object);
        }
        self.distance[object as usize] = distance;
        self.before[object as usize] = before;
        if self.is_full(object) && distance == self.now {
            self.near.push((distance, object));
        } else if self.is_full(object) {
            self.heap.push(Reverse((distance, object)));
        } else {
            self.free = Some((distance, object));
        }
    }

    /// Makes the arcs of the path that ends at an object.
    fn turn(&mut self, start: u32, mut object: u32) {
        loop {
            let (agent, at) = self.before[object as usize];
            if agent == IDLE {
                self.idle[object as usize] += 1;
                if start == IDLE {
                    return;
                }
                object = self.idle_from;
                self.idle[object as usize] -= 1;
                continue;
            }
            let left = std::mem::replace(&mut self.taken[agent as usize], at);
            self.partners[object as usize].push(agent);
            if agent == start {
                return;
            }
            object = self.market.arc(left).object();
            self.partners[object as usize].retain(|&partner| partner != agent);
        }
    }
}
