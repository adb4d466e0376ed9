//! Managers who are not known: one by one, or all together where they speak another language.

use std::collections::BTreeSet;

use crate::people::cohort::Cohort;
use crate::people::finding::fact::Fact;
use crate::people::finding::unresolved::UnresolvedReason;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::resolution::Resolution;

/// Fewer managers than this say nothing about how managers are written.
const FEW: usize = 2;

/// What is doubtful about managers who have no entry. Time O(n log n).
pub(super) fn check(cohort: &Cohort, resolution: &Resolution, facts: &mut Vec<Fact>) {
    let lines = &cohort.lines;
    let takes_part = |id: &ParticipantId| cohort.get(id).is_some();
    let unknown: Vec<_> = lines.under_unknown_managers().collect();
    let is_outside = |id: &ParticipantId| !takes_part(id) && cohort.former.binary_search(id).is_err();
    let has_organisation = || lines.entries().any(|(id, _)| is_outside(id));
    let own: Vec<_> = unknown.iter().copied().filter(|(person, _)| takes_part(person)).collect();
    let given = || lines.entries().filter(|(id, manager)| manager.is_some() && takes_part(id)).count();
    let mut told = BTreeSet::new();
    if let [(person, manager), ..] = own[..]
        && own.len() >= FEW
        && own.len() == given()
    {
        let is_foreign = |(_, manager): &&(&ParticipantId, &ParticipantId)| {
            resolution.reason(manager, false) == Some(UnresolvedReason::Foreign)
        };
        if own.iter().filter(is_foreign).count() * 2 > own.len() || has_organisation() {
            told.extend(own.iter().map(|(person, _)| *person));
            let (person, manager) = (person.clone(), manager.clone());
            facts.push(Fact::ManagersForeign { given: own.len(), person, manager });
        }
    }
    let open: Vec<_> = unknown.into_iter().filter(|(person, _)| !told.contains(person)).collect();
    if open.iter().any(|(person, _)| !takes_part(person)) {
        let matters = above_participants(cohort);
        unresolved(open.into_iter().filter(|(person, _)| matters.contains(person)), resolution, facts);
    } else {
        unresolved(open.into_iter(), resolution, facts);
    }
    facts.extend(apart(cohort, &is_outside));
}

fn unresolved<'a>(
    open: impl Iterator<Item = (&'a ParticipantId, &'a ParticipantId)>,
    resolution: &Resolution,
    facts: &mut Vec<Fact>,
) {
    facts.extend(open.map(|(person, manager)| Fact::ManagerUnresolved {
        person: person.clone(),
        reference: resolution.unresolved(manager, false),
    }));
}

/// All participants, and everybody above one of them: whose manager matters.
fn above_participants(cohort: &Cohort) -> BTreeSet<&ParticipantId> {
    let mut above: BTreeSet<&ParticipantId> = BTreeSet::new();
    let mut open: Vec<&ParticipantId> = cohort.people().iter().map(Participant::id).collect();
    while let Some(id) = open.pop() {
        if above.insert(id) {
            open.extend(cohort.lines.managers(id));
        }
    }
    above
}

/// An organisation that has nothing to do with the participants: they are known there by other ids.
fn apart(cohort: &Cohort, is_outside: &impl Fn(&ParticipantId) -> bool) -> Option<Fact> {
    if cohort.people().len() < FEW {
        return None;
    }
    let edges = || cohort.lines.entries().filter_map(|(id, manager)| Some((id, manager?)));
    let mut between = edges().filter(|(id, manager)| is_outside(id) && is_outside(manager));
    let (person, manager) = between.next()?;
    let given = 1 + between.count();
    let is_apart = given >= FEW && edges().all(|(id, manager)| is_outside(id) && is_outside(manager));
    is_apart.then(|| Fact::ManagersForeign { given, person: person.clone(), manager: manager.clone() })
}
