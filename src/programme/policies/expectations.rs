//! What to do where two people expect different things of a pair (S19).

use serde::{Deserialize, Serialize};

use crate::programme::policies::rule::Rule;

/// What to do where both say what they want, and it is not the same (S19).
///
/// By default each difference costs 300 points. Somebody who does not say goes with everybody.
///
/// ```toml
/// [expectations]
/// duration = "forbid"              # "allow", { penalise = 300 }
/// format = { penalise = 100 }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Expectations {
    pub(crate) duration: Rule,
    pub(crate) format: Rule,
}

impl Default for Expectations {
    fn default() -> Self {
        Self { duration: Rule::Penalise(300), format: Rule::Penalise(300) }
    }
}

impl Expectations {
    /// What to do where one wants weeks, say, and the other a long-term commitment. Default: 300
    /// points.
    #[must_use]
    pub fn with_duration(mut self, rule: Rule) -> Self {
        self.duration = rule;
        self
    }

    /// What to do where one wants to meet alone and the other in a group. Default: 300 points.
    #[must_use]
    pub fn with_format(mut self, rule: Rule) -> Self {
        self.format = rule;
        self
    }
}
