//! Anybody's assignment problem: a matrix of costs in, the best pairs out, with a proof that is checked.
//!
//! `cargo run --example cost_matrix`. For files the command does it: `pairwright solve costs.csv`.

#[macro_use]
#[path = "support/output.rs"]
mod output;

use pairwright::Result;
use pairwright::assignment::ndarray::array;
use pairwright::assignment::{self, Forbidden, Matrix, Problem, Quantised, Sense};

fn main() -> Result<()> {
    // Four couriers, five parcels: minutes. Nothing stands where a courier cannot go.
    let minutes = [
        [Some(12), Some(7), None, Some(9), Some(8)],
        [Some(11), Some(9), Some(5), None, Some(10)],
        [Some(6), None, Some(7), Some(13), Some(9)],
        [Some(8), Some(10), None, Some(12), Some(6)],
    ];
    let matrix = Matrix::from_fn(4, 5, |courier, parcel| minutes[courier][parcel]);
    let problem = Problem::from_matrix(matrix)?.with_sense(Sense::Minimise);
    let best = assignment::solve(&problem)?;
    for &(courier, parcel) in best.pairs() {
        let minutes = problem.score(courier, parcel).unwrap_or(0);
        println!("courier {} takes parcel {}: {minutes} minutes", courier.index() + 1, parcel.index() + 1);
    }
    println!("{} minutes in all", best.total());

    // Whoever gets the answer can check it: the prices prove that there is no better one.
    println!("prices of the couriers: {:?}", best.prices().rows());
    println!("{}\n", assignment::check(&problem, &best)?);

    // Real numbers become whole multiples of a unit; the bound says what that may cost.
    let costs = array![[0.25, 1.5, f64::INFINITY], [2.0, 0.75, 1.25], [1.0, 3.5, 0.5]];
    let whole = Quantised::new(costs.view(), Forbidden::PositiveInfinity)?;
    let (unit, bound) = (whole.unit(), whole.error_bound(3));
    let problem = Problem::from_matrix(whole.into_matrix())?.with_sense(Sense::Minimise);
    let best = assignment::solve(&problem)?;
    let cost: f64 = best.pairs().iter().map(|&(row, column)| costs[[row.index(), column.index()]]).sum();
    println!("cost {cost}, solved in multiples of {unit}, off by at most {bound}");
    Ok(())
}
