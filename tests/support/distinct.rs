//! Problems in which hardly two people have the same profile: what tables save least on.

use pairwright::Result;
use pairwright::assignment::{Column, Entry, Problem, Row, Term};

use super::numbers::Numbers;

/// Small numbers are likely.
fn skewed(numbers: &mut Numbers, limit: u32) -> u32 {
    numbers.code(limit).min(numbers.code(limit))
}

/// One code for each of these people.
fn codes(numbers: &mut Numbers, people: usize, mut code: impl FnMut(&mut Numbers) -> u32) -> Vec<u32> {
    (0..people).map(|_| code(numbers)).collect()
}

/// A table whose entry at two codes is `points(a, b)`; `None` is never.
fn table(
    rows: Vec<u32>,
    columns: Vec<u32>,
    (height, width): (u32, u32),
    points: impl Fn(i32, i32) -> Option<i32>,
) -> Result<Term> {
    let number = |code: u32| i32::try_from(code).unwrap_or(i32::MAX);
    let entry = |a, b| points(number(a), number(b)).map_or(Entry::Never, Entry::Points);
    let entries = (0..height).flat_map(|a| (0..width).map(move |b| (a, b))).map(|(a, b)| entry(a, b));
    Term::table(rows, columns, width as usize, entries.collect())
}

/// Sets of about `count` of 30 things.
fn sets(numbers: &mut Numbers, people: usize, count: u32) -> Vec<u32> {
    codes(numbers, people, |numbers| (0..count).fold(0, |set, _| set | 1 << skewed(numbers, 30)))
}

/// Departments, regions, a ladder with forbidden steps, thirty skills, five fine scales, ranked choices
/// from everybody, and five prohibitions each. Where `open` is below 100, so many in a hundred rows have
/// a place on the ladder from which anybody can be met; the others are on its highest step.
pub(crate) fn distinct(rows: usize, columns: usize, open: u32, seed: u64) -> Result<Problem> {
    let numbers = &mut Numbers::new(seed);
    let mut terms = Vec::new();
    for (kinds, points) in [(30, 250), (40, 200)] {
        let (a, b) =
            (codes(numbers, rows, |n| skewed(n, kinds)), codes(numbers, columns, |n| skewed(n, kinds)));
        terms.push(table(a, b, (kinds, kinds), |a, b| Some(if a == b { 0 } else { points }))?);
    }
    let ladder = |numbers: &mut Numbers| {
        if numbers.code(100) < open { numbers.code(5) + numbers.code(6) } else { 9 }
    };
    let (a, b) = (codes(numbers, rows, ladder), codes(numbers, columns, |n| n.code(5) + n.code(6)));
    terms.push(table(a, b, (10, 10), |a, b| match b - a {
        gap @ -4.. => Some(200 - 40 * (gap - 2).abs().min(5)),
        _ => None,
    })?);
    let (offered, wanted) = (sets(numbers, rows, 5), sets(numbers, columns, 4));
    for skill in 0..30 {
        let ratings = offered.iter().map(|set| (set >> skill & 1) * (1 + numbers.code(5))).collect();
        let wants = wanted.iter().map(|set| set >> skill & 1).collect();
        terms.push(table(ratings, wants, (6, 2), |a, b| Some(12 * a * b))?);
    }
    for _ in 0..5 {
        let scale = |n: &mut Numbers| (n.code(51) + n.code(51)).min(100);
        let (a, b) = (codes(numbers, rows, scale), codes(numbers, columns, scale));
        terms.push(table(a, b, (101, 101), |a, b| Some((a - b).abs()))?);
    }
    if rows > 0 && columns > 0 {
        terms.extend(lists(numbers, rows, columns)?);
    }
    Problem::from_terms(rows, columns, terms)
}

/// Three choices from everybody, half of them for popular people; and five prohibitions for each row.
fn lists(numbers: &mut Numbers, rows: usize, columns: usize) -> Result<[Term; 2]> {
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let someone = |numbers: &mut Numbers, of: usize| {
        let limit = size(of);
        if numbers.code(2) == 0 {
            return numbers.below(of);
        }
        // popular ones: the number of binary digits of the place in the queue is uniform
        let digits = 1 + numbers.code(32 - limit.leading_zeros());
        (numbers.code(1 << (digits - 1)).max(numbers.code(2)) % limit) as usize
    };
    let mut choices = Vec::new();
    for i in 0..rows {
        for points in [300, 200, 100] {
            choices.push((Row::new(i), Column::new(someone(numbers, columns)), Entry::Points(points)));
        }
    }
    for j in 0..columns {
        for points in [400, 250, 150] {
            choices.push((Row::new(someone(numbers, rows)), Column::new(j), Entry::Points(points)));
        }
    }
    let never = (0..5 * rows).map(|k| (Row::new(k / 5), Column::new(numbers.below(columns)), Entry::Never));
    let never: Vec<_> = never.collect();
    Ok([Term::list(choices)?, Term::list(never)?])
}
