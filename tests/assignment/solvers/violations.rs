//! Every way to be wrong, by hand: the checker names it, with the evidence.

use pairwright::Error;
use pairwright::assignment::{Assignment, Column, Matrix, Problem, Row, Sense, Violation, check};
use serde_json::{Value, json};

use crate::support::solved;

/// Two rows, three columns; row 1 may take two. The best is 9 + 7 + 4 = 20.
fn problem() -> Problem {
    let matrix = Matrix::from_fn(2, 3, |i, j| [[Some(9), Some(1), None], [Some(8), Some(7), Some(4)]][i][j]);
    Problem::from_matrix(matrix).unwrap().with_capacities(vec![1, 2]).unwrap()
}

/// Its answer, as a value to be tampered with.
fn honest() -> Value {
    json!({
        "pairs": [[0, 0], [1, 1], [1, 2]],
        "total": 20,
        "prices": {
            "rows": [9, 4],
            "columns": [0, 3, 0],
            "row_cover": [false, false],
            "column_cover": [true, true, true],
        },
    })
}

/// What the checker says when the value at `place` is replaced.
fn tampered(problem: &Problem, changes: &[(&str, Value)]) -> Result<(), Violation> {
    let mut value = honest();
    for (place, new) in changes {
        *value.pointer_mut(place).expect("the place exists") = new.clone();
    }
    let assignment: Assignment = serde_json::from_value(value).expect("the shape is right");
    check(problem, &assignment).map(|_| ())
}

#[test]
fn an_honest_proof_is_accepted() {
    // The columns are in the cover, all are served, and the rows have no place to spare.
    let by_hand = [("/prices/rows", json!([1, 0])), ("/prices/columns", json!([8, 7, 4]))];
    assert_eq!(tampered(&problem(), &by_hand), Ok(()));
    assert_eq!(check(&problem(), &solved(&problem())).unwrap().total(), 20);
}

#[test]
fn each_violation_is_named() {
    let (row, column) = (Row::new, Column::new);
    let base = [("/prices/rows", json!([1, 0])), ("/prices/columns", json!([8, 7, 4]))];
    let expect = |changes: &[(&str, Value)], violation: Violation, words: &str| {
        let all: Vec<_> = base.iter().chain(changes).cloned().collect();
        assert_eq!(tampered(&problem(), &all), Err(violation.clone()), "{words}");
        assert_eq!(violation.to_string(), words);
        let error = Error::from(violation);
        assert!(error.is_proof() && error.message() == words);
    };
    expect(
        &[("/pairs", json!([[1, 1], [0, 0], [1, 2]]))],
        Violation::Order { row: row(0), column: column(0) },
        "the pair of row 0 and column 0 is out of order",
    );
    expect(
        &[("/pairs/0", json!([0, 2]))],
        Violation::NotAllowed { row: row(0), column: column(2) },
        "row 0 must not be paired with column 2",
    );
    expect(
        &[("/pairs/2", json!([1, 3]))],
        Violation::NotAllowed { row: row(1), column: column(3) },
        "row 1 must not be paired with column 3",
    );
    expect(
        &[("/pairs/1", json!([1, 0]))],
        Violation::ColumnTwice { column: column(0) },
        "column 0 is in two pairs",
    );
    expect(
        &[("/pairs", json!([[0, 0], [0, 0]]))],
        Violation::ColumnTwice { column: column(0) },
        "column 0 is in two pairs",
    );
    expect(
        &[("/pairs/0", json!([1, 0]))],
        Violation::OverCapacity { row: row(1), capacity: 2 },
        "row 1 is in more than 2 pairs",
    );
    expect(
        &[("/total", json!(21))],
        Violation::Total { stated: 21, found: 20 },
        "the total is 20, not 21 as stated",
    );
    expect(
        &[("/prices/rows", json!([1])), ("/prices/column_cover", json!([true, true, true, true]))],
        Violation::Shape { found: [1, 3, 2, 4], expected: [2, 3, 2, 3] },
        "the prices and covers have the lengths [1, 3, 2, 4], not [2, 3, 2, 3]",
    );
    expect(
        &[("/prices/column_cover", json!([true, true, false])), ("/prices/row_cover", json!([true, false]))],
        Violation::NotCovered { row: row(1), column: column(2) },
        "the allowed pair of row 1 and column 2 has no end in the cover",
    );
    expect(
        &[("/prices/row_cover/0", json!(true))],
        Violation::Cover { places: 4, pairs: 3 },
        "the cover has 4 places, so it does not show that 3 pairs are the most",
    );
    expect(
        &[("/prices/columns/2", json!(3))],
        Violation::Underpriced { row: row(1), column: column(2), score: 4, prices: 3 },
        "row 1 and column 2 have the score 4, beyond their prices' sum 3",
    );
    expect(
        &[("/prices/rows", json!([1, -1])), ("/prices/columns", json!([9, 8, 5]))],
        Violation::RowSign { row: row(1), price: -1 },
        "row 1 is not in the cover but has the price -1, of the wrong sign",
    );
    expect(
        &[("/prices/rows/0", json!(3))],
        Violation::Gap { bound: 22, total: 20, loose: Some((row(0), column(0))) },
        "the total is 20, but the prices rule out only what is better than 22: \
         row 0 and column 0 are not worth their prices",
    );
}

