//! A programme as a file or a document states it.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::error::Result;
use crate::people::finding::kind::FindingKind;
use crate::programme::focus::Focus;
use crate::programme::policies::choices::Choices;
use crate::programme::policies::co_mentees::CoMentees;
use crate::programme::policies::expectations::Expectations;
use crate::programme::policies::mutual::Mutual;
use crate::programme::policies::poles::Poles;
use crate::programme::policies::seniority::Seniority;
use crate::programme::policies::supervision::Supervision;
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
    co_mentees: Option<CoMentees>,
    #[serde(default)]
    expectations: Expectations,
}

impl<'de> Deserialize<'de> for Programme {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        Stated::deserialize(from)?.programme(CoMentees::default()).map_err(D::Error::custom)
    }
}

impl Stated {
    /// The programme, with this where nothing is stated about mentees of one mentor.
    fn programme(self, co_mentees: CoMentees) -> Result<Programme> {
        let stated = self;
        let programme = Programme {
            name: stated.name,
            focus: stated.focus,
            minimum_commitment: stated.minimum_commitment,
            accept: Vec::new(),
            history: stated.history,
            mutual: stated.mutual,
            waiting: stated.waiting,
            weights: stated.weights.over(stated.focus.weights()),
            seniority: stated.seniority,
            poles: stated.poles,
            supervision: stated.supervision,
            choices: stated.choices,
            workload: stated.workload,
            co_mentees: stated.co_mentees.unwrap_or(co_mentees),
            expectations: stated.expectations,
        };
        programme.validate()?;
        Ok(programme.accepting(stated.accept))
    }
}

/// A programme in a document that this library wrote. One from before there were rules about
/// mentees of one mentor has none.
pub(crate) fn recorded<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Programme, D::Error> {
    Stated::deserialize(from)?.programme(CoMentees::allowing()).map_err(D::Error::custom)
}
