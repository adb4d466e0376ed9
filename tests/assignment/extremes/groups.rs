//! Minimums of rows and capacities of columns, for the solvers that know them.

use pairwright::Result;
use pairwright::assignment::{Assignment, GroupFlow, Problem, Solver, StagedNetwork, check, solve};

use super::problems::{extreme, with_groups};
use super::referee::{is_best, worth};
use crate::support::exhaustive::most;

const CASES: u64 = 6_000;

#[test]
fn the_staged_network_is_right_or_refuses() {
    let (mut solved, mut columns, mut unmet) = (0, 0, 0);
    for seed in 0..CASES {
        let problem = with_groups(extreme(seed, 4, 9), seed);
        match StagedNetwork.solve(&problem) {
            Ok(found) => {
                is_best(&problem, &found, &format!("seed {seed}"));
                solved += 1;
            }
            Err(error) if error.to_string().contains("capacities of columns") => columns += 1,
            Err(error) => {
                assert!(error.to_string().contains("cannot all be met"), "seed {seed}: {error}");
                unmet += 1;
            }
        }
    }
    assert!(solved > 1000 && columns > 1000 && unmet > 300, "{solved} {columns} {unmet}");
}

/// All that is wrong with an answer, in words; a panic would hide the other problems.
fn fault(problem: &Problem, found: Result<Assignment>) -> Option<String> {
    match found {
        Err(error) => Some(error.to_string()),
        Ok(found) => match check(problem, &found) {
            Err(violation) => Some(violation.to_string()),
            Ok(_) if worth(problem, &found) == most(problem) => None,
            Ok(_) => Some("it is not the best".to_owned()),
        },
    }
}

#[test]
fn the_group_flow_is_right() {
    let mut faults = Vec::new();
    for seed in 0..CASES {
        let plain = extreme(seed, 4, 9);
        let problem = with_groups(plain.clone(), seed);
        let answers = [
            ("without groups", fault(&plain, GroupFlow.solve(&plain))),
            ("group flow", fault(&problem, GroupFlow.solve(&problem))),
            ("chosen", fault(&problem, solve(&problem))),
        ];
        for (way, fault) in answers {
            faults.extend(fault.map(|fault| format!("seed {seed}, {way}: {fault}")));
        }
    }
    let first = faults.iter().take(12).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} faults in {CASES} problems:\n{first}", faults.len());
}
