//! A problem written down, and read again with everything validated.

use serde::{Deserialize, Serialize};

use super::super::Sense;
use super::{Points, Problem};
use crate::error::{Error, Result};

/// The problem as it is written down.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    rows: usize,
    columns: usize,
    points: Points,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    capacities: Option<Vec<u32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minimums: Option<Vec<u32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column_capacities: Option<Vec<u32>>,
    #[serde(default)]
    sense: Sense,
}

impl From<Problem> for Stored {
    fn from(p: Problem) -> Self {
        let Problem { rows, columns, points, capacities, minimums, column_capacities, sense } = p;
        Self { rows, columns, points, capacities, minimums, column_capacities, sense }
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
        match stored.column_capacities {
            Some(capacities) => problem.with_column_capacities(capacities),
            None => Ok(problem),
        }
    }
}
