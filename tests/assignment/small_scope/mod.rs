//! A small scope, all of it: every problem of a few rows and columns, every assignment, every proof
//! in a box. The checks accept exactly what is best.
//!
//! *What "exactly" means.* Nothing that is not best is accepted with any prices and covers of the
//! box, and everything that is best is accepted with some of them. What is best is found by trying
//! all assignments; no solver is asked.
//!
//! *Why the box is large enough* (for points; costs are points turned around). Take an assignment
//! that is best, and a cover with as many places as it has pairs: there is one, by König. Let
//! points be between L and H, and R = H - L. Each pair of the assignment has one end in the cover.
//! So pairs of rows outside with columns inside share no price with pairs of rows inside with
//! columns outside; take the first kind. A row outside has a price that is not negative. A column j
//! inside is served by a row i outside, so its price must be s(i, j) - u(i), and another row k must
//! have u(k) >= u(i) + s(k, j) - s(i, j). So the least prices of rows are the longest paths from 0,
//! each step being R or less. No path goes round at a gain, else pairs turned along it would be
//! better; so a longest path visits no row twice, and has at most (rows outside) - 1 steps. For the
//! same reason none ends above 0 in a row with a place left. With n the number of rows or columns,
//! the larger, prices outside need only go from 0 to (n - 1) R, and those inside from L - (n - 1) R
//! to H. The box has one more below 0 outside, which must not be accepted. Columns that share a row
//! of several places share its price: no step changes. All are whole numbers, as points are.
//!
//! *What is left out* in the larger sizes: of problems that differ only in the order of rows and
//! columns, all but one; covers with another number of places than there are pairs; and prices that
//! do not add up to the total. The smaller sizes show that these are refused.

mod fair;
mod proofs;

use std::ops::RangeInclusive;

use pairwright::assignment::{Matrix, Problem, Sense};

use proofs::{Proofs, try_all};

const ABSENT: i32 = Matrix::ABSENT;

/// Every way to choose one of each.
fn every<T: Copy>(choices: Vec<Vec<T>>) -> impl Iterator<Item = Vec<T>> {
    let ways: usize = choices.iter().map(Vec::len).product();
    (0..ways).map(move |mut way| {
        let chosen = choices.iter().map(|of| {
            let one = of[way % of.len()];
            way /= of.len();
            one
        });
        chosen.collect()
    })
}

/// Every matrix of these values.
fn matrices(rows: usize, columns: usize, values: &[i32]) -> impl Iterator<Item = Vec<i32>> {
    every(vec![values.to_vec(); rows * columns])
}

/// Every order of so many.
fn orders(length: usize) -> Vec<Vec<usize>> {
    every(vec![(0..length).collect(); length])
        .filter(|order| (0..length).all(|one| order.contains(&one)))
        .collect()
}

/// Is it the least of those that differ only in the order of rows and columns?
fn is_least(rows: usize, columns: usize, cells: &[i32]) -> bool {
    let of_columns = orders(columns);
    orders(rows).iter().all(|of_rows| {
        of_columns.iter().all(|of_columns| {
            let cell = |at: usize| cells[of_rows[at / columns] * columns + of_columns[at % columns]];
            cells.iter().copied().le((0..cells.len()).map(cell))
        })
    })
}

/// The problem of these points; costs are points turned around.
fn problem(rows: usize, columns: usize, points: &[i32], capacities: &[u32], sense: Sense) -> Problem {
    let cell = |&cell: &i32| if sense == Sense::Minimise && cell != ABSENT { -cell } else { cell };
    let matrix = Matrix::from_vec(rows, columns, points.iter().map(cell).collect()).unwrap();
    let problem = Problem::from_matrix(matrix).unwrap();
    problem.with_capacities(capacities.to_vec()).unwrap().with_sense(sense)
}

const SENSES: [Sense; 2] = [Sense::Maximise, Sense::Minimise];

/// Up to two rows and columns, none included: all points from absent to 2, all covers.
#[test]
fn up_to_two_by_two_the_checks_accept_exactly_what_is_best() {
    let mut tried = [0; 2];
    for (rows, columns, sense) in sizes(0..=2) {
        for cells in matrices(rows, columns, &[ABSENT, 0, 1]) {
            for capacities in every(vec![vec![0, 1, 2]; rows]) {
                let problem = problem(rows, columns, &cells, &capacities, sense);
                try_all(&problem, [0, 1], Proofs::All, &mut tried);
            }
        }
        for cells in matrices(rows, columns, &[ABSENT, 0, 1, 2]) {
            let problem = problem(rows, columns, &cells, &vec![1; rows], sense);
            try_all(&problem, [0, 2], Proofs::ThatAddUp, &mut tried);
        }
    }
    assert_eq!(tried, [7_123_572, 15_980], "refused, accepted");
}

/// Three on one side or on both; three by three with two points, or one and absent.
#[test]
fn up_to_three_by_three_the_checks_accept_exactly_what_is_best() {
    let mut tried = [0; 2];
    for (rows, columns, sense) in sizes(1..=3).filter(|&(rows, columns, _)| rows.max(columns) == 3) {
        let is_square = rows == columns;
        let sets: &[&[i32]] = if is_square { &[&[ABSENT, 1], &[0, 1]] } else { &[&[ABSENT, 0, 1]] };
        // costs are points turned around: the smaller sizes have shown it
        for &values in sets.iter().filter(|_| !is_square || sense == Sense::Maximise) {
            for cells in matrices(rows, columns, values).filter(|cells| is_least(rows, columns, cells)) {
                for capacity in 1..=if is_square { 1 } else { 2 } {
                    let problem = problem(rows, columns, &cells, &vec![capacity; rows], sense);
                    try_all(&problem, [0, 1], Proofs::ThatAddUp, &mut tried);
                }
            }
        }
    }
    assert_eq!(tried, [14_695_932, 6_212], "refused, accepted");
}

/// Three rows and columns with absent pairs and two points at once. Minutes, in a release build.
#[test]
#[ignore = "minutes; CONTRIBUTING.md has the command"]
fn all_of_three_by_three() {
    let mut tried = [0; 2];
    for cells in matrices(3, 3, &[ABSENT, 0, 1]).filter(|cells| is_least(3, 3, cells)) {
        let problem = problem(3, 3, &cells, &[1; 3], Sense::Maximise);
        try_all(&problem, [0, 1], Proofs::ThatAddUp, &mut tried);
    }
    println!("refused {}, accepted {}", tried[0], tried[1]);
}

/// Every size within these, in both senses.
fn sizes(within: RangeInclusive<usize>) -> impl Iterator<Item = (usize, usize, Sense)> {
    let sides = within.clone().flat_map(move |rows| within.clone().map(move |columns| (rows, columns)));
    sides.flat_map(|(rows, columns)| SENSES.map(|sense| (rows, columns, sense)))
}
