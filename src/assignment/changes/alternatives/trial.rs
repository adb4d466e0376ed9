//! Tests: every alternative against plain enumeration, every repair against a solve from nothing.

use crate::assignment::changes::alternatives::repairs::Repairs;
use crate::assignment::changes::alternatives::*;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::proof::certificate::check;
use crate::assignment::solvers::run::solve;
use crate::numbers::Numbers;
use crate::problems::problem;

/// All assignments of a problem, looked at one after another.
struct All<'a> {
    problem: &'a Problem,
    pairs: Vec<(usize, usize, i64)>,
    load: (Vec<u32>, Vec<u32>),
    chosen: Vec<usize>,
    /// The most that is possible, how often, and with and without each pair.
    best: ObjectiveValue,
    optima: u32,
    with: Vec<Option<ObjectiveValue>>,
    without: Vec<Option<ObjectiveValue>>,
    seen: u32,
}

/// This many assignments are looked at; a problem with more is left alone.
const MOST: u32 = 60_000;

impl<'a> All<'a> {
    fn of(problem: &'a Problem) -> Option<Self> {
        let sign = problem.sense().sign();
        let cells = (0..problem.rows()).flat_map(|i| (0..problem.columns()).map(move |j| (i, j)));
        let score = |(i, j)| Some((i, j, sign * i64::from(problem.score(Row::new(i), Column::new(j))?)));
        let pairs: Vec<_> = cells.filter_map(score).collect();
        let size = pairs.len();
        let mut all = Self {
            problem,
            pairs,
            load: (vec![0; problem.rows()], vec![0; problem.columns()]),
            chosen: Vec::new(),
            best: ObjectiveValue::of_points(i64::MIN),
            optima: 0,
            with: vec![None; size],
            without: vec![None; size],
            seen: 0,
        };
        all.from(0);
        (all.seen < MOST).then_some(all)
    }

    fn from(&mut self, pair: usize) {
        if self.seen >= MOST {
            return;
        }
        let Some(&(i, j, _)) = self.pairs.get(pair) else { return self.look() };
        self.from(pair + 1);
        let (row, column) = (Row::new(i), Column::new(j));
        if self.load.0[i] < self.problem.capacity(row)
            && self.load.1[j] < self.problem.column_capacity(column)
        {
            self.load.0[i] += 1;
            self.load.1[j] += 1;
            self.chosen.push(pair);
            self.from(pair + 1);
            self.chosen.pop();
            self.load.0[i] -= 1;
            self.load.1[j] -= 1;
        }
    }

    fn look(&mut self) {
        self.seen += 1;
        let least = |i: usize| self.problem.minimum(Row::new(i));
        let worth = ObjectiveValue {
            minimums: self.load.0.iter().enumerate().map(|(i, &load)| i64::from(load.min(least(i)))).sum(),
            served: self.load.1.iter().map(|&load| i64::from(load.min(1))).sum(),
            pairs: self.chosen.iter().map(|_| 1).sum(),
            evenness: 0,
            points: self.chosen.iter().map(|&pair| self.pairs[pair].2).sum(),
        };
        if worth > self.best {
            (self.best, self.optima) = (worth, 0);
        }
        self.optima += u32::from(worth == self.best);
        for pair in 0..self.pairs.len() {
            let made = self.chosen.contains(&pair);
            let place = if made { &mut self.with[pair] } else { &mut self.without[pair] };
            *place = (*place).max(Some(worth));
        }
    }
}

/// A problem with groups, now and then.
fn grouped(seed: u64, largest: usize) -> Problem {
    let problem = problem(seed, largest, 3);
    if seed.is_multiple_of(2) {
        return problem;
    }
    let numbers = &mut Numbers::new(seed + 5);
    let mut below =
        |size: usize, most: usize| -> Vec<u32> { (0..size).map(|_| numbers.below(most) as u32).collect() };
    let (of_rows, of_columns) = (below(problem.rows(), 4), below(problem.columns(), 4));
    let least = of_rows.iter().map(|&most| below(1, most as usize + 1)[0]).collect();
    let problem = problem.with_capacities(of_rows).unwrap().with_minimums(least).unwrap();
    problem.with_column_capacities(of_columns).unwrap()
}

fn solved_anew(problem: &Problem) -> Residual<'_> {
    let mut network = Residual::empty(problem, 0).unwrap();
    network.start_from_nothing();
    network.reoptimise();
    network
}

fn best_of(problem: &Problem) -> Assignment {
    if problem.has_minimums() || problem.has_column_capacities() {
        solved_anew(problem).assignment().unwrap()
    } else {
        solve(problem).unwrap()
    }
}

