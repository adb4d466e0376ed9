//! What every answer must withstand.

use pairwright::assignment::{Assignment, Dense, Partial, Problem, Row, Sense, Solver, check};

use crate::numbers::Numbers;

/// What counts: the number of pairs, then the total.
pub(crate) type Value = (usize, i64);

/// The value of an assignment that the checker accepts.
pub(crate) fn proven(problem: &Problem, found: &Assignment, place: &str) -> Value {
    let proof = check(problem, found).unwrap_or_else(|violation| panic!("{place}: {violation}\n{problem:?}"));
    assert_eq!((proof.pairs(), proof.total()), (found.pairs().len(), found.total()), "{place}");
    (proof.pairs(), proof.total())
}

/// The value that the dense solver finds, proven.
pub(crate) fn dense(problem: &Problem, place: &str) -> Value {
    proven(problem, &Dense.solve(problem).expect("small"), place)
}

/// The value that another solver finds.
pub(crate) fn reference(solver: &dyn Solver, problem: &Problem) -> Value {
    let found = solver.solve(problem).expect("small");
    (found.pairs().len(), found.total())
}

/// The shapes of the issue around a size: square, twice and ten times as wide, and as high; one more.
pub(crate) fn shape(n: usize, numbers: &mut Numbers) -> (usize, usize) {
    let tenth = n.div_ceil(10);
    numbers.one_of(&[
        (n, n),
        (n, n),
        (n, n + 1),
        (n / 2, n),
        (n, n / 2),
        (tenth, n),
        (n, tenth),
        (n, n * 2 / 3),
    ])
}

/// Asserts that the prices of a cancelled run hold: for every allowed pair with one end in the cover,
/// with the right sign outside of it, and with pairs that are an assignment.
pub(crate) fn holds(problem: &Problem, partial: &Partial, place: &str) {
    let prices = partial.prices();
    let sign = if problem.sense() == Sense::Maximise { 1 } else { -1 };
    let (rows, columns) = (prices.rows(), prices.columns());
    assert_eq!((rows.len(), columns.len()), (problem.rows(), problem.columns()), "{place}");
    let matrix = problem.matrix().expect("small");
    for ((i, j), &score) in matrix.view().indexed_iter() {
        let covered = prices.row_cover()[i] != prices.column_cover()[j];
        if score != i32::MIN && covered {
            let slack = sign * (i128::from(rows[i]) + i128::from(columns[j]) - i128::from(score));
            assert!(slack >= 0, "{place}: row {i}, column {j} gains {}\n{problem:?}\n{partial:?}", -slack);
        }
    }
    let covers = prices.row_cover().iter().chain(prices.column_cover());
    for (&price, _) in rows.iter().chain(columns).zip(covers).filter(|&(_, &covered)| !covered) {
        assert!(
            sign * i128::from(price) >= 0,
            "{place}: {price} outside the cover\n{problem:?}\n{partial:?}"
        );
    }
    let mut places: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
    let mut open = vec![true; problem.columns()];
    for &(row, column) in partial.pairs() {
        assert!(problem.score(row, column).is_some(), "{place}: {row} and {column} are a forbidden pair");
        assert!(std::mem::take(&mut open[column.index()]), "{place}: {column} twice");
        let left = places[row.index()].checked_sub(1);
        places[row.index()] = left.unwrap_or_else(|| panic!("{place}: {row} has no place left"));
    }
}

/// How many places the cover has.
pub(crate) fn cover_size(problem: &Problem, partial: &Partial) -> usize {
    let rows = partial.prices().row_cover().iter().enumerate().filter(|&(_, &covered)| covered);
    let of_rows: usize = rows.map(|(i, _)| problem.capacity(Row::new(i)) as usize).sum();
    of_rows + partial.prices().column_cover().iter().filter(|&&covered| covered).count()
}

/// Is a bound on the total no worse than this one?
pub(crate) fn bounds(problem: &Problem, bound: i64, total: i64) -> bool {
    match problem.sense() {
        Sense::Maximise => bound >= total,
        Sense::Minimise => bound <= total,
    }
}
