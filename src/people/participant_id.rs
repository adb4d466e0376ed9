//! The name by which the programme knows somebody.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};
use crate::text::shown;
use crate::text_check::check_id;

/// The id of a person: any text without control characters and line breaks.
///
/// Blanks around it are dropped. Ids are compared and sorted byte by byte, so `Ana` and `ana` are
/// two people, and the order of everything in this library is theirs. Cloning one is cheap: the
/// text is shared.
///
/// Where somebody is looked up, a `&str` will do as well. Printed, an id with characters that turn
/// the direction of writing is isolated from what stands around it; [`as_str`](Self::as_str) is the
/// text itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantId(Arc<str>);

impl ParticipantId {
    /// The id with this text. An empty one can be made, and is refused where a person or a list has
    /// it.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let trimmed = text.trim();
        Self(if trimmed.len() == text.len() { text } else { trimmed.into() })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id, unless it is empty: an empty one counts as not given.
    pub(super) fn given(self) -> Option<Self> {
        (!self.0.is_empty()).then_some(self)
    }

    /// Refuses what cannot be an id; `field` says whose it would be.
    pub(crate) fn check(&self, field: &str) -> Result<()> {
        if self.0.is_empty() {
            return Err(Error::input("the id is missing").at_column(field));
        }
        check_id(&self.0, field)
    }
}

impl fmt::Display for ParticipantId {
    /// The text as it can be [shown](crate::text::shown) among others. [`as_str`](Self::as_str) is
    /// the text itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&shown(&self.0))
    }
}

impl From<&str> for ParticipantId {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for ParticipantId {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&Self> for ParticipantId {
    fn from(id: &Self) -> Self {
        id.clone()
    }
}

// The order, equality and hash of an id are those of its text, as `Borrow` asks.
impl Borrow<str> for ParticipantId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for ParticipantId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Serialize for ParticipantId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ParticipantId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}
