//! Cases by hand, and what is refused.

use pairwright::assignment::{Matrix, Problem, Sense, check_pareto_front, pareto_front};

fn square(cells: [i32; 9]) -> Problem {
    Problem::from_matrix(Matrix::from_vec(3, 3, cells.to_vec()).unwrap()).unwrap()
}

fn totals(first: &Problem, second: &Problem) -> Vec<(i64, i64)> {
    let all = pareto_front(first, second).unwrap();
    let _proof = check_pareto_front(first, second, &all).unwrap();
    all.points().iter().map(|point| (point.first(), point.second())).collect()
}

#[test]
fn a_point_behind_the_line_is_not_listed() {
    // the diagonal has (9, 0), the two turns (0, 9) and (3, 3), each exchange of two (4, 4)
    let first = square([3, 0, 1, 1, 3, 0, 0, 1, 3]);
    let second = square([0, 3, 1, 1, 0, 3, 3, 1, 0]);
    // nobody beats (4, 4), but at any weights one of the others is better
    assert_eq!(totals(&first, &second), [(9, 0), (0, 9)]);
}

#[test]
fn neighbours_are_mixed_part_by_part() {
    // three blocks of two, each straight or crossed: 5 points more, or 1, 2 or 4 wishes at 5 points each
    let blocks = |straight: [i32; 3], crossed: [i32; 3]| {
        Problem::from_matrix(Matrix::from_fn(6, 6, |i, j| {
            let block = i / 2;
            (block == j / 2).then(|| if i == j { straight[block] } else { crossed[block] })
        }))
        .unwrap()
    };
    let first = blocks([5, 10, 20], [0, 0, 0]);
    let second = blocks([0, 0, 0], [1, 2, 4]);
    let all: Vec<_> = (0..=7).map(|k| (70 - 10 * k, 2 * k)).collect();
    assert_eq!(totals(&first, &second), all);
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
    assert!(pareto_front(&first, &wide).unwrap_err().is_problem());
    let forbidding = Problem::from_matrix(Matrix::from_fn(3, 3, |i, j| (i != j).then_some(1))).unwrap();
    assert!(pareto_front(&first, &forbidding).unwrap_err().to_string().contains("allowed by one goal"));
    let places = first.clone().with_capacities(vec![1, 2, 1]).unwrap();
    assert!(pareto_front(&first, &places).unwrap_err().is_problem());
    let groups = first.clone().with_minimums(vec![1, 0, 0]).unwrap();
    assert!(pareto_front(&groups, &first).unwrap_err().is_problem());
    let several = first.clone().with_column_capacities(vec![2, 1, 1]).unwrap();
    assert!(pareto_front(&several, &several).unwrap_err().is_problem());
}

#[test]
fn scores_too_large_to_weigh_are_refused() {
    let most = i32::MAX;
    let first = square([most, 0, 0, 1, most, 0, 5, 0, most - 7]);
    let second = square([0, most, 0, 3, 0, most - 5, most - 11, 0, 2]);
    let refused = pareto_front(&first, &second).unwrap_err();
    assert!(refused.is_problem() && refused.to_string().contains("does not fit i32"), "{refused}");
    // alike up to a constant and a factor, they are small
    let shift = |cells: [i32; 9]| square(cells.map(|cell| i32::MAX - 100_000_000 * cell));
    let far = square([most, -most, 1, 0, 0, 0, 0, 0, 0]);
    assert!(pareto_front(&far, &first).unwrap_err().to_string().contains("too far apart"));
    let small = [3, 0, 1, 2, 3, 0, 0, 1, 3];
    assert_eq!(totals(&shift(small), &shift(small)).len(), 1);
}
