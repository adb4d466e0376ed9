//! The oracle: tries everything. Slow, and too simple to be wrong.

use pairwright::assignment::{Column, Problem, Row, Sense};

/// The most pairs, and the best total among all assignments with so many.
pub(crate) fn best(problem: &Problem) -> (usize, i64) {
    best_if_any(problem).expect("a problem without minimums always has an assignment")
}

/// The same, where rows may have minimums; nothing if they cannot all be met.
pub(crate) fn best_if_any(problem: &Problem) -> Option<(usize, i64)> {
    let mut room: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
    let (pairs, points) = best_from(problem, 0, &mut room)?;
    match problem.sense() {
        Sense::Maximise => Some((pairs, points)),
        Sense::Minimise => Some((pairs, -points)),
    }
}

/// The best that this column and those after it can add. Costs count as negative points.
fn best_from(problem: &Problem, column: usize, room: &mut Vec<u32>) -> Option<(usize, i64)> {
    if column == problem.columns() {
        let met = |(i, &room): (usize, &u32)| {
            let row = Row::new(i);
            problem.capacity(row) - room >= problem.minimum(row)
        };
        return room.iter().enumerate().all(met).then_some((0, 0));
    }
    let mut best = best_from(problem, column + 1, room); // nobody takes it
    for row in 0..problem.rows() {
        if let Some(score) = problem.score(Row::new(row), Column::new(column)).filter(|_| room[row] > 0) {
            room[row] -= 1;
            let rest = best_from(problem, column + 1, room);
            room[row] += 1;
            let score = match problem.sense() {
                Sense::Maximise => i64::from(score),
                Sense::Minimise => -i64::from(score),
            };
            best = best.max(rest.map(|(pairs, points)| (pairs + 1, points + score)));
        }
    }
    best
}
