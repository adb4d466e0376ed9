//! Tables of the kind "another department: many points, the same: few", whose arcs a flow keeps as
//! blocks: against the dense solver, with a few cells that are better, worse or forbidden.

use pairwright::assignment::{Dense, Entry, Problem, Sense, Solver, StagedNetwork, Term};

use crate::numbers::Numbers;
use crate::support::check;

/// One number for most cells, another where both have the same code, and others by luck.
fn departments(codes: usize, exceptions: usize, numbers: &mut Numbers) -> Vec<Entry> {
    let (apart, same) = (numbers.within(-300..=300), numbers.within(-300..=300));
    let mut cells = vec![Entry::Points(apart); codes * codes];
    for k in 0..codes {
        cells[k * codes + k] = Entry::Points(same);
    }
    for _ in 0..exceptions {
        let at = numbers.below(codes * codes);
        cells[at] = if numbers.sometimes(30) {
            Entry::Never
        } else {
            Entry::Points(apart + numbers.within(-200..=200))
        };
    }
    cells
}

#[test]
fn the_network_and_the_matrix_agree_on_departments() {
    for seed in 0..60 {
        let numbers = &mut Numbers::new(seed ^ 0x4445_5041);
        let (rows, columns) = (40 + numbers.below(200), 40 + numbers.below(200));
        let exceptions = [0, 0, 3, 20][numbers.below(4)];
        let table = |_| {
            let codes = 5 + numbers.below(20);
            let mut side = |n: usize| -> Vec<u32> {
                (0..n).map(|_| u32::try_from(numbers.below(codes)).unwrap()).collect()
            };
            let (of_rows, of_columns) = (side(rows), side(columns));
            let cells = departments(codes, exceptions, numbers);
            Term::table(of_rows, of_columns, codes, cells).unwrap()
        };
        let terms = (0..=seed % 3).map(table).collect();
        let sense = if seed % 2 == 0 { Sense::Maximise } else { Sense::Minimise };
        let mut problem = Problem::from_terms(rows, columns, terms).unwrap().with_sense(sense);
        if seed % 5 == 0 {
            problem =
                problem.with_capacities((0..rows).map(|i| u32::try_from(i % 3).unwrap()).collect()).unwrap();
        }
        let (flow, dense) = (StagedNetwork.solve(&problem).unwrap(), Dense.solve(&problem).unwrap());
        assert_eq!((flow.pairs().len(), flow.total()), (dense.pairs().len(), dense.total()), "seed {seed}");
        for found in [&flow, &dense] {
            let _ = check(&problem, found).unwrap_or_else(|wrong| panic!("seed {seed}: {wrong}"));
        }
    }
}
