//! The rectangular assignment problem, by shortest augmenting paths.
//!
//! # The problem
//! Agents i need `units[i]` objects each; objects j have `places[j]`; a pair costs c[i][j]. Find
//!
//! ```text
//! minimise    sum of c[i][j] x[i][j]
//! subject to  sum over j of x[i][j]  = units[i]     every agent is served in full
//!             sum over i of x[i][j] <= places[j]    objects may be left over
//!             x[i][j] is 0 or 1, and 0 where the pair is forbidden
//! ```
//!
//! # The invariant
//! Each agent has a price u, each object a price v (the dual variables). At all times
//!
//! ```text
//! c[i][j] - u[i] - v[j] >= 0     for every allowed pair: no reduced cost is negative
//! c[i][j] - u[i] - v[j]  = 0     for every pair assigned: assigned pairs are tight
//! v[j] <= 0, and v[j] = 0 while object j has room
//! ```
//!
//! Add up the first line over *any* assignment that serves every agent: it costs at least the sum
//! of units[i] u[i] and places[j] v[j]. Add up the second and third over ours, once it serves every
//! agent: it costs exactly that. So it is best. These are the conditions of complementary
//! slackness; all that is left to do is to serve one unit after another without breaking them.
//!
//! # The method
//! 1. *Row reduction.* u is the agent's least cost; it is assigned what costs just that, if there
//!    is room.
//! 2. *Augmenting row reduction.* An agent that is not served takes its best object from the holder
//!    and lowers the object's price until the agent's second best is as good: the object stays its
//!    best. Only agents of one unit do so, with objects of one place: else another holder's pair
//!    would no longer be tight. Steps 1 and 2 are shortcuts; they serve most agents on most
//!    problems.
//! 3. *Shortest augmenting paths.* For each unit still missing, Dijkstra's algorithm finds the path
//!    of least reduced cost from its agent to an object with room: to an object, back to an agent
//!    that holds it, to another object, and so on. The *dual update* makes the path tight;
//!    *augmenting* along it moves every holder on to the next object, and serves one unit more.
//!
//! # A worked example
//! Three agents, three objects, one unit and one place each (the test below follows it):
//!
//! ```text
//!        j0 j1 j2
//!   i0    1  3  8
//!   i1    1  3  7
//!   i2    4  2  4
//! ```
//!
//! 1. Row reduction: u = (1, 1, 2). i0 gets j0, i2 gets j1; i1 also wants j0, which is full.
//! 2. i1's best is j0 at 1, its second best j1 at 3. It takes j0 from i0: v[j0] = -2 and u[i1] = 3.
//!    Now i0 pays 1 - (-2) = 3 for j0, and 3 for j1 too: u[i0] = 3, and a path must decide.
//! 3. The path from i0. Scan i0: reduced costs 0, 0, 5. Both j0 and j1 are at distance 0 and full,
//!    so they are settled, and their holders i1 and i2 labelled. Scan i1: j2 is at 7 - 3 = 4. Scan
//!    i2: j2 is at 4 - 2 = 2. j2 has room: the path is i0 - j1 - i2 - j2, of length 2. Dual update
//!    by 2: u = (5, 5, 4), v = (-4, -2, 0). Augment: i2 moves on to j2, i0 gets j1.
//!
//! The pairs cost 3 + 1 + 4 = 8, and the prices add up to 5 + 5 + 4 - 4 - 2 = 8. None cost less.
//!
//! # The numbers stay small
//! Let C = 2^31 bound all costs, and A = 2^26 the number of agents. A step of augmenting row
//! reduction lowers the least price by at most 2 C, and there are at most 2 A of them: so v >= -4 A
//! C after step 2. A path search makes every pair of its tree tight, so an object's price is then
//! that of the object with room, 0, plus and minus the costs along a path of the tree, which visits
//! no agent twice: v >= -2 A C, or as it was. So |v| <= 4 A C, and |u| = |c - v| <= 4 A C + C. A
//! distance is such an alternating sum less the prices of its two ends, at most 2 A C + 8 A C + C.
//! All are below 16 A C = 2^61.