/// Columns outside the cover, and an empty place with a price.
#[test]
fn the_rules_for_left_over_columns_are_kept() {
    let problem = Problem::from_matrix(Matrix::from_vec(1, 2, vec![5, 3]).unwrap()).unwrap();
    let judge = |row: i64, columns: [i64; 2]| {
        let assignment: Assignment = serde_json::from_value(json!({
            "pairs": [[0, 0]],
            "total": 5,
            "prices": {
                "rows": [row], "columns": columns, "row_cover": [true], "column_cover": [false, false],
            },
        }))
        .unwrap();
        check(&problem, &assignment).map(|proof| proof.total())
    };
    assert_eq!(judge(5, [0, 0]), Ok(5));
    assert_eq!(judge(3, [2, 0]), Ok(5));
    assert_eq!(judge(6, [-1, 0]), Err(Violation::ColumnSign { column: Column::new(0), price: -1 }));
    let gap = Violation::Gap { bound: 6, total: 5, loose: None };
    assert_eq!(judge(5, [0, 1]), Err(gap.clone()));
    assert!(gap.to_string().ends_with("better than 6: a place that is left empty has a price"));
}

/// For costs every inequality turns around.
#[test]
fn costs_turn_the_signs_around() {
    let costs = Problem::from_matrix(Matrix::from_vec(1, 2, vec![5, 3]).unwrap()).unwrap();
    let costs = costs.with_sense(Sense::Minimise);
    let judge = |column: usize, total: i64, row: i64, columns: [i64; 2]| {
        let assignment: Assignment = serde_json::from_value(json!({
            "pairs": [[0, column]],
            "total": total,
            "prices": {
                "rows": [row], "columns": columns, "row_cover": [true], "column_cover": [false, false],
            },
        }))
        .unwrap();
        check(&costs, &assignment).map(|proof| proof.total())
    };
    assert_eq!(judge(1, 3, 3, [0, 0]), Ok(3));
    let under = Violation::Underpriced { row: Row::new(0), column: Column::new(1), score: 3, prices: 5 };
    assert_eq!(judge(0, 5, 5, [0, 0]), Err(under));
    assert_eq!(judge(1, 3, 2, [0, 1]), Err(Violation::ColumnSign { column: Column::new(1), price: 1 }));
}

/// Prices at the ends of `i64` are judged like any others.
#[test]
fn hostile_prices_do_not_overflow() {
    for (row, column) in
        [(i64::MAX, i64::MAX), (i64::MIN, i64::MIN), (i64::MAX, i64::MIN), (i64::MIN, i64::MAX)]
    {
        for sense in [Sense::Maximise, Sense::Minimise] {
            let problem = problem().with_sense(sense);
            let changes =
                [("/prices/rows", json!([row, row])), ("/prices/columns", json!([column, column, column]))];
            let found = tampered(&problem, &changes);
            assert!(
                matches!(
                    found,
                    Err(Violation::Underpriced { .. } | Violation::RowSign { .. } | Violation::Gap { .. })
                ),
                "{found:?}"
            );
        }
    }
}