/// What pairs are worth, and that they are an assignment.
fn worth(problem: &Problem, assignment: &Assignment) -> ObjectiveValue {
    let mut network = Residual::empty(problem, 0).unwrap();
    for &(row, column) in assignment.pairs() {
        network.pair(row.index() as u32, column.index() as u32).unwrap();
    }
    network.worth()
}

#[test]
fn every_alternative_loses_what_enumeration_says() {
    let (mut forced, mut parted, mut unique, mut several) = (0, 0, 0, 0);
    for seed in 0..3000 {
        let problem = grouped(seed, if seed % 20 == 0 { 7 } else { 4 });
        let Some(all) = All::of(&problem) else { continue };
        let best = best_of(&problem);
        assert_eq!(
            (worth(&problem, &best), ObjectiveValue::of(&problem, &best)),
            (all.best, all.best),
            "seed {seed}"
        );
        let alternatives = Alternatives::new(&problem, &best).unwrap();
        let mut of_rows: Vec<_> =
            (0..problem.rows()).map(|i| alternatives.of_row(Row::new(i)).unwrap()).collect();
        let mut of_columns: Vec<_> =
            (0..problem.columns()).map(|j| alternatives.of_column(Column::new(j)).unwrap()).collect();
        for line in &of_rows {
            assert!(line.is_sorted_by_key(|(column, change)| (change.loss(), *column)), "seed {seed}");
        }
        for line in &of_columns {
            assert!(line.is_sorted_by_key(|(row, change)| (change.loss(), *row)), "seed {seed}");
        }
        for (pair, &(i, j, _)) in all.pairs.iter().enumerate() {
            let (row, column) = (Row::new(i), Column::new(j));
            let is_pair = best.pairs().contains(&(row, column));
            let truth = |worth: ObjectiveValue, change: &Change, has: bool| {
                assert_eq!(change.loss(), all.best - worth, "seed {seed} {row} {column}");
                let after = change.applied(&problem, &best).unwrap();
                assert_eq!(self::worth(&problem, &after), worth, "seed {seed} {row} {column}");
                assert_eq!(after.pairs().contains(&(row, column)), has, "seed {seed} {row} {column}");
            };
            let change = alternatives.forcing(row, column).unwrap();
            assert_eq!(change.is_some(), all.with[pair].is_some(), "seed {seed} {row} {column}");
            if let (Some(change), Some(worth)) = (&change, all.with[pair]) {
                truth(worth, change, true);
                assert_eq!(change.is_none(), is_pair, "seed {seed}");
            }
            let at = of_rows[i].iter().position(|(other, _)| *other == column);
            let by_row = at.map(|at| of_rows[i].remove(at).1);
            let at = of_columns[j].iter().position(|(other, _)| *other == row);
            let by_column = at.map(|at| of_columns[j].remove(at).1);
            if is_pair {
                assert_eq!((by_row, by_column), (None, None), "seed {seed}");
                let change = alternatives.without(row, column).unwrap();
                truth(all.without[pair].unwrap(), &change, false);
                parted += 1;
            } else {
                assert_eq!(by_row.is_some(), change.is_some(), "seed {seed}");
                assert_eq!(by_column.is_some(), change.is_some(), "seed {seed}");
                for change in by_row.iter().chain(&by_column) {
                    truth(all.with[pair].unwrap(), change, true);
                    forced += 1;
                }
                assert_eq!(alternatives.without(row, column).unwrap(), Change::default());
            }
        }
        assert!(of_rows.iter().all(Vec::is_empty) && of_columns.iter().all(Vec::is_empty), "seed {seed}");
        let another = alternatives.another_optimum().unwrap();
        assert_eq!(another.is_none(), all.optima == 1, "seed {seed}: {} best", all.optima);
        let Some(another) = another else {
            unique += 1;
            continue;
        };
        several += 1;
        assert_ne!(another.pairs(), best.pairs(), "seed {seed}");
        assert_eq!(worth(&problem, &another), all.best, "seed {seed}");
        if !problem.has_minimums() && !problem.has_column_capacities() {
            let checked = check(&problem, &another);
            assert!(checked.is_ok(), "seed {seed}: {checked:?}");
        }
    }
    assert!(forced > 5000 && parted > 2500, "{forced} {parted}");
    assert!(unique > 300 && several > 300, "{unique} {several}");
}

/// The same problem as a matrix, with some cells changed.
fn edited(
    problem: &Problem,
    rows: usize,
    cell: impl Fn(usize, usize, Option<i32>) -> Option<i32>,
) -> Problem {
    let old = |i, j| problem.score(Row::new(i), Column::new(j));
    let matrix = Matrix::from_fn(rows, problem.columns(), |i, j| cell(i, j, old(i, j)));
    Problem::from_matrix(matrix).unwrap().with_sense(problem.sense())
}

