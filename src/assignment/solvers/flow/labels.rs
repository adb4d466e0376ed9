//! What a search knows of rows, columns and nodes.

use crate::assignment::solvers::flow::blocks::Tops;

/// No distance.
pub(super) const FAR: i64 = i64::MAX;

/// The level of a row that was not visited.
pub(super) const UNSEEN: u32 = u32::MAX;

/// A bound above all distances of nodes that can be reached.
pub(super) const UNBOUNDED: i64 = 1 << 60;

/// A row. It is visited at the distance of its column, or at 0 if it is free. All that a visit
/// needs is here, for memory is slow: half a cache line.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowState {
    pub(super) value: i64,
    /// Steps from the free rows; [`UNSEEN`] if the search has not visited it.
    pub(super) level: u32,
    pub(super) column: u32,
    pub(super) entry: u32,
    /// Where its near-tight choices start and end.
    pub(super) first: u32,
    pub(super) end: u32,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnState {
    pub(super) price: i64,
    pub(super) distance: i64,
    /// Steps from the free rows; 0 where no path goes.
    pub(super) level: u32,
    pub(super) row: u32,
}

/// A block in a search: those tails that serve it, and what the marks have found.
#[derive(Debug, Clone)]
pub(super) struct BlockState {
    /// From which tails it was gone through: the negatives of distance and label, less the points.
    pub(super) tails: Tops,
    /// The heads that lead to a free column.
    pub(super) leading: Vec<u32>,
}

impl BlockState {
    pub(super) const UNSEEN: Self = Self { tails: Tops::NOBODY, leading: Vec::new() };
}

#[derive(Debug, Clone, Copy)]
pub(super) struct NodeState {
    pub(super) label: i64,
    pub(super) distance: i64,
    pub(super) level: u32,
    /// The next of its near-tight arcs or members to be tried.
    pub(super) next: u32,
    pub(super) leads: bool,
}
