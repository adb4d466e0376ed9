//! Forbid, penalise or allow.

use serde::{Deserialize, Serialize};

/// What to do about a pair that raises a concern.
///
/// In a file: `"forbid"`, `"allow"`, or `{ penalise = 300 }`. A penalty is in points, from 0 to a
/// million; a pair that is forbidden has no score, and nobody loses a partner to it.
///
/// Between never and no matter there is nothing else: the enum stays as it is.
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
