//! Every text of a profile, by its field.

use crate::error::Result;
use crate::people::choices::FIELDS;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::text_check::check_text;

impl Participant {
    /// The names of things.
    fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let places = [
            ("name", self.name()),
            ("email", self.email()),
            ("title", self.title()),
            ("department", self.department()),
            ("unit", self.unit()),
            ("region", self.region()),
            ("location", self.location()),
            ("country", self.country()),
        ];
        let places = places.into_iter().filter_map(|(field, text)| Some((field, text?)));
        let offered = self.skills_offered.iter().map(|skill| ("skills_offered", skill.name()));
        let wanted = self.skills_wanted.iter().map(|name| ("skills_wanted", name.as_str()));
        let groups = self.groups.iter().map(|name| ("groups", name.as_str()));
        places.chain(offered).chain(wanted).chain(groups)
    }

    /// What is written freely: the reasons of conflicts, and attributes, whose fields are their
    /// names.
    fn free_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let reasons = self.conflicts.iter().filter_map(|conflict| Some(("conflicts", conflict.reason()?)));
        reasons.chain(self.attributes())
    }

    /// The ids of others.
    fn ids(&self) -> impl Iterator<Item = (&str, &ParticipantId)> {
        let choices = FIELDS.into_iter().zip(self.choices.ranked());
        let choices = choices.filter_map(|(field, id)| Some((field, id?)));
        let manager = self.managers().iter().map(|id| ("manager_id", id));
        let conflicts = self.conflicts.iter().map(|conflict| ("conflicts", conflict.with()));
        choices
            .chain(manager)
            .chain(conflicts)
            .chain(self.acquaintances.iter().map(|id| ("acquaintances", id)))
    }

    /// All of them, the person's own id first.
    pub(in crate::people) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let ids = self.ids().map(|(field, id)| (field, id.as_str()));
        let keys = self.attributes().map(|(name, _)| (name, name));
        let own = [("id", self.id.as_str())].into_iter();
        own.chain(ids).chain(self.names()).chain(self.free_texts()).chain(keys)
    }

    /// Refuses ids that cannot be and control characters, naming the field and the value.
    pub(super) fn check_texts(&self) -> Result<()> {
        self.ids().try_for_each(|(field, id)| id.check(field))?;
        self.attributes().try_for_each(|(name, _)| check_text(name, "attributes"))?;
        self.names().chain(self.free_texts()).try_for_each(|(field, text)| check_text(text, field))
    }
}
