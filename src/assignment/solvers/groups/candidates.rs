//! Which pairs the flow of groups is to look at.
//!
//! *Problem.* Of all pairs only few are ever made. Find enough of them to begin with; and, with
//! prices of those, all others that are worth more than their prices.
//!
//! *Method.* To begin with, the best pairs of each row and of each column, more than it has places.
//! Then all pairs are held against the prices.

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^26")]

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::network::residual::narrow::{BLOCK, NARROW, near_blocks};
use crate::assignment::reading::all_rows::AllRows;
use crate::assignment::solvers::groups::candidate::Candidate;
use crate::assignment::solvers::groups::core::Core;
use crate::assignment::solvers::groups::number::Number;
use crate::error::Result;
use crate::watch::guard::Guard;

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
        let share = places / members.max(1) as u64;
        let across = if of == Side::Rows { problem.columns() } else { problem.rows() };
        let is_closed: Vec<bool> = (0..across).map(|at| places_of(problem, of.other(), at) == 0).collect();
        let best = |at: usize, cells: &[i32], (): &mut ()| -> Result<Vec<Candidate>> {
            guard.spend(cells.len() as u64)?;
            let most = most_pairs(places_of(problem, of, at), share, few);
            if most == 0 {
                return Ok(Vec::new());
            }
            let pair = |k: u32| if of == Side::Rows { (at as u32, k) } else { (k, at as u32) };
            let key = |k: u32, score: i32| {
                let (row, column) = pair(k);
                (i64::from(sign) * i64::from(score), mixed(row, column), k)
            };
            let (mut kept, mut least) = (Vec::with_capacity(2 * most), (i64::MIN, 0, 0));
            for (k, &score) in (0..).zip(cells) {
                let is_absent = score == Matrix::ABSENT || is_closed[k as usize];
                if is_absent || i64::from(sign) * i64::from(score) < least.0 {
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

/// How many pairs of a member with so many places the flow begins with, where its side has `share`
/// places a member.
fn most_pairs(places: u32, share: u64, few: usize) -> usize {
    let wanted = 4 * u64::from(places).min(2 * (share + 1));
    if places == 0 { 0 } else { few.max(usize::try_from(wanted).unwrap_or(usize::MAX)) }
}

/// No more pairs than this are begun with. Time O(people).
pub(in crate::assignment::solvers) fn first_pairs(problem: &Problem, few: usize) -> u64 {
    let sides = [
        (Side::Rows, problem.row_places(), problem.rows()),
        (Side::Columns, problem.column_places(), problem.columns()),
    ];
    let of_side = |(of, places, members): (Side, u64, usize)| -> u64 {
        let share = places / members.max(1) as u64;
        (0..members).map(|at| most_pairs(places_of(problem, of, at), share, few) as u64).sum()
    };
    let all = (problem.rows() as u64).saturating_mul(problem.columns() as u64);
    sides.map(of_side).iter().sum::<u64>().min(all)
}

fn places_of(problem: &Problem, of: Side, at: usize) -> u32 {
    match of {
        Side::Rows => problem.places(Row::new(at)),
        Side::Columns => problem.column_capacity(Column::new(at)).min(problem.rows() as u32),
    }
}

/// The pairs outside the flow that are worth more than their prices, sorted; of each row the `few`
/// that are worth most.
pub(super) fn overlooked<N: Number>(
    rows: &AllRows<'_>,
    core: &Core<'_, '_, N>,
    few: usize,
    guard: &Guard<'_>,
) -> Result<Vec<Candidate>> {
    let (pair, point) = (core.pair.wide(), core.point.wide());
    let across: Vec<i128> = core.columns.price.iter().map(|price| price.wide()).collect();
    let narrow = narrow(&across).zip(i64::try_from(point).ok());
    let read = |i: usize, cells: &[i32], (): &mut ()| -> Result<Vec<Candidate>> {
        guard.spend(cells.len() as u64)?;
        let row = i as u32;
        let known = &core.arcs[core.of_row(row)];
        let price = core.rows.price[i].wide();
        let mut found: Vec<(i128, u32, u32)> = Vec::new();
        if core.rows.is_closed(row) {
            return Ok(Vec::new());
        }
        let below = pair - price;
        let mut look = |k: usize| {
            let rest = across[k] - point * i128::from(cells[k]);
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
    for start in (0..core.rows.price.len()).step_by(TOGETHER) {
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
