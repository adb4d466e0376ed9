//! A rectangular problem: every agent must be served, objects may be left over, at the least cost.
//!
//! *Invariant.* Reduced costs c - u - v are never negative; they are 0 for every pair taken; v <= 0,
//! and v = 0 for every object with room. When all agents are served, these are the conditions of
//! complementary slackness, and the pairs are best.
//!
//! *Method.*
//! 1. *Row reduction*: u is the least cost of the agent; it takes what costs just that, if there is
//!    room.
//! 2. *Bids* (Jonker and Volgenant's augmenting row reduction): an unserved agent takes the object it
//!    likes best from its holder, and lowers the object's price until its second best is as good. Only
//!    between agents of one unit and objects of one place: else another holder's pair would no longer
//!    be tight. The number of bids is bounded, as the prices could go down in steps of 1 for ever.
//! 3. *Paths*: for each unit still missing, Dijkstra's algorithm grows a tree from its agent. A full
//!    object, when it is reached, brings all its holders into the tree; the first object with room ends
//!    the search. Prices change by what the distances say, and the pairs along the path move over.
//!
//! *Bound.* Let C = 2^31 bound all costs, and A = 2^26 the number of agents. A bid lowers the least
//! price by at most 2 C, and there are at most 2 A bids: so v >= -4 A C after step 2. A path search
//! makes every pair of its tree tight, so an object's price is then that of the object with room, 0,
//! plus and minus the costs along a path of the tree, which visits no agent twice: v >= -2 A C, or as it
//! was. So |v| <= 4 A C, and |u| = |c - v| <= 4 A C + C. A distance is such an alternating sum less the
//! prices of its two ends, at most 2 A C + 8 A C + C. All are below 16 A C = 2^61.

use std::collections::VecDeque;

use super::super::Matrix;
use crate::error::{Error, Result};

/// The costs of serving agents (`units` each) by objects (`places` each). One of the sides has no
/// number above 1.
pub(super) struct Rectangular {
    /// Agent after agent, one cost for each object, [`Matrix::ABSENT`] where forbidden.
    costs: Vec<i32>,
    units: Vec<u32>,
    places: Vec<u32>,
}

/// Who is served by what, and the prices.
pub(super) struct Served {
    /// The agents that each object serves.
    holders: Vec<Vec<u32>>,
    pub(super) agent_prices: Vec<i64>,
    pub(super) object_prices: Vec<i64>,
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

    /// Serves every agent in full at the least cost.
    ///
    /// # Errors
    /// When that is impossible. The caller has made sure that it is possible.
    pub(super) fn solve(&self) -> Result<Served> {
        let mut solution = Solution::new(self);
        solution.reduce_rows();
        solution.bid();
        solution.serve_all()?;
        solution.price_the_idle();
        let Solution { holders, u, v, .. } = solution;
        Ok(Served { holders, agent_prices: u, object_prices: v })
    }

    fn row(&self, agent: usize) -> &[i32] {
        let width = self.places.len();
        &self.costs[agent * width..(agent + 1) * width]
    }
}

/// The state of the solver.
struct Solution<'a> {
    problem: &'a Rectangular,
    u: Vec<i64>,
    v: Vec<i64>,
    holders: Vec<Vec<u32>>,
    /// Objects without room.
    full: Vec<bool>,
    /// Units each agent still lacks.
    missing: Vec<u32>,
    tree: Tree,
}

/// The best object for a bidder, and how good its second best is.
struct Favourite {
    object: usize,
    cost: i64,
    second: i64,
}

impl<'a> Solution<'a> {
    fn new(problem: &'a Rectangular) -> Self {
        let (agents, objects) = (problem.units.len(), problem.places.len());
        Self {
            problem,
            u: vec![0; agents],
            v: vec![0; objects],
            holders: vec![Vec::new(); objects],
            full: problem.places.iter().map(|&places| places == 0).collect(),
            missing: problem.units.clone(),
            tree: Tree::new(agents, objects),
        }
    }

    /// The object serves the agent from now on.
    fn take(&mut self, agent: usize, object: usize) {
        let holders = &mut self.holders[object];
        holders.push(index(agent));
        self.full[object] = holders.len() >= self.problem.places[object] as usize;
    }

