//! Every answer, from every solver, against all assignments.

use pairwright::assignment::{Column, Evenness, Problem, Row, Sense, TieBreaking, Ties};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::support::generate::{Parts, config, sense, small_from_terms};
use crate::support::{check, pair, solvers};
use crate::ties::oracle::Question;

/// Problems with many ties of up to this size, with places up to this many, and how many pairs in a
/// hundred are allowed.
fn tied(size: usize, capacity: u32) -> impl Strategy<Value = Parts> {
    let allowed = select(vec![100, 80, 50]);
    (0..=size, 0..=size, 0..=2i32, allowed, sense()).prop_flat_map(
        move |(rows, columns, most, allowed, sense)| {
            let cell = (0..100, 0..=most).prop_map(move |(luck, score)| (luck < allowed).then_some(score));
            let places = vec(u32::from(capacity == 1)..=capacity, rows);
            (vec(cell, rows * columns), places).prop_map(move |(cells, capacities)| Parts {
                rows,
                columns,
                cells,
                capacities,
                sense,
            })
        },
    )
}

/// Some of all pairs: about one in as many as `among`.
fn some(size: usize) -> impl Strategy<Value = Vec<(Row, Column)>> {
    vec((0..size, 0..size), 0..=2 * size)
        .prop_map(|pairs| pairs.into_iter().map(|(i, j)| pair(i, j)).collect())
}

/// All solvers that take the problem give the one answer, with prices that prove it.
fn is_the_answer(question: &Question<'_>) -> Result<(), TestCaseError> {
    let answer = question.answer();
    let mut asked = 0;
    for solver in solvers() {
        let Ok(best) = solver.solve(question.problem) else { continue };
        let before = best.clone();
        let breaking = TieBreaking::new(question.problem)
            .rated_by(question.rated)
            .keeping(question.kept.iter().copied())
            .preferring(question.preferred.iter().copied());
        let (settled, ties) = breaking.settle(best).unwrap();
        prop_assert_eq!(ties, Ties::Settled);
        prop_assert_eq!(settled.pairs(), answer.as_slice(), "{} made {:?}", solver.name(), before);
        prop_assert_eq!(settled.prices(), before.prices());
        let checked = check(question.problem, &settled);
        prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
        asked += 1;
    }
    prop_assert!(asked > 0);
    Ok(())
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn one_to_one(parts in tied(6, 1), kept in some(6), preferred in some(6)) {
        let problem = parts.problem();
        is_the_answer(&Question { problem: &problem, rated: &problem, kept: &kept, preferred: &preferred })?;
        is_the_answer(&Question { problem: &problem, rated: &problem, kept: &[], preferred: &preferred })?;
    }

    #[test]
    fn with_capacities(parts in tied(4, 3), kept in some(4), preferred in some(4)) {
        let problem = parts.problem();
        is_the_answer(&Question { problem: &problem, rated: &problem, kept: &[], preferred: &preferred })?;
        is_the_answer(&Question { problem: &problem, rated: &problem, kept: &kept, preferred: &[] })?;
    }

    /// The worst pair by other scores than those that count: of fewer people, with pairs that are
    /// not allowed, costs against points.
    #[test]
    fn rated_by_other_scores(parts in tied(5, 2), rated in tied(5, 1), spread in 1..9i32) {
        let problem = parts.problem();
        let rated = rated.with_cells(|i, j, cell| {
            cell.map(|cell| cell * spread + i32::try_from(3 * i + j).unwrap() % 5)
        });
        let rated = rated.problem();
        is_the_answer(&Question { problem: &problem, rated: &rated, kept: &[], preferred: &[] })?;
    }

    #[test]
    fn of_terms(problem in small_from_terms(), preferred in some(6)) {
        prop_assume!(problem.rows() * problem.columns() <= 20);
        is_the_answer(&Question { problem: &problem, rated: &problem, kept: &[], preferred: &preferred })?;
    }

    /// Several places on either side, rows that must be in some pairs, and even loads.
    #[test]
    fn with_groups(
        parts in tied(4, 3).prop_filter("few pairs", |parts| parts.rows * parts.columns <= 12),
        least in vec(0..=2u32, 4),
        most in vec(0..=3u32, 4),
        lists in (some(4), some(4)),
        rated in tied(4, 1),
        even in (select(vec![Evenness::First, Evenness::Points(1), Evenness::Points(3)]),
            vec(select(vec![None, Some(0), Some(1)]), 4)),
    ) {
        let (kept, preferred) = lists;
        let problem = parts.problem();
        let least = (0..problem.rows()).map(|i| least[i].min(problem.capacity(Row::new(i)))).collect();
        let problem = problem.with_minimums(least).unwrap();
        let most = most[..problem.columns()].to_vec();
        let grouped = problem.clone().with_column_capacities(most).unwrap();
        let (evenness, before) = even;
        let before = before[..problem.rows()].to_vec();
        let even = grouped.clone().with_even_loads(evenness, before).unwrap();
        for problem in [&problem, &grouped, &even] {
            is_the_answer(&Question { problem, rated: problem, kept: &kept, preferred: &preferred })?;
            is_the_answer(&Question { problem, rated: &rated.problem(), kept: &[], preferred: &[] })?;
        }
    }
}

/// Two pairings of the same total: 720 and 718, or 708 and 730.
#[test]
fn no_worse_pair_for_nothing() {
    use pairwright::assignment::{Matrix, solve};
    for sense in [Sense::Maximise, Sense::Minimise] {
        let matrix = Matrix::from_vec(2, 2, vec![730, 720, 718, 708]).unwrap();
        let problem = Problem::from_matrix(matrix).unwrap().with_sense(sense);
        let (settled, _) = TieBreaking::new(&problem).settle(solve(&problem).unwrap()).unwrap();
        assert_eq!(settled.pairs(), [pair(0, 1), pair(1, 0)]);
    }
}

/// What is no answer is refused, as by the check.
#[test]
fn an_answer_that_is_not_best_is_refused() {
    use pairwright::assignment::{Assignment, Matrix, solve};
    let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![9, 5, 5, 9]).unwrap()).unwrap();
    let prices = solve(&problem).unwrap().prices().clone();
    let worse = Assignment::new(&problem, vec![pair(0, 1), pair(1, 0)], prices).unwrap();
    assert_eq!(TieBreaking::new(&problem).settle(worse.clone()).err(), check(&problem, &worse).err());
}
