//! A value as a file has it under a key of a rule, whatever its type is.

use std::fmt;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// What stands there. Whether that is right for the key is judged where the rule's name is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum StatedCell {
    Text(String),
    Number(f64),
    Switch(bool),
    Other,
}

impl fmt::Display for StatedCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Switch(is_on) => write!(f, "{is_on}"),
            Self::Other => f.write_str("…"),
        }
    }
}

impl<'de> Deserialize<'de> for StatedCell {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyCell)
    }
}

struct AnyCell;

#[expect(clippy::cast_precision_loss, reason = "what is too large for it is out of every range")]
impl<'de> Visitor<'de> for AnyCell {
    type Value = StatedCell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true or false")
    }

    fn visit_str<E>(self, text: &str) -> Result<StatedCell, E> {
        Ok(StatedCell::Text(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<StatedCell, E> {
        Ok(StatedCell::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<StatedCell, E> {
        Ok(StatedCell::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<StatedCell, E> {
        Ok(StatedCell::Number(number))
    }

    fn visit_bool<E>(self, is_on: bool) -> Result<StatedCell, E> {
        Ok(StatedCell::Switch(is_on))
    }

    fn visit_unit<E>(self) -> Result<StatedCell, E> {
        Ok(StatedCell::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<StatedCell, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(StatedCell::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<StatedCell, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(StatedCell::Other)
    }
}
