//! Starting from given prices and pairs, right or wrong, gives what starting from nothing gives.

use pairwright::assignment::{
    Assignment, Column, Dense, Outcome, Partial, Prices, Problem, Row, RunReport, Solver,
};
use proptest::prelude::*;

use super::classes::ALL;
use super::referee::{Value, dense, proven, shape};
use crate::numbers::Numbers;
use crate::support::generate::{config, problems};

fn started(problem: &Problem, start: &Partial) -> RunReport {
    Dense.run(problem).start_from(start).finish().expect("small")
}

fn solved(report: RunReport) -> Assignment {
    match report.into_outcome() {
        Outcome::Solved(found) => found,
        Outcome::Cancelled(partial) => panic!("nobody cancelled: {partial:?}"),
    }
}

fn value_from(problem: &Problem, start: &Partial, place: &str) -> Value {
    proven(problem, &solved(started(problem, start)), place)
}

/// Prices and pairs without any sense, some of them outside the problem.
fn hostile(problem: &Problem, numbers: &mut Numbers) -> Partial {
    let extremes =
        [i64::MIN, i64::MAX, i64::MIN + 1, 0, 1 << 50, -(1 << 50), (1 << 50) + 1, 1 << 26, -(1 << 29)];
    let kind = numbers.below(3);
    let mut prices = |count: usize| -> Vec<i64> {
        let count = if numbers.sometimes(20) { numbers.below(2 * count + 2) } else { count };
        let price = |numbers: &mut Numbers| match kind {
            0 => numbers.one_of(&extremes),
            1 => numbers.bits() as i64,
            _ => i64::from(numbers.within(-1000..=1000)),
        };
        (0..count).map(|_| price(numbers)).collect()
    };
    let (of_rows, of_columns) = (prices(problem.rows()), prices(problem.columns()));
    let covers = |numbers: &mut Numbers, count: usize| (0..count).map(|_| numbers.sometimes(50)).collect();
    let (row_cover, column_cover) = (covers(numbers, problem.rows()), covers(numbers, problem.columns() / 2));
    let mut position =
        |count: usize| if numbers.sometimes(5) { usize::MAX } else { numbers.below(count + 2) };
    let pairs = (0..problem.rows())
        .map(|_| (Row::new(position(problem.rows())), Column::new(position(problem.columns()))));
    let pairs = pairs.collect();
    Partial::new(pairs, Prices::new(of_rows, of_columns, row_cover, column_cover))
}

/// The right answer with some pairs gone, some exchanged, and some prices wrong.
fn spoilt(found: &Assignment, numbers: &mut Numbers) -> Partial {
    let mut pairs = found.pairs().to_vec();
    pairs.retain(|_| !numbers.sometimes(20));
    for _ in 0..numbers.below(3).min(pairs.len()) {
        let (a, b) = (numbers.below(pairs.len()), numbers.below(pairs.len()));
        (pairs[a].1, pairs[b].1) = (pairs[b].1, pairs[a].1);
    }
    let prices = found.prices();
    let mut of = |prices: &[i64]| -> Vec<i64> {
        prices
            .iter()
            .map(|&p| if numbers.sometimes(15) { p + i64::from(numbers.within(-50..=50)) } else { p })
            .collect()
    };
    let (rows, columns) = (of(prices.rows()), of(prices.columns()));
    Partial::new(
        pairs,
        Prices::new(rows, columns, prices.row_cover().to_vec(), prices.column_cover().to_vec()),
    )
}

/// Where everybody can be served, the right answer is read once and kept: no search, no bid.
#[test]
fn the_right_answer_is_kept() {
    let mut numbers = Numbers::new(321);
    let mut kept = 0;
    for round in 0..6 * ALL.len() {
        let class = ALL[round % ALL.len()];
        let (rows, columns) = shape(10 + numbers.below(70), &mut numbers);
        let problem = class.any_problem(rows, columns, &mut numbers);
        let place = format!("{class:?} {rows} x {columns}");
        let found = Dense.solve(&problem).unwrap();
        let report = started(&problem, &Partial::from(&found));
        let places: u64 = (0..rows).map(|i| u64::from(problem.capacity(Row::new(i)))).sum();
        let smaller = places.min(columns as u64);
        let statistics = report.statistics().clone();
        assert_eq!(proven(&problem, &solved(report), &place), proven(&problem, &found, &place), "{place}");
        if found.pairs().len() as u64 == smaller {
            kept += 1;
            // a nearly square matrix is filled up to a square; the filler's rows are to be served,
            // too
            let larger = places.max(columns as u64);
            let spare = if (larger - smaller) * 50 <= smaller { larger - smaller } else { 0 };
            let place = format!("{place}: {statistics:?}");
            assert!(statistics.searches() <= spare && statistics.bids() <= 4 * spare, "{place}");
            assert!(statistics.row_scans() >= smaller, "{place}");
            assert!(statistics.row_scans() <= smaller + 3 * spare, "{place}");
        }
    }
    assert!(kept > 4 * ALL.len(), "{kept}");
}

