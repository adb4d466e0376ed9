//! What a session refuses leaves it as it was.

use pairwright::assignment::{Column, Dense, Matrix, Problem, Row, Sense, Session, Solver, Term};

use super::classes::Class;
use super::referee::{dense, proven};
use crate::numbers::Numbers;

#[test]
fn errors_leave_a_session_as_it_was() {
    let problem = Class::Hundred.problem(4, 5, Sense::Maximise, &mut Numbers::new(335));
    let capacities = [vec![1; 4], vec![2; 4], vec![0, 1, 2, 3]];
    for problem in capacities.map(|all| problem.clone().with_capacities(all).unwrap()) {
        let mut session = Session::new(problem.clone()).unwrap();
        for solved in [false, true] {
            let (row, column) = (Row::new(1), Column::new(2));
            let bad = Some(Matrix::ABSENT);
            let errors = [
                session.set(Row::new(4), column, Some(1)),
                session.set(row, Column::new(5), Some(1)),
                session.set(row, column, bad),
                session.set_row(Row::new(4), &[Some(1); 5]),
                session.set_row(row, &[Some(1); 4]),
                session.set_row(row, &[Some(99), Some(99), Some(99), Some(99), bad]),
                session.set_column(Column::new(5), &[Some(1); 4]),
                session.set_column(column, &[Some(1); 5]),
                session.set_column(column, &[Some(99), Some(99), Some(99), bad]),
            ];
            for (at, error) in errors.into_iter().enumerate() {
                assert!(error.is_err_and(|error| error.is_problem()), "{at}, solved: {solved}");
            }
            assert_eq!(session.problem(), &problem);
            let found = session.solve().unwrap().clone();
            assert_eq!(proven(&problem, &found, "errors"), dense(&problem, "errors"));
        }
    }
}

/// The message says which of the three things is wrong.
#[test]
fn refused_lines_are_told_why() {
    let problem = Class::Hundred.problem(4, 5, Sense::Maximise, &mut Numbers::new(335));
    let mut session = Session::new(problem).unwrap();
    let (row, column, bad) = (Row::new(1), Column::new(2), Some(Matrix::ABSENT));
    let mut told = |points: &[Option<i32>], row: Option<Row>, column: Option<Column>| {
        let refused = match (row, column) {
            (Some(row), _) => session.set_row(row, points),
            (_, Some(column)) => session.set_column(column, points),
            _ => Ok(()),
        };
        refused.unwrap_err().to_string()
    };
    assert_eq!(told(&[Some(1); 5], Some(Row::new(4)), None), "row 4 is not one of the 4 rows");
    assert_eq!(told(&[Some(1); 4], None, Some(Column::new(7))), "column 7 is not one of the 5 columns");
    assert_eq!(told(&[Some(1); 3], Some(row), None), "row 1 has 5 pairs, and 3 points were given");
    assert_eq!(told(&[Some(1)], None, Some(column)), "column 2 has 4 pairs, and 1 point was given");
    let reserved = "a pair cannot have -2147483648 points, which mark a forbidden pair: give none instead";
    assert_eq!(
        told(&[None, Some(3), bad, None, None], Some(row), None),
        format!("row 1, column 2: {reserved}")
    );
    assert_eq!(told(&[bad, None, None, None], None, Some(column)), format!("row 0, column 2: {reserved}"));
}

/// 2^25 places are refused before any memory is asked for.
#[test]
fn too_many_places_are_refused() {
    let (rows, columns, capacity) = (1 << 13, 1 << 12, 1 << 12);
    let list = Term::list([]).unwrap();
    let problem = Problem::from_terms(rows, columns, vec![list]).unwrap();
    let problem = problem.with_capacities(vec![capacity; rows]).unwrap();
    assert!(Dense.solve(&problem).unwrap_err().is_memory());
    assert!(Session::new(problem).unwrap_err().is_memory());
}
