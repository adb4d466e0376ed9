//! Whether two people are in one reporting line, as far as that can be known.

use crate::people::reporting_lines::{Relation, ReportingLines};

/// What is known about a pair and the reporting lines.
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
    /// [`distance`](Self::distance). All figures about reporting lines rest on this.
    pub fn check(&self, mentor: impl AsRef<str>, mentee: impl AsRef<str>) -> LineCheck {
        let (Some(a), Some(b)) = (self.position(mentor.as_ref()), self.position(mentee.as_ref())) else {
            return LineCheck::Unknown;
        };
        match self.relation_of(a, b) {
            Some(relation @ (Relation::ReportsTo { .. } | Relation::Manages { .. })) => {
                LineCheck::InLine(relation)
            }
            _ if self.is_complete(a) && self.is_complete(b) => LineCheck::Clear,
            _ => LineCheck::Unknown,
        }
    }

    /// Does the line end with somebody who is known, has no manager, and has reports?
    fn is_complete(&self, from: usize) -> bool {
        let top = self.walk(from).take(self.heights[from]).last().unwrap_or(from);
        self.listed[top] && self.managers[top].is_none() && self.reports[top] > 0
    }
}
