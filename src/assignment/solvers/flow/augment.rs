//! Disjoint paths along tight arcs, from the free rows to free columns.
//!
//! *Method.* Depth first, one free row after the other, up one level a step. A column is used once,
//! and what has turned out to be a dead end is not tried again. A hub may be on any number of
//! paths.
//!
//! *Bars.* A member that is barred for the row is passed over, but stays open for others: neither
//! its class nor the hubs on the way to it count as dead ends.
//!
//! *References.* J. E. Hopcroft and R. M. Karp (1973), An n^(5/2) algorithm for maximum matchings
//! in bipartite graphs, SIAM J. Comput. 2.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::labels::UNSEEN;
use crate::assignment::solvers::flow::rounds::Rounds;
use crate::assignment::solvers::reporter::Reporter;

/// Units of work of a step.
const STEP: u64 = 128;

/// A row on the path.
struct Step {
    row: u32,
    /// The next of its choices to be tried.
    next: usize,
    /// Where the path continues.
    column: u32,
}

/// A node on the way from a row to a member.
struct Way {
    node: u32,
    next: usize,
    /// No bar has been met below it.
    open: bool,
}

impl Rounds<'_> {
    /// Pairs as many free rows as possible along disjoint paths. Returns how many; after a stop
    /// these are some.
    pub(super) fn augment(&mut self, guard: &Reporter<'_, '_>) -> usize {
        let hubs = self.square.hubs;
        let count = self.columns.len();
        for &id in &self.touched {
            let Some(at) = (id as usize).checked_sub(count) else { continue };
            let range = if at < hubs {
                self.near_tight.arcs.range(at)
            } else {
                self.near_tight.members.range(at - hubs)
            };
            self.nodes[at].next = range.start as u32;
        }
        self.stopped.clear();
        let (mut path, mut ways) = (Vec::new(), Vec::new());
        let mut paired = 0;
        for at in 0..self.left.len() {
            path.clear();
            path.push(self.step(self.left[at]));
            while let Some(top) = path.last_mut() {
                if !self.spend(STEP, guard) {
                    return paired;
                }
                let column = self.onwards(top, &mut ways);
                top.column = column;
                if column == NONE {
                    path.pop();
                    continue;
                }
                self.columns[column as usize].level = 0;
                let state = self.columns[column as usize];
                if state.row == NONE {
                    for step in path.drain(..) {
                        self.rows[step.row as usize].column = step.column;
                        self.columns[step.column as usize].row = step.row;
                    }
                    paired += 1;
                } else if self.rows[state.row as usize].level != UNSEEN {
                    let next = self.step(state.row);
                    path.push(next);
                }
            }
        }
        paired
    }

    fn step(&self, row: u32) -> Step {
        Step { row, next: self.rows[row as usize].first as usize, column: NONE }
    }

    /// The next column that the row can go on to, or none.
    fn onwards(&mut self, step: &mut Step, ways: &mut Vec<Way>) -> u32 {
        let row = step.row as usize;
        let state = self.rows[row];
        let end = state.end as usize;
        while step.next < end {
            let choice = self.near_tight.choices[step.next];
            step.next += 1;
            let column = &self.columns[choice.column as usize];
            if column.level == state.level + 1 && state.value + column.price == i64::from(choice.points) {
                return choice.column;
            }
        }
        let entry = state.entry;
        let node = &self.nodes[entry as usize];
        if node.level != state.level + 1 || node.label != state.value {
            return NONE;
        }
        self.through(row, entry, ways)
    }

    /// The next member that the row can go on to through its hub, or none: depth first, down tight
    /// arcs.
    fn through(&mut self, row: usize, entry: u32, ways: &mut Vec<Way>) -> u32 {
        let mut met_bar = false;
        ways.clear();
        ways.push(self.way(entry));
        while let Some(way) = ways.last_mut() {
            let mut down = NONE;
            if (way.node as usize) < self.square.hubs {
                down = self.next_head(way);
            } else {
                let member = self.next_member(row, way, &mut met_bar);
                if member != NONE {
                    return member;
                }
            }
            self.remember(way);
            if down == NONE {
                self.retreat(ways);
            } else {
                ways.push(self.way(down));
            }
        }
        if met_bar {
            self.stopped.push(row as u32);
        }
        NONE
    }

    /// A node to be searched from where the last path left it.
    #[inline]
    fn way(&self, node: u32) -> Way {
        Way { node, next: self.nodes[node as usize].next as usize, open: true }
    }

    /// The head of the next tight arc of a hub, one level up, or none.
    #[inline]
    fn next_head(&self, way: &mut Way) -> u32 {
        let at = way.node as usize;
        let state = self.nodes[at];
        let end = self.near_tight.arcs.range(at).end;
        while way.next < end {
            let arc = self.near_tight.arcs.items()[way.next];
            let head = &self.nodes[arc.head as usize];
            if head.level == state.level + 1 && state.label == i64::from(arc.points) + head.label {
                return arc.head;
            }
            way.next += 1;
        }
        // the places after those of its own arcs are the leading heads of its blocks
        let mut start = end;
        for over in self.square.blocks.arcs.of(at) {
            let heads = &self.blocks[over.block as usize].leading;
            while let Some(&at) = way.next.checked_sub(start).and_then(|at| heads.get(at)) {
                let head = &self.nodes[at as usize];
                let tight = state.label == i64::from(over.points) + head.label;
                if head.level == state.level + 1 && tight && self.square.blocks.joins(over, at) {
                    return at;
                }
                way.next += 1;
            }
            start += heads.len();
        }
        NONE
    }

    /// The next tight member of a class, one level up, that is not barred for the row, or none.
    #[inline]
    fn next_member(&mut self, row: usize, way: &mut Way, met_bar: &mut bool) -> u32 {
        let at = way.node as usize;
        let state = self.nodes[at];
        let end = self.near_tight.members.range(at - self.square.hubs).end;
        while way.next < end {
            let member = self.near_tight.members.items()[way.next];
            let column = &self.columns[member as usize];
            if column.level == state.level + 1 && state.label + column.price == 0 {
                self.remember(way);
                if !self.square.barred(row, member) {
                    return member;
                }
                (way.open, *met_bar) = (false, true);
            }
            way.next += 1;
        }
        NONE
    }

    /// What has turned out to be a dead end need not be tried again, unless a bar made it one.
    #[inline]
    fn remember(&mut self, way: &Way) {
        if way.open {
            self.nodes[way.node as usize].next = way.next as u32;
        }
    }

    /// Goes back up: the arc that led to the last node is a dead end.
    #[inline]
    fn retreat(&mut self, ways: &mut Vec<Way>) {
        let Some(Way { open, .. }) = ways.pop() else { return };
        if let Some(above) = ways.last_mut() {
            above.open &= open;
            above.next += 1;
            self.remember(above);
        }
    }
}
