//! Rows that must be in some pairs and columns that may be in several, against the oracle; forged
//! proofs of them.

use std::ops::ControlFlow;

use pairwright::assignment::{
    Assignment, Column, Evenness, GroupFlow, Matrix, Method, ObjectiveValue, Outcome, Partial, PhaseKind,
    Planner, Prices, Problem, Progress, Row, Solver, StagedNetwork, Violation, check_plainly, solve,
};
use proptest::{collection::vec, prelude::*};

use crate::support::generate::{Parts, config, problems, small_from_terms};
use crate::support::{check, exhaustive, pair};

/// What an assignment is worth, counted plainly.
pub(crate) fn worth(problem: &Problem, assignment: &Assignment) -> ObjectiveValue {
    let pairs = assignment.pairs();
    let count = |number: usize| i64::try_from(number).unwrap();
    let load = |row: Row| count(pairs.iter().filter(|pair| pair.0 == row).count());
    let rows = (0..problem.rows()).map(Row::new);
    let loads: Vec<u32> = rows.clone().map(|row| u32::try_from(load(row)).unwrap()).collect();
    let [evenness, cost] = exhaustive::uneven(problem, &loads);
    let sign = if problem.sense() == pairwright::assignment::Sense::Maximise { 1 } else { -1 };
    ObjectiveValue {
        evenness,
        minimums: rows.map(|row| load(row).min(problem.minimum(row).into())).sum(),
        served: count(
            (0..problem.columns()).filter(|&j| pairs.iter().any(|pair| pair.1 == Column::new(j))).count(),
        ),
        pairs: count(pairs.len()),
        points: assignment.total() * sign - cost,
    }
}

/// Groups that no capacity contradicts, from a few numbers each.
fn grouped(problem: Problem, least: &[u32], most: &[u32]) -> Problem {
    let rows =
        (0..problem.rows()).map(|i| least[i % least.len()].min(problem.capacity(Row::new(i)))).collect();
    let columns = (0..problem.columns()).map(|j| most[j % most.len()]).collect();
    problem.with_minimums(rows).unwrap().with_column_capacities(columns).unwrap()
}

fn few(parts: &Parts) -> bool {
    parts.rows * parts.columns <= 12
}

/// By one of the two checks.
fn is_accepted(problem: &Problem, assignment: &Assignment) -> bool {
    check(problem, assignment).is_ok() || check_plainly(problem, assignment)
}

