//! Scores of many pairs, asked for in order.
//!
//! A pair's score needs a search in every list. When the pairs come in order, each search goes on
//! from where the last one ended: it looks 1, 2, 4, ... places ahead, then between the last two of
//! them. So all pairs together take O(pairs x log(list / pairs)) steps in each list, nearly all of
//! them close by in memory. Pairs out of order are found as well, from the start.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Kind};

/// A walk along the lists of a problem.
#[derive(Debug)]
pub(in crate::assignment) struct ScoreWalk<'a> {
    problem: &'a Problem,
    /// Where the walk is in each term.
    at: Vec<usize>,
    last: (Row, Column),
}

impl<'a> ScoreWalk<'a> {
    pub(in crate::assignment) fn new(problem: &'a Problem) -> Self {
        Self { problem, at: vec![0; problem.terms().len()], last: (Row::new(0), Column::new(0)) }
    }

    /// The score of a pair: what [`Problem::score`] says.
    pub(in crate::assignment) fn score(&mut self, row: Row, column: Column) -> Option<i32> {
        let (problem, pair) = (self.problem, (row, column));
        if problem.terms().is_empty() || row.index() >= problem.rows() || column.index() >= problem.columns()
        {
            return problem.score(row, column);
        }
        if pair < self.last {
            self.at.fill(0);
        }
        self.last = pair;
        let mut sum = 0;
        for (term, at) in problem.terms().iter().zip(&mut self.at) {
            let entry = match &term.0 {
                Kind::Table(_) => term.entry(row, column),
                Kind::List(pairs) => {
                    *at = ahead(pairs, *at, |&(i, j, _)| (i, j) < pair);
                    let found = pairs.get(*at).filter(|&&(i, j, _)| (i, j) == pair);
                    found.map_or(Entry::Points(0), |&(_, _, entry)| entry)
                }
                Kind::Only(only) => {
                    *at = ahead(&only.pairs, *at, |&listed| listed < pair);
                    let bound = only.rows[row.index()] || only.columns[column.index()];
                    let listed = only.pairs.get(*at) == Some(&pair);
                    if bound && !listed { Entry::Never } else { Entry::Points(0) }
                }
            };
            match entry {
                Entry::Points(points) => sum += points,
                Entry::Never => return None,
            }
        }
        Some(sum)
    }
}

/// The scores of these pairs, which are sorted and inside the problem, term after term;
/// [`Matrix::ABSENT`] where forbidden.
pub(in crate::assignment) fn scores(problem: &Problem, pairs: &[(Row, Column)]) -> Vec<i32> {
    if problem.is_stored() {
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
    use crate::assignment::network::trial;

    #[test]
    fn all_scores_at_once_are_those_one_by_one() {
        for (seed, step) in (0..300).zip([1, 2, 3].into_iter().cycle()) {
            let problem = trial::problem(seed, 9, 3);
            let all = (0..problem.rows()).flat_map(|i| (0..problem.columns()).map(move |j| (i, j)));
            let all: Vec<_> = all.map(|(i, j)| (Row::new(i), Column::new(j))).collect();
            let some: Vec<_> = all.iter().copied().step_by(step).collect();
            let each: Vec<_> =
                some.iter().map(|&(i, j)| problem.score(i, j).unwrap_or(Matrix::ABSENT)).collect();
            assert_eq!(scores(&problem, &some), each, "seed {seed}");
        }
    }

    #[test]
    fn it_says_what_the_problem_says_in_any_order() {
        for seed in 0..300 {
            let problem = trial::problem(seed, 9, 3);
            let random = &mut trial::TestRandom::new(seed + 1);
            let mut walk = ScoreWalk::new(&problem);
            for i in 0..problem.rows() {
                for j in 0..problem.columns() {
                    let (row, column) = match random.below(4) {
                        0 => (
                            Row::new(random.below(problem.rows() + 1)),
                            Column::new(random.below(problem.columns() + 1)),
                        ),
                        1 => continue,
                        _ => (Row::new(i), Column::new(j)),
                    };
                    assert_eq!(walk.score(row, column), problem.score(row, column), "seed {seed}");
                }
            }
        }
    }
}
