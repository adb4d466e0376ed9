//! The oracle: the two totals of every assignment there is.

use std::collections::BTreeSet;

use pairwright::assignment::{Column, Problem, Row};

use crate::support::sign;

/// What a score counts: more is better.
fn good(problem: &Problem, row: Row, column: Column) -> Option<i64> {
    Some(sign(problem) * i64::from(problem.score(row, column)?))
}

/// The totals of the largest assignments that no other one beats, from best in the first goal to best in the second.
pub(crate) fn pareto_front(goals: [&Problem; 2]) -> Vec<(i64, i64)> {
    let mut room: Vec<u32> = (0..goals[0].rows()).map(|i| goals[0].capacity(Row::new(i))).collect();
    let mut found = BTreeSet::new();
    list(goals, 0, (0, 0, 0), &mut room, &mut found);
    let most = found.iter().map(|&(pairs, ..)| pairs).max().expect("one of no pairs at least");
    let mut points: Vec<(i64, i64)> = Vec::new();
    for &(_, a, b) in found.iter().rev().filter(|&&(pairs, ..)| pairs == most) {
        if points.last().is_none_or(|&(_, best)| b > best) {
            points.push((a, b));
        }
    }
    points.into_iter().map(|(a, b)| (sign(goals[0]) * a, sign(goals[1]) * b)).collect()
}

fn list(
    goals: [&Problem; 2],
    column: usize,
    sum: (usize, i64, i64),
    room: &mut [u32],
    found: &mut BTreeSet<(usize, i64, i64)>,
) {
    if column == goals[0].columns() {
        found.insert(sum);
        return;
    }
    list(goals, column + 1, sum, room, found);
    for row in 0..goals[0].rows() {
        let [a, b] = goals.map(|goal| good(goal, Row::new(row), Column::new(column)));
        assert_eq!(a.is_some(), b.is_some());
        if let Some((a, b)) = a.zip(b).filter(|_| room[row] > 0) {
            room[row] -= 1;
            list(goals, column + 1, (sum.0 + 1, sum.1 + a, sum.2 + b), room, found);
            room[row] += 1;
        }
    }
}
