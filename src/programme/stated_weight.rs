//! A weight as a file or document states it: points, or a word.

use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::programme::importance::Importance;

/// A weight that is one number.
#[derive(Debug, Clone, Copy)]
pub(super) enum StatedWeight {
    Points(i32),
    Word(Importance),
}

/// The points of all ranks of a choice.
#[derive(Debug, Clone)]
pub(super) enum StatedRanks {
    Points(Vec<i32>),
    Word(Importance),
}

impl StatedWeight {
    pub(super) fn points(self) -> Option<i32> {
        match self {
            Self::Points(points) => Some(points),
            Self::Word(_) => None,
        }
    }

    pub(super) fn word(self) -> Option<Importance> {
        match self {
            Self::Points(_) => None,
            Self::Word(word) => Some(word),
        }
    }
}

impl<'de> Deserialize<'de> for StatedWeight {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(WeightVisitor)
    }
}

impl<'de> Deserialize<'de> for StatedRanks {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(RanksVisitor)
    }
}

struct WeightVisitor;

impl Visitor<'_> for WeightVisitor {
    type Value = StatedWeight;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number, or must, high, medium, low, off or never")
    }

    fn visit_i64<E: Error>(self, points: i64) -> Result<StatedWeight, E> {
        i32::try_from(points).map(StatedWeight::Points).map_err(|_| too_large(points))
    }

    fn visit_u64<E: Error>(self, points: u64) -> Result<StatedWeight, E> {
        i32::try_from(points).map(StatedWeight::Points).map_err(|_| too_large(points))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<StatedWeight, E> {
        word.parse().map(StatedWeight::Word).map_err(E::custom)
    }
}

struct RanksVisitor;

impl<'de> Visitor<'de> for RanksVisitor {
    type Value = StatedRanks;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("whole numbers, one for each rank, or high, medium, low or off")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut ranks: A) -> Result<StatedRanks, A::Error> {
        let mut points = Vec::new();
        while let Some(one) = ranks.next_element()? {
            points.push(one);
        }
        Ok(StatedRanks::Points(points))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<StatedRanks, E> {
        word.parse().map(StatedRanks::Word).map_err(E::custom)
    }
}

fn too_large<E: Error>(points: impl fmt::Display) -> E {
    E::custom(format!("a weight must lie between -1000000 and 1000000: {points}"))
}
