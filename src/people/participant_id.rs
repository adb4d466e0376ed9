//! The name by which the programme knows somebody.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};
use crate::people::folding::{folded_but_capitals, trimmed};
use crate::text::shown;
use crate::text_check::check_id;

/// The id of a person: any text without control characters and line breaks.
///
/// Two ids are the same if they are the same word: capitals, blanks around it, the Unicode normal
/// form and characters that take no room make no difference. `Ana@x.example` and `ana@x.example`
/// are one person, since a form, a directory and a spreadsheet write them as they like. The order
/// of everything in this library is that of the ids so compared. Cloning one is cheap: the text is
/// shared.
///
/// Where somebody is looked up, a `&str` will do as well. Printed, an id with characters that turn
/// the direction of writing is isolated from what stands around it; [`as_str`](Self::as_str) is the
/// text itself, as it was written.
///
/// ```
/// use pairwright::ParticipantId;
///
/// assert_eq!(ParticipantId::from("Ana@x.example"), ParticipantId::from(" ana@X.example"));
/// assert_eq!(ParticipantId::from("Ana").as_str(), "Ana");
/// assert!(ParticipantId::from("Ana") == "ana");
/// ```
#[derive(Debug, Clone)]
pub struct ParticipantId {
    text: Arc<str>,
    /// The form in which it is compared, where that is more than small letters.
    folded: Option<Arc<str>>,
}

impl ParticipantId {
    /// The id with this text. An empty one can be made, and is refused where a person or a list has
    /// it.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let within = trimmed(&text);
        let text = if within.len() == text.len() { text } else { within.into() };
        let folded = match folded_but_capitals(&text) {
            Cow::Owned(folded) => Some(folded.into()),
            Cow::Borrowed(_) => None,
        };
        Self { text, folded }
    }

    /// The text, as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Is it this text, as ids are compared?
    pub(crate) fn is(&self, text: &str) -> bool {
        self.compared().eq_ignore_ascii_case(&folded_but_capitals(trimmed(text)))
    }

    /// What is compared, but for capitals of ASCII.
    pub(super) fn compared(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.text)
    }

    /// The [`fingerprint`] of what is compared.
    #[cfg(feature = "csv")]
    pub(super) fn fingerprint(&self) -> u64 {
        fingerprint(self.compared())
    }

    /// The id, unless it is empty: an empty one counts as not given.
    pub(super) fn given(self) -> Option<Self> {
        (!self.compared().is_empty()).then_some(self)
    }

    /// Refuses what cannot be an id; `field` says whose it would be.
    pub(crate) fn check(&self, field: &str) -> Result<()> {
        if self.compared().is_empty() {
            return Err(Error::input("the id is missing").at_column(field));
        }
        check_id(&self.text, field)
    }
}

/// A number that is the same for the same texts, but for capitals of ASCII, and hardly ever for
/// others (FNV-1a).
pub(super) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |number, byte| {
        (number ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01B3)
    })
}

/// The order of two texts that are [folded but for capitals](folded_but_capitals).
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let [a, b] = [a, b].map(str::as_bytes);
    // what both begin with is passed over in words
    let words = a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0).take_while(|(a, b)| a == b).count();
    let [a, b] = [a, b].map(|text| text[8 * words..].iter().map(u8::to_ascii_lowercase));
    a.cmp(b)
}

impl PartialEq for ParticipantId {
    fn eq(&self, other: &Self) -> bool {
        let [a, b] = [self, other].map(Self::compared);
        a == b || a.eq_ignore_ascii_case(b)
    }
}

impl Eq for ParticipantId {}

impl PartialOrd for ParticipantId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ParticipantId {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(self.compared(), other.compared())
    }
}

impl Hash for ParticipantId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.compared().bytes().for_each(|byte| state.write_u8(byte.to_ascii_lowercase()));
        state.write_u8(0xFF); // in no text: two ids next to each other stay two
    }
}

impl fmt::Display for ParticipantId {
    /// The text as it can be [shown](crate::text::shown) among others. [`as_str`](Self::as_str) is
    /// the text itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&shown(&self.text))
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

impl PartialEq<str> for ParticipantId {
    /// As ids are compared: capitals and blanks around make no difference.
    fn eq(&self, other: &str) -> bool {
        self.is(other)
    }
}

impl PartialEq<&str> for ParticipantId {
    fn eq(&self, other: &&str) -> bool {
        self.is(other)
    }
}

impl PartialEq<ParticipantId> for str {
    fn eq(&self, other: &ParticipantId) -> bool {
        other.is(self)
    }
}

impl PartialEq<ParticipantId> for &str {
    fn eq(&self, other: &ParticipantId) -> bool {
        other.is(self)
    }
}

// no `Borrow<str>`: a `&str` is hashed and ordered with its capitals, an id without
impl AsRef<str> for ParticipantId {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl Serialize for ParticipantId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for ParticipantId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}
