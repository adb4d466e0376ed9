//! Is an assignment really best? The check of its proof, without trusting the solver.
//!
//! *Problem.* Given a [`Problem`], an [`Assignment`] and its [`Prices`]: is there no assignment
//! with more pairs, and none with as many pairs and a better total?
//!
//! *The theorem, and why it holds* (for points; for costs turn all signs around).
//! 1. Every allowed pair has an end in the cover, and two pairs never share a place. So no
//!    assignment has more pairs than the cover has places. One with exactly as many is a largest
//!    one; so it fills every place of the cover, and each of its pairs has exactly one end there.
//! 2. Take any largest assignment. Each of its pairs has one end in the cover, so its score is at
//!    most the sum u + v of its two prices. Add them up: places in the cover are all taken, and
//!    places outside have prices that are not negative, so the total is at most the sum of
//!    (capacity x price) over everybody, the *bound*. An assignment whose total equals the bound is
//!    best. A row outside the cover that must take some columns may have a negative price; it
//!    counts for as many as it must take, since with more of them the sum is only lower.
//!
//! Nothing else is needed. That its pairs are worth exactly their prices, and that a place left
//! empty has the price 0, follows from the equality.
//!
//! *Groups.* Prices that are [objective values](crate::assignment::ObjectiveValue) have no cover.
//! They are checked in [`groups`](crate::assignment::proof::groups), and cannot prove that minimums
//! are met, but that no more of them can be.
//!
//! *Caveat.* Scores are read through the network of the tables, or by the reader of rows that
//! solvers use as well: [`proof`](crate::assignment::proof) says exactly what is shared.
//!
//! *Numeric policy.* Prices may come from a stranger, so all sums are `i128`: at most 2^33 places
//! times 2^63 is 2^96.
//!
//! *References.* D. König, "Gráfok és mátrixok", 1931 (the cover). H. W. Kuhn, "The Hungarian
//! method for the assignment problem", 1955 (the prices). R. M. `McConnell`, K. Mehlhorn, S. Näher
//! and P. Schweitzer, "Certifying algorithms", 2011 (answers with a witness, and a simple checker).

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::network::exceptions::network_under;
use crate::assignment::network::sweep::Sweep;
use crate::assignment::proof::groups::{Bonus, check_groups_under, check_same_worth, list_tight_of_groups};
use crate::assignment::proof::price_scan::Limits;
use crate::assignment::proof::statement::{Proof, better};
use crate::assignment::proof::tight_pairs::TightPairs;
use crate::assignment::proof::violation::Violation;
use crate::assignment::reading::all_rows::AllRows;
use crate::assignment::reading::pair_scores::pair_scores;
use crate::error::Error;
use crate::progress::PhaseKind;
use crate::shortcut::{Shortcut, is_taken};
use crate::watch::guard::Guard;

/// Verifies that an assignment is valid, and that its prices prove it best.
///
/// Works from the problem alone, however the assignment came about. Where people share combinations
/// of codes, prices are checked against all pairs in time O(people log people + named pairs) and a
/// few arcs of a network, in as much space; else time O(rows x columns) scores, space O(columns).
///
/// Where columns have several places, loads are to be even, or the prices are [objective
/// values](crate::assignment::ObjectiveValue), it is proven that nothing is worth more: in this
/// order minimums met, columns served, pairs, evenness, points. A minimum may then be missed, if
/// that cannot be helped. Prices with a cover prove an assignment only if all minimums are met.
///
/// # Errors
/// The first [`Violation`] found, with the rows, columns and numbers it concerns.
///
/// ```
/// use pairwright::assignment::{self, Column, Matrix, Prices, Problem, Assignment, Row};
///
/// let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![10, 9, 8, 1])?)?;
/// let best = assignment::solve(&problem)?;
/// assert_eq!(assignment::check(&problem, &best).map(|proof| proof.total()), Ok(17));
///
/// // The same prices do not prove the other way of pairing.
/// let pairs = vec![(Row::new(0), Column::new(0)), (Row::new(1), Column::new(1))];
/// let worse = Assignment::new(&problem, pairs, best.prices().clone())?;
/// assert!(assignment::check(&problem, &worse).is_err());
/// # Ok::<(), pairwright::Error>(())
/// ```
pub fn check(problem: &Problem, assignment: &Assignment) -> Result<Proof, Violation> {
    check_listing(problem, assignment, &mut TightPairs::unwanted(), &Guard::nobody())
}

