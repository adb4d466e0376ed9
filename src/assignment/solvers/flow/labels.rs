//! What a search knows of rows, columns and nodes.

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

/// A block in a search: from which tails it was gone through, those best two that do not leave out
/// the same head. The best has served all heads but the one it leaves out.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockState {
    /// Distance and label of the tail, less the points.
    pub(super) best: i64,
    pub(super) except: u32,
    /// The same of the best tail that does not leave that head out.
    pub(super) other: i64,
    /// How many heads lead to a free column.
    pub(super) leading: u32,
}

impl BlockState {
    pub(super) const UNSEEN: Self = Self { best: FAR, except: u32::MAX, other: FAR, leading: 0 };
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
