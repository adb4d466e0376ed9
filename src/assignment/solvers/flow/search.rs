//! One search from all free rows: the nodes within some distance, and which of them are on short
//! ways.
//!
//! *Method.* Dijkstra's, by Dial's buckets. The length of an arc is its slack. From a row one gets
//! to its hub and its choices, from a hub along arcs, from a class to its members, from a column to
//! the row that has it. A *level* counts the steps; a path goes up one level a step, so it cannot
//! go round in circles. The search ends when enough free columns are reached, in the middle of a
//! distance if need be.
//!
//! *Blocks* are gone through by few tails: by one only if it is nearer to some head, in whatever
//! lines, than all before. That is six at most where the nearest come first
//! ([`blocks`](crate::assignment::solvers::flow::blocks)).
//!
//! *Marks.* Then, from the last node to the first: does it lead to a free column, up one level a
//! step and without slack? Only nodes that do take part in the augmentation.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::blocks::{BlockArc, Tops};
use crate::assignment::solvers::flow::labels::{ColumnState, FAR, UNBOUNDED, UNSEEN};
use crate::assignment::solvers::flow::rounds::Rounds;
use crate::assignment::solvers::reporter::Reporter;

/// Units of work of a node, without its arcs.
const STEP: u64 = 32;

/// Marks a level: the column leads to a free one.
const LEADS: u32 = 1 << 31;

/// What a search has found.
#[derive(Debug)]
pub(super) struct Found {
    /// Prices are to move by this.
    pub(super) limit: i64,
    /// How many free columns it reached.
    pub(super) reached: usize,
}

