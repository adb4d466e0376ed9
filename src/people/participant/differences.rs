//! What two profiles of one person say differently.

use std::collections::BTreeSet;

use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::{Conflict, insert_all};

impl Participant {
    /// The names of the columns that are not the same, attributes last.
    pub(in crate::people) fn differences(&self, other: &Self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        macro_rules! compared {
            ($($field:ident)*) => { $(
                if self.$field != other.$field {
                    found.push(stringify!($field).to_owned());
                }
            )* };
        }
        compared!(role name email title department unit region location country personality level tenure_years);
        compared!(manager_id choices conflicts skills_offered skills_wanted commitment groups acquaintances);
        compared!(capacity minimum mentors_wanted waited duration format);
        let names = self.attributes.keys().chain(other.attributes.keys());
        let mut names: Vec<&String> =
            names.filter(|name| self.attributes.get(*name) != other.attributes.get(*name)).collect();
        names.sort_unstable();
        names.dedup();
        found.extend(names.into_iter().cloned());
        found
    }

    /// Takes over the conflict flags of an earlier profile.
    pub(in crate::people) fn keep_flags(&mut self, before: &Self) {
        let known: BTreeSet<&ParticipantId> = self.conflicts.iter().map(Conflict::with).collect();
        let missing = before.conflicts.iter().filter(|flag| !known.contains(flag.with()));
        let missing: Vec<_> = missing.cloned().collect();
        insert_all(&mut self.conflicts, missing);
    }
}
