//! One row of scores held against the prices.
//!
//! *Problem.* Is every allowed pair of a row covered, and none with one end in the cover better
//! than the sum of its prices? Yes or no is wanted, at the speed of memory; who is wrong is asked
//! only after a no.
//!
//! *Method.* Each column has a limit for the score less the row's price: its own price where one
//! end is in the cover, a number below all where none is, one above all where both are. One
//! comparison a pair.
//!
//! *Numeric policy.* Prices up to 2^61 in size: with scores of 32 bits and the limits of ±2^62,
//! every number fits `i64`. Beyond that [`Limits::of`] finds nothing, and the caller compares in
//! `i128`.
//!
//! *Notation.* For costs, scores and prices have their signs turned; so more is better below.

use multiversion::multiversion;

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;

/// Prices beyond this (either sign) are left to others.
const LARGEST_PRICE: u64 = 1 << 61;
/// A limit that all numbers stay below.
const ABOVE_ALL: i64 = 1 << 62;
/// This many cells at a time: those that are worth just their prices are looked for only where
/// there are any.
const BLOCK: usize = 128;

/// What each column allows to rows outside the cover, and to rows inside.
#[derive(Debug)]
pub(in crate::assignment) struct Limits<'p> {
    prices: &'p Prices,
    /// All bits where signs are turned, else none.
    sign_mask: i64,
    outside: Vec<i64>,
    inside: Vec<i64>,
}

impl<'p> Limits<'p> {
    /// There must be one price and one mark for everybody.
    pub(in crate::assignment) fn of(problem: &Problem, prices: &'p Prices) -> Option<Self> {
        let large = |&price: &i64| price.unsigned_abs() > LARGEST_PRICE;
        if prices.rows().iter().chain(prices.columns()).any(large) {
            return None;
        }
        let sign_mask = if problem.sense() == Sense::Maximise { 0 } else { -1 };
        let columns = || {
            prices
                .columns()
                .iter()
                .map(move |price| (price ^ sign_mask) - sign_mask)
                .zip(prices.column_cover())
        };
        Some(Self {
            prices,
            sign_mask,
            outside: columns().map(|(price, &covered)| if covered { price } else { -ABOVE_ALL }).collect(),
            inside: columns().map(|(price, &covered)| if covered { ABOVE_ALL } else { price }).collect(),
        })
    }

    /// How many pairs of a row are allowed; nothing if one of them is beyond its limit. The columns
    /// of those at their limit are added to `tight`, if it is wanted.
    pub(super) fn count_within(
        &self,
        row: usize,
        cells: &[i32],
        tight: Option<&mut Vec<u32>>,
    ) -> Option<u64> {
        let price = (self.prices.rows()[row] ^ self.sign_mask) - self.sign_mask;
        let limits = if self.prices.row_cover()[row] { &self.inside } else { &self.outside };
        let (allowed, beyond) = scan(cells, limits, price, self.sign_mask, tight);
        (beyond == 0).then_some(allowed)
    }
}

/// How many pairs are allowed, and how many of them are beyond their limits.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn scan(
    cells: &[i32],
    limits: &[i64],
    price: i64,
    sign_mask: i64,
    mut tight: Option<&mut Vec<u32>>,
) -> (u64, u64) {
    let (mut allowed, mut beyond) = (0, 0);
    let over = |cell: i32, limit: i64| (i64::from(cell) ^ sign_mask) - sign_mask - price - limit;
    for (start, (cells, limits)) in (0..).step_by(BLOCK).zip(cells.chunks(BLOCK).zip(limits.chunks(BLOCK))) {
        let mut at = 0;
        for (&cell, &limit) in cells.iter().zip(limits) {
            let over = over(cell, limit);
            // numbers, not branches: the loop stays straight
            let is_allowed = u64::from(cell != Matrix::ABSENT);
            allowed += is_allowed;
            beyond += is_allowed & u64::from(over > 0);
            at += is_allowed & u64::from(over == 0);
        }
        if at > 0
            && let Some(tight) = tight.as_deref_mut()
        {
            let pairs = (start..).zip(cells.iter().zip(limits));
            let is_tight = |&(_, (&cell, &limit)): &(u32, (&i32, &i64))| {
                cell != Matrix::ABSENT && over(cell, limit) == 0
            };
            tight.extend(pairs.filter(is_tight).map(|(column, _)| column));
        }
    }
    (allowed, beyond)
}
