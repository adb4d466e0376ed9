//! Cases by hand, and what is refused.

use pairwright::assignment::{Matrix, Problem, Sense, check_trade_off, trade_off, trade_off_within};

fn square(cells: [i32; 9]) -> Problem {
    Problem::from_matrix(Matrix::from_vec(3, 3, cells.to_vec()).unwrap()).unwrap()
}

fn totals(first: &Problem, second: &Problem) -> Vec<(i64, i64)> {
    let all = trade_off(first, second).unwrap();
    let _proof = check_trade_off(first, second, &all).unwrap();
    all.points().iter().map(|point| (point.first(), point.second())).collect()
}

#[test]
fn a_point_behind_the_line_is_found() {
    // the diagonal has (9, 0), the two turns (0, 9) and (3, 3), each exchange of two (4, 4)
    let first = square([3, 0, 1, 1, 3, 0, 0, 1, 3]);
    let second = square([0, 3, 1, 1, 0, 3, 3, 1, 0]);
    assert_eq!(totals(&first, &second), [(9, 0), (4, 4), (0, 9)]);
    // the line is worth 9 together: without a search, what is behind it may be missing and is said to be open
    let all = trade_off_within(&first, &second, 0).unwrap();
    assert!(!all.is_complete());
    assert_eq!((all.points().len(), all.gaps()), (2, [0].as_slice()));
}

#[test]
fn goals_that_agree_have_one_point() {
    let first = square([3, 0, 1, 1, 3, 0, 0, 1, 3]);
    assert_eq!(totals(&first, &first), [(9, 9)]);
    let costs = first.clone().with_sense(Sense::Minimise);
    assert_eq!(totals(&costs, &costs), [(0, 0)]);
    // what is alike for all pairs can be had in full
    assert_eq!(totals(&first, &square([-4; 9])), [(9, -12)]);
}

#[test]
fn as_many_pairs_as_possible_come_first() {
    let only = |cells: [Option<i32>; 4]| {
        Problem::from_matrix(Matrix::from_fn(2, 2, |i, j| cells[2 * i + j])).unwrap()
    };
    // the first pair alone would be better in both goals
    let first = only([Some(100), Some(1), Some(1), None]);
    let second = only([Some(100), Some(2), Some(2), None]);
    assert_eq!(totals(&first, &second), [(2, 4)]);
    let none = only([None; 4]);
    assert_eq!(totals(&none, &none), [(0, 0)]);
}

#[test]
fn what_does_not_fit_is_refused() {
    let first = square([1; 9]);
    let wide = Problem::from_matrix(Matrix::from_vec(1, 9, vec![1; 9]).unwrap()).unwrap();
    assert!(trade_off(&first, &wide).unwrap_err().is_problem());
    let forbidding = Problem::from_matrix(Matrix::from_fn(3, 3, |i, j| (i != j).then_some(1))).unwrap();
    assert!(trade_off(&first, &forbidding).unwrap_err().to_string().contains("allowed by one goal"));
    let places = first.clone().with_capacities(vec![1, 2, 1]).unwrap();
    assert!(trade_off(&first, &places).unwrap_err().is_problem());
    let groups = first.clone().with_minimums(vec![1, 0, 0]).unwrap();
    assert!(trade_off(&groups, &first).unwrap_err().is_problem());
    let several = first.clone().with_column_capacities(vec![2, 1, 1]).unwrap();
    assert!(trade_off(&several, &several).unwrap_err().is_problem());
}

#[test]
fn scores_too_large_to_weigh_are_refused() {
    let most = i32::MAX;
    let first = square([most, 0, 0, 1, most, 0, 5, 0, most - 7]);
    let second = square([0, most, 0, 3, 0, most - 5, most - 11, 0, 2]);
    let refused = trade_off(&first, &second).unwrap_err();
    assert!(refused.is_problem() && refused.to_string().contains("does not fit i32"), "{refused}");
    // alike up to a constant and a factor, they are small
    let shift = |cells: [i32; 9]| square(cells.map(|cell| i32::MAX - 100_000_000 * cell));
    let far = square([most, -most, 1, 0, 0, 0, 0, 0, 0]);
    assert!(trade_off(&far, &first).unwrap_err().to_string().contains("too far apart"));
    let small = [3, 0, 1, 2, 3, 0, 0, 1, 3];
    assert_eq!(totals(&shift(small), &shift(small)).len(), 1);
}
