//! Small random problems of every kind.

use pairwright::assignment::{Entry, Matrix, Problem, Row, Sense, Term};

use crate::numbers::Numbers;

/// The problem of this number: sizes up to `most`, capacities, forbidden pairs, ties, products, either sense; now and
/// then from terms.
pub(crate) fn problem(seed: u64, most: usize) -> Problem {
    let mut numbers = Numbers::new(seed);
    let mut side = || numbers.below(most + 1).max(numbers.below(most + 1));
    let (rows, columns) = (side(), side());
    let spread = [2, 3, 8, 30, 1_000][numbers.below(5)];
    let shift = numbers.below(spread);
    let allowed = [100, 90, 60, 30][numbers.below(4)];
    let score = |numbers: &mut Numbers| {
        numbers.sometimes(allowed).then(|| number(numbers.below(spread)) - number(shift))
    };
    let problem = if numbers.sometimes(25) {
        let entries: Vec<Entry> =
            (0..9).map(|_| score(&mut numbers).map_or(Entry::Never, Entry::Points)).collect();
        let mut codes = |count: usize| (0..count).map(|_| u32::from(numbers.small(3))).collect::<Vec<_>>();
        let table = Term::table(codes(rows), codes(columns), 3, entries).expect("codes inside the table");
        let list = (0..3 * usize::from(rows * columns > 0)).map(|_| {
            let (i, j) = (numbers.below(rows), numbers.below(columns));
            (Row::new(i), pairwright::assignment::Column::new(j), Entry::Points(number(numbers.below(5))))
        });
        let list = Term::list(list.collect::<Vec<_>>()).expect("small points");
        Problem::from_terms(rows, columns, vec![table, list]).expect("small")
    } else {
        // with products, the most points mean the worst worst pair
        let steep = [0, 1, 5, spread / 5 + 1, spread][numbers.below(5)];
        let matrix = Matrix::from_fn(rows, columns, |i, j| {
            score(&mut numbers).map(|score| score + number((i + 1) * (j + 1) * steep))
        });
        Problem::from_matrix(matrix).expect("small")
    };
    let sense = if numbers.sometimes(30) { Sense::Minimise } else { Sense::Maximise };
    let places = if numbers.sometimes(50) { 1 } else { 4 };
    let capacities = (0..rows).map(|_| if places == 1 { 1 } else { u32::from(numbers.small(places)) });
    problem.with_sense(sense).with_capacities(capacities.collect()).expect("one for each row")
}

pub(crate) fn number(size: usize) -> i32 {
    i32::try_from(size).expect("small")
}
