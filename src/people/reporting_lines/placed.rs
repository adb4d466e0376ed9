//! Whether two of many people are in one reporting line, where each is looked up once.

use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::ReportingLines;

/// Where people are in the reporting lines.
#[derive(Debug, Clone)]
pub(crate) struct Placed(Vec<Option<usize>>);

impl Placed {
    /// The people are in id order, each once. Time O(n).
    pub(crate) fn new<'p>(
        lines: &ReportingLines,
        people: impl IntoIterator<Item = &'p ParticipantId>,
    ) -> Self {
        Self(lines.positions(people))
    }

    /// How far one of two people of the list stands above the other in the same lines; none if
    /// neither does. Time as that of [`ReportingLines::distance`] without the look-up.
    pub(crate) fn distance(&self, lines: &ReportingLines, a: usize, b: usize) -> Option<usize> {
        let place = |at: usize| self.0.get(at).copied().flatten();
        let (a, b) = (place(a)?, place(b)?);
        [lines.steps(a, b), lines.steps(b, a)].into_iter().flatten().min()
    }
}
