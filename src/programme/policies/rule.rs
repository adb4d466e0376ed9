//! Forbid, penalise or allow.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::read_by_word;

/// What to do about a pair that raises a concern.
///
/// In a file: `"forbid"`, `"allow"`, or `{ penalise = 300 }`. A penalty is in points, from 0 to a
/// million; a pair that is forbidden has no score, and nobody loses a partner to it.
///
/// Between never and no matter there is nothing else: the enum stays as it is.
///
/// For [`Supervision`](crate::policies::Supervision).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The pair can never be made.
    Forbid,
    /// The pair loses this many points.
    Penalise(i32),
    /// The pair is as good as any other.
    Allow,
}

impl fmt::Display for Rule {
    /// The word that [`FromStr`](std::str::FromStr) reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Forbid => f.pad("forbid"),
            Self::Penalise(number) => write!(f, "penalise:{number}"),
            Self::Allow => f.pad("allow"),
        }
    }
}

read_by_word!(Rule, "a rule", Error::programme, "rule");
