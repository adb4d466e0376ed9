//! The oracle: the sorted scores of every assignment there is.

use std::collections::BTreeSet;

use pairwright::assignment::{Column, Problem, Row, Sense};

/// Scores so turned that more is better, worst first.
pub(crate) type Goods = Vec<i64>;

/// How good a score is.
pub(crate) fn good(problem: &Problem, score: i32) -> i64 {
    match problem.sense() {
        Sense::Maximise => i64::from(score),
        Sense::Minimise => -i64::from(score),
    }
}

/// The sorted scores of all assignments, of any size, that use only pairs at least so good.
pub(crate) fn all(problem: &Problem, least: i64) -> BTreeSet<Goods> {
    let mut room: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
    let mut found = BTreeSet::new();
    list(problem, least, 0, &mut room, &mut Vec::new(), &mut found);
    found
}

fn list(
    problem: &Problem,
    least: i64,
    column: usize,
    room: &mut [u32],
    made: &mut Vec<i64>,
    found: &mut BTreeSet<Goods>,
) {
    if column == problem.columns() {
        let mut sorted = made.clone();
        sorted.sort_unstable();
        found.insert(sorted);
        return;
    }
    list(problem, least, column + 1, room, made, found);
    for row in 0..problem.rows() {
        let score = problem.score(Row::new(row), Column::new(column)).filter(|_| room[row] > 0);
        if let Some(points) = score.map(|score| good(problem, score)).filter(|&points| points >= least) {
            room[row] -= 1;
            made.push(points);
            list(problem, least, column + 1, room, made, found);
            made.pop();
            room[row] += 1;
        }
    }
}

/// Those with the most pairs.
pub(crate) fn largest(all: &BTreeSet<Goods>) -> Vec<&Goods> {
    let most = all.iter().map(Vec::len).max().unwrap_or(0);
    all.iter().filter(|goods| goods.len() == most).collect()
}

pub(crate) fn total(goods: &Goods) -> i64 {
    goods.iter().sum()
}

/// The (worst, total) that no other one beats, from the best total on.
pub(crate) fn frontier(largest: &[&Goods]) -> Vec<(i64, i64)> {
    let mut points: Vec<(i64, i64)> =
        largest.iter().filter_map(|goods| Some((total(goods), *goods.first()?))).collect();
    points.sort_unstable();
    let mut found: Vec<(i64, i64)> = Vec::new();
    for (total, worst) in points.into_iter().rev() {
        if found.last().is_none_or(|&(best, _)| worst > best) {
            found.push((worst, total));
        }
    }
    found
}
