//! The scores of listed pairs.
//!
//! *Problem.* A pair's score needs a search in every list of a problem. An assignment has many
//! pairs, in order.
//!
//! *Method.* Term after term, all pairs. In a list each search continues from where the last one
//! ended: it looks 1, 2, 4, ... places ahead, then between the last two of them. So all pairs
//! together take O(pairs x log(list / pairs)) steps in each list, nearly all of them close by in
//! memory. Pairs out of order, or outside the problem, are asked for one by one.
//!
//! *Reference.* J. L. Bentley and A. C.-C. Yao, "An almost optimal algorithm for unbounded
//! searching", Information Processing Letters 5, 1976.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Kind};

/// The scores of these pairs, each as [`Problem::score`] has it; [`Matrix::ABSENT`] where forbidden
/// or outside the problem. Fast where the pairs are sorted by row, then column.
pub(crate) fn pair_scores(problem: &Problem, pairs: &[(Row, Column)]) -> Vec<i32> {
    let inside = |&(i, j): &(Row, Column)| i.index() < problem.rows() && j.index() < problem.columns();
    if problem.is_stored() || !pairs.is_sorted() || !pairs.iter().all(inside) {
        return pairs.iter().map(|&(i, j)| problem.score(i, j).unwrap_or(Matrix::ABSENT)).collect();
    }
    let mut sums = vec![0; pairs.len()];
    let add = |sum: &mut i32, entry: Entry| {
        *sum = match entry {
            Entry::Points(points) if *sum != Matrix::ABSENT => *sum + points,
            _ => Matrix::ABSENT,
        };
    };
    for term in problem.terms() {
        let mut at = 0;
        match &term.0 {
            Kind::Table(table) => {
                for (sum, &(i, j)) in sums.iter_mut().zip(pairs) {
                    let (a, b) =
                        (table.row_codes[i.index()] as usize, table.column_codes[j.index()] as usize);
                    add(sum, table.entries[a * table.width + b]);
                }
            }
            Kind::List(list) => {
                for (sum, &pair) in sums.iter_mut().zip(pairs) {
                    at = ahead(list, at, |&(i, j, _)| (i, j) < pair);
                    if let Some(&(_, _, entry)) = list.get(at).filter(|&&(i, j, _)| (i, j) == pair) {
                        add(sum, entry);
                    }
                }
            }
            Kind::Only(only) => {
                for (sum, &pair) in sums.iter_mut().zip(pairs) {
                    at = ahead(&only.pairs, at, |&listed| listed < pair);
                    let bound = only.rows[pair.0.index()] || only.columns[pair.1.index()];
                    if bound && only.pairs.get(at) != Some(&pair) {
                        add(sum, Entry::Never);
                    }
                }
            }
        }
    }
    sums
}

/// The first place from `at` on that is not before what is looked for.
fn ahead<T>(list: &[T], at: usize, before: impl Fn(&T) -> bool) -> usize {
    let (mut low, mut step) = (at, 1);
    while list.get(low + step - 1).is_some_and(&before) {
        low += step;
        step *= 2;
    }
    let high = list.len().min(low + step - 1);
    low + list.get(low..high).unwrap_or_default().partition_point(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::Numbers;
    use crate::problems::problem;

    #[test]
    fn all_scores_at_once_are_those_one_by_one() {
        for (seed, step) in (0..300).zip([1, 2, 3].into_iter().cycle()) {
            let problem = problem(seed, 9, 3);
            let all = (0..problem.rows()).flat_map(|i| (0..problem.columns()).map(move |j| (i, j)));
            let all: Vec<_> = all.map(|(i, j)| (Row::new(i), Column::new(j))).collect();
            let some: Vec<_> = all.iter().copied().step_by(step).collect();
            assert_eq!(pair_scores(&problem, &some), one_by_one(&problem, &some), "seed {seed}");
        }
    }

    #[test]
    fn pairs_out_of_order_or_outside_have_the_scores_of_the_problem() {
        for seed in 0..300 {
            let problem = problem(seed, 9, 3);
            let numbers = &mut Numbers::new(seed + 1);
            let mut pair = || {
                (
                    Row::new(numbers.below(problem.rows() + 1)),
                    Column::new(numbers.below(problem.columns() + 1)),
                )
            };
            let mut pairs: Vec<_> = (0..20).map(|_| pair()).collect();
            assert_eq!(pair_scores(&problem, &pairs), one_by_one(&problem, &pairs), "seed {seed}");
            pairs.sort_unstable();
            assert_eq!(pair_scores(&problem, &pairs), one_by_one(&problem, &pairs), "seed {seed}");
        }
    }

    fn one_by_one(problem: &Problem, pairs: &[(Row, Column)]) -> Vec<i32> {
        pairs.iter().map(|&(i, j)| problem.score(i, j).unwrap_or(Matrix::ABSENT)).collect()
    }
}
