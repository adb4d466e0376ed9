//! Random problems, from seeds that are always the same.

use std::ops::RangeInclusive;

use pairwright::assignment::{Column, Entry, Matrix, Problem, Row, Sense, Term};
use proptest::{collection::vec, prelude::*, sample::select, test_runner::RngSeed};

/// So many cases; the same ones every time, and no files left behind by a failure.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_122),
        ..Default::default()
    }
}

/// A problem in parts, so that tests can change it.
#[derive(Debug, Clone)]
pub(crate) struct Parts {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// Row after row; `None` is forbidden.
    pub(crate) cells: Vec<Option<i32>>,
    pub(crate) capacities: Vec<u32>,
    pub(crate) sense: Sense,
}

impl Parts {
    pub(crate) fn problem(&self) -> Problem {
        let matrix = Matrix::from_fn(self.rows, self.columns, |i, j| self.cells[i * self.columns + j]);
        let problem = Problem::from_matrix(matrix).expect("small").with_sense(self.sense);
        problem.with_capacities(self.capacities.clone()).expect("one for each row")
    }

    /// The same problem with the cell at `(i, j)` being `cell(i, j)`.
    pub(crate) fn with_cells(&self, cell: impl Fn(usize, usize, Option<i32>) -> Option<i32>) -> Self {
        let cells = self.cells.iter().enumerate();
        let cells = cells.map(|(at, &old)| cell(at / self.columns, at % self.columns, old)).collect();
        Self { cells, ..self.clone() }
    }
}

pub(crate) fn sense() -> impl Strategy<Value = Sense> {
    select(vec![Sense::Maximise, Sense::Minimise])
}

/// Scores with many ties, with few, at the ends of the range, or anywhere in it.
fn scores() -> impl Strategy<Value = BoxedStrategy<i32>> {
    select(vec![0, 1, 2, 3, 4]).prop_map(|kind| match kind {
        0 => (0..=2).boxed(),
        1 => (-5..=5).boxed(),
        2 => (-1000..=1000).boxed(),
        3 => select(vec![-i32::MAX, 0, i32::MAX]).boxed(),
        _ => (-i32::MAX..=i32::MAX).boxed(),
    })
}

/// Problems of these sizes with these capacities; from no forbidden pair to nearly all forbidden.
pub(crate) fn problems(
    size: RangeInclusive<usize>,
    capacity: RangeInclusive<u32>,
) -> impl Strategy<Value = Parts> {
    let allowed = select(vec![100, 90, 50, 20, 5]); // per cent
    (size.clone(), size, scores(), allowed, sense()).prop_flat_map(
        move |(rows, columns, score, allowed, sense)| {
            let cell = (0..100, score).prop_map(move |(luck, score)| (luck < allowed).then_some(score));
            let cells = vec(cell, rows * columns);
            (cells, vec(capacity.clone(), rows)).prop_map(move |(cells, capacities)| Parts {
                rows,
                columns,
                cells,
                capacities,
                sense,
            })
        },
    )
}

/// Problems small enough to try everything.
pub(crate) fn small() -> impl Strategy<Value = Parts> {
    prop_oneof![problems(0..=6, 1..=1), problems(0..=6, 0..=3)]
}

/// Points, or now and then never.
fn entry() -> impl Strategy<Value = Entry> {
    prop_oneof![4 => (-9..=9).prop_map(Entry::Points), 2 => Just(Entry::Points(0)), 1 => Just(Entry::Never)]
}

/// One table over at most three codes a side.
fn table(rows: usize, columns: usize) -> impl Strategy<Value = Term> {
    (1..=3u32, 1..=3u32).prop_flat_map(move |(height, width)| {
        let entries = vec(entry(), (height * width) as usize);
        (vec(0..height, rows), vec(0..width, columns), entries).prop_map(
            move |(of_rows, of_columns, entries)| {
                Term::table(of_rows, of_columns, width as usize, entries).expect("codes inside the table")
            },
        )
    })
}

/// A list of pairs, some of them twice; empty where there are no pairs.
fn list(rows: usize, columns: usize) -> impl Strategy<Value = Term> {
    let most = if rows * columns == 0 { 0 } else { 8 };
    let pair = (0..rows.max(1), 0..columns.max(1), entry());
    vec(pair.prop_map(|(i, j, entry)| (Row::new(i), Column::new(j), entry)), 0..=most)
        .prop_map(|pairs| Term::list(pairs).expect("small points"))
}

/// A restriction that binds about a quarter of each side.
fn only(rows: usize, columns: usize) -> impl Strategy<Value = Term> {
    let bound = |length| vec(prop::bool::weighted(0.25), length);
    (bound(rows), bound(columns), vec(any::<bool>(), rows * columns)).prop_map(
        move |(of_rows, of_columns, listed)| {
            let pairs = (0..rows * columns).filter(|&at| listed[at]);
            Term::only(
                of_rows,
                of_columns,
                pairs.map(|at| (Row::new(at / columns), Column::new(at % columns))),
            )
        },
    )
}

/// Small problems given as terms.
pub(crate) fn small_from_terms() -> impl Strategy<Value = Problem> {
    (0..=6usize, 0..=6usize, sense()).prop_flat_map(|(rows, columns, sense)| {
        let tables = vec(table(rows, columns), 0..=3);
        let terms = (tables, vec(list(rows, columns), 0..=2), vec(only(rows, columns), 0..=1));
        (terms, vec(0..=3u32, rows)).prop_map(move |((tables, lists, bounds), capacities)| {
            let terms = tables.into_iter().chain(lists).chain(bounds).collect();
            let problem = Problem::from_terms(rows, columns, terms).expect("terms fit").with_sense(sense);
            problem.with_capacities(capacities).expect("one for each row")
        })
    })
}
