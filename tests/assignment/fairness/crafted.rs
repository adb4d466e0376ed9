//! Forgeries made with care: each is stopped by one line of a checker and by no other one.

use pairwright::assignment::{
    Assignment, Column, FairAssignment, FairCertificate, Frontier, Level, Matrix, Objective, Precedence,
    Problem, Row, Unfair, check_fair, check_frontier, frontier, solve, solve_for,
};
use serde_json::{Value, json};

fn of(rows: usize, columns: usize, cells: &[i32]) -> Problem {
    Problem::from_matrix(Matrix::from_vec(rows, columns, cells.to_vec()).unwrap()).unwrap()
}

fn pairs(all: &[(usize, usize)]) -> Vec<(Row, Column)> {
    all.iter().map(|&(i, j)| (Row::new(i), Column::new(j))).collect()
}

/// A leximin with these pairs and this one level.
fn leximin(problem: &Problem, made: &[(usize, usize)], level: Value) -> FairAssignment {
    let level: Level = serde_json::from_value(level).unwrap();
    let prices = solve(problem).unwrap().prices().clone();
    let certificate = FairCertificate::Leximin { levels: vec![level] };
    FairAssignment::new(problem, Objective::Leximin, pairs(made), prices, certificate).unwrap()
}

/// A column that may wait gets a price for being served; so does a row that may be idle.
#[test]
fn nobody_is_paid_for_what_they_may_leave() {
    let level = |rows: Value, columns: Value| json!({ "score": 1, "pairs": 1, "rows": rows, "columns": columns, "idle": 0, "waiting": 0 });
    let wide = of(1, 2, &[1, 5]);
    let forged = leximin(&wide, &[(0, 0)], level(json!([]), json!([[0, 1]])));
    let found = check_fair(&wide, &forged);
    assert!(matches!(found, Err(Unfair::Overpriced { score: 1, row: None, column: Some(_) })), "{found:?}");
    let high = of(2, 1, &[1, 5]);
    let forged = leximin(&high, &[(0, 0)], level(json!([[0, 1]]), json!([])));
    let found = check_fair(&high, &forged);
    assert!(matches!(found, Err(Unfair::Overpriced { score: 1, row: Some(_), column: None })), "{found:?}");
}

#[test]
fn prices_must_ask_for_all_pairs_of_a_level() {
    let problem = of(2, 2, &[1, 5, 5, 1]);
    let level = json!({ "score": 1, "pairs": 2, "rows": [], "columns": [], "idle": 0, "waiting": 0 });
    let found = check_fair(&problem, &leximin(&problem, &[(0, 0), (1, 1)], level));
    assert_eq!(found, Err(Unfair::Level { score: 1, pairs: 2, bound: 0 }));
}

/// With a step of 0 the last stage is the most points, whoever keeps the floor.
#[test]
fn the_floor_is_kept_as_often_as_can_be() {
    let problem = of(2, 2, &[9, 5, 0, -5]);
    let objective = Objective::Floor { points: 9, first: Precedence::Participation };
    let honest = solve_for(&problem, objective).unwrap();
    let FairCertificate::Participation { counting, .. } = honest.certificate() else { panic!("of a floor") };
    let most = solve(&problem).unwrap();
    let (counting, stage) = (counting.clone(), most.prices().clone());
    let certificate = FairCertificate::Participation { counting, step: 0, stage };
    let (made, prices) = (most.pairs().to_vec(), most.prices().clone());
    let forged = FairAssignment::new(&problem, objective, made, prices, certificate).unwrap();
    assert!(matches!(check_fair(&problem, &forged), Err(Unfair::Stage(_))));
}

fn stored(points: &[(i32, &Assignment)], of: &Frontier) -> Frontier {
    let points: Vec<Value> =
        points.iter().map(|(worst, all)| json!({ "worst": worst, "assignment": all })).collect();
    serde_json::from_value(json!({ "points": points, "bottleneck": of.bottleneck() })).unwrap()
}

#[test]
fn every_point_of_a_frontier_goes_on() {
    // both ways have 6 points, one of them a better worst pair
    let problem = of(2, 2, &[5, 2, 4, 1]);
    let honest = frontier(&problem).unwrap();
    let fair = honest.points()[0].assignment();
    assert_eq!((honest.points().len(), honest.points()[0].worst()), (1, 2));
    let beaten = Assignment::new(&problem, pairs(&[(0, 0), (1, 1)]), fair.prices().clone()).unwrap();
    assert_eq!(check_frontier(&problem, &stored(&[(2, fair)], &honest)), Ok(()));
    let found = check_frontier(&problem, &stored(&[(1, &beaten), (2, fair)], &honest));
    assert_eq!(found, Err(Unfair::Point { at: 1 }));
    // the best of the pairs better than 2, but it is one pair only
    let better =
        Matrix::from_fn(2, 2, |i, j| [5, 2, 4, 1].get(2 * i + j).copied().filter(|&score| score > 2));
    let fewer = solve(&Problem::from_matrix(better).unwrap()).unwrap();
    assert_eq!(fewer.total(), 5);
    let found = check_frontier(&problem, &stored(&[(2, fair), (5, &fewer)], &honest));
    assert_eq!(found, Err(Unfair::Point { at: 1 }));
    // the only point is not the one with the most points
    let problem = of(2, 2, &[7, 2, 4, 1]);
    let honest = frontier(&problem).unwrap();
    assert_eq!(honest.points().len(), 2);
    let last = honest.points()[1].assignment();
    assert!(matches!(check_frontier(&problem, &stored(&[(2, last)], &honest)), Err(Unfair::Whole(_))));
}

/// Where nobody may be paired, no point is due; where somebody may, one is.
#[test]
fn an_empty_frontier_needs_an_empty_problem() {
    let none = of(2, 2, &[Matrix::ABSENT; 4]);
    let empty = frontier(&none).unwrap();
    assert!(empty.points().is_empty());
    assert_eq!(check_frontier(&none, &empty), Ok(()));
    let one = of(2, 2, &[Matrix::ABSENT, Matrix::ABSENT, 3, Matrix::ABSENT]);
    let (row, column) = (Row::new(1), Column::new(0));
    assert_eq!(check_frontier(&one, &empty), Err(Unfair::Passes { row, column }));
}