use std::collections::VecDeque;

use crate::assignment::model::matrix::Matrix;
use crate::assignment::solvers::shortest_augmenting_path::tree::{INFINITE, Nearest, Tree, index};
use crate::error::{Error, Result};
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// The problem. One of the sides has no number above 1.
pub(super) struct Rectangular {
    /// Agent after agent, one cost for each object, [`Matrix::ABSENT`] where forbidden.
    costs: Vec<i32>,
    units: Vec<u32>,
    places: Vec<u32>,
}

/// The answer: who is served by what, and the prices that prove it.
pub(super) struct Served {
    /// The agents that hold each object.
    holders: Vec<Vec<u32>>,
    /// The agents' prices.
    pub(super) u: Vec<i64>,
    /// The objects' prices.
    pub(super) v: Vec<i64>,
    /// Is every agent served in full? A watch may have stopped it.
    pub(super) is_finished: bool,
}

impl Served {
    /// All pairs of an agent and an object.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let held = self.holders.iter().enumerate();
        held.flat_map(|(object, holders)| holders.iter().map(move |&agent| (agent as usize, object)))
    }
}

impl Rectangular {
    pub(super) fn new(costs: Vec<i32>, units: Vec<u32>, places: Vec<u32>) -> Self {
        debug_assert_eq!(costs.len(), units.len() * places.len());
        Self { costs, units, places }
    }

    /// Serves every agent in full at the least cost, or some where the guard stops it: the
    /// invariant holds then, too.
    ///
    /// # Errors
    /// When that is impossible. The caller has made sure that it is possible.
    pub(super) fn solve(&self, guard: &Guard<'_>) -> Result<Served> {
        let mut state = State::new(self, guard);
        let is_finished = state.reduce_rows()
            && state.reduce_rows_augmenting()
            && state.augment_along_shortest_paths()?
            && state.price_agents_without_units();
        let State { holders, u, v, .. } = state;
        Ok(Served { holders, u, v, is_finished })
    }

    fn row(&self, agent: usize) -> &[i32] {
        let width = self.places.len();
        &self.costs[agent * width..(agent + 1) * width]
    }
}

/// An assignment of some units, and prices that keep the invariant.
struct State<'a, 'w> {
    problem: &'a Rectangular,
    guard: &'a Guard<'w>,
    u: Vec<i64>,
    v: Vec<i64>,
    holders: Vec<Vec<u32>>,
    /// Which objects have no room.
    full: Vec<bool>,
    /// How many units each agent still lacks.
    missing: Vec<u32>,
    /// Of the path search; kept between searches to save memory allocation.
    tree: Tree,
}

impl<'a, 'w> State<'a, 'w> {
    fn new(problem: &'a Rectangular, guard: &'a Guard<'w>) -> Self {
        let (agents, objects) = (problem.units.len(), problem.places.len());
        Self {
            problem,
            guard,
            u: vec![0; agents],
            v: vec![0; objects],
            holders: vec![Vec::new(); objects],
            full: problem.places.iter().map(|&places| places == 0).collect(),
            missing: problem.units.clone(),
            tree: Tree::new(agents, objects),
        }
    }

    fn assign(&mut self, agent: usize, object: usize) {
        let holders = &mut self.holders[object];
        holders.push(index(agent));
        self.full[object] = holders.len() >= self.problem.places[object] as usize;
    }

    /// Counts the reading of a row. False: the guard stops the solve.
    fn goes_on(&self) -> bool {
        self.guard.spend(self.v.len() as u64).is_ok()
    }
}

