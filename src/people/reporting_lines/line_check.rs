//! Whether two people are in one reporting line, as far as that can be known.

use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::{Relation, ReportingLines};

/// What is known about a pair and the reporting lines.
///
/// From [`ReportingLines::check`](crate::people::ReportingLines::check).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineCheck {
    /// One stands above the other; from the mentor's point of view.
    InLine(Relation),
    /// Everybody above both of them is known, and neither is above the other.
    Clear,
    /// No line is known between them, but somebody above either of them is not known. So there may
    /// be one.
    Unknown,
}

impl ReportingLines {
    /// Are a mentor and a mentee in one reporting line? Time as that of
    /// [`distance`](Self::distance).
    ///
    /// All figures about reporting lines rest on this.
    ///
    /// ```
    /// use pairwright::people::{LineCheck, ReportingLines};
    ///
    /// let [bob, eve] = ["bob", "eve"];
    /// let lines = [("ana", Some(bob)), (bob, None), ("cem", Some(bob)), ("dee", Some(eve))];
    /// let lines = lines.map(|(who, manager)| (who.into(), manager.map(Into::into)));
    /// let lines = ReportingLines::new(lines)?;
    /// assert_eq!(lines.check("ana", "cem"), LineCheck::Clear);
    /// // Nobody says whom eve reports to: it may be ana.
    /// assert_eq!(lines.check("ana", "dee"), LineCheck::Unknown);
    /// assert_eq!(lines.ends_unknown("dee")[0].as_str(), "eve");
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn check(&self, mentor: impl AsRef<str>, mentee: impl AsRef<str>) -> LineCheck {
        let (Some(a), Some(b)) = (self.position(mentor.as_ref()), self.position(mentee.as_ref())) else {
            return LineCheck::Unknown;
        };
        match self.relation_of(a, b) {
            Some(relation @ (Relation::ReportsTo { .. } | Relation::Manages { .. })) => {
                LineCheck::InLine(relation)
            }
            _ if self.complete[a] && self.complete[b] => LineCheck::Clear,
            _ => LineCheck::Unknown,
        }
    }

    /// Is everybody above this person known, on all lines to their ends? Time O(log n).
    ///
    /// Not where a line leads to a manager without an entry of their own, or round a circle that no
    /// line leaves. A person without managers is at the top if somebody reports to them; otherwise
    /// nobody has said who is above them. So where nobody has a manager, nobody is complete, and
    /// nor is somebody who is not in the lines.
    pub fn is_complete_above(&self, id: impl AsRef<str>) -> bool {
        self.position(id.as_ref()).is_some_and(|i| self.complete[i])
    }

    /// The managers above this person who have no entry of their own, the nearest first: who is
    /// above them is not known. Time as that of [`line`](Self::line).
    pub fn ends_unknown(&self, id: impl AsRef<str>) -> Vec<&ParticipantId> {
        let start = self.position(id.as_ref()).into_iter();
        let above = start.flat_map(|i| self.climb(i, 0).everybody()).map(|i| i as usize);
        above.filter(|&i| !self.listed[i]).map(|i| &self.people[i]).collect()
    }
}
