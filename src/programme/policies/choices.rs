//! Ranked choices.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};

/// How one side's ranked choices are used (S5, S8).
///
/// What a choice is worth is a weight for each rank; this says whether choices count at all, and
/// whether they bind.
///
/// For [`Choices`](crate::policies::Choices).
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

/// How the ranked choices of each side are used. Default: both give points.
///
/// "Mentors accepted any pairing", while mentees are selective: so the two sides have rules of
/// their own.
///
/// ```toml
/// [choices]
/// mentors = "ignore"    # "prefer", "require"
/// mentees = "prefer"
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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

print_as_word!(ChoiceRule);
read_by_word!(ChoiceRule, "a rule about choices", Error::programme, "choices");