/// The same under a guard.
///
/// # Errors
/// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it: then nothing is known.
pub(crate) fn check_under(
    problem: &Problem,
    assignment: &Assignment,
    guard: &Guard<'_>,
) -> Result<Result<Proof, Violation>, Error> {
    let people = problem.rows() + problem.columns();
    guard.left(PhaseKind::Checking, people, people)?;
    let found = check_listing(problem, assignment, &mut TightPairs::unwanted(), guard);
    if guard.is_stopped() { Err(guard.cancelled()) } else { Ok(found) }
}

/// The same, and lists the pairs that are worth just their prices: all that a best assignment may
/// choose. With groups, pairs worth more than their prices are in all of them and are not listed.
///
/// When the guard stops it, what it says is worth nothing: who gives a guard has to ask it.
pub(in crate::assignment) fn check_listing(
    problem: &Problem,
    assignment: &Assignment,
    tight: &mut TightPairs,
    guard: &Guard<'_>,
) -> Result<Proof, Violation> {
    if is_grouped(problem, assignment) {
        let proof = check_groups_under(problem, assignment, &Bonus::default(), guard)?;
        if tight.are_wanted() {
            list_tight_of_groups(problem, assignment.prices(), tight, guard);
        }
        return Ok(proof);
    }
    check_pairs(problem, assignment)?;
    check_minimums(problem, assignment)?;
    let prices = check_shape(problem, assignment.prices())?;
    check_places(problem, assignment)?;
    let examined = check_scores(problem, prices, tight, guard)?;
    check_signs(problem, prices)?;
    check_bound(problem, assignment)?;
    let (pairs, total) = (assignment.pairs().len(), assignment.total());
    Ok(Proof { pairs, total, examined, evenness: None, loads: 0 })
}

/// Verifies an assignment whose prices are those of `checked`, which [`check`] has accepted: so
/// they need not be held against all pairs again. Time O(pairs x terms + people).
pub(in crate::assignment) fn check_in_place_of(
    problem: &Problem,
    checked: &Assignment,
    assignment: &Assignment,
) -> Result<(), Violation> {
    if is_grouped(problem, assignment) {
        return check_same_worth(problem, checked, assignment);
    }
    check_pairs(problem, assignment)?;
    check_minimums(problem, assignment)?;
    check_places(problem, assignment)?;
    check_bound(problem, assignment)
}

/// Is it proven by prices in objective values?
pub(super) fn is_grouped(problem: &Problem, assignment: &Assignment) -> bool {
    problem.has_column_capacities() || problem.evenness().is_some() || assignment.prices().worths().is_some()
}

/// Every pair is allowed, nobody is in too many, and the total is the sum.
pub(super) fn check_pairs(problem: &Problem, assignment: &Assignment) -> Result<(), Violation> {
    let mut served = vec![false; problem.columns()];
    let mut found = 0;
    let mut last = None;
    let mut used = 0;
    let scores = pair_scores(problem, assignment.pairs());
    for (&(row, column), score) in assignment.pairs().iter().zip(scores) {
        let Some(served) = served.get_mut(column.index()).filter(|_| score != Matrix::ABSENT) else {
            return Err(Violation::NotAllowed { row, column });
        };
        if last.is_some_and(|last| last > (row, column)) {
            return Err(Violation::Order { row, column });
        }
        if std::mem::replace(served, true) {
            return Err(Violation::ColumnTwice { column });
        }
        used = if last.is_some_and(|(before, _)| before == row) { used + 1 } else { 1 };
        let capacity = problem.capacity(row);
        if used > capacity {
            return Err(Violation::OverCapacity { row, capacity });
        }
        last = Some((row, column));
        found += i64::from(score);
    }
    let stated = assignment.total();
    if stated == found { Ok(()) } else { Err(Violation::Total { stated, found }) }
}

/// Every row has as many columns as it must.
pub(super) fn check_minimums(problem: &Problem, assignment: &Assignment) -> Result<(), Violation> {
    if !problem.has_minimums() {
        return Ok(());
    }
    let mut missing: Vec<u32> = (0..problem.rows()).map(|i| problem.minimum(Row::new(i))).collect();
    for &(row, _) in assignment.pairs() {
        missing[row.index()] = missing[row.index()].saturating_sub(1);
    }
    match missing.iter().position(|&missing| missing > 0) {
        Some(i) => Err(Violation::UnderMinimum { row: Row::new(i), minimum: problem.minimum(Row::new(i)) }),
        None => Ok(()),
    }
}

/// One price and one mark for everybody.
pub(super) fn check_shape<'a>(problem: &Problem, prices: &'a Prices) -> Result<&'a Prices, Violation> {
    let found =
        [prices.rows().len(), prices.columns().len(), prices.row_cover().len(), prices.column_cover().len()];
    let (rows, columns) = (problem.rows(), problem.columns());
    let expected = [rows, columns, rows, columns];
    if found == expected { Ok(prices) } else { Err(Violation::Shape { found, expected }) }
}

