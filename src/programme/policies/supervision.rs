//! Whether somebody may mentor a person below them.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};
use crate::programme::policies::rule::Rule;

/// How far up and down a reporting line a concern reaches.
///
/// In a file: `"direct-manager"`, `"skip-level"` or `"whole-line"`.
///
/// For [`Supervision`](crate::policies::Supervision).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Depth {
    /// One's direct managers only.
    DirectManager,
    /// One's managers and their managers. By several ways up, the shortest counts.
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
/// "Concerned about crossing supervisory lines and any appearance of conflict of interest." By
/// default the whole line is forbidden, and two people with the same manager may be paired. Both
/// directions count. Some programmes want the opposite, to mentor one's own supervisor; then lines
/// can be penalised or allowed. Pairs that the coordinator lists as conflicts are forbidden
/// whatever is set here.
///
/// ```toml
/// [supervision]
/// lines = "forbid"                     # "allow", { penalise = 300 }
/// depth = "skip-level"                 # "direct-manager", "whole-line"
/// same_manager = { penalise = 100 }
/// ```
#[doc(alias = "manager", alias = "supervisor", alias = "reporting line", alias = "conflict of interest")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Supervision {
    pub(crate) lines: Rule,
    pub(crate) depth: Depth,
    pub(crate) same_manager: Rule,
}

impl Default for Supervision {
    fn default() -> Self {
        Self { lines: Rule::Forbid, depth: Depth::WholeLine, same_manager: Rule::Allow }
    }
}

impl Supervision {
    /// What to do about a pair in one reporting line. Default: forbid.
    #[must_use]
    pub fn with_lines(mut self, rule: Rule) -> Self {
        self.lines = rule;
        self
    }

    /// How far a line reaches. Default: the whole line.
    #[must_use]
    pub fn with_depth(mut self, depth: Depth) -> Self {
        self.depth = depth;
        self
    }

    /// What to do about two people with a direct manager in common. Default: allow.
    #[must_use]
    pub fn with_same_manager(mut self, rule: Rule) -> Self {
        self.same_manager = rule;
        self
    }
}

print_as_word!(Depth);
read_by_word!(Depth, "a depth", Error::programme, "supervision.depth");
