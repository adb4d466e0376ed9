//! The parts of a participant's profile: role, skills, conflicts.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Error, Result};
use crate::form_word::{print_as_word, read_by_word};
use crate::people::folding::{folded, is_same};
use crate::people::participant_id::ParticipantId;

/// On which side of a pair somebody can stand.
///
/// In a file it is one word: `mentor`, `mentee` or `both`, in capitals or not.
///
/// A pair has two sides: the enum stays as it is.
///
/// From [`Participant::role`](crate::Participant::role).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Gives: in reverse mentoring, usually the junior one.
    Mentor,
    /// Receives: in reverse mentoring, usually the senior one.
    Mentee,
    /// Mentor in one pair, mentee in another; never paired with oneself.
    Both,
}

impl Role {
    /// Can this person be a mentor? True of mentors, and of those who are both.
    pub fn is_mentor(self) -> bool {
        self != Self::Mentee
    }

    /// Can this person be a mentee? True of mentees, and of those who are both.
    pub fn is_mentee(self) -> bool {
        self != Self::Mentor
    }
}

/// A skill on offer, and how capable its owner feels of teaching it (S10).
///
/// "What you are qualified to teach": the rating is the owner's own, and scales the points that a
/// wanted skill brings. In a file it is `Data:4`.
///
/// From [`Participant::skills_offered`](crate::Participant::skills_offered).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    capability: Option<u8>,
}

impl Skill {
    /// A skill without a name is not given.
    pub(super) fn new(name: &str, capability: Option<u8>) -> Option<Self> {
        Some(Self { name: given(name)?, capability })
    }

    /// Another spelling of the name.
    pub(super) fn rename(&mut self, name: String) {
        self.name = name;
    }

    /// The skill's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The self-rating from 1 (a little) to 5 (very), if given.
    pub fn capability(&self) -> Option<u8> {
        self.capability
    }
}

/// Somebody a participant should not be paired with, on either side (S6).
///
/// From [`Participant::conflicts`](crate::Participant::conflicts).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    with: ParticipantId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Conflict {
    /// A conflict with nobody is not given.
    pub(super) fn new(with: ParticipantId, reason: &str) -> Option<Self> {
        Some(Self { with: with.given()?, reason: given(reason) })
    }

    /// The other person. They need not take part: then the flag is a finding and forbids nothing.
    pub fn with(&self) -> &ParticipantId {
        &self.with
    }

    /// Why, if given. Only the coordinator reads it.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

/// The text without blanks around it, unless nothing is left.
pub(super) fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}

/// Puts items where they belong in a sorted list without repetitions. Time O(n log n) for all of
/// them together.
pub(super) fn insert_all<T: Ord>(list: &mut Vec<T>, items: impl IntoIterator<Item = T>) {
    let known = list.len();
    list.extend(items);
    if list.len() == known + 1 {
        if let Some(item) = list.pop()
            && let Err(place) = list.binary_search(&item)
        {
            list.insert(place, item);
        }
    } else {
        list.sort();
        list.dedup();
    }
}

/// Puts skills where they belong in a list sorted by name; a newer rating replaces an older one,
/// however the name is spelled. Time as above.
pub(super) fn insert_skills(list: &mut Vec<Skill>, skills: impl IntoIterator<Item = Skill>) {
    let known = list.len();
    list.extend(skills);
    if list.len() == known + 1 {
        let newest = list.pop();
        list.retain(|older| newest.as_ref().is_none_or(|newest| !is_same(&older.name, &newest.name)));
        list.extend(newest);
    } else {
        // stable: of one name, the newest comes last
        list.sort_by_cached_key(|skill| folded(&skill.name).into_owned());
        list.dedup_by(|newer, older| {
            let again = is_same(&newer.name, &older.name);
            if again {
                std::mem::swap(newer, older);
            }
            again
        });
    }
    list.sort_by(|a, b| a.name.cmp(&b.name));
}

// What serde reads goes the way of the setters: trimmed, sorted, and absent when empty.

pub(super) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.as_deref().and_then(given))
}

pub(super) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let mut list = Vec::new();
    insert_all(&mut list, Vec::<String>::deserialize(from)?.iter().filter_map(|text| given(text)));
    Ok(list)
}

pub(super) fn ids<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<ParticipantId>, D::Error> {
    let mut list = Vec::new();
    insert_all(&mut list, Vec::deserialize(from)?.into_iter().filter_map(ParticipantId::given));
    Ok(list)
}

pub(super) fn skills<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Skill>, D::Error> {
    let mut list = Vec::new();
    let read = Vec::<Skill>::deserialize(from)?;
    insert_skills(&mut list, read.iter().filter_map(|skill| Skill::new(&skill.name, skill.capability)));
    Ok(list)
}

pub(super) fn conflicts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Conflict>, D::Error> {
    let mut list = Vec::new();
    let read = Vec::<Conflict>::deserialize(from)?.into_iter();
    insert_all(
        &mut list,
        read.filter_map(|conflict| Conflict::new(conflict.with, conflict.reason.as_deref().unwrap_or(""))),
    );
    Ok(list)
}

pub(super) fn attributes<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    let read = BTreeMap::<String, String>::deserialize(from)?;
    Ok(read.iter().filter_map(|(name, value)| Some((name.trim().into(), given(value)?))).collect())
}

print_as_word!(Role);
read_by_word!(Role, "a role", Error::input, "role");
