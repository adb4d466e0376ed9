//! Rows computed from terms: as good as the matrix, on all shapes, with starts, watches and
//! threads.

use std::ops::ControlFlow;

#[cfg(feature = "parallel")]
use pairwright::assignment::check;
use pairwright::assignment::{
    Dense, Entry, Outcome, Partial, PricedCandidates, Prices, Problem, Progress, Row, RunReport, Sense,
    Solver, Term,
};

use super::referee::{cover_size, dense, holds, proven};
use crate::distinct::distinct;
use crate::numbers::Numbers;

fn problem(rows: usize, columns: usize, open: u32, seed: u64) -> Problem {
    distinct(rows, columns, open, seed).unwrap()
}

fn matrix_of(problem: &Problem) -> Problem {
    let capacities = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
    let matrix = problem.matrix().unwrap().into_owned();
    let same = Problem::from_matrix(matrix).unwrap().with_sense(problem.sense());
    same.with_capacities(capacities).unwrap()
}

fn run(problem: &Problem) -> RunReport {
    PricedCandidates.run(problem).finish().unwrap()
}

/// The same engine reads the same numbers, wherever they come from: so it does the same, bid by
/// bid.
#[test]
fn computed_rows_are_the_stored_ones() {
    let mut numbers = Numbers::new(371);
    let shapes = [(1, 1), (1, 70), (70, 1), (63, 65), (200, 200), (150, 290), (290, 150), (333, 340)];
    for (rows, columns) in shapes {
        for open in [100, 40] {
            for sense in [Sense::Maximise, Sense::Minimise] {
                let problem = problem(rows, columns, open, numbers.below(1000) as u64).with_sense(sense);
                let places = (0..rows).map(|_| numbers.below(3) as u32).collect();
                for problem in [problem.clone(), problem.with_capacities(places).unwrap()] {
                    let place = format!("{rows} x {columns}, {open} open, {sense:?}");
                    let (computed, stored) = (run(&problem), run(&matrix_of(&problem)));
                    assert!(computed == stored, "{place}: {computed:?}\n{stored:?}");
                    let Outcome::Solved(found) = computed.into_outcome() else { panic!("{place}") };
                    assert_eq!(proven(&problem, &found, &place), dense(&problem, &place), "{place}");
                }
            }
        }
    }
}

/// Points beside which the mark of a forbidden pair has no room.
#[test]
fn huge_points() {
    let codes = |step: u32, size: u32| (0..size).map(|k| k * step % 5).collect::<Vec<_>>();
    let entry = |at: i32| if at % 7 == 3 { Entry::Never } else { Entry::Points((at - 12) * 40_000_000) };
    let term = |step| Term::table(codes(step, 40), codes(step + 1, 45), 5, (0..25).map(entry).collect());
    let problem = Problem::from_terms(40, 45, vec![term(1).unwrap(), term(2).unwrap()]).unwrap();
    assert!(run(&problem) == run(&matrix_of(&problem)));
    assert_eq!(proven(&problem, &PricedCandidates.solve(&problem).unwrap(), "huge"), dense(&problem, "huge"));
}

#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    for (rows, columns, open) in [(1100, 1100, 100), (700, 1300, 100), (900, 600, 30)] {
        let problem = problem(rows, columns, open, 7);
        let reports = [1, 2, 4].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| run(&problem))
        });
        assert!(reports[0] == reports[1] && reports[0] == reports[2], "{rows} x {columns}");
        let Outcome::Solved(found) = reports[0].outcome() else { panic!("nobody cancelled") };
        assert!(check(&problem, found).is_ok(), "{rows} x {columns}");
        assert_eq!(found.total(), Dense.solve(&problem).unwrap().total(), "{rows} x {columns}");
    }
}

/// A run that is cancelled leaves prices that hold, and another can start from them.
#[test]
fn stopped_and_gone_on_with() {
    for (rows, columns, open) in [(120, 120, 100), (90, 130, 100), (130, 90, 100), (100, 100, 30)] {
        let problem = problem(rows, columns, open, 9);
        let (pairs, total) = dense(&problem, "whole");
        for stop in (1..60).step_by(3) {
            let place = format!("{rows} x {columns}, call {stop}");
            let mut calls = 0;
            let mut watch = |_: &Progress| {
                calls += 1;
                if calls == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let report = PricedCandidates.run(&problem).watch(&mut watch).finish().unwrap();
            let Outcome::Cancelled(partial) = report.into_outcome() else { break };
            holds(&problem, &partial, &place);
            assert!(cover_size(&problem, &partial) >= pairs, "{place}");
            let report = PricedCandidates.run(&problem).start_from(&partial).finish().unwrap();
            let Outcome::Solved(found) = report.into_outcome() else { panic!("{place}") };
            assert_eq!(proven(&problem, &found, &place), (pairs, total), "{place}");
        }
    }
}

/// Prices without pairs are a start: from those of the best, most rows are read once; from others
/// the answer is the best as well.
#[test]
fn prices_alone_are_a_start() {
    let mut numbers = Numbers::new(18);
    for (rows, columns, open) in [(300, 340, 100), (300, 300, 100), (340, 300, 100), (200, 330, 60)] {
        for sense in [Sense::Maximise, Sense::Minimise] {
            let problem = problem(rows, columns, open, 5).with_sense(sense);
            let place = format!("{rows} x {columns}, {sense:?}");
            let Outcome::Solved(best) = run(&problem).into_outcome() else { panic!("{place}") };
            let start = Partial::new(Vec::new(), best.prices().clone());
            for name in ["priced", "dense"] {
                let run = if name == "dense" { Dense.run(&problem) } else { PricedCandidates.run(&problem) };
                let report = run.start_from(&start).finish().unwrap();
                let scans = report.statistics().row_scans();
                assert!(scans <= 2 * rows.max(columns) as u64, "{place}, {name}: {scans} readings");
                let Outcome::Solved(found) = report.into_outcome() else { panic!("{place}") };
                assert_eq!(proven(&problem, &found, &place), dense(&problem, &place), "{place}, {name}");
            }
            let of = |prices: &[i64], numbers: &mut Numbers| -> Vec<i64> {
                prices.iter().map(|price| price + numbers.below(60) as i64 - 30).collect()
            };
            let known = best.prices();
            let (of_rows, of_columns) = (of(known.rows(), &mut numbers), of(known.columns(), &mut numbers));
            let (row_cover, column_cover) = (known.row_cover().to_vec(), known.column_cover().to_vec());
            let start = Partial::new(Vec::new(), Prices::new(of_rows, of_columns, row_cover, column_cover));
            let report = PricedCandidates.run(&problem).start_from(&start).finish().unwrap();
            let Outcome::Solved(found) = report.into_outcome() else { panic!("{place}") };
            assert_eq!(proven(&problem, &found, &place), dense(&problem, &place), "{place}, moved");
        }
    }
}
