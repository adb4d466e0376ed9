//! Totals of pairs: what an assignment comes to.

use std::ops::Add;

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::reading::pair_scores::pair_scores;
use crate::error::{Error, Result};

impl Assignment {
    /// The assignment of these pairs of a problem, in any order, with the prices claimed for it.
    ///
    /// The total is added up here. Whether the prices prove anything is for
    /// [`check`](crate::assignment::check). Time O(pairs x (terms + log pairs)), space O(pairs).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a pair is forbidden or outside the problem. Nothing
    /// else is judged.
    pub fn new(problem: &Problem, mut pairs: Vec<(Row, Column)>, prices: Prices) -> Result<Self> {
        pairs.sort_unstable();
        let mut total = 0;
        for (score, (row, column)) in pair_scores(problem, &pairs).into_iter().zip(&pairs) {
            if score == Matrix::ABSENT {
                return Err(Error::problem(format!("{row} cannot take {column}")));
            }
            total += i64::from(score);
        }
        Ok(Self { pairs, total, prices })
    }
}

impl ObjectiveValue {
    /// What an assignment of a problem is worth.
    ///
    /// Time O(pairs x terms), space O(people). Pairs outside the problem count nothing.
    pub fn of(problem: &Problem, assignment: &Assignment) -> Self {
        let (mut load, mut served) = (vec![0; problem.rows()], vec![0; problem.columns()]);
        let mut worth = Self::default();
        for &(row, column) in assignment.pairs() {
            let Some(score) = problem.score(row, column) else { continue };
            load[row.index()] += 1;
            served[column.index()] = 1;
            worth.pairs += 1;
            worth.points += i64::from(score) * problem.sense().sign();
        }
        worth.served = served.iter().sum();
        let of_rows = (0..).map(Row::new).zip(load).map(|(row, load)| problem.load_worth(row, load));
        of_rows.fold(worth, ObjectiveValue::add)
    }
}
