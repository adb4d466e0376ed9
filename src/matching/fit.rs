//! What share a pair is of the best its mentee could have, from 0 to 100.
//!
//! Points add up, and say what the whole is worth. They do not say whether a pair is good for the
//! mentee in it: one may have many good partners and another none. The fit says that, and is never
//! added up. The points of the best partner are found for all mentees at once, when the first fit
//! is asked for; so a matching that nobody asks pays nothing.

use std::fmt;
use std::sync::Arc;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::assignment::model::index::Column;
use crate::scoring::scores::Scores;

/// The fit of a pair.
#[derive(Clone)]
pub(super) enum Fit {
    /// Found when somebody asks. The scores are shared with the matching.
    Asked { scores: Arc<Scores>, column: Column, points: i32 },
    /// Read from a document.
    Read(u8),
}

impl Fit {
    /// That of a mentee's pair of these points.
    pub(super) fn of(scores: &Arc<Scores>, column: Column, points: i32) -> Self {
        Self::Asked { scores: Arc::clone(scores), column, points }
    }

    /// From 0 to 100.
    pub(super) fn value(&self) -> u8 {
        match self {
            // somebody in a pair has a possible partner
            Self::Asked { scores, column, points } => {
                share(*points, scores.best_of_mentee(*column).unwrap_or(*points))
            }
            Self::Read(value) => *value,
        }
    }
}

/// How much of the best the points are, rounded down, so that only the best is 100.
fn share(points: i32, best: i32) -> u8 {
    if points >= best {
        return 100;
    }
    if points <= 0 {
        return 0;
    }
    // 0 < points < best
    u8::try_from(i64::from(points) * 100 / i64::from(best)).unwrap_or(100)
}

impl fmt::Debug for Fit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value().fmt(f)
    }
}

impl PartialEq for Fit {
    fn eq(&self, other: &Self) -> bool {
        let is_same = match (self, other) {
            (
                Self::Asked { scores, column, points },
                Self::Asked { scores: others, column: of, points: worth },
            ) => Arc::ptr_eq(scores, others) && (column, points) == (of, worth),
            _ => false,
        };
        is_same || self.value() == other.value()
    }
}

impl Eq for Fit {}

impl Serialize for Fit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.value())
    }
}

impl<'de> Deserialize<'de> for Fit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = u8::deserialize(deserializer)?;
        if value > 100 {
            return Err(D::Error::invalid_value(Unexpected::Unsigned(value.into()), &"a fit from 0 to 100"));
        }
        Ok(Self::Read(value))
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn only_the_best_is_a_hundred_and_nothing_is_rounded_up() {
        let cases = [
            (1000, 1000, 100),
            (999, 1000, 99),
            (i32::MAX - 1, i32::MAX, 99),
            (500, 1000, 50),
            (509, 1000, 50),
            (9, 1000, 0),
            (10, 1000, 1),
            (0, 1000, 0),
            (-5, 1000, 0),
            // nothing is a share of a best that is not above 0
            (0, 0, 100),
            (-1, 0, 0),
            (-5, -5, 100),
            (-6, -5, 0),
            (i32::MIN + 1, i32::MAX, 0),
        ];
        for (points, best, expected) in cases {
            assert_eq!(share(points, best), expected, "{points} of {best}");
        }
    }
}
