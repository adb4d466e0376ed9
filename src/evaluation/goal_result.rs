//! What became of a goal.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evaluation::date::Date;
use crate::evaluation::figures::Figure;
use crate::evaluation::goals::SmartGoal;
use crate::evaluation::unanswered::Unanswered;
use crate::form_word::read_by_word;

/// What became of a goal. It prints as a few words.
///
/// In [`GoalResult`](crate::evaluation::GoalResult).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Verdict {
    /// It is met.
    Met,
    /// Its day has come, and it is not met.
    NotMet,
    /// Too few pairs have answered: the [interval](Figure::interval) of the figure crosses the
    /// target.
    CannotTell,
    /// Its day has not come.
    NotYetDue,
    /// Nothing is known about it: nobody answered, or it concerns nobody.
    NotKnown,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Met => "met",
            Self::NotMet => "NOT met",
            Self::CannotTell => "cannot tell yet",
            Self::NotYetDue => "not yet due",
            Self::NotKnown => "not known",
        })
    }
}

/// A goal, its figure, and what became of it as of a day.
///
/// From [`Evaluation::goals`](crate::Evaluation::goals).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoalResult {
    goal: SmartGoal,
    verdict: Verdict,
    figure: Option<Figure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unanswered: Option<Unanswered>,
}

impl GoalResult {
    /// The verdict as of a day. A goal whose day is not over is not yet due; without a day all
    /// goals are due. `range` has the lowest and the highest answer.
    pub(super) fn of(
        goal: SmartGoal,
        figure: Option<Figure>,
        range: Option<(f64, f64)>,
        as_of: Option<Date>,
    ) -> Self {
        let verdict = match figure {
            _ if as_of.is_some_and(|day| day < goal.by()) => Verdict::NotYetDue,
            None => Verdict::NotKnown,
            Some(figure) => judged(&goal, &figure),
        };
        let others = |figure: &Figure| {
            let is_reached = |value| goal.target().is_reached(value);
            range.and_then(|range| Unanswered::of(goal.measure(), figure, range, is_reached))
        };
        let unanswered = figure.as_ref().and_then(others);
        Self { goal, verdict, figure, unanswered }
    }

    /// The goal.
    pub fn goal(&self) -> &SmartGoal {
        &self.goal
    }

    /// What became of it.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The figure so far, if anything is known.
    pub fn figure(&self) -> Option<Figure> {
        self.figure
    }

    /// What the pairs that did not answer could still change; none where all have, or nobody, or
    /// they were not asked.
    pub fn unanswered(&self) -> Option<&Unanswered> {
        self.unanswered.as_ref()
    }
}

impl GoalResult {
    /// Where the figure of all pairs lies, and what those who did not answer could change, in
    /// sentences; nothing where all have answered.
    pub(crate) fn unsure(&self) -> String {
        let measure = self.goal.measure();
        let interval = self.figure.filter(|figure| figure.based_on() < figure.of());
        let interval = interval.and_then(|figure| figure.interval()).map(|interval| {
            let [low, high] = [interval.low(), interval.high()].map(|end| measure.shown(end));
            format!("All pairs: {low} to {high}, in 95 of 100 cases.")
        });
        let others = self.unanswered.as_ref().map(ToString::to_string);
        interval.into_iter().chain(others).collect::<Vec<_>>().join(" ")
    }
}

/// Is the target reached at both ends of the interval, at neither, or at one?
fn judged(goal: &SmartGoal, figure: &Figure) -> Verdict {
    // what the matching says of itself is no sample
    let ends = match figure.interval() {
        _ if !goal.measure().is_answered() => [figure.value(); 2],
        Some(interval) => [interval.low(), interval.high()],
        None => return Verdict::CannotTell,
    };
    match ends.map(|end| goal.target().is_reached(end)) {
        [true, true] => Verdict::Met,
        [false, false] => Verdict::NotMet,
        _ => Verdict::CannotTell,
    }
}

read_by_word!(Verdict, "a verdict", Error::input, "verdict");
