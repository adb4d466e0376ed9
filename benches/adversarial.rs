//! The dense solver on the kinds of matrices where others were faster, or ours grew too fast, in four shapes.
//!
//! `RAYON_NUM_THREADS=1 cargo bench --bench adversarial -- 1000 2000`; the numbers are sizes of the smaller
//! side, 300 and 1,000 if nothing is said. A table: milliseconds of CPU, readings of the matrix, and the
//! exponent with which the milliseconds grew since the size before. Totals are asserted: those of the
//! shortest augmenting paths, which also stand beside, and of the crate `lsap`.

#[path = "../tests/support/adversarial.rs"]
mod adversarial;
#[path = "support/clock.rs"]
mod clock;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::collections::BTreeMap;

use pairwright::assignment::{Dense, Matrix, Outcome, Problem, Sense, ShortestAugmentingPath, Solver};

use adversarial::{KINDS, costs, shapes};
use clock::now;
use numbers::Numbers;

/// The least of so many runs, where they are short.
const TIMES: usize = 5;
const SHORT: f64 = 0.2;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![300, 1_000] } else { sizes };
    println!("| kind | rows x columns | dense, ms | readings | exponent | paths, ms | lsap, ms |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for kind in KINDS {
        let mut before = BTreeMap::new();
        for &size in &sizes {
            for (shape, (rows, columns)) in shapes(size).into_iter().enumerate() {
                let mut numbers = Numbers::new(18);
                let mut cost = costs(kind, rows, columns, &mut numbers);
                let matrix = Matrix::from_fn(rows, columns, |i, j| Some(cost(i, j)));
                let cells: Vec<f64> = matrix.view().iter().map(|&cost| cost.into()).collect();
                let problem = Problem::from_matrix(matrix).expect("a problem").with_sense(Sense::Minimise);
                let (dense, (total, readings)) = least(|| {
                    let report = Dense.run(&problem).finish().expect("memory");
                    let Outcome::Solved(best) = report.outcome() else { panic!("nobody cancelled") };
                    (best.total(), report.statistics().passes())
                });
                let (paths, found) =
                    least(|| ShortestAugmentingPath.solve(&problem).expect("an assignment").total());
                assert_eq!(found, total, "{kind:?} {rows} x {columns}");
                let (other, found) = least(|| {
                    let found = lsap::solve(rows, columns, &cells, false);
                    let (rows, of_rows) = found.unwrap_or_else(|_| panic!("lsap finds no assignment"));
                    rows.into_iter().zip(of_rows).map(|(i, j)| cells[i * columns + j]).sum::<f64>()
                });
                #[expect(clippy::cast_precision_loss, reason = "totals below 2^53")]
                let is_same = (found - total as f64).abs() < 0.5;
                assert!(is_same, "{kind:?} {rows} x {columns}: {found}, not {total}");
                #[expect(clippy::cast_precision_loss, reason = "sizes")]
                let exponent = before.insert(shape, (size, dense)).map_or(String::new(), |(old, then)| {
                    format!("{:.2}", (dense / then).ln() / (size as f64 / old as f64).ln())
                });
                println!(
                    "| {kind:?} | {rows} x {columns} | {:.2} | {readings} | {exponent} | {:.2} | {:.2} |",
                    dense * 1e3,
                    paths * 1e3,
                    other * 1e3
                );
            }
        }
    }
}

/// The least CPU seconds of some runs, and what they found.
fn least<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut run = || {
        let start = now();
        let found = work();
        (now() - start, found)
    };
    let (mut least, mut found) = run();
    for _ in 1..TIMES {
        if least > SHORT {
            break;
        }
        let (seconds, again) = run();
        (least, found) = (least.min(seconds), again);
    }
    (least, found)
}
