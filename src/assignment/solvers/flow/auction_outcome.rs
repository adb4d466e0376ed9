//! What an auction leaves.
//!
//! *Problem.* In the auction a pooled place of a class stands for any member. In the end everybody
//! who has one needs a member, and some may not have all of them.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::class_prices::{ClassPrices, POOLED};
use crate::assignment::solvers::flow::lists::Lists;
use crate::assignment::solvers::flow::square::SquareNetwork;

/// What an auction leaves: prices of all columns, and who might keep which one.
#[derive(Debug)]
pub(super) struct AuctionOutcome {
    /// In units of `1 / SCALE` points.
    pub(super) prices: Vec<i32>,
    /// The column of each row, or none.
    pub(super) column_of: Vec<u32>,
    /// What that pair brings, in the same units.
    pub(super) earns: Vec<i32>,
    /// The watch stopped it.
    pub(super) cancelled: bool,
}

/// Gives those with a place in a class a member each, past their bars.
pub(super) fn auction_outcome(
    square: &SquareNetwork,
    class_prices: &ClassPrices<'_>,
    mut place: Vec<u32>,
    earns: Vec<i32>,
    cancelled: bool,
) -> AuctionOutcome {
    if cancelled {
        place.clear(); // nobody asks
    }
    let pooled = |at: u32| (at != NONE && at & POOLED != 0).then_some(at & !POOLED);
    let places = place.iter().enumerate();
    let places = places.filter_map(|(row, &at)| pooled(at).map(|class| (class, row as u32)));
    let holders = Lists::grouped(square.members.len(), NONE, places);
    let mut free = Vec::new();
    for class in 0..square.members.len() {
        let members = square.members.of(class).iter().copied();
        free.clear();
        free.extend(members.filter(|&column| !class_prices.is_specific(column)));
        free.reverse();
        for &row in holders.of(class) {
            let fits = free.iter().rposition(|&column| !square.barred(row as usize, column));
            place[row as usize] = fits.map_or(NONE, |at| free.swap_remove(at));
        }
    }
    let prices = (0..square.columns() as u32).map(|column| class_prices.column_price(column)).collect();
    AuctionOutcome { prices, column_of: place, earns, cancelled }
}
