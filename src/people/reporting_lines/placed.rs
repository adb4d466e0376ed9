//! Whether two of many people are in one reporting line, where each is looked up once.

use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::ReportingLines;

/// People and where they are in the reporting lines.
#[derive(Debug)]
pub(crate) struct Placed<'a> {
    lines: &'a ReportingLines,
    places: Vec<Option<usize>>,
}

impl<'a> Placed<'a> {
    /// The people are in id order, each once. Time O(n).
    pub(crate) fn new<'p>(
        lines: &'a ReportingLines,
        people: impl IntoIterator<Item = &'p ParticipantId>,
    ) -> Self {
        Self { lines, places: lines.positions(people) }
    }

    /// How far one of two people of the list stands above the other; none if neither does. Time as
    /// that of [`ReportingLines::distance`] without the look-up.
    pub(crate) fn distance(&self, a: usize, b: usize) -> Option<usize> {
        let place = |at: usize| self.places.get(at).copied().flatten();
        let (a, b) = (place(a)?, place(b)?);
        [self.lines.steps(a, b), self.lines.steps(b, a)].into_iter().flatten().min()
    }
}
