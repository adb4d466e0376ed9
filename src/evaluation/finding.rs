//! One doubtful thing about the outcomes.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::people::participant_id::ParticipantId;
use crate::text::shown;

/// One doubtful thing about the outcomes: not malformed, but somebody should look.
///
/// Printed, it is one sentence for the coordinator. What it is about does not count: an outcome of
/// two who are not a pair teaches nothing about pairs.
///
/// From [`Evaluation::findings`](crate::Evaluation::findings).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case")]
#[non_exhaustive]
pub enum OutcomeFinding {
    /// A column that is not expected and cannot be a further measure.
    ColumnNotNumeric {
        /// The file, by its name alone.
        file: String,
        /// The heading.
        column: String,
        /// The first line with something else than a number.
        line: u64,
        /// What stands there.
        value: String,
    },
    /// Somebody of the pair does not take part.
    PersonUnknown {
        /// Who is said to be the mentor.
        mentor: ParticipantId,
        /// Who is said to be the mentee.
        mentee: ParticipantId,
        /// Who of them is not there.
        person: ParticipantId,
    },
    /// The two are a pair, but the other way round.
    Exchanged {
        /// Who is said to be the mentor.
        mentor: ParticipantId,
        /// Who is said to be the mentee.
        mentee: ParticipantId,
    },
    /// The two are not a pair of the matching.
    NoPair {
        /// Who is said to be the mentor.
        mentor: ParticipantId,
        /// Who is said to be the mentee.
        mentee: ParticipantId,
    },
}

impl fmt::Display for OutcomeFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ColumnNotNumeric { file, column, line, value } => write!(
                f,
                "Column {} of {} is not a further measure: line {line} has {value:?}, which is not a \
                 number that can be used.",
                shown(column),
                shown(file)
            ),
            Self::PersonUnknown { mentor, mentee, person } => {
                write!(f, "The outcome of {mentor} and {mentee} does not count: {person} does not take part.")
            }
            Self::Exchanged { mentor, mentee } => write!(
                f,
                "The outcome of {mentor} and {mentee} does not count: {mentee} is the mentor, {mentor} the \
                 mentee."
            ),
            Self::NoPair { mentor, mentee } => {
                write!(f, "The outcome of {mentor} and {mentee} does not count: they are not a pair.")
            }
        }
    }
}
