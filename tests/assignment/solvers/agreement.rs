//! All solvers, the oracle and the checker agree.

use pairwright::assignment::{self, Matrix, Problem, Solver, StagedNetwork};
use proptest::prelude::*;

use crate::support::generate::{config, problems, small, small_from_terms};
use crate::support::{case_file, check, exhaustive, pair, solved, solvers, value};

#[test]
fn every_solver_answers_every_case() {
    let cases = case_file::cases();
    assert!(cases.len() > 30, "the file was read");
    for case in cases {
        let problem = case.problem();
        let best = case.best.unwrap_or_else(|| panic!("{}: no answer", case.name));
        assert_eq!(exhaustive::best(&problem), best, "{}: the oracle", case.name);
        for solver in solvers() {
            let place = format!("{}: {} ({})", solver.name(), case.name, case.why);
            let found = solver.solve(&problem).unwrap_or_else(|error| panic!("{place}: {error}"));
            assert_eq!(value(&found), best, "{place}");
            let proof = check(&problem, &found).unwrap_or_else(|violation| panic!("{place}: {violation}"));
            assert_eq!((proof.pairs(), proof.total()), best, "{place}");
        }
    }
}

#[test]
fn the_chosen_solver_answers_every_case() {
    for case in case_file::cases() {
        let found = assignment::solve(&case.problem()).expect(&case.name);
        assert_eq!(Some(value(&found)), case.best, "{}", case.name);
    }
}

/// The tie-break that is written down.
#[test]
fn a_constant_matrix_gives_the_first_to_the_first() {
    for (rows, columns) in [(1, 1), (4, 4), (7, 7), (3, 5), (5, 3)] {
        let problem = Problem::from_matrix(Matrix::from_fn(rows, columns, |_, _| Some(7))).unwrap();
        let identity: Vec<_> = (0..rows.min(columns)).map(|k| pair(k, k)).collect();
        assert_eq!(solved(&problem).pairs(), identity, "{rows} x {columns}");
    }
}

/// Two rows contend for column 0, which makes it cost 8. A third, without capacity, would gain 10 - 8.
#[test]
fn a_row_without_capacity_is_priced_at_what_a_place_would_gain() {
    let matrix = Matrix::from_vec(3, 2, vec![9, 1, 9, 1, 10, 0]).unwrap();
    let problem = Problem::from_matrix(matrix).unwrap().with_capacities(vec![1, 1, 0]).unwrap();
    let found = solved(&problem);
    assert_eq!(found.prices().columns(), [8, 0]);
    assert_eq!(found.prices().rows(), [1, 1, 2]);
}

/// The proof counts what it has looked at.
#[test]
fn the_proof_examines_every_allowed_pair() {
    let problem = Problem::from_matrix(Matrix::from_fn(4, 5, |i, j| (i != j).then_some(1))).unwrap();
    assert_eq!(check(&problem, &solved(&problem)).unwrap().examined(), 16);
}

/// A problem whose answer is known by construction: the planted pairs are worth exactly their prices,
/// all others less, or as much.
#[test]
fn a_planted_optimum_is_found_in_a_large_problem() {
    let size = 400;
    let price = |k: i32| k * 7919 % 1009;
    let matrix = Matrix::from_fn(400, 400, |i, j| {
        let (i, j) = (i32::try_from(i).unwrap(), i32::try_from(j).unwrap());
        let planted = (i * 37 + 5) % size == j;
        let loss = if planted { 0 } else { (i * 31 + j * 17) % 23 };
        (planted || (i + j) % 7 != 0).then_some(price(i) - price(j + size) - loss)
    });
    let problem = Problem::from_matrix(matrix).unwrap();
    let total: i64 = (0..size).map(|k| i64::from(price(k)) - i64::from(price(k + size))).sum();
    let found = solved(&problem);
    assert_eq!(value(&found), (400, total));
    assert!(check(&problem, &found).is_ok());
}

#[test]
fn sides_beyond_the_bounds_are_refused() {
    let huge = Problem::from_terms(1, (1 << 26) + 1, Vec::new()).unwrap();
    for solver in solvers() {
        assert!(solver.solve(&huge).unwrap_err().is_memory(), "{}", solver.name());
    }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn solvers_agree_with_the_oracle(parts in small()) {
        let problem = parts.problem();
        let best = exhaustive::best(&problem);
        for solver in solvers() {
            let found = solver.solve(&problem).unwrap();
            prop_assert_eq!(value(&found), best, "{}", solver.name());
            let checked = check(&problem, &found);
            prop_assert!(checked.is_ok(), "{}: {}", solver.name(), checked.unwrap_err());
        }
    }

    #[test]
    fn terms_and_their_matrix_are_one_problem(problem in small_from_terms()) {
        let matrix = problem.matrix().unwrap().into_owned();
        let mut cells = vec![0; problem.columns()];
        for i in 0..problem.rows() {
            problem.fill_row(pair(i, 0).0, &mut cells).unwrap();
            for (j, &cell) in cells.iter().enumerate() {
                let (row, column) = pair(i, j);
                let score = problem.score(row, column);
                prop_assert_eq!(score, matrix.get(row, column));
                prop_assert_eq!(score.unwrap_or(Matrix::ABSENT), cell);
            }
        }
        let capacities = (0..problem.rows()).map(|i| problem.capacity(pair(i, 0).0)).collect();
        let filled = Problem::from_matrix(matrix).unwrap();
        let filled = filled.with_sense(problem.sense()).with_capacities(capacities).unwrap();
        let best = exhaustive::best(&filled);
        for solver in solvers() {
            let found = solver.solve(&problem).unwrap();
            prop_assert_eq!(value(&found), best, "{}", solver.name());
            // The network of the tables is another one than that of the matrix: ties may fall otherwise.
            if solver.name() != StagedNetwork.name() {
                prop_assert_eq!(&found, &solver.solve(&filled).unwrap(), "{}", solver.name());
            }
            prop_assert!(check(&problem, &found).is_ok(), "{}", solver.name());
        }
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn solvers_agree_on_medium_problems(
        parts in prop_oneof![problems(30..=60, 1..=1), problems(30..=60, 0..=3), problems(10..=60, 0..=6)],
    ) {
        let problem = parts.problem();
        let answers: Vec<_> = solvers().iter().map(|solver| solver.solve(&problem).unwrap()).collect();
        for found in &answers {
            prop_assert_eq!(value(found), value(&answers[0]));
            let checked = check(&problem, found);
            prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
        }
        for (solver, found) in solvers().iter().zip(&answers) {
            prop_assert_eq!(&solver.solve(&problem).unwrap(), found, "{} is the same every time", solver.name());
        }
    }
}
