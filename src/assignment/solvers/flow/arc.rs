//! An arc of the network.

/// No row, no column, no hub.
pub(super) const NONE: u32 = u32::MAX;

/// An arc from a hub.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    pub(super) head: u32,
    pub(super) points: i32,
}
