//! What was found about the columns that a programme's own rules read, as values.

use crate::people::finding::kind::FindingKind;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;

/// Something about a rule of the programme and the people: see [`rules`](crate::rules).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RuleFact {
    /// Nobody of a side says anything in the column that a rule reads.
    ColumnMissing {
        /// The rule, by its name.
        rule: String,
        /// Can it keep two people apart: is it a must, or does it forbid an unknown?
        must: bool,
        /// The column.
        column: String,
        /// Whose column it is: of the mentors, the mentees, or both.
        side: Role,
        /// A column that has nearly this heading.
        near: Option<String>,
    },
    /// A cell that the rule cannot read. It counts as unknown; what is neither yes nor no, as yes.
    ValueUnread {
        /// The rule, by its name.
        rule: String,
        /// Can it keep two people apart: is it a must, or does it forbid an unknown?
        must: bool,
        /// Whose value it is.
        person: ParticipantId,
        /// The column.
        column: String,
        /// The value.
        value: String,
        /// What would be read.
        wanted: &'static str,
    },
    /// Somebody says nothing in a column, and a must keeps them out for it.
    ValueBlank {
        /// The rule, by its name.
        rule: String,
        /// Who says nothing.
        person: ParticipantId,
        /// The column.
        column: String,
        /// Does it keep them from everybody, or only from those who ask?
        always: bool,
    },
}

impl RuleFact {
    pub(super) fn kind(&self) -> FindingKind {
        match self {
            Self::ColumnMissing { must: true, .. } => FindingKind::RuleColumnMissing,
            Self::ColumnMissing { .. } => FindingKind::RuleColumnIdle,
            Self::ValueUnread { must: true, .. } => FindingKind::RuleValueUnread,
            Self::ValueUnread { .. } => FindingKind::RuleValueSkipped,
            Self::ValueBlank { .. } => FindingKind::RuleValueBlank,
        }
    }

    /// The person it is about, if it is about one.
    pub(super) fn person(&self) -> Option<&ParticipantId> {
        match self {
            Self::ValueUnread { person, .. } | Self::ValueBlank { person, .. } => Some(person),
            Self::ColumnMissing { .. } => None,
        }
    }
}
