//! After a change: makes the assignment best again.
//!
//! *Problem.* Pairs were parted, or somebody came: places are empty whose prices say that they
//! would gain by being filled.
//!
//! *Method.* Each such place is filled if that gains anything. All arcs from home to such places
//! are left out of the network, which then is without negative lengths. The cheapest way to fill
//! the place of a row is the shortest path to home or to a column with such a place, whichever is
//! nearer: the pairs along it are moved up, and prices move as far as it is long. If no path is as
//! short as what the place gains, prices move as far as that, and the place stays empty. No length
//! is negative again. The cost is a search for each change, of those whose price it can move only.
//!
//! *Reference.* Successive shortest paths: R. G. Busacker and P. J. Gowen, 1960; Edmonds and Karp
//! (1972).

use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::ends::{End, Way};
use crate::assignment::network::residual::meeting::Meeting;
use crate::assignment::network::residual::side::SideState;
use crate::error::Result;
use crate::watch::guard::Guard;

/// Members are far from settled where one in so many has a place to fill, and never a few.
/// *Measured.* A search takes what one in 250 of a solve takes among 5,000 mentors and as many
/// mentees, and one in 125 among half as many.
const SHARE: usize = 40;
const FEW: usize = 64;

impl Residual<'_> {
    /// Would a solve from nothing be quicker than to fill the places that gain by it?
    pub(in crate::assignment) fn is_far(&self) -> bool {
        let sides = [&self.rows, &self.columns];
        let to_fill = sides.map(|side| (0..side.price.len() as u32).filter(|&k| side.would_gain(k)).count());
        let members: usize = sides.iter().map(|side| side.price.len()).sum();
        to_fill.into_iter().max().is_some_and(|most| most > FEW.max(members / SHARE))
    }

    /// Fills, one after another, all places that gain by it: of rows, then of columns, by number.
    ///
    /// Returns the number of searches.
    #[cfg(test)]
    pub(in crate::assignment) fn reoptimise(&mut self) -> usize {
        self.reoptimise_under(&Guard::nobody()).unwrap_or_default()
    }

    /// The same under a guard, which hears of no phase: that is for whoever knows why it is done.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::error::Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn reoptimise_under(&mut self, guard: &Guard<'_>) -> Result<usize> {
        let mut found = Meeting::new(self.rows.price.len(), self.columns.price.len());
        let mut searches = 0;
        for of in [Side::Rows, Side::Columns] {
            for member in 0..self.side(of).price.len() as u32 {
                searches += self.fill_places(of, member, &mut found, guard)?;
            }
        }
        if searches > 0 {
            self.settle_idle_prices(guard)?;
        }
        Ok(searches)
    }

    /// Gives members without partners, and those without places, prices that follow from those of
    /// the others.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn settle_idle_prices(&mut self, guard: &Guard<'_>) -> Result<()> {
        self.rows.raise_empty();
        self.columns.raise_empty();
        self.reset_prices_of_closed(guard)
    }

    /// Members without places are tied to home by nothing, so their prices have drifted: they get
    /// the lowest ones again that no pair objects to.
    fn reset_prices_of_closed(&mut self, guard: &Guard<'_>) -> Result<()> {
        let closed = |side: &SideState| -> Vec<u32> {
            (0..side.price.len() as u32).filter(|&member| side.most(member) == 0).collect()
        };
        let (rows, columns) = (closed(&self.rows), closed(&self.columns));
        let idle = self.rows.idle_price();
        for &row in &rows {
            self.rows.price[row as usize] = idle;
        }
        for &column in &columns {
            guard.spend(self.line(Side::Columns))?;
            self.reset_price(Side::Columns, column);
        }
        for &row in &rows {
            guard.spend(self.line(Side::Rows))?;
            self.reset_price(Side::Rows, row);
        }
        Ok(())
    }

    /// Fills the places of one member, while that gains anything.
    fn fill_places(
        &mut self,
        of: Side,
        member: u32,
        found: &mut Meeting,
        guard: &Guard<'_>,
    ) -> Result<usize> {
        let mut searches = 0;
        while let Some(gain) = self.side(of).to_fill(member).map(|length| -length).filter(|&gain| gain > 0) {
            let (start, way) = match of {
                Side::Rows => (End::Row(member), Way::Forward),
                Side::Columns => (End::Column(member), Way::Backward),
            };
            self.search_both_ways(start, way, gain, found, guard)?;
            self.augment(&found.path(), way);
            searches += 1;
        }
        Ok(searches)
    }

    /// Makes the pairs of a path that are not made, and parts those that are.
    fn augment(&mut self, path: &[(End, End)], way: Way) {
        for &step in path {
            match step {
                (End::Row(i), End::Column(j)) if way == Way::Forward => self.join(i, j),
                (End::Column(j), End::Row(i)) if way == Way::Backward => self.join(i, j),
                (End::Row(i), End::Column(j)) | (End::Column(j), End::Row(i)) => self.part(i, j),
                _ => {}
            }
        }
    }

    fn join(&mut self, row: u32, column: u32) {
        self.rows.join(row, column);
        self.columns.join(column, row);
    }
}