/// The cover has as many places as there are pairs.
pub(super) fn check_places(problem: &Problem, assignment: &Assignment) -> Result<(), Violation> {
    let places = covered_places(problem, assignment.prices());
    let pairs = assignment.pairs().len();
    if places == pairs as u64 { Ok(()) } else { Err(Violation::Cover { places, pairs }) }
}

/// How many places the cover has.
pub(super) fn covered_places(problem: &Problem, prices: &Prices) -> u64 {
    let covered = |cover: &[bool]| cover.iter().filter(|&&covered| covered).count() as u64;
    let of_rows = capacities(problem).zip(prices.row_cover()).filter(|&(_, &covered)| covered);
    of_rows.map(|(capacity, _)| u64::from(capacity)).sum::<u64>() + covered(prices.column_cover())
}

/// Every allowed pair is covered, and those with one end in the cover are not better than their
/// prices. Returns how many allowed pairs there are.
///
/// A sweep over the tables says so where it can; it names no pair, so if anything is wrong, or
/// cannot be told, all pairs are read.
pub(super) fn check_scores(
    problem: &Problem,
    prices: &Prices,
    tight: &mut TightPairs,
    guard: &Guard<'_>,
) -> Result<u64, Violation> {
    sweep_scores(problem, prices, tight, guard).map_or_else(|| read_scores(problem, prices, tight, guard), Ok)
}

/// The number of allowed pairs, if the sweep finds all of them in order and is little work compared
/// with reading them.
fn sweep_scores(
    problem: &Problem,
    prices: &Prices,
    tight: &mut TightPairs,
    guard: &Guard<'_>,
) -> Option<u64> {
    let (stages, exceptions) = network_under(problem, guard).ok()?.filter(|_| is_taken(Shortcut::Sweep))?;
    let sweep = Sweep::new(problem, &stages, &exceptions, guard);
    let (_, allowed) = sweep.examine(prices).filter(|(holds, _)| *holds)?;
    if tight.are_wanted() {
        tight.take(sweep.tight(prices, tight.room()));
    }
    Some(allowed)
}

/// Reads all pairs, row by row; on all cores with the feature `parallel`, with the same result.
fn read_scores(
    problem: &Problem,
    prices: &Prices,
    tight: &mut TightPairs,
    guard: &Guard<'_>,
) -> Result<u64, Violation> {
    // This many rows at a time: the first violation is found without reading far beyond it, and
    // what is listed of them is held twice.
    const TOGETHER: usize = 1 << 8;
    let (rows, limits) = (AllRows::of(problem), Limits::of(problem, prices));
    let mut examined = 0;
    for start in (0..problem.rows()).step_by(TOGETHER) {
        if guard.left(PhaseKind::Checking, problem.rows() - start, problem.rows()).is_err() {
            return Ok(examined);
        }
        let is_wanted = tight.are_wanted();
        let read = |i: usize, cells: &[i32], (): &mut ()| {
            let mut listed = Vec::new();
            if guard.spend(cells.len() as u64).is_err() {
                return Ok((0, listed));
            }
            let limits = limits.as_ref();
            match limits.and_then(|limits| limits.count_within(i, cells, is_wanted.then_some(&mut listed))) {
                Some(allowed) => Ok((allowed, listed)),
                None => read_row(problem, prices, i, cells).map(|allowed| (allowed, Vec::new())),
            }
        };
        for (i, found) in (start..).zip(rows.read(start..start + TOGETHER, read)) {
            let (allowed, listed) = found?;
            examined += allowed;
            if is_wanted {
                tight.add(Row::new(i), &listed);
            }
        }
    }
    if limits.is_none() {
        // prices too large for the fast way: nothing was listed
        tight.take(None);
    }
    Ok(examined)
}

/// Reads one row pair by pair. Returns how many are allowed.
fn read_row(problem: &Problem, prices: &Prices, i: usize, cells: &[i32]) -> Result<u64, Violation> {
    let (row, u, row_covered) = (Row::new(i), prices.rows()[i], prices.row_cover()[i]);
    let mut examined = 0;
    let columns = prices.columns().iter().zip(prices.column_cover()).enumerate();
    for (&score, (j, (&v, &column_covered))) in cells.iter().zip(columns) {
        if score == Matrix::ABSENT {
            continue;
        }
        examined += 1;
        let (column, sum) = (Column::new(j), i128::from(u) + i128::from(v));
        if !row_covered && !column_covered {
            return Err(Violation::NotCovered { row, column });
        }
        if row_covered != column_covered && better(problem, i128::from(score), sum) {
            return Err(Violation::Underpriced { row, column, score, prices: sum });
        }
    }
    Ok(examined)
}

