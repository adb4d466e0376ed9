//! All pairs that are worth just their prices, through the network of the tables.
//!
//! *Problem.* The prices hold for all pairs. Which pairs are worth exactly the sum of theirs?
//!
//! *Method.* Pairs that lists name, and all of bound people, are looked at one by one. For the
//! others the tables decide: from each row class along all ways on which the best column could
//! still reach 0, and between two classes the members whose values add up to it, best first. Pairs
//! above 0 by the tables are met on the way; lists excuse each of them, so they are paid for by
//! lists.
//!
//! *Cost.* Time O(people log people + named pairs x axes + arcs on those ways + pairs found). The
//! search ends when there are more pairs, or more arcs, than are wanted.

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::network::sweep::{NONE, STEP, Side, Sweep};

type Pairs = Vec<(Row, Column)>;

impl Sweep<'_, '_> {
    /// The pairs with one end in the cover whose score is the sum of their prices, sorted; nothing
    /// where there are more than `most`. The prices must hold, as
    /// [`examine`](Self::examine) says.
    pub(in crate::assignment) fn tight(&self, prices: &Prices, most: usize) -> Option<Pairs> {
        let mut found = Vec::new();
        for row in (0..prices.rows().len()).map(Row::new) {
            self.named_tight(prices, row, &mut found);
        }
        if found.len() > most {
            return None;
        }
        for covered in [false, true] {
            let (rows, columns) = (self.rows(prices, covered), self.columns(prices, !covered));
            self.tight_by_tables(&rows, &columns, most, &mut found)?;
        }
        found.sort_unstable();
        Some(found)
    }

    /// Those of a row that lists name, or that have a bound end.
    fn named_tight(&self, prices: &Prices, row: Row, found: &mut Pairs) {
        let (price, covered) = (prices.rows()[row.index()], prices.row_cover()[row.index()]);
        for &(column, points) in self.exceptions.row(row) {
            let column = Column::new(column as usize);
            if points == Matrix::ABSENT || covered == prices.column_cover()[column.index()] {
                continue;
            }
            let sum = price.saturating_add(prices.columns()[column.index()]);
            if self.stages.points(row, column).is_some_and(|tables| i64::from(tables + points) == sum) {
                found.push((row, column));
            }
        }
    }

    /// Those of people who are not bound that no list names.
    fn tight_by_tables(
        &self,
        rows: &Side<'_>,
        columns: &Side<'_>,
        most: usize,
        found: &mut Pairs,
    ) -> Option<()> {
        if rows.is_empty() || columns.is_empty() {
            return Some(());
        }
        let best = self.best_to_columns(columns);
        let base = self.stages.column_base() as usize;
        let mut steps = most.saturating_add(self.stages.arcs().1.len());
        let mut open: Vec<(usize, i64)> = Vec::new();
        for class in 0..self.stages.row_class().count {
            let value = rows.best[class];
            if value != NONE && value + best[class] >= 0 {
                open.push((class, 0));
            }
            while let Some((node, points)) = open.pop() {
                self.guard.spend(STEP).ok()?;
                if node >= base {
                    self.tight_in(rows.class(class), columns.class(node - base), points, found);
                    if found.len() > most {
                        return None;
                    }
                    continue;
                }
                let arcs = self.stages.arcs_from(node);
                steps = steps.checked_sub(arcs.len())?;
                for arc in arcs {
                    let sum = points + self.sign * i64::from(arc.points);
                    if value + sum + best[arc.head as usize] >= 0 {
                        open.push((arc.head as usize, sum));
                    }
                }
            }
        }
        Some(())
    }

    /// Those of two classes, given the tables' points.
    fn tight_in(&self, rows: &[(i64, u32)], columns: &[(i64, u32)], points: i64, found: &mut Pairs) {
        for &(a, i) in rows {
            let mut any = false;
            if self.guard.spend(STEP).is_err() {
                return;
            }
            for &(b, j) in columns.iter().take_while(|&&(b, _)| points + a + b >= 0) {
                any = true;
                let pair = (Row::new(i as usize), Column::new(j as usize));
                // a pair that a list names was looked at before
                if points + a + b == 0 && self.exceptions.points(pair.0, pair.1) == Some(0) {
                    found.push(pair);
                }
            }
            if !any {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::network::exceptions::Exceptions;
    use crate::assignment::network::stages::Stages;
    use crate::problems::problem;

    #[test]
    fn the_sweep_lists_what_reading_all_pairs_lists() {
        let (mut listed, mut refused) = (0, 0);
        for seed in 0..3000 {
            let problem = problem(seed, 9, 3);
            let Some(stages) = Stages::of(&problem, 1 << 20) else { continue };
            let exceptions = Exceptions::of(&problem);
            let best = crate::assignment::solvers::run::solve(&problem).unwrap();
            let prices = best.prices();
            if prices.worths().is_some() {
                continue;
            }
            let all = (0..problem.rows()).flat_map(|i| (0..problem.columns()).map(move |j| (i, j)));
            let is_tight = |&(i, j): &(usize, usize)| {
                let score = problem.score(Row::new(i), Column::new(j)).map(i64::from);
                score == Some(prices.rows()[i] + prices.columns()[j])
                    && prices.row_cover()[i] != prices.column_cover()[j]
            };
            let plainly: Pairs = all.filter(is_tight).map(|(i, j)| (Row::new(i), Column::new(j))).collect();
            let nobody = crate::watch::guard::Guard::nobody();
            let sweep = Sweep::new(&problem, &stages, &exceptions, &nobody);
            assert_eq!(sweep.tight(prices, 1 << 10), Some(plainly.clone()), "seed {seed}");
            listed += plainly.len();
            if let Some(fewer) = plainly.len().checked_sub(1) {
                assert_eq!(sweep.tight(prices, fewer), None, "seed {seed}");
                refused += 1;
            }
        }
        assert!(listed > 10_000 && refused > 1_000, "{listed} {refused}");
    }
}
