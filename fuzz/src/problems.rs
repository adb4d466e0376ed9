//! What is done with problems that were accepted: solved by all methods, checked, changed.

use pairwright::assignment::{
    Alternatives, Assignment, Column, Dense, GroupFlow, HallViolators, KuhnMunkres, Objective,
    ObjectiveValue, Planner, PricedCandidates, Problem, Row, ShortestAugmentingPath, Solver, StagedNetwork,
    check, check_fair, check_plainly, solve, solve_for,
};

/// More pairs are not solved: many small runs find more than few large ones.
const MOST: usize = 150;
const MOST_OF_A_SIDE: usize = 40;

pub fn is_small(problem: &Problem) -> bool {
    let (rows, columns) = (problem.rows(), problem.columns());
    rows <= MOST_OF_A_SIDE && columns <= MOST_OF_A_SIDE && rows * columns <= MOST
}

/// All that is done with a problem.
pub fn problem(problem: &Problem) {
    let text = serde_json::to_string(problem).expect("what was accepted can be written");
    assert_eq!(serde_json::from_str::<Problem>(&text).expect("what was written can be read"), *problem);
    if !is_small(problem) {
        return;
    }
    let best = solve(problem).expect("a small problem is solved");
    proven(problem, &best);
    let text = serde_json::to_string(&best).unwrap();
    assert_eq!(serde_json::from_str::<Assignment>(&text).unwrap(), best);
    methods(problem, &best);
    changes(problem, &best);
    if !problem.has_minimums() && !problem.has_column_capacities() && problem.evenness().is_none() {
        objectives(problem);
    }
}

/// Valid and best, by both checks.
fn proven(problem: &Problem, answer: &Assignment) {
    let proof = check(problem, answer).expect("an answer has its proof");
    assert_eq!(proof.total(), answer.total());
    assert!(check_plainly(problem, answer), "the plain check refuses it");
}

/// All that counts: where loads are to be even for points, equally good answers may differ in their
/// totals.
pub fn worth(problem: &Problem, answer: &Assignment) -> ObjectiveValue {
    ObjectiveValue::of(problem, answer)
}

/// Whoever solves it finds as much, or says what they do not know.
fn methods(problem: &Problem, best: &Assignment) {
    let all: [&dyn Solver; 6] =
        [&Dense, &PricedCandidates, &StagedNetwork, &ShortestAugmentingPath, &KuhnMunkres, &GroupFlow];
    for solver in all {
        match solver.solve(problem) {
            Ok(answer) => {
                proven(problem, &answer);
                assert_eq!(worth(problem, &answer), worth(problem, best), "{}", solver.name());
            }
            Err(error) => assert!(!error.is_internal(), "{}: {error}", solver.name()),
        }
    }
    let _ = Planner::default().plan(problem).map(|plan| plan.to_string());
}

/// What another pair costs, another optimum, and who is in the way.
fn changes(problem: &Problem, best: &Assignment) {
    let Ok(alternatives) = Alternatives::new(problem, best) else { return };
    let rows = problem.rows().min(4);
    for row in (0..rows).map(Row::new) {
        for column in (0..problem.columns().min(4)).map(Column::new) {
            if let Ok(Some(change)) = alternatives.forcing(row, column) {
                let _ = change.applied(problem, best).expect("a change can be made");
            }
        }
    }
    if let Ok(Some(other)) = alternatives.another_optimum() {
        proven(problem, &other);
        assert_eq!(worth(problem, &other), worth(problem, best));
        assert_ne!(other.pairs(), best.pairs());
    }
    if let Ok(mut violators) = HallViolators::new(problem, best) {
        for column in (0..problem.columns()).map(Column::new) {
            if let Ok(Some(violator)) = violators.of_column(column) {
                assert!(violator.holds(problem), "a violator that does not hold");
            }
        }
    }
}

fn objectives(problem: &Problem) {
    for objective in [Objective::BestWorstPair, Objective::Leximin] {
        match solve_for(problem, objective) {
            Ok(fair) => drop(check_fair(problem, &fair).expect("a fair answer has its proof")),
            Err(error) => assert!(!error.is_internal(), "{error}"),
        }
    }
}
