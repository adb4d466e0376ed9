//! A number of a rule, exact to a thousandth.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number that a rule compares with: levels, years or hours, exact to a thousandth.
///
/// ```
/// use pairwright::rules::Amount;
///
/// assert_eq!(Amount::from(3).to_string(), "3");
/// assert_eq!(Amount::new(1.5).unwrap().to_string(), "1.5");
/// assert_eq!(Amount::new(f64::NAN), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

/// Larger numbers are none.
const LARGEST: f64 = 1e12;

impl Amount {
    /// The nearest thousandth; none for what is no number, or larger than 10^12.
    #[expect(clippy::cast_possible_truncation, reason = "at most 10^15")]
    pub fn new(number: f64) -> Option<Self> {
        (number.abs() <= LARGEST).then(|| Self((number * 1000.0).round() as i64))
    }

    pub(crate) fn thousandths(self) -> i64 {
        self.0
    }
}

impl From<u32> for Amount {
    fn from(whole: u32) -> Self {
        Self(i64::from(whole) * 1000)
    }
}

impl fmt::Display for Amount {
    /// With as many decimals as it has.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{}", format!("{rest:03}").trim_end_matches('0'))
    }
}

impl Serialize for Amount {
    /// A whole number, or one with decimals.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            return to.serialize_i64(self.0 / 1000);
        }
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        to.serialize_f64(self.0 as f64 / 1000.0)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(from)?;
        Self::new(number).ok_or_else(|| D::Error::custom("a number of at most 10^12 is wanted"))
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;

    #[test]
    fn amounts_are_exact_to_a_thousandth() {
        for (number, shown) in [(0.0, "0"), (-1.25, "-1.25"), (0.1 + 0.2, "0.3"), (7.0005, "7.001")] {
            assert_eq!(Amount::new(number).unwrap().to_string(), shown);
        }
        assert_eq!(Amount::new(2e12), None);
    }
}
