//! Small random goals of every kind.

use pairwright::assignment::{Column, Entry, Matrix, Problem, Row, Sense, Term};

use crate::numbers::Numbers;

/// Two goals of the same pairs: sizes up to `most`, capacities, forbidden pairs, ties, conflicts, either sense; now and
/// then one of them as terms.
pub(crate) fn goals(seed: u64, most: usize) -> [Problem; 2] {
    let mut numbers = Numbers::new(seed);
    let mut side = || numbers.below(most + 1).max(numbers.below(most + 1)).max(numbers.below(most + 1));
    let (rows, columns) = (side(), side());
    let percent = [100, 100, 90, 70, 40][numbers.below(5)];
    let allowed: Vec<bool> = (0..rows * columns).map(|_| numbers.sometimes(percent)).collect();
    let first = scores(&mut numbers, rows * columns);
    let mut second = scores(&mut numbers, rows * columns);
    if numbers.sometimes(40) {
        // what is good for one is bad for the other
        let noise = [1, 2, 7][numbers.below(3)];
        second = first.iter().map(|score| number(numbers.below(noise)) - score).collect();
    }
    let places = if numbers.sometimes(60) { 1 } else { 4 };
    let capacities: Vec<u32> =
        (0..rows).map(|_| if places == 1 { 1 } else { u32::from(numbers.small(places)) }).collect();
    [first, second].map(|scores| {
        let problem = if numbers.sometimes(25) {
            listed(rows, columns, &allowed, &scores)
        } else {
            let score = |i: usize, j: usize| allowed[i * columns + j].then_some(scores[i * columns + j]);
            Problem::from_matrix(Matrix::from_fn(rows, columns, score)).expect("small")
        };
        let sense = if numbers.sometimes(30) { Sense::Minimise } else { Sense::Maximise };
        problem.with_sense(sense).with_capacities(capacities.clone()).expect("one for each row")
    })
}

/// Scores of one kind: counts, three values, points, negative points, far apart, all alike.
fn scores(numbers: &mut Numbers, size: usize) -> Vec<i32> {
    let kind = numbers.below(7);
    let mut score = || match kind {
        0 | 1 => number(numbers.below(2)),
        2 => [0, 5, 20][numbers.below(3)],
        3 => number(numbers.below(12)),
        4 => number(numbers.below(19)) - 9,
        5 => 1_000 * number(numbers.below(50)) - 20_000,
        _ => -7,
    };
    (0..size).map(|_| score()).collect()
}

fn listed(rows: usize, columns: usize, allowed: &[bool], scores: &[i32]) -> Problem {
    let pairs = allowed.iter().zip(scores).enumerate().map(|(at, (&allowed, &score))| {
        let entry = if allowed { Entry::Points(score) } else { Entry::Never };
        (Row::new(at / columns), Column::new(at % columns), entry)
    });
    let list = Term::list(pairs.collect::<Vec<_>>()).expect("each pair once");
    Problem::from_terms(rows, columns, vec![list]).expect("small")
}

pub(crate) fn number(size: usize) -> i32 {
    i32::try_from(size).expect("small")
}
