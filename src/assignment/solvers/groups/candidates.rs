//! Which pairs the flow of groups is to look at.
//!
//! *Problem.* Of all pairs only few are ever made. Find enough of them to begin with; and, with
//! prices of those, all others that are worth more than their prices.
//!
//! *Method.* To begin with, the best pairs of each row and of each column, more than it has places.
//! Then all pairs are held against the prices.

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^26")]

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::arcs::{BLOCK, NARROW, near_blocks};
use crate::assignment::reading::all_rows::AllRows;
use crate::assignment::solvers::groups::core::Core;
use crate::error::Result;
use crate::watch::guard::Guard;

/// A row, a column and their score.
pub(super) type Candidate = (u32, u32, i32);

/// This many lines are read at a time, for the memory that their lists take.
const TOGETHER: usize = 1 << 12;

/// Equal pairs are taken by this number: else all would begin with the same.
fn mixed(row: u32, column: u32) -> u32 {
    let mut number = row.wrapping_mul(0x9E37_79B9) ^ column.wrapping_mul(0x85EB_CA6B);
    number = (number ^ (number >> 15)).wrapping_mul(0x2C1B_3C6D);
    number ^ (number >> 13)
}

/// The best pairs of each row and each column, each once, sorted: `few` of each, or more where
/// there are more places.
pub(super) fn best_pairs(problem: &Problem, few: usize, guard: &Guard<'_>) -> Result<Vec<Candidate>> {
    let sign = problem.sense().sign() as i32;
    let mut found = Vec::new();
    for (of, places, members) in [
        (Side::Rows, problem.row_places(), problem.rows()),
        (Side::Columns, problem.column_places(), problem.columns()),
    ] {
        let lines = AllRows::of_side(problem, of);
        let share = (places / members.max(1) as u64 + 1) as usize;
        let best = |at: usize, cells: &[i32], (): &mut ()| -> Result<Vec<Candidate>> {
            guard.spend(cells.len() as u64)?;
            let most = few.max(4 * places_of(problem, of, at).min(2 * share));
            let pair = |k: u32| if of == Side::Rows { (at as u32, k) } else { (k, at as u32) };
            let key = |k: u32, score: i32| {
                let (row, column) = pair(k);
                (i64::from(sign) * i64::from(score), mixed(row, column), k)
            };
            let (mut kept, mut least) = (Vec::with_capacity(2 * most), (i64::MIN, 0, 0));
            for (k, &score) in (0..).zip(cells) {
                if score == Matrix::ABSENT || i64::from(sign) * i64::from(score) < least.0 {
                    continue;
                }
                let key = key(k, score);
                if key > least {
                    kept.push(key);
                    if kept.len() == 2 * most {
                        kept.select_nth_unstable_by(most - 1, |one, other| other.cmp(one));
                        kept.truncate(most);
                        least = kept[most - 1];
                    }
                }
            }
            if kept.len() > most {
                kept.select_nth_unstable_by(most - 1, |one, other| other.cmp(one));
                kept.truncate(most);
            }
            let with_pair = |&(_, _, k): &(i64, u32, u32)| {
                let (row, column) = pair(k);
                (row, column, cells[k as usize])
            };
            Ok(kept.iter().map(with_pair).collect())
        };
        for start in (0..members).step_by(TOGETHER) {
            for line in lines.read(start..start + TOGETHER, best) {
                found.extend(line?);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn places_of(problem: &Problem, of: Side, at: usize) -> usize {
    use crate::assignment::model::index::{Column, Row};
    match of {
        Side::Rows => problem.places(Row::new(at)) as usize,
        Side::Columns => (problem.column_capacity(Column::new(at)) as usize).min(problem.rows()),
    }
}

/// The pairs outside the flow that are worth more than their prices, sorted; of each row the `few`
/// that are worth most.
pub(super) fn overlooked(
    rows: &AllRows<'_>,
    network: &Residual<'_>,
    core: &Core<'_, '_>,
    few: usize,
    guard: &Guard<'_>,
) -> Result<Vec<Candidate>> {
    let problem = network.problem();
    let (pair, point) = (network.weight(0), network.weight(1) - network.weight(0));
    let narrow = narrow(&core.columns.price).zip(i64::try_from(point).ok());
    let read = |i: usize, cells: &[i32], (): &mut ()| -> Result<Vec<Candidate>> {
        guard.spend(cells.len() as u64)?;
        let row = i as u32;
        let known = &core.arcs[core.of_row(row)];
        let price = core.rows.price[i];
        let mut found: Vec<(i128, u32, u32)> = Vec::new();
        if core.rows.is_closed(row) {
            return Ok(Vec::new());
        }
        let below = pair - price;
        let mut look = |k: usize| {
            let rest = core.columns.price[k] - point * i128::from(cells[k]);
            if rest < below && cells[k] != Matrix::ABSENT {
                let column = k as u32;
                let is_known = known.binary_search_by_key(&column, |arc| arc.column).is_ok();
                if !is_known && !core.columns.is_closed(column) {
                    found.push((rest, mixed(row, column), column));
                }
            }
        };
        if let Some((prices, point)) = &narrow {
            let below = i64::try_from(below.clamp(i64::MIN.into(), i64::MAX.into())).unwrap_or(i64::MAX);
            for start in near_blocks(cells, prices, *point, below) {
                (start..cells.len().min(start + BLOCK)).for_each(&mut look);
            }
        } else {
            (0..cells.len()).for_each(&mut look);
        }
        if found.len() > few {
            found.select_nth_unstable(few - 1);
            found.truncate(few);
        }
        found.sort_unstable_by_key(|&(_, _, k)| k);
        Ok(found.into_iter().map(|(_, _, k)| (row, k, cells[k as usize])).collect())
    };
    let mut found = Vec::new();
    for start in (0..problem.rows()).step_by(TOGETHER) {
        for line in rows.read(start..start + TOGETHER, read) {
            found.extend(line?);
        }
    }
    Ok(found)
}

/// Prices in one word each, if they fit with room to spare.
fn narrow(prices: &[i128]) -> Option<Vec<i64>> {
    let fits = |&price: &i128| i64::try_from(price).ok().filter(|_| price.abs() < NARROW);
    prices.iter().map(fits).collect()
}
