//! Through serde and back; what does not fit is refused.

use std::fmt::Debug;

use pairwright::assignment::{Assignment, Column, Entry, Matrix, Problem, Row, Sense, Term};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

use crate::support::check;
use crate::support::generate::{config, small, small_from_terms};
use crate::support::solved;

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Result<(), TestCaseError> {
    let text = serde_json::to_string(value).unwrap();
    let back: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
    prop_assert_eq!(&back, value);
    Ok(())
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn matrices_problems_and_answers_come_back(parts in small()) {
        let problem = parts.problem();
        round_trip::<Matrix>(&problem.matrix().unwrap())?;
        round_trip(&problem)?;
        let found = solved(&problem);
        round_trip(&found)?;
        let text = serde_json::to_string(&found).unwrap();
        let back: Assignment = serde_json::from_str(&text).unwrap();
        prop_assert!(check(&problem, &back).is_ok());
    }

    #[test]
    fn terms_come_back(problem in small_from_terms()) {
        round_trip(&problem)?;
        for term in problem.terms() {
            round_trip(term)?;
        }
    }
}

/// The stored form is a promise to those who have files.
#[test]
fn the_stored_form_stays() {
    let matrix = Matrix::from_fn(1, 2, |_, j| (j == 0).then_some(5));
    let problem = Problem::from_matrix(matrix).unwrap().with_capacities(vec![2]).unwrap();
    let stored = json!({
        "rows": 1,
        "columns": 2,
        "points": { "matrix": { "rows": 1, "columns": 2, "cells": [5, null] } },
        "capacities": [2],
        "sense": "maximise",
    });
    assert_eq!(serde_json::to_value(&problem).unwrap(), stored);
    let terms = vec![
        Term::table(vec![0], vec![0, 1], 2, vec![Entry::Points(3), Entry::Never]).unwrap(),
        Term::list([(Row::new(0), Column::new(0), Entry::Points(-1))]).unwrap(),
    ];
    let problem = Problem::from_terms(1, 2, terms).unwrap().with_sense(Sense::Minimise);
    let stored = json!({
        "rows": 1,
        "columns": 2,
        "points": { "terms": [
            { "table": { "row_codes": [0], "column_codes": [0, 1], "width": 2, "entries": [3, null] } },
            { "list": [[0, 0, -1]] },
        ] },
        "sense": "minimise",
    });
    assert_eq!(serde_json::to_value(&problem).unwrap(), stored);
}

#[test]
fn what_does_not_fit_is_refused() {
    let matrix = |rows: usize, cells: &[i64]| json!({ "rows": rows, "columns": 2, "cells": cells });
    let refused = |value: serde_json::Value, reason: &str| {
        let error = serde_json::from_value::<Problem>(value).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    };
    let problem = |matrix| json!({ "rows": 1, "columns": 2, "points": { "matrix": matrix } });
    assert!(serde_json::from_value::<Problem>(problem(matrix(1, &[1, 2]))).is_ok());
    refused(problem(matrix(1, &[1, 2, 3])), "3 cells do not fill 1 rows of 2 columns");
    refused(problem(matrix(2, &[1, 2, 3, 4])), "does not have the problem's shape");
    refused(problem(matrix(usize::MAX, &[])), "do not fill");
    refused(problem(matrix(1, &[1, i64::from(i32::MIN)])), "i32::MIN cannot be an entry");
    refused(problem(matrix(1, &[1, 1 << 40])), "i32");

    let mut value = problem(matrix(1, &[1, 2]));
    value["capacities"] = json!([1, 1]);
    refused(value.clone(), "2 capacities for 1 rows");
    value["capacities"] = json!([1]);
    value["colour"] = json!("red");
    refused(value, "unknown field `colour`");

    let terms = |terms| json!({ "rows": 1, "columns": 2, "points": { "terms": [terms] } });
    let table = |row_codes: &[u32], column_codes: &[u32], width: usize, entries: &[i32]| {
        let codes = json!({ "row_codes": row_codes, "column_codes": column_codes, "width": width, "entries": entries });
        json!({ "table": codes })
    };
    assert!(serde_json::from_value::<Problem>(terms(table(&[0], &[0, 1], 2, &[1, 2]))).is_ok());
    refused(terms(table(&[0], &[0, 1], 2, &[1, 2, 3])), "3 entries do not fill rows of 2");
    refused(terms(table(&[1], &[0, 1], 2, &[1, 2])), "row code 1 lies outside");
    refused(terms(table(&[0], &[0, 2], 2, &[1, 2])), "column code 2 lies outside");
    refused(terms(table(&[0, 0], &[0, 1], 2, &[1, 2])), "codes for 2 rows");
    refused(terms(json!({ "list": [[0, 2, 1]] })), "outside the problem");
    refused(terms(json!({ "list": [[0, 1, i32::MAX], [0, 1, 1]] })), "overflow");
    refused(terms(json!({ "list": [[0, 1, i32::MIN]] })), "does not fit i32");
}

/// A side without members needs no codes for the other side's sake.
#[test]
fn tables_may_be_empty() {
    let term = Term::table(vec![0, 3], vec![], 0, vec![]).unwrap();
    assert_eq!(solved(&Problem::from_terms(2, 0, vec![term]).unwrap()).pairs(), []);
    let term = Term::table(vec![], vec![0, 1], 2, vec![]).unwrap();
    assert_eq!(solved(&Problem::from_terms(0, 2, vec![term]).unwrap()).pairs(), []);
}
