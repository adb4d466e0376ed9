//! The plain check: the reference that the fast [`check`](crate::assignment::check) is held
//! against.
//!
//! *Problem.* Do the prices of an assignment prove that none is worth more?
//!
//! *Method.* Every pair is read by [`Problem::score`] alone. Nothing is shared with a solver or
//! with the fast check but the problem, the assignment, and this theorem. Amounts are [minimums
//! met, columns served, pairs, evenness, points], compared in this order; costs count as negative
//! points. An assignment collects an amount from each of its pairs, 1 from each place of a row up
//! to its minimum, and 1 from the first place of a column. Where loads are to be even, a place of a
//! row also takes away the number of places before it, those of pairs outside the problem included,
//! as evenness or times a number of points. Give every row a price u and every column a price v.
//! Then each pair of any assignment is worth (worth - u - v) + u + v, so no assignment collects
//! more than
//!
//! > the sum over all allowed pairs of max(0, worth - u - v), and over all rows and columns of the
//! > most that
//! > gain(load) + load x price can be for any load from 0 to the capacity.
//!
//! For a row that is the sum over its places l of max(0, gain of place l + price), since no place
//! gains more than the one before it.
//!
//! An assignment that collects as much is best. Prices with a cover are a short form of such
//! amounts: a place in the cover counts a pair, and the first place of a column what serving it
//! counts.
//!
//! *Cost.* Time O(rows x columns x terms), space O(rows + columns). No row has more places than
//! there are columns.
//!
//! *Numeric policy.* `i128`; sums stop at its ends, from which nothing leads back to what an
//! assignment can collect.
//!
//! *Reference.* A. M. Geoffrion, "Lagrangean relaxation for integer programming", 1974.

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::evenness::Evenness;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;

/// Minimums met, columns served, pairs, evenness, points.
pub(super) type Amount = [i128; 5];

/// Do the prices prove the assignment valid and best, read pair by pair?
///
/// It says yes wherever [`check`](crate::assignment::check) does, and yes only for what is best. It
/// is slow, and short enough to be read: time O(rows x columns x terms), space O(rows + columns).
///
/// ```
/// use pairwright::assignment::{self, Matrix, Problem};
///
/// let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![10, 9, 8, 1])?)?;
/// assert!(assignment::check_plainly(&problem, &assignment::solve(&problem)?));
/// # Ok::<(), pairwright::Error>(())
/// ```
pub fn check_plainly(problem: &Problem, assignment: &Assignment) -> bool {
    let (rows, columns) = (problem.rows(), problem.columns());
    let places = u32::try_from(columns).unwrap_or(u32::MAX);
    let Some((u, v)) =
        amounts(problem, assignment.prices()).filter(|(u, v)| (u.len(), v.len()) == (rows, columns))
    else {
        return false;
    };
    let points = |score: i32| i128::from(score) * i128::from(problem.sense().sign());
    let (mut collected, mut total, mut last) = ([0; 5], 0, None);
    let (mut of_rows, mut of_columns) = (vec![0; rows], vec![0; columns]);
    for &(row, column) in assignment.pairs() {
        let Some(score) = problem.score(row, column) else { return false };
        if last >= Some((row, column)) {
            return false; // out of order, or twice
        }
        last = Some((row, column));
        let (of_row, of_column) = (&mut of_rows[row.index()], &mut of_columns[column.index()]);
        collected = plus(collected, gain(problem, row, *of_row));
        collected = plus(collected, [0, i128::from(*of_column == 0), 1, 0, points(score)]);
        total += i64::from(score);
        *of_row += 1;
        *of_column += 1;
        if *of_row > problem.capacity(row) || *of_column > problem.column_capacity(column) {
            return false;
        }
    }
    let mut most = [0; 5];
    for (row, &price) in (0..rows).map(Row::new).zip(&u) {
        for place in 0..problem.capacity(row).min(places) {
            most = plus(most, plus(gain(problem, row, place), price).max([0; 5]));
        }
        for (column, &across) in (0..columns).map(Column::new).zip(&v) {
            if let Some(score) = problem.score(row, column) {
                let beyond = plus([0, 0, 1, 0, points(score)], times(plus(price, across), -1));
                most = plus(most, beyond.max([0; 5]));
            }
        }
    }
    for (column, &price) in (0..columns).map(Column::new).zip(&v) {
        let capacity = problem.column_capacity(column);
        let at = |load: u32| plus([0, load.min(1).into(), 0, 0, 0], times(price, load.into()));
        most = plus(most, at(0).max(at(capacity.min(1))).max(at(capacity)));
    }
    collected == most && total == assignment.total()
}

/// What a place of a row gains by being filled, counted from 0.
fn gain(problem: &Problem, row: Row, place: u32) -> Amount {
    let met = i128::from(place < problem.minimum(row));
    let Some(before) = problem.load_before(row) else { return [met, 0, 0, 0, 0] };
    let number = i128::from(before) + i128::from(place);
    match problem.evenness() {
        Some(Evenness::First) => [met, 0, 0, -number, 0],
        Some(Evenness::Points(points)) => [met, 0, 0, 0, -number * i128::from(points)],
        None => [met, 0, 0, 0, 0],
    }
}

/// The prices as amounts; none where covers and prices differ in length.
pub(super) fn amounts(problem: &Problem, prices: &Prices) -> Option<(Vec<Amount>, Vec<Amount>)> {
    if let Some((u, v)) = prices.worths() {
        let of = |worth: &ObjectiveValue| {
            [worth.minimums, worth.served, worth.pairs, worth.evenness, worth.points].map(i128::from)
        };
        return Some((u.iter().map(of).collect(), v.iter().map(of).collect()));
    }
    let (u, v) = (prices.rows(), prices.columns());
    let (row_cover, column_cover) = (prices.row_cover(), prices.column_cover());
    let fits = u.len() == row_cover.len() && v.len() == column_cover.len();
    let sign = i128::from(problem.sense().sign());
    let of = |(&price, &covered): (&i64, &bool), served: i128| {
        let covered = i128::from(covered);
        [0, covered - served, covered, 0, sign * i128::from(price)]
    };
    let of_rows = u.iter().zip(row_cover).map(|row| of(row, 0));
    let of_columns = v.iter().zip(column_cover).map(|column| of(column, 1));
    fits.then(|| (of_rows.collect(), of_columns.collect()))
}

fn plus(a: Amount, b: Amount) -> Amount {
    std::array::from_fn(|k| a[k].saturating_add(b[k]))
}

fn times(a: Amount, number: i128) -> Amount {
    a.map(|part| part.saturating_mul(number))
}
