//! Every solver and every feature of a problem: right, or refused with the feature and a solver that knows it.
//!
//! What is expected stands in the table, so no behaviour changes silently. A solver that brings a feature
//! down to others (copies of rows, a matrix made of terms) is right.

use pairwright::assignment::{
    Assignment, Column, Dense, Entry, GroupFlow, KuhnMunkres, Matrix, Method, Outcome, Partial, Plan,
    Planner, PricedCandidates, Prices, Problem, Row, Sense, Session, ShortestAugmentingPath, Solver,
    StagedNetwork, Term, check, solve,
};
use pairwright::{Error, Result};

use super::groups::worth;
use crate::support::exhaustive;

/// What solves, in the order of the table's columns: the solvers by themselves; a [`Session`]; a run of each
/// [`Method`], from a start of garbage; and whatever [`solve`] chooses.
const WAYS: &str = "D P S K N G s d p a n g *";

/// `.` is right; `m`: minimums are refused; `c`: capacities of columns are; `u`: minimums that cannot be met are.
const TABLE: &[(&str, &str)] = &[
    //                               D P S K N G s d p a n g *
    ("equal sides", /*            */ ". . . . . . . . . . . . ."),
    ("more rows", /*              */ ". . . . . . . . . . . . ."),
    ("more columns", /*           */ ". . . . . . . . . . . . ."),
    ("no rows", /*                */ ". . . . . . . . . . . . ."),
    ("no columns", /*             */ ". . . . . . . . . . . . ."),
    ("nobody", /*                 */ ". . . . . . . . . . . . ."),
    ("one row", /*                */ ". . . . . . . . . . . . ."),
    ("one column", /*             */ ". . . . . . . . . . . . ."),
    ("forbidden pairs", /*        */ ". . . . . . . . . . . . ."),
    ("every pair forbidden", /*   */ ". . . . . . . . . . . . ."),
    ("rows without places", /*    */ ". . . . . . . . . . . . ."),
    ("rows of many places", /*    */ ". . . . . . . . . . . . ."),
    ("a row of u32::MAX", /*      */ ". . . . . . . . . . . . ."),
    ("a restriction", /*          */ ". . . . . . . . . . . . ."),
    ("a table of width 0", /*     */ ". . . . . . . . . . . . ."),
    ("no terms", /*               */ ". . . . . . . . . . . . ."),
    ("ties", /*                   */ ". . . . . . . . . . . . ."),
    ("the ends of i32", /*        */ ". . . . . . . . . . . . ."),
    ("exactly the bounds", /*     */ ". . . . . . . . . . . . ."),
    ("columns of one place", /*   */ ". . . . . . . . . . . . ."),
    ("columns without places", /* */ "c c c c c . c c c c c . ."),
    ("columns of many places", /* */ "c c c c c . c c c c c . ."),
    ("a column of u32::MAX", /*   */ "c c c c c . c c c c c . ."),
    ("minimums of 0", /*          */ ". . . . . . . . . . . . ."),
    ("minimums", /*               */ "m m m m . . m m m m . . ."),
    ("minimums beyond reach", /*  */ "m m m m u . m m m m u . ."),
    ("minimums and columns", /*   */ "m m m m c . m m m m c . ."),
];

/// So many problems of each feature, in either sense.
const SEEDS: usize = 24;

