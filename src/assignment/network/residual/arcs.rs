//! The arcs of a line that are short enough.

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::narrow::{BLOCK, Narrow, nearer_blocks};
use crate::assignment::network::residual::search::Search;

impl Residual<'_> {
    /// Tells a search of the pairs of a row or a column, at this distance, that are not made: with
    /// whom, and how long the arc is. Not of those beyond its cut, nor of negative ones; and hardly
    /// of those by which nobody is nearer than before. `narrow` are the prices as they are.
    pub(super) fn arcs(
        &self,
        (of, at): (Side, u32),
        distance: i128,
        narrow: &Narrow,
        search: &mut Search,
        mut tell: impl FnMut(&mut Search, u32, i128),
    ) {
        let (near, far) = (self.side(of), self.side(of.other()));
        let base = near.price[at as usize] - self.scale.pair;
        let within = search.cut().saturating_sub(distance);
        let below = within.saturating_sub(base);
        let partners = &near.partners[at as usize];
        let mut scratch = std::mem::take(&mut search.scratch);
        let points = self.lines.read(of, at, &mut scratch);
        let mut look = |search: &mut Search, k: u32, slack: i128| {
            if slack >= 0 && partners.binary_search(&k).is_err() {
                tell(search, k, slack);
            }
        };
        let is_kept = |k: u32| match of {
            Side::Rows => self.kept.find(at, k),
            Side::Columns => self.kept.find(k, at),
        };
        let mut look_plain = |search: &mut Search, k: usize| {
            let rest = far.price[k] - self.point * i128::from(points[k]);
            if rest < below && points[k] != Matrix::ABSENT && is_kept(k as u32).is_none() {
                look(search, k as u32, base + rest);
            }
        };
        if let Some(prices) = narrow.of(of.other()) {
            let bounds =
                [below, -(base + distance)].map(|bound| bound.clamp(i64::MIN.into(), i64::MAX.into()) as i64);
            let both = (prices, search.narrow(of.other()));
            for start in nearer_blocks(points, both, narrow.point, bounds) {
                (start..points.len().min(start + BLOCK)).for_each(|k| look_plain(search, k));
            }
        } else {
            (0..points.len()).for_each(|k| look_plain(search, k));
        }
        let mut look_kept = |search: &mut Search, at: usize, k: u32| {
            let score = i128::from(self.kept.scores[at]);
            let slack = base + far.price[k as usize] - self.point * score - self.kept.bonus[at];
            if slack < within {
                look(search, k, slack);
            }
        };
        match of {
            Side::Rows => self.kept.of_row(at).for_each(|k| look_kept(search, k, self.kept.pairs[k].1)),
            Side::Columns => {
                for &k in self.kept.of_column(at) {
                    look_kept(search, k as usize, self.kept.pairs[k as usize].0);
                }
            }
        }
        search.scratch = scratch;
    }
}