impl Rounds<'_> {
    /// Searches up to the bound, but no further than at half of the free rows' number of free
    /// columns; in any case as far as `least`.
    /// Nothing after a stop.
    pub(super) fn search(
        &mut self,
        bound: i64,
        least: i64,
        most_buckets: i64,
        guard: &Reporter<'_, '_>,
    ) -> Option<Found> {
        self.forget();
        self.order.clear();
        self.queue.start(bound, most_buckets);
        let count = self.columns.len();
        for at in 0..self.left.len() {
            self.visit_row(self.left[at] as usize, 0, 0, bound);
        }
        let want = (self.left.len() / 2).max(1);
        let (mut reached, mut limit, mut farthest) = (0, bound, 0);
        while let Some((distance, id)) = self.queue.pop() {
            if reached >= want && distance >= limit {
                break;
            }
            if !self.spend(STEP, guard) {
                return None;
            }
            let at = id as usize;
            if at < count {
                let column = self.columns[at];
                if column.distance != distance {
                    continue;
                }
                self.order.push(id);
                if column.row == NONE {
                    reached += 1;
                    farthest = distance;
                    if reached == want {
                        limit = distance.max(least);
                        if distance == limit {
                            break;
                        }
                    }
                } else {
                    self.visit_row(column.row as usize, distance, column.level, bound);
                }
            } else if self.nodes[at - count].distance == distance {
                self.order.push(id);
                self.visit_node(at - count, distance, bound);
            }
        }
        if reached < want && bound == UNBOUNDED {
            limit = farthest;
        }
        Some(Found { limit, reached })
    }

    /// Leaves no mark of the last search.
    fn forget(&mut self) {
        for row in self.visited.drain(..) {
            self.rows[row as usize].level = UNSEEN;
        }
        let count = self.columns.len();
        for block in self.touched_blocks.drain(..) {
            let block = &mut self.blocks[block as usize];
            block.tails = Tops::NOBODY;
            block.leading.clear();
        }
        for id in self.touched.drain(..) {
            let id = id as usize;
            if let Some(column) = self.columns.get_mut(id) {
                (column.distance, column.level) = (FAR, 0);
            } else {
                let node = &mut self.nodes[id - count];
                (node.distance, node.level, node.leads) = (FAR, 0, false);
            }
        }
    }

    #[inline]
    fn visit_row(&mut self, row: usize, distance: i64, level: u32, bound: i64) {
        self.visits += 1;
        self.visited.push(row as u32);
        let row = &mut self.rows[row];
        row.level = level;
        let base = distance + row.value;
        self.unspent += u64::from(row.end - row.first);
        for choice in self.near_tight.choices_of(row) {
            let column = &mut self.columns[choice.column as usize];
            let over = base + column.price - i64::from(choice.points);
            if over < column.distance && over <= bound {
                if column.distance == FAR {
                    self.touched.push(choice.column);
                }
                column.distance = over;
                column.level = level + 1;
                self.queue.push(over, choice.column);
            }
        }
        let node = &mut self.nodes[row.entry as usize];
        let over = base - node.label;
        if over < node.distance && over <= bound {
            let id = self.columns.len() as u32 + row.entry;
            if node.distance == FAR {
                self.touched.push(id);
            }
            node.distance = over;
            node.level = level + 1;
            self.queue.push(over, id);
        }
    }

    #[inline]
    fn visit_node(&mut self, at: usize, distance: i64, bound: i64) {
        let state = self.nodes[at];
        let (base, level) = (distance + state.label, state.level + 1);
        if let Some(class) = at.checked_sub(self.square.hubs) {
            self.unspent += self.near_tight.members.of(class).len() as u64;
            for &member in self.near_tight.members.of(class) {
                let column = &mut self.columns[member as usize];
                let over = base + column.price;
                if over < column.distance && over <= bound {
                    if column.distance == FAR {
                        self.touched.push(member);
                    }
                    column.distance = over;
                    column.level = level;
                    self.queue.push(over, member);
                }
            }
            return;
        }
        self.unspent += self.near_tight.arcs.of(at).len() as u64;
        for arc in self.near_tight.arcs.of(at) {
            let node = &mut self.nodes[arc.head as usize];
            let over = base - i64::from(arc.points) - node.label;
            if over < node.distance && over <= bound {
                let id = self.columns.len() as u32 + arc.head;
                if node.distance == FAR {
                    self.touched.push(id);
                }
                node.distance = over;
                node.level = level;
                self.queue.push(over, id);
            }
        }
        for over in self.square.blocks.arcs.of(at) {
            self.visit_block(over, base - i64::from(over.points), level, bound);
        }
    }

    /// Goes on to the heads of a block, unless other tails have served all of them as well.
    fn visit_block(&mut self, over: &BlockArc, base: i64, level: u32, bound: i64) {
        let at = over.block as usize;
        let top = self.near_tight.top[at];
        if base - top > bound {
            return;
        }
        let block = &mut self.blocks[at];
        let new = block.tails.first() == i64::MIN;
        if !block.tails.offer(over.except, -base) {
            return;
        }
        if new {
            self.touched_blocks.push(over.block);
        }
        self.unspent += self.near_tight.heads.of(at).len() as u64;
        for place in self.near_tight.heads.range(at) {
            let head = self.near_tight.heads.items()[place];
            if self.square.blocks.joins(over, head) {
                self.visit_head(head, base, level, bound);
            }
        }
    }

    #[inline]
    fn visit_head(&mut self, head: u32, base: i64, level: u32, bound: i64) {
        let Some(node) = self.nodes.get_mut(head as usize) else { return };
        let over = base - node.label;
        if over < node.distance && over <= bound {
            let id = self.columns.len() as u32 + head;
            if node.distance == FAR {
                self.touched.push(id);
            }
            node.distance = over;
            node.level = level;
            self.queue.push(over, id);
        }
    }

    /// Leaves a level only to columns and nodes that lead to a free column.
    pub(super) fn mark(&mut self) {
        let count = self.columns.len();
        let blocks = &self.square.blocks;
        for at in (0..self.order.len()).rev() {
            let id = self.order[at] as usize;
            if id < count {
                if self.column_leads(id) {
                    let column = &mut self.columns[id];
                    let class = self.square.hubs + self.square.class_of[id] as usize;
                    let node = &mut self.nodes[class];
                    let leads = node.level + 1 == column.level && node.label + column.price == 0;
                    column.level |= LEADS;
                    if leads && !std::mem::replace(&mut node.leads, true) {
                        self.lead(class);
                    }
                }
            } else if id - count < self.square.hubs {
                let hub = self.nodes[id - count];
                let through = |head: u32, points: i32| {
                    let head = &self.nodes[head as usize];
                    head.leads && head.level == hub.level + 1 && hub.label == i64::from(points) + head.label
                };
                let over = |over: &BlockArc| {
                    let mut leading = self.blocks[over.block as usize].leading.iter().rev();
                    leading.any(|&head| through(head, over.points) && blocks.joins(over, head))
                };
                let leads =
                    self.near_tight.arcs.of(id - count).iter().any(|arc| through(arc.head, arc.points))
                        || blocks.arcs.of(id - count).iter().any(over);
                if leads {
                    self.nodes[id - count].leads = true;
                    self.lead(id - count);
                }
            }
        }
        for &id in &self.touched {
            let id = id as usize;
            if let Some(column) = self.columns.get_mut(id) {
                column.level = if column.level & LEADS == 0 { 0 } else { column.level & !LEADS };
            } else if !self.nodes[id - count].leads {
                self.nodes[id - count].level = 0;
            }
        }
    }

    /// Tells the blocks of a node that it leads to a free column.
    fn lead(&mut self, node: usize) {
        for &block in self.square.blocks.of_head.of(node) {
            self.blocks[block as usize].leading.push(node as u32);
        }
    }

    /// Is there a step on from the row of this column, or is the column free?
    fn column_leads(&self, column: usize) -> bool {
        let ColumnState { level, row, .. } = self.columns[column];
        if row == NONE {
            return true;
        }
        let state = self.rows[row as usize];
        if state.level == UNSEEN {
            return false;
        }
        let node = self.nodes[state.entry as usize];
        node.leads && node.level == level + 1 && node.label == state.value
            || self.near_tight.choices_of(&state).iter().any(|choice| {
                let column = &self.columns[choice.column as usize];
                column.level == (level + 1) | LEADS && state.value + column.price == i64::from(choice.points)
            })
    }
}
