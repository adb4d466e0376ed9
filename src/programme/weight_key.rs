//! Keys of weights, read from a document: one of those that there are.

use serde::{Deserialize, Deserializer};

use crate::programme::weights::Weights;

/// A key as [`Weights::all`] has it. Under this name serde does not take it for borrowed text.
pub(crate) type WeightKey = &'static str;

/// Reads a key.
pub(crate) fn one<'de, D: Deserializer<'de>>(from: D) -> Result<WeightKey, D::Error> {
    known(&String::deserialize(from)?)
}

/// Reads a list of keys.
pub(crate) fn many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<WeightKey>, D::Error> {
    Vec::<String>::deserialize(from)?.iter().map(|key| known(key)).collect()
}

fn known<E: serde::de::Error>(key: &str) -> Result<WeightKey, E> {
    let found = Weights::default().entry(key);
    found.map(|(key, _)| key).ok_or_else(|| E::custom(format!("no such weight: {key:?}")))
}
