//! Random problems from terms; always the same for the same seed.

use pairwright::assignment::{Column, Entry, Problem, Row, Sense, Term};

use super::numbers::Numbers;

fn entry(numbers: &mut Numbers, never: usize) -> Entry {
    if numbers.sometimes(never) { Entry::Never } else { Entry::Points(numbers.within(-4..=4)) }
}

fn codes(numbers: &mut Numbers, count: usize, size: usize) -> Vec<u32> {
    (0..count).map(|_| u32::try_from(numbers.below(size)).unwrap()).collect()
}

/// A problem with up to `tables` tables, lists of both signs, and now and then a restriction.
pub(crate) fn problem(seed: u64, largest: usize, tables: usize) -> Problem {
    let numbers = &mut Numbers::new(seed);
    let (rows, columns) = (numbers.below(largest + 1), numbers.below(largest + 1));
    let mut terms: Vec<Term> = Vec::new();
    for _ in 0..numbers.below(tables + 1) {
        let (height, width, never) = (1 + numbers.below(4), 1 + numbers.below(4), numbers.below(3) * 10);
        let entries = (0..height * width).map(|_| entry(numbers, never)).collect();
        let (of_rows, of_columns) = (codes(numbers, rows, height), codes(numbers, columns, width));
        terms.push(Term::table(of_rows, of_columns, width, entries).unwrap());
        if numbers.sometimes(20) {
            terms.push(terms[terms.len() - 1].clone());
        }
    }
    let pair = |numbers: &mut Numbers| (Row::new(numbers.below(rows)), Column::new(numbers.below(columns)));
    let most = if rows * columns == 0 { 0 } else { rows + columns };
    for _ in 0..numbers.below(4) {
        let never = numbers.below(4) * 30;
        let size = numbers.below(most + 1);
        let list: Vec<_> = (0..size)
            .map(|_| {
                let (row, column) = pair(numbers);
                (row, column, entry(numbers, never))
            })
            .collect();
        terms.push(Term::list(list).unwrap());
    }
    for _ in 0..numbers.below(6).saturating_sub(3) {
        let bound = numbers.below(40);
        let of_rows = (0..rows).map(|_| numbers.sometimes(bound)).collect();
        let of_columns = (0..columns).map(|_| numbers.sometimes(bound)).collect();
        let listed: Vec<_> = (0..most * 2).map(|_| pair(numbers)).collect();
        terms.push(Term::only(of_rows, of_columns, listed));
    }
    let sense = if numbers.sometimes(50) { Sense::Maximise } else { Sense::Minimise };
    let capacities = (0..rows).map(|_| u32::try_from(numbers.below(4)).unwrap()).collect();
    let problem = Problem::from_terms(rows, columns, terms).unwrap().with_sense(sense);
    if numbers.sometimes(50) { problem.with_capacities(capacities).unwrap() } else { problem }
}
