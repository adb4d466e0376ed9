//! Accepting, in a season that has begun, what would stop the next matching.

use crate::error::Result;
use crate::people::finding::kind::FindingKind;
use crate::season::decision::Event;
use crate::season::season::Season;

impl Season {
    /// Accepts these kinds of findings from now on: they no longer stop a matching, and are told
    /// with it.
    ///
    /// A season keeps its programme. Where somebody who joins has, say, a manager who could be
    /// several people, the next matching is refused until that is mended or accepted here. It is a
    /// decision of the log. Kinds that are accepted already are passed over.
    ///
    /// ```
    /// use pairwright::people::FindingKind;
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let alone = Cohort::new([Participant::mentor("ana")])?;
    /// let mut season = Season::new(Matcher::default(), alone);
    /// assert!(season.propose("1 March").unwrap_err().is_input());
    /// season.accept_findings([FindingKind::Nobody], "1 March")?;
    /// assert!(season.propose("1 March")?.pairs().is_empty());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the season is closed.
    pub fn accept_findings(
        &mut self,
        kinds: impl IntoIterator<Item = FindingKind>,
        at: impl Into<String>,
    ) -> Result<()> {
        self.course.check_going()?;
        let mut kinds: Vec<FindingKind> = kinds.into_iter().collect();
        kinds.retain(|kind| !self.programme().accepted().contains(kind));
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.is_empty() {
            return Ok(());
        }
        self.course.decide(at.into(), Event::FindingsAccepted { kinds: kinds.clone() })?;
        self.matcher = self.matcher.clone().accepting(kinds);
        Ok(())
    }
}