    /// Step 1: every agent takes what costs it least.
    fn reduce_rows(&mut self) {
        for agent in 0..self.u.len() {
            let row = self.problem.row(agent);
            let allowed = row.iter().copied().filter(|&cost| cost != Matrix::ABSENT);
            let Some(least) = allowed.min() else { continue };
            self.u[agent] = i64::from(least);
            for (object, _) in row.iter().enumerate().filter(|&(_, &cost)| cost == least) {
                if self.missing[agent] == 0 {
                    break;
                }
                if !self.full[object] {
                    self.take(agent, object);
                    self.missing[agent] -= 1;
                }
            }
        }
    }

    /// Step 2: unserved agents bid, in turn, at most twice as often as there are agents.
    fn bid(&mut self) {
        let single = |units: u32, missing: u32| units == 1 && missing == 1;
        let agents = self.problem.units.iter().zip(&self.missing).enumerate();
        let mut waiting: VecDeque<usize> = agents
            .filter(|&(_, (&units, &missing))| single(units, missing))
            .map(|(agent, _)| agent)
            .collect();
        for _ in 0..2 * self.u.len() {
            let Some(agent) = waiting.pop_front() else { break };
            let Some(best) = self.favourite(agent) else { continue };
            self.u[agent] = best.cost;
            if self.full[best.object] {
                // Equally good objects are both taken: a path must decide. A sole object likewise.
                if self.problem.places[best.object] != 1 || best.second == best.cost || best.second == NEVER {
                    continue;
                }
                self.v[best.object] -= best.second - best.cost;
                self.u[agent] = best.second;
                if let Some(loser) = self.holders[best.object].pop() {
                    let loser = loser as usize;
                    self.missing[loser] += 1;
                    if single(self.problem.units[loser], self.missing[loser]) {
                        waiting.push_back(loser);
                    }
                }
            }
            self.take(agent, best.object);
            self.missing[agent] = 0;
        }
    }

    /// The object with the least c - v; among equals one with room, then the lowest index.
    fn favourite(&self, agent: usize) -> Option<Favourite> {
        let mut best = Favourite { object: usize::MAX, cost: NEVER, second: NEVER };
        let mut best_full = true;
        for (object, (&cost, &v)) in self.problem.row(agent).iter().zip(&self.v).enumerate() {
            if cost == Matrix::ABSENT {
                continue;
            }
            let cost = i64::from(cost) - v;
            if cost < best.cost || (cost == best.cost && best_full && !self.full[object]) {
                best = Favourite { object, cost, second: best.cost };
                best_full = self.full[object];
            } else {
                best.second = best.second.min(cost);
            }
        }
        (best.cost != NEVER).then_some(best)
    }

    /// Step 3: a shortest augmenting path for each unit that is still missing.
    fn serve_all(&mut self) -> Result<()> {
        for agent in 0..self.missing.len() {
            while self.missing[agent] > 0 {
                let Some(end) = self.grow_tree(agent) else {
                    return Err(Error::internal("not every agent of a part can be served"));
                };
                self.change_prices(end.distance);
                self.augment(end.object);
                self.missing[agent] -= 1;
            }
        }
        Ok(())
    }

    /// The nearest object with room, by reduced costs, and the tree that leads to it.
    fn grow_tree(&mut self, source: usize) -> Option<Nearest> {
        self.tree.plant(source);
        let mut scanned = 0;
        let mut now = 0;
        loop {
            let mut nearest = None;
            while let Some(&(agent, _)) = self.tree.agents.get(scanned) {
                let (row, u) = (self.problem.row(agent), self.u[agent]);
                let found = self.tree.scan((agent, now, u), row, &self.v, &self.full);
                scanned += 1;
                if found.is_some_and(|found| found.has_room && found.distance == now) {
                    return found; // nothing can be nearer
                }
                nearest = found;
            }
            let nearest = nearest.or_else(|| self.tree.nearest(&self.full))?;
            if nearest.has_room {
                return Some(nearest);
            }
            now = nearest.distance;
            self.tree.reach(nearest, &self.holders[nearest.object]);
        }
    }

    /// Keeps all reduced costs from being negative, and makes the path tight.
    fn change_prices(&mut self, end: i64) {
        for &(agent, distance) in &self.tree.agents {
            self.u[agent] += end - distance;
        }
        for &object in &self.tree.objects {
            self.v[object] -= end - self.tree.distance[object];
        }
    }

    /// Moves the pairs along the path over, from its end back to the source.
    fn augment(&mut self, end: usize) {
        let mut object = end;
        loop {
            let agent = self.tree.from[object];
            self.take(agent as usize, object);
            let Some(left) = self.tree.through[agent as usize] else { break };
            object = left;
            if let Some(at) = self.holders[object].iter().position(|&holder| holder == agent) {
                self.holders[object].swap_remove(at);
            }
        }
    }

