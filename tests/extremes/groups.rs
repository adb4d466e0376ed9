//! Minimums of rows and capacities of columns, for the solvers that know them.

use pairwright::assignment::{Solver, StagedNetwork};

use crate::extremes::{extreme, with_groups};
use crate::referee::is_best;

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
