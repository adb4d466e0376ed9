//! Solvers that return what is not best: refused by the matcher, whatever the way.

use pairwright::assignment::{Assignment, Problem, Solver, solve};
use pairwright::season::Given;
use pairwright::{Cohort, Matcher, Participant, Pilot, Result, Season, Sparing};

/// Forgets a pair of the best assignment.
#[derive(Debug)]
struct Forgetful;

impl Solver for Forgetful {
    fn name(&self) -> &'static str {
        "forgetful"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        let best = solve(problem)?;
        let pairs = best.pairs().iter().skip(1).copied().collect();
        Assignment::new(problem, pairs, best.prices().clone())
    }
}

fn cohort(wanted: u32) -> Cohort {
    Cohort::new([
        Participant::mentor("ana").with_capacity(2),
        Participant::mentor("ben"),
        Participant::mentee("max").with_mentors_wanted(wanted),
        Participant::mentee("mia"),
    ])
    .unwrap()
}

#[test]
fn a_wrong_answer_is_refused_with_the_name_of_the_solver() {
    let matcher = Matcher::default().with_solver(Forgetful);
    let given = Given::default()
        .with_proposed([("ana", "max"), ("ben", "mia")])
        .with_declined([("ana", "mia", "no")])
        .with_sparing(Sparing::AtMost(0));
    for wanted in [1, 2] {
        let errors = [
            matcher.solve(cohort(wanted)).unwrap_err(),
            matcher.clone().with_pilot(Pilot::Best(1)).solve(cohort(wanted)).unwrap_err(),
            Season::new(matcher.clone(), cohort(wanted)).propose("1 March").map(drop).unwrap_err(),
        ];
        for error in errors {
            assert!(error.is_internal(), "{error}");
            let told = error.to_string();
            assert!(told.contains("the solver \"forgetful\"") && told.contains("2 columns"), "{told}");
            assert!(told.contains("please report this"), "{told}");
        }
    }
    let one_each = Cohort::new(cohort(1).people().iter().cloned()).unwrap();
    let error = matcher.rematch(one_each, None, &given.with_sparing(Sparing::Price(3))).unwrap_err();
    assert!(error.is_internal() && error.to_string().contains("the solver \"forgetful\""), "{error}");
}
