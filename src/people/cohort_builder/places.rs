//! What was read from files, with where it stands there.

use crate::people::cohort::ConflictPair;
use crate::people::cohort_builder::CohortBuilder;
use crate::people::finding::Finding;
use crate::people::finding::fact::PairList;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::place::Place;
use crate::people::profile::given;
use crate::people::reporting_lines::ReportingLines;

impl CohortBuilder {
    /// Adds what was found while reading.
    pub(crate) fn findings(mut self, findings: Vec<Finding>) -> Self {
        self.0.findings.extend(findings);
        self
    }

    /// Adds participants, each with the file and line.
    pub(crate) fn people_at(mut self, people: impl IntoIterator<Item = (Participant, Place)>) -> Self {
        let people = people.into_iter();
        self.0.people.reserve(people.size_hint().0);
        for (person, place) in people {
            self.0.origins.add_person(person.id().clone(), place);
            self.0.people.push(person);
        }
        self
    }

    /// Sets the organisation, with the file and line of each entry.
    pub(crate) fn organisation_at(
        mut self,
        lines: ReportingLines,
        entries: impl IntoIterator<Item = (ParticipantId, Place)>,
    ) -> Self {
        for (id, place) in entries {
            self.0.origins.add_entry(id, place);
        }
        self.organisation(lines)
    }

    /// Adds conflicts, with the reason, each with the file and line.
    pub(crate) fn conflicts_at(
        mut self,
        pairs: impl IntoIterator<Item = (PairId, Option<String>, Place)>,
    ) -> Self {
        for (pair, reason, place) in pairs {
            self.0.origins.add_pair(PairList::Conflicts, pair.clone(), place);
            self.0.conflicts.push(ConflictPair { pair, reason: reason.as_deref().and_then(given) });
        }
        self
    }

    /// Adds the pairs of another list, each with the file and line.
    pub(crate) fn pairs_at(
        mut self,
        list: PairList,
        pairs: impl IntoIterator<Item = (PairId, Place)>,
    ) -> Self {
        for (pair, place) in pairs {
            self.0.origins.add_pair(list, pair.clone(), place);
            match list {
                PairList::Conflicts => self.0.conflicts.push(ConflictPair { pair, reason: None }),
                PairList::History => self.0.history.push(pair),
                PairList::Locked => self.0.locked.push(pair),
                PairList::Wished => self.0.wished.push(pair),
            }
        }
        self
    }

    /// Says what the column of a field is called in a file: `choice1` is `1st choice`.
    pub(crate) fn heading(mut self, file: &str, field: &str, heading: &str) -> Self {
        self.0.origins.add_heading(file, field, heading);
        self
    }
}
