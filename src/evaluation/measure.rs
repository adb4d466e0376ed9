//! What can be measured about the pairs of a matching.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evaluation::outcomes::PairOutcome;
use crate::form_word::read_by_word;
use crate::text::shown;

/// What is measured: of the answers of pairs, or of the matching itself.
///
/// A rating or a further column is a mean on the scale of the answers; all others are shares from 0
/// to 1. Those that pairs answer can teach weights; those of the matching can only be goals.
///
/// For [`SmartGoal`](crate::evaluation::SmartGoal).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Measure {
    /// The mean rating.
    Rating,
    /// The share of pairs that still meet.
    StillMeeting,
    /// The share of goals that pairs met, in the mean.
    GoalsMet,
    /// The mean of a further measure, by the heading of its column.
    Column(String),
    /// The share of pairs of different departments, of those where both are known.
    CrossDepartment,
    /// The share of pairs of different regions, of those where both are known.
    CrossRegion,
    /// The share of mentees with a mentor they chose, of those who chose somebody.
    ChoicesHonoured,
    /// The share of mentees who have a mentor.
    MenteesServed,
}

impl Measure {
    /// Is it a share, from 0 to 1?
    pub fn is_share(&self) -> bool {
        !matches!(self, Self::Rating | Self::Column(_))
    }

    /// Do pairs answer it? The others are about the matching itself.
    pub fn is_answered(&self) -> bool {
        matches!(self, Self::Rating | Self::StillMeeting | Self::GoalsMet | Self::Column(_))
    }

    /// What one pair says, as a number.
    pub(super) fn said(&self, pair: &PairOutcome) -> Option<f64> {
        match self {
            Self::Rating => pair.rating(),
            Self::StillMeeting => pair.still_meeting().map(|yes| f64::from(u8::from(yes))),
            Self::GoalsMet => pair.goals_met(),
            Self::Column(name) => pair.further(name),
            _ => None,
        }
    }

    /// A value as people read it: shares in percent.
    pub(crate) fn shown(&self, value: f64) -> String {
        plain(if self.is_share() { format!("{:.1} %", 100.0 * value) } else { format!("{value:.2}") })
    }

    /// A difference of two values: with its sign, shares in percentage points.
    pub(crate) fn shown_change(&self, change: f64) -> String {
        if self.is_share() { format!("{:+.1}", 100.0 * change) } else { format!("{change:+.2}") }
    }
}

/// Without the sign of a number that is 0 as it is shown.
fn plain(number: String) -> String {
    let is_zero = !number.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if is_zero { number.replace('-', "") } else { number }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rating => "mean rating",
            Self::StillMeeting => "pairs still meeting",
            Self::GoalsMet => "goals met",
            Self::Column(name) => return write!(f, "mean {}", shown(name)),
            Self::CrossDepartment => "pairs across departments",
            Self::CrossRegion => "pairs across regions",
            Self::ChoicesHonoured => "mentees with a chosen mentor",
            Self::MenteesServed => "mentees with a mentor",
        })
    }
}

read_by_word!(Measure, "a measure", Error::programme, "measure");
