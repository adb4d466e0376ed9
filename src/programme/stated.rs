//! A programme as a file or a document states it.

use serde::{Deserialize, Deserializer};

use crate::people::finding::kind::FindingKind;
use crate::programme::focus::Focus;
use crate::programme::policies::choices::Choices;
use crate::programme::policies::expectations::Expectations;
use crate::programme::policies::mutual::Mutual;
use crate::programme::policies::poles::Poles;
use crate::programme::policies::seniority::Seniority;
use crate::programme::policies::supervision::Supervision;
use crate::programme::policies::unknown::Unknown;
use crate::programme::policies::waiting::Waiting;
use crate::programme::policies::workload::Workload;
use crate::programme::programme::{History, Programme};
use crate::programme::weights;

/// A programme as a file states it: what is missing comes from the focus and the defaults.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    #[serde(default)]
    name: String,
    #[serde(default)]
    focus: Focus,
    minimum_commitment: Option<u8>,
    #[serde(default)]
    accept: Vec<FindingKind>,
    #[serde(default)]
    history: History,
    #[serde(default)]
    mutual: Mutual,
    unknown: Option<Unknown>,
    #[serde(default)]
    waiting: Waiting,
    #[serde(default)]
    weights: weights::Stated,
    #[serde(default)]
    seniority: Seniority,
    #[serde(default)]
    poles: Poles,
    #[serde(default)]
    supervision: Supervision,
    #[serde(default)]
    choices: Choices,
    #[serde(default)]
    workload: Workload,
    #[serde(default)]
    expectations: Expectations,
}

impl Stated {
    /// The programme, where this counts of what is unknown if nothing is said.
    fn programme<E: serde::de::Error>(self, unknown: Unknown) -> std::result::Result<Programme, E> {
        let programme = Programme {
            name: self.name,
            focus: self.focus,
            minimum_commitment: self.minimum_commitment,
            accept: Vec::new(),
            history: self.history,
            mutual: self.mutual,
            unknown: self.unknown.unwrap_or(unknown),
            waiting: self.waiting,
            weights: self.weights.over(self.focus.weights()),
            seniority: self.seniority,
            poles: self.poles,
            supervision: self.supervision,
            choices: self.choices,
            workload: self.workload,
            expectations: self.expectations,
        };
        programme.validate().map_err(E::custom)?;
        Ok(programme.accepting(self.accept))
    }
}

impl<'de> Deserialize<'de> for Programme {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        Stated::deserialize(from)?.programme(Unknown::default())
    }
}

/// The programme of a saved matching or season. Those of earlier versions do not say what counts
/// where something is unknown: it was half.
pub(crate) fn saved<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Programme, D::Error> {
    Stated::deserialize(from)?.programme(Unknown::Half)
}
