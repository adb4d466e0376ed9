//! What is matched in spite of findings that would stop it.

use crate::people::finding::kind::FindingKind;
use crate::programme::programme::Programme;

impl Programme {
    /// Accepts these kinds of findings, besides those that are accepted already: where they would
    /// [stop](crate::people::Severity::Stops) a matching, it is made nevertheless.
    ///
    /// What was accepted is told with the matching, in its figures, its report and its files: see
    /// [`Matching::unchecked`](crate::Matching::unchecked). Kinds that stop nothing may be named as
    /// well. In a file: `accept = ["manager-unresolved"]`.
    ///
    /// ```
    /// use pairwright::people::FindingKind;
    /// use pairwright::{Cohort, Matcher, Participant, Programme};
    ///
    /// let alone = Cohort::new([Participant::mentor("ana")])?;
    /// let programme = Programme::default();
    /// let refused = Matcher::new(programme.clone()).solve(alone.clone()).unwrap_err();
    /// assert!(refused.is_input());
    ///
    /// let matching = Matcher::new(programme.accepting([FindingKind::Nobody])).solve(alone)?;
    /// assert_eq!(matching.unchecked().stops().len(), 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn accepting(mut self, kinds: impl IntoIterator<Item = FindingKind>) -> Self {
        self.accept.extend(kinds);
        self.accept.sort_unstable();
        self.accept.dedup();
        self
    }

    /// The kinds of findings that are accepted, the most serious first.
    pub fn accepted(&self) -> &[FindingKind] {
        &self.accept
    }
}
