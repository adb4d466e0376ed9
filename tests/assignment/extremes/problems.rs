//! Small problems at the ends of what is allowed: scores of exactly +L and -L, where L is the sum of the
//! terms' bounds, up to the ends of `i32`; sides of 0 and 1; capacities of 0, 1 and huge ones; no terms.
//!
//! Random scores need a million cases to meet faults that these meet in seconds.

use pairwright::assignment::{Column, Entry, Matrix, Problem, Row, Sense, Term};

use crate::numbers::Numbers;

/// Capacities that no problem of this size can use up. Two of them stay below the bound on their sum.
const HUGE: [u32; 2] = [1 << 30, 3 << 29];

/// The problem of this number: at most `most` members a side, and no more than `pairs` pairs.
pub(crate) fn extreme(seed: u64, most: usize, pairs: usize) -> Problem {
    let mut numbers = Numbers::new(seed);
    let rows = numbers.below(most + 1);
    let columns = numbers.below(most + 1).min(pairs.checked_div(rows).unwrap_or(most));
    let bound = [1, 2, 5, 100, i32::MAX / 2, i32::MAX][numbers.below(6)];
    let problem = match numbers.below(8) {
        0 => Problem::from_terms(rows, columns, Vec::new()),
        1 => Problem::from_terms(rows, columns, vec![restriction(&mut numbers, rows, columns)]),
        2 | 3 => Problem::from_matrix(Matrix::from_fn(rows, columns, |_, _| cell(&mut numbers, bound))),
        4 => Problem::from_terms(rows, columns, vec![list(&mut numbers, rows, columns, bound)]),
        kind => {
            // together they reach the bound, up and down
            let part = bound / 3;
            let mut terms = vec![
                table(&mut numbers, rows, columns, bound - 2 * part),
                table(&mut numbers, rows, columns, part),
                list(&mut numbers, rows, columns, part),
            ];
            if kind == 7 {
                terms.push(restriction(&mut numbers, rows, columns));
            }
            Problem::from_terms(rows, columns, terms)
        }
    };
    let problem = problem.expect("scores fit").with_sense(sense(&mut numbers));
    let capacities = capacities(&mut numbers, rows);
    problem.with_capacities(capacities).expect("one for each row")
}

/// The same with groups: minimums of rows, capacities of columns, or both.
pub(crate) fn with_groups(problem: Problem, seed: u64) -> Problem {
    let mut numbers = Numbers::new(seed ^ 0x6105);
    let kind = numbers.below(3);
    let problem = if kind == 0 {
        problem
    } else {
        let least = (0..problem.rows()).map(|i| {
            let most = problem.capacity(Row::new(i));
            [0, 1, 2, most][numbers.below(4)].min(most)
        });
        let least = least.collect();
        problem.with_minimums(least).expect("none beyond its capacity")
    };
    if kind == 1 {
        return problem;
    }
    let most = capacities(&mut numbers, problem.columns());
    problem.with_column_capacities(most).expect("one for each column")
}

fn sense(numbers: &mut Numbers) -> Sense {
    if numbers.sometimes(50) { Sense::Maximise } else { Sense::Minimise }
}

/// Of one place, or of any; two huge ones at most, since their sum is bounded.
fn capacities(numbers: &mut Numbers, members: usize) -> Vec<u32> {
    if members == 1 && numbers.sometimes(20) {
        return vec![u32::MAX];
    }
    let only_one = numbers.sometimes(40);
    let mut huge = 0;
    let capacity = |_| match if only_one { 1 } else { numbers.below(5) } {
        0 => 0,
        3 => 2,
        4 if huge < 2 => {
            huge += 1;
            HUGE[numbers.below(2)]
        }
        _ => 1,
    };
    (0..members).map(capacity).collect()
}

/// A score at one of the ends, next to it, or 0.
fn score(numbers: &mut Numbers, bound: i32) -> i32 {
    [bound, -bound, bound, -bound, bound - 1, 1 - bound, 0][numbers.below(7)]
}

fn cell(numbers: &mut Numbers, bound: i32) -> Option<i32> {
    numbers.sometimes(85).then(|| score(numbers, bound))
}

fn entry(numbers: &mut Numbers, bound: i32) -> Entry {
    cell(numbers, bound).map_or(Entry::Never, Entry::Points)
}

/// Codes of their own for all, or few codes.
fn table(numbers: &mut Numbers, rows: usize, columns: usize, bound: i32) -> Term {
    let own = numbers.sometimes(60);
    let (height, width) = if own { (rows, columns) } else { (2, 3) };
    let codes = |numbers: &mut Numbers, members: usize, of: usize| -> Vec<u32> {
        let code = |at: usize| if own { at } else { numbers.below(of) };
        (0..members).map(code).map(|code| u32::try_from(code).expect("small")).collect()
    };
    let (of_rows, of_columns) = (codes(numbers, rows, height), codes(numbers, columns, width));
    let entries = (0..height * width).map(|_| entry(numbers, bound)).collect();
    Term::table(of_rows, of_columns, width, entries).expect("codes inside the table")
}

fn list(numbers: &mut Numbers, rows: usize, columns: usize, bound: i32) -> Term {
    let pairs = (0..rows * columns).filter_map(|at| {
        let pair = (Row::new(at / columns), Column::new(at % columns));
        numbers.sometimes(50).then(|| (pair.0, pair.1, entry(numbers, bound)))
    });
    Term::list(pairs.collect::<Vec<_>>()).expect("each pair once")
}

fn restriction(numbers: &mut Numbers, rows: usize, columns: usize) -> Term {
    let mut bound = |members: usize| -> Vec<bool> { (0..members).map(|_| numbers.sometimes(40)).collect() };
    let (of_rows, of_columns) = (bound(rows), bound(columns));
    let pairs = (0..rows * columns).filter(|_| numbers.sometimes(60));
    Term::only(of_rows, of_columns, pairs.map(|at| (Row::new(at / columns), Column::new(at % columns))))
}
