//! Why mentees may not share a mentor.

use serde::{Deserialize, Serialize};

use crate::people::participant_id::ParticipantId;
use crate::scoring::facts::pair_fact::LineFact;

/// Why some mentees may not have the same mentor. Only the coordinator reads it.
///
/// From [`Explanation::companions`](crate::Explanation::companions).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CoMenteeFact {
    /// Somebody declared a conflict between the two.
    DeclaredConflict {
        /// The two.
        mentees: [ParticipantId; 2],
        /// The reason that was given.
        reason: String,
    },
    /// One of the two stands above the other.
    InOneLine {
        /// The two.
        mentees: [ParticipantId; 2],
        /// Who stands above whom.
        line: LineFact,
    },
    /// Too few different values of a column between them.
    TooFewValues {
        /// All of them.
        mentees: Vec<ParticipantId>,
        /// The column.
        column: String,
        /// So many different values are asked for.
        at_least: u32,
    },
    /// Too many of them with one value of a column, or with none.
    TooManyWith {
        /// All of them.
        mentees: Vec<ParticipantId>,
        /// The column.
        column: String,
        /// The value; where there is none, any value that several share.
        value: Option<String>,
        /// No more may have it.
        at_most: u32,
    },
}
