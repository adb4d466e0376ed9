//! Rules as a part of a programme.

use crate::programme::programme::Programme;
use crate::programme::rules::column_rule::ColumnRule;

impl Programme {
    /// Adds a rule about columns of the two people: see [`rules`](crate::rules).
    ///
    /// A rule that contradicts itself, or has the name of another one, is refused by
    /// [`validate`](Self::validate).
    #[must_use]
    pub fn with_rule(mut self, rule: ColumnRule) -> Self {
        self.rules.push(rule);
        self
    }

    /// Its rules about columns, in the order in which they are reported.
    pub fn rules(&self) -> &[ColumnRule] {
        &self.rules
    }
}
