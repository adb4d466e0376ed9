//! Three small solves whose instructions may be counted, as with `valgrind --tool=callgrind`.
//!
//! Under valgrind only what happens within [`measured`] counts. Without it this asserts the totals and says
//! nothing. The first solve of a process finds out what the processor can do, so each is done once before.

#[path = "../tests/support/company.rs"]
mod company;
#[path = "../tests/support/numbers.rs"]
mod numbers;
#[path = "../tests/support/shared_profiles.rs"]
mod shared_profiles;

use std::hint::black_box;

use pairwright::assignment::{self, Assignment, Dense, Problem, Solver, StagedNetwork};
use pairwright::scoring::Scores;
use pairwright::{Cohort, CohortReader, Programme, Result};

/// What the planner chooses.
#[derive(Debug)]
struct Usual;

impl Solver for Usual {
    fn name(&self) -> &'static str {
        "usual"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        assignment::solve(problem)
    }
}

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    let scores = |cohort: &Cohort| {
        let scores = Scores::new(cohort, &Programme::default()).expect("scores");
        scores.problem().clone()
    };
    let (problem, solver): (Problem, &dyn Solver) = match name.as_str() {
        "mentoring-200" => {
            let problem = scores(&company::company(200, 200, 1).expect("a company"));
            let matrix = problem.matrix().expect("a matrix").into_owned();
            (Problem::from_matrix(matrix).expect("a problem"), &Dense)
        }
        "civil-service" => {
            let people = include_bytes!("../examples/data/civil-service/participants.csv").as_slice();
            let lines = include_bytes!("../examples/data/civil-service/organisation.csv").as_slice();
            let reader = CohortReader::new("participants.csv", people);
            let reader = reader.organisation("organisation.csv", lines);
            (scores(&reader.read().expect("people")), &Usual)
        }
        "tables-300" => {
            let problem = shared_profiles::shared_profiles(300, shared_profiles::USUAL);
            (problem.expect("a problem"), &StagedNetwork)
        }
        _ => return,
    };
    let expected = solver.solve(&problem).expect("an assignment").total();
    assert_eq!(measured(solver, black_box(&problem)), expected);
}

#[inline(never)]
fn measured(solver: &dyn Solver, problem: &Problem) -> i64 {
    black_box(solver.solve(problem).expect("an assignment").total())
}
