//! Problems given by tables, from those whose people are all alike to those whose people all differ.

use pairwright::Result;
use pairwright::assignment::{Entry, Problem, Term};

use crate::distinct::distinct;
use crate::numbers::Numbers;
use crate::shared_profiles::{USUAL, shared_profiles};

/// Up to so many people a side; more where all pairs need not be looked at.
pub(crate) fn each(largest: usize, mut tell: impl FnMut(&str, &Problem)) -> Result<()> {
    for size in [100, 300, 1_000, 3_000, 10_000, 100_000].into_iter().filter(|&size| size <= largest) {
        tell("shared profiles", &shared_profiles(size, USUAL)?);
        tell("101 bands", &shared_profiles(size, [12, 8, 101])?);
        tell("60 departments and regions", &shared_profiles(size, [60, 60, 5])?);
        tell("two tables", &two_tables(size)?);
    }
    for size in [100, 300, 1_000, 3_000, 10_000].into_iter().filter(|&size| size <= largest) {
        tell("all different", &distinct(size, size, 100, 1)?);
        tell("all different, shortage", &distinct(size, size, 80, 1)?);
        tell("all different, wide", &distinct(size / 3, size, 100, 1)?);
        tell("all different, tall", &distinct(size, size / 3, 100, 1)?);
        tell("all different, a little wide", &distinct(size * 10 / 11, size, 100, 1)?);
    }
    Ok(())
}

/// Few classes and no lists.
fn two_tables(size: usize) -> Result<Problem> {
    let numbers = &mut Numbers::new(18);
    let mut terms = Vec::new();
    for kinds in [6, 9] {
        let mut codes = || (0..size).map(|_| numbers.code(kinds)).collect::<Vec<_>>();
        let (rows, columns) = (codes(), codes());
        let entries = (0..kinds * kinds).map(|_| Entry::Points(numbers.within(0..=500))).collect();
        terms.push(Term::table(rows, columns, kinds as usize, entries)?);
    }
    Problem::from_terms(size, size, terms)
}
