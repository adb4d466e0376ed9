//! Pairs through a network of hubs: prices by an auction over classes, then exact rounds.
//!
//! *Problem.* Sources and sinks of one unit each, hubs of any capacity between them, direct arcs
//! and barred pairs ([`FlowNetwork`]). All required people are to be served, then as many as
//! possible, then for the most points; with prices that prove it.
//!
//! *Method.* Sinks that leave the same hub are alike to all who come through the hubs. So they are
//! a class with many places, and a million people can be auctioned off through some thousand hubs.
//! The auction stops early: it need only find good prices and most of the pairs. Exact rounds then
//! move the prices and augment along many paths at once, until all are served.
//!
//! *Caveat.* Made for networks that are small compared with all pairs. The worst case is that of
//! any primal-dual method: O(n) rounds of O(arcs) each. Memory: some 100 bytes a person and 20 a
//! direct arc.
//!
//! *Files.* [`network`] is what a caller builds, [`run`] and [`outcome`] what comes out. [`solve`]
//! leaves out who has no way ([`possible`]), then squares the problem or divides it; [`square`] is
//! the square form, built by [`squaring`] on [`lists`] and [`blocks`]. [`class_auction`] with its
//! [`class_prices`], [`block_heaps`] and [`lowering`] finds prices and leaves an
//! [`auction_outcome`], [`start`] makes them whole numbers. [`rounds`] pairs the rest: a
//! [`search`] on [`near_tight`] arcs with its [`queue`], then [`augment`]; [`split`] where bars
//! matter.
//!
//! *Ties.* By the order of people and arcs as they were added; so the same network has the same
//! answer.
//!
//! *Numeric policy.* Prices are `i64` (in the auction `i32`, limited), totals `i64`. A network is
//! refused unless `64 (n + 1) (p + 1) < 2^62`, with n people on the larger side and no way of more
//! than p points. With arcs of any `i32` that allows ways of 30 arcs for a million people.
//!
//! *References.* See the files; Bertsekas and Castanon 1989, Hopcroft and Karp 1973, Dial 1969.
//!
//! *Size.* A million rows and a million columns of some thousand classes a side make 13,000 hubs
//! and 75,000 arcs, in place of 10^12 pairs.
//!
//! *Tried, and slower.* Cost scaling (push-relabel) on the same network, with price updates and
//! refinement, took three times as long as the auction; blocking flows from exact prices, ten
//! times.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "people and hubs are below 2^24, nodes and arcs below 2^32, distances are not negative"
)]

mod arc;
mod auction_outcome;
mod augment;
mod block_heaps;
mod blocks;
mod class_auction;
mod class_prices;
mod labels;
mod lists;
mod lowering;
mod near_tight;
pub(crate) mod network;
pub(crate) mod outcome;
mod possible;
mod queue;
mod rounds;
pub(crate) mod run;
mod search;
mod share_done;
mod solve;
mod split;
mod square;
mod squaring;
mod start;
#[cfg(test)]
mod tests;
