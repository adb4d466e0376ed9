//! Who has an entry in the reporting lines.

use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::ReportingLines;

impl ReportingLines {
    /// The id of somebody with an entry of their own, as it is spelled here. Time O(log n).
    pub(in crate::people) fn entry(&self, id: &str) -> Option<&ParticipantId> {
        let at = self.position(id).filter(|&at| self.listed[at])?;
        Some(&self.people[at])
    }

    /// Everybody who has managers, with each of them: by their places.
    pub(in crate::people) fn managed(&self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.people.len())
            .flat_map(|person| self.up.from(person).iter().map(move |&manager| (person, manager as usize)))
    }

    /// How many places there are.
    pub(in crate::people) fn places(&self) -> usize {
        self.people.len()
    }
}
