//! The check after a small change, where most prices are as they were.
//!
//! *Problem.* Prices were held against all pairs of a problem. Since then some pairs are forbidden
//! and a few prices have changed. Do the new prices hold for all pairs that there are now?
//!
//! *Method.* Of a pair with the score and the marks of before, whose ends together cost no less
//! than before, it is known; and if they cost more it is not tight. Most rows have become dearer by
//! the same, mostly nothing, as most columns have become cheaper. So only the lines of rows and
//! columns are read that are cheaper than that, or have another mark. And lines in which something
//! is allowed that was forbidden: the two problems must have the same terms but for some at the end
//! that give no points, and these are compared. Everything else, which is little work, is checked
//! as always. Where a line is not in order, or too many are to be read, everything is.
//!
//! *Measured.* Of 16 declines among 10,000 real people, 12 change the prices of less than ten
//! people, two those of 130 to 220, and two move a quarter of the people against the others; each
//! check of all 25 million pairs takes longer than the rematch itself.
//!
//! *What is believed.* That the earlier prices were accepted for the earlier problem, and that the
//! tight pairs listed then were all. It is for whoever has seen both: a stranger's claim is checked
//! by [`check`](crate::assignment::check()).
//!
//! *Cost.* Time O(size of the terms + people + lines x other side), space O(people + tight pairs).
//!
//! *Numeric policy.* As in the [certificate](crate::assignment::proof::certificate).

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::model::term::{Entry, Kind, Term};
use crate::assignment::proof::certificate::{
    check_bound, check_listing, check_minimums, check_pairs, check_places, check_shape, check_signs,
    is_grouped,
};
use crate::assignment::proof::statement::better;
use crate::assignment::proof::tight_pairs::TightPairs;
use crate::assignment::proof::violation::Violation;
use crate::assignment::reading::lines::{LineScratch, Lines};
use crate::watch::guard::Guard;

/// Lines are read while these have no more than one in so many of all pairs.
const SHARE: u64 = 3;

/// Prices that were accepted for a problem, and all pairs that were worth just these.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Checked<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) prices: &'a Prices,
    /// Sorted.
    pub(crate) tight: &'a [(Row, Column)],
}

/// Verifies an assignment as [`check`](crate::assignment::check()) does, where other prices were
/// checked `before` for nearly the same problem; and lists the tight pairs.
///
/// When the guard stops it, what it says is worth nothing.
pub(in crate::assignment) fn check_listing_after(
    problem: &Problem,
    assignment: &Assignment,
    before: &Checked<'_>,
    tight: &mut TightPairs,
    guard: &Guard<'_>,
) -> Result<(), Violation> {
    let is_grouped = is_grouped(problem, assignment) || before.prices.worths().is_some();
    let is_known = !is_grouped && tight.are_wanted() && {
        check_pairs(problem, assignment)?;
        check_minimums(problem, assignment)?;
        let prices = check_shape(problem, assignment.prices())?;
        check_places(problem, assignment)?;
        holds_after(problem, prices, before, tight, guard)
    };
    if !is_known {
        return check_listing(problem, assignment, tight, guard).map(drop);
    }
    check_signs(problem, assignment.prices())?;
    check_bound(problem, assignment)
}

/// Do the prices hold for all pairs, by what was checked before? Lists the tight ones. False where
/// that cannot be told so, or the guard stops it.
fn holds_after(
    problem: &Problem,
    prices: &Prices,
    before: &Checked<'_>,
    tight: &mut TightPairs,
    guard: &Guard<'_>,
) -> bool {
    let Some(lines) = Changed::of(problem, prices, before) else { return false };
    let sizes = [problem.rows() as u64, problem.columns() as u64];
    let count = |of: &[bool]| of.iter().filter(|&&changed| changed).count() as u64;
    let cells = count(&lines.rows) * sizes[1] + count(&lines.columns) * sizes[0];
    if cells > sizes[0] * sizes[1] / SHARE || guard.spend(cells).is_err() {
        return false;
    }
    let stays = |&&(row, column): &&(Row, Column)| {
        let is_read = lines.rows[row.index()] || lines.columns[column.index()];
        !is_read && lines.sum_is_same(row, column) && !never(lines.more, row, column)
    };
    let mut found: Vec<(Row, Column)> = before.tight.iter().filter(stays).copied().collect();
    let (reader, mut scratch) = (Lines::new(problem), LineScratch::default());
    for (side, changed) in [(Side::Rows, &lines.rows), (Side::Columns, &lines.columns)] {
        for (at, _) in (0..).zip(changed).filter(|(_, changed)| **changed) {
            for (other, &score) in (0..).zip(reader.read(side, at, &mut scratch)) {
                let (i, j) = if side == Side::Rows { (at, other) } else { (other, at) };
                if score == Matrix::ABSENT || side == Side::Columns && lines.rows[i as usize] {
                    continue;
                }
                let (i, j) = (i as usize, j as usize);
                let (of_row, of_column) = (prices.row_cover()[i], prices.column_cover()[j]);
                let sum = i128::from(prices.rows()[i]) + i128::from(prices.columns()[j]);
                if !of_row && !of_column || of_row != of_column && better(problem, score.into(), sum) {
                    return false;
                }
                if of_row != of_column && i128::from(score) == sum {
                    found.push((Row::new(i), Column::new(j)));
                }
            }
        }
    }
    found.sort_unstable();
    tight.take(Some(found));
    true
}

