//! What a criterion of the caller's own says of a pair.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::scoring::facts::wording::Wording;

/// A fact of a criterion of your own: a key, values, and its own phrases.
///
/// The coordinator reads the phrase that it is made with. The two people read nothing of it, unless
/// a phrase is given for them; so what must stay between the coordinator and the criterion stays
/// there. Each phrase is a [`Wording`], or a text in English alone.
///
/// ```
/// use pairwright::scoring::facts::{OwnFact, PairFact, Wording};
///
/// let fact: PairFact = OwnFact::new("language", "both speak Welsh")
///     .with_value("language", "Welsh")
///     .for_participants(
///         Wording::new("you both speak Welsh")
///             .with_language("de", "Sie sprechen beide Walisisch"),
///     )
///     .into();
/// assert_eq!(fact.key(), "language");
/// assert!(fact.for_mentor().is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OwnFact {
    key: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<String, String>,
    wording: Wording,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    for_mentor: Option<Wording>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    for_mentee: Option<Wording>,
}

impl OwnFact {
    /// A fact with a key that stays the same, for programs, and a phrase for the coordinator.
    pub fn new(key: impl Into<String>, wording: impl Into<Wording>) -> Self {
        Self {
            key: key.into(),
            values: BTreeMap::new(),
            wording: wording.into(),
            for_mentor: None,
            for_mentee: None,
        }
    }

    /// With a value under a name, for programs that read the fact. Only the coordinator has it.
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts are given as they are")]
    #[must_use]
    pub fn with_value(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.values.insert(name.into(), value.to_string());
        self
    }

    /// What both the mentor and the mentee may read.
    #[must_use]
    pub fn for_participants(self, wording: impl Into<Wording>) -> Self {
        let wording = wording.into();
        self.for_mentor(wording.clone()).for_mentee(wording)
    }

    /// What the mentor may read.
    #[must_use]
    pub fn for_mentor(mut self, wording: impl Into<Wording>) -> Self {
        self.for_mentor = Some(wording.into());
        self
    }

    /// What the mentee may read.
    #[must_use]
    pub fn for_mentee(mut self, wording: impl Into<Wording>) -> Self {
        self.for_mentee = Some(wording.into());
        self
    }

    /// The key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The value under a name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// All values with their names, in the order of the names.
    pub fn values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The coordinator's phrase.
    pub fn wording(&self) -> &Wording {
        &self.wording
    }

    /// The mentor's phrase, if there is one.
    pub(super) fn mentor_wording(&self) -> Option<&Wording> {
        self.for_mentor.as_ref()
    }

    /// The mentee's phrase, if there is one.
    pub(super) fn mentee_wording(&self) -> Option<&Wording> {
        self.for_mentee.as_ref()
    }
}
