//! Groups: rows that must be in some pairs, columns that may be in several.
//!
//! *Problem.* The [`Problem`] in full, with [minimums](Problem::with_minimums) of rows and
//! [capacities](Problem::with_column_capacities) of columns; a pair is made once at most. In this order: as many places filled as can
//! be of those that must be, as many columns served at all, as many pairs, the best total.
//!
//! *Method.* Successive shortest paths in the [residual network](super::residual). The start is what is best without
//! groups, from the solver that the planner takes for it: its pairs and prices are right but for the
//! places that groups add, and each of those is settled by a search. A problem without groups is solved
//! from nothing, a search for each place.
//!
//! *Caveat.* Each search reads lines of scores until it finds a place. Where hardly anything is left
//! of the start (all columns take many rows) there are as many searches as pairs. Nothing is told on the
//! way, and nobody can stop it.
//!
//! *Cost.* Time that of the start, and O(rows x columns + changes x log people) for each search; space that of the start and
//! O(people + pairs).
//!
//! *Ties* among equally good pairs fall as the start and the searches fall: the same way every time.
//!
//! *Numeric policy.* `i128`, see [`Worth`](super::Worth).
//!
//! *References.* R. G. Busacker and P. J. Gowen, 1960; J. Edmonds and R. M. Karp (1972), Journal of the ACM 19.

use super::residual::Residual;
use super::{Assignment, Column, Problem, Solver, choose};
use crate::error::{Error, Result};

/// The most members of a side.
const LIMIT: usize = 1 << 26;

/// The solver for groups: several rows for a column, minimums of rows.
///
/// Minimums are met as far as they can be; what is missing then cannot be helped, and the prices prove it.
///
/// ```
/// use pairwright::assignment::{GroupFlow, Matrix, Problem, Solver, check};
///
/// // Three mentors, two mentees who take two mentors each; no mentor takes more than one mentee.
/// let points = Matrix::from_vec(3, 2, vec![5, 4, 6, 1, 3, 3])?;
/// let problem = Problem::from_matrix(points)?.with_column_capacities(vec![2, 2])?;
/// let best = GroupFlow.solve(&problem)?;
/// assert_eq!((best.pairs().len(), best.total()), (3, 6 + 5 + 3));
/// assert!(check(&problem, &best).is_ok());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct GroupFlow;

impl Solver for GroupFlow {
    fn name(&self) -> &'static str {
        "group flow"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        let (rows, columns) = (problem.rows(), problem.columns());
        if rows.max(columns) > LIMIT {
            return Err(Error::problem(format!("a side of {rows} x {columns} exceeds {LIMIT} members")));
        }
        let mut network = Residual::empty(problem, Vec::new(), 0)?;
        let grouped = problem.has_minimums() || problem.has_column_capacities();
        match if grouped { choose::solve(&problem.ungrouped()).ok() } else { None } {
            Some(start) => {
                network.take_prices(start.prices())?;
                for &(row, column) in start.pairs().iter().filter(|&&(_, column)| is_open(problem, column)) {
                    network.pair(row.index() as u32, column.index() as u32)?;
                }
            }
            None => network.open(),
        }
        network.settle();
        network.assignment()
    }
}

fn is_open(problem: &Problem, column: Column) -> bool {
    problem.column_capacity(column) > 0
}
