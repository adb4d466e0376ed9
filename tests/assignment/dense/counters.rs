//! The statistics say what was done, and do not depend on the number of threads.

use pairwright::assignment::{Dense, Outcome, Phase, Problem, Row, Sense, Statistics};

use super::classes::{ALL, Class};
use super::referee::shape;
use crate::numbers::Numbers;

fn counted(problem: &Problem) -> (usize, Statistics) {
    let report = Dense.run(problem).finish().expect("not too large");
    let Outcome::Solved(found) = report.outcome() else { panic!("nobody cancelled") };
    (found.pairs().len(), report.statistics().clone())
}

#[test]
fn counters_never_fall() {
    let mut numbers = Numbers::new(351);
    let mut short = 0;
    for round in 0..20 * ALL.len() {
        let class = ALL[round % ALL.len()];
        // every fifth is likely to be short of something
        let sparse = round % 5 == 0;
        let class = if sparse { Class::MostForbidden } else { class };
        let (rows, columns) = shape(4 + numbers.below(if sparse { 12 } else { 100 }), &mut numbers);
        let problem = class.any_problem(rows, columns, &mut numbers);
        let place = format!("{class:?} {rows} x {columns}");
        let (pairs, statistics) = counted(&problem);
        let phases = statistics.phases();
        for counter in [Phase::row_scans, Phase::bids, Phase::visits] {
            assert!(phases.is_sorted_by_key(counter), "{place}: {phases:?}");
        }
        if let Some(last) = phases.last() {
            let (last, all) = ((last.row_scans(), last.bids(), last.visits()), &statistics);
            assert!(last.0 <= all.row_scans() && last.1 <= all.bids() && last.2 <= all.visits(), "{place}");
            assert!(phases.last().is_some_and(|last| last.free() == 0), "{place}: {phases:?}");
        }
        assert!(phases.iter().all(|phase| phase.epsilon() >= 0), "{place}: {phases:?}");
        let places: u64 = (0..rows).map(|i| u64::from(problem.capacity(Row::new(i)))).sum();
        let agents = places.min(columns as u64);
        if (pairs as u64) < agents {
            short += 1;
        } else {
            assert!(statistics.row_scans() >= agents, "{place}: {statistics:?}");
        }
        assert!(statistics.passes() > 0 || agents == 0, "{place}: {statistics:?}");
    }
    assert!(short > ALL.len() / 2, "{short}");
}

/// A row has to be read once, and its list then holds the ten or so best of its cells. On uniform costs
/// nearly everybody gets one of their log(500) = 6 best, so a second reading is rare. A solver that read
/// a row for every bid, or for every row that a path search reaches, would read each ten times or more.
#[test]
fn easy_instances_are_read_hardly_more_than_once() {
    let mut numbers = Numbers::new(352);
    for class in [Class::Million, Class::Hundred] {
        for sense in [Sense::Minimise, Sense::Maximise] {
            let (_, statistics) = counted(&class.problem(500, 500, sense, &mut numbers));
            let (scans, work) = (statistics.row_scans(), statistics.bids() + statistics.visits());
            assert!(scans < 3 * 500, "{class:?} {sense:?}: {scans} rows read");
            assert!(work > 500, "{class:?} {sense:?}: the lists were used {work} times");
        }
    }
}

/// What is read all at once is read the same by one thread and by several; the rest is done by one.
#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    let mut numbers = Numbers::new(353);
    let problems = [
        Class::Million.problem(1100, 1100, Sense::Minimise, &mut numbers),
        Class::Mentoring.problem(1050, 1050, Sense::Maximise, &mut numbers),
        Class::HalfForbidden.problem(1030, 1200, Sense::Maximise, &mut numbers),
        Class::NearTies.problem(1300, 1030, Sense::Minimise, &mut numbers),
        Class::FullRange.problem(1100, 1100, Sense::Maximise, &mut numbers),
    ];
    for (at, problem) in problems.iter().enumerate() {
        let reports = [1, 2, 4].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| Dense.run(problem).finish().expect("not too large"))
        });
        assert!(reports[0] == reports[1] && reports[0] == reports[2], "problem {at}");
        let Outcome::Solved(found) = reports[0].outcome() else { panic!("nobody cancelled") };
        assert!(pairwright::assignment::check(problem, found).is_ok(), "problem {at}");
    }
}