#[test]
fn any_start_gives_the_same_value() {
    let mut numbers = Numbers::new(322);
    for round in 0..60 * ALL.len() {
        let class = ALL[round % ALL.len()];
        let (rows, columns) = shape(2 + numbers.below(if round % 9 == 0 { 150 } else { 45 }), &mut numbers);
        let problem = class.any_problem(rows, columns, &mut numbers);
        let place = format!("{class:?} {rows} x {columns}");
        let found = Dense.solve(&problem).unwrap();
        let cold = proven(&problem, &found, &place);
        for _ in 0..2 {
            let (right, wrong) = (spoilt(&found, &mut numbers), hostile(&problem, &mut numbers));
            assert_eq!(value_from(&problem, &right, &place), cold, "{place}, spoilt");
            assert_eq!(value_from(&problem, &wrong, &place), cold, "{place}, hostile");
            let mixed = Partial::new(found.pairs().to_vec(), wrong.prices().clone());
            assert_eq!(value_from(&problem, &mixed, &place), cold, "{place}, hostile prices");
            let mixed = Partial::new(wrong.pairs().to_vec(), found.prices().clone());
            assert_eq!(value_from(&problem, &mixed, &place), cold, "{place}, hostile pairs");
        }
    }
}

/// The answer to yesterday's problem is a start for today's, whatever has changed in between.
#[test]
fn another_problem_s_answer_is_a_start() {
    let mut numbers = Numbers::new(323);
    for round in 0..8 * ALL.len() {
        let (rows, columns) = shape(5 + numbers.below(60), &mut numbers);
        let before = ALL[round % ALL.len()].any_problem(rows, columns, &mut numbers);
        let (taller, wider) = (rows + numbers.below(3), columns + numbers.below(3));
        let class = numbers.one_of(&ALL);
        let after = class.any_problem(taller, wider, &mut numbers);
        let start = Partial::from(&Dense.solve(&before).unwrap());
        let place = format!("{class:?} {taller} x {wider}");
        assert_eq!(value_from(&after, &start, &place), dense(&after, &place), "{place}");
    }
}

/// A start is worth something: after a tenth of the rows have changed, fewer bids and visits than
/// from nothing.
#[test]
fn a_good_start_saves_work() {
    let mut numbers = Numbers::new(324);
    for class in [super::classes::Class::Geometric, super::classes::Class::Blocks] {
        let problem = class.problem(200, 200, pairwright::assignment::Sense::Minimise, &mut numbers);
        let cold = Dense.run(&problem).finish().unwrap();
        let Outcome::Solved(found) = cold.outcome() else { panic!("nobody cancelled") };
        let mut pairs = found.pairs().to_vec();
        pairs.truncate(190);
        let warm = started(&problem, &Partial::new(pairs, found.prices().clone()));
        let work = |report: &RunReport| report.statistics().bids() + report.statistics().visits();
        assert!(4 * work(&warm) < work(&cold), "{class:?}: {} of {}", work(&warm), work(&cold));
        assert_eq!(solved(warm).total(), found.total());
    }
}

proptest! {
    #![proptest_config(config(800))]

    /// Shrinks to the smallest problem, with the seed of its start.
    #[test]
    fn small_hostile_starts(parts in problems(1..=9, 0..=3), seed in any::<u64>()) {
        let problem = parts.problem();
        let start = hostile(&problem, &mut Numbers::new(seed));
        prop_assert_eq!(value_from(&problem, &start, "hostile"), dense(&problem, "cold"), "{:?}", start);
    }
}