/// Step 1: row reduction.
impl State<'_, '_> {
    /// False, here and below: the guard stops the solve.
    fn reduce_rows(&mut self) -> bool {
        for agent in 0..self.u.len() {
            if !self.goes_on() {
                // no cost is less
                self.u[agent..].fill(-i64::from(i32::MAX));
                return false;
            }
            let row = self.problem.row(agent);
            let allowed = row.iter().copied().filter(|&cost| cost != Matrix::ABSENT);
            let Some(least) = allowed.min() else { continue };
            self.u[agent] = i64::from(least);
            for (object, _) in row.iter().enumerate().filter(|&(_, &cost)| cost == least) {
                if self.missing[agent] == 0 {
                    break;
                }
                if !self.full[object] {
                    self.assign(agent, object);
                    self.missing[agent] -= 1;
                }
            }
        }
        true
    }
}

/// An agent's best object, what it costs less its price, and what the second best does.
struct TwoBest {
    object: usize,
    least: i64,
    second: i64,
}

/// Step 2: augmenting row reduction.
impl State<'_, '_> {
    /// Agents of one unit that are not served take their best objects, one after another.
    ///
    /// Prices may go down in steps of 1 for very long, so there are at most two turns an agent.
    fn reduce_rows_augmenting(&mut self) -> bool {
        let takes_part = |units: u32, missing: u32| units == 1 && missing == 1;
        let agents = self.problem.units.iter().zip(&self.missing).enumerate();
        let mut queue: VecDeque<usize> = agents
            .filter(|&(_, (&units, &missing))| takes_part(units, missing))
            .map(|(agent, _)| agent)
            .collect();
        for _ in 0..2 * self.u.len() {
            let Some(agent) = queue.pop_front() else { break };
            if !self.goes_on() {
                return false;
            }
            let Some(TwoBest { object, least, second }) = self.two_best(agent) else { continue };
            self.u[agent] = least;
            if self.full[object] {
                // equally good objects, both held, or the only object there is: a path must decide
                if self.problem.places[object] != 1 || second == least || second == INFINITE {
                    continue;
                }
                self.v[object] -= second - least;
                self.u[agent] = second;
                if let Some(holder) = self.holders[object].pop() {
                    let holder = holder as usize;
                    self.missing[holder] += 1;
                    if takes_part(self.problem.units[holder], self.missing[holder]) {
                        queue.push_back(holder);
                    }
                }
            }
            self.assign(agent, object);
            self.missing[agent] = 0;
        }
        true
    }

    /// The object with the least c - v; among equals one with room, then the lowest index.
    fn two_best(&self, agent: usize) -> Option<TwoBest> {
        let mut best = TwoBest { object: usize::MAX, least: INFINITE, second: INFINITE };
        let mut best_is_full = true;
        for (object, (&cost, &v)) in self.problem.row(agent).iter().zip(&self.v).enumerate() {
            if cost == Matrix::ABSENT {
                continue;
            }
            let cost = i64::from(cost) - v;
            if cost < best.least || (cost == best.least && best_is_full && !self.full[object]) {
                best = TwoBest { object, least: cost, second: best.least };
                best_is_full = self.full[object];
            } else {
                best.second = best.second.min(cost);
            }
        }
        (best.least != INFINITE).then_some(best)
    }
}

