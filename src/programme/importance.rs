//! Words for weights, beside points.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};

/// How much something counts, as a word: `skills = "high"` in a programme file.
///
/// | word | stands for |
/// |---|---|
/// | `high` | twice the usual points of that weight |
/// | `medium` | the usual points: those of [`Weights::default`](crate::Weights::default) |
/// | `low` | half of them, rounded up |
/// | `off` | 0 |
/// | `must`, `never` | a rule, and the points as they were |
///
/// The usual points are the same in every focus. For choices a word stands for the points of all
/// ranks.
///
/// `must` and `never` are for what is yes or no, and become a
/// [`ColumnRule`](crate::rules::ColumnRule) with a name of its own:
///
/// | weight | `must` | `never` |
/// |---|---|---|
/// | `different_department`, `_unit`, `_region`, `_location`, `_country` | different | equal |
/// | `skills` | the mentor offers one skill that is wanted | |
/// | `shared_group` | one group in common | none |
/// | `two_introverts`, `two_extraverts` | | not both |
///
/// ```
/// use pairwright::{Importance, Programme};
///
/// let programme = Programme::default().with_importance("skills", Importance::High)?;
/// assert_eq!(programme.weights().skills(), 160);
/// let programme = programme.with_importance("different_department", Importance::Must)?;
/// assert_eq!(programme.rules()[0].name(), "another department");
/// assert!(programme.with_importance("commitment", Importance::Never).is_err());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Importance {
    /// Pairs without it are forbidden.
    Must,
    /// Twice the usual points.
    High,
    /// The usual points.
    Medium,
    /// Half of the usual points.
    Low,
    /// No points.
    Off,
    /// Pairs with it are forbidden.
    Never,
}

impl Importance {
    /// All of them, as they are listed.
    pub const ALL: [Self; 6] = [Self::Must, Self::High, Self::Medium, Self::Low, Self::Off, Self::Never];

    /// The points that the word stands for, of these usual ones; none for a rule.
    pub(super) fn points(self, usual: i32) -> Option<i32> {
        match self {
            Self::High => Some(usual.saturating_mul(2)),
            Self::Medium => Some(usual),
            Self::Low => Some(usual - usual / 2),
            Self::Off => Some(0),
            Self::Must | Self::Never => None,
        }
    }
}

impl fmt::Display for Importance {
    /// The word of a file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Must => "must",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Off => "off",
            Self::Never => "never",
        })
    }
}

impl FromStr for Importance {
    type Err = Error;

    /// Reads the word of a file.
    fn from_str(word: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|one| one.to_string() == word);
        found.ok_or_else(|| {
            Error::programme("a weight is a whole number, or must, high, medium, low, off or never")
                .with_value(word)
        })
    }
}
