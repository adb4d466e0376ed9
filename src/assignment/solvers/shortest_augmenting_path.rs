//! Shortest augmenting paths: the textbook solver, for unequal sides, forbidden pairs and
//! capacities.
//!
//! Read this file first, then [`rectangular`] (the algorithm, with a worked example), then [`tree`]
//! (its one data structure).
//!
//! *Problem.* The [`Problem`] in full: as many pairs as possible, then the best total, with prices.
//!
//! *Method.* Two steps.
//! 1. *Who is served?* A maximum matching and its cover say (König). The cover is a set of rows and
//!    columns with an end of every allowed pair. A largest assignment fills it, with pairs that
//!    have exactly one end in it. So the problem falls into two parts that share nobody:
//!
//!    ```text
//!                        covered columns      other columns
//!    covered rows        never used           part 1: the rows must be filled
//!    other rows          part 2: the columns  no allowed pair
//!                        must be filled
//!    ```
//! 2. *By whom, at the least cost?* In each part the covered side, the *agents*, must be served in
//!    full by the other side, the *objects*, and can be. That is a [`rectangular`] problem.
//!
//! *Complexity.* Time O(n^3) in the worst case, for n places on a side; space O(rows x columns),
//! four bytes a pair and at most two copies. Rows with capacities are handled as they are, not
//! copied.
//!
//! *Caveat.* The path search walks through memory one pair at a time. Where costs rise along rows
//! and columns alike (as i x j does) hardly anything is assigned before it, and it takes most of
//! the time.
//!
//! *Notation.* Inside, points are costs to be made small (negated unless the problem states costs).
//!
//! *Ties.* Among equally good objects one with room goes first, then the lowest index. So a
//! constant matrix gives the first row its first columns, and so on: if square, the identity.
//!
//! *Numeric policy.* Costs are `i32`, everything else `i64`. With C = 2^31 bounding a cost and N =
//! 2^26 the members of a side ([`LIMIT`]), no number here exceeds 16 N C = 2^61: see
//! [`rectangular`].
//!
//! *References.* R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and
//! sparse linear assignment problems", Computing 38, 1987 (augmenting row reduction). D. F. Crouse,
//! "On implementing 2D rectangular assignment algorithms", IEEE Trans. Aerosp. Electron. Syst. 52,
//! 2016 (the rectangular search).

mod rectangular;
mod tree;

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::cover::Cover;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::side::Side;
use crate::assignment::reading::allowed_pairs::AllowedPairs;
use crate::assignment::solvers::cut::cut;
use crate::assignment::solvers::maximum_matching::smallest_cover;
use crate::assignment::solvers::outcome::{Outcome, Partial, RunReport};
use crate::assignment::solvers::reporter::share_of_first;
use crate::assignment::solvers::shortest_augmenting_path::rectangular::{Rectangular, Served};
use crate::assignment::solvers::solver::Solver;
use crate::assignment::solvers::statistics::Statistics;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;
use crate::watch::watch::Watch;

/// The most members of a side, so that no sum of costs along a path can overflow.
const LIMIT: usize = 1 << 26;

/// Shortest augmenting paths with prices, after Jonker and Volgenant: the textbook solver.
///
/// Time O(n^3) in the worst case and far less on most problems; space O(rows x columns). Ties go to
/// the lowest index, so a constant square matrix gives the identity.
///
/// ```
/// use pairwright::assignment::{Matrix, Problem, Sense, ShortestAugmentingPath, Solver};
///
/// // One mentor may take two of three mentees, the other one; the hours each would travel.
/// let hours = Matrix::from_vec(2, 3, vec![1, 5, 2, 4, 6, 1])?;
/// let problem = Problem::from_matrix(hours)?.with_capacities(vec![2, 1])?;
/// let problem = problem.with_sense(Sense::Minimise);
/// assert_eq!(ShortestAugmentingPath.solve(&problem)?.total(), 1 + 5 + 1);
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct ShortestAugmentingPath;

impl Solver for ShortestAugmentingPath {
    fn name(&self) -> &'static str {
        "shortest augmenting path"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        solve(problem, &Guard::nobody())?.solved()
    }

    fn solve_watched(&self, problem: &Problem, watch: &mut dyn Watch) -> Result<Assignment> {
        let guard = Guard::borrowed(watch);
        let assignment = solve(problem, &guard)?.solved_under(problem, &guard)?;
        guard.done();
        Ok(assignment)
    }
}

/// The share of the work when it is known who is served.
const COVERED: f64 = 0.1;

