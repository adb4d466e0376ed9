//! Who of a pair should be the junior one, and by how much.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};
use crate::programme::policies::rule::Rule;

/// In what the mentor must be the junior of the two (S4).
///
/// "Less seniority and/or work experience" leaves it open. Where it is not known of a pair, see
/// [`Seniority::with_unknown`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Junior {
    /// A lower level.
    #[default]
    Level,
    /// Fewer years of tenure.
    Tenure,
    /// A lower level or fewer years.
    Either,
    /// A lower level and fewer years.
    Both,
}

/// How the points for seniority depend on the gap between mentee and mentor (S4).
///
/// The gap is counted in levels, or in whole years where juniority is by tenure alone. A gap of
/// zero or less gets nothing.
///
/// For [`Seniority`](crate::policies::Seniority).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Gap {
    /// All points at the ideal gap, falling evenly to none at `reach` steps from it.
    Tent {
        /// The best gap.
        ideal: u32,
        /// How many steps from it the points have gone.
        reach: u32,
    },
    /// Percent of the points for a gap of 1, 2, 3 and so on; the last holds for all larger gaps.
    Steps(Vec<u32>),
}

impl Default for Gap {
    fn default() -> Self {
        Self::Tent { ideal: 4, reach: 4 }
    }
}

impl Gap {
    /// The points for a gap, of at most `weight`; rounded to whole points, halves away from zero.
    pub(crate) fn points(&self, gap: i64, weight: i32) -> i32 {
        if gap <= 0 {
            return 0;
        }
        let (part, whole) = match self {
            Self::Tent { ideal, reach } => {
                let reach = i64::from((*reach).max(1));
                ((reach - (gap - i64::from(*ideal)).abs()).max(0), reach)
            }
            Self::Steps(percents) => {
                let at = usize::try_from(gap - 1).unwrap_or(usize::MAX).min(percents.len().saturating_sub(1));
                (percents.get(at).map_or(0, |&percent| i64::from(percent)), 100)
            }
        };
        share(weight, part, whole)
    }
}

/// `part / whole` of a weight, rounded once to whole points, halves away from zero.
///
/// `0 <= part <= whole < 2^32` and a weight of at most a million: the product fits `i64`.
pub(crate) fn share(weight: i32, part: i64, whole: i64) -> i32 {
    let (twice, whole) = (2 * i64::from(weight) * part, 2 * whole.max(1));
    let rounded = (twice.abs() + whole / 2) / whole * twice.signum();
    i32::try_from(rounded).unwrap_or(weight)
}

/// Juniority and the seniority gap (S4): who may mentor whom, and what distance is best.
///
/// By default a mentor who is not junior by level is forbidden, and a gap of 4 levels gets all
/// points. Pairs of which nobody knows who is the junior one are allowed, and the audit names the
/// people without a level.
///
/// ```toml
/// [seniority]
/// junior = "either"                            # "level", "tenure", "both"
/// senior_mentor = "forbid"                     # "allow", { penalise = 300 }
/// unknown = "allow"                            # "forbid", { penalise = 100 }
/// gap = { tent = { ideal = 3, reach = 3 } }    # or { steps = [50, 100, 75] }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Seniority {
    pub(crate) junior: Junior,
    pub(crate) senior_mentor: Rule,
    pub(crate) unknown: Rule,
    pub(crate) gap: Gap,
}

impl Default for Seniority {
    fn default() -> Self {
        Self { junior: Junior::Level, senior_mentor: Rule::Forbid, unknown: Rule::Allow, gap: Gap::default() }
    }
}

impl Seniority {
    /// By what the mentor must be junior. Default: by level.
    #[must_use]
    pub fn with_junior(mut self, junior: Junior) -> Self {
        self.junior = junior;
        self
    }

    /// What to do about a mentor who is not the junior one. Default: forbid.
    #[must_use]
    pub fn with_senior_mentor(mut self, rule: Rule) -> Self {
        self.senior_mentor = rule;
        self
    }

    /// What to do about a pair of which it is not known whether the mentor is the junior one, since
    /// a level or tenure is missing. Default: allow; it counts as the average of the known.
    ///
    /// `Forbid` is for a programme in which the junior mentor is a must: then nobody escapes the
    /// rule by leaving the level blank, and where a whole side has no levels, nobody is paired.
    #[must_use]
    pub fn with_unknown(mut self, rule: Rule) -> Self {
        self.unknown = rule;
        self
    }

    /// How points depend on the gap. Default: all at 4 levels, falling evenly to nothing at 0 and
    /// 8.
    #[must_use]
    pub fn with_gap(mut self, gap: Gap) -> Self {
        self.gap = gap;
        self
    }
}

print_as_word!(Junior);
read_by_word!(Junior, "who is the junior one", Error::programme, "seniority.junior");