/// The lines that are to be read, and the terms that only this problem has.
struct Changed<'a> {
    rows: Vec<bool>,
    columns: Vec<bool>,
    /// By how much prices have changed.
    by: [Vec<i128>; 2],
    more: &'a [Term],
}

impl<'a> Changed<'a> {
    /// Nothing where the problems differ in more than what is forbidden.
    fn of(problem: &'a Problem, prices: &Prices, before: &Checked<'_>) -> Option<Self> {
        let shape = |of: &Problem| (of.rows(), of.columns(), of.sense(), of.is_stored());
        if shape(problem) != shape(before.problem) || problem.is_stored() {
            return None;
        }
        let (now, then) = (problem.terms(), before.problem.terms());
        let same = now.iter().zip(then).take_while(|(a, b)| a == b).count();
        let (more, gone) = (now.get(same..)?, then.get(same..)?);
        let gives_points = |term: &Term| term.largest() > 0 || matches!(term.0, Kind::Table(_));
        if more.iter().chain(gone).any(gives_points) {
            return None;
        }
        let of_rows = differences(prices.rows(), before.prices.rows());
        let of_columns = differences(prices.columns(), before.prices.columns());
        let by = most_common(&of_rows)?;
        let sign = i128::from(problem.sense().sign());
        let marks = |now: &[bool], then: &[bool]| now.iter().zip(then).map(|(a, b)| a != b).collect();
        let mut rows: Vec<bool> = marks(prices.row_cover(), before.prices.row_cover());
        let mut columns: Vec<bool> = marks(prices.column_cover(), before.prices.column_cover());
        rows.iter_mut().zip(&of_rows).for_each(|(row, &own)| *row |= sign * (own - by) < 0);
        columns.iter_mut().zip(&of_columns).for_each(|(column, &own)| *column |= sign * (own + by) < 0);
        let is_freed = |&(i, j): &(Row, Column)| never(gone, i, j) && !never(more, i, j);
        for term in gone {
            let freed = term.pairs().iter().map(|&(i, j, _)| (i, j)).filter(is_freed);
            freed.for_each(|(i, _)| rows[i.index()] = true);
            if let Kind::Only(only) = &term.0 {
                let bound = |at: usize, side: Side| {
                    more.iter().any(|term| match (&term.0, side) {
                        (Kind::Only(only), Side::Rows) => only.rows[at],
                        (Kind::Only(only), Side::Columns) => only.columns[at],
                        _ => false,
                    })
                };
                for (i, row) in rows.iter_mut().enumerate() {
                    *row |= only.rows[i] && !bound(i, Side::Rows);
                }
                for (j, column) in columns.iter_mut().enumerate() {
                    *column |= only.columns[j] && !bound(j, Side::Columns);
                }
            }
        }
        for term in more {
            let Kind::Only(only) = &term.0 else { continue };
            only.pairs.iter().filter(|&pair| is_freed(pair)).for_each(|(i, _)| rows[i.index()] = true);
        }
        Some(Self { rows, columns, by: [of_rows, of_columns], more })
    }

    fn sum_is_same(&self, row: Row, column: Column) -> bool {
        self.by[0][row.index()] + self.by[1][column.index()] == 0
    }
}

/// Does one of these terms forbid a pair?
fn never(terms: &[Term], row: Row, column: Column) -> bool {
    terms.iter().any(|term| term.entry(row, column) == Entry::Never)
}

fn differences(now: &[i64], then: &[i64]) -> Vec<i128> {
    now.iter().zip(then).map(|(&now, &then)| i128::from(now) - i128::from(then)).collect()
}

