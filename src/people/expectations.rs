//! What people expect of a pair: how long it lasts, and how many take part (S19).

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::form_word::{print_as_word, read_by_word};

/// How long the relationship should last.
///
/// "One-time activity, last a few weeks, or be a long-term commitment?"
///
/// Where both people of a pair state one and they differ, the programme's policy forbids the pair,
/// takes points off, or lets it be. A pair whose people agree carries the duration into
/// `matches.csv`.
///
/// For [`Participant::with_duration`](crate::Participant::with_duration).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Duration {
    /// One meeting or activity.
    OneTime,
    /// A few weeks.
    Weeks,
    /// A long-term commitment.
    LongTerm,
}

/// Whether a mentor and a mentee meet alone.
///
/// As with [`Duration`], it matters only where both state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    /// The two alone.
    OneToOne,
    /// Together with others.
    Group,
}

impl Duration {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::OneTime, Self::Weeks, Self::LongTerm];
}

impl Format {
    /// All of them, the smallest first.
    pub const ALL: [Self; 2] = [Self::OneToOne, Self::Group];
}

print_as_word!(Duration);
read_by_word!(Duration, "a duration", Error::input, "duration");

print_as_word!(Format);
read_by_word!(Format, "a format", Error::input, "format");
