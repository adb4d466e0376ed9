//! Random problems from terms, for the tests of this wing; always the same for the same seed.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::term::{Entry, Term};

/// Numbers that look random (xorshift, G. Marsaglia 2003).
pub(in crate::assignment) struct TestRandom(u64);

impl TestRandom {
    pub(in crate::assignment) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(in crate::assignment) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 20) % bound.max(1) as u64) as usize
    }

    pub(in crate::assignment) fn per_cent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// From `-size` to `size`.
    pub(in crate::assignment) fn points(&mut self, size: usize) -> i32 {
        i32::try_from(self.below(2 * size + 1)).unwrap() - i32::try_from(size).unwrap()
    }

    fn entry(&mut self, never: usize) -> Entry {
        if self.per_cent(never) { Entry::Never } else { Entry::Points(self.points(4)) }
    }

    fn codes(&mut self, count: usize, size: usize) -> Vec<u32> {
        (0..count).map(|_| u32::try_from(self.below(size)).unwrap()).collect()
    }
}

/// A problem with up to `tables` tables, lists of both signs, and now and then a restriction.
pub(in crate::assignment) fn problem(seed: u64, largest: usize, tables: usize) -> Problem {
    let random = &mut TestRandom::new(seed);
    let (rows, columns) = (random.below(largest + 1), random.below(largest + 1));
    let mut terms: Vec<Term> = Vec::new();
    for _ in 0..random.below(tables + 1) {
        let (height, width, never) = (1 + random.below(4), 1 + random.below(4), random.below(3) * 10);
        let entries = (0..height * width).map(|_| random.entry(never)).collect();
        let (of_rows, of_columns) = (random.codes(rows, height), random.codes(columns, width));
        terms.push(Term::table(of_rows, of_columns, width, entries).unwrap());
        if random.per_cent(20) {
            terms.push(terms[terms.len() - 1].clone());
        }
    }
    let pair = |random: &mut TestRandom| (Row::new(random.below(rows)), Column::new(random.below(columns)));
    let most = if rows * columns == 0 { 0 } else { rows + columns };
    for _ in 0..random.below(4) {
        let never = random.below(4) * 30;
        let size = random.below(most + 1);
        let list: Vec<_> = (0..size)
            .map(|_| {
                let (row, column) = pair(random);
                (row, column, random.entry(never))
            })
            .collect();
        terms.push(Term::list(list).unwrap());
    }
    for _ in 0..random.below(6).saturating_sub(3) {
        let bound = random.below(40);
        let of_rows = (0..rows).map(|_| random.per_cent(bound)).collect();
        let of_columns = (0..columns).map(|_| random.per_cent(bound)).collect();
        let listed: Vec<_> = (0..most * 2).map(|_| pair(random)).collect();
        terms.push(Term::only(of_rows, of_columns, listed));
    }
    let sense = if random.per_cent(50) { Sense::Maximise } else { Sense::Minimise };
    let capacities = (0..rows).map(|_| u32::try_from(random.below(4)).unwrap()).collect();
    let problem = Problem::from_terms(rows, columns, terms).unwrap().with_sense(sense);
    if random.per_cent(50) { problem.with_capacities(capacities).unwrap() } else { problem }
}
