//! What came of a programme.

use serde::{Deserialize, Serialize};

use crate::evaluation::date::Date;
use crate::evaluation::effects::{Effect, UntestedWeight};
use crate::evaluation::figures::Figure;
use crate::evaluation::finding::OutcomeFinding;
use crate::evaluation::goal_result::GoalResult;
use crate::evaluation::groups::GroupTable;
use crate::evaluation::measure::Measure;
use crate::evaluation::suggestion::Suggestion;
use crate::evaluation::trouble::PairInTrouble;
use crate::evaluation::warning::EvaluationWarning;
use crate::matching::matching::Matching;
use crate::matching::provenance::Provenance;
use crate::matching::telling::summary::Share;

/// What came of a programme: goals, means, what went with good pairs, and weights for the next
/// cohort.
///
/// Made by an [`Evaluator`](crate::evaluation::Evaluator). Printed, it is a page for the
/// coordinator, 80 columns wide. The same answers give the same bytes, in any order of rows.
///
/// Read the [`warnings`](Self::warnings) first: they say what this evaluation cannot say, and where
/// they are grave there are no effects and no suggestion.
///
/// Read with serde it says the same, but [`is_of`](Self::is_of) no matching: that is not written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    #[serde(skip)]
    pub(super) provenance: Provenance,
    pub(super) as_of: Option<Date>,
    pub(super) answered: Share,
    pub(super) means: Vec<(Measure, Figure)>,
    pub(super) goals: Vec<GoalResult>,
    pub(super) outcome: Measure,
    pub(super) effects: Vec<Effect>,
    pub(super) untested: Vec<UntestedWeight>,
    pub(super) predicted_share: Option<f64>,
    pub(super) warnings: Vec<EvaluationWarning>,
    pub(super) suggestion: Option<Suggestion>,
    pub(super) findings: Vec<OutcomeFinding>,
    #[serde(default)]
    pub(super) of_matching: Vec<(Measure, Figure)>,
    #[serde(default)]
    pub(super) groups: Vec<GroupTable>,
    #[serde(default)]
    pub(super) smallest_effect: Option<f64>,
    #[serde(default)]
    pub(super) low_rating: Option<f64>,
    #[serde(default)]
    pub(super) in_trouble: Vec<PairInTrouble>,
}

impl Evaluation {
    /// Is it about the pairs of this matching, or of one with the same programme, pairs and points?
    ///
    /// Time O(pairs).
    pub fn is_of(&self, matching: &Matching) -> bool {
        self.provenance.is(matching)
    }

    /// The day as of which goals were judged.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// Pairs that answered anything, out of all.
    pub fn answered(&self) -> Share {
        self.answered
    }

    /// The mean of everything that pairs answered, with how many did.
    pub fn means(&self) -> &[(Measure, Figure)] {
        &self.means
    }

    /// What the matching says of itself: pairs that cross, choices honoured, mentees served.
    pub fn of_matching(&self) -> &[(Measure, Figure)] {
        &self.of_matching
    }

    /// The means of every measure by group. Where no group
    /// [differs](crate::evaluation::GroupFigure::differs) these are tables of noise.
    pub fn groups(&self) -> &[GroupTable] {
        &self.groups
    }

    /// How many groups were compared with the rest.
    pub fn groups_compared(&self) -> usize {
        self.groups.iter().map(GroupTable::compared).sum()
    }

    /// Pairs that somebody should ask about, the worst first: those that no longer meet, rate low,
    /// or met less than half of their goals. For the coordinator alone.
    pub fn in_trouble(&self) -> &[PairInTrouble] {
        &self.in_trouble
    }

    /// Ratings up to this one are low; none where the scale is not known.
    pub fn low_rating(&self) -> Option<f64> {
        self.low_rating
    }

    /// The goals, in the order in which they were stated.
    pub fn goals(&self) -> &[GoalResult] {
        &self.goals
    }

    /// The outcome from which weights were learnt.
    pub fn outcome(&self) -> &Measure {
        &self.outcome
    }

    /// How the outcome went with each weight that could be asked about, in the order of
    /// [`Weights::all`](crate::Weights::all); none where there were too few answers.
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The smallest effect of a weight that these answers would show in four of five cases, in
    /// units of the outcome: of the weight of which most can be seen. What is smaller may be there
    /// and was not found. Where there are no effects, the smallest difference between two halves of
    /// the pairs. None below four answers, and where all are the same.
    pub fn smallest_effect(&self) -> Option<f64> {
        self.smallest_effect
    }

    /// Weights about which nothing can be said, and why.
    pub fn untested(&self) -> &[UntestedWeight] {
        &self.untested
    }

    /// Which share of the differences between outcomes is predicted for pairs that were not looked
    /// at; 0 when the mean is as good. `None` where there were too few answers.
    pub fn predicted_share(&self) -> Option<f64> {
        self.predicted_share
    }

    /// What this evaluation cannot say.
    pub fn warnings(&self) -> &[EvaluationWarning] {
        &self.warnings
    }

    /// Weights for the next cohort, if the answers suggest any. They are never applied by
    /// themselves.
    pub fn suggestion(&self) -> Option<&Suggestion> {
        self.suggestion.as_ref()
    }

    /// What is doubtful about the outcomes.
    pub fn findings(&self) -> &[OutcomeFinding] {
        &self.findings
    }
}
