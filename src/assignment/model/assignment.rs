//! What a solver returns: the pairs, and the prices that prove them best.

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::value::ObjectiveValue;

/// The pairs of an assignment, their total, and the [`Prices`] that prove it best.
///
/// Pairs are sorted by row, then column. [`check`](crate::assignment::check) verifies an assignment
/// against its problem; one that was read from a file is a claim until then. Space O(pairs + rows +
/// columns).
///
/// ```
/// use pairwright::assignment::{self, Column, Matrix, Problem, Row};
///
/// let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![10, 9, 8, 1])?)?;
/// let best = assignment::solve(&problem)?;
/// assert_eq!(best.pairs(), [(Row::new(0), Column::new(1)), (Row::new(1), Column::new(0))]);
/// assert_eq!(best.total(), 9 + 8);
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    pub(in crate::assignment) pairs: Vec<(Row, Column)>,
    pub(in crate::assignment) total: i64,
    pub(in crate::assignment) prices: Prices,
}

impl Assignment {
    /// The same of pairs that are sorted and allowed, and whose total is known.
    pub(in crate::assignment) fn of_sorted(pairs: Vec<(Row, Column)>, total: i64, prices: Prices) -> Self {
        Self { pairs, total, prices }
    }

    /// The pairs, sorted by row, then column.
    pub fn pairs(&self) -> &[(Row, Column)] {
        &self.pairs
    }

    /// The sum of the pairs' scores, in points (or costs).
    pub fn total(&self) -> i64 {
        self.total
    }

    /// The prices that prove the assignment best.
    pub fn prices(&self) -> &Prices {
        &self.prices
    }

    /// The columns a row has, in order. Time O(log pairs) to the first, O(1) to each further one.
    pub fn column(&self, row: Row) -> impl Iterator<Item = Column> + '_ {
        let start = self.pairs.partition_point(|&(i, _)| i < row);
        self.pairs[start..].iter().take_while(move |&&(i, _)| i == row).map(|&(_, j)| j)
    }
}

/// Dual prices and a vertex cover: the proof that an assignment is best.
///
/// *As many pairs as possible.* The cover is a set of rows and columns such that every allowed pair
/// has at least one end in it. Each pair of any assignment uses up a place of the cover, so none
/// can have more pairs than the cover has places. An assignment with exactly as many is a largest
/// one (König), and every largest one fills the cover and uses only pairs with one end in it.
///
/// *Then the best total.* With prices u of rows and v of columns such that u + v is at least the
/// score of every allowed pair with one end in the cover, and no price outside the cover is
/// negative, no largest assignment can have a higher total than the sum of (capacity x price). An
/// assignment that reaches the sum is best. (For costs: at most the cost, and no price outside the
/// cover positive.)
///
/// *Groups.* Where columns have several places, or rows minimums, prices are [objective
/// values](ObjectiveValue), compared in order, and there is no cover: any such prices bound what an
/// assignment can be worth.
///
/// In [`Assignment`](crate::assignment::Assignment).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    rows: Vec<i64>,
    columns: Vec<i64>,
    row_cover: Vec<bool>,
    column_cover: Vec<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    worths: Option<Box<(Vec<ObjectiveValue>, Vec<ObjectiveValue>)>>,
}

impl Prices {
    /// Prices of all rows and columns, and which of them are in the cover.
    pub fn new(rows: Vec<i64>, columns: Vec<i64>, row_cover: Vec<bool>, column_cover: Vec<bool>) -> Self {
        Self { rows, columns, row_cover, column_cover, worths: None }
    }

    /// Prices of rows and columns of a problem with groups, in people, pairs and points at once.
    /// There is no cover.
    pub fn of_worths(rows: Vec<ObjectiveValue>, columns: Vec<ObjectiveValue>) -> Self {
        let points = |worths: &[ObjectiveValue]| worths.iter().map(|worth| worth.points).collect::<Vec<_>>();
        let (row_cover, column_cover) = (vec![false; rows.len()], vec![false; columns.len()]);
        let prices = Self::new(points(&rows), points(&columns), row_cover, column_cover);
        Self { worths: Some(Box::new((rows, columns))), ..prices }
    }

    /// The prices of rows and of columns in people, pairs and points, for a problem with groups.
    pub fn worths(&self) -> Option<(&[ObjectiveValue], &[ObjectiveValue])> {
        self.worths.as_deref().map(|(rows, columns)| (rows.as_slice(), columns.as_slice()))
    }

    /// The rows' prices, in points.
    pub fn rows(&self) -> &[i64] {
        &self.rows
    }

    /// The columns' prices, in points.
    pub fn columns(&self) -> &[i64] {
        &self.columns
    }

    /// Which rows are in the cover: every largest assignment fills them.
    pub fn row_cover(&self) -> &[bool] {
        &self.row_cover
    }

    /// Which columns are in the cover: every largest assignment serves them.
    pub fn column_cover(&self) -> &[bool] {
        &self.column_cover
    }
}
