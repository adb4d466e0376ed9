//! Rows and columns such that every pair of some kind has an end among them.
//!
//! *Reference.* D. König, "Gráfok és mátrixok", 1931.

use serde::{Deserialize, Serialize};

/// A vertex cover: some rows and columns such that every pair of some kind has an end among them.
///
/// Pairs of this kind that share no place are at most as many as the cover has places (König's
/// theorem: the largest number of such pairs *is* the number of places of a smallest cover). So a
/// cover with few places is a proof that there cannot be more such pairs. Rows and columns outside
/// compete for those inside: they have no pair of this kind with each other.
///
/// Shapes: a mark for each row, and a mark for each column.
///
/// In [`FairCertificate`](crate::assignment::FairCertificate).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    pub(in crate::assignment) rows: Vec<bool>,
    pub(in crate::assignment) columns: Vec<bool>,
}

impl Cover {
    /// The cover of the marked rows and columns. That it covers anything is not checked here.
    pub fn new(rows: Vec<bool>, columns: Vec<bool>) -> Self {
        Self { rows, columns }
    }

    /// Which rows are in it.
    pub fn rows(&self) -> &[bool] {
        &self.rows
    }

    /// Which columns are in it.
    pub fn columns(&self) -> &[bool] {
        &self.columns
    }
}
