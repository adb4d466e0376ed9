//! Goals stated beforehand, and whether they were met.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::evaluation::date::Date;
use crate::evaluation::measure::Measure;
use crate::evaluation::outcomes::LARGEST;
use crate::storage::stored::Stored;
use crate::text::shown;
use crate::text_check::check_text;

/// What a figure must reach.
///
/// For [`SmartGoal`](crate::evaluation::SmartGoal).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Target {
    /// This much or more.
    AtLeast(f64),
    /// This much or less.
    AtMost(f64),
}

impl Target {
    /// The number.
    pub fn number(self) -> f64 {
        let (Self::AtLeast(number) | Self::AtMost(number)) = self;
        number
    }

    /// Does a figure reach it?
    ///
    /// A mean is a rounded number: one that misses by the last bits of `f64` reaches it.
    pub fn is_reached(self, value: f64) -> bool {
        let slack = 1e-9 * self.number().abs().max(1.0);
        match self {
            Self::AtLeast(number) => value >= number - slack,
            Self::AtMost(number) => value <= number + slack,
        }
    }
}

/// A goal stated beforehand: specific, measurable, with a target and a date.
///
/// ```
/// use pairwright::evaluation::{Measure, SmartGoal, Target};
///
/// let by = "2026-06-30".parse()?;
/// let goal = SmartGoal::new("They go on", Measure::StillMeeting, Target::AtLeast(0.8), by)?;
/// assert_eq!(goal.to_string(), "They go on: pairs still meeting at least 80.0 % by 2026-06-30");
/// // a share is a number from 0 to 1
/// let percent = Target::AtLeast(80.0);
/// assert!(SmartGoal::new("They go on", Measure::StillMeeting, percent, by).is_err());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Stated", into = "Stated")]
pub struct SmartGoal {
    name: String,
    measure: Measure,
    target: Target,
    by: Date,
}

/// A goal as a file states it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    name: String,
    measure: Measure,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_least: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_most: Option<f64>,
    by: Date,
}

impl SmartGoal {
    /// A goal: its name, what is measured, what it must reach, and by when.
    ///
    /// # Errors
    /// [`is_programme`](Error::is_programme) when the name is empty, the target is not a number, or
    /// that of a share does not lie from 0 to 1.
    pub fn new(name: impl Into<String>, measure: Measure, target: Target, by: Date) -> Result<Self> {
        let name = name.into().trim().to_owned();
        if name.is_empty() {
            return Err(Error::programme("a goal needs a name").at_column("name"));
        }
        let column = if let Measure::Column(column) = &measure { column } else { "" };
        for (field, text) in [("name", name.as_str()), ("measure", column)] {
            check_text(text, field)
                .map_err(|error| Error::programme(error.message()).at_column(field).with_value(text))?;
        }
        let number = target.number();
        let key = match target {
            Target::AtLeast(_) => "at_least",
            Target::AtMost(_) => "at_most",
        };
        let refused = |why: &str| {
            let why = format!("the target of goal {name:?} is {why}");
            Err(Error::programme(why).at_column(key).with_value(number.to_string()))
        };
        if !number.is_finite() || number.abs() > LARGEST {
            return refused("not a number that can be reached");
        }
        if measure.is_share() && !(0.0..=1.0).contains(&number) {
            return refused("a share, which lies from 0 to 1: 0.8 is 80 %");
        }
        Ok(Self { name, measure, target, by })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is measured.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// What it must reach.
    pub fn target(&self) -> Target {
        self.target
    }

    /// By when.
    pub fn by(&self) -> Date {
        self.by
    }
}

impl TryFrom<Stated> for SmartGoal {
    type Error = Error;

    fn try_from(stated: Stated) -> Result<Self> {
        let target = match (stated.at_least, stated.at_most) {
            (Some(number), None) => Target::AtLeast(number),
            (None, Some(number)) => Target::AtMost(number),
            _ => {
                let why = format!("goal {:?} needs either at_least or at_most", stated.name);
                return Err(Error::programme(why));
            }
        };
        Self::new(stated.name, stated.measure, target, stated.by)
    }
}

impl From<SmartGoal> for Stated {
    fn from(goal: SmartGoal) -> Self {
        let (at_least, at_most) = match goal.target {
            Target::AtLeast(number) => (Some(number), None),
            Target::AtMost(number) => (None, Some(number)),
        };
        Self { name: goal.name, measure: goal.measure, at_least, at_most, by: goal.by }
    }
}

impl fmt::Display for SmartGoal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self.target {
            Target::AtLeast(_) => "at least",
            Target::AtMost(_) => "at most",
        };
        let target = self.measure.shown(self.target.number());
        write!(f, "{}: {} {words} {target} by {}", shown(&self.name), self.measure, self.by)
    }
}

/// The goals of a programme. With the feature `toml` they are also a file.
///
/// For [`Evaluator::with_goals`](crate::Evaluator::with_goals).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    #[serde(default, rename = "goal")]
    goals: Vec<SmartGoal>,
}

impl Stored for Goals {
    const KIND: &'static str = "goals";
    const FORMAT: u32 = 1;
}

impl Goals {
    /// These goals.
    pub fn new(goals: impl IntoIterator<Item = SmartGoal>) -> Self {
        Self { goals: goals.into_iter().collect() }
    }

    /// The goals, in the order in which they were stated.
    pub fn all(&self) -> &[SmartGoal] {
        &self.goals
    }
}