/// With the groups of another problem; rows of which it knows nothing have one place.
fn with_groups_of(problem: Problem, other: &Problem, more: Option<usize>) -> Problem {
    let known = |i: usize| if i < other.rows() { other.capacity(Row::new(i)) } else { 1 };
    let capacities = (0..problem.rows()).map(|i| known(i) + u32::from(Some(i) == more)).collect();
    let least = (0..problem.rows()).map(|i| other.minimum(Row::new(i))).collect();
    let of_columns = (0..problem.columns()).map(|j| other.column_capacity(Column::new(j))).collect();
    let problem = problem.with_capacities(capacities).unwrap().with_minimums(least).unwrap();
    problem.with_column_capacities(of_columns).unwrap()
}

#[test]
fn every_repair_gains_what_a_new_solve_gains() {
    let (mut people, mut points, mut places, mut newcomers) = (0, 0, 0, 0);
    for seed in 0..1200 {
        let problem = grouped(seed, 7);
        let best = best_of(&problem);
        let before = worth(&problem, &best);
        let repairs = Repairs::new(&problem, &best).unwrap();
        let numbers = &mut Numbers::new(seed + 9);
        let gain = |changed: &Problem| solved_anew(changed).worth() - before;
        for i in 0..problem.rows() {
            for j in 0..problem.columns() {
                let (row, column) = (Row::new(i), Column::new(j));
                if problem.score(row, column).is_some() {
                    assert!(repairs.allowing(row, column, 0).is_err());
                    continue;
                }
                let score = numbers.within(-30..=30);
                let changed =
                    edited(
                        &problem,
                        problem.rows(),
                        |a, b, old| if (a, b) == (i, j) { Some(score) } else { old },
                    );
                let expected = gain(&with_groups_of(changed, &problem, None));
                assert_eq!(
                    repairs.allowing(row, column, score).unwrap(),
                    expected,
                    "seed {seed} {row} {column}"
                );
                assert!(expected.served == 0 || repairs.allowing_serves(row, column), "seed {seed}");
                people += u32::from(expected.served > 0);
                points += u32::from(expected.served == 0 && expected.points > 0);
            }
            let changed = edited(&problem, problem.rows(), |_, _, old| old);
            let expected = gain(&with_groups_of(changed, &problem, Some(i)));
            assert_eq!(repairs.one_more_place(Row::new(i)).unwrap(), expected, "seed {seed} row {i}");
            places += u32::from(expected != ObjectiveValue::default());
        }
        let row: Vec<Option<i32>> =
            (0..problem.columns()).map(|_| numbers.sometimes(50).then(|| numbers.within(-30..=30))).collect();
        let changed =
            edited(&problem, problem.rows() + 1, |i, j, old| if i == problem.rows() { row[j] } else { old });
        let given: Vec<_> =
            row.iter().enumerate().filter_map(|(j, &score)| Some((Column::new(j), score?))).collect();
        let expected = gain(&with_groups_of(changed, &problem, None));
        assert_eq!(repairs.one_more_row(&given).unwrap(), expected, "seed {seed}");
        newcomers += u32::from(expected.served > 0);
    }
    assert!(
        people > 300 && points > 300 && places > 300 && newcomers > 100,
        "{people} {points} {places} {newcomers}"
    );
}

#[test]
fn what_is_outside_the_problem_is_refused() {
    let problem = Problem::from_matrix(Matrix::from_vec(1, 2, vec![3, 4]).unwrap()).unwrap();
    let best = solve(&problem).unwrap();
    let alternatives = Alternatives::new(&problem, &best).unwrap();
    let (row, column) = (Row::new(1), Column::new(2));
    assert!(alternatives.forcing(row, Column::new(0)).unwrap_err().is_problem());
    assert!(alternatives.forcing(Row::new(0), column).unwrap_err().is_problem());
    assert!(alternatives.without(row, column).unwrap_err().is_problem());
    assert!(alternatives.of_row(row).unwrap_err().is_problem());
    assert!(alternatives.of_column(column).unwrap_err().is_problem());
    let repairs = Repairs::new(&problem, &best).unwrap();
    assert!(repairs.allowing(row, Column::new(0), 1).is_err() && repairs.one_more_place(row).is_err());
    assert!(repairs.one_more_row(&[(column, 1)]).is_err());
    let other = Problem::from_matrix(Matrix::from_vec(1, 1, vec![3]).unwrap()).unwrap();
    assert!(Alternatives::new(&other, &best).is_err() && Repairs::new(&other, &best).is_err());
}
