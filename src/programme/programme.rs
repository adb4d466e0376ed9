//! A programme: weights and policies.

use serde::{Deserialize, Serialize};

use crate::people::finding::kind::FindingKind;
use crate::programme::focus::Focus;
use crate::programme::policies::choices::Choices;
use crate::programme::policies::co_mentees::CoMentees;
use crate::programme::policies::consent::Consent;
use crate::programme::policies::expectations::Expectations;
use crate::programme::policies::mutual::Mutual;
use crate::programme::policies::poles::Poles;
use crate::programme::policies::rule::Rule;
use crate::programme::policies::seniority::Seniority;
use crate::programme::policies::supervision::Supervision;
use crate::programme::policies::unknown::Unknown;
use crate::programme::policies::waiting::Waiting;
use crate::programme::policies::workload::Workload;
use crate::programme::rules::column_rule::ColumnRule;
use crate::programme::weights::Weights;
use crate::storage::stored::Stored;

/// What the programme cares about: weights in points, and policies.
///
/// Starts from the default for reverse mentoring, or from a [`Focus`]; chained setters change the
/// rest. With the feature `toml` it is also a file: see [`from_toml`](Self::from_toml).
///
/// The defaults are those of a reverse mentoring programme that is careful: the mentor is the
/// junior one, nobody is paired within a reporting line, pairs of earlier cohorts are not repeated,
/// what people expect should agree.
///
/// ```
/// use pairwright::policies::{Rule, Supervision};
/// use pairwright::{Focus, Programme};
///
/// let programme = Programme::new(Focus::SkillTransfer)
///     .with_supervision(Supervision::default().with_same_manager(Rule::Penalise(100)));
/// assert!(programme.weights().skills() > Programme::default().weights().skills());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Programme {
    pub(super) name: String,
    pub(super) focus: Focus,
    pub(super) minimum_commitment: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) accept: Vec<FindingKind>,
    pub(super) history: History,
    #[serde(skip_serializing_if = "Mutual::is_default")]
    pub(super) mutual: Mutual,
    #[serde(skip_serializing_if = "Consent::is_default")]
    pub(super) consent: Consent,
    pub(super) unknown: Unknown,
    pub(super) waiting: Waiting,
    pub(super) weights: Weights,
    pub(super) seniority: Seniority,
    pub(super) poles: Poles,
    pub(super) supervision: Supervision,
    pub(super) choices: Choices,
    pub(super) workload: Workload,
    pub(super) co_mentees: CoMentees,
    pub(super) expectations: Expectations,
    #[serde(rename = "rule", skip_serializing_if = "Vec::is_empty")]
    pub(super) rules: Vec<ColumnRule>,
}

impl Stored for Programme {
    const KIND: &'static str = "programme";
    const FORMAT: u32 = 1;
}

/// What to do about two people who were paired before (S18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct History(pub(super) Rule);

impl Default for History {
    fn default() -> Self {
        Self(Rule::Forbid)
    }
}

impl Programme {
    /// A programme with this focus, and the default policies.
    pub fn new(focus: Focus) -> Self {
        Self { focus, weights: focus.weights(), ..Self::default() }
    }

    /// Gives it a name, for people to read: it is the title of reports and names a side of a
    /// comparison.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets the weights: all of them, also those that the focus had set.
    #[must_use]
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// Sets who of a pair should be the junior one, and what the gap is worth (S4).
    #[must_use]
    pub fn with_seniority(mut self, seniority: Seniority) -> Self {
        self.seniority = seniority;
        self
    }

    /// Sets where introverts end and extraverts begin (S3).
    #[must_use]
    pub fn with_poles(mut self, poles: Poles) -> Self {
        self.poles = poles;
        self
    }

    /// Sets the rules about supervisory lines (S6). Conflicts that people declared are forbidden in
    /// any case.
    #[must_use]
    pub fn with_supervision(mut self, supervision: Supervision) -> Self {
        self.supervision = supervision;
        self
    }

