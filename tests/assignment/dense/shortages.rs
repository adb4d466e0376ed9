//! Not everybody can be served: as many as can be, for the best total, and a cover that says why.

use std::collections::BTreeSet;

use pairwright::assignment::{Column, Dense, Matrix, Problem, Row, ShortestAugmentingPath, Solver};
use proptest::prelude::*;

use super::classes::{ALL, SENSES};
use super::referee::{dense, proven, reference};
use crate::numbers::Numbers;
use crate::support::exhaustive;
use crate::support::generate::{config, problems};

/// `group` rows of a class have only `few` columns between them; everybody else may have all.
fn planted(
    class: usize,
    n: usize,
    (group, few): (usize, usize),
    numbers: &mut Numbers,
) -> (Problem, Vec<usize>) {
    let mut order: Vec<usize> = (0..n).collect();
    for at in (1..n).rev() {
        order.swap(at, numbers.below(at + 1));
    }
    let members: Vec<usize> = order[..group].to_vec();
    let columns = n + [0, 0, 5][class % 3];
    let mut cell =
        ALL[class % ALL.len()].matrix(n, columns, &mut Numbers::new(numbers.bits())).view().to_owned();
    // classes with forbidden pairs could have shortages of their own
    cell.mapv_inplace(|value| if value == Matrix::ABSENT { 1 } else { value });
    let first = numbers.below(columns - few);
    let is_open = |i: usize, j: usize| !members.contains(&i) || (first..first + few).contains(&j);
    let matrix = Matrix::from_fn(n, columns, |i, j| is_open(i, j).then_some(cell[(i, j)]));
    (Problem::from_matrix(matrix).unwrap().with_sense(numbers.one_of(&SENSES)), members)
}

/// The same problem, seen from the other side.
fn turned(problem: &Problem) -> Problem {
    let (rows, columns) = (problem.columns(), problem.rows());
    let matrix = Matrix::from_fn(rows, columns, |i, j| problem.score(Row::new(j), Column::new(i)));
    Problem::from_matrix(matrix).unwrap().with_sense(problem.sense())
}

/// Who is outside the cover on one side has allowed pairs inside the cover of the other side only, and
/// they are more than that: Hall's condition, violated. Returns the violator.
fn violator(problem: &Problem, unserved: &BTreeSet<usize>, place: &str) -> BTreeSet<usize> {
    let found = Dense.solve(problem).expect("small");
    let prices = found.prices();
    let outside: BTreeSet<usize> = (0..problem.rows()).filter(|&i| !prices.row_cover()[i]).collect();
    let is_open = |j: usize| outside.iter().any(|&i| problem.score(Row::new(i), Column::new(j)).is_some());
    let between: BTreeSet<usize> = (0..problem.columns()).filter(|&j| is_open(j)).collect();
    assert!(outside.len() >= between.len() + unserved.len(), "{place}: {outside:?} have {between:?}");
    outside
}

#[test]
fn a_planted_shortage_is_found_and_named() {
    let mut numbers = Numbers::new(311);
    for round in 0..6 * ALL.len() {
        let n = 6 + numbers.below(50);
        let few = numbers.below(4);
        let group = few + 1 + numbers.below(2);
        let (problem, members) = planted(round, n, (group, few), &mut numbers);
        let place = format!("{:?} {n}, {group} rows with {few} columns", ALL[round % ALL.len()]);
        let (pairs, total) = dense(&problem, &place);
        assert_eq!(pairs, n - (group - few), "{place}");
        assert_eq!((pairs, total), reference(&ShortestAugmentingPath, &problem), "{place}");

        let found = Dense.solve(&problem).unwrap();
        let served: BTreeSet<usize> = found.pairs().iter().map(|(row, _)| row.index()).collect();
        let unserved: BTreeSet<usize> = (0..n).filter(|i| !served.contains(i)).collect();
        let violator = violator(&problem, &unserved, &place);
        assert!(unserved.iter().all(|i| members.contains(i)), "{place}: {unserved:?} of {members:?}");
        assert!(unserved.is_subset(&violator), "{place}: {unserved:?} not in {violator:?}");

        let turned = turned(&problem);
        assert_eq!(dense(&turned, &place), (pairs, total), "{place}, turned");
    }
}

/// Nobody may have anybody: nothing is served, everything is proven.
#[test]
fn nothing_is_allowed() {
    for (rows, columns) in [(0, 0), (1, 1), (5, 5), (3, 9), (9, 3), (0, 4), (4, 0)] {
        let problem = Problem::from_matrix(Matrix::from_fn(rows, columns, |_, _| None)).unwrap();
        assert_eq!(dense(&problem, "nothing"), (0, 0), "{rows} x {columns}");
    }
}

#[test]
fn sparse_ones_with_many_shortages() {
    let mut numbers = Numbers::new(312);
    let mut short = 0;
    for round in 0..400 {
        let (rows, columns) = (1 + numbers.below(60), 1 + numbers.below(60));
        let open = numbers.one_of(&[1, 3, 6, 10]);
        let class = ALL[round % ALL.len()];
        let full = class.matrix(rows, columns, &mut numbers);
        let cell = |i, j| full.get(Row::new(i), Column::new(j)).filter(|_| numbers.sometimes(open));
        let problem = Problem::from_matrix(Matrix::from_fn(rows, columns, cell)).unwrap();
        let capacities = (0..rows).map(|_| numbers.one_of(&[1, 1, 1, 0, 2, 3])).collect();
        let problem = problem.with_sense(numbers.one_of(&SENSES)).with_capacities(capacities).unwrap();
        let place = format!("{class:?} {rows} x {columns}, {open} % allowed");
        let found = dense(&problem, &place);
        assert_eq!(found, reference(&ShortestAugmentingPath, &problem), "{place}");
        short += usize::from(found.0 < rows.min(columns));
    }
    assert!(short > 250, "{short} of them fall short");
}

/// Whoever comes free of a shortage does so at no cost to the others: the answer of the two parts
/// together is as good as that of the problem without the rows that nobody wants.
#[test]
fn rows_that_may_have_nobody_change_nothing() {
    let mut numbers = Numbers::new(313);
    for class in ALL {
        let n = 20;
        let matrix = class.matrix(n, n, &mut numbers);
        let sense = numbers.one_of(&SENSES);
        let more =
            |i: usize, j: usize| matrix.get(Row::new(i / 2), Column::new(j)).filter(|_| i.is_multiple_of(2));
        let padded = Problem::from_matrix(Matrix::from_fn(2 * n, n, more)).unwrap().with_sense(sense);
        let problem = Problem::from_matrix(matrix).unwrap().with_sense(sense);
        let place = format!("{class:?}");
        assert_eq!(dense(&padded, &place), dense(&problem, &place), "{place}");
    }
}

proptest! {
    #![proptest_config(config(1200))]

    #[test]
    fn small_shortages(parts in problems(1..=5, 0..=2), open in 0..40usize, seed in any::<u64>()) {
        let mut numbers = Numbers::new(seed);
        let gone: Vec<bool> = parts.cells.iter().map(|_| !numbers.sometimes(open)).collect();
        let sparse = parts.with_cells(|i, j, cell| cell.filter(|_| !gone[i * parts.columns + j]));
        let problem = sparse.problem();
        let found = Dense.solve(&problem).unwrap();
        prop_assert_eq!(proven(&problem, &found, "small"), exhaustive::best(&problem));
    }
}
