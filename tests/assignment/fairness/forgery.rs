//! The checkers against forgeries: whatever they accept is best, and what is best they accept.

use pairwright::assignment::{
    FairAssignment, Frontier, Matrix, Objective, Precedence, Problem, Unfair, check_fair, check_frontier,
    frontier, solve_for,
};
use serde_json::{Value, json};

use super::hand::OBJECTIVES;
use super::oracle::good;
use super::shapes::problem;
use crate::numbers::Numbers;
use crate::support::exhaustive::{Pairs, assignments};

/// What counts for an objective: more is better. Nothing if the assignment is none in its sense.
pub(crate) fn value(problem: &Problem, pairs: &Pairs, objective: Objective) -> Option<Vec<i64>> {
    let goods = pairs.iter().map(|&(row, column)| good(problem, problem.score(row, column).unwrap()));
    let mut goods: Vec<i64> = goods.collect();
    goods.sort_unstable();
    let (count, total) = (i64::try_from(goods.len()).unwrap(), goods.iter().sum());
    let kept = |points| goods.iter().filter(|&&one| one >= good(problem, points)).count();
    match objective {
        Objective::BestWorstPair => Some(vec![count, goods.first().copied().unwrap_or(0), total]),
        Objective::Leximin => Some([vec![count], goods].concat()),
        Objective::Floor { points, first: Precedence::Participation } => {
            Some(vec![count, i64::try_from(kept(points)).unwrap(), total])
        }
        Objective::Floor { points, .. } => (kept(points) == goods.len()).then_some(vec![count, total]),
        _ => Some(vec![count, total]),
    }
}

/// A certificate is about the problem: it proves every assignment that is best, and no other one.
#[test]
fn a_certificate_accepts_exactly_what_is_best() {
    let (mut accepted, mut refused) = (0, 0);
    for seed in 0..600 {
        let problem = problem(seed, 4);
        let all = assignments(&problem);
        for objective in OBJECTIVES {
            let fair = solve_for(&problem, objective).unwrap();
            let best = all.iter().filter_map(|pairs| value(&problem, pairs, objective)).max();
            for pairs in all.iter().take(200) {
                let prices = fair.assignment().prices().clone();
                let certificate = fair.certificate().clone();
                let other =
                    FairAssignment::new(&problem, objective, pairs.clone(), prices, certificate).unwrap();
                let is_best = value(&problem, pairs, objective) == best;
                let found = check_fair(&problem, &other);
                assert_eq!(found.is_ok(), is_best, "seed {seed}, {objective}, {pairs:?}: {found:?}");
                if is_best { accepted += 1 } else { refused += 1 }
            }
        }
    }
    assert!(accepted > 3_000 && refused > 50_000, "{accepted} {refused}");
}

/// Changes one number or mark somewhere inside.
fn tamper(value: &mut Value, numbers: &mut Numbers) {
    match value {
        Value::Array(all) if !all.is_empty() => {
            let at = numbers.below(all.len());
            if numbers.sometimes(5) {
                all.remove(at);
            } else {
                tamper(&mut all[at], numbers);
            }
        }
        Value::Object(all) if !all.is_empty() => {
            let at = numbers.below(all.len());
            tamper(all.values_mut().nth(at).unwrap(), numbers);
        }
        Value::Bool(mark) => *mark = !*mark,
        Value::Number(number) => {
            let by = [-2, -1, 1, 2][numbers.below(4)];
            *value = json!(number.as_i64().unwrap() + by);
        }
        _ => {}
    }
}

#[test]
fn no_tampered_certificate_proves_a_worse_assignment() {
    let numbers = &mut Numbers::new(7);
    let (mut accepted, mut refused) = (0, 0);
    for seed in 0..1_000 {
        let problem = problem(seed, 4);
        let all = assignments(&problem);
        for objective in OBJECTIVES {
            let fair = solve_for(&problem, objective).unwrap();
            let best = all.iter().filter_map(|pairs| value(&problem, pairs, objective)).max();
            for _ in 0..12 {
                let mut stored = serde_json::to_value(&fair).unwrap();
                for _ in 0..=numbers.below(3) {
                    let part = if numbers.sometimes(70) { "certificate" } else { "assignment" };
                    tamper(&mut stored[part], numbers);
                }
                let Ok(forged) = serde_json::from_value::<FairAssignment>(stored) else { continue };
                let pairs = if numbers.sometimes(50) {
                    forged.pairs().to_vec()
                } else {
                    all[numbers.below(all.len())].clone()
                };
                let (prices, certificate) =
                    (forged.assignment().prices().clone(), forged.certificate().clone());
                let Ok(forged) = FairAssignment::new(&problem, objective, pairs, prices, certificate) else {
                    continue;
                };
                if check_fair(&problem, &forged).is_ok() {
                    let found = value(&problem, &forged.pairs().to_vec(), objective);
                    assert_eq!(found, best, "seed {seed}, {objective}");
                    accepted += 1;
                } else {
                    refused += 1;
                }
            }
        }
    }
    assert!(accepted > 1_000 && refused > 10_000, "{accepted} {refused}");
}