    /// Sets how ranked choices are used (S5): not at all, for points, or as the only pairs that may
    /// be.
    #[must_use]
    pub fn with_choices(mut self, choices: Choices) -> Self {
        self.choices = choices;
        self
    }

    /// Sets how many mentees a mentor gets, and how many mentors a mentee, where they do not say
    /// themselves (S12, S13).
    #[must_use]
    pub fn with_workload(mut self, workload: Workload) -> Self {
        self.workload = workload;
        self
    }

    /// Sets which mentees may share a mentor (S6 within S12). Default: never two in one reporting
    /// line, or in a declared conflict.
    #[must_use]
    pub fn with_co_mentees(mut self, co_mentees: CoMentees) -> Self {
        self.co_mentees = co_mentees;
        self
    }

    /// Sets what to do about pairs of earlier cohorts (S18). Default: forbid.
    #[must_use]
    pub fn with_history(mut self, rule: Rule) -> Self {
        self.history = History(rule);
        self
    }

    /// Sets whether two people may be paired in both directions. Default: allow.
    #[must_use]
    pub fn with_mutual(mut self, mutual: Mutual) -> Self {
        self.mutual = mutual;
        self
    }

    /// Sets whose yes a pair needs in a season (S7). Default: the mentee's.
    #[must_use]
    pub fn with_consent(mut self, consent: Consent) -> Self {
        self.consent = consent;
        self
    }

    /// What counts where something is unknown of somebody. Default: the average of the known.
    #[must_use]
    pub fn with_unknown(mut self, unknown: Unknown) -> Self {
        self.unknown = unknown;
        self
    }

    /// Sets what is done for those who waited in earlier cohorts (S14). Default: 200 points for
    /// each cohort.
    #[must_use]
    pub fn with_waiting(mut self, waiting: Waiting) -> Self {
        self.waiting = waiting;
        self
    }

    /// Sets what to do where two people expect different things of a pair (S19). Default: each
    /// difference costs 300 points.
    #[must_use]
    pub fn with_expectations(mut self, expectations: Expectations) -> Self {
        self.expectations = expectations;
        self
    }

    /// Leaves out mentees who state a commitment below this (1 to 5; S8, S9). Default: nobody.
    /// Those who do not state one stay.
    #[must_use]
    pub fn with_minimum_commitment(mut self, commitment: u8) -> Self {
        self.minimum_commitment = Some(commitment);
        self
    }

    /// Its name; empty when it has none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its focus.
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// Its weights.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// Its rules about juniority and the seniority gap.
    pub fn seniority(&self) -> &Seniority {
        &self.seniority
    }

    /// Where introverts end and extraverts begin.
    pub fn poles(&self) -> Poles {
        self.poles
    }

    /// Its rules about supervisory lines.
    pub fn supervision(&self) -> Supervision {
        self.supervision
    }

    /// How ranked choices are used.
    pub fn choices(&self) -> Choices {
        self.choices
    }

    /// How many mentees a mentor gets, and how many mentors a mentee.
    pub fn workload(&self) -> Workload {
        self.workload
    }

    /// Which mentees may share a mentor.
    pub fn co_mentees(&self) -> &CoMentees {
        &self.co_mentees
    }

    /// What to do about pairs of earlier cohorts.
    pub fn history(&self) -> Rule {
        self.history.0
    }

    /// Whether two people may be paired in both directions.
    pub fn mutual(&self) -> Mutual {
        self.mutual
    }

    /// Whose yes a pair needs in a season.
    pub fn consent(&self) -> Consent {
        self.consent
    }

    /// What counts where something is unknown of somebody.
    pub fn unknown(&self) -> Unknown {
        self.unknown
    }

    /// What is done for those who waited in earlier cohorts.
    pub fn waiting(&self) -> Waiting {
        self.waiting
    }

    /// What to do where two people expect different things of a pair.
    pub fn expectations(&self) -> Expectations {
        self.expectations
    }

    /// The least commitment a mentee must state, if any.
    pub fn minimum_commitment(&self) -> Option<u8> {
        self.minimum_commitment
    }
}
