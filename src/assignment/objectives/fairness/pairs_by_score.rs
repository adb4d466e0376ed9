//! The allowed pairs, or their distinct scores, from the worst to the best.
//!
//! Time O(pairs log pairs), on all cores with the feature `parallel`; space 12 bytes a pair, or 4 a
//! score.

use crate::assignment::model::index::Row;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::restricted::goodness;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// A pair: how good it is, its row, its column.
pub(super) type Ranked = (i32, u32, u32);

/// The allowed pairs of rows that have a place and that `wanted` keeps, worst first, then by row
/// and column.
///
/// # Errors
/// [`is_memory`](Error::is_memory); [`is_cancelled`](Error::is_cancelled) when the guard stops it.
pub(super) fn pairs_by_score(
    problem: &Problem,
    wanted: impl Fn(&Ranked) -> bool,
    guard: &Guard<'_>,
) -> Result<Vec<Ranked>> {
    let (matrix, sense) = (problem.matrix_under(guard)?, problem.sense());
    let mut pairs: Vec<Ranked> = Vec::new();
    for i in (0..problem.rows()).filter(|&i| problem.capacity(Row::new(i)) > 0) {
        guard.spend(4 * problem.columns() as u64)?;
        let of_row = (0..).zip(matrix.row(i)).filter(|&(_, &score)| score != Matrix::ABSENT);
        let row = u32::try_from(i).unwrap_or(u32::MAX);
        let of_row = of_row.map(|(column, &score)| (goodness(sense, score), row, column)).filter(&wanted);
        pairs
            .try_reserve(problem.columns())
            .map_err(|_| Error::memory("no memory for a list of all pairs"))?;
        pairs.extend(of_row);
    }
    sort(&mut pairs, guard)?;
    Ok(pairs)
}

/// How good the allowed pairs are, from `least` on; each value once, worst first.
///
/// # Errors
/// As [`pairs_by_score`].
pub(super) fn distinct_scores(problem: &Problem, least: i32, guard: &Guard<'_>) -> Result<Vec<i32>> {
    let (matrix, sense) = (problem.matrix_under(guard)?, problem.sense());
    let allowed = matrix.cells().iter().filter(|&&score| score != Matrix::ABSENT);
    let mut scores = Vec::new();
    scores
        .try_reserve_exact(matrix.cells().len())
        .map_err(|_| Error::memory("no memory for a list of all scores"))?;
    scores.extend(allowed.map(|&score| goodness(sense, score)).filter(|&good| good >= least));
    sort(&mut scores, guard)?;
    scores.dedup();
    Ok(scores)
}

/// Sorts values of which no two are the same, or nobody could tell. Under a watch the halves are
/// set apart first, down to parts that take no time.
fn sort<T: Ord + Send>(values: &mut [T], guard: &Guard<'_>) -> Result<()> {
    const AT_ONCE: usize = 1 << 20;
    if guard.is_watched() && values.len() > AT_ONCE {
        guard.spend(8 * values.len() as u64)?;
        let (lower, _, upper) = values.select_nth_unstable(values.len() / 2);
        sort(lower, guard)?;
        return sort(upper, guard);
    }
    guard.spend(16 * values.len() as u64)?;
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        values.par_sort_unstable();
    }
    #[cfg(not(feature = "parallel"))]
    values.sort_unstable();
    Ok(())
}
