//! The managers of one person, as profiles and lines state them.

use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::people::participant_id::ParticipantId;

/// Sorted, each once. Written down, one is a text and several are a list of texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ManagerIds(Vec<ParticipantId>);

impl ManagerIds {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn as_slice(&self) -> &[ParticipantId] {
        &self.0
    }
}

impl FromIterator<ParticipantId> for ManagerIds {
    /// Empty ids count as not given.
    fn from_iter<I: IntoIterator<Item = ParticipantId>>(ids: I) -> Self {
        let mut ids: Vec<_> = ids.into_iter().filter_map(ParticipantId::given).collect();
        ids.sort_unstable();
        ids.dedup();
        Self(ids)
    }
}

impl Serialize for ManagerIds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_slice() {
            [only] => only.serialize(serializer),
            several => several.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ManagerIds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrSeveral)
    }
}

struct OneOrSeveral;

impl<'de> Visitor<'de> for OneOrSeveral {
    type Value = ManagerIds;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the id of a manager, or a list of ids")
    }

    fn visit_unit<E>(self) -> Result<ManagerIds, E> {
        Ok(ManagerIds::default())
    }

    fn visit_none<E>(self) -> Result<ManagerIds, E> {
        Ok(ManagerIds::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<ManagerIds, D::Error> {
        ManagerIds::deserialize(deserializer)
    }

    fn visit_str<E>(self, id: &str) -> Result<ManagerIds, E> {
        Ok([ParticipantId::from(id)].into_iter().collect())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ManagerIds, A::Error> {
        let mut ids = Vec::new();
        while let Some(id) = list.next_element::<ParticipantId>()? {
            ids.push(id);
        }
        Ok(ids.into_iter().collect())
    }
}