/// The problem of a feature, of this number.
fn problem(feature: &str, seed: usize) -> Problem {
    let luck =
        |at: usize, bound: usize| (seed * 31 + at * 17 + at * at * (seed + 3) + seed * seed) % 97 % bound;
    let (rows, columns) = match feature {
        "more rows" => (4, 2),
        "more columns" | "minimums" | "minimums and columns" => (2, 4),
        "no rows" => (0, 3),
        "no columns" | "a table of width 0" => (3, 0),
        "nobody" => (0, 0),
        "one row" | "a row of u32::MAX" => (1, 3),
        "one column" | "a column of u32::MAX" | "minimums beyond reach" => (3, 1),
        _ => (3, 3),
    };
    let never = match feature {
        "forbidden pairs" => 2,
        "every pair forbidden" => 5,
        _ => 0,
    };
    let ends = [i32::MAX, -i32::MAX, i32::MAX - 1, 1 - i32::MAX, 0];
    let score = |at: usize| match feature {
        "ties" => 3,
        "the ends of i32" => ends[luck(at, 5)],
        "exactly the bounds" => [100, -100, 99, -99][luck(at, 4)],
        _ => i32::try_from(luck(at, 19)).unwrap() - 9,
    };
    let cell = |i: usize, j: usize| (luck(7 * i + j + 50, 5) >= never).then(|| score(i * columns + j));
    let codes = |members: u32| (0..members).collect::<Vec<u32>>();
    let (all_rows, all_columns) = (u32::try_from(rows).unwrap(), u32::try_from(columns).unwrap());
    let entries = (0..rows * columns).map(|at| cell(at / columns, at % columns));
    let entries = entries.map(|cell| cell.map_or(Entry::Never, Entry::Points)).collect();
    let table = || Term::table(codes(all_rows), codes(all_columns), columns, entries).unwrap();
    let of_terms = |terms| Problem::from_terms(rows, columns, terms).unwrap();
    let place = |at: usize| (Row::new(at / columns.max(1)), Column::new(at % columns.max(1)));
    let problem = match feature {
        "no terms" => of_terms(Vec::new()),
        "a table of width 0" => of_terms(vec![Term::table(vec![0, 7, u32::MAX], vec![], 0, vec![]).unwrap()]),
        "a restriction" => {
            let listed = (0..9).filter(|&at| luck(at + 20, 3) > 0).map(place);
            of_terms(vec![table(), Term::only(vec![true, false, false], vec![false, true, false], listed)])
        }
        _ if seed.is_multiple_of(2) => of_terms(vec![table()]),
        _ => Problem::from_matrix(Matrix::from_fn(rows, columns, cell)).unwrap(),
    };
    let sense = if seed % 4 < 2 { Sense::Maximise } else { Sense::Minimise };
    with_places(problem.with_sense(sense), feature, seed)
}

/// The same problem with the capacities and minimums of the feature.
fn with_places(problem: Problem, feature: &str, seed: usize) -> Problem {
    let of_rows = |places: &[u32]| problem.clone().with_capacities(places.to_vec()).unwrap();
    let of_columns = |places: &[u32]| problem.clone().with_column_capacities(places.to_vec()).unwrap();
    let at_least = |problem: Problem, least: &[u32]| problem.with_minimums(least.to_vec()).unwrap();
    let any = [[0, 2, 1], [2, 0, 2], [3, 2, 0], [0, 0, 2]][seed % 4];
    match feature {
        "rows without places" => of_rows(&[1, 0, 1]),
        "rows of many places" => of_rows(&any),
        "a row of u32::MAX" => of_rows(&[u32::MAX]),
        "columns of one place" => of_columns(&[1, 1, 1]),
        "columns without places" => of_columns(&[1, 0, 1]),
        "columns of many places" => of_columns(&any),
        "a column of u32::MAX" => of_columns(&[u32::MAX]),
        "minimums of 0" => at_least(problem, &[0, 0, 0]),
        "minimums" => at_least(of_rows(&[2, 3]), &[1, 2]),
        "minimums beyond reach" => at_least(problem, &[1, 0, 1]),
        "minimums and columns" => {
            at_least(of_rows(&[2, 3]), &[1, 2]).with_column_capacities(vec![1, 2, 0, 2]).unwrap()
        }
        _ => problem,
    }
}

