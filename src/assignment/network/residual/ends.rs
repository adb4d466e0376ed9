//! Sides, places and directions in the residual network.

use crate::assignment::model::side::Side;

/// Not reached, or no arc.
pub(in crate::assignment) const FAR: i128 = i128::MAX;

/// A place in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::assignment) enum End {
    Home,
    Row(u32),
    Column(u32),
}

impl End {
    /// A member of a side as a place.
    pub(super) fn of(side: Side, member: u32) -> Self {
        match side {
            Side::Rows => Self::Row(member),
            Side::Columns => Self::Column(member),
        }
    }
}

/// Along the arcs, or against them?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) enum Way {
    Forward,
    Backward,
}

impl Way {
    pub(in crate::assignment) fn other(self) -> Self {
        match self {
            Self::Forward => Self::Backward,
            Self::Backward => Self::Forward,
        }
    }

    /// Whose lines are read: of rows, to get to columns, or the other way round.
    pub(in crate::assignment) fn reading(self) -> Side {
        match self {
            Self::Forward => Side::Rows,
            Self::Backward => Side::Columns,
        }
    }
}
