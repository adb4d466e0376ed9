//! Pairs that are forbidden so that columns do not share a row.

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::reading::pair_scores::pair_scores;

/// Of these pairs those that the prices do not rule out: only they have to be forbidden for the
/// prices to prove what they prove. Sorted, each once.
pub(super) fn needed(
    problem: &Problem,
    prices: &Prices,
    mut pairs: Vec<(Row, Column)>,
) -> Vec<(Row, Column)> {
    pairs.sort_unstable();
    pairs.dedup();
    let sign = problem.sense().sign();
    let is_ruled_out = |row: Row, column: Column, score: i32| {
        let points = sign * i64::from(score);
        if let Some((u, v)) = prices.worths() {
            let worth = ObjectiveValue { pairs: 1, points, ..ObjectiveValue::default() };
            return worth - u[row.index()] - v[column.index()] <= ObjectiveValue::default();
        }
        let covered = (prices.row_cover()[row.index()], prices.column_cover()[column.index()]);
        let sum = sign * prices.rows()[row.index()].saturating_add(prices.columns()[column.index()]);
        match covered {
            (true, true) => true,
            (false, false) => false,
            _ => points <= sum,
        }
    };
    let scores = pair_scores(problem, &pairs);
    let all = pairs.into_iter().zip(scores).filter(|&(_, score)| score != Matrix::ABSENT);
    all.filter(|&((row, column), score)| !is_ruled_out(row, column, score)).map(|(pair, _)| pair).collect()
}
