//! The figure of a measure: a mean or a share, and how many it is based on.

use serde::{Deserialize, Serialize};

use crate::evaluation::measure::Measure;
use crate::evaluation::outcomes::{Outcomes, PairOutcome};
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::matching::telling::summary::Share;

/// A mean or a share, and how many pairs or mentees it is based on. A figure never stands without
/// its base.
///
/// From [`Evaluation::means`](crate::Evaluation::means).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    value: f64,
    based_on: usize,
    of: usize,
}

impl Figure {
    /// The mean, or the share from 0 to 1.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// How many are known.
    pub fn based_on(&self) -> usize {
        self.based_on
    }

    /// Out of how many: all pairs, or the mentees it can be asked of.
    pub fn of(&self) -> usize {
        self.of
    }

    fn share(share: Share, of: usize) -> Option<Self> {
        share.percent().map(|percent| Self { value: percent / 100.0, based_on: share.of(), of })
    }
}

/// The outcomes of a matching's pairs, pair by pair in its order; those without an answer have
/// none.
pub(super) fn answers<'a>(matching: &Matching, outcomes: &'a Outcomes) -> Vec<Option<&'a PairOutcome>> {
    let of = |pair: &Pair| outcomes.of(pair.mentor(), pair.mentee());
    matching.pairs().iter().map(|pair| of(pair).filter(|outcome| outcome.answers())).collect()
}

/// The mean of numbers, added up in their order.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The figure of a measure; none where nothing is known.
pub(super) fn figure(
    measure: &Measure,
    matching: &Matching,
    answers: &[Option<&PairOutcome>],
) -> Option<Figure> {
    let pairs = matching.pairs().len();
    match measure {
        Measure::CrossDepartment => Figure::share(matching.summary().cross_department(), pairs),
        Measure::CrossRegion => Figure::share(matching.summary().cross_region(), pairs),
        Measure::MenteesServed => {
            let served = matching.summary().mentees_matched();
            Figure::share(served, served.of())
        }
        Measure::ChoicesHonoured => {
            let honoured = choices_honoured(matching);
            Figure::share(honoured, honoured.of())
        }
        answered => {
            let said: Vec<f64> = answers.iter().flatten().filter_map(|pair| answered.said(pair)).collect();
            Some(Figure { value: mean(&said)?, based_on: said.len(), of: pairs })
        }
    }
}

/// Mentees with a mentor they chose, out of those who chose anybody.
fn choices_honoured(matching: &Matching) -> Share {
    let chose = matching.cohort().mentees().filter(|mentee| mentee.choices().next().is_some()).count();
    let cohort = matching.cohort();
    let chosen = |pair: &&Pair| {
        cohort.get(pair.mentee()).is_some_and(|mentee| mentee.choice_rank(pair.mentor()).is_some())
    };
    let mut honoured: Vec<_> = matching.pairs().iter().filter(chosen).map(Pair::mentee).collect();
    honoured.sort_unstable();
    honoured.dedup();
    Share::new(honoured.len(), chose)
}
