//! The entry of one person as it is written down.

use serde::{Deserialize, Serialize};

use crate::people::manager_ids::ManagerIds;
use crate::people::participant_id::ParticipantId;

/// A person and their managers.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::people) struct Entry {
    id: ParticipantId,
    #[serde(default, skip_serializing_if = "ManagerIds::is_empty")]
    manager_id: ManagerIds,
}

impl Entry {
    /// One for each person; these come with the entries of one person side by side.
    pub(in crate::people) fn all<'a>(
        lines: impl Iterator<Item = (&'a ParticipantId, Option<&'a ParticipantId>)>,
    ) -> Vec<Self> {
        let lines: Vec<_> = lines.collect();
        let people = lines.chunk_by(|a, b| a.0 == b.0);
        let entry = |person: &[(&ParticipantId, Option<&ParticipantId>)]| {
            let (id, _) = person.first()?;
            let managers = person.iter().filter_map(|(_, manager)| manager.cloned());
            Some(Self { id: (*id).clone(), manager_id: managers.collect() })
        };
        people.filter_map(entry).collect()
    }

    /// The person with each manager, or with none.
    pub(in crate::people) fn lines(self) -> impl Iterator<Item = (ParticipantId, Option<ParticipantId>)> {
        let managers: Vec<_> = self.manager_id.as_slice().iter().cloned().map(Some).collect();
        let none = managers.is_empty().then_some(None);
        none.into_iter().chain(managers).map(move |manager| (self.id.clone(), manager))
    }
}
