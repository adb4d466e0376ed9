//! The first position of the exact rounds: the auction's prices, in whole points.
//!
//! *Method.* Prices are rounded down after adding a part of a point; a sample of rows says which
//! part keeps most pairs. Values follow from the prices, pairs that are not tight are given up, and
//! then all prices are lowered as far as the values allow: that makes the pairs tight which a price
//! too high had kept from being so, and loses none.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::auction_outcome::AuctionOutcome;
use crate::assignment::solvers::flow::class_auction::SCALE;
use crate::assignment::solvers::flow::rounds::Position;
use crate::assignment::solvers::flow::square::SquareNetwork;

/// Where there are more rows, only one in this many is looked at to choose the rounding.
const SAMPLE: usize = 16;

/// The position that an auction has led to.
pub(super) fn from_auction(square: &SquareNetwork, auctioned: &AuctionOutcome) -> Position {
    let step = if square.rows() > 1000 { SAMPLE } else { 1 };
    let mut best = (0, 0);
    for part in 0..SCALE {
        let prices = rounded(&auctioned.prices, part);
        let labels = square.labels(&prices);
        let tight = (0..square.rows()).step_by(step).filter(|&row| {
            auctioned.column_of[row] != NONE
                && tight(square.value(row, &labels, &prices), &prices, auctioned, row)
        });
        let count = tight.count();
        if count > best.0 {
            best = (count, part);
        }
    }
    let mut prices = rounded(&auctioned.prices, best.1);
    let labels = square.labels(&prices);
    let values: Vec<i64> = (0..square.rows()).map(|row| square.value(row, &labels, &prices)).collect();
    let kept = |row: usize| auctioned.column_of[row] != NONE && tight(values[row], &prices, auctioned, row);
    let column_of =
        (0..square.rows()).map(|row| if kept(row) { auctioned.column_of[row] } else { NONE }).collect();
    square.lower(&values, &mut prices);
    Position { values, prices, column_of }
}

/// Prices in whole points.
pub(super) fn rounded(prices: &[i32], part: i32) -> Vec<i64> {
    prices.iter().map(|&price| i64::from((price + part).div_euclid(SCALE))).collect()
}

fn tight(value: i64, prices: &[i64], auctioned: &AuctionOutcome, row: usize) -> bool {
    value + prices[auctioned.column_of[row] as usize] == i64::from(auctioned.earns[row] / SCALE)
}