/// The number that more than half of these are, if there is one; 0 of nobody.
///
/// *Reference.* R. S. Boyer and J. S. Moore, "MJRTY: a fast majority vote algorithm", 1991.
fn most_common(numbers: &[i128]) -> Option<i128> {
    let (mut chosen, mut lead) = (0, 0usize);
    for &number in numbers {
        if lead == 0 {
            chosen = number;
        }
        lead = if number == chosen { lead + 1 } else { lead - 1 };
    }
    let count = numbers.iter().filter(|&&number| number == chosen).count();
    (numbers.is_empty() || 2 * count > numbers.len()).then_some(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::proof::certificate::check_scores;
    use crate::numbers::Numbers;
    use crate::problems::problem;

    /// A problem and more terms, which give no points.
    fn with_more(base: &Problem, numbers: &mut Numbers) -> Problem {
        let mut terms = base.terms().to_vec();
        let pair = |numbers: &mut Numbers| {
            (Row::new(numbers.below(base.rows())), Column::new(numbers.below(base.columns())))
        };
        if numbers.sometimes(70) {
            let pairs = (0..=numbers.below(4)).map(|_| pair(numbers)).collect::<Vec<_>>();
            terms.push(Term::list(pairs.into_iter().map(|(i, j)| (i, j, Entry::Never))).unwrap());
        }
        if numbers.sometimes(40) {
            let mut bound = |size: usize| (0..size).map(|_| numbers.sometimes(10)).collect::<Vec<_>>();
            let sides = (bound(base.rows()), bound(base.columns()));
            let pairs = (0..numbers.below(4)).map(|_| pair(numbers)).collect::<Vec<_>>();
            terms.push(Term::only(sides.0, sides.1, pairs));
        }
        base.with_terms(terms).unwrap()
    }

    /// Prices of columns as they fall, and the least of rows that hold with them. One side is the
    /// cover.
    fn least_prices(problem: &Problem, numbers: &mut Numbers) -> Prices {
        let (rows, columns, sign) = (problem.rows(), problem.columns(), problem.sense().sign());
        let v: Vec<i64> = (0..columns).map(|_| sign * i64::from(numbers.within(0..=9))).collect();
        let least = |i: usize| {
            let beyond = |j: usize| {
                let score = problem.score(Row::new(i), Column::new(j))?;
                Some(sign * (i64::from(score) - v[j]))
            };
            sign * (0..columns).filter_map(beyond).max().unwrap_or(0)
        };
        let u = (0..rows).map(least).collect();
        let of_rows = numbers.sometimes(50);
        Prices::new(u, v, vec![of_rows; rows], vec![!of_rows; columns])
    }

    /// What is told by what was checked before is what all pairs say.
    #[test]
    fn what_holds_after_a_change_holds_for_all_pairs() {
        let (mut told, mut wrong, mut refused) = (0, 0, 0);
        for seed in 0..4000 {
            let base = problem(seed, 14, 3);
            let is_grouped = base.has_column_capacities() || base.evenness().is_some();
            if base.is_stored() || is_grouped || base.rows() == 0 || base.columns() == 0 {
                continue;
            }
            let numbers = &mut Numbers::new(seed + 3);
            let (then, now) = (with_more(&base, numbers), with_more(&base, numbers));
            let nobody = Guard::nobody();
            let mut tight = TightPairs::up_to(1 << 10);
            let held = least_prices(&then, numbers);
            let _allowed = check_scores(&then, &held, &mut tight, &nobody).unwrap();
            let tight = tight.listed().unwrap();
            let before = Checked { problem: &then, prices: &held, tight: &tight };
            let (mut u, mut v) = (held.rows().to_vec(), held.columns().to_vec());
            let (mut rows, mut columns) = (held.row_cover().to_vec(), held.column_cover().to_vec());
            let by = i64::from(numbers.within(-1..=1));
            for price in &mut u {
                *price += by;
            }
            for price in &mut v {
                *price -= by;
            }
            for _ in 0..numbers.below(4) {
                u[numbers.below(base.rows())] += i64::from(numbers.within(-1..=2));
                v[numbers.below(base.columns())] += i64::from(numbers.within(-1..=2));
            }
            if numbers.sometimes(10) {
                rows[numbers.below(base.rows())] ^= true;
                columns[numbers.below(base.columns())] ^= true;
            }
            let prices = Prices::new(u, v, rows, columns);
            let [mut few, mut all] = [(); 2].map(|()| TightPairs::up_to(1 << 10));
            let is_told = holds_after(&now, &prices, &before, &mut few, &nobody);
            let plainly = check_scores(&now, &prices, &mut all, &nobody);
            match (is_told, plainly) {
                (true, plainly) => {
                    assert!(plainly.is_ok(), "seed {seed}");
                    assert_eq!(few.listed(), all.listed(), "seed {seed}");
                    told += 1;
                }
                (false, Ok(_)) => refused += 1,
                (false, Err(_)) => wrong += 1,
            }
        }
        assert!(told > 300 && wrong > 100 && refused > 30, "{told} {wrong} {refused}");
    }
}
