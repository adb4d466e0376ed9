//! A session after any edits gives what a solve from nothing gives.

use pairwright::assignment::{Column, Problem, Row, Sense, Session};
use proptest::{collection::vec, prelude::*, sample::Index};

use super::classes::{ALL, Class, SENSES};
use super::referee::{dense, proven, shape};
use crate::numbers::Numbers;
use crate::support::generate::{Parts, config, problems};

/// A session beside a plain list of cells that gets the same edits.
struct Twin {
    session: Session,
    parts: Parts,
}

impl Twin {
    fn new(parts: Parts) -> Self {
        Self { session: Session::new(parts.problem()).expect("small"), parts }
    }

    fn of(problem: Problem) -> Self {
        let (rows, columns, sense) = (problem.rows(), problem.columns(), problem.sense());
        let places = (0..rows * columns).map(|at| (Row::new(at / columns), Column::new(at % columns)));
        let cells = places.map(|(i, j)| problem.score(i, j)).collect();
        let capacities = (0..rows).map(|i| problem.capacity(Row::new(i))).collect();
        let parts = Parts { rows, columns, cells, capacities, sense };
        Self { session: Session::new(problem).expect("small"), parts }
    }

    fn set(&mut self, i: usize, j: usize, points: Option<i32>) {
        self.parts.cells[i * self.parts.columns + j] = points;
        self.session.set(Row::new(i), Column::new(j), points).expect("inside");
    }

    fn set_row(&mut self, i: usize, mut cell: impl FnMut(usize, usize) -> Option<i32>) {
        let points: Vec<_> = (0..self.parts.columns).map(|j| cell(i, j)).collect();
        for (j, &points) in points.iter().enumerate() {
            self.parts.cells[i * self.parts.columns + j] = points;
        }
        self.session.set_row(Row::new(i), &points).expect("inside");
    }

    fn set_column(&mut self, j: usize, mut cell: impl FnMut(usize, usize) -> Option<i32>) {
        let points: Vec<_> = (0..self.parts.rows).map(|i| cell(i, j)).collect();
        for (i, &points) in points.iter().enumerate() {
            self.parts.cells[i * self.parts.columns + j] = points;
        }
        self.session.set_column(Column::new(j), &points).expect("inside");
    }

    /// Warm is as good as cold, twice, and the session has the problem right. How many are served?
    fn agrees(&mut self, place: &str) -> usize {
        let found = self.session.solve().expect("small").clone();
        assert_eq!(self.session.solve().expect("small"), &found, "{place}: nothing has changed");
        let problem = self.parts.problem();
        assert_eq!(self.session.problem(), &problem, "{place}");
        assert_eq!(proven(&problem, &found, place), dense(&problem, place), "{place}");
        found.pairs().len()
    }
}

/// A few edits of the kinds that a session knows.
fn edit(twin: &mut Twin, class: Class, numbers: &mut Numbers) {
    let (rows, columns) = (twin.parts.rows, twin.parts.columns);
    let class = if numbers.sometimes(25) { numbers.one_of(&ALL) } else { class };
    let new = class.matrix(rows, columns, numbers);
    let new = |i, j| new.get(Row::new(i), Column::new(j));
    for _ in 0..=numbers.below(3) {
        let (i, j) = (numbers.below(rows), numbers.below(columns));
        match numbers.below(10) {
            0 => twin.set(i, j, None),
            1 => twin.set(i, j, Some(numbers.one_of(&[i32::MAX, -i32::MAX, 0]))),
            2 | 3 => twin.set(i, j, new(i, j)),
            4..=6 => twin.set_row(i, new),
            7 => twin.set_column(j, new),
            8 => twin.set_column(j, |_, _| None),
            _ => twin.set_row(i, |_, _| None),
        }
    }
}

#[test]
fn random_edits_of_every_class() {
    let mut numbers = Numbers::new(331);
    let (mut short, mut full) = (0, 0);
    for round in 0..24 * ALL.len() {
        let class = ALL[round % ALL.len()];
        let (rows, columns) = shape(10 + numbers.below(if round % 7 == 0 { 90 } else { 30 }), &mut numbers);
        let problem = class.any_problem(rows, columns, &mut numbers);
        let place = format!("{class:?} {rows} x {columns} {:?}, round {round}", problem.sense());
        let mut twin = Twin::of(problem);
        let most = twin.agrees(&place);
        for _ in 0..6 {
            edit(&mut twin, class, &mut numbers);
            if twin.agrees(&place) < most { short += 1 } else { full += 1 }
        }
    }
    assert!(short > 100 && full > 500, "{short} short, {full} full");
}

/// One row at a time, as after a decline: nothing else is touched, so the warm way is always taken.
#[test]
fn single_rows_and_single_cells() {
    let mut numbers = Numbers::new(332);
    for class in ALL {
        for (rows, columns) in [(40, 40), (30, 45), (45, 30), (16, 160), (160, 16)] {
            let sense = numbers.one_of(&SENSES);
            let mut twin = Twin::of(class.problem(rows, columns, sense, &mut numbers));
            let place = format!("{class:?} {rows} x {columns} {sense:?}");
            for step in 0..8 {
                let new = class.matrix(rows, columns, &mut numbers);
                let new = |i, j| new.get(Row::new(i), Column::new(j));
                let (i, j) = (numbers.below(rows), numbers.below(columns));
                match step % 4 {
                    0 => twin.set_row(i, new),
                    1 => twin.set_column(j, new),
                    2 => twin.set(i, j, None),
                    _ => twin.set(i, j, Some(numbers.within(-1000..=1000))),
                }
                twin.agrees(&place);
            }
        }
    }
}

