//! What is done only to be sooner. Tests leave it out, and the answers have to be as good.
//!
//! *Why.* A shortcut that is wrong now and then hides behind the methods that it spares. Other
//! engines are tested in the same way: `SQLite` with its optimisations off, `CaDiCaL` with one
//! technique off at a time. Outside of tests all are taken, and the question costs nothing.
//!
//! *Caveat.* What is left out is left out of the thread that asks for it. Decisions are made there;
//! other threads only read rows.

/// Something that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shortcut {
    /// Prices and pairs by sorting, where rows and columns lie on a line.
    SortedPairing,
    /// The primal-dual method from the first reading, where ties abound.
    TiesFirst,
    /// The primal-dual method after the reductions.
    TiesLater,
    /// Bids at once, before anything else.
    Reduction,
    /// The auction with a falling epsilon.
    Auction,
    /// A wide matrix is made square.
    FillingUp,
    /// A second start, with prices for what most rows want.
    SecondStart,
    /// Long lists of a row's best cells.
    Lists,
    /// Rows that are computed, and a core of their cells, instead of the matrix.
    Core,
    /// A shortage is looked for before the core works.
    ShortageFirst,
    /// Arcs of tables in blocks.
    Blocks,
    /// Two tables as a grid of blocks.
    Grid,
    /// Searches for a path from both ends.
    BothEnds,
    /// The sweep through the network, instead of reading all pairs for a check.
    Sweep,
}

/// Is it taken? Always, outside of tests.
#[cfg(not(test))]
#[inline]
pub(crate) fn is_taken(_: Shortcut) -> bool {
    true
}

#[cfg(test)]
pub(crate) use switch::{is_taken, without};

#[cfg(test)]
mod switch {
    use super::Shortcut;
    use std::cell::Cell;

    thread_local! {
        static LEFT_OUT: Cell<Option<Shortcut>> = const { Cell::new(None) };
        static TIMES: Cell<u32> = const { Cell::new(0) };
    }

    /// Is it taken? Not within [`without`].
    pub(crate) fn is_taken(shortcut: Shortcut) -> bool {
        let is_left_out = LEFT_OUT.get() == Some(shortcut);
        TIMES.set(TIMES.get() + u32::from(is_left_out));
        !is_left_out
    }

    /// Works without a shortcut; returns how often it was left out.
    pub(crate) fn without<T>(shortcut: Shortcut, work: impl FnOnce() -> T) -> (T, u32) {
        LEFT_OUT.set(Some(shortcut));
        TIMES.set(0);
        let found = work();
        LEFT_OUT.set(None);
        (found, TIMES.get())
    }
}