/// Step 3: shortest augmenting paths.
impl State<'_, '_> {
    fn augment_along_shortest_paths(&mut self) -> Result<bool> {
        let all = self.missing.len();
        let mut left = self.missing.iter().filter(|&&missing| missing > 0).count();
        for agent in 0..all {
            left -= usize::from(self.missing[agent] > 0);
            while self.missing[agent] > 0 {
                let Some(end) = self.shortest_path(agent) else {
                    if self.guard.is_stopped() {
                        return Ok(false);
                    }
                    return Err(Error::internal("not every agent of a part can be served"));
                };
                self.update_duals(end.distance);
                self.augment(end.object);
                self.missing[agent] -= 1;
                if self.guard.left(PhaseKind::Paths, left, all).is_err() {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Dijkstra's algorithm: the nearest object with room by reduced costs; the tree has the path.
    ///
    /// Scan every labelled agent, settle the nearest object, label its holders at its distance
    /// (their pairs are tight, so the way back costs nothing), until the nearest object has room.
    fn shortest_path(&mut self, source: usize) -> Option<Nearest> {
        self.tree.start(source);
        let mut scanned = 0;
        let mut now = 0;
        loop {
            let mut nearest = None;
            while let Some(&(agent, _)) = self.tree.labelled.get(scanned) {
                if !self.goes_on() {
                    return None;
                }
                let (row, u) = (self.problem.row(agent), self.u[agent]);
                let found = self.tree.scan((agent, now, u), row, &self.v, &self.full);
                scanned += 1;
                if found.is_some_and(|found| found.has_room && found.distance == now) {
                    return found; // nothing can be nearer
                }
                nearest = found;
            }
            let nearest = nearest.or_else(|| self.tree.nearest(&self.full))?;
            if !self.goes_on() {
                return None;
            }
            if nearest.has_room {
                return Some(nearest);
            }
            now = nearest.distance;
            self.tree.settle(nearest, &self.holders[nearest.object]);
        }
    }

    /// Raises the agents and lowers the objects of the tree by how far the end is beyond them.
    ///
    /// That makes the path tight and keeps assigned pairs tight. Reduced costs fall only between an
    /// agent inside and an object outside, by how far the end is from the agent; and none of these
    /// is smaller, since no object outside is nearer than the end.
    fn update_duals(&mut self, end: i64) {
        for &(agent, distance) in &self.tree.labelled {
            self.u[agent] += end - distance;
        }
        for &object in &self.tree.settled {
            self.v[object] -= end - self.tree.distance[object];
        }
    }

    /// Moves the pairs along the path on, from its end back to the source.
    fn augment(&mut self, end: usize) {
        let mut object = end;
        loop {
            let agent = self.tree.reached_from[object];
            self.assign(agent as usize, object);
            let Some(left) = self.tree.labelled_by[agent as usize] else { break };
            object = left;
            if let Some(at) = self.holders[object].iter().position(|&holder| holder == agent) {
                self.holders[object].swap_remove(at);
            }
        }
    }
}

/// For the proof.
impl State<'_, '_> {
    /// An agent with no units gets the price at which it would be served: what one unit would cost.
    fn price_agents_without_units(&mut self) -> bool {
        for agent in (0..self.u.len()).filter(|&agent| self.problem.units[agent] == 0) {
            if !self.goes_on() {
                return false;
            }
            self.u[agent] = self.two_best(agent).map_or(0, |best| best.least);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Rectangular;
    use super::State;
    use crate::watch::guard::Guard;

    #[test]
    fn the_worked_example() {
        let problem = Rectangular::new(vec![1, 3, 8, 1, 3, 7, 4, 2, 4], vec![1; 3], vec![1; 3]);
        let nobody = Guard::nobody();
        let mut state = State::new(&problem, &nobody);
        state.reduce_rows();
        assert_eq!((&state.u, &state.v), (&vec![1, 1, 2], &vec![0, 0, 0]));
        assert_eq!(state.holders, [vec![0], vec![2], vec![]]);
        state.reduce_rows_augmenting();
        assert_eq!((&state.u, &state.v), (&vec![3, 3, 2], &vec![-2, 0, 0]));
        assert_eq!(state.holders, [vec![1], vec![2], vec![]]);
        let end = state.shortest_path(0).unwrap();
        assert_eq!((end.object, end.distance), (2, 2));
        assert_eq!(state.tree.labelled, [(0, 0), (1, 0), (2, 0)]);
        assert_eq!(state.tree.settled, [0, 1]);
        state.update_duals(end.distance);
        assert_eq!((&state.u, &state.v), (&vec![5, 5, 4], &vec![-4, -2, 0]));
        state.augment(end.object);
        assert_eq!(state.holders, [vec![1], vec![0], vec![2]]);
        let prices: i64 = state.u.iter().chain(&state.v).sum();
        assert_eq!(prices, 3 + 1 + 4);
    }
}
