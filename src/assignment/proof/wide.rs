//! The check of an answer for a wide matrix.
//!
//! *Problem.* Do prices and cover prove that no assignment of a [`WideMatrix`] is better?
//!
//! *Method.* As the plain check, every pair is read once and nothing is shared with the solver. In
//! costs (points count negative):
//! - each allowed pair has an end in the cover, and the pairs are as many as the cover has members:
//!   so they are as many as can be, and any assignment of as many fills the cover by pairs with
//!   exactly one end in it;
//! - on those pairs u + v is at most the cost, outside the cover no price is positive, and the
//!   pairs of the answer cost u + v, with a price of 0 for whoever is outside the cover and idle.
//!
//! Then any assignment of as many pairs costs at least the sum of u + v over its pairs. That is at
//! least the sum of all prices, since whoever it leaves idle is outside the cover; and the answer
//! costs exactly that.
//!
//! *Cost.* Time O(rows x columns), space O(rows + columns).
//!
//! *Numeric policy.* `i128`. What does not fit is no proof.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::sense::Sense;
use crate::assignment::model::wide_assignment::WideAssignment;
use crate::assignment::model::wide_matrix::WideMatrix;

/// Do the prices prove the assignment valid and best, read pair by pair?
///
/// Time O(rows x columns), space O(rows + columns).
pub fn check_wide(matrix: &WideMatrix, sense: Sense, assignment: &WideAssignment) -> bool {
    let (rows, columns) = (matrix.rows(), matrix.columns());
    let WideAssignment { pairs, total, rows: u, columns: v, cover, .. } = assignment;
    if [u.len(), cover.rows.len()] != [rows; 2] || [v.len(), cover.columns.len()] != [columns; 2] {
        return false;
    }
    let sign = i128::from(-sense.sign());
    // the cost of a pair less its prices
    let over = |cell: i128, i: usize, j: usize| {
        let cost = cell.checked_mul(sign)?;
        cost.checked_sub(u[i].checked_mul(sign)?)?.checked_sub(v[j].checked_mul(sign)?)
    };
    let (mut has_column, mut has_row) = (vec![false; rows], vec![false; columns]);
    let mut sum = 0_i128;
    for &(row, column) in pairs {
        let Some(cell) = matrix.get(row, column) else { return false };
        let (i, j) = (row.index(), column.index());
        if has_column[i] || has_row[j] || cover.rows[i] == cover.columns[j] || over(cell, i, j) != Some(0) {
            return false;
        }
        (has_column[i], has_row[j]) = (true, true);
        let Some(more) = sum.checked_add(cell) else { return false };
        sum = more;
    }
    let members = cover.rows.iter().chain(&cover.columns).filter(|&&covered| covered).count();
    let sides = [(u, &cover.rows, &has_column), (v, &cover.columns, &has_row)];
    let are_prices_right = sides.into_iter().all(|(prices, covered, paired)| {
        let each = prices.iter().zip(covered).zip(paired);
        each.into_iter()
            .all(|((&price, &covered), &paired)| covered || price == 0 || (paired && price.signum() == -sign))
    });
    let are_pairs_in_order = pairs.is_sorted();
    let is_within = |i: usize| {
        (0..columns).all(|j| match matrix.get(Row::new(i), Column::new(j)) {
            None => true,
            Some(_) if cover.rows[i] && cover.columns[j] => true,
            Some(cell) => {
                (cover.rows[i] || cover.columns[j]) && over(cell, i, j).is_some_and(|over| over >= 0)
            }
        })
    };
    sum == *total
        && pairs.len() == members
        && are_prices_right
        && are_pairs_in_order
        && (0..rows).all(is_within)
}
