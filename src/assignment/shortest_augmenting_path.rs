//! Shortest augmenting paths: the dense solver, for unequal sides, forbidden pairs and capacities.
//!
//! *Problem.* The [`Problem`] in full: as many pairs as possible, then the best total, with prices.
//!
//! *Method.* Two steps.
//! 1. A maximum matching says whom the largest assignment serves. Its cover (König) splits the
//!    problem in two: covered rows with uncovered columns, and covered columns with uncovered rows.
//!    Pairs with both ends in the cover are in no largest assignment; pairs with none do not exist.
//! 2. In each part the covered side, the *agents*, must all be served by the other side, the
//!    *objects*, and can be. That is a rectangular problem, solved by row reduction and one shortest
//!    augmenting path for each unit still to be served (Dijkstra's algorithm on reduced costs).
//!
//! Rows with capacities are handled as they are, not copied. Time O(n^3) in the worst case, for n
//! places on a side; space O(rows x columns), four bytes a pair and two copies at most.
//! Caveat: the path search walks through memory one pair at a time. Where costs rise along rows and
//! columns alike (as i x j does) hardly anything is settled before it, and it shows.
//!
//! *Notation.* Inside, points are costs to be made small (negated unless the problem states costs).
//! Agents have prices u, free in sign; objects have prices v <= 0, and v = 0 while they have room. The
//! reduced cost c - u - v is never negative, and zero for every pair taken.
//!
//! *Ties.* Among equally good objects one with room goes first, then the lowest index. So a constant
//! matrix gives the first row its first columns, and so on: if square, the identity.
//!
//! *Numeric policy.* Costs are `i32`, everything else `i64`. With C = 2^31 bounding a cost and N = 2^26
//! the members of a side ([`LIMIT`]), no number here exceeds 16 N C = 2^61: see [`rectangular`].
//!
//! *References.* R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse
//! linear assignment problems", Computing 38, 1987 (row reduction by bids). D. F. Crouse, "On
//! implementing 2D rectangular assignment algorithms", IEEE Trans. Aerosp. Electron. Syst. 52, 2016 (the
//! rectangular search).

mod rectangular;

use rectangular::{Rectangular, Served};

use super::allowed_pairs::AllowedPairs;
use super::cut::{Agents, cut};
use super::maximum_matching::{Cover, smallest_cover};
use super::{Assignment, Column, Matrix, Prices, Problem, Row, Sense, Solver};
use crate::error::{Error, Result};

/// The most members of a side, so that no sum of costs along a path can overflow.
const LIMIT: usize = 1 << 26;

/// Shortest augmenting paths with prices, after Jonker and Volgenant: the dense solver.
///
/// Time O(n^3) in the worst case and far less on most problems; space O(rows x columns). Ties go to the
/// lowest index, so a constant square matrix gives the identity.
///
/// ```
/// use pairwright::assignment::{Matrix, Problem, Sense, ShortestAugmentingPath, Solver};
///
/// // One mentor may take two of three mentees, the other one; these are the hours each would travel.
/// let hours = Matrix::from_vec(2, 3, vec![1, 5, 2, 4, 6, 1])?;
/// let problem = Problem::from_matrix(hours)?.with_capacities(vec![2, 1])?.with_sense(Sense::Minimise);
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
        problem.without_groups()?;
        let (rows, columns) = (problem.rows(), problem.columns());
        if rows.max(columns) > LIMIT {
            return Err(Error::problem(format!("a side of {rows} x {columns} exceeds {LIMIT} members")));
        }
        let matrix = problem.matrix()?;
        let capacities: Vec<u32> = (0..rows).map(|i| problem.capacity(Row::new(i))).collect();
        let cover = smallest_cover(&AllowedPairs::of_matrix(&matrix)?, capacities.clone());

        let mut answer = Answer::new(rows, columns);
        let one_place = vec![1; columns];
        let sides = Sides { matrix: &matrix, capacities: &capacities, one_place: &one_place };
        let (covered, uncovered) = (members(&cover.rows, true), members(&cover.columns, false));
        let part = sides.rows_as_agents(&covered, &uncovered, problem.sense())?;
        answer.add_rows_as_agents(&covered, &uncovered, &part.solve()?);

        let (covered, uncovered) = (members(&cover.columns, true), members(&cover.rows, false));
        let part = sides.columns_as_agents(&covered, &uncovered, problem.sense())?;
        answer.add_columns_as_agents(&covered, &uncovered, &part.solve()?);
        answer.finish(problem, cover)
    }
}

/// The positions whose mark is `wanted`, in order.
fn members(marks: &[bool], wanted: bool) -> Vec<u32> {
    (0..).zip(marks).filter(|&(_, &mark)| mark == wanted).map(|(at, _)| at).collect()
}

/// What the parts are cut from.
struct Sides<'a> {
    matrix: &'a Matrix,
    capacities: &'a [u32],
    one_place: &'a [u32],
}

impl Sides<'_> {
    /// Covered rows, to be served by uncovered columns.
    fn rows_as_agents(&self, rows: &[u32], columns: &[u32], sense: Sense) -> Result<Rectangular> {
        let costs = costs(cut(self.matrix, rows, columns, Agents::Rows)?, sense);
        Ok(Rectangular::new(costs, pick(self.capacities, rows), pick(self.one_place, columns)))
    }

    /// Covered columns, to be served by uncovered rows: the transposed part.
    fn columns_as_agents(&self, columns: &[u32], rows: &[u32], sense: Sense) -> Result<Rectangular> {
        let costs = costs(cut(self.matrix, rows, columns, Agents::Columns)?, sense);
        Ok(Rectangular::new(costs, pick(self.one_place, columns), pick(self.capacities, rows)))
    }
}

/// Points as costs. An absent pair stays absent: negating `i32::MIN` gives itself.
fn costs(mut cells: Vec<i32>, sense: Sense) -> Vec<i32> {
    if sense == Sense::Maximise {
        for cell in &mut cells {
            *cell = cell.wrapping_neg();
        }
    }
    cells
}

/// The values at these positions.
fn pick(values: &[u32], at: &[u32]) -> Vec<u32> {
    at.iter().map(|&at| values[at as usize]).collect()
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

    fn add_rows_as_agents(&mut self, rows: &[u32], columns: &[u32], part: &Served) {
        put(&mut self.rows, rows, &part.agent_prices);
        put(&mut self.columns, columns, &part.object_prices);
        let pairs = part
            .pairs()
            .map(|(agent, object)| (Row::new(rows[agent] as usize), Column::new(columns[object] as usize)));
        self.pairs.extend(pairs);
    }

    fn add_columns_as_agents(&mut self, columns: &[u32], rows: &[u32], part: &Served) {
        put(&mut self.columns, columns, &part.agent_prices);
        put(&mut self.rows, rows, &part.object_prices);
        let pairs = part
            .pairs()
            .map(|(agent, object)| (Row::new(rows[object] as usize), Column::new(columns[agent] as usize)));
        self.pairs.extend(pairs);
    }

    /// The assignment, with its prices in points again.
    fn finish(mut self, problem: &Problem, cover: Cover) -> Result<Assignment> {
        if problem.sense() == Sense::Maximise {
            self.rows.iter_mut().chain(&mut self.columns).for_each(|price| *price = -*price);
        }
        let prices = Prices::new(self.rows, self.columns, cover.rows, cover.columns);
        Assignment::new(problem, self.pairs, prices)
    }
}

/// Writes the values to these positions.
fn put(prices: &mut [i64], at: &[u32], values: &[i64]) {
    for (&at, &value) in at.iter().zip(values) {
        prices[at as usize] = value;
    }
}
