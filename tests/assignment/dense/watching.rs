//! Watches are told the truth, may stop a run at any moment, and what is left can be gone on with.

use std::ops::ControlFlow;

use pairwright::assignment::{
    Dense, Outcome, Partial, PhaseKind, Problem, Progress, Row, RunReport, Statistics,
};
use proptest::prelude::*;

use super::classes::ALL;
use super::referee::{Value, bounds, cover_size, dense, holds, proven, shape};
use crate::numbers::Numbers;
use crate::support::generate::{config, problems};

/// A run that is cancelled at the `k`th call, if there are so many.
fn cancelled_at(problem: &Problem, k: usize, start: Option<&Partial>) -> RunReport {
    let mut calls = 0;
    let mut watch = |_: &Progress| {
        calls += 1;
        if calls == k { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let run = Dense.run(problem).watch(&mut watch);
    let run = if let Some(start) = start { run.start_from(start) } else { run };
    run.finish().expect("small")
}

fn seen(problem: &Problem) -> (Vec<Progress>, Statistics) {
    let mut seen = Vec::new();
    let mut watch = |progress: &Progress| {
        seen.push(*progress);
        ControlFlow::Continue(())
    };
    let report = Dense.run(problem).watch(&mut watch).finish().expect("small");
    assert!(matches!(report.outcome(), Outcome::Solved(_)));
    (seen, report.statistics().clone())
}

fn everybody_can_be_served(problem: &Problem, (pairs, _): Value) -> bool {
    let places: u64 = (0..problem.rows()).map(|i| u64::from(problem.capacity(Row::new(i)))).sum();
    pairs as u64 == places.min(problem.columns() as u64)
}

#[test]
fn every_phase_is_reported() {
    let mut numbers = Numbers::new(341);
    for round in 0..8 * ALL.len() {
        let class = ALL[round % ALL.len()];
        let (rows, columns) = shape(2 + numbers.below(120), &mut numbers);
        let problem = class.any_problem(rows, columns, &mut numbers);
        let place = format!("{class:?} {rows} x {columns}");
        let best = dense(&problem, &place);
        let (seen, statistics) = seen(&problem);
        for progress in &seen {
            assert!(progress.unserved() <= progress.of(), "{place}: {progress:?}");
            assert!(progress.of() <= columns, "{place}: {progress:?}");
        }
        if !everybody_can_be_served(&problem, best) {
            continue;
        }
        let agents = best.0;
        assert!(seen.is_sorted_by_key(Progress::row_scans), "{place}: {seen:?}");
        assert!(seen.iter().all(|progress| progress.of() == agents), "{place}: {seen:?}");
        assert_eq!(seen.last().map_or(0, Progress::unserved), 0, "{place}");
        assert!(seen.last().map_or(0, Progress::row_scans) <= statistics.row_scans(), "{place}");
        // each phase has a report of its own, in order; paths with nobody to serve have none
        let mut reports = seen.iter();
        let mut free = agents;
        for phase in statistics.phases() {
            let unserved = phase.free().min(agents);
            let is_its = |report: &&Progress| {
                // between an auction and its report, whoever is too far off loses the partner
                let freed = phase.kind() == PhaseKind::Auction && report.unserved() >= unserved;
                report.phase() == phase.kind() && (report.unserved() == unserved || freed)
            };
            let idle = phase.kind() == PhaseKind::Paths && free == 0;
            assert!(idle || reports.any(|report| is_its(&report)), "{place}: {phase:?} of {seen:?}");
            free = phase.free();
        }
    }
}

/// Stops a run at each call in turn, until none is left. The prices of what is left hold, bound the
/// best total, and lead to it. Returns how often the run was stopped.
fn stop_everywhere(problem: &Problem, start: Option<&Partial>, place: &str) -> usize {
    let (pairs, total) = dense(problem, place);
    for k in 1.. {
        let place = format!("{place}, call {k}");
        let partial = match cancelled_at(problem, k, start).into_outcome() {
            Outcome::Solved(found) => {
                assert_eq!(proven(problem, &found, &place), (pairs, total), "{place}");
                return k - 1;
            }
            Outcome::Cancelled(partial) => partial,
        };
        holds(problem, &partial, &place);
        let size = cover_size(problem, &partial);
        assert!(size >= pairs, "{place}: the cover has {size} places");
        if size == pairs {
            let bound = partial.bound(problem);
            assert!(bounds(problem, bound, total), "{place}: {bound} for {total}\n{problem:?}");
        }
        let report = Dense.run(problem).start_from(&partial).finish().expect("small");
        let Outcome::Solved(found) = report.into_outcome() else { panic!("{place}: cancelled by nobody") };
        assert_eq!(proven(problem, &found, &place), (pairs, total), "{place}");
    }
    unreachable!("a run has an end")
}

#[test]
fn stopped_at_any_call() {
    let mut numbers = Numbers::new(342);
    let mut stops = 0;
    for round in 0..14 * ALL.len() {
        let class = ALL[round % ALL.len()];
        let (rows, columns) = shape(1 + numbers.below(if round % 10 == 0 { 60 } else { 25 }), &mut numbers);
        let problem = class.any_problem(rows, columns, &mut numbers);
        stops += stop_everywhere(&problem, None, &format!("{class:?} {rows} x {columns}"));
    }
    assert!(stops > 800, "{stops}");
}

/// What a stopped run leaves is the start of the next one, which is stopped at its first call, and
/// so on: this comes to an end, too.
#[test]
fn stopped_again_and_again() {
    let mut numbers = Numbers::new(343);
    for class in ALL {
        let (rows, columns) = shape(40, &mut numbers);
        let problem = class.any_problem(rows, columns, &mut numbers);
        let place = format!("{class:?} {rows} x {columns}");
        let Outcome::Cancelled(mut partial) = cancelled_at(&problem, 1, None).into_outcome() else {
            continue;
        };
        for patience in 1..60 {
            match cancelled_at(&problem, 1 + patience / 4, Some(&partial)).into_outcome() {
                Outcome::Cancelled(next) => {
                    holds(&problem, &next, &place);
                    partial = next;
                }
                Outcome::Solved(found) => {
                    assert_eq!(proven(&problem, &found, &place), dense(&problem, &place), "{place}");
                    break;
                }
            }
        }
        stop_everywhere(&problem, Some(&partial), &place);
    }
}

/// A bound of prices that no number holds is the nearest number.
#[test]
fn the_bound_does_not_overflow() {
    use pairwright::assignment::Prices;
    let problem = super::classes::Class::AllEqual.any_problem(3, 3, &mut Numbers::new(1));
    let bound = |price: i64| {
        let prices = Prices::new(vec![0; 3], vec![price; 3], vec![false; 3], vec![true; 3]);
        Partial::new(Vec::new(), prices).bound(&problem)
    };
    assert_eq!((bound(i64::MAX), bound(i64::MIN), bound(-5)), (i64::MAX, i64::MIN, -15));
    let twice = problem.with_capacities(vec![0, 2, 3]).unwrap();
    let prices = Prices::new(vec![100, 7, 11], vec![1, 0, -4], vec![true; 3], vec![false; 3]);
    assert_eq!(Partial::new(Vec::new(), prices).bound(&twice), 14 + 33 - 3);
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn small_ones_stopped_at_any_call(parts in problems(1..=9, 0..=3)) {
        stop_everywhere(&parts.problem(), None, "small");
    }
}
