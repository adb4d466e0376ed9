//! Pareto fronts that are not what they say are refused.

use pairwright::assignment::{
    Column, Flaw, Matrix, ParetoFront, Problem, Row, check_pareto_front, pareto_front,
};
use serde_json::{Value, json};

use super::shapes::goals;

/// A front of at least four points, with its problems.
fn honest() -> Vec<([Problem; 2], ParetoFront)> {
    let found = (0..400).filter_map(|seed| {
        let goals = goals(seed, 5);
        let all = pareto_front(&goals[0], &goals[1]).unwrap();
        (all.points().len() >= 4).then_some((goals, all))
    });
    found.take(25).collect()
}

/// What the checker says after a change.
fn told(goals: &[Problem; 2], all: &ParetoFront, forge: impl FnOnce(&mut Value)) -> Result<(), Flaw> {
    let mut value = serde_json::to_value(all).unwrap();
    forge(&mut value);
    let forged: ParetoFront = serde_json::from_value(value).unwrap();
    check_pareto_front(&goals[0], &goals[1], &forged).map(|_| ())
}

fn array<'a>(value: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    value[name].as_array_mut().unwrap()
}

#[test]
fn forged_points_are_refused() {
    let all = honest();
    assert_eq!(all.len(), 25);
    for (goals, all) in &all {
        assert_eq!(told(goals, all, |_| {}), Ok(()));
        for at in 0..all.points().len() {
            let total = all.points()[at].second();
            let found = told(goals, all, |value| value["points"][at]["second"] = json!(total + 1));
            assert_eq!(found, Err(Flaw::Totals { at }));
            let found = told(goals, all, |value| {
                let pair = value["points"][at]["pairs"][0].clone();
                array(&mut value["points"][at], "pairs").insert(0, pair);
            });
            assert_eq!(found, Err(Flaw::Pairs { at }));
        }
        let found = told(goals, all, |value| array(value, "points").swap(0, 1));
        assert_eq!(found, Err(Flaw::Order { at: 1 }));
        let found = told(goals, all, |value| {
            for point in array(value, "points") {
                point["pairs"] = json!([]);
                (point["first"], point["second"]) = (json!(0), json!(0));
            }
            array(value, "points").truncate(1);
            for line in array(value, "lines") {
                line["through"] = json!(0);
            }
        });
        assert!(matches!(found, Err(Flaw::Line { .. })), "{found:?}");
        let found = told(goals, all, |value| array(value, "points").clear());
        assert_eq!(found, Err(Flaw::NoPoint));
    }
}

#[test]
fn forged_lines_are_refused() {
    for (goals, all) in &honest() {
        let value = serde_json::to_value(all).unwrap();
        let weights: Vec<&Value> =
            value["lines"].as_array().unwrap().iter().map(|line| &line["weights"]).collect();
        let lines = weights.len();
        // without a line, no point is on both of its neighbours, or an end is missing
        for at in 0..lines {
            if at > 0 && (weights[at] == weights[at - 1] || weights.get(at + 1) == Some(&weights[at])) {
                continue; // the same line twice
            }
            let found = told(goals, all, |value| {
                array(value, "lines").remove(at);
            });
            assert_eq!(found, Err(Flaw::Outline), "line {at} of {lines}");
        }
        let found = told(goals, all, |value| value["lines"][0]["through"] = json!(all.points().len() - 1));
        assert!(matches!(found, Err(Flaw::Line { at: 0, .. })), "{found:?}");
        let found = told(goals, all, |value| {
            for price in array(&mut value["lines"][1]["prices"], "rows") {
                *price = json!(price.as_i64().unwrap() - 1);
            }
        });
        assert!(matches!(found, Err(Flaw::Line { at: 1, .. })), "{found:?}");
        let found = told(goals, all, |value| value["lines"][1]["weights"] = json!([-1, 3]));
        assert!(matches!(found, Err(Flaw::Problem(_))), "{found:?}");
    }
}

#[test]
fn an_end_that_is_left_out_is_missed() {
    for (goals, all) in &honest() {
        let last = all.points().len() - 1;
        let found = told(goals, all, |value| {
            array(value, "points").remove(last);
        });
        assert_eq!(found, Err(Flaw::Outline));
    }
}

/// It is a largest assignment, has its totals, and no point beats it; but no weights make it the best.
#[test]
fn a_point_behind_a_line_is_refused() {
    let square =
        |cells: [i32; 9]| Problem::from_matrix(Matrix::from_vec(3, 3, cells.to_vec()).unwrap()).unwrap();
    let goals = [square([3, 0, 1, 1, 3, 0, 0, 1, 3]), square([0, 3, 1, 1, 0, 3, 3, 1, 0])];
    let front = pareto_front(&goals[0], &goals[1]).unwrap();
    let pairs = [(0, 0), (1, 2), (2, 1)].map(|(i, j)| (Row::new(i), Column::new(j)));
    let found = told(&goals, &front, |value| {
        let point = json!({"first": 4, "second": 4, "pairs": pairs});
        array(value, "points").insert(1, point);
        for line in array(value, "lines") {
            let through = line["through"].as_u64().unwrap();
            line["through"] = json!(2 * through);
        }
    });
    assert_eq!(found, Err(Flaw::Unsupported { at: 1 }));
}
