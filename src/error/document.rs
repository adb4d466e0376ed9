//! Errors through serde: the facts, and none of the words around them.

use std::error;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::kind::ErrorKind;
use crate::error::{Error, Inner, Place};
use crate::form_word::read_by_word;
use crate::progress::Progress;

/// What is written. Other fields, as a service may add, are passed over in reading.
#[derive(Serialize, Deserialize)]
struct Document {
    kind: ErrorKind,
    message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    advice: Option<String>,
    #[serde(flatten)]
    place: Place,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stopped_at: Option<Progress>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    more: Vec<Error>,
    #[serde(default, skip_serializing_if = "is_zero")]
    unlisted: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Inner { kind, message, advice, place, source: _, stopped_at, more, unlisted } = &*self.0;
        let document = Document {
            kind: *kind,
            message: message.clone(),
            advice: advice.clone(),
            place: place.clone(),
            stopped_at: *stopped_at,
            more: more.clone(),
            unlisted: *unlisted,
        };
        document.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Error {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Document { kind, message, advice, place, stopped_at, more, unlisted } =
            Document::deserialize(deserializer)?;
        let source = None::<Arc<dyn error::Error + Send + Sync>>;
        let alone = Self(Box::new(Inner {
            kind,
            message,
            advice,
            place,
            source,
            stopped_at,
            more: Vec::new(),
            unlisted: 0,
        }));
        Ok(alone.with_more(more, unlisted))
    }
}

read_by_word!(ErrorKind, "a kind of error", Error::input, "kind");
