//! The texts of a profile that say what somebody is called, where they belong and what they can do.

use crate::people::participant::Participant;
use crate::people::profile::Skill;

/// The fields of such texts. Skills on offer and skills wanted are one, since they are compared.
pub(in crate::people) const FIELDS: [&str; 10] =
    ["name", "email", "title", "department", "unit", "region", "location", "country", "skills", "groups"];

/// So many of them, at the beginning, are not compared with those of others.
pub(in crate::people) const OWN: usize = 3;

/// Where the countries are.
pub(in crate::people) const COUNTRY: usize = 7;

const SKILLS: usize = 8;
const GROUPS: usize = 9;

/// The field of a text: one of [`FIELDS`], or an attribute by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::people) enum ValueField<'a> {
    Known(usize),
    Attribute(&'a str),
}

/// What becomes of a text.
pub(in crate::people) enum Rewrite {
    Keep,
    To(String),
    /// It says nothing.
    Drop,
}

impl Participant {
    /// All of them.
    pub(in crate::people) fn values(&self) -> impl Iterator<Item = (ValueField<'_>, &str)> {
        let known = ValueField::Known;
        let single = [
            &self.name,
            &self.email,
            &self.title,
            &self.department,
            &self.unit,
            &self.region,
            &self.location,
            &self.country,
        ];
        let single = single.into_iter().enumerate();
        let single = single.filter_map(move |(k, text)| Some((known(k), text.as_deref()?)));
        let offered = self.skills_offered.iter().map(Skill::name);
        let skills = offered.chain(self.skills_wanted.iter().map(String::as_str));
        let skills = skills.map(move |name| (known(SKILLS), name));
        let groups = self.groups.iter().map(move |name| (known(GROUPS), name.as_str()));
        let attributes = self.attributes().map(|(name, value)| (ValueField::Attribute(name), value));
        single.chain(skills).chain(groups).chain(attributes)
    }

    /// Changes them. Lists stay sorted, each text once.
    pub(in crate::people) fn rewrite_values(&mut self, rewrite: impl Fn(ValueField<'_>, &str) -> Rewrite) {
        let single = [
            &mut self.name,
            &mut self.email,
            &mut self.title,
            &mut self.department,
            &mut self.unit,
            &mut self.region,
            &mut self.location,
            &mut self.country,
        ];
        for (k, slot) in single.into_iter().enumerate() {
            let Some(text) = slot.take() else { continue };
            *slot = rewritten(text, |text| rewrite(ValueField::Known(k), text));
        }
        let skill = |name: &str| rewrite(ValueField::Known(SKILLS), name);
        self.skills_offered.retain_mut(|offered| match skill(offered.name()) {
            Rewrite::Keep => true,
            Rewrite::To(name) => {
                offered.rename(name);
                true
            }
            Rewrite::Drop => false,
        });
        self.skills_offered.sort_unstable();
        rewrite_list(&mut self.skills_wanted, skill);
        rewrite_list(&mut self.groups, |name| rewrite(ValueField::Known(GROUPS), name));
        self.attributes.retain(|name, value| match rewrite(ValueField::Attribute(name), value) {
            Rewrite::Keep => true,
            Rewrite::To(text) => {
                *value = text;
                true
            }
            Rewrite::Drop => false,
        });
    }
}

fn rewritten(text: String, rewrite: impl Fn(&str) -> Rewrite) -> Option<String> {
    match rewrite(&text) {
        Rewrite::Keep => Some(text),
        Rewrite::To(other) => Some(other),
        Rewrite::Drop => None,
    }
}

fn rewrite_list(list: &mut Vec<String>, rewrite: impl Fn(&str) -> Rewrite) {
    *list = std::mem::take(list).into_iter().filter_map(|text| rewritten(text, &rewrite)).collect();
    list.sort_unstable();
    list.dedup();
}
