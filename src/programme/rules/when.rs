//! How a rule compares two columns.

use serde::{Deserialize, Serialize};

use crate::programme::rules::amount::Amount;

/// What has to be the case about the mentor's column and the mentee's.
///
/// In a file it is a word, `when = "share"`, and its numbers are keys of the rule: `at_least`,
/// `at_most`.
///
/// *Hours* are windows such as `9-17`, `Mon 9-12; Wed 14:00-16:00`, `Mon-Fri 9am-5pm` or `22-6`.
/// A day alone is the whole day. Where neither of the two names a day, the hours are those of one
/// day; otherwise those of a week, in which windows without a day are on Monday to Friday. A column
/// without any digit has *slots* (`morning`, `Tue evening`), compared as words, each worth an hour.
///
/// *Time zones* are names (`Europe/Berlin`, feature `time-zones`) or offsets (`UTC+1`, `+05:30`).
/// A zone counts with its standard time, the smaller of its offsets in January and July 2026, since
/// the library has no clock. They are compared round the clock: UTC+12 and UTC-11 are one hour
/// apart, although their weekdays differ.
///
/// For [`ColumnRule`](crate::rules::ColumnRule).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum When {
    /// The same value.
    Equal,
    /// Another value.
    Different,
    /// So many items of two lists in common.
    Share {
        /// As many at least; in a file 1, if `at_most` is not given either.
        at_least: u32,
        /// As many at most.
        at_most: Option<u32>,
    },
    /// The mentor's list has every item of the mentee's; the other way where the mentor asks.
    Covers,
    /// Two numbers, or two time zones in hours, no further apart.
    Within {
        /// The largest distance.
        at_most: Amount,
    },
    /// So many hours that both have.
    Overlap {
        /// As many at least; in a file 1.
        at_least: Amount,
    },
}

impl When {
    /// Items in common, as many at least.
    pub fn share(at_least: u32) -> Self {
        Self::Share { at_least, at_most: None }
    }

    /// No further apart.
    pub fn within(at_most: impl Into<Amount>) -> Self {
        Self::Within { at_most: at_most.into() }
    }

    /// Hours in common, as many at least.
    pub fn overlap(at_least: impl Into<Amount>) -> Self {
        Self::Overlap { at_least: at_least.into() }
    }

    /// The words of a file.
    pub(crate) const WORDS: [&str; 6] = ["equal", "different", "share", "covers", "within", "overlap"];

    /// The word of a file.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Different => "different",
            Self::Share { .. } => "share",
            Self::Covers => "covers",
            Self::Within { .. } => "within",
            Self::Overlap { .. } => "overlap",
        }
    }

    /// Are lists compared?
    pub(crate) fn is_of_lists(self) -> bool {
        matches!(self, Self::Share { .. } | Self::Covers)
    }
}
