//! A scale of numbers, such as 1 to 5.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};
use crate::people::reading::values::number;

/// The lowest and the highest value of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    pub(super) const fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// Refuses a scale without a length.
    pub(super) fn check(self) -> Result<Self> {
        let is_scale = self.low.is_finite() && self.high.is_finite() && self.low < self.high;
        let refused = || Error::input("a scale goes from a number to a higher one, as in \"1-5\"");
        is_scale.then_some(self).ok_or_else(refused)
    }

    /// The value on another scale, in equal steps; none outside this one.
    pub(super) fn onto(self, value: f64, other: Self) -> Option<f64> {
        let inside = value >= self.low && value <= self.high;
        inside.then(|| other.low + (value - self.low) * (other.high - other.low) / (self.high - self.low))
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.low, self.high)
    }
}

impl FromStr for Scale {
    type Err = Error;

    /// Reads `1-5`, `1 to 7`, `-2..2`.
    fn from_str(text: &str) -> Result<Self> {
        let dash = text.replace(['–', '—'], "-").replace("..", "-").replace(" to ", "-");
        let refused = || Error::input("not a scale such as \"1-5\"").with_value(text);
        let dash = dash.trim();
        let cut =
            dash.char_indices().skip(1).find(|&(_, c)| c == '-').map(|(at, _)| at).ok_or_else(refused)?;
        let (low, high) = (number(&dash[..cut]), number(&dash[cut + 1..]));
        let (low, high) = low.zip(high).ok_or_else(refused)?;
        Self::new(low, high).check()
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn scales_are_read_and_mapped() {
        let hundred = Scale::new(0.0, 100.0);
        for (text, value, onto) in [
            ("1-5", 3.0, Some(50.0)),
            ("0-1", 0.25, Some(25.0)),
            ("1 to 7", 7.0, Some(100.0)),
            ("1–10", 1.0, Some(0.0)),
            ("-2..2", 1.0, Some(75.0)),
            ("1-5", 5.5, None),
            ("1-5", f64::NAN, None),
        ] {
            assert_eq!(text.parse::<Scale>().unwrap().onto(value, hundred), onto, "{text}");
        }
        for text in ["", "5", "5-1", "1-1", "a-b", "1-", "-5", "1-2-3"] {
            assert!(text.parse::<Scale>().is_err(), "{text}");
        }
    }
}
