//! From a problem to what is written down, and back with everything validated.

use crate::assignment::model::problem::Problem;
use crate::assignment::model::problem::stored::{Points, Stored};
use crate::error::{Error, Result};

impl From<Problem> for Stored {
    fn from(p: Problem) -> Self {
        let Problem { rows, columns, points, capacities, minimums, column_capacities, even_loads, sense } = p;
        Self { rows, columns, points, capacities, minimums, column_capacities, even_loads, sense }
    }
}

impl TryFrom<Stored> for Problem {
    type Error = Error;

    fn try_from(stored: Stored) -> Result<Self> {
        let problem = match stored.points {
            Points::Matrix(matrix) if (matrix.rows(), matrix.columns()) != (stored.rows, stored.columns) => {
                return Err(Error::problem("the matrix does not have the problem's shape"));
            }
            Points::Matrix(matrix) => Self::from_matrix(matrix)?,
            Points::Terms(terms) => Self::from_terms(stored.rows, stored.columns, terms)?,
        };
        let problem = problem.with_sense(stored.sense);
        let problem = match stored.capacities {
            Some(capacities) => problem.with_capacities(capacities)?,
            None => problem,
        };
        let problem = match stored.minimums {
            Some(minimums) => problem.with_minimums(minimums)?,
            None => problem,
        };
        let problem = match stored.column_capacities {
            Some(capacities) => problem.with_column_capacities(capacities)?,
            None => problem,
        };
        match stored.even_loads {
            Some(even) => problem.with_even_loads(even.evenness, even.before),
            None => Ok(problem),
        }
    }
}
