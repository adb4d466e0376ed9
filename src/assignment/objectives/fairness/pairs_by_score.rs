//! The allowed pairs, or their distinct scores, from the worst to the best.
//!
//! Time O(pairs log pairs), on all cores with the feature `parallel`; space 12 bytes a pair, or 4 a
//! score.

use crate::assignment::model::index::Row;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::restricted::goodness;
use crate::error::{Error, Result};

/// A pair: how good it is, its row, its column.
pub(super) type Ranked = (i32, u32, u32);

/// The allowed pairs of rows that have a place and that `wanted` keeps, worst first, then by row
/// and column.
pub(super) fn pairs_by_score(problem: &Problem, wanted: impl Fn(&Ranked) -> bool) -> Result<Vec<Ranked>> {
    let (matrix, sense) = (problem.matrix()?, problem.sense());
    let mut pairs: Vec<Ranked> = Vec::new();
    for i in (0..problem.rows()).filter(|&i| problem.capacity(Row::new(i)) > 0) {
        let of_row = (0..).zip(matrix.row(i)).filter(|&(_, &score)| score != Matrix::ABSENT);
        let row = u32::try_from(i).unwrap_or(u32::MAX);
        let of_row = of_row.map(|(column, &score)| (goodness(sense, score), row, column)).filter(&wanted);
        pairs
            .try_reserve(problem.columns())
            .map_err(|_| Error::memory("no memory for a list of all pairs"))?;
        pairs.extend(of_row);
    }
    sort(&mut pairs);
    Ok(pairs)
}

/// How good the allowed pairs are, from `least` on; each value once, worst first.
pub(super) fn distinct_scores(problem: &Problem, least: i32) -> Result<Vec<i32>> {
    let (matrix, sense) = (problem.matrix()?, problem.sense());
    let allowed = matrix.cells().iter().filter(|&&score| score != Matrix::ABSENT);
    let mut scores = Vec::new();
    scores
        .try_reserve_exact(matrix.cells().len())
        .map_err(|_| Error::memory("no memory for a list of all scores"))?;
    scores.extend(allowed.map(|&score| goodness(sense, score)).filter(|&good| good >= least));
    sort(&mut scores);
    scores.dedup();
    Ok(scores)
}

fn sort<T: Ord + Send>(values: &mut [T]) {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        values.par_sort_unstable();
    }
    #[cfg(not(feature = "parallel"))]
    values.sort_unstable();
}
