//! What the numbers of a profile may be: one place for CSV, serde and code.

use std::{fmt::Display, str::FromStr};

use crate::error::{Error, Result};

/// A numeric field and its range.
pub(super) struct Bounds<T> {
    field: &'static str,
    kind: &'static str,
    low: T,
    high: T,
}

pub(super) const PERSONALITY: Bounds<f64> = number("personality", 0.0, 100.0);
pub(super) const TENURE: Bounds<f64> = number("tenure_years", 0.0, 100.0);
pub(super) const LEVEL: Bounds<i32> = whole("level", -1000, 1000);
pub(super) const CAPABILITY: Bounds<u8> = whole("skills_offered", 1, 5);
pub(super) const COMMITMENT: Bounds<u8> = whole("commitment", 1, 5);
pub(super) const CAPACITY: Bounds<u32> = whole("capacity", 0, 1000);
pub(super) const MINIMUM: Bounds<u32> = whole("minimum", 0, 1000);
pub(super) const MENTORS_WANTED: Bounds<u32> = whole("mentors_wanted", 1, 100);
pub(super) const WAITED: Bounds<u32> = whole("waited", 0, 1000);

const fn number(field: &'static str, low: f64, high: f64) -> Bounds<f64> {
    Bounds { field, kind: "number", low, high }
}

const fn whole<T>(field: &'static str, low: T, high: T) -> Bounds<T> {
    Bounds { field, kind: "whole number", low, high }
}

impl<T: Copy + PartialOrd + Display + FromStr> Bounds<T> {
    /// Refuses a value outside the range; a value not given is fine.
    pub(super) fn check(&self, value: Option<T>) -> Result<()> {
        match value {
            Some(value) if !self.contains(value) => Err(self.refuse(value.to_string())),
            _ => Ok(()),
        }
    }

    /// The number this text says, as Rust writes it, or else as `read` understands it. A text too
    /// large for the type is as wrong as one out of range.
    #[cfg(feature = "csv")]
    pub(super) fn parse(&self, text: &str, read: impl FnOnce(&str) -> Option<f64>) -> Result<T> {
        let plain = text.parse().ok().filter(|&value| self.contains(value));
        let value = plain.or_else(|| self.value(read(text)?));
        value.ok_or_else(|| self.refuse(text.into()))
    }

    /// The number in this type, if it is one and in the range.
    #[cfg(feature = "csv")]
    pub(super) fn value(&self, number: f64) -> Option<T> {
        number.to_string().parse().ok().filter(|&value| self.contains(value))
    }

    /// "Not a number" is in no range: it compares with nothing.
    fn contains(&self, value: T) -> bool {
        value >= self.low && value <= self.high
    }

    pub(super) fn refuse(&self, value: String) -> Error {
        Error::input(format!("not a {} from {} to {}", self.kind, self.low, self.high))
            .at_column(self.field)
            .with_value(value)
    }
}
