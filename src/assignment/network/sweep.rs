//! Prices checked against all pairs at once, through the network of the tables.
//!
//! *Problem.* Every row has a value a, every column a value b (their prices, sign turned). Is there
//! an allowed pair with score + a + b > 0? And how many allowed pairs are there?
//!
//! *Method.* One sweep from the last layer to the first finds, for each node, the best sum of
//! points and a column's value that is reached from it; a row is fine if its own value and that of
//! its class's node are at most 0. Only where this fails are pairs looked at: those that fail by
//! the tables, best first. Each of them must be excused by a list; the first that is not ends the
//! search. Pairs that lists make better, and all allowed pairs of bound people, are checked one by
//! one. Paths are unique, so a second kind of sweep counts pairs.
//!
//! *Cost.* Time O(people + arcs + exceptions x axes), in the usual case that few classes fail;
//! space O(people + nodes).
//!
//! *Numeric policy.* Values up to 2^42 and points of 32 bits: all sums fit `i64`, and [`NONE`] is
//! below any.
//!
//! *Notation.* For costs, points and values have their signs turned; so more is better below.
//!
//! *Measured.* For a million people a side the sweep takes less than a tenth of the time of the
//! solve.

mod tight;

use std::cell::OnceCell;

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::network::classes::Classes;
use crate::assignment::network::exceptions::Exceptions;
use crate::assignment::network::stages::Stages;
use crate::watch::guard::Guard;

/// Units of work of a step.
const STEP: u64 = 32;
/// Prices beyond this (either sign) are left to others.
const LARGEST_PRICE: u64 = 1 << 40;
/// More than any score and two prices: a value for "never uncovered".
const COVERLESS: i64 = 1 << 42;
/// The value of what is not there.
const NONE: i64 = i64::MIN / 4;

/// The network of a problem with its exceptions.
pub(in crate::assignment) struct Sweep<'a, 'w> {
    stages: &'a Stages,
    exceptions: &'a Exceptions,
    sign: i64,
    guard: &'a Guard<'w>,
}

/// Values of one side's free members.
struct Side<'a> {
    classes: &'a Classes,
    /// Members with the value [`NONE`] take no part.
    values: Vec<i64>,
    /// The best value of each class.
    best: Vec<i64>,
    /// Class by class, the best first in each: made when a class has to be looked into.
    ranked: OnceCell<Ranked>,
}

/// Where each class starts, and the members with their values.
type Ranked = (Vec<u32>, Vec<(i64, u32)>);

impl<'a> Side<'a> {
    fn of(classes: &'a Classes, values: Vec<i64>) -> Self {
        let mut best = vec![NONE; classes.count];
        for (&class, &value) in classes.of.iter().zip(&values) {
            let best = &mut best[class as usize];
            *best = value.max(*best);
        }
        Self { classes, values, best, ranked: OnceCell::new() }
    }

    /// The same people, all with a value that no score can outweigh.
    fn raised(&self) -> Self {
        let raise = |&value: &i64| if value == NONE { NONE } else { COVERLESS };
        Self::of(self.classes, self.values.iter().map(raise).collect())
    }

    /// Does nobody take part?
    fn is_empty(&self) -> bool {
        self.best.iter().all(|&value| value == NONE)
    }

    fn class(&self, class: usize) -> &[(i64, u32)] {
        let (start, members) = self.ranked.get_or_init(|| {
            let (start, members) = self.classes.members();
            let mut members: Vec<_> =
                members.into_iter().map(|member| (self.values[member as usize], member)).collect();
            for class in start.windows(2) {
                let class = &mut members[class[0] as usize..class[1] as usize];
                class.sort_unstable_by_key(|&(value, member)| (std::cmp::Reverse(value), member));
            }
            (start, members)
        });
        &members[start[class] as usize..start[class + 1] as usize]
    }
}

impl<'a, 'w> Sweep<'a, 'w> {
    /// Where the guard stops it, it says that it does not hold.
    pub(in crate::assignment) fn new(
        problem: &Problem,
        stages: &'a Stages,
        exceptions: &'a Exceptions,
        guard: &'a Guard<'w>,
    ) -> Self {
        Self { stages, exceptions, sign: problem.sense().sign(), guard }
    }

