//! A day of the calendar, as text.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Error, Result};

/// A day: `2026-06-30`, as in ISO 8601.
///
/// There is no clock here: the caller says what day it is.
///
/// ```
/// use pairwright::evaluation::Date;
///
/// let end: Date = "2026-06-30".parse()?;
/// assert!(end < "2026-07-01".parse()?);
/// assert!("2026-06-31".parse::<Date>().is_err());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    fn new(text: &str) -> Option<Self> {
        let shape =
            |(k, byte): (usize, u8)| if k == 4 || k == 7 { byte == b'-' } else { byte.is_ascii_digit() };
        if text.len() != 10 || !text.bytes().enumerate().all(shape) {
            return None;
        }
        let year: u16 = text.get(..4)?.parse().ok()?;
        let month: u8 = text.get(5..7)?.parse().ok()?;
        let day: u8 = text.get(8..)?.parse().ok()?;
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self { year, month, day })
    }
}

impl FromStr for Date {
    type Err = Error;

    /// # Errors
    /// [`is_input`](Error::is_input) when the text is not a day of the form `2026-06-30`.
    fn from_str(text: &str) -> Result<Self> {
        let refused = || Error::input("not a day of the form 2026-06-30").with_value(text);
        Self::new(text.trim()).ok_or_else(refused)
    }
}

/// Reads the text. For a day without quotes the error says that they are missing.
struct Text;

impl Visitor<'_> for Text {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day in quotes, \"2026-06-30\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
        text.parse().map_err(E::custom)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
