//! The rules of a programme, where the people who run one disagree: each with a default.

use serde::{Deserialize, Serialize};

/// What to do about a pair that raises a concern.
///
/// In a file: `"forbid"`, `"allow"`, or `{ penalise = 300 }`.
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

/// How far up and down a reporting line a concern reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Depth {
    /// One's manager only.
    DirectManager,
    /// One's manager and the manager's manager.
    SkipLevel,
    /// Everybody above, to the top.
    #[default]
    WholeLine,
}

impl Depth {
    /// Does a line of this many steps count?
    pub fn reaches(self, distance: usize) -> bool {
        distance <= self.steps()
    }

    /// How many steps a line counts at most.
    pub(crate) fn steps(self) -> usize {
        match self {
            Self::DirectManager => 1,
            Self::SkipLevel => 2,
            Self::WholeLine => usize::MAX,
        }
    }
}

/// What is to be done when one of a pair manages the other, directly or through others (S6).
///
/// By default the whole line is forbidden, and two people with the same manager may be paired.
/// Both directions count. Pairs that the coordinator lists as conflicts are forbidden whatever is
/// said here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Supervision {
    pub(crate) lines: Stance,
    pub(crate) depth: Depth,
    pub(crate) same_manager: Stance,
}

impl Default for Supervision {
    fn default() -> Self {
        Self { lines: Stance::Forbid, depth: Depth::WholeLine, same_manager: Stance::Allow }
    }
}

impl Supervision {
    /// What to do about a pair in one reporting line. Default: forbid.
    #[must_use]
    pub fn with_lines(mut self, stance: Stance) -> Self {
        self.lines = stance;
        self
    }

    /// How far a line reaches. Default: the whole line.
    #[must_use]
    pub fn with_depth(mut self, depth: Depth) -> Self {
        self.depth = depth;
        self
    }

    /// What to do about two people with the same direct manager. Default: allow.
    #[must_use]
    pub fn with_same_manager(mut self, stance: Stance) -> Self {
        self.same_manager = stance;
        self
    }
}

/// By what the mentor must be the junior of the two (S4).
///
/// What is not known about a pair does not forbid it; the audit names the people.
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
/// The gap is counted in levels, or in whole years where juniority is by tenure alone. A gap of zero
/// or less gets nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// Juniority and the seniority gap (S4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Seniority {
    pub(crate) junior: Junior,
    pub(crate) senior_mentor: Stance,
    pub(crate) gap: Gap,
}

impl Default for Seniority {
    fn default() -> Self {
        Self { junior: Junior::Level, senior_mentor: Stance::Forbid, gap: Gap::default() }
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
    pub fn with_senior_mentor(mut self, stance: Stance) -> Self {
        self.senior_mentor = stance;
        self
    }

    /// How points depend on the gap. Default: best at 4 levels, nothing at 0 or 8.
    #[must_use]
    pub fn with_gap(mut self, gap: Gap) -> Self {
        self.gap = gap;
        self
    }
}

/// Where the poles of the introvert-extravert scale begin (S3). The scale runs from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Poles {
    pub(crate) introvert_up_to: u8,
    pub(crate) extravert_from: u8,
}

impl Default for Poles {
    fn default() -> Self {
        Self { introvert_up_to: 40, extravert_from: 60 }
    }
}

impl Poles {
    /// Introverts are those up to the first value, extraverts those from the second. Default 40 and 60.
    pub fn new(introvert_up_to: u8, extravert_from: u8) -> Self {
        Self { introvert_up_to, extravert_from }
    }

    /// Is this an introvert?
    pub fn is_introvert(self, personality: f64) -> bool {
        personality <= f64::from(self.introvert_up_to)
    }

    /// Is this an extravert?
    pub fn is_extravert(self, personality: f64) -> bool {
        personality >= f64::from(self.extravert_from)
    }
}

/// How one side's ranked choices are used (S5, S8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChoiceRule {
    /// They are not looked at.
    Ignore,
    /// They give points.
    #[default]
    Prefer,
    /// They give points, and whoever ranked anybody is paired with nobody else.
    Require,
}

/// How the ranked choices of each side are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Choices {
    pub(crate) mentors: ChoiceRule,
    pub(crate) mentees: ChoiceRule,
}

impl Choices {
    /// How the mentors' choices are used. Default: they give points.
    #[must_use]
    pub fn with_mentors(mut self, rule: ChoiceRule) -> Self {
        self.mentors = rule;
        self
    }

    /// How the mentees' choices are used. Default: they give points.
    #[must_use]
    pub fn with_mentees(mut self, rule: ChoiceRule) -> Self {
        self.mentees = rule;
        self
    }
}