fn is_best(problem: &Problem) -> Result<(), TestCaseError> {
    let best = exhaustive::most(problem);
    for found in [GroupFlow.solve(problem).unwrap(), solve(problem).unwrap()] {
        prop_assert_eq!(worth(problem, &found), best);
        let checked = check(problem, &found);
        prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
        let proof = checked.unwrap();
        prop_assert_eq!((proof.pairs(), proof.total()), (found.pairs().len(), found.total()));
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn groups_are_as_good_as_can_be(
        parts in problems(0..=4, 0..=3).prop_filter("few pairs", few),
        least in vec(0..=3u32, 4),
        most in vec(0..=3u32, 4),
    ) {
        is_best(&grouped(parts.problem(), &least, &most))?;
    }

    #[test]
    fn minimums_alone_are_met_as_far_as_can_be(
        parts in problems(0..=4, 0..=3).prop_filter("few pairs", few),
        least in vec(0..=3u32, 4),
    ) {
        is_best(&grouped(parts.problem(), &least, &[1]))?;
    }

    #[test]
    fn groups_of_terms_are_as_good_as_can_be(
        problem in small_from_terms().prop_filter("few pairs", |p| p.rows() * p.columns() <= 12),
        least in vec(0..=2u32, 4),
        most in vec(0..=3u32, 4),
    ) {
        is_best(&grouped(problem, &least, &most))?;
    }

    /// What is left of a solved problem bounds its total, whatever counts before the points; with
    /// prices of somebody else it still answers.
    #[test]
    fn the_bound_of_best_prices_is_the_total(
        parts in problems(0..=4, 0..=3),
        least in vec(0..=2u32, 4),
        most in vec(0..=3u32, 4),
        lost in 0..=4usize,
    ) {
        let problem = grouped(parts.problem(), &least, &most);
        let best = GroupFlow.solve(&problem).unwrap();
        prop_assert_eq!(Partial::from(&best).bound(&problem), best.total());
        let (u, v) = best.prices().worths().unwrap_or_default();
        let few = Prices::of_worths(u[..lost.min(u.len())].to_vec(), v.to_vec());
        let _ = Partial::new(Vec::new(), few).bound(&problem);
    }

    /// One pair less, another pair, or other prices: not the best, or not proven.
    #[test]
    fn forged_results_are_refused(
        parts in problems(1..=4, 0..=3).prop_filter("few pairs", few),
        least in vec(0..=2u32, 4),
        most in vec(0..=3u32, 4),
        luck in 0..1000usize,
        by in -3..=3i64,
    ) {
        let problem = grouped(parts.problem(), &least, &most);
        let best = GroupFlow.solve(&problem).unwrap();
        let optimum = exhaustive::most(&problem);
        let mut fewer = best.pairs().to_vec();
        if !fewer.is_empty() {
            fewer.remove(luck % fewer.len());
            let forged = Assignment::new(&problem, fewer.clone(), best.prices().clone()).unwrap();
            prop_assert!(!is_accepted(&problem, &forged) || worth(&problem, &forged) == optimum);
        }
        let other = pair(luck % parts.rows, luck / 7 % parts.columns);
        if problem.score(other.0, other.1).is_some() && !fewer.contains(&other) {
            fewer.push(other);
            let forged = Assignment::new(&problem, fewer, best.prices().clone()).unwrap();
            prop_assert!(!is_accepted(&problem, &forged) || worth(&problem, &forged) == optimum);
        }
        // whatever the prices are, what is accepted is best
        let (u, v) = best.prices().worths().map_or((vec![], vec![]), |(u, v)| (u.to_vec(), v.to_vec()));
        let shift = |worth: &ObjectiveValue| ObjectiveValue { points: worth.points.saturating_add(by), ..*worth };
        let nobody = Assignment::new(&problem, Vec::new(), Prices::of_worths(u.iter().map(shift).collect(), v)).unwrap();
        prop_assert!(!is_accepted(&problem, &nobody) || ObjectiveValue::default() == optimum);
    }
}

/// First the minimums at their best, then the rest: row 1 would take column 0 (9) to be in a pair,
/// and row 0 is left with 1 + 1.
#[test]
fn first_the_minimums_then_the_rest_is_not_best() {
    let points = Matrix::from_vec(2, 3, vec![20, 1, 1, 9, 8, 0]).unwrap();
    let problem = Problem::from_matrix(points).unwrap().with_capacities(vec![2, 1]).unwrap();
    let problem = problem.with_minimums(vec![0, 1]).unwrap();
    for best in [GroupFlow.solve(&problem).unwrap(), StagedNetwork.solve(&problem).unwrap()] {
        assert_eq!((best.pairs().len(), best.total()), (3, 20 + 8 + 1));
        assert!(check(&problem, &best).is_ok());
    }
}

#[test]
fn people_come_before_pairs_and_pairs_before_points() {
    // column 0 would take both rows for 100 each; column 1 has nobody but row 1
    let points = Matrix::from_fn(2, 2, |i, j| [[Some(100), None], [Some(100), Some(-5)]][i][j]);
    let problem = Problem::from_matrix(points).unwrap().with_column_capacities(vec![2, 1]).unwrap();
    assert_eq!(solve(&problem).unwrap().pairs(), [pair(0, 0), pair(1, 1)]);
    // a row with two places takes the worse column as well, though at a loss
    let problem = problem.with_capacities(vec![1, 2]).unwrap();
    let best = solve(&problem).unwrap();
    assert_eq!((best.pairs().len(), best.total()), (3, 195));
}

#[test]
fn what_is_missing_of_minimums_is_proven_to_be_unavoidable() {
    let points = Matrix::from_vec(2, 1, vec![1, 4]).unwrap();
    let problem = Problem::from_matrix(points).unwrap().with_minimums(vec![1, 1]).unwrap();
    assert!(StagedNetwork.solve(&problem).unwrap_err().is_problem(), "this method refuses it");
    let best = solve(&problem).unwrap();
    assert_eq!(best.pairs(), [pair(1, 0)]);
    assert!(check(&problem, &best).is_ok());
    // the cover of the problem without minimums proves nothing about them
    let plain = Problem::from_matrix(Matrix::from_vec(2, 1, vec![1, 4]).unwrap()).unwrap();
    let cover = solve(&plain).unwrap();
    assert!(matches!(check(&problem, &cover), Err(Violation::UnderMinimum { minimum: 1, .. })));
}

#[test]
fn what_is_wrong_with_groups_is_named() {
    let problem = Problem::from_matrix(Matrix::from_fn(2, 2, |i, _| (i == 0).then_some(3))).unwrap();
    let problem = problem.with_capacities(vec![2, 1]).unwrap().with_column_capacities(vec![2, 0]).unwrap();
    let best = solve(&problem).unwrap();
    assert_eq!(best.pairs(), [pair(0, 0)]);
    let prices = best.prices();
    let said = |pairs: Vec<(Row, Column)>, prices: &Prices| {
        let assignment = Assignment::new(&problem, pairs, prices.clone()).unwrap();
        check(&problem, &assignment).unwrap_err()
    };
    let (row, column) = pair(0, 0);
    assert_eq!(said(vec![(row, column); 2], prices), Violation::PairTwice { row, column });
    let over = Violation::ColumnOverCapacity { column: Column::new(1), capacity: 0 };
    assert_eq!(said(vec![(row, column), pair(0, 1)], prices), over);
    let cover = Prices::new(vec![0; 2], vec![0; 2], vec![false; 2], vec![false; 2]);
    assert_eq!(said(vec![(row, column)], &cover), Violation::NoWorths);
    let short = Prices::of_worths(vec![ObjectiveValue::default()], vec![ObjectiveValue::default(); 2]);
    assert!(matches!(said(vec![(row, column)], &short), Violation::Shape { found: [1, 2, 1, 2], .. }));
    let gap = said(Vec::new(), prices);
    assert!(matches!(gap, Violation::WorthGap { worth: ObjectiveValue { pairs: 0, .. }, .. }), "{gap}");
    // prices of any size, of a stranger
    for number in [i64::MAX, i64::MIN] {
        let worth = ObjectiveValue {
            minimums: number,
            served: number,
            pairs: number,
            evenness: number,
            points: number,
        };
        let prices = Prices::of_worths(vec![worth; 2], vec![worth; 2]);
        assert!(matches!(said(vec![(row, column)], &prices), Violation::WorthGap { .. }));
    }
}

#[test]
fn the_planner_knows_who_sees_to_groups() {
    let matrix = Matrix::from_fn(30, 20, |i, j| i32::try_from(i * j).ok());
    let problem = Problem::from_matrix(matrix).unwrap();
    let groups = problem.clone().with_column_capacities(vec![2; 20]).unwrap();
    let plan = Planner::default().plan(&groups).unwrap();
    assert_eq!((plan.method(), plan.estimates().len()), (Method::GroupFlow, 1));
    let minimums = problem.with_minimums(vec![1; 30]).unwrap();
    let plan = Planner::default().plan(&minimums).unwrap();
    assert_eq!(plan.estimates().len(), 2, "{plan}");
    let found = plan.run(&minimums).finish().unwrap();
    assert!(
        matches!(found.outcome(), pairwright::assignment::Outcome::Solved(best) if best.pairs().len() == 20)
    );
    let refused = Planner::default().with_memory_limit(10).plan(&groups).unwrap_err();
    assert!(refused.to_string().contains("group flow: about"), "{refused}");
}

/// On larger problems there is no oracle; the proof says enough.
#[test]
fn larger_groups_are_proven() {
    for seed in 0..6usize {
        let matrix = Matrix::from_fn(60, 50, |i, j| {
            let luck = (i * 7919 + j * 104_729 + i * j * 31 + seed * 1_299_709) % 1009;
            (luck % 5 != 0).then(|| i32::try_from(luck % [3, 1000][seed % 2]).unwrap())
        });
        let capacities = (0..60u32).map(|i| 1 + i % 4).collect();
        let minimums = (0..60u32).map(|i| i % 4).collect();
        let columns = (0..50u32).map(|j| j % 4).collect();
        let problem = Problem::from_matrix(matrix).unwrap().with_capacities(capacities).unwrap();
        let problem = problem.with_minimums(minimums).unwrap().with_column_capacities(columns).unwrap();
        let found = solve(&problem).unwrap();
        assert!(check(&problem, &found).is_ok(), "seed {seed}");
    }
}

/// A column of several places can be paid for each of them.
#[test]
fn the_bound_counts_the_places_of_columns() {
    let problem = Problem::from_matrix(Matrix::from_vec(2, 1, vec![5, 7]).unwrap()).unwrap();
    let problem = problem.with_column_capacities(vec![2]).unwrap();
    let prices = Prices::new(vec![0, 0], vec![7], vec![false; 2], vec![true]);
    assert_eq!(Partial::new(Vec::new(), prices).bound(&problem), 14, "12 points can be had");
}

/// Two mentors for everybody, of people with scores by luck.
fn two_each(size: usize, places: u32) -> Problem {
    let matrix = Matrix::from_fn(size, size, |i, j| {
        let luck = (i * 7919 + j * 104_729 + i * j * 31) % 1009;
        (luck % 7 != 0).then(|| i32::try_from(luck).unwrap())
    });
    let problem = Problem::from_matrix(matrix).unwrap().with_capacities(vec![places; size]).unwrap();
    problem.with_column_capacities(vec![2; size]).unwrap()
}

#[test]
fn a_watch_hears_of_groups_and_stops_them_at_any_report() {
    let problem = two_each(120, 2).with_minimums(vec![1; 120]).unwrap();
    let plan = Planner::default().plan(&problem).unwrap();
    assert_eq!(plan.method(), Method::GroupFlow);
    let mut seen: Vec<Progress> = Vec::new();
    let mut watch = |progress: &Progress| {
        seen.push(*progress);
        ControlFlow::Continue(())
    };
    let report = plan.run(&problem).watch(&mut watch).finish().unwrap();
    let Outcome::Solved(best) = report.into_outcome() else { panic!("nobody stopped it") };
    assert!(check(&problem, &best).is_ok());
    assert!(seen.len() > 3 && seen.is_sorted_by(|one, other| one.share() <= other.share()), "{seen:?}");
    assert!(seen.iter().any(|progress| progress.phase() == PhaseKind::Groups && progress.unserved() > 0));
    assert_eq!(seen.last().map(Progress::share), Some(1.0));
    // the last report tells the end, and comes too late to stop anything
    for stop_at in 0..seen.len() - 1 {
        let mut calls = 0;
        let mut watch = |_: &Progress| {
            calls += 1;
            if calls > stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let report = plan.run(&problem).watch(&mut watch).finish().unwrap();
        let Outcome::Cancelled(partial) = report.into_outcome() else { panic!("stopped at {stop_at}") };
        assert_eq!(calls, stop_at + 1, "who has stopped is not asked again");
        let _ = partial.bound(&problem); // it answers
        // what was paired so far is valid
        let pairs = partial.pairs().to_vec();
        let so_far = Assignment::new(&problem, pairs, best.prices().clone()).unwrap();
        assert!(matches!(check(&problem, &so_far), Ok(_) | Err(Violation::WorthGap { .. })));
    }
}

/// As many pairs as there are people: a search for each would take minutes.
#[test]
fn two_mentors_each_are_found_for_many_and_proven() {
    for (places, even) in [(3, false), (2, false), (4, true)] {
        let problem = two_each(400, places);
        let before = vec![Some(0); 400];
        let problem = if even { problem.with_even_loads(Evenness::First, before).unwrap() } else { problem };
        let best = GroupFlow.solve(&problem).unwrap();
        assert_eq!((best.pairs().len(), check(&problem, &best).is_ok()), (800, true));
    }
}

/// A row or a column with more places than anybody can fill, and those without any.
#[test]
fn places_without_end_and_none_at_all() {
    for (of_rows, of_columns) in [(u32::MAX / 40, 1), (1, u32::MAX / 40), (u32::MAX / 40, u32::MAX / 40)] {
        let matrix = Matrix::from_fn(40, 30, |i, j| (i != j).then(|| i32::try_from(i * j % 17).unwrap()));
        let problem = Problem::from_matrix(matrix).unwrap();
        let places = |size: u32, most: u32| (0..size).map(|k| if k % 5 == 0 { 0 } else { most }).collect();
        let problem = problem.with_capacities(places(40, of_rows)).unwrap();
        let problem = problem.with_column_capacities(places(30, of_columns)).unwrap();
        let best = GroupFlow.solve(&problem).unwrap();
        assert!(check(&problem, &best).is_ok(), "{of_rows} x {of_columns}");
    }
}
