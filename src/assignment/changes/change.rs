//! A change of an assignment: pairs parted, pairs made, and what is lost by it.

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::error::Result;

/// Pairs parted and pairs made, and what the whole loses by that.
///
/// It is the cheapest way to whatever was asked for: of all assignments in which that holds, the
/// changed one is best. Pairs are sorted by row, then column. A single swap parts two pairs and
/// makes two; a longer chain moves more people up by one place each.
///
/// From [`Alternatives`](crate::assignment::Alternatives).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Change {
    loss: ObjectiveValue,
    parted: Vec<(Row, Column)>,
    made: Vec<(Row, Column)>,
}

impl Change {
    pub(crate) fn new(
        loss: ObjectiveValue,
        mut parted: Vec<(Row, Column)>,
        mut made: Vec<(Row, Column)>,
    ) -> Self {
        parted.sort_unstable();
        made.sort_unstable();
        Self { loss, parted, made }
    }

    /// What the whole loses: never less than nothing, in the order of [`ObjectiveValue`].
    pub fn loss(&self) -> ObjectiveValue {
        self.loss
    }

    /// The pairs that are no longer made: empty only where nothing changes or only places are
    /// filled.
    pub fn parted(&self) -> &[(Row, Column)] {
        &self.parted
    }

    /// The pairs that are made instead.
    pub fn made(&self) -> &[(Row, Column)] {
        &self.made
    }

    /// Does everything stay as it is?
    pub fn is_none(&self) -> bool {
        self.parted.is_empty() && self.made.is_empty()
    }

    /// The assignment after the change, with the prices it had before: they prove it best if
    /// nothing was lost.
    ///
    /// Time O(pairs log pairs), space O(pairs).
    ///
    /// # Errors
    /// [`is_problem`](crate::Error::is_problem) when a pair is not one of the problem.
    pub fn applied(&self, problem: &Problem, assignment: &Assignment) -> Result<Assignment> {
        let stays = |pair: &&(Row, Column)| self.parted.binary_search(pair).is_err();
        let pairs = assignment.pairs().iter().filter(stays).chain(&self.made).copied().collect();
        Assignment::new(problem, pairs, assignment.prices().clone())
    }
}
