//! The arcs of a line that are short enough.
//!
//! A search wants few pairs of a line: those within its reach. So the loop over all of them must be
//! short: prices in one word where they fit, and eight pairs to a branch.

use multiversion::multiversion;

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::assignment::reading::lines::LineScratch;

/// Pairs to a branch.
pub(in crate::assignment) const BLOCK: usize = 8;
/// Prices below it, and points, are added up in one word.
pub(in crate::assignment) const NARROW: i128 = 1 << 61;

/// The prices of rows and columns in one word each; empty where one does not fit.
#[derive(Debug, Clone, Default)]
pub(super) struct Narrow {
    rows: Vec<i64>,
    columns: Vec<i64>,
    point: i64,
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
        let all =
            copy(&network.rows.price, &mut self.rows) && copy(&network.columns.price, &mut self.columns);
        if all && let Some(point) = fits(network.point << 31) {
            self.point = point >> 31;
        }
    }

    fn of(&self, of: Side) -> Option<&[i64]> {
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

impl Residual<'_> {
    /// Tells of the pairs of a row or a column that are not made: with whom, and how long the arc
    /// is. Only of those below `within`, and of no negative ones. `narrow` are the prices as they
    /// are.
    pub(super) fn arcs(
        &self,
        (of, at): (Side, u32),
        within: i128,
        narrow: &Narrow,
        scratch: &mut LineScratch,
        mut tell: impl FnMut(u32, i128),
    ) {
        let (near, far) = (self.side(of), self.side(of.other()));
        let base = near.price[at as usize] - self.scale.pair;
        let below = within.saturating_sub(base);
        let partners = &near.partners[at as usize];
        let points = self.lines.read(of, at, scratch);
        let mut look = |k: u32, slack: i128| {
            if slack >= 0 && partners.binary_search(&k).is_err() {
                tell(k, slack);
            }
        };
        let is_kept = |k: u32| match of {
            Side::Rows => self.kept.find(at, k),
            Side::Columns => self.kept.find(k, at),
        };
        let mut look_plain = |k: usize| {
            let rest = far.price[k] - self.point * i128::from(points[k]);
            if rest < below && points[k] != Matrix::ABSENT && is_kept(k as u32).is_none() {
                look(k as u32, base + rest);
            }
        };
        if let Some(prices) = narrow.of(of.other()) {
            let below = i64::try_from(below.clamp(i64::MIN.into(), i64::MAX.into())).unwrap_or(i64::MAX);
            for start in near_blocks(points, prices, narrow.point, below) {
                (start..points.len().min(start + BLOCK)).for_each(&mut look_plain);
            }
        } else {
            (0..points.len()).for_each(&mut look_plain);
        }
        let mut look_kept = |at: usize, k: u32| {
            let score = i128::from(self.kept.scores[at]);
            let slack = base + far.price[k as usize] - self.point * score - self.kept.bonus[at];
            if slack < within {
                look(k, slack);
            }
        };
        match of {
            Side::Rows => self.kept.of_row(at).for_each(|k| look_kept(k, self.kept.pairs[k].1)),
            Side::Columns => {
                for &k in self.kept.of_column(at) {
                    look_kept(k as usize, self.kept.pairs[k as usize].0);
                }
            }
        }
    }
}
