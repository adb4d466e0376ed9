//! The pairs that an evaluation is about, each with what it answered.

use crate::evaluation::measure::Measure;
use crate::evaluation::outcomes::{Outcomes, PairOutcome};
use crate::matching::matching::Matching;
use crate::people::pair_id::PairId;
use crate::scoring::criterion::PairView;

/// A pair of the matching.
pub(super) struct AskedPair<'a> {
    pub(super) people: PairView<'a>,
    pub(super) answer: Option<&'a PairOutcome>,
    /// Is the evaluation about it? Others of the matching say nothing.
    counts: bool,
}

/// The pairs of a matching, in its order.
pub(super) struct Asked<'a> {
    pub(super) matching: &'a Matching,
    pairs: Vec<AskedPair<'a>>,
    is_about_all: bool,
}

impl<'a> Asked<'a> {
    /// About all pairs, or about `only` these.
    pub(super) fn new(matching: &'a Matching, outcomes: &'a Outcomes, only: Option<&[PairId]>) -> Self {
        let pair = |people: PairView<'a>| {
            let (mentor, mentee) = (people.mentor().id(), people.mentee().id());
            let counts = only.is_none_or(|only| only.binary_search(&PairId::new(mentor, mentee)).is_ok());
            let answer = outcomes.of(mentor, mentee).filter(|outcome| counts && outcome.answers());
            AskedPair { people, answer, counts }
        };
        Self { matching, pairs: matching.views().map(pair).collect(), is_about_all: only.is_none() }
    }

    /// Those that count.
    pub(super) fn pairs(&self) -> impl Iterator<Item = &AskedPair<'a>> {
        self.pairs.iter().filter(|pair| pair.counts)
    }

    pub(super) fn count(&self) -> usize {
        self.pairs().count()
    }

    /// Are all pairs of the matching among them?
    pub(super) fn is_about_all(&self) -> bool {
        self.is_about_all
    }

    /// What each pair of the matching says of a measure.
    pub(super) fn said(&self, measure: &Measure) -> Vec<Option<f64>> {
        self.pairs.iter().map(|pair| pair.says(measure)).collect()
    }
}

impl AskedPair<'_> {
    /// What it says of a measure.
    pub(super) fn says(&self, measure: &Measure) -> Option<f64> {
        self.answer.and_then(|answer| measure.said(answer))
    }
}
