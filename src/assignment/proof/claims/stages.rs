//! The claims of an assignment, from its prices.
//!
//! *Problem.* Prices prove an assignment best in several numbers at once, compared in order. A
//! checker of linear programs knows one number at a time.
//!
//! *Method.* One claim for each number. A claim takes for given that there is as much of the
//! numbers before it as the assignment has, which the claims before it have shown to be the most.
//! With the prices [as single numbers](crate::assignment::proof::claims::packing), those numbers
//! count by their weights: the weights are the dual prices of what is given, and the prices those
//! of the places of rows and columns.
//!
//! *Reference.* R. T. Rockafellar, "Convex Analysis", 1970 (weights as multipliers).

use std::borrow::Cow;

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::proof::certificate::check;
use crate::assignment::proof::claims::claim::{Claim, Given};
use crate::assignment::proof::claims::measure::Measure;
use crate::assignment::proof::claims::packing::Packed;
use crate::assignment::proof::plain::amounts;
use crate::error::{Error, Result};

/// The claims that together say that an assignment is best, each with its proof: as many minimums
/// met as can be (where there are minimums), as many columns served (where columns have several
/// places), as many pairs, then the most points.
///
/// The assignment is [checked](crate::assignment::check()) first. Time O(rows x columns x tables),
/// space O(rows + columns).
///
/// # Errors
/// [`is_proof`](Error::is_proof) when the assignment is not proven best;
/// [`is_problem`](Error::is_problem) where loads are to be even, which is not among what these
/// proofs can say, or where prices of a stranger are too large to be counted.
///
/// ```
/// use pairwright::assignment::{Matrix, Problem, claims, solve};
///
/// let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![10, 9, 8, 1])?)?;
/// let best = solve(&problem)?;
/// for claim in claims(&problem, &best)? {
///     let (mut formula, mut proof) = (Vec::new(), Vec::new());
///     claim.write_veripb(&mut formula, &mut proof)?; // veripb pairs.opb pairs.pbp
///     assert!(proof.starts_with(b"pseudo-Boolean proof version 3.0\n"));
/// }
/// # Ok::<(), pairwright::Error>(())
/// ```
pub fn claims<'a>(problem: &'a Problem, assignment: &'a Assignment) -> Result<Vec<Claim<'a>>> {
    let _proof = check(problem, assignment)?;
    let about = |&(_, subject): &(usize, Measure)| {
        claim(Cow::Borrowed(problem), assignment.prices(), assignment.pairs(), subject)
    };
    stages(problem).iter().map(about).collect()
}

/// The numbers that are compared, in order, each with its place among the amounts of a price.
fn stages(problem: &Problem) -> Vec<(usize, Measure)> {
    let minimums = problem.has_minimums().then_some((0, Measure::Minimums));
    // where a column has one place, those served are the pairs
    let served: &[_] = if problem.has_column_capacities() {
        &[(1, Measure::Served), (2, Measure::Pairs)]
    } else {
        &[(1, Measure::Pairs)]
    };
    minimums.into_iter().chain(served.iter().copied()).chain([(4, Measure::Points)]).collect()
}

/// The claim that no assignment has more of one number, by these prices, which are right as far as
/// that number.
pub(in crate::assignment) fn claim<'a>(
    problem: Cow<'a, Problem>,
    prices: &Prices,
    pairs: &'a [(Row, Column)],
    subject: Measure,
) -> Result<Claim<'a>> {
    if problem.evenness().is_some() {
        return Err(Error::problem("even loads are not among what these proofs can say"));
    }
    let (rows, mut columns) =
        amounts(&problem, prices).ok_or_else(|| Error::problem("prices and covers differ"))?;
    let is_single = !problem.has_column_capacities();
    if is_single {
        // what the only place of a column gains goes to the pair that fills it, as its price
        for price in &mut columns {
            price[1] += 1;
        }
    }
    let stages = stages(&problem);
    let at = stages.iter().position(|&(_, measure)| measure == subject).unwrap_or(stages.len() - 1);
    let last = stages[at].0;
    let packed = Packed::of(&rows, &columns, largest(&problem)?, last)
        .ok_or_else(|| Error::problem("the prices are too large to be written as a proof"))?;
    let given = stages[..at].iter().map(|&(of, measure)| {
        let pairs_too = if is_single && of == 1 { packed.weights[2] } else { 0 };
        Given { measure, least: measure.of(&problem, pairs), times: packed.weights[of] + pairs_too }
    });
    // a price below 0 is that of a minimum or of serving a column, and elsewhere as good as none
    let rows = packed.rows.iter().enumerate();
    let rows = rows.map(|(i, &price)| clamped(price, problem.minimum(Row::new(i)) > 0));
    let columns = packed.columns.iter().enumerate();
    let columns =
        columns.map(|(j, &price)| clamped(price, !is_single && problem.column_capacity(Column::new(j)) > 0));
    Ok(Claim {
        subject: Some(subject),
        value: subject.of(&problem, pairs),
        given: given.collect(),
        rows: rows.collect(),
        columns: columns.collect(),
        pairs,
        is_bounded: problem.has_groups() || prices.worths().is_some(),
        of: "",
        problem,
    })
}

fn clamped(price: i128, may_be_negative: bool) -> i128 {
    if may_be_negative { price } else { price.max(0) }
}

/// No pair has a larger score, or a smaller one than the negative.
fn largest(problem: &Problem) -> Result<i128> {
    let (mut cells, mut largest) = (vec![Matrix::ABSENT; problem.columns()], 0);
    for row in (0..problem.rows()).map(Row::new) {
        problem.fill_row(row, &mut cells)?;
        let allowed = cells.iter().filter(|&&score| score != Matrix::ABSENT);
        largest = allowed.fold(largest, |most, score| most.max(score.unsigned_abs()));
    }
    Ok(largest.into())
}
