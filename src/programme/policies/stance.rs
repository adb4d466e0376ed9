//! Forbid, penalise or allow.

use serde::{Deserialize, Serialize};

/// What to do about a pair that raises a concern.
///
/// From never to no matter there is nothing else to do, so the enum stays as it is. In a file:
/// `"forbid"`, `"allow"`, or `{ penalise = 300 }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// The pair can never be.
    Forbid,
    /// The pair loses this many points.
    Penalise(i32),
    /// The pair is as good as any other.
    Allow,
}