/// Solves a problem in two parts, which may both be stopped.
///
/// # Errors
/// As those of [`Solver::solve`]; [`is_cancelled`](Error::is_cancelled) when the guard stops it
/// before it is known who is served.
pub(super) fn solve(problem: &Problem, guard: &Guard<'_>) -> Result<RunReport> {
    problem.without_groups()?;
    let (rows, columns) = (problem.rows(), problem.columns());
    if rows.max(columns) > LIMIT {
        return Err(Error::memory(format!("a side of {rows} x {columns} exceeds {LIMIT} members")));
    }
    let capacities: Vec<u32> = (0..rows).map(|i| problem.capacity(Row::new(i))).collect();
    let smaller = usize::try_from(problem.row_places()).unwrap_or(usize::MAX).min(columns);
    guard.left(PhaseKind::Matching, smaller, smaller)?;
    let matrix = problem.matrix_under(guard)?;
    let cover = smallest_cover(&AllowedPairs::of_matrix(&matrix, guard)?, capacities.clone(), guard)?;

    let mut answer = Answer::new(rows, columns);
    let mut is_finished = true;
    let parts = Part::both(&cover);
    let middle = COVERED
        + (1.0 - COVERED)
            * share_of_first(parts.each_ref().map(|part| part.rows.len().saturating_mul(part.columns.len())));
    for (part, range) in parts.iter().zip([COVERED..middle, middle..1.0]) {
        let served = match part.rectangular(&matrix, problem.sense(), &capacities, guard) {
            Err(error) if error.is_cancelled() => {
                // it was not begun, and still needs prices that hold
                answer.price_agents(part, -problem.largest());
                is_finished = false;
                continue;
            }
            part => guard.part(range, || part?.solve(guard))?,
        };
        is_finished &= served.is_finished;
        answer.add(part, &served);
    }
    let outcome = if is_finished {
        Outcome::Solved(answer.finish(problem, cover)?)
    } else {
        let (pairs, prices) = answer.pairs_and_prices(problem, cover);
        Outcome::Cancelled(Partial::new(pairs, prices))
    };
    Ok(RunReport::new(outcome, Statistics::default()))
}

/// One of the two parts: the covered members of one side, and the others of the other side.
struct Part {
    agents: Side,
    rows: Vec<u32>,
    columns: Vec<u32>,
}

impl Part {
    fn both(cover: &Cover) -> [Self; 2] {
        let members = |marks: &[bool], wanted: bool| -> Vec<u32> {
            (0..).zip(marks).filter(|&(_, &mark)| mark == wanted).map(|(at, _)| at).collect()
        };
        [(Side::Rows, true), (Side::Columns, false)].map(|(agents, rows_covered)| Self {
            agents,
            rows: members(&cover.rows, rows_covered),
            columns: members(&cover.columns, !rows_covered),
        })
    }

    /// The part as a problem of its own: costs of agents, one after another, and how many places
    /// each has.
    fn rectangular(
        &self,
        matrix: &Matrix,
        sense: Sense,
        capacities: &[u32],
        guard: &Guard<'_>,
    ) -> Result<Rectangular> {
        let mut costs = cut(matrix, &self.rows, &self.columns, self.agents, guard)?;
        if sense == Sense::Maximise {
            for cost in &mut costs {
                // an absent pair stays absent: negating `i32::MIN` gives itself
                *cost = cost.wrapping_neg();
            }
        }
        let of_rows: Vec<u32> = self.rows.iter().map(|&row| capacities[row as usize]).collect();
        let of_columns = vec![1; self.columns.len()];
        Ok(match self.agents {
            Side::Rows => Rectangular::new(costs, of_rows, of_columns),
            Side::Columns => Rectangular::new(costs, of_columns, of_rows),
        })
    }

    /// The pair of the problem that an agent and an object of this part are.
    fn pair(&self, agent: usize, object: usize) -> (Row, Column) {
        let (row, column) = match self.agents {
            Side::Rows => (agent, object),
            Side::Columns => (object, agent),
        };
        (Row::new(self.rows[row] as usize), Column::new(self.columns[column] as usize))
    }
}

/// The pairs and prices, put together from the parts.
struct Answer {
    pairs: Vec<(Row, Column)>,
    rows: Vec<i64>,
    columns: Vec<i64>,
}

impl Answer {
    fn new(rows: usize, columns: usize) -> Self {
        Self { pairs: Vec::new(), rows: vec![0; rows], columns: vec![0; columns] }
    }

    /// Gives the agents of a part this price, in costs.
    fn price_agents(&mut self, part: &Part, price: i64) {
        let (agents, prices) = match part.agents {
            Side::Rows => (&part.rows, &mut self.rows),
            Side::Columns => (&part.columns, &mut self.columns),
        };
        for &agent in agents {
            prices[agent as usize] = price;
        }
    }

    fn add(&mut self, part: &Part, served: &Served) {
        self.pairs.extend(served.pairs().map(|(agent, object)| part.pair(agent, object)));
        let (of_rows, of_columns) = match part.agents {
            Side::Rows => (&served.u, &served.v),
            Side::Columns => (&served.v, &served.u),
        };
        for (&row, &price) in part.rows.iter().zip(of_rows) {
            self.rows[row as usize] = price;
        }
        for (&column, &price) in part.columns.iter().zip(of_columns) {
            self.columns[column as usize] = price;
        }
    }

    /// The assignment, with its prices in points again.
    fn finish(self, problem: &Problem, cover: Cover) -> Result<Assignment> {
        let (pairs, prices) = self.pairs_and_prices(problem, cover);
        Assignment::new(problem, pairs, prices)
    }

    fn pairs_and_prices(mut self, problem: &Problem, cover: Cover) -> (Vec<(Row, Column)>, Prices) {
        if problem.sense() == Sense::Maximise {
            self.rows.iter_mut().chain(&mut self.columns).for_each(|price| *price = -*price);
        }
        self.pairs.sort_unstable();
        (self.pairs, Prices::new(self.rows, self.columns, cover.rows, cover.columns))
    }
}
