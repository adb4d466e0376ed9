//! Details that change: people take the place of themselves.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::cohort_builder::CohortBuilder;
use crate::people::contact::Contact;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::ReportingLines;

impl Cohort {
    /// Everything the cohort was built from, with these people in the place of those with their
    /// ids.
    ///
    /// What keeps two people apart is not lost by not being said again: somebody who names no
    /// manager keeps those there were, and conflict flags stay. New managers replace the former
    /// ones, those of the organisation as well. By a former name or address somebody is still
    /// known.
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when somebody does not take part,
    /// [`is_input`](Error::is_input) when somebody is there twice.
    pub(crate) fn changed(&self, people: Vec<Participant>) -> Result<CohortBuilder> {
        let mut new: BTreeMap<ParticipantId, Participant> = BTreeMap::new();
        for person in people {
            if let Some(twice) = new.insert(person.id().clone(), person) {
                let refused = "the details of one person are here twice";
                return Err(Error::input(refused).of_person(twice.id().as_str()));
            }
        }
        let mut builder = CohortBuilder::from(self);
        let mut moved: Vec<ParticipantId> = Vec::new();
        for place in &mut builder.0.people {
            let Some(mut person) = new.remove(place.id()) else { continue };
            let managers: Vec<_> = person.managers().iter().map(|id| self.recognised(id)).collect();
            let before = place.managers();
            if managers.is_empty() {
                person = person.with_managers(before.iter().cloned());
            } else if managers.len() != before.len() || !managers.iter().all(|id| before.contains(id)) {
                moved.push(place.id().clone());
            }
            person.keep_flags(place);
            if person.name() != place.name() || person.email() != place.email() {
                let contact = Contact::new(place.id()).with_name(place.name().unwrap_or_default());
                builder.0.contacts.push(contact.with_email(place.email().unwrap_or_default()));
            }
            *place = person;
        }
        if let Some(who) = new.keys().next() {
            return Err(Error::unknown("nobody with this id takes part").of_person(who.as_str()));
        }
        if !moved.is_empty() {
            let stays = |id: &ParticipantId| moved.binary_search(id).is_err();
            let entries = self.lines.entries().filter(|(id, _)| stays(id));
            let entries: Vec<_> = entries.map(|(id, manager)| (id.clone(), manager.cloned())).collect();
            builder.0.organisation = ReportingLines::new(entries)?;
            builder.0.contradicted.retain(|(id, _)| stays(id));
        }
        Ok(builder)
    }

    /// The names of the columns in which somebody says something else than before.
    pub(crate) fn columns_changed(&self, before: &Self, who: &ParticipantId) -> Vec<String> {
        let both = before.get(who).zip(self.get(who));
        both.map(|(before, now)| now.differences(before)).unwrap_or_default()
    }
}

impl CohortBuilder {
    /// Takes away the locks of these pairs.
    pub(crate) fn unlocked(mut self, is_over: impl Fn(&PairId) -> bool) -> Self {
        self.0.locked.retain(|pair| !is_over(pair));
        self
    }
}
