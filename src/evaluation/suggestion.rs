//! Weights for the next cohort, from effects that are reliable.
//!
//! *Problem.* Weights are points, effects are units of the outcome. Which weights follow from
//! effects, if not all effects are known?
//!
//! *Method.* The best weights for known effects are in proportion to them. So one rate turns units
//! of the outcome into points. It is chosen such that the reliable effects alone get a say as large
//! as all weights had (the square root of the sum of squares over the criteria that could be told).
//! Where all effects are reliable the scale of the programme stays; where few are, the other
//! weights keep their points, and lose only against the ones that proved themselves. Each new
//! weight is then drawn back to the old one by the share of the estimate that noise may be, (error
//! / estimate)^2.
//!
//! The cohort is matched again with them, and the effects, each drawn back to 0 in the same way,
//! predict the gain. Where it is less than two standard errors or so (95 %), nothing is suggested.
//!
//! *Caveat.* The same answers choose the weights and predict the gain, which flatters it: in
//! simulations with few answers it was twice the true one. So its interval is as wide as those of
//! the effects (99 % for all); one of 95 % held in two cases of three only. Association is no
//! cause.
//!
//! *Reference.* James and Stein, Estimation with quadratic loss (1961), for drawing back.

use serde::{Deserialize, Serialize};

use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::evaluation::effects::Learnt;
use crate::evaluation::fits::{Fits, fits};
use crate::evaluation::interval::Interval;
use crate::evaluation::mean::mean;
use crate::evaluation::uncertainty::quantile;
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::people::pair_id::PairId;
use crate::programme::weight_key::{self, WeightKey};
use crate::programme::weights::Weights;

/// The scale of a programme that has no points at all: about that of the default weights.
const USUAL: f64 = 200.0;
/// No weight may be larger.
const LARGEST: f64 = 1e6;
/// A gain that chance makes with this probability is none.
const GAIN_ERROR: f64 = 0.05;

/// A weight that is to change.
///
/// In [`Suggestion`](crate::evaluation::Suggestion).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WeightChange {
    #[serde(deserialize_with = "weight_key::one")]
    key: WeightKey,
    now: i32,
    then: i32,
}

impl WeightChange {
    /// The key of the weight: see [`Weights::all`].
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// Its points in the programme.
    pub fn now(&self) -> i32 {
        self.now
    }

    /// The points that are suggested.
    pub fn then(&self) -> i32 {
        self.then
    }
}

/// Weights for the next cohort. They are never applied by themselves.
///
/// There is one only where an effect is reliable and this cohort, matched with the new weights,
/// would surely have done better. Try them on the next cohort, and evaluate again.
///
/// From [`Evaluation::suggestion`](crate::Evaluation::suggestion).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    weights: Weights,
    changes: Vec<WeightChange>,
    expected_now: f64,
    gain: f64,
    gain_interval: Interval,
    new_pairs: usize,
    pairs: usize,
}

impl Suggestion {
    /// All weights: those that change, and the others as they are.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// What changes.
    pub fn changes(&self) -> &[WeightChange] {
        &self.changes
    }

    /// The mean outcome that the effects predict for the pairs of this cohort as they are.
    pub fn expected_now(&self) -> f64 {
        self.expected_now
    }

    /// The same, had this cohort been matched with the suggested weights.
    pub fn expected_then(&self) -> f64 {
        self.expected_now + self.gain
    }

    /// What would have been gained in the mean of the pairs.
    pub fn gain(&self) -> f64 {
        self.gain
    }

    /// Where the gain lies, for these pairs and if the effects are causes. As the same answers
    /// chose the weights it is as wide as the intervals of the effects, and may contain 0.
    pub fn gain_interval(&self) -> Interval {
        self.gain_interval
    }

    /// How many pairs would have been others.
    pub fn new_pairs(&self) -> usize {
        self.new_pairs
    }

    /// How many pairs there would have been.
    pub fn pairs(&self) -> usize {
        self.pairs
    }

