//! The arcs that are nearly tight: all that a short search can use.
//!
//! An arc with more slack than the search may go is left out. After the prices have moved by some
//! distance, slacks may be less by as much: so the list is good until the moves add up to the
//! spare.

use crate::assignment::solvers::flow::arc::Arc;
use crate::assignment::solvers::flow::blocks::Tops;
use crate::assignment::solvers::flow::labels::{ColumnState, NodeState, RowState};
use crate::assignment::solvers::flow::lists::Lists;
use crate::assignment::solvers::flow::square::{Choice, SquareNetwork};

/// Arcs with little slack.
#[derive(Debug)]
pub(super) struct NearTight {
    /// All arcs that have no more slack than this now are here; negative when that is not so.
    pub(super) reach: i64,
    /// Those of a row are where its state says.
    pub(super) choices: Vec<Choice>,
    pub(super) members: Lists<u32>,
    pub(super) arcs: Lists<Arc>,
    /// The heads of blocks that are near the best, whatever lines are left out.
    pub(super) heads: Lists<u32>,
    /// By block: no head has had a higher label.
    pub(super) top: Vec<i64>,
    new: bool,
}

impl NearTight {
    pub(super) fn new() -> Self {
        Self {
            reach: 0,
            choices: Vec::new(),
            members: Lists::new(),
            arcs: Lists::new(),
            heads: Lists::new(),
            top: Vec::new(),
            new: true,
        }
    }

    /// Has it not been filled yet?
    pub(super) fn is_new(&self) -> bool {
        self.new
    }

    /// The choices of a row.
    #[inline]
    pub(super) fn choices_of(&self, row: &RowState) -> &[Choice] {
        &self.choices[row.first as usize..row.end as usize]
    }

    /// Takes all arcs with at most this much slack.
    pub(super) fn fill(
        &mut self,
        square: &SquareNetwork,
        rows: &mut [RowState],
        columns: &[ColumnState],
        nodes: &[NodeState],
        reach: i64,
    ) {
        self.new = false;
        self.reach = reach;
        self.choices.clear();
        self.members.clear();
        self.arcs.clear();
        self.heads.clear();
        self.top.clear();
        for (row, state) in rows.iter_mut().enumerate() {
            state.first = self.choices.len() as u32;
            for &choice in square.choices.of(row) {
                let slack = state.value + columns[choice.column as usize].price - i64::from(choice.points);
                if slack <= reach {
                    self.choices.push(choice);
                }
            }
            state.end = self.choices.len() as u32;
        }
        for class in 0..square.members.len() {
            let label = nodes[square.hubs + class].label;
            for &column in square.members.of(class) {
                if label + columns[column as usize].price <= reach {
                    self.members.push(column);
                }
            }
            self.members.end_list();
        }
        for hub in 0..square.hubs {
            for &arc in square.arcs.of(hub) {
                let slack = nodes[hub].label - i64::from(arc.points) - nodes[arc.head as usize].label;
                if slack <= reach {
                    self.arcs.push(arc);
                }
            }
            self.arcs.end_list();
        }
        for block in 0..square.blocks.len() {
            let mut best = Tops::NOBODY;
            for &head in square.blocks.heads.of(block) {
                best.offer(square.blocks.lines[head as usize], nodes[head as usize].label);
            }
            // no tail that leads to a head has a label below the last of the tops and its points
            for &head in square.blocks.heads.of(block) {
                if best.last() - nodes[head as usize].label <= reach {
                    self.heads.push(head);
                }
            }
            self.heads.end_list();
            self.top.push(best.first());
        }
    }
}