/// A plan for each method, made for a problem that the planner takes it for. It runs on others, too.
fn plans() -> [(char, Plan); 5] {
    let matrix = |rows, columns| {
        let points = |i: usize, j: usize| i32::try_from(i * j % 7).ok();
        Problem::from_matrix(Matrix::from_fn(rows, columns, points)).unwrap()
    };
    let tables = |people: u32, kinds: u32, tables: u32| {
        let codes = |step: u32| (0..people).map(|at| (at * step + at / kinds) % kinds).collect::<Vec<u32>>();
        let entries =
            || (0..kinds * kinds).map(|at| Entry::Points(i32::try_from(at % 31).unwrap())).collect();
        let term =
            |k: u32| Term::table(codes(2 * k + 1), codes(2 * k + 7), kinds as usize, entries()).unwrap();
        Problem::from_terms(people as usize, people as usize, (0..tables).map(term).collect()).unwrap()
    };
    let groups = matrix(3, 3).with_column_capacities(vec![2; 3]).unwrap();
    let crowd = matrix(1, 300).with_capacities(vec![200]).unwrap();
    let plan = |problem: &Problem, memory: u64, method: Method| {
        let plan = Planner::default().with_memory_limit(memory).plan(problem).unwrap();
        assert_eq!(plan.method(), method, "{plan}");
        plan
    };
    [
        ('d', plan(&matrix(3, 3), 1 << 30, Method::Dense)),
        ('p', plan(&tables(6000, 300, 6), 1 << 30, Method::PricedCandidates)),
        ('a', plan(&crowd, 1 << 30, Method::ShortestAugmentingPath)),
        ('n', plan(&tables(3000, 10, 1), 1 << 30, Method::StagedNetwork)),
        ('g', plan(&groups, 1 << 30, Method::GroupFlow)),
    ]
}

/// From a start that means nothing.
fn ran(plan: &Plan, problem: &Problem) -> Result<Assignment> {
    let prices = Prices::new(vec![i64::MIN; 3], vec![i64::MIN, i64::MAX, 1], vec![true; 3], vec![false; 9]);
    let garbage = Partial::new(vec![(Row::new(2), Column::new(0)), (Row::new(9), Column::new(1))], prices);
    match plan.run(problem).start_from(&garbage).finish()?.into_outcome() {
        Outcome::Solved(found) => Ok(found),
        Outcome::Cancelled(_) => panic!("nobody watched"),
    }
}

/// The answer of one way to solve.
fn answer(way: char, problem: &Problem, plans: &[(char, Plan)]) -> Result<Assignment> {
    match way {
        'D' => Dense.solve(problem),
        'P' => PricedCandidates.solve(problem),
        'S' => ShortestAugmentingPath.solve(problem),
        'K' => KuhnMunkres.solve(problem),
        'N' => StagedNetwork.solve(problem),
        'G' => GroupFlow.solve(problem),
        's' => Session::new(problem.clone())?.solve().cloned(),
        '*' => solve(problem),
        _ => {
            let (_, plan) = plans.iter().find(|plan| plan.0 == way).expect("a plan for each method");
            ran(plan, problem)
        }
    }
}

/// What is wrong with an answer, if anything.
fn fault(kind: char, problem: &Problem, found: &Result<Assignment>) -> Option<String> {
    let refused = |error: &Error, feature: &str| {
        let text = error.to_string();
        let names = error.is_problem() && text.contains(feature) && text.contains("GroupFlow");
        (!names).then_some(text)
    };
    match (kind, found) {
        ('.', Ok(found)) => {
            if let Err(violation) = check(problem, found) {
                return Some(violation.to_string());
            }
            let (worth, best) = (worth(problem, found), exhaustive::most(problem));
            (worth != best).then(|| format!("{worth} is not {best}"))
        }
        ('m', Err(error)) => refused(error, "minimums of rows are not known"),
        ('c', Err(error)) => refused(error, "capacities of columns are not known"),
        ('u', Err(error)) => refused(error, "minimums of rows that cannot all be met"),
        (_, Ok(_)) => Some("it was not refused".to_owned()),
        (_, Err(error)) => Some(format!("it was refused: {error}")),
    }
}

#[test]
fn every_solver_knows_every_feature_or_refuses_it() {
    let plans = plans();
    let mut faults = Vec::new();
    for &(feature, kinds) in TABLE {
        assert_eq!(kinds.len(), WAYS.len(), "{feature}");
        let columns = WAYS.chars().zip(kinds.chars()).filter(|column| column.0 != ' ');
        for (way, kind) in columns {
            let wrong = (0..SEEDS).find_map(|seed| {
                let problem = problem(feature, seed);
                let fault = fault(kind, &problem, &answer(way, &problem, &plans))?;
                Some(format!("{feature}, {way}, problem {seed}: {fault}"))
            });
            faults.extend(wrong);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
