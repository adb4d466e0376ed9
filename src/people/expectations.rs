//! What people expect of a pair: how long it lasts, and how many take part (S19).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// How long the relationship should last.
///
/// "One-time activity, last a few weeks, or be a long-term commitment?"
///
/// Where both people of a pair state one and they differ, the programme's policy forbids the pair,
/// takes points off, or lets it be. A pair whose people agree carries the duration into
/// `matches.csv`.
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

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::OneTime => "one-time",
            Self::Weeks => "weeks",
            Self::LongTerm => "long-term",
        })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::OneToOne => "one-to-one",
            Self::Group => "group",
        })
    }
}

impl FromStr for Duration {
    type Err = Error;

    /// Reads `one-time`, `weeks` or `long-term`, in capitals or not.
    fn from_str(text: &str) -> Result<Self> {
        named(&Self::ALL, text).ok_or_else(|| {
            let error = Error::input("a duration is one-time, weeks or long-term");
            error.at_column("duration").with_value(text)
        })
    }
}

impl FromStr for Format {
    type Err = Error;

    /// Reads `one-to-one` or `group`, in capitals or not.
    fn from_str(text: &str) -> Result<Self> {
        named(&Self::ALL, text).ok_or_else(|| {
            Error::input("a format is one-to-one or group").at_column("format").with_value(text)
        })
    }
}

/// The one that prints as this text.
fn named<T: Copy + fmt::Display>(all: &[T], text: &str) -> Option<T> {
    all.iter().find(|one| text.trim().eq_ignore_ascii_case(&one.to_string())).copied()
}