/// The pairs of the answer decline one after the other, until nobody is left; then all are back.
#[test]
fn through_shortages_and_back() {
    let mut numbers = Numbers::new(333);
    for class in ALL {
        for (rows, columns) in [(9, 9), (7, 12), (12, 7)] {
            let problem = class.any_problem(rows, columns, &mut numbers);
            let place = format!("{class:?} {rows} x {columns}");
            let mut twin = Twin::of(problem);
            let (before, first) = (twin.parts.clone(), twin.agrees(&place));
            for _ in 0..rows * columns {
                let pairs = twin.session.solve().unwrap().pairs().to_vec();
                let Some(&(row, column)) = pairs.first() else { break };
                if numbers.sometimes(70) {
                    twin.set(row.index(), column.index(), None);
                } else {
                    twin.set_row(row.index(), |_, _| None);
                }
                twin.agrees(&place);
            }
            assert_eq!(twin.agrees(&place), 0, "{place}");
            for i in 0..rows {
                twin.set_row(i, |i, j| before.cells[i * columns + j]);
                if i % 3 == 0 {
                    twin.agrees(&place);
                }
            }
            assert_eq!(twin.agrees(&place), first, "{place}");
        }
    }
}

/// Costs of a narrow range, then cells that need the wide numbers, then narrow ones again.
#[test]
fn ranges_that_grow_and_shrink() {
    let mut numbers = Numbers::new(334);
    for (rows, columns) in [(30, 30), (24, 40), (40, 24)] {
        for sense in [Sense::Minimise, Sense::Maximise] {
            let mut twin = Twin::of(Class::Hundred.problem(rows, columns, sense, &mut numbers));
            for step in 0..40 {
                let reach = [100, 1 << 25, (1 << 26) - 100, 1 << 26, 1 << 28, 1 << 30, i32::MAX][step % 7];
                let sign = numbers.one_of(&[1, -1]);
                let cell = |_, _| Some(sign * numbers.within(reach / 2..=reach));
                if step % 3 == 0 {
                    twin.set_column(step % columns, cell);
                } else {
                    twin.set_row(step % rows, cell);
                }
                twin.agrees(&format!("{rows} x {columns} {sense:?}, step {step}"));
            }
        }
    }
}

/// Whatever the solver took from the first matrix must not outlive it: here all cells change, from far
/// away to small and back, in problems that are square, nearly square, and wide.
#[test]
fn nothing_stays_of_the_first_matrix() {
    let mut numbers = Numbers::new(336);
    for (rows, columns) in [(50, 50), (50, 51), (51, 50), (12, 20), (30, 90), (90, 30)] {
        for [first, second] in [
            [Class::FarAway, Class::Hundred],
            [Class::Hundred, Class::FarAway],
            [Class::MacholWien, Class::FullRange],
            [Class::Ends, Class::Geometric],
        ] {
            let sense = numbers.one_of(&SENSES);
            let place = format!("{first:?}, then {second:?}, {rows} x {columns} {sense:?}");
            let mut twin = Twin::of(first.problem(rows, columns, sense, &mut numbers));
            twin.agrees(&place);
            for (step, class) in [second, first, second].into_iter().enumerate() {
                let new = class.matrix(rows, columns, &mut numbers);
                let new = |i, j| new.get(Row::new(i), Column::new(j));
                if step == 1 {
                    (0..rows).for_each(|i| twin.set_row(i, new));
                } else {
                    (0..columns).for_each(|j| twin.set_column(j, new));
                }
                twin.agrees(&place);
            }
        }
    }
}

proptest! {
    #![proptest_config(config(500))]

    /// Shrinks to the fewest edits of the smallest problem. Nine on a side, so that a changed column
    /// is few enough for the warm way.
    #[test]
    fn small_sessions(
        parts in problems(9..=14, 0..=2),
        edits in vec((0..4, any::<Index>(), any::<Index>(), any::<u64>()), 1..5),
    ) {
        let (rows, columns) = (parts.rows, parts.columns);
        let mut twin = Twin::new(parts);
        twin.agrees("at first");
        for (kind, i, j, seed) in edits {
            let (i, j, mut numbers) = (i.index(rows), j.index(columns), Numbers::new(seed));
            let reach = numbers.one_of(&[1, 5, 1000, i32::MAX]);
            let mut cell = |_, _| (!numbers.sometimes(30)).then(|| numbers.within(-reach..=reach));
            match kind {
                0 => twin.set(i, j, cell(i, j)),
                1 => twin.set(i, j, None),
                2 => twin.set_row(i, cell),
                _ => twin.set_column(j, cell),
            }
            twin.agrees("after an edit");
        }
    }
}
