//! A cohort beside the last one: each measure then and now.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::evaluation::figures::Figure;
use crate::evaluation::interval::Interval;
use crate::evaluation::measure::Measure;
use crate::evaluation::result::Evaluation;
use crate::evaluation::uncertainty::{of_difference, of_shares};
use crate::words::paragraph;

/// A measure of two cohorts, and by how much it has changed.
///
/// In [`CohortChange`](crate::evaluation::CohortChange).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeasureChange {
    measure: Measure,
    then: Figure,
    now: Figure,
    interval: Option<Interval>,
}

impl MeasureChange {
    /// What was measured.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// The figure of the earlier cohort.
    pub fn then(&self) -> Figure {
        self.then
    }

    /// The figure of this cohort.
    pub fn now(&self) -> Figure {
        self.now
    }

    /// Now less then.
    pub fn change(&self) -> f64 {
        self.now.value() - self.then.value()
    }

    /// Where the change lies in 95 of 100 cases, if each cohort's answers are some of those that
    /// there might have been. None where a cohort has one answer, and of what matchings say of
    /// themselves: there the change is known.
    pub fn interval(&self) -> Option<Interval> {
        self.interval
    }

    /// Is it more than chance can make?
    pub fn is_clear(&self) -> bool {
        match self.interval {
            Some(interval) => !interval.contains_zero(),
            None => !self.measure.is_answered() && self.change() != 0.0,
        }
    }
}

/// All measures that two cohorts share, then and now. Printed, it is a table of 80 columns.
///
/// From [`Evaluation::compared_with`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortChange {
    changes: Vec<MeasureChange>,
}

impl CohortChange {
    /// Each measure, in the order of [`Evaluation::means`], then those of the matching.
    pub fn changes(&self) -> &[MeasureChange] {
        &self.changes
    }
}

impl Evaluation {
    /// This cohort beside an earlier one. Answers are compared as numbers: the scales have to be
    /// the same. Time O(measures^2).
    ///
    /// ```
    /// use pairwright::evaluation::{Measure, Outcomes, PairOutcome};
    /// use pairwright::{Cohort, Evaluator, Matcher, Participant};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let rated = |rating| {
    ///     let outcomes = Outcomes::new([PairOutcome::new("ana", "max").with_rating(rating)])?;
    ///     Evaluator::default().evaluate(&matching, &outcomes)
    /// };
    /// let change = rated(5.0)?.compared_with(&rated(4.0)?);
    /// assert_eq!(change.changes()[0].change(), 1.0);
    /// assert!(!change.changes()[0].is_clear()); // one answer each
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn compared_with(&self, earlier: &Self) -> CohortChange {
        let all = |evaluation: &Self| -> Vec<(Measure, Figure)> {
            evaluation.means.iter().chain(&evaluation.of_matching).cloned().collect()
        };
        let before = all(earlier);
        let change = |(measure, now): (Measure, Figure)| {
            let (_, then) = before.iter().find(|(other, _)| *other == measure)?;
            let interval = interval(&measure, then, &now);
            Some(MeasureChange { measure, then: *then, now, interval })
        };
        CohortChange { changes: all(self).into_iter().filter_map(change).collect() }
    }
}

fn interval(measure: &Measure, then: &Figure, now: &Figure) -> Option<Interval> {
    match measure {
        Measure::StillMeeting => of_shares(yes(then), yes(now)),
        answered if answered.is_answered() => of_difference(then.sample(), now.sample(), measure.is_share()),
        _ => None,
    }
}

/// How many said yes, of how many.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of pairs"
)]
fn yes(figure: &Figure) -> (usize, usize) {
    let yes = (figure.value() * figure.based_on() as f64).round().max(0.0) as usize;
    (yes.min(figure.based_on()), figure.based_on())
}

impl fmt::Display for CohortChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.changes.is_empty() {
            return writeln!(f, "The two cohorts have no measure in common.");
        }
        for one in &self.changes {
            let shown = |figure: &Figure| one.measure.shown(figure.value());
            let change = one.measure.shown_change(one.change());
            let told = match one.interval {
                _ if !one.measure.is_answered() => String::new(),
                None => "; one answer says nothing".to_owned(),
                Some(interval) => {
                    let [low, high] =
                        [interval.low(), interval.high()].map(|end| one.measure.shown_change(end));
                    let verdict = if one.is_clear() { "more than chance" } else { "may be chance" };
                    format!(" ({low} to {high}): {verdict}")
                }
            };
            let (then, now) = (shown(&one.then), shown(&one.now));
            paragraph(f, "  ", &format!("{}: {then} then, {now} now, {change}{told}", one.measure))?;
        }
        Ok(())
    }
}
