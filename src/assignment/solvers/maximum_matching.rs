//! Who is served by the largest assignment? A maximum matching, and the cover that proves it
//! maximum.
//!
//! *Problem.* Rows with capacities, columns with one place each, some pairs allowed: find a
//! smallest cover, that is a set of rows and columns with as few places as possible such that every
//! allowed pair has an end in it. Points play no part.
//!
//! *Method.* Hopcroft and Karp: start from a greedy matching; then, phase by phase, layer the rows
//! by their distance from the rows with spare capacity and augment along shortest alternating paths
//! until no more fit. When no free column can be reached any more, the rows *not* reached and the
//! columns reached are the cover (König): all of them are full, and no allowed pair lies outside.
//! With capacities this is Dinic's algorithm; one-to-one it needs O(sqrt(n)) phases. Time O(rows x
//! columns) a phase, space a bit for each pair.
//!
//! *Ties.* The lowest index first, everywhere; so the result depends on the problem only.
//!
//! *References.* J. E. Hopcroft and R. M. Karp, "An n^(5/2) algorithm for maximum matchings in
//! bipartite graphs", SIAM J. Comput. 2, 1973. D. König, "Gráfok és mátrixok", 1931.

use crate::assignment::model::cover::Cover;
use crate::assignment::reading::allowed_pairs::{AllowedPairs, all_marked, unmark};
use crate::error::Result;
use crate::watch::guard::Guard;

/// A smallest cover of the allowed pairs; `capacities` holds one for each row.
///
/// Every largest assignment fills its rows and serves its columns, and uses only pairs with exactly
/// one end in it.
///
/// # Errors
/// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(in crate::assignment) fn smallest_cover(
    allowed: &AllowedPairs,
    capacities: Vec<u32>,
    guard: &Guard<'_>,
) -> Result<Cover> {
    let all = all_marked(allowed.columns());
    let mut matching = Matching {
        allowed,
        spare: capacities,
        owner: vec![None; allowed.columns()],
        free: all.clone(),
        layer: vec![UNREACHED; allowed.rows()],
        unreached: all.clone(),
        all,
        cursor: vec![0; allowed.rows()],
        guard,
    };
    matching.take_greedily()?;
    while matching.layers()? {
        matching.cursor.fill(0);
        for row in 0..allowed.rows() {
            while matching.spare[row] > 0 && matching.augment(row)? {}
        }
    }
    let rows = matching.layer.iter().map(|&layer| layer == UNREACHED).collect();
    let is_reached = |column: usize| matching.unreached[column / 64] >> (column % 64) & 1 == 0;
    Ok(Cover { rows, columns: (0..allowed.columns()).map(is_reached).collect() })
}

/// Units of work of a step along a path.
const STEP: u64 = 8;

/// The layer of a row that no alternating path reaches.
const UNREACHED: u32 = u32::MAX;

struct Matching<'a, 'w> {
    allowed: &'a AllowedPairs,
    /// How many more columns each row may take.
    spare: Vec<u32>,
    /// The row that has a column.
    owner: Vec<Option<usize>>,
    /// The columns that nobody has.
    free: Vec<u64>,
    /// Steps from the nearest row with spare capacity.
    layer: Vec<u32>,
    /// The columns not met while layering.
    unreached: Vec<u64>,
    /// All columns.
    all: Vec<u64>,
    /// The column each row looks at next; all before it are of no more use in this phase.
    cursor: Vec<usize>,
    guard: &'a Guard<'w>,
}

impl Matching<'_, '_> {
    /// Every row takes the first free columns it may have. This leaves little to the phases.
    fn take_greedily(&mut self) -> Result<()> {
        for row in 0..self.allowed.rows() {
            self.guard.spend(self.allowed.words() as u64)?;
            let mut start = 0;
            while self.spare[row] > 0 {
                let Some(column) = self.allowed.next(row, start, &self.free) else { break };
                self.give(column, row);
                self.spare[row] -= 1;
                start = column + 1;
            }
        }
        Ok(())
    }

    fn give(&mut self, column: usize, row: usize) {
        self.owner[column] = Some(row);
        unmark(&mut self.free, column);
    }

    /// Layers the rows, breadth first, as far as the nearest free columns. Are there any?
    fn layers(&mut self) -> Result<bool> {
        self.unreached.clone_from(&self.all);
        self.layer.fill(UNREACHED);
        let mut queue: Vec<usize> = (0..self.allowed.rows()).filter(|&row| self.spare[row] > 0).collect();
        for &row in &queue {
            self.layer[row] = 0;
        }
        let mut last = UNREACHED;
        let mut next = 0;
        while let Some(&row) = queue.get(next).filter(|&&row| self.layer[row] < last) {
            next += 1;
            self.guard.spend(self.allowed.words() as u64)?;
            let mut start = 0;
            while let Some(column) = self.allowed.next(row, start, &self.unreached) {
                start = column + 1;
                unmark(&mut self.unreached, column);
                match self.owner[column] {
                    // Rows of this layer still count; deeper ones cannot be on a shortest path.
                    None => last = self.layer[row] + 1,
                    Some(owner) if self.layer[owner] == UNREACHED => {
                        self.layer[owner] = self.layer[row] + 1;
                        queue.push(owner);
                    }
                    Some(_) => {}
                }
            }
        }
        Ok(last != UNREACHED)
    }

    /// Gives `source` one column more, along a path that goes one layer down at each step.
    fn augment(&mut self, source: usize) -> Result<bool> {
        let mut path = vec![source];
        while let Some(&row) = path.last() {
            self.guard.spend(STEP)?;
            let Some(column) = self.allowed.next(row, self.cursor[row], &self.all) else {
                // A dead end. The row before must look past the column that led here.
                self.cursor[row] = self.allowed.columns();
                path.pop();
                if let Some(&before) = path.last() {
                    self.cursor[before] += 1;
                }
                continue;
            };
            self.cursor[row] = column;
            match self.owner[column] {
                None => {
                    for &row in &path {
                        self.give(self.cursor[row], row);
                        self.cursor[row] += 1;
                    }
                    self.spare[source] -= 1;
                    return Ok(true);
                }
                Some(owner) if self.layer[owner] == self.layer[row].saturating_add(1) => path.push(owner),
                Some(_) => self.cursor[row] += 1,
            }
        }
        Ok(false)
    }
}