#[test]
fn no_tampered_frontier_is_accepted_unless_it_says_the_same() {
    let numbers = &mut Numbers::new(8);
    let said = |all: &Frontier| all.points().iter().map(|p| (p.worst(), p.total())).collect::<Vec<_>>();
    let (mut accepted, mut refused) = (0, 0);
    for seed in 0..3_000 {
        let problem = problem(seed, 5);
        let honest = frontier(&problem).unwrap();
        for _ in 0..6 {
            let mut stored = serde_json::to_value(&honest).unwrap();
            match (stored["points"].as_array_mut(), numbers.below(4)) {
                (Some(points), 0) if !points.is_empty() => drop(points.remove(numbers.below(points.len()))),
                (Some(points), 1) if points.len() > 1 => points.swap(0, 1),
                _ => tamper(&mut stored, numbers),
            }
            let Ok(forged) = serde_json::from_value::<Frontier>(stored) else { continue };
            if check_frontier(&problem, &forged).is_ok() {
                assert_eq!(said(&forged), said(&honest), "seed {seed}");
                accepted += 1;
            } else {
                refused += 1;
            }
        }
    }
    assert!(accepted > 300 && refused > 3_000, "{accepted} {refused}");
}

/// The answer with one place of its stored form changed.
fn forged(fair: &FairAssignment, place: &str, to: Value) -> FairAssignment {
    let mut stored = serde_json::to_value(fair).unwrap();
    *stored.pointer_mut(place).expect("the place is there") = to;
    serde_json::from_value(stored).unwrap()
}

/// Each reason for a refusal is given.
#[test]
fn the_reason_is_named() {
    let cells = vec![2, 3, 4, 3, 9, 6, 1, 5, 8];
    let problem = Problem::from_matrix(Matrix::from_vec(3, 3, cells).unwrap()).unwrap();
    let [most, worst, leximin, floor, _] = OBJECTIVES.map(|o| solve_for(&problem, o).unwrap());
    let why = |fair: &FairAssignment, place: &str, to: Value| {
        let unfair = check_fair(&problem, &forged(fair, place, to)).unwrap_err();
        assert!(pairwright::Error::from(unfair.clone()).is_proof());
        unfair
    };
    assert!(matches!(why(&most, "/assignment/total", json!(20)), Unfair::Whole(_)));
    assert!(matches!(why(&most, "/objective", json!("leximin")), Unfair::OtherObjective));
    assert!(matches!(why(&leximin, "/scores", json!([3, 4, 6])), Unfair::Scores));
    let bottleneck = |part: &str| format!("/certificate/best-worst-pair/bottleneck/{part}");
    assert!(matches!(why(&worst, &bottleneck("rows"), json!([])), Unfair::Shape));
    let (all, none) = (json!([true, true, true]), json!([false, false, false]));
    assert!(matches!(why(&worst, &bottleneck("rows"), all), Unfair::Wide { places: 3.., pairs: 3 }));
    let open = forged(&worst, &bottleneck("rows"), none.clone());
    assert!(matches!(
        check_fair(&problem, &forged(&open, &bottleneck("columns"), none)),
        Err(Unfair::Passes { .. })
    ));
    let stage = "/certificate/best-worst-pair/stage/rows";
    assert!(matches!(why(&worst, stage, json!([0, 0, 0])), Unfair::Stage(_)));
    assert!(matches!(why(&floor, "/certificate/participation/step", json!(i32::MAX)), Unfair::Problem(_)));
    let level = |part: &str| format!("/certificate/leximin/levels/0/{part}");
    assert!(matches!(why(&leximin, &level("score"), json!(2)), Unfair::Order));
    assert!(matches!(why(&leximin, &level("pairs"), json!(2)), Unfair::Level { score: 3, pairs: 2, .. }));
    let prices = json!([[0, 7], [1, -6]]);
    let cheap = forged(&leximin, &level("columns"), json!([]));
    assert!(matches!(
        check_fair(&problem, &forged(&cheap, &level("rows"), prices)),
        Err(Unfair::Overpriced { score: 3, row: Some(_), .. })
    ));
    let mut stored = serde_json::to_value(frontier(&problem).unwrap()).unwrap();
    stored["points"].as_array_mut().unwrap().swap(0, 1);
    let swapped: Frontier = serde_json::from_value(stored).unwrap();
    assert!(check_frontier(&problem, &swapped).is_err());

    let with = problem.clone().with_minimums(vec![1, 0, 0]).unwrap();
    assert!(matches!(check_fair(&with, &leximin), Err(Unfair::Problem(_))));
    assert!(check_fair(&with, &most).is_ok());
    let several = problem.clone().with_column_capacities(vec![2, 1, 1]).unwrap();
    for fair in [&worst, &leximin, &floor] {
        assert!(matches!(check_fair(&several, fair), Err(Unfair::Problem(_))));
    }
    assert!(matches!(check_frontier(&several, &frontier(&problem).unwrap()), Err(Unfair::Problem(_))));
}