    /// Does every allowed pair have an end in the cover, and is none with one end there better than
    /// its prices? And how many allowed pairs are there? `None` when prices are too large to tell.
    /// There must be one price and mark for everybody.
    pub(in crate::assignment) fn examine(&self, prices: &Prices) -> Option<(bool, u64)> {
        let large = |&price: &i64| price.unsigned_abs() > LARGEST_PRICE;
        if prices.rows().iter().chain(prices.columns()).any(large) {
            return None;
        }
        let (named_hold, named) = self.named(prices);
        let (outside_rows, outside_columns) = (self.rows(prices, false), self.columns(prices, false));
        let holds = named_hold
            && self.none_above(&outside_rows.raised(), &outside_columns.raised())
            && self.none_above(&outside_rows, &self.columns(prices, true))
            && self.none_above(&self.rows(prices, true), &outside_columns);
        Some((holds, self.by_tables().wrapping_add_signed(named)))
    }

    /// The rows that are not bound and inside the cover, or outside, with their values.
    fn rows(&self, prices: &Prices, inside: bool) -> Side<'a> {
        let people = prices.rows().iter().zip(prices.row_cover()).enumerate();
        let takes_part = |i, covered| covered == inside && !self.exceptions.row_is_bound(Row::new(i));
        let value = |(i, (&price, &covered))| if takes_part(i, covered) { -self.sign * price } else { NONE };
        Side::of(self.stages.row_class(), people.map(value).collect())
    }

    /// The same of columns.
    fn columns(&self, prices: &Prices, inside: bool) -> Side<'a> {
        let people = prices.columns().iter().zip(prices.column_cover()).enumerate();
        let takes_part = |j, covered| covered == inside && !self.exceptions.column_is_bound(Column::new(j));
        let value = |(j, (&price, &covered))| if takes_part(j, covered) { -self.sign * price } else { NONE };
        Side::of(self.stages.column_class(), people.map(value).collect())
    }

    /// Looks at the pairs that lists name: are those in order that are better than their tables,
    /// and all of bound people? And how many allowed pairs do they add to those by tables, or take
    /// away?
    fn named(&self, prices: &Prices) -> (bool, i64) {
        let both = |a: (bool, i64), b: (bool, i64)| (a.0 && b.0, a.1 + b.1);
        let rows = 0..prices.rows().len();
        #[cfg(feature = "parallel")]
        {
            use rayon::prelude::*;
            let rows = rows.into_par_iter().with_min_len(1 << 12);
            rows.map(|i| self.named_of(prices, i)).reduce(|| (true, 0), both)
        }
        #[cfg(not(feature = "parallel"))]
        rows.map(|i| self.named_of(prices, i)).fold((true, 0), both)
    }

    fn named_of(&self, prices: &Prices, i: usize) -> (bool, i64) {
        let row = Row::new(i);
        let (row_bound, row_covered) = (self.exceptions.row_is_bound(row), prices.row_cover()[i]);
        let (mut holds, mut count) = (true, 0);
        for &(column, points) in self.exceptions.row(row) {
            let column = Column::new(column as usize);
            let bound = row_bound || self.exceptions.column_is_bound(column);
            let never = points == Matrix::ABSENT;
            if !bound && !never && self.sign * i64::from(points) < 0 {
                continue; // allowed, and worse than by its tables
            }
            let Some(tables) = self.stages.points(row, column) else { continue };
            if never {
                count -= 1;
                continue;
            }
            count += i64::from(bound);
            let covered = prices.column_cover()[column.index()];
            let over = i64::from(tables + points) - prices.rows()[i] - prices.columns()[column.index()];
            holds &= row_covered || covered;
            holds &= row_covered == covered || self.sign * over <= 0;
        }
        (holds, count)
    }

    /// Has no pair a sum of points by tables and values above 0 that lists do not excuse?
    fn none_above(&self, rows: &Side<'_>, columns: &Side<'_>) -> bool {
        if rows.is_empty() || columns.is_empty() {
            return true;
        }
        let base = self.stages.column_base() as usize;
        let best = self.best_to_columns(columns);
        // What still fails: a node, and the value of the row class with the points on the way
        // there.
        let mut open: Vec<(usize, usize, i64)> = Vec::new();
        for class in 0..self.stages.row_class().count {
            let value = rows.best[class];
            if value + best[class] > 0 {
                open.push((class, class, 0));
            }
            while let Some((class, node, points)) = open.pop() {
                if self.guard.spend(STEP).is_err() {
                    return false;
                }
                if node >= base {
                    if !self.excused(rows.class(class), columns.class(node - base), points) {
                        return false;
                    }
                    continue;
                }
                for arc in self.stages.arcs_from(node) {
                    let sum = points + self.sign * i64::from(arc.points);
                    if value + sum + best[arc.head as usize] > 0 {
                        open.push((class, arc.head as usize, sum));
                    }
                }
            }
        }
        true
    }

    /// For each node the best sum of points and a column's value that is reached from it.
    fn best_to_columns(&self, columns: &Side<'_>) -> Vec<i64> {
        let base = self.stages.column_base() as usize;
        let mut best = vec![NONE; self.stages.nodes()];
        best[base..].copy_from_slice(&columns.best);
        for node in (0..base).rev() {
            let arcs = self.stages.arcs_from(node).iter();
            let sums = arcs.map(|arc| self.sign * i64::from(arc.points) + best[arc.head as usize]);
            best[node] = sums.max().unwrap_or(NONE);
        }
        best
    }

    /// Do lists excuse all pairs of two classes that are above 0 by the tables' points?
    fn excused(&self, rows: &[(i64, u32)], columns: &[(i64, u32)], points: i64) -> bool {
        for &(a, i) in rows {
            if self.guard.spend(STEP).is_err() {
                return false;
            }
            let failing = columns.iter().take_while(|&&(b, _)| points + a + b > 0);
            let mut any = false;
            for &(b, j) in failing {
                any = true;
                if self.guard.spend(STEP).is_err() {
                    return false;
                }
                let more = self.exceptions.points(Row::new(i as usize), Column::new(j as usize));
                if more.is_some_and(|more| points + self.sign * i64::from(more) + a + b > 0) {
                    return false;
                }
            }
            if !any {
                break;
            }
        }
        true
    }

    /// How many pairs of people who are not bound the tables allow.
    fn by_tables(&self) -> u64 {
        let (exceptions, stages) = (self.exceptions, self.stages);
        let base = stages.column_base() as usize;
        let mut reached = vec![0u64; stages.nodes()];
        for (j, &class) in stages.column_class().of.iter().enumerate() {
            reached[base + class as usize] += u64::from(!exceptions.column_is_bound(Column::new(j)));
        }
        for node in (0..base).rev() {
            reached[node] = stages.arcs_from(node).iter().map(|arc| reached[arc.head as usize]).sum();
        }
        let rows = stages.row_class().of.iter().enumerate();
        let free = rows.filter(|&(i, _)| !exceptions.row_is_bound(Row::new(i)));
        free.map(|(_, &class)| reached[class as usize]).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::assignment::Assignment;
    use crate::assignment::model::sense::Sense;
    use crate::assignment::network::exceptions::network;
    use crate::assignment::proof::certificate::check;
    use crate::numbers::Numbers;
    use crate::problems::problem;

    /// What the sweep says, found by looking at all pairs.
    fn by_pairs(problem: &Problem, prices: &Prices) -> (bool, u64) {
        let (mut holds, mut allowed) = (true, 0);
        for (i, j) in (0..problem.rows()).flat_map(|i| (0..problem.columns()).map(move |j| (i, j))) {
            let Some(score) = problem.score(Row::new(i), Column::new(j)) else { continue };
            allowed += 1;
            let ends = (prices.row_cover()[i], prices.column_cover()[j]);
            let over = i64::from(score) - prices.rows()[i] - prices.columns()[j];
            let better = if problem.sense() == Sense::Maximise { over > 0 } else { over < 0 };
            holds &= ends != (false, false) && !(ends.0 != ends.1 && better);
        }
        (holds, allowed)
    }

    #[test]
    fn a_sweep_sees_what_looking_at_all_pairs_sees() {
        let mut met = [0; 2];
        for seed in 0..3000 {
            let problem = problem(seed, 9, 3);
            let Some(stages) = Stages::of(&problem, 1 << 20) else { continue };
            let exceptions = Exceptions::of(&problem);
            let nobody = Guard::nobody();
            let sweep = Sweep::new(&problem, &stages, &exceptions, &nobody);
            let best = crate::assignment::solvers::run::solve(&problem).unwrap();
            let numbers = &mut Numbers::new(seed + 1);
            for trouble in 0..8 {
                let prices = best.prices();
                let (mut u, mut v) = (prices.rows().to_vec(), prices.columns().to_vec());
                let (mut rows, mut columns) = (prices.row_cover().to_vec(), prices.column_cover().to_vec());
                if trouble % 4 == 3 {
                    rows.fill_with(|| numbers.sometimes(80));
                    columns.fill_with(|| numbers.sometimes(80));
                }
                for _ in 0..trouble % 4 {
                    u[numbers.below(problem.rows())] += i64::from(numbers.within(-2..=2));
                    v[numbers.below(problem.columns())] += i64::from(numbers.within(-2..=2));
                    if numbers.sometimes(10) {
                        rows[numbers.below(problem.rows())] ^= true;
                        columns[numbers.below(problem.columns())] ^= true;
                    }
                }
                let prices = Prices::new(u, v, rows, columns);
                let (holds, allowed) = by_pairs(&problem, &prices);
                assert_eq!(sweep.examine(&prices), Some((holds, allowed)), "seed {seed}");
                met[usize::from(holds)] += 1;
            }
        }
        assert!(met.iter().all(|&count| count > 3000), "{met:?}");
    }

    /// A problem given as a matrix has no tables, so all its pairs are read.
    #[test]
    fn the_check_says_the_same_by_sweep_and_by_reading() {
        let (mut swept, mut wrong) = (0, 0);
        for seed in 0..400 {
            let problem = problem(seed, 60, 3);
            swept += usize::from(network(&problem).is_some());
            let best = crate::assignment::solvers::run::solve(&problem).unwrap();
            let read = problem.clone().into_matrix_form().unwrap();
            assert_eq!(check(&problem, &best), check(&read, &best), "seed {seed}");
            let numbers = &mut Numbers::new(seed + 1);
            for trouble in 0..6 {
                let prices = best.prices();
                let (mut u, mut v) = (prices.rows().to_vec(), prices.columns().to_vec());
                let (mut rows, mut columns) = (prices.row_cover().to_vec(), prices.column_cover().to_vec());
                for _ in 0..problem.rows().min(problem.columns()).min(2) {
                    let price = &mut u[numbers.below(problem.rows())];
                    *price = price.saturating_sub(i64::from(numbers.within(-1..=1)));
                    v[numbers.below(problem.columns())] -= i64::from(numbers.within(-1..=1));
                    if trouble > 3 {
                        let (i, j) = (numbers.below(problem.rows()), numbers.below(problem.columns()));
                        // as many places, if the capacity is 1
                        (rows[i], columns[j]) = (columns[j], rows[i]);
                    }
                    if trouble == 5 {
                        u[numbers.below(problem.rows())] = [i64::MIN, i64::MAX][numbers.below(2)];
                    }
                }
                let prices = Prices::new(u, v, rows, columns);
                let found = Assignment::new(&problem, best.pairs().to_vec(), prices).unwrap();
                let verdict = check(&problem, &found);
                assert_eq!(verdict, check(&read, &found), "seed {seed}");
                wrong += usize::from(verdict.is_err());
            }
        }
        assert!(swept > 100 && wrong > 500, "{swept} {wrong}");
    }
}
