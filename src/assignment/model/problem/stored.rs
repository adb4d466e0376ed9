//! A problem written down, and read again with everything validated.

use serde::{Deserialize, Serialize};

use crate::assignment::model::evenness::EvenLoads;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::term::Term;

/// The problem as it is written down.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) points: Points,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) capacities: Option<Vec<u32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) minimums: Option<Vec<u32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) column_capacities: Option<Vec<u32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) even_loads: Option<EvenLoads>,
    #[serde(default)]
    pub(super) sense: Sense,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Points {
    Matrix(Matrix),
    Terms(Vec<Term>),
}
