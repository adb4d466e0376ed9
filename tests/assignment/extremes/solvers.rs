//! Every solver, and the one that is chosen.

use pairwright::assignment::{
    Dense, KuhnMunkres, PricedCandidates, ShortestAugmentingPath, Solver, StagedNetwork, solve,
};

use super::problems::extreme;
use super::referee::is_best;

const CASES: u64 = 6_000;

#[test]
fn every_solver_is_right_without_groups() {
    let solvers: [&dyn Solver; 5] =
        [&Dense, &PricedCandidates, &ShortestAugmentingPath, &KuhnMunkres, &StagedNetwork];
    for seed in 0..CASES {
        let problem = extreme(seed, 4, 9);
        for solver in solvers {
            let found = solver.solve(&problem).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            is_best(&problem, &found, &format!("{}, seed {seed}", solver.name()));
        }
        is_best(&problem, &solve(&problem).unwrap(), &format!("chosen, seed {seed}"));
    }
}
