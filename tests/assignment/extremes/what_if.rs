//! Pairs forced and forbidden, another best assignment, and repairs.

use pairwright::assignment::{
    Alternatives, Assignment, Column, Matrix, ObjectiveValue, Problem, Repairs, Row, check, solve,
};

use super::problems::extreme;
use super::referee::worth;
use crate::numbers::Numbers;
use crate::support::exhaustive::most;

const CASES: u64 = 1_000;

/// The same problem as a matrix, with more rows, other cells, and a place more for one row.
fn edited(
    problem: &Problem,
    rows: usize,
    place: Option<usize>,
    cell: impl Fn(usize, usize, Option<i32>) -> Option<i32>,
) -> Problem {
    let old = |i, j| problem.score(Row::new(i), Column::new(j));
    let matrix = Matrix::from_fn(rows, problem.columns(), |i, j| cell(i, j, old(i, j)));
    let capacity = |i: usize| if i < problem.rows() { problem.capacity(Row::new(i)) } else { 1 };
    let capacities = (0..rows).map(|i| capacity(i).saturating_add(u32::from(place == Some(i))));
    let edited = Problem::from_matrix(matrix).unwrap().with_sense(problem.sense());
    edited.with_capacities(capacities.collect()).unwrap()
}

/// All pairs, by number.
fn pairs(problem: &Problem) -> impl Iterator<Item = (usize, usize)> + use<> {
    let columns = problem.columns();
    (0..problem.rows()).flat_map(move |i| (0..columns).map(move |j| (i, j)))
}

/// The most that is possible with a pair: all else that its row and its column could be in is
/// parted by hand.
fn with(problem: &Problem, (i, j): (usize, usize)) -> ObjectiveValue {
    let score = i64::from(problem.score(Row::new(i), Column::new(j)).unwrap());
    let rest = edited(problem, problem.rows(), None, |_, b, old| old.filter(|_| b != j));
    let capacities = (0..problem.rows()).map(|a| problem.capacity(Row::new(a)) - u32::from(a == i));
    let rest = most(&rest.with_capacities(capacities.collect()).unwrap());
    let points = if problem.sense() == pairwright::assignment::Sense::Maximise { score } else { -score };
    ObjectiveValue { served: rest.served + 1, pairs: rest.pairs + 1, points: rest.points + points, ..rest }
}

#[test]
fn every_alternative_loses_what_enumeration_says() {
    for seed in 0..CASES {
        let problem = extreme(seed, 4, 9);
        let best = solve(&problem).unwrap();
        let optimum = most(&problem);
        let alternatives = Alternatives::new(&problem, &best).unwrap();
        for (i, j) in pairs(&problem) {
            let (row, column) = (Row::new(i), Column::new(j));
            let place = format!("seed {seed}, {row}, {column}\n{problem:?}");
            let forced = alternatives.forcing(row, column).unwrap();
            let possible = problem.score(row, column).is_some() && problem.capacity(row) > 0;
            assert_eq!(forced.is_some(), possible, "{place}");
            if let Some(change) = forced {
                assert_eq!(change.loss(), optimum - with(&problem, (i, j)), "{place}");
                let after = change.applied(&problem, &best).unwrap();
                assert_eq!(worth(&problem, &after), optimum - change.loss(), "{place}");
            }
            let parted = alternatives.without(row, column).unwrap();
            if best.pairs().contains(&(row, column)) {
                let without =
                    edited(&problem, problem.rows(), None, |a, b, old| old.filter(|_| (a, b) != (i, j)));
                assert_eq!(parted.loss(), optimum - most(&without), "{place}");
            }
        }
        if let Some(another) = alternatives.another_optimum().unwrap() {
            assert_ne!(another.pairs(), best.pairs(), "seed {seed}");
            let checked = check(&problem, &another);
            assert!(checked.is_ok() && worth(&problem, &another) == optimum, "seed {seed}: {checked:?}");
        }
    }
}

#[test]
fn every_repair_gains_what_enumeration_says() {
    let (mut allowed, mut refused) = (0, 0);
    for seed in 0..CASES {
        let problem = extreme(seed, 4, 9);
        let best: Assignment = solve(&problem).unwrap();
        let optimum = most(&problem);
        let repairs = Repairs::new(&problem, &best).unwrap();
        let mut numbers = Numbers::new(seed + 5);
        let ends = [i32::MAX, -i32::MAX, i32::MIN, 1, 0, -1];
        let mut score = || ends[numbers.below(ends.len())];
        for (i, j) in pairs(&problem) {
            let (row, column, score) = (Row::new(i), Column::new(j), score());
            let gain = repairs.allowing(row, column, score);
            if problem.score(row, column).is_some() || score == i32::MIN {
                assert!(gain.unwrap_err().is_problem());
                continue;
            }
            let place = format!("seed {seed}, {row}, {column}, {score}\n{problem:?}");
            match gain {
                Ok(gain) => {
                    let changed = edited(&problem, problem.rows(), None, |a, b, old| {
                        if (a, b) == (i, j) { Some(score) } else { old }
                    });
                    assert_eq!(gain, most(&changed) - optimum, "{place}");
                    allowed += 1;
                }
                Err(error) => {
                    assert!(error.is_problem() && error.to_string().contains("beyond"), "{place}: {error}");
                    refused += 1;
                }
            }
        }
        for i in 0..problem.rows() {
            let gain = repairs.one_more_place(Row::new(i)).unwrap();
            let changed = edited(&problem, problem.rows(), Some(i), |_, _, old| old);
            assert_eq!(gain, most(&changed) - optimum, "seed {seed}, row {i}\n{problem:?}");
        }
        let row: Vec<Option<i32>> = (0..problem.columns())
            .map(|j| (j % 2 == 0).then(&mut score).filter(|&x| x != i32::MIN))
            .collect();
        let given: Vec<_> =
            row.iter().enumerate().filter_map(|(j, &score)| Some((Column::new(j), score?))).collect();
        if let Ok(gain) = repairs.one_more_row(&given) {
            let new = problem.rows();
            let changed = edited(&problem, new + 1, None, |i, j, old| if i == new { row[j] } else { old });
            assert_eq!(gain, most(&changed) - optimum, "seed {seed}\n{problem:?}");
        }
    }
    assert!(allowed > 500 && refused < allowed / 100, "{allowed} allowed, {refused} refused");
}