    /// An agent with no units gets the price at which it would be served: what one unit would cost.
    fn price_the_idle(&mut self) {
        for agent in (0..self.u.len()).filter(|&agent| self.problem.units[agent] == 0) {
            self.u[agent] = self.favourite(agent).map_or(0, |best| best.cost);
        }
    }
}

/// Farther than any distance: see the bound above.
const NEVER: i64 = i64::MAX;

/// Agents and objects are counted in `u32` where many are kept.
fn index(agent: usize) -> u32 {
    u32::try_from(agent).unwrap_or(u32::MAX)
}

/// The nearest object outside the tree.
#[derive(Clone, Copy)]
struct Nearest {
    object: usize,
    distance: i64,
    has_room: bool,
}

/// A tree of shortest paths from one agent, as in Dijkstra's algorithm.
struct Tree {
    /// The agents in the tree, with their distances, in the order they joined.
    agents: Vec<(usize, i64)>,
    /// The full objects in the tree.
    objects: Vec<usize>,
    inside: Vec<bool>,
    /// The object through which an agent joined; none for the source.
    through: Vec<Option<usize>>,
    joined: Vec<bool>,
    /// The shortest distance found to each object, and the last agent on the way.
    distance: Vec<i64>,
    from: Vec<u32>,
}

impl Tree {
    fn new(agents: usize, objects: usize) -> Self {
        Self {
            agents: Vec::with_capacity(agents),
            objects: Vec::with_capacity(objects),
            inside: vec![false; objects],
            through: vec![None; agents],
            joined: vec![false; agents],
            distance: vec![NEVER; objects],
            from: vec![0; objects],
        }
    }

    /// The tree of the source alone.
    fn plant(&mut self, source: usize) {
        self.distance.fill(NEVER);
        for object in self.objects.drain(..) {
            self.inside[object] = false;
        }
        for (agent, _) in self.agents.drain(..) {
            self.joined[agent] = false;
            self.through[agent] = None;
        }
        self.agents.push((source, 0));
        self.joined[source] = true;
    }

    /// Shortens the distances by way of one agent, given with its own distance and price, and finds the
    /// nearest object. Stops at an object with room that is as near as the agent.
    fn scan(&mut self, agent: (usize, i64, i64), row: &[i32], v: &[i64], full: &[bool]) -> Option<Nearest> {
        let (agent, now, u) = agent;
        let mut best = Nearest { object: 0, distance: NEVER, has_room: true };
        let objects = row.iter().zip(v).zip(full.iter().zip(&self.inside));
        let known = self.distance.iter_mut().zip(&mut self.from);
        for (object, (((&cost, &v), (&full, &inside)), (known, from))) in objects.zip(known).enumerate() {
            // Objects in the tree are no farther than the agent, so nothing shorter is found for them.
            let distance = now - u + i64::from(cost) - v;
            if distance < *known && cost != Matrix::ABSENT {
                *known = distance;
                *from = index(agent);
                if distance == now && !full {
                    return Some(Nearest { object, distance, has_room: true });
                }
            }
            if *known <= best.distance && !inside && (*known < best.distance || (!best.has_room && !full)) {
                best = Nearest { object, distance: *known, has_room: !full };
            }
        }
        (best.distance != NEVER).then_some(best)
    }

    /// The nearest object, where no agent has joined since the last one.
    fn nearest(&self, full: &[bool]) -> Option<Nearest> {
        let objects = self.distance.iter().zip(full).zip(&self.inside).enumerate();
        let outside = objects.filter(|&(_, (_, &inside))| !inside);
        let known = outside.map(|(object, ((&distance, &full), _))| (distance, full, object));
        let (distance, full, object) = known.min()?;
        (distance != NEVER).then_some(Nearest { object, distance, has_room: !full })
    }

    /// A full object joins the tree, and with it the agents that hold it.
    fn reach(&mut self, nearest: Nearest, holders: &[u32]) {
        self.inside[nearest.object] = true;
        self.objects.push(nearest.object);
        for &agent in holders {
            let agent = agent as usize;
            if !std::mem::replace(&mut self.joined[agent], true) {
                self.through[agent] = Some(nearest.object);
                self.agents.push((agent, nearest.distance));
            }
        }
    }
}
