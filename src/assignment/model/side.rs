//! The two sides of a problem.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};

/// Rows or columns. A problem has two sides: the enum stays as it is.
///
/// In [`HallViolator`](crate::assignment::HallViolator).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The rows.
    Rows,
    /// The columns.
    Columns,
}

impl Side {
    /// The side across.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Rows => Self::Columns,
            Self::Columns => Self::Rows,
        }
    }
}

print_as_word!(Side);
read_by_word!(Side, "a side", Error::input, "side");
