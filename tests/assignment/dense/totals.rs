//! Every class, in all shapes: the exhaustive oracle, the other solvers and the checker agree.

use pairwright::assignment::{KuhnMunkres, Matrix, Problem, Sense, ShortestAugmentingPath, solve};
use proptest::prelude::*;

use super::classes::{ALL, SENSES};
use super::referee::{dense, proven, reference, shape};
use crate::numbers::Numbers;
use crate::support::exhaustive;
use crate::support::generate::{config, problems};

/// Small enough to try everything, from no row at all to ten for one column.
const TINY: [(usize, usize); 14] = [
    (0, 3),
    (3, 0),
    (1, 1),
    (2, 2),
    (3, 3),
    (4, 4),
    (5, 5),
    (2, 4),
    (4, 2),
    (3, 6),
    (6, 3),
    (4, 5),
    (1, 10),
    (10, 1),
];

#[test]
fn tiny_ones_of_every_class() {
    let mut numbers = Numbers::new(301);
    for round in 0..16_000 {
        let (rows, columns) = numbers.one_of(&TINY);
        let class = ALL[round % ALL.len()];
        let problem = class.any_problem(rows, columns, &mut numbers);
        let place = format!("{class:?} {rows} x {columns}");
        assert_eq!(dense(&problem, &place), exhaustive::best(&problem), "{place}: {problem:?}");
    }
}

#[test]
fn middling_ones_of_every_class() {
    let mut numbers = Numbers::new(302);
    for round in 0..40 * ALL.len() {
        let class = ALL[round % ALL.len()];
        let n = 8 + numbers.below(90);
        let (rows, columns) = shape(n, &mut numbers);
        let problem = class.any_problem(rows, columns, &mut numbers);
        let place = format!("{class:?} {rows} x {columns}");
        let found = dense(&problem, &place);
        assert_eq!(found, reference(&ShortestAugmentingPath, &problem), "{place}");
        if round % 3 == 0 {
            assert_eq!(found, reference(&KuhnMunkres, &problem), "{place}");
        }
        let chosen = solve(&problem).expect("small");
        assert_eq!(proven(&problem, &chosen, &place), found, "{place}");
    }
}

/// Wide enough that a list holds a part of its row only, and rows have several groups of lanes.
#[test]
fn larger_ones_of_every_class() {
    let mut numbers = Numbers::new(303);
    for class in ALL {
        for sense in [Sense::Minimise, Sense::Maximise] {
            let (rows, columns) =
                numbers.one_of(&[(300, 300), (257, 257), (150, 300), (300, 150), (40, 400)]);
            let problem = class.problem(rows, columns, sense, &mut numbers);
            let place = format!("{class:?} {rows} x {columns} {sense:?}");
            assert_eq!(dense(&problem, &place), reference(&ShortestAugmentingPath, &problem), "{place}");
        }
    }
}

/// Everybody prefers the next column, which the last row has to have: a path as long as the problem. The
/// prices fall by the difference at each step, out of the narrow numbers.
#[test]
fn a_chain_through_everybody() {
    for n in [2, 3, 17, 64, 300] {
        for (own, next) in [(10, 1), ((1 << 26) - 2, 0), (1 << 25, -(1 << 25)), (i32::MAX, -i32::MAX)] {
            let matrix = Matrix::from_fn(n, n, |i, j| match j.wrapping_sub(i) {
                0 => Some(own),
                1 => Some(next),
                _ => None,
            });
            let problem = Problem::from_matrix(matrix).unwrap().with_sense(Sense::Minimise);
            assert_eq!(dense(&problem, "chain"), (n, i64::from(own) * n as i64), "{n}, {own} or {next}");
        }
    }
}

/// A row with more places than there are columns cannot be full, so it must not have a price.
#[test]
fn more_places_than_columns() {
    let mut numbers = Numbers::new(305);
    for round in 0..1500 {
        let class = ALL[round % ALL.len()];
        let (rows, columns) = (1 + numbers.below(5), 1 + numbers.below(4));
        let sense = numbers.one_of(&SENSES);
        let problem = class.problem(rows, columns, sense, &mut numbers);
        let capacities =
            (0..rows).map(|_| numbers.one_of(&[0, 1, columns as u32, columns as u32 + 1, 1 << 20]));
        let problem = problem.with_capacities(capacities.collect()).unwrap();
        assert_eq!(dense(&problem, "places"), exhaustive::best(&problem), "{problem:?}");
    }
}

/// The numeric argument of the solver ends where the range of the costs reaches 2^26: on both sides of
/// it, and with the cheapest and the dearest cell side by side.
#[test]
fn the_range_where_the_kernels_change() {
    let mut numbers = Numbers::new(304);
    for more in -2..=2 {
        for base in [0, -(1 << 26), -(1 << 25), (1 << 29) - 2, 1 << 30, -(1 << 30), i32::MAX - (1 << 26) - 2]
        {
            let high = base + (1 << 26) + more;
            for (rows, columns) in [(40, 40), (25, 50), (140, 140)] {
                let cells = (0..rows * columns)
                    .map(|_| numbers.one_of(&[base, high, high - 1, base + 1, high / 2 + base / 2]));
                let matrix = Matrix::from_vec(rows, columns, cells.collect()).unwrap();
                let problem = Problem::from_matrix(matrix).unwrap().with_sense(numbers.one_of(&SENSES));
                let place = format!("{base} to {high}, {rows} x {columns}");
                assert_eq!(dense(&problem, &place), reference(&ShortestAugmentingPath, &problem), "{place}");
            }
        }
    }
}

proptest! {
    #![proptest_config(config(1500))]

    /// Shrinks to the smallest problem that goes wrong.
    #[test]
    fn small_problems_with_capacities(parts in prop_oneof![problems(0..=5, 0..=3), problems(0..=6, 1..=1)]) {
        let problem = parts.problem();
        prop_assert_eq!(dense(&problem, "small"), exhaustive::best(&problem));
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn middling_problems_with_capacities(parts in problems(20..=60, 0..=3)) {
        let problem = parts.problem();
        prop_assert_eq!(dense(&problem, "middling"), reference(&ShortestAugmentingPath, &problem));
    }
}