    /// The suggestion, unless no effect is reliable or it would not surely be better.
    pub(super) fn of(
        matching: &Matching,
        before: &[Fits],
        learnt: &Learnt,
        said: &[Option<f64>],
        work: &Work<'_>,
    ) -> Result<Option<Self>> {
        let mut weights = matching.programme().weights().clone();
        let changes = changes(learnt);
        for change in &changes {
            weights = weights.with(change.key, change.then)?;
        }
        if changes.is_empty() {
            return Ok(None);
        }
        let again = work.guard().part(0.0..0.5, || matching.under(weights.clone(), work))?;
        let after = work.guard().part(0.5..1.0, || fits(&again, work))?;
        let (mut gain, mut expected_now, mut moved) = (0.0, 0.0, Vec::new());
        for (effect, error) in learnt.effects.iter().zip(learnt.model.errors()) {
            let estimate = effect.estimate();
            let is_same = |fit: &&Fits| fit.key == effect.key();
            let both = before.iter().find(is_same).zip(after.iter().find(is_same));
            let Some((now, then)) = both else { continue };
            let in_all = mean(&now.of_pairs).unwrap_or(0.0);
            let answered = now.of_pairs.iter().zip(said).filter(|(_, said)| said.is_some());
            let in_answered = mean(&answered.map(|(&fit, _)| fit).collect::<Vec<f64>>()).unwrap_or(0.0);
            let change = mean(&then.of_pairs).unwrap_or(in_all) - in_all;
            expected_now += estimate * (in_all - in_answered);
            gain += estimate * (1.0 - noise(effect.estimate(), error)) * change;
            moved.push(change);
        }
        expected_now += mean(&said.iter().copied().flatten().collect::<Vec<f64>>()).unwrap_or(0.0);
        let error = learnt.model.error_of(&moved);
        let surely = gain > quantile(1.0 - GAIN_ERROR / 2.0, learnt.model.freedom) * error;
        if !surely {
            return Ok(None);
        }
        let gain_interval = Interval::around(gain, learnt.reach * error);
        let known: Vec<&PairId> = matching.pairs().iter().map(Pair::id).collect();
        let new = again.pairs().iter().filter(|pair| known.binary_search(&pair.id()).is_err());
        let (new_pairs, pairs) = (new.count(), again.pairs().len());
        Ok(Some(Self { weights, changes, expected_now, gain, gain_interval, new_pairs, pairs }))
    }
}

/// The share of an estimate that may be noise.
fn noise(estimate: f64, error: f64) -> f64 {
    if estimate == 0.0 { 1.0 } else { (error / estimate).powi(2).min(1.0) }
}

/// The weights that are to change.
fn changes(learnt: &Learnt) -> Vec<WeightChange> {
    let squares = |values: &mut dyn Iterator<Item = f64>| values.map(|value| value * value).sum::<f64>();
    let reliable =
        || learnt.effects.iter().zip(learnt.model.errors()).filter(|(effect, _)| effect.is_reliable());
    let effects = squares(&mut reliable().map(|(effect, _)| effect.estimate())).sqrt();
    if effects == 0.0 {
        return Vec::new();
    }
    let points = squares(&mut learnt.effects.iter().map(|effect| f64::from(effect.weight()))).sqrt();
    let rate = if points > 0.0 { points } else { USUAL } / effects;
    let change = |(effect, error): (&crate::evaluation::effects::Effect, f64)| {
        let (now, worth) = (f64::from(effect.weight()), rate * effect.estimate());
        let then = (worth + noise(effect.estimate(), error) * (now - worth)).round().clamp(-LARGEST, LARGEST);
        #[expect(clippy::cast_possible_truncation, reason = "it lies within a million")]
        let then = then as i32;
        (then != effect.weight()).then_some(WeightChange { key: effect.key(), now: effect.weight(), then })
    };
    reliable().filter_map(change).collect()
}
