//! Every assignment of a problem with every proof in the box.

use pairwright::assignment::{Assignment, Prices, Problem, Row, check, check_plainly};

use super::every;
use crate::support::exhaustive::{Pairs, assignments};
use crate::support::sign;

/// Which proofs are tried.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Proofs {
    /// All of the box.
    All,
    /// Those whose cover has as many places as there are pairs, and whose prices add up to the
    /// total.
    ThatAddUp,
}

/// All proofs of the box for so many pairs with this total, of points within these ends.
pub(super) fn proofs(
    problem: &Problem,
    which: Proofs,
    [low, high]: [i64; 2],
    (pairs, total): (i64, i64),
) -> impl Iterator<Item = Prices> {
    let (rows, columns) = (problem.rows(), problem.columns());
    let places: Vec<i64> = (0..rows).map(|i| problem.capacity(Row::new(i)).into()).collect();
    let places = [places, vec![1; columns]].concat();
    let far = (i64::try_from(rows.max(columns)).unwrap() - 1).max(0) * (high - low);
    let sign = sign(problem);
    let sum = move |of: &[i64]| of.iter().zip(&places).map(|(one, places)| one * places).sum::<i64>();
    every(vec![vec![false, true]; rows + columns]).flat_map(move |cover| {
        let inside: Vec<i64> = cover.iter().copied().map(i64::from).collect();
        let range = |&inside: &bool| if inside { low - far..=high } else { -1..=far };
        let mut choices: Vec<Vec<i64>> =
            cover.iter().map(|inside| range(inside).map(|price| sign * price).collect()).collect();
        // the last one is what is missing
        let last = if which == Proofs::ThatAddUp { choices.pop() } else { None };
        let fits = which == Proofs::All || sum(&inside) == pairs;
        let sum = sum.clone();
        every(choices).filter(move |_| fits).filter_map(move |mut prices| {
            if let Some(last) = &last {
                let missing = total - sum(&prices);
                prices.push(*last.iter().find(|&&price| price == missing)?);
            }
            Some(of_both_sides(&prices, &cover, rows))
        })
    })
}

/// Prices and covers of so many rows, then of the columns.
pub(super) fn of_both_sides(prices: &[i64], cover: &[bool], rows: usize) -> Prices {
    let (of_rows, of_columns) = prices.split_at(rows);
    let (row_cover, column_cover) = cover.split_at(rows);
    Prices::new(of_rows.to_vec(), of_columns.to_vec(), row_cover.to_vec(), column_cover.to_vec())
}

/// What an assignment is worth: pairs, then points.
pub(super) fn worth(problem: &Problem, pairs: &Pairs) -> (i64, i64) {
    let score = |&(row, column): &_| i64::from(problem.score(row, column).unwrap());
    (i64::try_from(pairs.len()).unwrap(), sign(problem) * pairs.iter().map(score).sum::<i64>())
}

/// Holds both checks against the truth; counts what they refused and what they accepted.
pub(super) fn try_all(problem: &Problem, ends: [i64; 2], which: Proofs, tried: &mut [u64; 2]) {
    let all = assignments(problem);
    let best = all.iter().map(|pairs| worth(problem, pairs)).max();
    for pairs in &all {
        let (count, points) = worth(problem, pairs);
        let is_best = Some((count, points)) == best;
        let mut is_proven = false;
        for prices in proofs(problem, which, ends, (count, sign(problem) * points)) {
            let assignment = Assignment::new(problem, pairs.clone(), prices).unwrap();
            let accepted = check(problem, &assignment).is_ok();
            let plainly = check_plainly(problem, &assignment);
            assert!(is_best || !plainly, "{problem:?} {assignment:?}");
            assert!(plainly || !accepted, "the plain check refuses: {problem:?} {assignment:?}");
            is_proven |= accepted;
            tried[usize::from(accepted)] += 1;
        }
        assert_eq!(is_proven, is_best, "{problem:?} {pairs:?}");
    }
}
