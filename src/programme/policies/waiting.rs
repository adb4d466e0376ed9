//! What is done for people who waited (S14).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::form_word::read_by_word;
use crate::programme::weights::LARGEST;

/// What is done for mentees who waited in earlier cohorts and got no mentor (S14).
///
/// Points can be outweighed by a much better pair; [`First`](Self::First) cannot, and may cost
/// points. In a file: `"ignore"`, `"first"`, or `{ points = 200 }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Waiting {
    /// Nothing: they count like everybody else.
    Ignore,
    /// Their pairs get this many points for each cohort they waited.
    Points(i32),
    /// They are served before all who did not wait, whatever the points.
    First,
}

impl Default for Waiting {
    fn default() -> Self {
        Self::Points(200)
    }
}

impl Waiting {
    /// Refuses points below 0 or above one million.
    pub(in crate::programme) fn validate(self) -> Result<()> {
        match self {
            Self::Points(points) if !(0..=LARGEST).contains(&points) => {
                Err(Error::programme("the points for a cohort waited must lie between 0 and 1000000")
                    .at_column("waiting")
                    .with_value(points.to_string()))
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Waiting {
    /// The word that [`FromStr`](std::str::FromStr) reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ignore => f.pad("ignore"),
            Self::Points(number) => write!(f, "points:{number}"),
            Self::First => f.pad("first"),
        }
    }
}

read_by_word!(Waiting, "what is done for those who waited", Error::programme, "waiting");
