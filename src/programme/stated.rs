//! A programme as a file or a document states it.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::error::Result;
use crate::error::problems::Problems;
use crate::people::finding::kind::FindingKind;
use crate::programme::focus::Focus;
use crate::programme::policies::choices::Choices;
use crate::programme::policies::co_mentees::CoMentees;
use crate::programme::policies::consent::Consent;
use crate::programme::policies::expectations::Expectations;
use crate::programme::policies::mutual::Mutual;
use crate::programme::policies::poles::Poles;
use crate::programme::policies::seniority::Seniority;
use crate::programme::policies::supervision::Supervision;
use crate::programme::policies::unknown::Unknown;
use crate::programme::policies::waiting::Waiting;
use crate::programme::policies::workload::Workload;
use crate::programme::programme::{History, Programme};
use crate::programme::rules::check;
use crate::programme::rules::column_rule::ColumnRule;
use crate::programme::rules::stated_rule::StatedRule;
use crate::programme::weights;

/// A programme as a file states it: what is missing comes from the focus and the defaults.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stated {
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
    consent: Consent,
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
    #[serde(default)]
    rule: Vec<StatedRule>,
}

impl Stated {
    /// The programme, checked, with these where nothing is said.
    ///
    /// # Errors
    /// [`is_programme`](crate::Error::is_programme), with the key as column: `weights.skills`,
    /// `rule.2.when`.
    pub(super) fn programme(self, unknown: Unknown, co_mentees: CoMentees) -> Result<Programme> {
        let mut problems = Problems::default();
        let rules = self.rule.into_iter().enumerate();
        let rules: Vec<(usize, ColumnRule)> =
            rules.filter_map(|(at, rule)| Some((at, problems.take(rule.rule(at))?))).collect();
        let mut programme = Programme {
            name: self.name,
            focus: self.focus,
            minimum_commitment: self.minimum_commitment,
            accept: Vec::new(),
            history: self.history,
            mutual: self.mutual,
            consent: self.consent,
            unknown: self.unknown.unwrap_or(unknown),
            waiting: self.waiting,
            weights: self.weights.over(self.focus.weights()),
            seniority: self.seniority,
            poles: self.poles,
            supervision: self.supervision,
            choices: self.choices,
            workload: self.workload,
            co_mentees: self.co_mentees.unwrap_or(co_mentees),
            expectations: self.expectations,
            rules: Vec::new(),
        };
        for (key, word) in self.weights.words() {
            programme = match programme.clone().with_importance(key, word) {
                Ok(programme) => programme,
                Err(error) => {
                    problems.add(error);
                    programme
                }
            };
        }
        programme.check_policies(&mut problems);
        // rules of words come after those that are stated
        let stated = rules.last().map_or(0, |(at, _)| at + 1);
        let of_words = std::mem::take(&mut programme.rules);
        check::check(
            rules.iter().map(|(at, rule)| (*at, rule)).chain((stated..).zip(&of_words)),
            &mut problems,
        );
        problems.finish()?;
        programme.rules = rules.into_iter().map(|(_, rule)| rule).chain(of_words).collect();
        Ok(programme.accepting(self.accept))
    }
}

impl<'de> Deserialize<'de> for Programme {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        Stated::deserialize(from)?
            .programme(Unknown::default(), CoMentees::default())
            .map_err(D::Error::custom)
    }
}

/// The programme of a document that this library wrote. Those of earlier versions do not say what
/// counts where something is unknown: it was half. Nor do they say anything of mentees of one
/// mentor: all was allowed.
pub(crate) fn recorded<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Programme, D::Error> {
    Stated::deserialize(from)?.programme(Unknown::Half, CoMentees::allowing()).map_err(D::Error::custom)
}
