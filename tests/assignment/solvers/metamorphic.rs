//! What must happen to the answer when the problem changes in a known way.

use pairwright::assignment::{Problem, Row, Sense};
use proptest::{prelude::*, sample::Index};

use crate::support::generate::{Parts, config, problems};
use crate::support::{solved, value};

fn sizes() -> impl Strategy<Value = Parts> {
    prop_oneof![problems(0..=12, 0..=3), problems(0..=12, 1..=1)]
}

/// Scores small enough to be added to and multiplied.
fn tame(parts: &Parts) -> Parts {
    parts.with_cells(|_, _, cell| cell.map(|points| points % 1000))
}

/// A permutation of `0..length` from sort keys.
fn permutation(keys: &[u32], length: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by_key(|&at| (keys[at % keys.len()].rotate_left(u32::try_from(at).unwrap()), at));
    order
}

fn value_of(problem: &Problem) -> (usize, i64) {
    value(&solved(problem))
}

proptest! {
    #![proptest_config(config(600))]

    /// A covered row is full in every largest assignment, so all totals change alike.
    #[test]
    fn adding_a_constant_to_a_row_that_is_always_full(parts in sizes(), constant in -500..=500i32) {
        let parts = tame(&parts);
        let before = solved(&parts.problem());
        for i in (0..parts.rows).filter(|&i| before.prices().row_cover()[i]) {
            let raised = parts.with_cells(|row, _, cell| cell.map(|p| if row == i { p + constant } else { p }));
            let gain = i64::from(constant) * i64::from(parts.capacities[i]);
            prop_assert_eq!(value_of(&raised.problem()), (before.pairs().len(), before.total() + gain));
        }
    }

    #[test]
    fn adding_a_constant_to_a_column_that_is_always_served(parts in sizes(), constant in -500..=500i32) {
        let parts = tame(&parts);
        let before = solved(&parts.problem());
        for j in (0..parts.columns).filter(|&j| before.prices().column_cover()[j]) {
            let raised = parts.with_cells(|_, column, cell| cell.map(|p| if column == j { p + constant } else { p }));
            let gain = i64::from(constant);
            prop_assert_eq!(value_of(&raised.problem()), (before.pairs().len(), before.total() + gain));
        }
    }

    #[test]
    fn transposing_a_one_to_one_problem(parts in problems(0..=12, 1..=1)) {
        let (rows, columns) = (parts.columns, parts.rows);
        let cells = (0..rows * columns).map(|at| parts.cells[(at % columns) * rows + at / columns]).collect();
        let transposed = Parts { rows, columns, cells, capacities: vec![1; rows], sense: parts.sense };
        prop_assert_eq!(value_of(&transposed.problem()), value_of(&parts.problem()));
    }

    #[test]
    fn permuting_rows_and_columns(parts in sizes(), keys in any::<[u32; 5]>()) {
        let (rows, columns) = (permutation(&keys, parts.rows), permutation(&keys[1..], parts.columns));
        let moved = parts.with_cells(|i, j, _| parts.cells[rows[i] * parts.columns + columns[j]]);
        let capacities = rows.iter().map(|&i| parts.capacities[i]).collect();
        prop_assert_eq!(value_of(&Parts { capacities, ..moved }.problem()), value_of(&parts.problem()));
    }

    #[test]
    fn negating_and_turning_the_sense(parts in sizes()) {
        let sense = match parts.sense {
            Sense::Maximise => Sense::Minimise,
            Sense::Minimise => Sense::Maximise,
        };
        let turned = Parts { sense, ..parts.with_cells(|_, _, cell| cell.map(|points| -points)) };
        let (pairs, total) = value_of(&parts.problem());
        prop_assert_eq!(value_of(&turned.problem()), (pairs, -total));
    }

    #[test]
    fn scaling(parts in sizes(), factor in 1..=1_000_000i32) {
        let parts = tame(&parts);
        let scaled = parts.with_cells(|_, _, cell| cell.map(|points| points * factor));
        let (pairs, total) = value_of(&parts.problem());
        prop_assert_eq!(value_of(&scaled.problem()), (pairs, total * i64::from(factor)));
    }

    #[test]
    fn forbidding_a_pair(parts in sizes(), which in any::<Index>()) {
        prop_assume!(!parts.cells.is_empty());
        let at = which.index(parts.cells.len());
        let mut less = parts.clone();
        less.cells[at] = None;
        let before = solved(&parts.problem());
        let (pairs, total) = value_of(&less.problem());
        let (row, column) = (at / parts.columns, at % parts.columns);
        if before.pairs().iter().any(|&(i, j)| (i.index(), j.index()) == (row, column)) {
            let not_better = match parts.sense {
                Sense::Maximise => total <= before.total(),
                Sense::Minimise => total >= before.total(),
            };
            prop_assert!(pairs + 1 == before.pairs().len() || (pairs == before.pairs().len() && not_better));
        } else {
            prop_assert_eq!((pairs, total), value(&before));
        }
    }

    /// The rows that have nobody may as well not be there.
    #[test]
    fn taking_out_the_rows_without_a_pair(parts in sizes()) {
        let before = solved(&parts.problem());
        let used = |i: usize| before.column(Row::new(i)).next().is_some();
        let capacities = parts.capacities.iter().enumerate().map(|(i, &c)| if used(i) { c } else { 0 }).collect();
        prop_assert_eq!(value_of(&Parts { capacities, ..parts.clone() }.problem()), value(&before));
    }
}
