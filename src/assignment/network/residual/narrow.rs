//! Prices and distances in one word each, and a quick look at a line.
//!
//! A search wants few pairs of a line: those within its reach that lead nearer to somebody than it
//! has been. So the loop over all of them must be short: eight pairs to a branch.

#![expect(clippy::cast_possible_truncation, reason = "what is cast was compared with the bounds before")]

use multiversion::multiversion;

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;

/// Pairs to a branch.
pub(in crate::assignment) const BLOCK: usize = 8;
/// Prices below it, and points, are added up in one word.
pub(in crate::assignment) const NARROW: i128 = 1 << 61;
/// No distance in one word is larger.
pub(super) const NARROW_FAR: i64 = (NARROW as i64) << 1;

/// The prices of rows and columns in one word each; empty where one does not fit.
#[derive(Debug, Clone, Default)]
pub(super) struct Narrow {
    rows: Vec<i64>,
    columns: Vec<i64>,
    pub(super) point: i64,
}

impl Narrow {
    /// Copies the prices as they are now.
    pub(super) fn copy(&mut self, network: &Residual<'_>) {
        self.point = 0;
        let fits = |value: i128| (-NARROW < value && value < NARROW).then_some(value as i64);
        let copy = |prices: &[i128], to: &mut Vec<i64>| {
            to.clear();
            to.extend(prices.iter().map_while(|&price| fits(price)));
            to.len() == prices.len()
        };
        let all = copy(&network.side(Side::Rows).price, &mut self.rows)
            && copy(&network.side(Side::Columns).price, &mut self.columns);
        if all && let Some(point) = fits(network.point << 31) {
            self.point = point >> 31;
        }
    }

    pub(super) fn of(&self, of: Side) -> Option<&[i64]> {
        let prices = if of == Side::Rows { &self.rows } else { &self.columns };
        (self.point != 0).then_some(prices)
    }
}

/// Where the blocks begin in which any price less points is below a bound.
#[multiversion(targets("x86_64+avx512f+avx512vl+avx512dq", "x86_64+avx2"))]
pub(in crate::assignment) fn near_blocks(
    points: &[i32],
    prices: &[i64],
    point: i64,
    below: i64,
) -> Vec<usize> {
    let is_near =
        |score: i32, price: i64| score != Matrix::ABSENT && price - point * i64::from(score) < below;
    let (blocks, rest) = points.as_chunks::<BLOCK>();
    let (of_blocks, of_rest) = prices.as_chunks::<BLOCK>();
    let mut found = Vec::new();
    for ((points, prices), start) in blocks.iter().zip(of_blocks).zip((0..).step_by(BLOCK)) {
        let mut any = false;
        for k in 0..BLOCK {
            any |= is_near(points[k], prices[k]);
        }
        if any {
            found.push(start);
        }
    }
    if rest.iter().zip(of_rest).any(|(&score, &price)| is_near(score, price)) {
        found.push(points.len() - rest.len());
    }
    found
}

/// Where the blocks begin in which any price less points is below a bound, and below another one by
/// its distance or less.
#[multiversion(targets("x86_64+avx512f+avx512vl+avx512dq", "x86_64+avx2"))]
pub(super) fn nearer_blocks(
    points: &[i32],
    (prices, distances): (&[i64], &[i64]),
    point: i64,
    [below, further]: [i64; 2],
) -> Vec<usize> {
    #[expect(clippy::needless_bitwise_bool, reason = "without branches several pairs are held side by side")]
    let is_near = |score: i32, price: i64, distance: i64| {
        let rest = price - point * i64::from(score);
        (score != Matrix::ABSENT) & (rest < below) & (rest - distance < further)
    };
    let (blocks, rest) = points.as_chunks::<BLOCK>();
    let (prices, of_rest) = prices.as_chunks::<BLOCK>();
    let (distances, to_rest) = distances.as_chunks::<BLOCK>();
    let mut found = Vec::new();
    for (((points, prices), distances), start) in
        blocks.iter().zip(prices).zip(distances).zip((0..).step_by(BLOCK))
    {
        let mut any = false;
        for k in 0..BLOCK {
            any |= is_near(points[k], prices[k], distances[k]);
        }
        if any {
            found.push(start);
        }
    }
    let mut rest_of = rest.iter().zip(of_rest).zip(to_rest);
    if rest_of.any(|((&score, &price), &distance)| is_near(score, price, distance)) {
        found.push(points.len() - rest.len());
    }
    found
}
