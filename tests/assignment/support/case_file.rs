//! Reads `tests/data/assignment_cases.txt`; its head says how it is written.

use std::{fmt::Debug, str::FromStr};

use pairwright::assignment::{Matrix, Problem, Sense};

/// A problem and its answer.
#[derive(Debug, Default)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) why: String,
    pub(crate) best: Option<(usize, i64)>,
    shape: Option<(usize, usize)>,
    rows: Vec<Vec<Option<i32>>>,
    capacities: Option<Vec<u32>>,
    sense: Sense,
}

impl Case {
    pub(crate) fn problem(&self) -> Problem {
        let (rows, columns) = self.shape.unwrap_or_else(|| (self.rows.len(), self.rows[0].len()));
        let cells: Vec<_> =
            self.rows.concat().into_iter().map(|cell| cell.unwrap_or(Matrix::ABSENT)).collect();
        let matrix = Matrix::from_vec(rows, columns, cells).expect(&self.name);
        let problem = Problem::from_matrix(matrix).expect(&self.name).with_sense(self.sense);
        match &self.capacities {
            Some(capacities) => problem.with_capacities(capacities.clone()).expect(&self.name),
            None => problem,
        }
    }
}

/// All cases, in the order of the file.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("../../data/assignment_cases.txt").lines() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if word == "case" {
            cases.push(Case { name: rest.to_owned(), ..Case::default() });
            continue;
        }
        let case = cases.last_mut().expect("a case comes first");
        match word {
            "why" => rest.trim().clone_into(&mut case.why),
            "shape" => case.shape = Some(two(rest)),
            "minimise" => case.sense = Sense::Minimise,
            "capacities" => case.capacities = Some(numbers(rest)),
            "row" => case
                .rows
                .push(rest.split_whitespace().map(|cell| (cell != "-").then(|| number(cell))).collect()),
            "best" => case.best = Some(two(rest)),
            _ => panic!("{}: what is {word}?", case.name),
        }
    }
    cases
}

fn number<T: FromStr<Err: Debug>>(word: &str) -> T {
    word.parse().unwrap_or_else(|error| panic!("{word}: {error:?}"))
}

fn numbers<T: FromStr<Err: Debug>>(words: &str) -> Vec<T> {
    words.split_whitespace().map(number).collect()
}

fn two<A: FromStr<Err: Debug>, B: FromStr<Err: Debug>>(words: &str) -> (A, B) {
    let (a, b) = words.trim().split_once(' ').expect("two numbers");
    (number(a), number(b.trim()))
}
