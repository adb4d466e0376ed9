//! After a change: makes the assignment best again.
//!
//! *Problem.* Pairs were parted, or somebody came: places are empty whose prices say that they would gain by
//! being filled.
//!
//! *Method.* Each such place is filled if that gains anything. Its arc from home is left out of the network, which
//! then is without negative lengths; the shortest path from the row to home is the cheapest way to fill the place. If
//! it costs less than the place gains, the path is taken. Prices move as far as the path is long, or as
//! far as the place gains, and no length is negative again. The cost is a search for each change, of those
//! whose price it can move only.
//!
//! *Reference.* Successive shortest paths: R. G. Busacker and P. J. Gowen, 1960; Edmonds and Karp (1972).

use super::search::Way;
use super::{End, Of, Residual, Search};

impl Residual<'_> {
    /// Fills, one after another, all places that gain by it: of rows, then of columns, by number.
    ///
    /// Returns the number of searches.
    pub(in super::super) fn settle(&mut self) -> usize {
        let mut searches = 0;
        for of in [Of::Rows, Of::Columns] {
            for member in 0..self.side(of).price.len() as u32 {
                searches += self.settle_one(of, member);
            }
        }
        searches
    }

    /// Fills the places of one member, while that gains anything.
    pub(in super::super) fn settle_one(&mut self, of: Of, member: u32) -> usize {
        let mut searches = 0;
        while let Some(gain) = self.side(of).to_fill(member).map(|length| -length).filter(|&gain| gain > 0) {
            let (start, way) = match of {
                Of::Rows => (End::Row(member), Way::Forward),
                Of::Columns => (End::Column(member), Way::Backward),
            };
            let found = self.search(start, way, gain, Some(End::Home));
            searches += 1;
            let reached = found.distance(End::Home).min(gain);
            if reached < gain {
                self.turn(&found, start, way);
            }
            self.move_prices(&found, reached, way);
        }
        searches
    }

    /// Makes the pairs of a path from `start` to home (or against it) that are not made, and parts those that are.
    fn turn(&mut self, found: &Search, start: End, way: Way) {
        let mut end = found.before(End::Home);
        while end != start {
            let before = found.before(end);
            match (before, end) {
                (End::Row(i), End::Column(j)) if way == Way::Forward => self.join(i, j),
                (End::Column(j), End::Row(i)) if way == Way::Backward => self.join(i, j),
                (End::Row(i), End::Column(j)) | (End::Column(j), End::Row(i)) => self.part(i, j),
                _ => {}
            }
            end = before;
        }
    }

    fn join(&mut self, row: u32, column: u32) {
        self.rows.join(row, column);
        self.columns.join(column, row);
    }

    /// Moves the prices of all that are nearer than `reached`, so that the path there has the length 0.
    fn move_prices(&mut self, found: &Search, reached: i128, way: Way) {
        for &end in found.settled() {
            let by = reached - found.distance(end);
            if by <= 0 {
                continue;
            }
            let (rows, columns) = if way == Way::Forward { (-by, by) } else { (by, -by) };
            match end {
                End::Row(i) => self.rows.price[i as usize] += rows,
                End::Column(j) => self.columns.price[j as usize] += columns,
                End::Home => {}
            }
        }
    }
}
