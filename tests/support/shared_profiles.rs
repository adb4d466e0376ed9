//! Problems in which people share profiles: what tables save most on.

use pairwright::Result;
use pairwright::assignment::{Column, Entry, Problem, Row, Term};

use super::numbers::Numbers;

/// Pairs that must not be, for each row.
const PROHIBITED: usize = 5;

/// A code for one person.
type Draw<'a> = &'a dyn Fn(&mut Numbers) -> u32;

/// So many departments, regions and bands of personality.
pub(crate) const USUAL: [u8; 3] = [12, 8, 5];

/// Rows are mentors, columns are mentees. Points are for another department, another region, a personality
/// far away, and for a mentee who stands some levels higher; one who does not is never paired. Beside these
/// tables there are everybody's choices, and the prohibited pairs.
pub(crate) fn shared_profiles(size: usize, [departments, regions, bands]: [u8; 3]) -> Result<Problem> {
    let numbers = &mut Numbers::new(20_261_122);
    let department: Draw = &|numbers| skewed(numbers, departments);
    let region: Draw = &|numbers| skewed(numbers, regions);
    let band: Draw = &|numbers| (small(numbers, bands) + small(numbers, bands) + small(numbers, bands)) / 3;
    let low: Draw = &|numbers| skewed(numbers, 5);
    let high: Draw = &|numbers| 9 - skewed(numbers, 7);
    let far = i32::from(bands) - 1;
    let mut terms = vec![
        table(numbers, size, departments, [department; 2], |a, b| Some(if a == b { 0 } else { 250 }))?,
        table(numbers, size, regions, [region; 2], |a, b| Some(if a == b { 0 } else { 200 }))?,
        table(numbers, size, bands, [band; 2], |a, b| Some((a - b).abs() * 150 / far.max(1)))?,
        table(numbers, size, 10, [low, high], |a, b| (a < b).then(|| 200 - 50 * (b - a - 4).abs().min(4)))?,
    ];
    let mut choices = Vec::with_capacity(6 * size);
    for person in 0..size {
        for points in [300, 200, 100] {
            choices.push((Row::new(person), Column::new(chosen(numbers, size)), Entry::Points(points)));
        }
        for points in [400, 250, 150] {
            choices.push((Row::new(chosen(numbers, size)), Column::new(person), Entry::Points(points)));
        }
    }
    terms.push(Term::list(choices)?);
    let mut never = Vec::with_capacity(PROHIBITED * size);
    for row in 0..size {
        for _ in 0..PROHIBITED {
            never.push((Row::new(row), Column::new(numbers.below(size)), Entry::Never));
        }
    }
    terms.push(Term::list(never)?);
    Problem::from_terms(size, size, terms)
}

/// A square table; `draw` makes the codes of rows and of columns, and no points are never.
fn table(
    numbers: &mut Numbers,
    size: usize,
    kinds: u8,
    draw: [Draw<'_>; 2],
    points: impl Fn(i32, i32) -> Option<i32>,
) -> Result<Term> {
    let [rows, columns] = draw.map(|draw| (0..size).map(|_| draw(numbers)).collect());
    let codes = 0..i32::from(kinds);
    let cells = codes.clone().flat_map(|a| codes.clone().map(move |b| (a, b)));
    let entries = cells.map(|(a, b)| points(a, b).map_or(Entry::Never, Entry::Points)).collect();
    Term::table(rows, columns, kinds.into(), entries)
}

fn small(numbers: &mut Numbers, kinds: u8) -> u32 {
    numbers.small(kinds).into()
}

/// A code below `kinds`; lower ones are more likely.
fn skewed(numbers: &mut Numbers, kinds: u8) -> u32 {
    small(numbers, kinds).min(small(numbers, kinds))
}

/// Half of the time anybody; else by Zipf's law, each power of two as likely as the next.
fn chosen(numbers: &mut Numbers, size: usize) -> usize {
    if numbers.sometimes(50) {
        return numbers.below(size);
    }
    let width = 1 << numbers.below(size.ilog2() as usize + 1);
    (width - 1 + numbers.below(width)).min(size - 1)
}