/// Outside the cover, no price is negative (for costs, none is positive), but of rows with a
/// minimum.
pub(super) fn check_signs(problem: &Problem, prices: &Prices) -> Result<(), Violation> {
    let wrong = |(&price, &covered): (&i64, &bool)| !covered && better(problem, 0, i128::from(price));
    let mut of_rows = prices.rows().iter().zip(prices.row_cover()).enumerate();
    if let Some((i, _)) = of_rows.find(|&(i, row)| wrong(row) && problem.minimum(Row::new(i)) == 0) {
        return Err(Violation::RowSign { row: Row::new(i), price: prices.rows()[i] });
    }
    match prices.columns().iter().zip(prices.column_cover()).position(wrong) {
        Some(j) => Err(Violation::ColumnSign { column: Column::new(j), price: prices.columns()[j] }),
        None => Ok(()),
    }
}

/// The bound is reached.
pub(super) fn check_bound(problem: &Problem, assignment: &Assignment) -> Result<(), Violation> {
    let (u, v) = (assignment.prices().rows(), assignment.prices().columns());
    let bound = reach(problem, assignment.prices());
    let total = assignment.total();
    if bound == i128::from(total) {
        return Ok(());
    }
    let worth = |row: Row, column: Column| i128::from(u[row.index()]) + i128::from(v[column.index()]);
    let loose = assignment.pairs().iter().copied().find(|&(row, column)| {
        problem.score(row, column).is_none_or(|score| i128::from(score) != worth(row, column))
    });
    Err(Violation::Gap { bound, total, loose })
}

/// The sum of everybody's prices.
pub(super) fn reach(problem: &Problem, prices: &Prices) -> i128 {
    let of_rows = prices.rows().iter().zip(prices.row_cover()).enumerate().map(|(i, (&price, &covered))| {
        let row = Row::new(i);
        let bad = !covered && better(problem, 0, i128::from(price));
        let places = if bad { problem.minimum(row) } else { problem.capacity(row) };
        i128::from(places) * i128::from(price)
    });
    of_rows.sum::<i128>() + prices.columns().iter().copied().map(i128::from).sum::<i128>()
}

/// What every row may take, in order.
fn capacities(problem: &Problem) -> impl Iterator<Item = u32> + '_ {
    (0..problem.rows()).map(|i| problem.capacity(Row::new(i)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::sense::Sense;
    use crate::numbers::Numbers;
    use crate::problems::problem;

    /// The rule, pair by pair.
    fn plainly(problem: &Problem, prices: &Prices) -> Result<u64, Violation> {
        let mut cells = vec![Matrix::ABSENT; problem.columns()];
        let rows = (0..problem.rows()).map(|i| {
            problem.fill_row(Row::new(i), &mut cells).unwrap();
            read_row(problem, prices, i, &cells)
        });
        rows.sum()
    }

    #[test]
    fn the_first_violation_is_the_same_however_rows_are_read() {
        let (mut fine, mut wrong) = (0, 0);
        for seed in 0..600 {
            let problem = problem(seed, 80, 3);
            let (rows, columns) = (problem.rows(), problem.columns());
            let numbers = &mut Numbers::new(seed + 7);
            let worst = if problem.sense() == Sense::Maximise { 1 } else { -1 };
            // now and then a price too low, a mark that is missing, or prices of any size
            let mut one = |size: usize, usual: i64, huge: bool| -> Vec<i64> {
                (0..size)
                    .map(|_| if numbers.below(4 * size) == 0 { usual - 30 * worst } else { usual })
                    .map(|price| if huge { price * (i64::MAX / 256) } else { price })
                    .collect()
            };
            let huge = seed % 5 == 0;
            let (u, v) = (one(rows, 20 * worst, huge), one(columns, 0, huge));
            let side = numbers.sometimes(50);
            let mut marks = |size: usize, side: bool| {
                (0..size).map(|_| (numbers.below(8 * size) == 0) != side).collect::<Vec<_>>()
            };
            let prices = Prices::new(u, v, marks(rows, side), marks(columns, !side));
            let found = read_scores(&problem, &prices, &mut TightPairs::unwanted(), &Guard::nobody());
            assert_eq!(found, plainly(&problem, &prices), "seed {seed}");
            if found.is_ok() { fine += 1 } else { wrong += 1 }
        }
        assert!(fine > 150 && wrong > 150, "{fine} {wrong}");
    }
}
