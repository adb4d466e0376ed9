//! Sides, places and directions in the residual network.

/// Rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) enum Of {
    Rows,
    Columns,
}

impl Of {
    pub(in crate::assignment) fn other(self) -> Self {
        match self {
            Self::Rows => Self::Columns,
            Self::Columns => Self::Rows,
        }
    }

    /// A member of this side as a place.
    pub(super) fn end(self, member: u32) -> End {
        match self {
            Self::Rows => End::Row(member),
            Self::Columns => End::Column(member),
        }
    }
}

/// Not reached, or no arc.
pub(in crate::assignment) const FAR: i128 = i128::MAX;

/// A place in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::assignment) enum End {
    Home,
    Row(u32),
    Column(u32),
}

/// Along the arcs, or against them?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) enum Way {
    Forward,
    Backward,
}

impl Way {
    pub(super) fn other(self) -> Self {
        match self {
            Self::Forward => Self::Backward,
            Self::Backward => Self::Forward,
        }
    }

    /// Whose lines are read: of rows, to get to columns, or the other way round.
    pub(super) fn reading(self) -> Of {
        match self {
            Self::Forward => Of::Rows,
            Self::Backward => Of::Columns,
        }
    }
}
