//! Is an answer the best one, and proven?

use pairwright::assignment::{Assignment, Column, ObjectiveValue, Problem, Row, Sense, check};

use crate::support::exhaustive;

/// What an assignment is worth, counted plainly.
pub(crate) fn worth(problem: &Problem, found: &Assignment) -> ObjectiveValue {
    let pairs = found.pairs();
    let count = |number: usize| i64::try_from(number).unwrap();
    let load = |row: Row| count(pairs.iter().filter(|pair| pair.0 == row).count());
    let is_served = |&j: &usize| pairs.iter().any(|pair| pair.1 == Column::new(j));
    let points: i64 = pairs.iter().map(|&(i, j)| i64::from(problem.score(i, j).unwrap())).sum();
    ObjectiveValue {
        minimums: (0..problem.rows())
            .map(|i| load(Row::new(i)).min(problem.minimum(Row::new(i)).into()))
            .sum(),
        served: count((0..problem.columns()).filter(is_served).count()),
        pairs: count(pairs.len()),
        evenness: 0,
        points: if problem.sense() == Sense::Maximise { points } else { -points },
    }
}

/// Accepted by the check, and worth as much as any assignment can be.
pub(crate) fn is_best(problem: &Problem, found: &Assignment, place: &str) {
    let proof = check(problem, found).unwrap_or_else(|violation| panic!("{place}: {violation}\n{problem:?}"));
    assert_eq!((proof.pairs(), proof.total()), (found.pairs().len(), found.total()), "{place}");
    assert_eq!(worth(problem, found), exhaustive::most(problem), "{place}\n{problem:?}");
}
