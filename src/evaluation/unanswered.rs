//! What those who did not answer could still change.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::evaluation::figures::Figure;
use crate::evaluation::measure::Measure;
use crate::words::form;

/// What the figure of a goal would be if all pairs that did not answer had answered the least, and
/// the most. Printed, it is a sentence for the coordinator.
///
/// Of yes, no and shares these are no and yes, so the figure of all pairs lies between for sure. Of
/// numbers they are the lowest and the highest answer that there is: others may lie beyond.
///
/// From [`GoalResult::unanswered`](crate::evaluation::GoalResult::unanswered).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unanswered {
    measure: Measure,
    pairs: usize,
    least: Extreme,
    most: Extreme,
}

/// One end: what the others would answer, what all come to, and whether that reaches the target.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Extreme {
    answer: f64,
    figure: f64,
    reached: bool,
}

impl Unanswered {
    /// None where all have answered, or nobody.
    #[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
    pub(super) fn of(
        measure: &Measure,
        figure: &Figure,
        range: (f64, f64),
        reaches: impl Fn(f64) -> bool,
    ) -> Option<Self> {
        let pairs = figure.of().checked_sub(figure.based_on()).filter(|&pairs| pairs > 0)?;
        let range = if measure.is_share() { (0.0, 1.0) } else { range };
        let extreme = |answer: f64| {
            let sum = figure.value() * figure.based_on() as f64 + answer * pairs as f64;
            let figure = sum / figure.of() as f64;
            Extreme { answer, figure, reached: reaches(figure) }
        };
        Some(Self { measure: measure.clone(), pairs, least: extreme(range.0), most: extreme(range.1) })
    }

    /// How many did not answer.
    pub fn pairs(&self) -> usize {
        self.pairs
    }

    /// The figure of all pairs if these had answered the least.
    pub fn at_least(&self) -> f64 {
        self.least.figure
    }

    /// The figure of all pairs if these had answered the most.
    pub fn at_most(&self) -> f64 {
        self.most.figure
    }

    /// Would the target be reached if they had answered the least?
    pub fn is_reached_at_least(&self) -> bool {
        self.least.reached
    }

    /// Would the target be reached if they had answered the most?
    pub fn is_reached_at_most(&self) -> bool {
        self.most.reached
    }
}

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let others = format!("the other {}", form(self.pairs, "pair", &format!("{} pairs", self.pairs)));
        let (least, most) = match self.measure {
            Measure::StillMeeting => ("said no".to_owned(), "said yes".to_owned()),
            Measure::GoalsMet => ("met none of their goals".to_owned(), "met all of them".to_owned()),
            _ => (
                format!("answered {}, the lowest so far", self.measure.shown(self.least.answer)),
                format!("answered {}, the highest", self.measure.shown(self.most.answer)),
            ),
        };
        let told = |end: &Extreme| {
            let verdict = if end.reached { "met" } else { "not met" };
            format!("{} and {verdict}", self.measure.shown(end.figure))
        };
        write!(f, "Had {others} {least}, it would be {}; ", told(&self.least))?;
        write!(f, "had they {most}, {}.", told(&self.most))
    }
}
