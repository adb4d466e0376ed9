//! Whom a profile refers to.

use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Conflict;
use crate::people::reference::{Change, Reference};

impl Participant {
    /// All of them, as they are written.
    pub(in crate::people) fn references(&self) -> impl Iterator<Item = (Reference, &ParticipantId)> {
        let managers = self.managers().iter().map(|id| (Reference::Manager, id));
        let choices = self.choices.ranked().flatten().map(|id| (Reference::Choice, id));
        let flags = self.conflicts.iter().map(|flag| (Reference::Flag, flag.with()));
        let known = self.acquaintances.iter().map(|id| (Reference::Acquaintance, id));
        managers.chain(choices).chain(flags).chain(known)
    }

    /// Goes through all references and changes them. Lists stay sorted, each person once. A flag
    /// that has a reason is never dropped: somebody is meant.
    pub(in crate::people) fn change_references(
        &mut self,
        mut change: impl FnMut(Reference, &ParticipantId) -> Change,
    ) {
        let managers: Vec<_> = self.managers().iter().map(|id| change(Reference::Manager, id)).collect();
        if managers.iter().any(|change| *change != Change::Keep) {
            let old = self.managers().to_vec();
            self.manager_id = changed(old, managers).collect();
        }
        self.choices.change(|id| change(Reference::Choice, id));
        let flags: Vec<_> = self.conflicts.iter().map(|flag| change(Reference::Flag, flag.with())).collect();
        if flags.iter().any(|change| *change != Change::Keep) {
            let old = std::mem::take(&mut self.conflicts);
            self.conflicts = old.into_iter().zip(flags).filter_map(|(flag, to)| moved(flag, to)).collect();
            self.conflicts.sort_unstable();
            self.conflicts.dedup();
        }
        let known: Vec<_> = self.acquaintances.iter().map(|id| change(Reference::Acquaintance, id)).collect();
        if known.iter().any(|change| *change != Change::Keep) {
            let old = std::mem::take(&mut self.acquaintances);
            self.acquaintances = changed(old, known).collect();
            self.acquaintances.sort_unstable();
            self.acquaintances.dedup();
        }
    }
}

fn changed(
    old: impl IntoIterator<Item = ParticipantId>,
    changes: Vec<Change>,
) -> impl Iterator<Item = ParticipantId> {
    old.into_iter().zip(changes).filter_map(|(id, change)| match change {
        Change::Keep => Some(id),
        Change::To(other) => Some(other),
        Change::Drop => None,
    })
}

fn moved(flag: Conflict, change: Change) -> Option<Conflict> {
    match change {
        Change::To(other) => Conflict::new(other, flag.reason().unwrap_or_default()),
        Change::Drop if flag.reason().is_none() => None,
        Change::Keep | Change::Drop => Some(flag),
    }
}
